// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0403
// EXPECT: E0403_sql_is_nested_too_deeply<.*dwh::deep
// EXPECT: move a part of it into WITH
// EXPECT: line 2, column 
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto deep = producer.create_view<"Deep">(  // the resource at fault
    "CREATE VIEW deep AS SELECT\n(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( id )))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))) AS id FROM reviews");
#else
inline constexpr auto deep = producer.create_view<"Deep">("CREATE VIEW deep AS SELECT\n((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( id ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))) AS id FROM reviews");
#endif
struct app : platform<app, deep> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0403]: Deep (too_many_parentheses.cpp:11) has SQL that nests too deeply for Strata to read
// SAYS:   2 | ...((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((( id )))))))))))))))))))))))))))))))))...
// SAYS:                                                                      ^ this is nested too deeply
// SAYS:   move a part of it into WITH; see docs/errors/E0403.md
