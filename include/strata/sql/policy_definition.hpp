// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/meaning.hpp>

namespace strata::sql {

/// What a CREATE RLS POLICY or CREATE MASKING POLICY says.
struct policy_definition {
  struct column {
    identifier name{};
    data_type type{};
  };
  core::sequence<column> inputs{};      ///< the columns of WITH
  core::sequence<data_type> outputs{};  ///< the types of the masks, unknown where nothing determines them
  core::sequence<char> is_plain{};      ///< of each mask: whether it is the column itself, so that it hides nothing
};

/// @param statement its node in the tree; 0, or another statement, gives an empty definition
constexpr policy_definition policy_definition_of(tree_view const& tree, std::uint32_t statement) {
  policy_definition result;
  if (statement == 0) return result;
  auto const kind = static_cast<statement_kind>(tree[statement].detail);
  if (kind != statement_kind::create_rls_policy && kind != statement_kind::create_masking_policy) return result;
  row_type const masks = rows_of(tree, statement, catalog{});
  std::size_t at = 0;
  for (std::uint32_t c = tree[statement].child; c != 0; c = tree[c].next) {
    if (tree[c].is(node_kind::object) || tree[c].is(node_kind::alias)) continue;
    if (tree[c].is(node_kind::column_definition)) {
      std::uint32_t const type = tree[tree[c].child].next;
      result.inputs.push_back({tree.first_token(c).as_identifier(), detail::type_at(tree.range(type))});
      continue;
    }
    std::uint32_t inner = c;
    while (tree[inner].is(node_kind::parentheses)) inner = tree[inner].child;
    bool plain = false;
    if (tree[inner].is(node_kind::column) && at < result.inputs.size())
      plain = equal(tree.tokens[tree[inner].last - 1].as_identifier(), result.inputs[at].name);
    result.is_plain.push_back(plain ? 1 : 0);
    result.outputs.push_back(at < masks.columns.size() ? masks.columns[at].type : data_type{});
    ++at;
  }
  return result;
}

}  // namespace strata::sql
