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

// SAYS: strata[E0402]: Tags (column_named_tag.cpp:11) uses tag as a name, and Redshift reserves this word
// SAYS:   CREATE TABLE tags (id int, tag varchar(20))
// SAYS:                              ^^^ this word is reserved: as a name it has to be quoted
// SAYS:   choose another name, or put it in double quotes; see docs/errors/E0402.md
