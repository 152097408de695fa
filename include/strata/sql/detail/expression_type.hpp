// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/type_rules.hpp>
#include <strata/sql/tree.hpp>

/// The types of expressions, derived from the types of their parts.
namespace strata::sql::detail {

constexpr expression_type type_of_literal(token const& t) {
  switch (t.kind) {
    case token_kind::string:
      return {.type = {.kind = type_kind::varchar}, .not_null = true, .is_literal = true};
    case token_kind::number: {
      bool exponent = false, point = false;
      for (char c : t.text) {
        exponent = exponent || c == 'e' || c == 'E';
        point = point || c == '.';
      }
      if (exponent) return {{.kind = type_kind::double_precision}, true};
      if (point) return {{.kind = type_kind::decimal}, true};
      return {{.kind = t.text.size() < 10 ? type_kind::integer : type_kind::bigint}, true};
    }
    default:
      return {.type = type_of_word(t.word),
              .not_null = !t.is(kw_null) && !t.is(kw_default) && t.is(token_kind::identifier),
              .is_null = t.is(kw_null)};
  }
}

/// `DATE '...'`, `INTERVAL '1' DAY`
constexpr expression_type type_of_typed(tree_view const& tree, node const& n) {
  if (tree[n.child].is(node_kind::type)) return {type_at(tree.range(n.child)), true};
  bool months = false;
  for (std::uint32_t t = n.first + 1; t < n.last; ++t)
    months = months || tree.tokens[t].is(kw_year) || tree.tokens[t].is(kw_month);
  return {{.kind = months ? type_kind::interval_year_to_month : type_kind::interval_day_to_second}, true};
}

/// The operand and the type of a cast, in either order of writing.
struct cast_parts {
  std::uint32_t operand{}, type{};
  constexpr cast_parts(node const* nodes, node const& cast) : operand{cast.child}, type{nodes[cast.child].next} {
    if (!nodes[operand].is(node_kind::type)) return;
    std::uint32_t const written_first = operand;
    operand = type;
    type = written_first;
  }
};

/// The type of a literal or a cast, which needs no context; unknown for every other expression.
constexpr data_type plain_type(tree_view const& tree, std::uint32_t i) {
  node const& n = tree[i];
  if (n.is(node_kind::literal)) return type_of_literal(tree.tokens[n.first]).type;
  if (n.is(node_kind::typed) && tree[n.child].is(node_kind::type)) return type_at(tree.range(n.child));
  if (n.is(node_kind::cast)) return type_at(tree.range(cast_parts{tree.nodes, n}.type));
  return {};
}

}  // namespace strata::sql::detail
