// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/function_types.hpp>
#include <strata/sql/detail/operator_types.hpp>
#include <strata/sql/tree.hpp>

/// The types of expressions, derived from the types of their parts.
namespace strata::sql::detail {

struct expression_type {
  data_type type{};        ///< unknown where nothing determines it
  bool not_null = false;   ///< true only where it is certain
  bool is_column = false;  ///< the expression is a column, unchanged
};

constexpr expression_type type_of_literal(token const& t) {
  switch (t.kind) {
    case token_kind::string:
      return {{.kind = type_kind::varchar}, true};
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
      return {type_of_word(t.word), !t.is(kw_null) && !t.is(kw_default) && t.is(token_kind::identifier)};
  }
}

/// `DATE '...'`, `INTERVAL '1' DAY`
constexpr expression_type type_of_typed(tree_view const& tree, node const& n) {
  if (tree[n.child].is(node_kind::type)) return {type_at(tree.range(n.child)), true};
  return {{.kind = type_kind::interval_day_to_second}, true};
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

/// Values of which an expression gives one: arguments of COALESCE, branches of CASE, rows of VALUES.
struct alternatives {
  data_type first{}, common{};
  bool none = true, any_not_null = false, all_not_null = true;

  constexpr void add(expression_type const& one) {
    if (none) {
      first = common = one.type;
      none = false;
    } else {
      common = common_type(common, one.type);
    }
    any_not_null = any_not_null || one.not_null;
    all_not_null = all_not_null && one.not_null;
  }
  /// NULL has every type.
  constexpr void add_null() { all_not_null = false; }
};

/// @param function the hash of the function's name
constexpr expression_type type_of_call(std::uint64_t function, alternatives const& arguments) {
  function_type const known = type_of_call(function, arguments.first, arguments.common);
  return {known.type, known.never_null || (known.null_if_all && arguments.any_not_null)};
}

}  // namespace strata::sql::detail
