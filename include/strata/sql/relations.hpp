// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/use_finder.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql {
namespace detail {

/// The text between a string's quotes with its escapes resolved, and the source position of each character.
struct unquoted {
  core::sequence<char> text{};
  core::sequence<std::size_t> from{};

  constexpr explicit unquoted(token const& string) {
    std::size_t begin = string.text.find_first_of("'$") + 1, end = string.text.size() - 1;
    bool const dollar = string.text[begin - 1] == '$';
    if (dollar) {
      while (string.text[begin] != '$') ++begin;
      end -= begin++;
    }
    for (std::size_t i = begin; i < end; ++i) {
      bool const escapes = !dollar && (string.text[i] == '\'' || string.text[i] == '\\');
      if (escapes && i + 1 < end) ++i;
      text.push_back(string.text[i]);
      from.push_back(string.offset + i);
    }
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text.data(), text.size()}; }
};

/// The query in UNLOAD ('query') is the value of a string. A copy without the quoting is parsed; the uses point back
/// into the source.
constexpr void find_in_unload(token const& string, use_list& uses, std::uint32_t number, std::string_view sql) {
  unquoted const query{string};
  core::sequence<token> const tokens = tokenize(query.view());
  syntax_tree const tree{all_of(tokens)};
  use_list inner;
  use_finder{tree.view(), inner}.find();
  auto const original = [&](identifier name) -> identifier {
    if (name.empty()) return name;
    std::size_t const first = static_cast<std::size_t>(name.text.data() - query.view().data());
    return {sql.substr(query.from[first], query.from[first + name.text.size() - 1] + 1 - query.from[first]),
            name.quoted};
  };
  for (relation_use use : static_cast<use_list&&>(inner).take()) {
    use.statement = number;
    use.name = {original(use.name.database), original(use.name.schema), original(use.name.name)};
    use.offset = query.from[use.offset];
    uses.add(use);
  }
}

}  // namespace detail

/// The same as `relations(sql)`, from a tree of `sql` that another evaluation made.
constexpr core::sequence<relation_use> relations(tree_view const& tree, std::string_view sql) {
  detail::use_list uses;
  detail::use_finder{tree, uses}.find();
  if (tree.root == 0) return {};
  std::uint32_t number = 0;
  for (std::uint32_t i = tree[tree.root].child; i != 0; i = tree[i].next, ++number)
    if (static_cast<statement_kind>(tree[i].detail) == statement_kind::unload)
      if (std::uint32_t const query = tree.find(i, node_kind::opaque); query != 0 && tree[i].child == query)
        detail::find_in_unload(tree.first_token(query), uses, number, sql);
  return static_cast<detail::use_list&&>(uses).take();
}

/// The same as `relations(sql)`, from tokens of `sql` that another evaluation made.
constexpr core::sequence<relation_use> relations(token_range tokens, std::string_view sql) {
  syntax_tree const tree{tokens};
  return relations(tree.view(), sql);
}

/// The uses in the statements of a text, in the order of the text; each object once per usage and statement. Empty if
/// the text has a fault, see `check_syntax`.
///
/// It leaves out names that no statement creates: WITH queries where they are known, functions that are built in,
/// values of SUPER columns that a FROM walks into (`FROM t, t.items`), and bodies of functions and procedures. The
/// queries of UNLOAD stand behind all others. The names point into the text.
///
/// Limit: `a.b` in a FROM that has a relation named `a` counts as a value of that relation. So an alias hides the
/// relations of a schema with the same name.
constexpr core::sequence<relation_use> relations(std::string_view sql) {
  core::sequence<token> const tokens = tokenize(sql);
  return relations(all_of(tokens), sql);
}

}  // namespace strata::sql
