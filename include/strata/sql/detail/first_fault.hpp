// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/check.hpp>
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/tree.hpp>

namespace strata::sql::detail {

/// Keeps the first fault that the checks report.
class first_fault {
 public:
  constexpr void report(fault_code code, token const& at, std::string_view closest = {}, std::string_view reason = {}) {
    if (fault_.code == fault_code::none) fault_ = {code, at.offset, at.text.size(), closest, reason};
  }
  /// Reports a clause or an option that the rest of the statement does not allow.
  constexpr void refuse(token const& at, std::string_view reason) { report(fault_code::refused_here, at, {}, reason); }

  constexpr void count_differs(token const& at, std::size_t given, std::size_t least, std::size_t most) {
    if (fault_.code == fault_code::none)
      fault_ = {fault_code::argument_counts_differ, at.offset, at.text.size(), {}, {}, given, least, most};
  }
  /// @param given how many columns or values there are at the place
  /// @param wanted how many the other query, the list or the table has
  constexpr void columns_differ(token const& at, std::size_t given, std::size_t wanted, std::string_view reason = {}) {
    if (fault_.code == fault_code::none)
      fault_ = {fault_code::column_counts_differ, at.offset, at.text.size(), {}, reason, given, wanted, wanted};
  }
  /// A list names each column once.
  constexpr void each_once(tree_view const& tree, std::uint32_t list) {
    name_table<bool> known;
    for (std::uint32_t c = tree[list].child; c != 0; c = tree[c].next) {
      if (!tree[c].is(node_kind::name)) continue;
      std::uint64_t const name = hash(tree.first_token(c).as_identifier());
      if (known.find(name, [](bool) { return true; }) != nullptr)
        report(fault_code::column_named_twice, tree.first_token(c));
      known.add(name, true);
    }
  }

  /// Gives the fault another reason at the same place.
  constexpr void replace(std::string_view reason) {
    fault_ = {fault_code::refused_here, fault_.offset, fault_.length, {}, reason};
  }

  [[nodiscard]] constexpr fault const& get() const { return fault_; }

 private:
  fault fault_{};
};

}  // namespace strata::sql::detail
