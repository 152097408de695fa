// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/table_form.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql::detail {

/// What Redshift refuses in a statement around its queries. Sources: the pages of the statements in the Redshift SQL
/// reference.
class command_form : protected table_form {
 protected:
  using table_form::table_form;

  constexpr void head(std::uint32_t i) {
    switch (kind_) {
      case statement_kind::create_materialized_view:
        if (token_at(nodes_[i].first + 1).is(kw_or)) refuse(token_at(nodes_[i].first + 1), "not of such a view");
        table_attributes(i);
        return no_condition(i);
      case statement_kind::create_view:
        return no_condition(i);
      case statement_kind::create_table:
        return create_table(i);
      case statement_kind::delete_from:
        return no_alias(i, "DELETE takes no alias");
      case statement_kind::merge:
        no_alias(i, "the target has no alias");
        if (tree_.first_token(i).is(kw_with)) refuse(i, "MERGE takes no WITH");
        return merge(i);
      case statement_kind::copy:
        return authorization(i);
      case statement_kind::unload:
        unloaded(i);
        return authorization(i);
      default:
        return;
    }
  }

  /// IF NOT EXISTS is of tables.
  constexpr void no_condition(std::uint32_t i) {
    std::size_t const name = nodes_[tree_.find(i, node_kind::object)].first;
    if (name > 3 && token_at(name - 3).is(kw_if) && token_at(name - 1).is(kw_exists))
      refuse(token_at(name - 3), "IF NOT EXISTS is of tables");
  }

  constexpr void no_alias(std::uint32_t i, std::string_view reason) {
    std::uint32_t const target = tree_.find(i, node_kind::relation);
    if (std::uint32_t const alias = target == 0 ? 0 : tree_.find(target, node_kind::alias)) refuse(alias, reason);
  }

  /// Both branches, in their order, or REMOVE DUPLICATES.
  constexpr void merge(std::uint32_t i) {
    source_of_merge(i);
    std::uint32_t const first = tree_.find(i, node_kind::when_clause);
    if (first == 0) return;
    std::size_t count = 0;
    for (std::uint32_t c = first; c != 0; c = nodes_[c].next, ++count) {
      std::size_t const behind = nodes_[c].first + (nodes_[c].detail == 0 ? 2u : 3u);
      if (token_at(behind).is(kw_and)) refuse(token_at(behind), "MERGE has no conditions here");
      if (token_at(behind + 1).is(kw_do)) refuse(token_at(behind + 1), "Redshift has no DO NOTHING");
      if (count > 1 || nodes_[c].detail != count) refuse(c, "first MATCHED, then NOT MATCHED");
    }
    if (count == 1) refuse(first, "MERGE wants both branches");
  }

  /// The source is another table than the target.
  constexpr void source_of_merge(std::uint32_t i) {
    std::uint32_t const target = tree_.find(i, node_kind::relation), from = tree_.find(i, node_kind::from);
    std::uint32_t const source = from == 0 ? 0 : nodes_[from].child;
    if (target == 0 || source == 0 || !nodes_[source].is(node_kind::relation)) return;
    node const& a = nodes_[nodes_[target].child];
    node const& b = nodes_[nodes_[source].child];
    if (equal(name_of_tokens(tree_.tokens, a.first, a.last), name_of_tokens(tree_.tokens, b.first, b.last)))
      refuse(nodes_[source].child, "the source is the target");
  }

  constexpr void authorization(std::uint32_t i) {
    std::uint32_t source = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::literal)) source = c;
      if (!nodes_[c].is(node_kind::option)) continue;
      token const& word = tree_.first_token(c);
      if (word.is(kw_iam_role) || word.is(kw_credentials) || word.is(kw_access_key_id) || word.is(kw_with)) return;
    }
    if (source == 0) return;
    for (token const& t : tree_.range(i))
      if (is_word(t, "template")) return;
    refuse(source, "IAM_ROLE is wanted");
  }

  /// The query of an UNLOAD in its string, as far as it is written there as it is.
  constexpr void unloaded(std::uint32_t i) {
    std::uint32_t const quoted = tree_.find(i, node_kind::opaque);
    if (quoted == 0) return;
    token const& whole = tree_.first_token(quoted);
    if (whole.text.size() < 2 || whole.text[0] != '\'') return;
    core::sequence<char> text;
    for (std::size_t c = 1; c + 1 < whole.text.size(); ++c) {
      if (whole.text[c] == '\\') return;
      text.push_back(whole.text[c]);
      if (whole.text[c] == '\'') ++c;
    }
    core::sequence<token> const tokens = tokenize({text.data(), text.size()});
    syntax_tree const read{all_of(tokens)};
    fault inner = sql::check(all_of(tokens));
    if (!inner) inner = read.error();
    if (!inner) return unloads(read.view(), whole);
    if (!faults_.get()) {
      token at = whole;
      bool const plain = text.size() + 2 == whole.text.size();
      if (plain && inner.offset + inner.length <= text.size() && inner.length > 0) {
        at.offset += 1 + inner.offset;
        at.text = whole.text.substr(1 + inner.offset, inner.length);
      }
      faults_.report(inner.code, at);
    }
  }

  /// One SELECT, without LIMIT around all of it.
  constexpr void unloads(tree_view const& read, token const& whole) {
    std::uint32_t const first = read.first_statement();
    if (first == 0) return;
    if (static_cast<statement_kind>(read[first].detail) != statement_kind::select)
      return refuse(whole, "UNLOAD wants a SELECT");
    std::uint32_t const query = read.find(first, node_kind::query);
    if (query != 0 && read.find(query, node_kind::limit) != 0) refuse(whole, "LIMIT belongs into a query in FROM");
  }

  statement_kind kind_{};

 private:
  static constexpr bool is_word(token const& t, std::string_view word) {
    return t.kind == token_kind::identifier && equal(t.as_identifier(), name_of(word));
  }
};

}  // namespace strata::sql::detail
