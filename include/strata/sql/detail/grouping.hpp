// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/name_table.hpp>

namespace strata::sql::detail {

/// What the items of one SELECT read outside and inside of aggregates. Only columns count that a FROM of this SELECT
/// certainly has. Without GROUP BY, aggregates (or HAVING) and such columns exclude each other. With it, an item that
/// is such a column has to be one of its elements; if its elements are only columns and positions, so has every other
/// column outside of aggregates.
class grouping {
 public:
  constexpr grouping() = default;
  constexpr grouping(bool has_group_by, bool has_having)
      : starts_{true}, has_group_by_{has_group_by}, aggregated_{has_having && !has_group_by} {}

  [[nodiscard]] constexpr bool looks() const { return in_item_; }
  /// @param number position of its first column
  constexpr void begin_item(std::size_t number) {
    in_item_ = starts_;
    number_ = number;
  }

  /// Whether another column outside of aggregates, or inside, still tells something.
  [[nodiscard]] constexpr bool wants_column() const {
    if (behind_) return true;
    return aggregates_ > 0 ? !aggregated_ : has_group_by_ || bare_ == nullptr;
  }
  [[nodiscard]] constexpr bool has_group_by() const { return has_group_by_; }

  /// Nothing is certain: a function of the program may be an aggregate.
  constexpr void forget() { *this = {}; }

  // ---- while an item is read
  constexpr void enter_aggregate(bool of_star) {
    ++aggregates_;
    if (of_star) aggregated_ = true;
  }
  constexpr void leave_aggregate() { --aggregates_; }
  /// @param name hash of the column's own name
  /// @return whether the column is neither grouped nor aggregated, behind the items
  constexpr bool column(token const& at, std::uint64_t name) {
    if (behind_) return aggregates_ == 0 && (has_group_by_ ? sure_ && !is_in(known_, name) : aggregated_);
    if (aggregates_ > 0)
      aggregated_ = true;
    else if (has_group_by_)
      parts_.push_back({number_, name, 0, &at});
    else if (bare_ == nullptr)
      bare_ = &at;
    return false;
  }

  /// HAVING, QUALIFY or ORDER BY begins or ends, which read columns like the items.
  constexpr void begin_clause() { in_item_ = behind_ = starts_; }
  constexpr void end_clause() { in_item_ = behind_ = false; }

  constexpr void make_distinct() { distinct_ = true; }
  [[nodiscard]] constexpr bool is_distinct() const { return distinct_; }

  /// `*`, whose columns stand outside of aggregates. With GROUP BY, each is an item: see `star_column`.
  constexpr void star(token const& at, first_fault& faults) {
    in_item_ = false;
    if (!starts_ || has_group_by_) return;
    if (bare_ == nullptr) bare_ = &at;
    if (aggregated_) faults.refuse(at, "neither grouped nor aggregated");
  }
  /// A column that `*` stands for, when there is a GROUP BY.
  constexpr void star_column(std::size_t number, std::uint64_t name, token const& at) {
    items_.push_back({number, name, name, &at});
  }
  /// EXCLUDE took columns out: the positions of the others change, and what is taken out is not checked.
  /// @param position gives the new position of a column, or `no_position`
  constexpr void move(auto position) {
    for (auto* const list : {&items_, &parts_})
      for (item& one : *list) {
        one.number = position(one.number);
        if (one.number == no_position) one.column = one.given = 0;
      }
  }
  static constexpr std::size_t no_position = ~std::size_t{};
  /// @param column hash of the column's own name when the item is one and nothing else, or 0
  /// @param given hash of the name that it gets
  constexpr void end_item(std::uint64_t column, std::uint64_t given, token const& at, first_fault& faults) {
    in_item_ = false;
    if (has_group_by_)
      items_.push_back({number_, column, given, &at});
    else if (aggregated_ && bare_ != nullptr)
      faults.refuse(*bare_, "neither grouped nor aggregated");
  }

  // ---- GROUP BY
  constexpr void by_name(std::uint64_t name) { names_.push_back(name); }
  constexpr void by_position(std::size_t number) { positions_.add(number, true); }
  /// @param plain whether its elements are columns and positions and nothing else
  constexpr void end_group_by(bool plain, first_fault& faults) {
    for (std::uint64_t const name : names_) known_.add(name, true);
    for (item const& one : items_) {
      if (one.given != 0 && is_in(known_, one.given)) positions_.add(one.number, true);
      if (!is_in(positions_, one.number)) continue;
      if (one.column != 0)
        known_.add(one.column, true);
      else
        plain = false;  // its expression may be a part of others
    }
    sure_ = plain;
    for (item const& one : items_)
      if (one.column != 0) check(one, faults);
    for (item const& part : parts_)
      if (plain && part.column != 0) check(part, faults);
  }

 private:
  struct item {
    std::size_t number{};
    std::uint64_t column{}, given{};
    token const* at{};
  };

  constexpr void check(item const& one, first_fault& faults) {
    if (!is_in(positions_, one.number) && !is_in(known_, one.column))
      faults.refuse(*one.at, "neither grouped nor aggregated");
  }
  static constexpr bool is_in(name_table<bool>& table, std::uint64_t key) {
    return table.find(key, [](bool) { return true; }) != nullptr;
  }

  bool starts_ = false, has_group_by_ = false, in_item_ = false, aggregated_ = false;
  bool behind_ = false;  ///< in a clause behind the items
  bool sure_ = false;    ///< GROUP BY has only columns and positions
  bool distinct_ = false;
  std::size_t aggregates_ = 0, number_ = 0;  ///< the item that is read
  token const* bare_ = nullptr;
  core::sequence<item> items_{}, parts_{};  ///< items that are columns, and columns in items
  name_table<bool> known_{};                ///< names of grouped columns
  name_table<bool> positions_{};            ///< of items that are elements of GROUP BY
  core::sequence<std::uint64_t> names_{};
};

}  // namespace strata::sql::detail
