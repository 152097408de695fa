// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0410
// EXPECT: E0410_sql_is_beyond_a_limit<.*dwh::items
// EXPECT: this type, table or key is larger than Redshift's limit named here; make it smaller
// EXPECT: line 2, column 3: varchar.70000
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto items = producer.create_table<"Items">(  // the resource at fault
    "CREATE TABLE items (id int, t\n  varchar(70000))");
#else
inline constexpr auto items = producer.create_table<"Items">("CREATE TABLE items (id int, t\n  varchar(65535))");
#endif
struct app : platform<app, items> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0410]: Items (varchar_of_70000_bytes.cpp:11) goes beyond a limit of Redshift's at varchar(70000)
// SAYS:   2 | varchar(70000))
// SAYS:       ^^^^^^^^^^^^^^ this is beyond what Redshift takes; 1 to 65535 bytes
// SAYS:   make it smaller; see docs/errors/E0410.md
