// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/statement_scanner.hpp>
#include <strata/sql/statement.hpp>

namespace strata::sql {
namespace detail {

/// The query in UNLOAD ('query') is the value of a string. It is read from a copy without the quoting; what is found
/// points back into the source.
constexpr void scan_unload(token_range statement, use_list& uses, std::string_view sql) {
  token const& query = statement[2];
  if (!query.is(token_kind::string)) return statement_scanner{statement.subrange(2), uses}.scan();
  std::vector<char> text;
  std::vector<std::size_t> from;
  std::size_t begin = query.text.find_first_of("'$") + 1, end = query.text.size() - 1;
  bool const dollar = query.text[begin - 1] == '$';
  if (dollar) {
    while (query.text[begin] != '$') ++begin;
    end -= begin++;
  }
  for (std::size_t i = begin; i < end; ++i) {
    bool const escapes = !dollar && (query.text[i] == '\'' || query.text[i] == '\\');
    if (escapes && i + 1 < end) ++i;
    text.push_back(query.text[i]);
    from.push_back(query.offset + i);
  }
  std::string_view const copy{text.data(), text.size()};
  std::vector<token> const tokens = tokenize(copy);
  use_list inner;
  for_each_statement(all_of(tokens), [&](token_range one) { statement_scanner{one, inner}.scan(); });
  auto const original = [&](identifier name) -> identifier {
    if (name.empty()) return name;
    std::size_t const first = static_cast<std::size_t>(name.text.data() - copy.data());
    return {sql.substr(from[first], from[first + name.text.size() - 1] + 1 - from[first]), name.quoted};
  };
  for (relation_use use : static_cast<use_list&&>(inner).take()) {
    use.name = {original(use.name.database), original(use.name.schema), original(use.name.name)};
    use.offset = from[use.offset];
    uses.add(use);
  }
}

constexpr void scan_tokens(token_range tokens, use_list& uses, std::string_view sql) {
  for_each_statement(tokens, [&](token_range statement) {
    if (statement[0].is("unload"_kw))
      scan_unload(statement, uses, sql);
    else
      statement_scanner{statement, uses}.scan();
  });
}

}  // namespace detail

/// As `relations(sql)`, from tokens of `sql` that were made in another evaluation.
constexpr std::vector<relation_use> relations(token_range tokens, std::string_view sql) {
  detail::use_list uses;
  detail::scan_tokens(tokens, uses, sql);
  return static_cast<detail::use_list&&>(uses).take();
}

/// What the statements of a text do with which objects, in the order of the text; each object once per usage.
///
/// It is a scan, not a parse: a text that Redshift rejects gives something or nothing, never an error (see `check`).
/// Not listed, because they are not relations of the platform: names of WITH where they are known, functions in FROM,
/// values of SUPER columns that a FROM walks into (`FROM t, t.items`), bodies of functions and procedures.
/// The names point into the text. Limits: of two readings of `a.b` in a FROM where a relation is named `a`, the one as
/// a value is taken, so a schema of the same name as an alias hides that schema's relations from it.
constexpr std::vector<relation_use> relations(std::string_view sql) {
  std::vector<token> const tokens = tokenize(sql);
  return relations(all_of(tokens), sql);
}

}  // namespace strata::sql
