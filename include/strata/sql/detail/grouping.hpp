// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/name_table.hpp>

namespace strata::sql::detail {

/// Whether a function is an aggregate wherever it has no OVER. Only those that cannot be anything else.
constexpr bool is_aggregate(std::uint64_t function) {
  switch (function) {
    case "any_value"_id:
    case "avg"_id:
    case "bit_and"_id:
    case "bit_or"_id:
    case "bool_and"_id:
    case "bool_or"_id:
    case "count"_id:
    case "listagg"_id:
    case "max"_id:
    case "median"_id:
    case "min"_id:
    case "percentile_cont"_id:
    case "percentile_disc"_id:
    case "stddev"_id:
    case "stddev_pop"_id:
    case "stddev_samp"_id:
    case "sum"_id:
    case "var_pop"_id:
    case "var_samp"_id:
    case "variance"_id:
      return true;
    default:
      return false;
  }
}

/// What the items of one SELECT read outside and inside of aggregates. Only columns count that a FROM of this SELECT
/// certainly has. Without GROUP BY, aggregates and such columns exclude each other; with it, an item that is such a
/// column has to be one of its elements.
class grouping {
 public:
  constexpr grouping() = default;
  constexpr explicit grouping(bool has_group_by) : starts_{true}, has_group_by_{has_group_by} {}

  [[nodiscard]] constexpr bool looks() const { return in_item_; }
  constexpr void begin_item() { in_item_ = starts_; }

  // ---- while an item is read
  constexpr void enter_aggregate(bool of_star) {
    ++aggregates_;
    if (of_star) aggregated_ = true;
  }
  constexpr void leave_aggregate() { --aggregates_; }
  constexpr void column(token const& at) {
    if (aggregates_ > 0)
      aggregated_ = true;
    else if (bare_ == nullptr)
      bare_ = &at;
  }

  /// @param number position of the item
  /// @param column hash of the column's own name when the item is one and nothing else, or 0
  /// @param given hash of the name that it gets
  constexpr void end_item(std::size_t number, std::uint64_t column, std::uint64_t given, token const& at,
                          first_fault& faults) {
    in_item_ = false;
    if (!has_group_by_) {
      if (aggregated_ && bare_ != nullptr) faults.refuse(*bare_, "neither grouped nor aggregated");
    } else if (column != 0) {
      items_.push_back({number, column, given, &at, false});
    }
  }

  // ---- GROUP BY
  constexpr void by_name(std::uint64_t name) { names_.push_back(name); }
  constexpr void by_position(std::size_t number) {
    for (item& one : items_)
      if (one.number == number) one.grouped = true;
  }
  constexpr void end_group_by(first_fault& faults) {
    auto const any = [](bool) { return true; };
    name_table<bool> known;
    for (std::uint64_t const name : names_) known.add(name, true);
    for (item const& one : items_)
      if (!one.grouped && known.find(one.column, any) == nullptr && known.find(one.given, any) == nullptr)
        faults.refuse(*one.at, "neither grouped nor aggregated");
  }

 private:
  struct item {
    std::size_t number{};
    std::uint64_t column{}, given{};
    token const* at{};
    bool grouped{};
  };

  bool starts_ = false, has_group_by_ = false, in_item_ = false, aggregated_ = false;
  std::size_t aggregates_ = 0;
  token const* bare_ = nullptr;
  core::sequence<item> items_{};
  core::sequence<std::uint64_t> names_{};
};

}  // namespace strata::sql::detail
