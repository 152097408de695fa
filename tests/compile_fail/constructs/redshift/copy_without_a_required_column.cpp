// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0377
// EXPECT: E0377_copy_leaves_out_a_column<.*dwh::load
// EXPECT: has no default; add it to \.columns
// EXPECT: customer
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto orders =
    producer.create_table<"Orders">("CREATE TABLE orders (customer integer NOT NULL, amount integer)");
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(orders, exports / "in/", {.columns = "amount"});
#else
inline constexpr auto load = producer.ingest_data<"Load">(orders, exports / "in/", {.columns = "customer, amount"});
#endif
struct app : platform<app, orders, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0377]: Load (copy_without_a_required_column.cpp:13) would put NULL into the NOT NULL column customer, which has no default
// SAYS:   add it to .columns; see docs/errors/E0377.md
