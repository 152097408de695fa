// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0411
// EXPECT: E0411_parts_of_sql_do_not_fit<.*dwh::items
// EXPECT: change one of the two
// EXPECT: line 2, column 8: az64; text
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto items = producer.create_table<"Items">(  // the resource at fault
    "CREATE TABLE items (id int, t text\nENCODE az64)");
#else
inline constexpr auto items = producer.create_table<"Items">("CREATE TABLE items (id int, t text\nENCODE lzo)");
#endif
struct app : platform<app, items> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0411]: Redshift refuses az64 in Items (text_encoded_as_a_number.cpp:11)
// SAYS:   2 | ENCODE az64)
// SAYS:              ^^^^ the type of the column does not go with this; text
// SAYS:   change it, or the part that contradicts it; see docs/errors/E0411.md
