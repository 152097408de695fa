// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>
#include <strata/sql/detail/date_parts.hpp>
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/literal_values.hpp>

namespace strata::sql::detail {

/// Checks literals by what stands beside them: Redshift reads a string as a value of its neighbour's type, and LIMIT
/// and OFFSET count rows. Sources: "Type compatibility and conversion", "LIMIT and OFFSET clauses" and "Date parts for
/// date or timestamp functions" in the Redshift SQL reference.
class literal_checks {
 public:
  constexpr literal_checks(tree_view const& tree, first_fault& faults) : tree_{tree}, faults_{&faults} {}

  /// A string is a value of the type beside it. Text takes every string.
  constexpr void beside(std::uint32_t i, data_type const& type) {
    type_family const family = family_of(type.kind);
    if (family != type_family::number && family != type_family::boolean && family != type_family::time) return;
    plain_literal const written{tree_, i};
    if (written.value == nullptr || !written.value->is(token_kind::string)) return;
    std::string_view const reason = why_not_written(*written.value, false, type);
    if (!reason.empty() && reason != does_not_fit)
      faults_->report(fault_code::type_differs, *written.value, {}, reason);
  }

  /// The strings in the list of a SELECT, beside the columns of the other operand of a set operation.
  constexpr void beside_rows(std::uint32_t rows, core::sequence<output_column> const& others) {
    while (tree_[rows].is(node_kind::parentheses) || tree_[rows].is(node_kind::subquery)) rows = tree_[rows].child;
    if (tree_[rows].is(node_kind::query)) rows = tree_.find(rows, node_kind::select);
    if (rows == 0 || !tree_[rows].is(node_kind::select)) return;
    std::size_t column = 0;
    for (std::uint32_t c = tree_[rows].child; c != 0 && column < others.size(); c = tree_[c].next) {
      if (!tree_[c].is(node_kind::item)) continue;
      if (tree_[tree_[c].child].is(node_kind::star)) return;
      beside(tree_[c].child, others[column++].type);
    }
  }

  /// What stands behind LIMIT or OFFSET: a number of rows.
  constexpr void count_of_rows(std::uint32_t clause) {
    std::uint32_t i = tree_[clause].child;
    while (tree_[i].is(node_kind::parentheses)) i = tree_[i].child;
    if (i == 0) return;
    if (tree_[i].is(node_kind::column))
      return faults_->refuse(tree_.first_token(i), "a number of rows, without columns");
    beside(i, {.kind = type_kind::bigint});
    plain_literal const written{tree_, i};
    if (written.value != nullptr && written.negative)
      faults_->refuse(*written.value, "a number of rows is not negative");
  }

  /// The part of a date that a call names by a word or in a string.
  constexpr void date_part(std::uint32_t i) {
    token const& named = tree_.first_token(i);
    bool const is_word =
        (tree_[i].is(node_kind::column) || tree_[i].is(node_kind::name)) && tree_[i].last - tree_[i].first == 1;
    if (is_word) return date_part(named, named.as_identifier());
    plain_literal const written{tree_, i};
    if (written.value == nullptr || !written.value->is(token_kind::string)) return;
    std::string_view const text = written.value->text;
    if (text.size() < 2 || text.front() != '\'' || text.find('\\') != text.npos || text.find('$') != text.npos) return;
    date_part(named, name_of(without_blanks(text.substr(1, text.size() - 2))));
  }

 private:
  constexpr void date_part(token const& at, identifier word) {
    if (is_no_date_part(word))
      faults_->report(fault_code::refused_here, at, closest_date_part(word.text), "no part of a date");
  }

  tree_view tree_;
  first_fault* faults_;
};

}  // namespace strata::sql::detail
