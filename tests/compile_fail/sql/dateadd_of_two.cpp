// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0408
// EXPECT: E0408_numbers_of_arguments_differ<.*dwh::due
// EXPECT: the built-in function named here takes another number of arguments; correct the call
// EXPECT: line 1, column 27: dateadd; 2 giv
// EXPECT-GNU: 2 given, 3 wanted
#include "../platform.hpp"

namespace dwh {
inline constexpr auto orders = producer.create_table<"Orders">("CREATE TABLE orders (id int, placed date)");
#ifdef STRATA_REJECT
inline constexpr auto due = producer.create_view<"Due">(  // the resource at fault
    "CREATE VIEW due AS SELECT dateadd(day, placed) AS until FROM orders");
#else
inline constexpr auto due = producer.create_view<"Due">(
    "CREATE VIEW due AS SELECT dateadd(day, 14, placed) AS until FROM orders");
#endif
struct app : platform<app, orders, due> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0408]: Due (dateadd_of_two.cpp:13) calls dateadd with a wrong number of arguments
// SAYS:   CREATE VIEW due AS SELECT dateadd(day, placed) AS until FROM orders
// SAYS:                             ^^^^^^^ this function takes another number of arguments; 2 given, 3 wanted
// SAYS:   correct the call; see docs/errors/E0408.md
