// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0370
// EXPECT: E0370_statement_is_too_long<.*dwh::sql
// EXPECT: have_and_limit<102401, 102400>
// EXPECT: this text has more than the Data API's 100 KB; split it
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr std::size_t size = 102401;
#else
inline constexpr std::size_t size = 20000;
#endif
struct long_text {
  char chars[size]{};
  constexpr long_text() {
    for (char& c : chars) c = ' ';
    std::string_view const statement = "SELECT 1";
    for (std::size_t i = 0; i < statement.size(); ++i) chars[i] = statement[i];
  }
};
inline constexpr long_text text;
inline constexpr auto sql = producer.run_custom_sql<"Sql">({.create = {text.chars, size}});  // the resource at fault
struct app : platform<app, sql> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0370]: the text of Sql (statement_over_100_kb.cpp:24) has 102401 bytes, and the Data API takes 102400
// SAYS:   split it; see docs/errors/E0370.md
