// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0385
// EXPECT: E0385_catalog_name_is_malformed<.*dwh::catalog
// EXPECT: correct it
// EXPECT: sales-tables
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto catalog = producer.catalog_tables<"Catalog">("sales-tables");  // the resource at fault
#else
inline constexpr auto catalog = producer.catalog_tables<"Catalog">("sales_tables");
#endif
struct app : platform<app, catalog> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0385]: Catalog (catalog_name_with_a_hyphen.cpp:11) has the name "sales-tables", and a Glue database has 1 to 255 of a-z, 0-9 and _
// SAYS:   correct it; see docs/errors/E0385.md
