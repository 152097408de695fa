// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0387
// EXPECT: E0387_schedule_is_malformed<.*dwh::catalog
// EXPECT: write one such as cron\(1 0 \* \* \? \*\), with six fields in UTC
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto catalog = producer.catalog_tables<"Catalog">(  // the resource at fault
    "tables", {.schedule = "cron(1 0 * * ?)"});
#else
inline constexpr auto catalog = producer.catalog_tables<"Catalog">("tables", {.schedule = "cron(1 0 * * ? *)"});
#endif
struct app : platform<app, catalog> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0387]: Catalog (schedule_of_five_fields.cpp:10) has the schedule "cron(1 0 * * ?)", which is no schedule expression
// SAYS:   write one such as cron(1 0 * * ? *), with six fields in UTC; see docs/errors/E0387.md
