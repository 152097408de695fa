// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0402
// EXPECT: E0402_name_is_a_reserved_word<.*dwh::tags
// EXPECT: choose another name, or put it in double quotes
// EXPECT: line 1, column 28: tag
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto tags = producer.create_table<"Tags">(  // the resource at fault
    "CREATE TABLE tags (id int, tag varchar(20))");
#else
inline constexpr auto tags = producer.create_table<"Tags">("CREATE TABLE tags (id int, \"tag\" varchar(20))");
#endif
struct app : platform<app, tags> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}
