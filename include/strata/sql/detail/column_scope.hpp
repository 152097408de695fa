// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/detail/column_index.hpp>
#include <strata/sql/detail/column_sources.hpp>
#include <strata/sql/detail/scope.hpp>

namespace strata::sql::detail {

/// The columns of an item of a FROM.
struct item_columns : named_item {
  row_type rows{};
  bool may_be_missing = false;  ///< the item stands on the other side of an outer join
  column_index index{};

  constexpr column_index::found find(std::uint64_t wanted) { return index.find(rows, wanted); }
};

/// A scope that finds columns.
class column_scope : public scope<item_columns> {
 public:
  struct found {
    enum class result : std::uint8_t { nothing, column, unknown, ambiguous } what = result::nothing;
    item const* from = nullptr;
    output_column const* column = nullptr;
    bool or_unknown = false;  ///< an item of an inner level, whose columns are unknown, may have it instead
  };

  constexpr void leave() {
    std::size_t const level = levels_.size();
    std::size_t known = given_.size();
    while (known > 0 && given_[known - 1].level == level) --known;
    given_.forget_from(known);
    while (!merged_.empty() && merged_.back().level == level) merged_.pop_back();
    scope::leave();
  }

  /// Pays for steps. When all are used up, nothing more is found and every column is unknown: a text of 100 KB can ask
  /// for billions of columns.
  constexpr bool spend(std::size_t steps) {
    spent_ += steps;
    return !is_exhausted();
  }
  /// Columns that are copied cost more.
  constexpr bool spend(row_type const& rows) { return spend(32 * rows.columns.size()); }
  [[nodiscard]] constexpr bool is_exhausted() const { return spent_ > max_steps; }

  /// Records a column that USING or NATURAL JOIN merges from two, with the sources of its values.
  constexpr void merge(std::uint64_t name, column_sources&& sources) {
    for (merged_name& known : merged_)
      if (known.level == levels_.size() && known.name == name) {
        known.sources = static_cast<column_sources&&>(sources);
        return;
      }
    merged_.push_back({name, levels_.size(), static_cast<column_sources&&>(sources)});
  }
  /// The sources of the newest merged column of this name in a level, or null.
  [[nodiscard]] constexpr column_sources const* merged_sources(std::uint64_t name, std::size_t level) const {
    for (std::size_t i = merged_.size(); i > 0 && merged_[i - 1].level >= level; --i)
      if (merged_[i - 1].level == level && merged_[i - 1].name == name) return &merged_[i - 1].sources;
    return nullptr;
  }
  /// Calls the function with the merged columns of the innermost level, the newest first.
  template <class Visit>
  constexpr void each_merged(Visit visit) const {
    for (std::size_t i = merged_.size(); i > 0 && merged_[i - 1].level == levels_.size(); --i)
      visit(merged_[i - 1].name);
  }
  [[nodiscard]] constexpr bool is_merged(std::uint64_t name) const { return is_merged(name, levels_.size()); }

  /// Records a name that a SELECT gives to one of its columns, for the expressions behind it.
  /// @param rows the columns of the SELECT, which outlives its level; the name is that of the column at `position`
  constexpr void give(std::uint64_t name, row_type const& rows, std::size_t position) {
    given_.add(name, {levels_.size(), &rows, position});
  }
  /// The sources of the newest column of this name, or null.
  [[nodiscard]] constexpr column_sources const* given(std::uint64_t name) {
    given_name const* const newest = given_.find(name, [](given_name const&) { return true; });
    if (newest == nullptr) return nullptr;
    auto const& columns = newest->rows->columns;
    for (std::size_t i = newest->position + 1; i > 0; --i)  // at once, unless EXCLUDE has taken columns out
      if (i <= columns.size() && columns[i - 1].hash == name) return &columns[i - 1].sources;
    return &none_;
  }

  /// Finds a column by its name alone, in the innermost level that has one.
  [[nodiscard]] constexpr found find_column(std::uint64_t name) {
    if (is_exhausted()) return {found::result::unknown, nullptr, nullptr};
    std::size_t end = item_count(), scanned = merged_.size();
    bool unknown = false;
    for (std::size_t level = levels_.size(); level > 0; --level) {
      std::size_t const first = levels_[level - 1];
      if (is_hidden(level)) {
        end = first;
        continue;
      }
      found result{.or_unknown = unknown};
      for (std::size_t i = first; i < end; ++i) {
        item& one = items_[i];
        scanned += column_index::cost(one.rows);
        if (!one.rows.known && !one.rows.closed) unknown = true;
        column_index::found const in_item = one.find(name);
        if (in_item.first == nullptr) continue;
        bool const again =
            (result.column != nullptr && !result.column->maybe && !in_item.first->maybe) || in_item.several;
        if (result.column == nullptr) result = {found::result::column, &one, in_item.first, result.or_unknown};
        if (again && !is_merged(name, level)) result.what = found::result::ambiguous;
      }
      if (result.column != nullptr) return spend(scanned), result;
      for (std::size_t i = first; i < end; ++i)  // a value, or a whole row
        if (items_.entries()[i].hash == name) return {found::result::unknown, &items_[i], nullptr};
      end = first;
    }
    unknown = !spend(scanned) || unknown;
    return {unknown ? found::result::unknown : found::result::nothing, nullptr, nullptr};
  }

  /// The item of the innermost level that has a column of this name, or null.
  constexpr item* owner_of(std::uint64_t name) {
    for (std::size_t i = first_item(); i < item_count(); ++i)
      if (items_[i].find(name).first != nullptr) return &items_[i];
    return nullptr;
  }

  /// What the items of the innermost level depend on.
  constexpr void add_conditions(column_sources& to) const {
    auto const* const entries = items_.entries();
    std::size_t const end = item_count();
    for (std::size_t i = first_item(); i < end; ++i) {
      add_sources(to, entries[i].value.rows.conditions, derivation::condition);
      for (column_source const& source : entries[i].value.rows.others)
        if (source.column != any_column) add_source(to, source, derivation::condition);
    }
  }

  /// Adds what a name may mean among the items whose columns are unknown, from this level inwards.
  constexpr void add_unknown(column_sources& to, std::size_t level = 0) const {
    auto const* const entries = items_.entries();
    for (std::size_t i = 0; i < item_count(); ++i)
      if (entries[i].value.level >= level && !entries[i].value.rows.known)
        add_sources(to, entries[i].value.rows.others, derivation::transformed);
  }
  /// Adds all values of the items in sight.
  constexpr void add_everything(column_sources& to) const {
    for (std::size_t i = 0; i < item_count(); ++i)
      add_sources(to, items_.entries()[i].value.rows, derivation::transformed);
  }

  [[nodiscard]] constexpr bool all_known() const {
    if (is_exhausted()) return false;
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
    std::size_t level{};
    row_type const* rows{};
    std::size_t position{};
  };
  struct merged_name {
    std::uint64_t name{};
    std::size_t level{};
    column_sources sources{};
  };
  /// Whether a column of this name is merged in this level or in one below it.
  [[nodiscard]] constexpr bool is_merged(std::uint64_t name, std::size_t level) const {
    for (merged_name const& merged : merged_)
      if (merged.name == name && merged.level >= level) return true;
    return false;
  }

  /// Tenths of a second at run time. 500 joins of tables with 600 columns stay below it.
  static constexpr std::size_t max_steps = 10'000'000;

  column_sources none_{};
  std::size_t spent_ = 0;
  name_table<given_name> given_{};
  core::sequence<merged_name> merged_{};
};

}  // namespace strata::sql::detail
