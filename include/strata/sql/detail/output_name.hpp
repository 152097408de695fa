// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/canonical_name.hpp>
#include <strata/sql/tree.hpp>

namespace strata::sql::detail {

/// Names the columns of a query: by their alias, else as PostgreSQL does.
class output_names {
 public:
  constexpr explicit output_names(tree_view const& tree) : tree_{tree} {}

  /// @param i an `item` of a SELECT, not a star
  [[nodiscard]] constexpr identifier of_item(std::uint32_t i) const {
    std::uint32_t const expression = tree_[i].child;
    std::uint32_t const label = tree_[expression].next;
    if (label != 0 && tree_[label].is(node_kind::name)) return tree_.first_token(label).as_identifier();
    return name_of_expression(expression).name;
  }

 private:
  /// The name of a type or of CASE gives way to a name from the surrounding expression.
  struct derived_name {
    identifier name{};
    bool gives_way = false;
  };
  [[nodiscard]] constexpr derived_name name_of_type_at(std::uint32_t i) const {
    return {name_of(canonical_name(type_at(tree_.range(i)).kind)), true};
  }
  [[nodiscard]] constexpr derived_name name_of_expression(std::uint32_t i) const {
    node const& n = tree_[i];
    switch (n.kind) {
      case node_kind::column:
        return {tree_.tokens[n.last - 1].as_identifier()};
      case node_kind::navigation:
        for (std::uint32_t t = n.last; t > n.first; --t)
          if (tree_.tokens[t - 1].is_name()) return {tree_.tokens[t - 1].as_identifier()};
        return {};
      case node_kind::call:
        return {tree_.tokens[tree_[n.child].last - 1].as_identifier()};
      case node_kind::special:
        return {name_of_special(n)};
      case node_kind::case_value: {
        std::uint32_t const last = tree_.find(i, node_kind::otherwise);
        derived_name const inner = last == 0 ? derived_name{} : name_of_expression(tree_[last].child);
        if (!inner.name.empty() && !inner.gives_way) return inner;
        return {name_of("case"), true};
      }
      case node_kind::cast:
      case node_kind::parentheses:
      case node_kind::collate:
        return name_of_wrapped(i);
      case node_kind::exists:
        return {name_of("exists")};
      case node_kind::array:
        return {name_of("array")};
      case node_kind::subquery: {
        std::uint32_t const query = n.child;
        std::uint32_t const select = query == 0 ? 0 : tree_.find(query, node_kind::select);
        std::uint32_t const first = select == 0 ? 0 : tree_.find(select, node_kind::item);
        if (first == 0) return {};
        return {of_item(first)};
      }
      case node_kind::literal: {
        token const& t = tree_.tokens[n.first];
        if (t.is(kw_current_date)) return {name_of("date"), true};
        if (t.is(token_kind::identifier) && !t.is(kw_null) && !t.is(kw_true) && !t.is(kw_false) && !t.is(kw_default))
          return {t.as_identifier()};
        return {};
      }
      case node_kind::typed:
        if (tree_[n.child].is(node_kind::type)) return name_of_type_at(n.child);
        return {name_of("interval"), true};
      default:
        return {};
    }
  }

  /// Below casts and the like, which may be many. The outermost type names what has no name of its own.
  [[nodiscard]] constexpr derived_name name_of_wrapped(std::uint32_t i) const {
    std::uint32_t type = 0;
    while (tree_[i].is(node_kind::cast) || tree_[i].is(node_kind::parentheses) || tree_[i].is(node_kind::collate)) {
      std::uint32_t const a = tree_[i].child, b = tree_[a].next;
      bool const converts = tree_[a].is(node_kind::type);
      if (tree_[i].is(node_kind::cast) && type == 0) type = converts ? a : b;
      i = converts ? b : a;
    }
    derived_name const inner = name_of_expression(i);
    return type == 0 || (!inner.name.empty() && !inner.gives_way) ? inner : name_of_type_at(type);
  }

  /// The name of the function that a special form stands for.
  [[nodiscard]] constexpr identifier name_of_special(node const& n) const {
    token const& form = tree_.tokens[n.first];
    if (form.is(kw_extract)) return name_of("date_part");
    if (!form.is(kw_trim)) return form.as_identifier();
    token const& side = tree_.tokens[n.first + 2];
    return name_of(side.is(kw_leading) ? "ltrim" : side.is(kw_trailing) ? "rtrim" : "btrim");
  }

  tree_view const& tree_;
};

}  // namespace strata::sql::detail
