// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*dwh::orders
// EXPECT: schema stagng.*did_you_mean.*staging
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto staging = producer.create_schema<"Staging">("staging");
#ifdef STRATA_REJECT
inline constexpr auto orders = producer.create_table<"Orders">(  // the resource at fault
    "CREATE TABLE stagng.orders (id int)");
#else
inline constexpr auto orders = producer.create_table<"Orders">("CREATE TABLE staging.orders (id int)");
#endif
struct app : platform<app, staging, orders> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0104]: Orders (misspelt_schema.cpp:11) uses schema stagng, which nothing in the stack creates
// SAYS:   did you mean staging?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
