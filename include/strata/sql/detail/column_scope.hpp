// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/detail/column_sources.hpp>
#include <strata/sql/detail/scope.hpp>

namespace strata::sql::detail {

/// The columns of an item of a FROM.
struct item_columns : named_item {
  row_type rows{};
  bool may_be_missing = false;  ///< the item stands on the other side of an outer join
  column_sources whole{};       ///< of a value, and of rows whose columns Strata does not know
};

/// A scope that finds columns.
class column_scope : public scope<item_columns> {
 public:
  struct found {
    enum class result : std::uint8_t { nothing, column, unknown, ambiguous } what = result::nothing;
    item const* from = nullptr;
    output_column const* column = nullptr;
  };

  constexpr void leave() {
    std::size_t const level = levels_.size();
    while (!given_.empty() && given_.back().level == level) given_.pop_back();
    while (!merged_.empty() && merged_.back().level == level) merged_.pop_back();
    scope::leave();
  }

  /// Records a column that USING or NATURAL JOIN merges from two.
  constexpr void merge(std::uint64_t name) { merged_.push_back({name, levels_.size()}); }
  /// Calls the function with the merged columns of the innermost level, the newest first.
  template <class Visit>
  constexpr void each_merged(Visit visit) const {
    for (std::size_t i = merged_.size(); i > 0 && merged_[i - 1].level == levels_.size(); --i)
      visit(merged_[i - 1].name);
  }
  [[nodiscard]] constexpr bool is_merged(std::uint64_t name) const { return is_merged(name, levels_.size()); }

  /// Records a name that a SELECT gives to one of its columns, for the expressions behind it.
  constexpr void give(std::uint64_t name, column_sources const& sources) {
    given_.push_back({name, levels_.size(), sources});
  }
  /// The sources of the newest column of this name, or null.
  [[nodiscard]] constexpr column_sources const* given(std::uint64_t name) const {
    for (std::size_t i = given_.size(); i > 0; --i)
      if (given_[i - 1].name == name) return &given_[i - 1].sources;
    return nullptr;
  }

  /// Finds a column by its name alone, in the innermost level that has one.
  [[nodiscard]] constexpr found find_column(std::uint64_t name) const {
    auto const* const entries = items_.entries();
    std::size_t end = item_count();
    bool unknown = false;
    for (std::size_t level = levels_.size(); level > 0; --level) {
      std::size_t const first = levels_[level - 1];
      if (is_hidden(level)) {
        end = first;
        continue;
      }
      found result;
      for (std::size_t i = first; i < end; ++i) {
        row_type const& rows = entries[i].value.rows;
        if (!rows.known) unknown = true;
        for (output_column const& column : rows.columns) {
          if (column.hash != name) continue;
          if (result.column == nullptr)
            result = {found::result::column, &entries[i].value, &column};
          else if (!is_merged(name, level))
            result.what = found::result::ambiguous;
        }
      }
      if (result.column != nullptr) return result;
      for (std::size_t i = first; i < end; ++i)  // a value, or a whole row
        if (entries[i].hash == name) return {found::result::unknown, &entries[i].value, nullptr};
      end = first;
    }
    return {unknown ? found::result::unknown : found::result::nothing, nullptr, nullptr};
  }

  /// The item of the innermost level that has a column of this name, or null.
  constexpr item* owner_of(std::uint64_t name) {
    for (std::size_t i = first_item(); i < item_count(); ++i)
      for (output_column const& column : items_[i].rows.columns)
        if (column.hash == name) return &items_[i];
    return nullptr;
  }

  /// What the items of the innermost level depend on.
  constexpr void add_conditions(column_sources& to) const {
    auto const* const entries = items_.entries();
    std::size_t const end = item_count();
    for (std::size_t i = first_item(); i < end; ++i) {
      add_sources(to, entries[i].value.rows.conditions, derivation::condition);
      add_sources(to, entries[i].value.whole, derivation::condition);
    }
  }

  [[nodiscard]] constexpr bool all_known() const {
    for (std::size_t i = 0; i < item_count(); ++i)
      if (!items_.entries()[i].value.rows.known) return false;
    return true;
  }

  [[nodiscard]] constexpr std::string_view closest_column(std::string_view name) const {
    core::closest_name best{name};
    for (std::size_t i = 0; i < item_count(); ++i) {
      item const& one = items_.entries()[i].value;
      if (is_hidden(one.level)) continue;
      for (output_column const& column : one.rows.columns) best.offer(column.name.text);
    }
    return best.found();
  }
  [[nodiscard]] constexpr std::string_view closest_item(std::string_view name) const {
    core::closest_name best{name};
    for (std::size_t i = 0; i < item_count(); ++i)
      if (!is_hidden(items_.entries()[i].value.level)) best.offer(items_.entries()[i].value.name.text);
    return best.found();
  }

 private:
  struct given_name {
    std::uint64_t name{};
    std::size_t level{};
    column_sources sources{};
  };
  struct merged_name {
    std::uint64_t name{};
    std::size_t level{};
  };
  /// Whether a column of this name is merged in this level or in one below it.
  [[nodiscard]] constexpr bool is_merged(std::uint64_t name, std::size_t level) const {
    for (merged_name const& merged : merged_)
      if (merged.name == name && merged.level >= level) return true;
    return false;
  }

  core::sequence<given_name> given_{};
  core::sequence<merged_name> merged_{};
};

}  // namespace strata::sql::detail
