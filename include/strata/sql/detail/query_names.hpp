// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>
#include <strata/sql/detail/closest_name.hpp>

namespace strata::sql::detail {

/// The tables, WITH names and aliases that are known at a place of a query. Levels are the queries around it.
class query_names {
 public:
  struct item {
    identifier name{}, schema{};
    std::uint64_t hash{};
    row_type rows{};
    bool is_value = false;        ///< of a SUPER column: its fields are not known, its sources are `whole`
    bool may_be_missing = false;  ///< on the other side of an outer join
    core::sequence<column_source> whole{};
  };
  struct found {
    enum class result : std::uint8_t { nothing, column, unknown, ambiguous } what = result::nothing;
    item const* from = nullptr;
    output_column const* column = nullptr;
  };
  struct level {
    std::size_t items{}, aliases{}, merged{};
  };

  constexpr void enter() { levels_.push_back({items_.size(), aliases_.size(), merged_.size()}); }
  constexpr void leave() {
    level const back = levels_.back();
    levels_.pop_back();
    while (items_.size() > back.items) items_.pop_back();
    while (aliases_.size() > back.aliases) aliases_.pop_back();
    while (merged_.size() > back.merged) merged_.pop_back();
  }

  constexpr std::size_t item_count() const { return items_.size(); }
  constexpr std::size_t first_item() const { return levels_.back().items; }
  constexpr item& operator[](std::size_t i) { return items_[i]; }
  constexpr void add(item one) {
    one.hash = hash(one.name);
    items_.push_back(static_cast<item&&>(one));
  }

  /// Columns that USING and NATURAL JOIN make one of two.
  constexpr void merge(std::uint64_t name) { merged_.push_back(name); }
  constexpr std::size_t first_merged() const { return levels_.back().merged; }
  constexpr std::size_t merged_count() const { return merged_.size(); }
  constexpr std::uint64_t merged(std::size_t i) const { return merged_[i]; }
  constexpr bool is_merged(std::uint64_t name, std::size_t from) const {
    for (std::size_t i = from; i < merged_.size(); ++i)
      if (merged_[i] == name) return true;
    return false;
  }

  /// Names that the SELECT gives to its own columns.
  constexpr void add_alias(std::uint64_t name, core::sequence<column_source> const& sources) {
    aliases_.push_back({name, sources});
  }
  constexpr core::sequence<column_source> const* sources_of_alias(std::uint64_t name) const {
    for (std::size_t i = aliases_.size(); i > 0; --i)
      if (aliases_[i - 1].name == name) return &aliases_[i - 1].sources;
    return nullptr;
  }

  /// A column by its name alone.
  constexpr found find_column(std::uint64_t name) const {
    std::size_t end = items_.size();
    bool unknown = false;
    for (std::size_t l = levels_.size(); l > 0; --l) {
      found result;
      for (std::size_t i = levels_[l - 1].items; i < end; ++i) {
        if (!items_[i].rows.known) unknown = true;
        for (output_column const& column : items_[i].rows.columns) {
          if (column.hash != name) continue;
          if (result.column == nullptr)
            result = {found::result::column, &items_[i], &column};
          else if (!is_merged(name, levels_[l - 1].merged))
            result.what = found::result::ambiguous;
        }
      }
      if (result.column != nullptr) return result;
      for (std::size_t i = levels_[l - 1].items; i < end; ++i)
        if (items_[i].hash == name) return {found::result::unknown, &items_[i], nullptr};  // a value, or a whole row
      end = levels_[l - 1].items;
    }
    return {unknown ? found::result::unknown : found::result::nothing, nullptr, nullptr};
  }

  /// A table of a FROM by the name that it is known by.
  constexpr item const* find_item(identifier name, identifier schema = {}) const {
    std::uint64_t const wanted = hash(name);
    for (std::size_t i = items_.size(); i > 0; --i)
      if (items_[i - 1].hash == wanted && equal(items_[i - 1].name, name) &&
          (schema.empty() || equal(items_[i - 1].schema, schema)))
        return &items_[i - 1];
    return nullptr;
  }

  constexpr std::string_view closest_column(std::string_view name) const {
    closest_name best{name};
    for (item const& i : items_)
      for (output_column const& column : i.rows.columns) best.offer(column.name.text);
    return best.found();
  }
  constexpr std::string_view closest_item(std::string_view name) const {
    closest_name best{name};
    for (item const& i : items_) best.offer(i.name.text);
    return best.found();
  }

  // ---- WITH
  struct cte {
    std::uint64_t hash{};
    row_type rows{};
  };
  constexpr void add_cte(std::uint64_t name, row_type rows) { ctes_.push_back({name, static_cast<row_type&&>(rows)}); }
  constexpr row_type const* find_cte(std::uint64_t name) const {
    for (std::size_t i = ctes_.size(); i > 0; --i)
      if (ctes_[i - 1].hash == name) return &ctes_[i - 1].rows;
    return nullptr;
  }
  constexpr std::size_t cte_count() const { return ctes_.size(); }
  constexpr cte& cte_at(std::size_t i) { return ctes_[i]; }
  constexpr void forget_ctes(std::size_t from) {
    while (ctes_.size() > from) ctes_.pop_back();
  }

 private:
  struct alias {
    std::uint64_t name{};
    core::sequence<column_source> sources{};
  };
  core::sequence<item> items_{};
  core::sequence<alias> aliases_{};
  core::sequence<std::uint64_t> merged_{};
  core::sequence<level> levels_{};
  core::sequence<cte> ctes_{};
};

}  // namespace strata::sql::detail
