// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0401
// EXPECT: E0401_sql_word_is_not_expected<.*dwh::ids
// EXPECT: correct it, or wrap the text in opaque_sql
// EXPECT: line 2, column 6: id
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto ids = producer.create_view<"Ids">(  // the resource at fault
    "CREATE VIEW ids AS SELECT id FROM reviews\nwere id = 1");
#else
inline constexpr auto ids = producer.create_view<"Ids">("CREATE VIEW ids AS SELECT id FROM reviews\nwhere id = 1");
#endif
struct app : platform<app, ids> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0401]: Ids (misspelt_where.cpp:11) has SQL with id where Redshift's grammar does not allow it
// SAYS:   2 | were id = 1
// SAYS:            ^^ this word is not expected here
// SAYS:   correct it, or wrap the text in opaque_sql; see docs/errors/E0401.md
