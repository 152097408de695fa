// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0386
// EXPECT: E0386_crawl_path_is_malformed<.*dwh::catalog
// EXPECT: the path of a crawl is database/schema/table, with % for any schema or table; correct it
// EXPECT: %/public/%
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto catalog = producer.catalog_tables<"Catalog">(  // the resource at fault
    "tables", {.path = "%/public/%"});
#else
inline constexpr auto catalog = producer.catalog_tables<"Catalog">("tables", {.path = "sales/public/%"});
#endif
struct app : platform<app, catalog> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0386]: Catalog (crawl_of_every_database.cpp:11) crawls "%/public/%", and a path is database/schema/table, with % for any schema or table
// SAYS:   correct it; see docs/errors/E0386.md
