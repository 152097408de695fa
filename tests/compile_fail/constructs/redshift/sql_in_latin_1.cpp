// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0324
// EXPECT: E0324_text_is_not_utf8<.*dwh::shops
// EXPECT: contains the character NUL; correct it
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto shops = producer.create_table<"Shops">("CREATE TABLE shops (name varchar(9) DEFAULT 'caf\xE9')");
#else
inline constexpr auto shops = producer.create_table<"Shops">("CREATE TABLE shops (name varchar(9) DEFAULT 'caf\u00E9')");
#endif
struct app : platform<app, shops> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0324]: Shops (sql_in_latin_1.cpp:10) has a text that is not valid UTF-8 or contains the character NUL, in SQL
// SAYS:   correct it; see docs/errors/E0324.md
