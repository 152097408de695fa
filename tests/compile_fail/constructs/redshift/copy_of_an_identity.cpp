// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0376
// EXPECT: E0376_identity_does_not_fit_the_list<.*dwh::load
// EXPECT: list the column and set the option, or do neither
// EXPECT: number
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto orders = producer.create_table<"Orders">(
    "CREATE TABLE orders (number integer IDENTITY(1, 1), amount integer)");
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(orders, exports / "in/", {.columns = "number, amount"});
#else
inline constexpr auto load = producer.ingest_data<"Load">(
    orders, exports / "in/", {.columns = "number, amount", .explicit_ids = true});
#endif
struct app : platform<app, orders, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0376]: Load (copy_of_an_identity.cpp:13) fills the IDENTITY column number only with both its place in the list and .explicit_ids
// SAYS:   list the column and set the option, or do neither; see docs/errors/E0376.md
