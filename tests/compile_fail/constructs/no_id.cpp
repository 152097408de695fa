// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0108
// EXPECT: E0108_id_is_missing<.*dwh::orders
// EXPECT: write one in angle brackets
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto orders = producer.create_table("CREATE TABLE orders (id integer)");  // the resource at fault
#else
inline constexpr auto orders = producer.create_table<"Orders">("CREATE TABLE orders (id integer)");
#endif
struct app : platform<app, orders> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0108]: the construct (no_id.cpp:10) has no id
// SAYS:   write one in angle brackets before the arguments, as in create_table<"Orders">(...); see docs/errors/E0108.md
