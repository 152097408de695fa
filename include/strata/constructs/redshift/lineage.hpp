// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/datashare.hpp>
#include <strata/constructs/redshift/stack_sql.hpp>
#include <strata/constructs/rules.hpp>

/// Where columns come from, and which ones reach a datashare, as constants of a stack.
namespace strata {
namespace detail {

/// A column of a relation of the stack, by positions.
struct column_place {
  std::uint32_t resource{}, column{};
  constexpr bool operator==(column_place const&) const = default;
};

template <auto const& Share>
constexpr bool holds(redshift_relation const& relation) {
  if constexpr (std::is_base_of_v<redshift_datashare_base, std::remove_cvref_t<decltype(Share)>>) return Share.holds(relation);
  else return false;
}

template <auto const&... Resources>
struct lineage_of {
  using sql = sql_of_stack<Resources...>;
  static constexpr std::size_t size = sizeof...(Resources);

  template <std::size_t... I>
  static constexpr auto all_columns(std::index_sequence<I...>) {
    return std::array<stack_columns, size + 1>{sql::template columns_of_resource<I>()..., stack_columns{}};
  }
  static constexpr auto columns = all_columns(std::make_index_sequence<size>{});

  /// The columns that are spelt "table.column" or "schema.table.column": of each warehouse that has such a table.
  static constexpr core::sequence<column_place> find(std::string_view spelling) {
    core::sequence<column_place> result;
    auto const tokens = strata::sql::tokenize(spelling);
    strata::sql::object_name const name = strata::sql::detail::name_of_tokens(strata::sql::all_of(tokens), 0, tokens.size());
    for (std::uint32_t r = 0; r < size; ++r) {
      redshift_relation const* const relation = sql::relations[r];
      if (relation == nullptr || !strata::sql::equal(relation->name().name, name.schema)) continue;
      if (!name.database.empty() && !strata::sql::equal(relation->schema(), name.database)) continue;
      for (std::uint32_t c = 0; c < columns[r].count; ++c)
        if (strata::sql::equal(columns[r].columns[c].name, name.name)) result.push_back({r, c});
    }
    return result;
  }

  /// Whether a column has the other one's values, as they are or in an expression; with `conditions` also whether that one
  /// decides which rows there are.
  static constexpr bool is_made_of(column_place of, column_place from, bool conditions) {
    core::sequence<column_place> open{of};
    core::sequence<column_place> seen;
    while (!open.empty()) {
      column_place const at = open.back();
      open.pop_back();
      bool known = false;
      for (column_place const& s : seen) known = known || s == at;
      if (known) continue;
      seen.push_back(at);
      stack_columns const& all = columns[at.resource];
      auto const follow = [&](std::uint32_t first, std::uint32_t count) {
        for (std::uint32_t i = first; i < first + count; ++i)
          if (conditions || all.sources[i].how != strata::sql::derivation::condition)
            open.push_back({all.sources[i].resource, all.sources[i].column});
      };
      if (!(at == of) && at == from) return true;
      follow(all.columns[at.column].first_source, all.columns[at.column].source_count);
      if (conditions) follow(all.first_condition, all.condition_count);
    }
    return false;
  }

  template <std::size_t... I>
  static constexpr auto all_reads(std::index_sequence<I...>) {
    return std::array<read_list const*, size + 1>{&sql::template reads<I>..., nullptr};
  }
  static constexpr auto reads = all_reads(std::make_index_sequence<size>{});

  /// Visits a relation and all that it reads, through others as well.
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

  /// Marks in a set of columns: those of one resource after those of the one before it.
  struct numbering {
    std::array<std::size_t, size + 1> first{};
    constexpr numbering() {
      for (std::size_t r = 0; r < size; ++r) first[r + 1] = first[r] + columns[r].count;
    }
  };
  static constexpr numbering numbers{};
  using column_set = std::array<bool, numbers.first[size] + 1>;

  /// The columns whose values are in the relations that are `held`, their own included. A relation whose columns are not
  /// known is taken to show all that it reads.
  static constexpr column_set shown_by(auto held) {
    column_set shown{};
    core::sequence<column_place> open;
    auto const open_all = [&open](std::uint32_t r) {
      for (std::uint32_t c = 0; c < columns[r].count; ++c) open.push_back({r, c});
    };
    for (std::uint32_t relation = 0; relation < size; ++relation) {
      if (sql::relations[relation] == nullptr || !held(*sql::relations[relation])) continue;
      open_all(relation);
      each_reached(relation, [&open_all](std::uint32_t r) {
        if (!columns[r].known && sql::relations[r] != nullptr) each_reached(r, open_all);
      });
    }
    while (!open.empty()) {
      column_place const at = open.back();
      open.pop_back();
      bool& known = shown[numbers.first[at.resource] + at.column];
      if (known) continue;
      known = true;
      stack_column const& column = columns[at.resource].columns[at.column];
      for (std::uint32_t i = column.first_source; i < column.first_source + column.source_count; ++i) {
        stack_column_source const& source = columns[at.resource].sources[i];
        if (source.how != strata::sql::derivation::condition) open.push_back({source.resource, source.column});
      }
    }
    return shown;
  }

  static constexpr core::sequence<column_place> places_shown_by(auto held) {
    column_set const shown = shown_by(held);
    core::sequence<column_place> result;
    for (std::uint32_t r = 0; r < size; ++r)
      for (std::uint32_t c = 0; c < columns[r].count; ++c)
        if (shown[numbers.first[r] + c]) result.push_back({r, c});
    return result;
  }

  static constexpr bool is_shared(redshift_relation const& relation) { return core::any_of({false, holds<Resources>(relation)...}); }

  static constexpr bool is_exposed(std::string_view spelling) {
    column_set const shown = shown_by(is_shared);
    for (column_place const& wanted : find(spelling))
      if (shown[numbers.first[wanted.resource] + wanted.column]) return true;
    return false;
  }
  static constexpr bool derives(std::string_view of, std::string_view from, bool conditions) {
    for (column_place const& made : find(of))
      for (column_place const& source : find(from))
        if (is_made_of(made, source, conditions)) return true;
    return false;
  }
};

template <auto const&... Resources>
lineage_of<Resources...> lineage_in(core::resource_list<Resources...>);
template <class Stack>
using lineage_in_stack = decltype(lineage_in(core::resources_of<Stack>{}));

template <class Stack, core::fixed_string Column>
inline constexpr bool is_there = lineage_in_stack<Stack>::find(Column.view()).size() > 0;

/// What is asked about has to be there: a misspelt column would otherwise never be exposed.
template <class Stack, core::fixed_string... Columns>
constexpr auto columns_are_there() {
  if constexpr ((is_there<Stack, Columns> && ...)) return static_cast<char*>(nullptr);
  else return static_cast<errors::E0409_column_is_in_no_relation<core::details<core::named<Columns>...>>*>(nullptr);
}

}  // namespace detail

/// Whether a column is made of another one's values, as they are or in an expression, through any number of views; with
/// `OrDecides` also whether that one decides on its rows (WHERE, JOIN, GROUP BY). Columns are spelt "table.column" or
/// "schema.table.column", as in SQL. Of what has no columns that Strata knows nothing is known: false.
///
///     static_assert(derives_from<app, "product_analysis.rating", "amazon_reviews.star_rating">);
///
/// Rule: E0409.
template <class Stack, core::fixed_string Column, core::fixed_string Source, bool OrDecides = false>
inline constexpr bool derives_from =
    sizeof(*detail::columns_are_there<Stack, Column, Source>()) > 0 &&
    detail::lineage_in_stack<Stack>::derives(Column.view(), Source.view(), OrDecides);

/// Whether a datashare of the stack shows a column's values: it holds its table, a view of which a column is made of it, or
/// something that reads the table and whose columns are not known.
///
///     static_assert(!exposes<app, "amazon_reviews.customer_id">);
///
/// Rule: E0409.
template <class Stack, core::fixed_string Column>
inline constexpr bool exposes = sizeof(*detail::columns_are_there<Stack, Column>()) > 0 &&
                                detail::lineage_in_stack<Stack>::is_exposed(Column.view());

}  // namespace strata
