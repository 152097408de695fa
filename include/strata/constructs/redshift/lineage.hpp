// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/constructs/redshift/relation_columns.hpp>

#include <array>

/// The sources of columns, and the columns that reach a datashare, as constants of a stack.
namespace strata {

/// A column of a relation of the stack, by positions.
struct column_place {
  std::uint32_t resource{}, column{};
  constexpr bool operator==(column_place const&) const = default;
};

/// The spelling of a column in a question: "table.column" or "schema.table.column". Case does not count.
class column_spelling {
 public:
  constexpr explicit column_spelling(std::string_view text) {
    auto const tokens = sql::tokenize(text);
    spelt_ = sql::name_of_tokens(sql::all_of(tokens), 0, tokens.size());
  }
  /// @param relation with its schema
  [[nodiscard]] constexpr bool is_of(sql::object_name const& relation) const {
    return sql::equal(spelt_.schema, relation.name) &&
           (spelt_.database.empty() || sql::equal(spelt_.database, relation.schema));
  }
  [[nodiscard]] constexpr bool is(sql::object_name const& relation, sql::identifier const& column) const {
    return is_of(relation) && sql::equal(spelt_.name, column);
  }

 private:
  sql::object_name spelt_{};  ///< the column is its name, the relation its schema
};

/// The sources of the columns of a stack.
template <class Stack>
struct lineage_of {
  using sql = detail::relation_columns<Stack>;
  static constexpr std::size_t size = sql::size;

  template <std::size_t... I>
  static constexpr auto all_columns(std::index_sequence<I...>) {
    return std::array<stack_columns, size + 1>{sql::template columns_of_resource<I>()..., stack_columns{}};
  }
  static constexpr auto columns = all_columns(std::make_index_sequence<size>{});

  /// The columns with this spelling: one of each warehouse that has such a table.
  static constexpr core::sequence<column_place> find(std::string_view text) {
    core::sequence<column_place> result;
    column_spelling const spelling{text};
    for (std::uint32_t r = 0; r < size; ++r) {
      if (sql::relations[r] == nullptr) continue;
      strata::sql::object_name const relation = sql::relations[r]->qualified_name();
      if (!spelling.is_of(relation)) continue;
      for (std::uint32_t c = 0; c < columns[r].count; ++c)
        if (spelling.is(relation, columns[r].columns[c].name)) result.push_back({r, c});
    }
    return result;
  }

  /// The relations of the stack, by construct; null for a construct that is none.
  template <std::size_t... N>
  static constexpr auto all_reads(std::index_sequence<N...>) {
    std::array<detail::read_list const*, size + 1> result{};
    detail::read_list const* const read_by[] = {&sql::template reads<sql::all_relations.at[N]>..., nullptr};
    for (std::size_t n = 0; n < sizeof...(N); ++n) result[sql::all_relations.at[n]] = read_by[n];
    return result;
  }
  static constexpr auto reads = all_reads(std::make_index_sequence<sql::all_relations.count>{});

  /// Visits a relation and all relations that it reads, directly or through others.
  static constexpr void each_reached(std::uint32_t from, auto visit) {
    core::sequence<std::uint32_t> open{from};
    core::sequence<char> seen;
    for (std::size_t i = 0; i < size; ++i) seen.push_back(0);
    while (!open.empty()) {
      std::uint32_t const at = open.back();
      open.pop_back();
      if (seen[at] != 0) continue;
      seen[at] = 1;
      visit(at);
      for (std::size_t k = 0; k < reads[at]->count; ++k) open.push_back(reads[at]->items[k]);
    }
  }

  /// Numbers columns for a set: the columns of one construct follow those of the construct before it.
  struct numbering {
    std::array<std::size_t, size + 1> first{};
    constexpr numbering() {
      for (std::size_t r = 0; r < size; ++r) first[r + 1] = first[r] + columns[r].count;
    }
  };
  static constexpr numbering numbers{};
  using column_set = std::array<bool, numbers.first[size] + 1>;

  static constexpr bool has(column_set const& marked, column_place at) {
    return marked[numbers.first[at.resource] + at.column];
  }

  /// These columns and the sources of their values, unchanged or in an expression; with `conditions` also the columns
  /// that decide which rows exist.
  static constexpr column_set sources_of(core::sequence<column_place> open, bool conditions) {
    column_set found{};
    while (!open.empty()) {
      column_place const at = open.back();
      open.pop_back();
      bool& known = found[numbers.first[at.resource] + at.column];
      if (known) continue;
      known = true;
      stack_columns const& all = columns[at.resource];
      auto const follow = [&](std::uint32_t first, std::uint32_t count) {
        for (std::uint32_t i = first; i < first + count; ++i)
          if (conditions || all.sources[i].how != strata::sql::derivation::condition)
            open.push_back({all.sources[i].resource, all.sources[i].column});
      };
      follow(all.columns[at.column].first_source, all.columns[at.column].source_count);
      if (conditions) follow(all.first_condition, all.condition_count);
    }
    return found;
  }

  /// The columns whose values the `held` relations contain, including their own columns. A relation with unknown
  /// columns counts as one that shows everything that it reads.
  static constexpr column_set shown_by(auto held) {
    core::sequence<column_place> shown;
    auto const show_all = [&shown](std::uint32_t r) {
      for (std::uint32_t c = 0; c < columns[r].count; ++c) shown.push_back({r, c});
    };
    for (std::uint32_t relation = 0; relation < size; ++relation) {
      if (sql::relations[relation] == nullptr || !held(*sql::relations[relation])) continue;
      show_all(relation);
      each_reached(relation, [&show_all](std::uint32_t r) {
        if (!columns[r].known && sql::relations[r] != nullptr) each_reached(r, show_all);
      });
    }
    return sources_of(static_cast<core::sequence<column_place>&&>(shown), false);
  }

  /// The columns whose values a datashare shows.
  static constexpr core::sequence<column_place> places_shown_by(redshift_datashare_base const& share) {
    column_set const shown = shown_by([&share](redshift_relation const& relation) { return share.holds(relation); });
    core::sequence<column_place> result;
    for (std::uint32_t r = 0; r < size; ++r)
      for (std::uint32_t c = 0; c < columns[r].count; ++c)
        if (has(shown, {r, c})) result.push_back({r, c});
    return result;
  }

  static constexpr bool is_shared(redshift_relation const& relation) {
    for (redshift_datashare_base const* share : sql::shares)
      if (share != nullptr && share->holds(relation)) return true;
    return false;
  }
  static constexpr bool is_exposed(std::string_view spelling) {
    column_set const shown = shown_by(is_shared);
    for (column_place const& wanted : find(spelling))
      if (has(shown, wanted)) return true;
    return false;
  }
  /// A column does not derive from itself.
  static constexpr bool derives(std::string_view of, std::string_view from, bool conditions) {
    for (column_place const& made : find(of)) {
      column_set const found = sources_of({made}, conditions);
      for (column_place const& source : find(from))
        if (!(made == source) && has(found, source)) return true;
    }
    return false;
  }
};

namespace detail {

template <class Stack, core::fixed_string Column>
inline constexpr bool is_there = lineage_of<Stack>::find(Column.view()).size() > 0;

/// The columns of a question, which must exist: a misspelt column would otherwise never be exposed.
template <class Stack, core::fixed_string... Columns>
constexpr auto columns_are_there() {
  if constexpr ((is_there<Stack, Columns> && ...))
    return static_cast<char*>(nullptr);
  else
    return static_cast<errors::E0409_column_is_in_no_relation<core::details<core::named<Columns>...>>*>(nullptr);
}

}  // namespace detail

/// Whether a column is made of another one's values, unchanged or in an expression, through any number of views; with
/// `OrDecides` also whether that one decides on its rows (WHERE, JOIN, GROUP BY). Columns are spelt "table.column" or
/// "schema.table.column", as in SQL. False for a relation whose columns Strata does not know.
///
///     static_assert(derives_from<app, "product_analysis.rating", "amazon_reviews.star_rating">);
///
/// Error: E0409.
template <class Stack, core::fixed_string Column, core::fixed_string Source, bool OrDecides = false>
inline constexpr bool derives_from = sizeof(*detail::columns_are_there<Stack, Column, Source>()) > 0 &&
                                     lineage_of<Stack>::derives(Column.view(), Source.view(), OrDecides);

/// Whether a datashare of the stack shows a column's values: it holds the column's table, or a view with a column that
/// derives from it, or a relation with unknown columns that reads the table.
///
///     static_assert(!exposes<app, "amazon_reviews.customer_id">);
///
/// Error: E0409.
template <class Stack, core::fixed_string Column>
inline constexpr bool exposes = sizeof(*detail::columns_are_there<Stack, Column>()) > 0 &&
                                lineage_of<Stack>::is_exposed(Column.view());

}  // namespace strata
