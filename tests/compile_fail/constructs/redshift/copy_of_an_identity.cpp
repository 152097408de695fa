// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0376
// EXPECT: E0376_identity_does_not_fit_the_list<.*dwh::load
// EXPECT: list it and set that, or do neither
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
