// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/identifier.hpp>

namespace strata::sql::detail {

/// An item of a FROM, known by its alias or by its own name.
struct named_item {
  identifier name{}, schema{};
  bool is_value = false;     ///< a value inside of a SUPER column, or a position in it: no relation
  bool is_position = false;  ///< only a position, or the name of an attribute
  bool is_hidden = false;    ///< inside of joins that have an alias
  std::size_t level{};       ///< of the FROM that it stands in
  identifier database{};
  std::uint32_t node{};  ///< that gives it its name
};

/// The names that a query knows at a place: of WITH queries, and of the items of each FROM around the place. The newest
/// of equal names hides the others.
///
/// Each SELECT is a level; it sees its own items and those of the levels around it. A WITH name ends with its query.
/// The time to find a name does not grow with the number of names, unless the names are equal.
/// @tparam Item a named_item with the visitor's knowledge of it; its member `rows` also describes a WITH query
template <class Item>
class scope {
 public:
  using item = Item;
  using rows_type = decltype(Item::rows);
  struct with_query {
    identifier name{};
    rows_type rows{};
  };

  // ---- levels

  constexpr void enter() { levels_.push_back(items_.size()); }
  constexpr void leave() {
    items_.forget_from(levels_.back());
    levels_.pop_back();
  }
  [[nodiscard]] constexpr std::size_t level() const { return levels_.size(); }
  /// The first item of the innermost level; its items are the last ones.
  [[nodiscard]] constexpr std::size_t first_item() const { return levels_.back(); }

  // ---- items of FROM

  [[nodiscard]] constexpr std::size_t item_count() const { return items_.size(); }
  constexpr item& operator[](std::size_t i) { return items_[i]; }
  constexpr void add(item&& one) {
    one.level = levels_.size();
    items_.add(hash(one.name), static_cast<item&&>(one));
  }
  constexpr item* find_item(identifier name) {
    return items_.find(hash(name), [&](item const& i) { return equal(i.name, name) && !is_hidden(i.level); });
  }
  constexpr item* find_item(identifier schema, identifier name) {
    return items_.find(hash(name), [&](item const& i) {
      return equal(i.name, name) && equal(i.schema, schema) && !is_hidden(i.level);
    });
  }
  /// The same among all items: into a SUPER value a query in FROM may go from its neighbours.
  constexpr item* find_any_item(identifier name) {
    return items_.find(hash(name), [&](item const& i) { return equal(i.name, name); });
  }

  /// The newest item of the same level and the same whole name: itself, if no later one has it.
  constexpr item const* newest_like(item const& one) {
    return items_.find(hash(one.name), [&](item const& i) {
      return i.level == one.level && !i.is_hidden && equal(i.name, one.name) && equal(i.schema, one.schema) &&
             equal(i.database, one.database);
    });
  }

  /// A query in FROM does not see the other items of that FROM.
  constexpr void hide_level() { hidden_.push_back(levels_.size()); }
  constexpr void show_level() { hidden_.pop_back(); }
  [[nodiscard]] constexpr bool is_hidden(std::size_t level) const {
    for (std::size_t i = hidden_.size(); i > 0 && hidden_[i - 1] >= level; --i)
      if (hidden_[i - 1] == level) return true;
    return false;
  }

  // ---- WITH

  [[nodiscard]] constexpr std::size_t with_count() const { return with_.size(); }
  constexpr with_query& with(std::size_t i) { return with_[i]; }
  constexpr void add_with(identifier name, rows_type&& rows) {
    with_.add(hash(name), {name, static_cast<rows_type&&>(rows)});
  }
  constexpr with_query* find_with(identifier name) {
    return with_.find(hash(name), [&](with_query const& q) { return equal(q.name, name); });
  }
  constexpr void forget_with_from(std::size_t count) { with_.forget_from(count); }

 protected:
  name_table<item> items_{};
  core::sequence<std::size_t> levels_{};  ///< the first item of each
  core::sequence<std::size_t> hidden_{};  ///< levels in ascending order

 private:
  name_table<with_query> with_{};
};

}  // namespace strata::sql::detail
