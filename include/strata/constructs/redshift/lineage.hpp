// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/constructs/redshift/flow_questions.hpp>
#include <strata/constructs/redshift/stack_flow.hpp>

#include <array>

/// The sources of columns, and the columns that reach a datashare, as constants of a stack.
namespace strata {

/// The sources of the columns of a stack.
template <class Stack>
struct lineage_of {
  using sql = detail::relation_columns<Stack>;
  using rows = flow::stack_flow<Stack>;
  static constexpr std::size_t size = sql::size;

  template <std::size_t... I>
  static constexpr auto all_columns(std::index_sequence<I...>) {
    return std::array<stack_columns, size + 1>{sql::template columns_of_resource<I>()..., stack_columns{}};
  }
  /// Of each construct.
  static constexpr auto columns = all_columns(std::make_index_sequence<size>{});

  static constexpr flow::data_flow graph() { return {rows::table, columns.data(), rows::units()}; }

  /// Whether a relation may have a column with this spelling.
  static constexpr bool is_there(std::string_view text) {
    return !flow::places_of(
                rows::table, [](std::uint32_t r) { return rows::columns_of(r, columns.data()); }, text)
                .empty();
  }
  static constexpr flow_verdict exposure(std::string_view spelling) {
    flow::data_flow const known = graph();
    return flow::reached(known, flow::places_of(known, spelling), flow::roots_of_all(known), false);
  }
  static constexpr flow_verdict derivation(std::string_view of, std::string_view from, bool conditions) {
    return flow::derivation_in(graph(), of, from, conditions);
  }
};

namespace detail {

/// The columns of a question, which must exist: a misspelt column would otherwise never be exposed. The error names the
/// first that does not.
template <class Stack, core::fixed_string Column, core::fixed_string... More>
constexpr auto columns_are_there() {
  if constexpr (!lineage_of<Stack>::is_there(Column.view()))
    return static_cast<errors::E0409_column_is_in_no_relation<core::details<core::named<Column>>>*>(nullptr);
  else if constexpr (sizeof...(More) > 0)
    return columns_are_there<Stack, More...>();
  else
    return static_cast<char*>(nullptr);
}

template <class Stack, core::fixed_string Column>
inline constexpr flow_verdict exposure_of = lineage_of<Stack>::exposure(Column.view());
template <class Stack, core::fixed_string Column, core::fixed_string Source, bool OrDecides>
inline constexpr flow_verdict derivation_of = lineage_of<Stack>::derivation(Column.view(), Source.view(), OrDecides);

/// The error of an answer that is not known, with the construct that does not say enough.
template <flow_verdict const& Verdict, class Indexed, core::fixed_string... Columns>
struct not_known;
template <flow_verdict const& Verdict, std::size_t I, auto const& Resource, core::fixed_string... Columns>
struct not_known<Verdict, core::indexed<I, Resource>, Columns...> {
  using type = errors::E0420_flow_of_values_is_not_known<
      core::details<core::named<Columns>..., core::declared_at_line<Resource.line>>, Resource>;
};
template <class Stack, flow_verdict const& Verdict, core::fixed_string... Columns>
constexpr auto answer_is_known() {
  if constexpr (Verdict.answer != core::tribool::unknown) {
    return static_cast<char*>(nullptr);
  } else if constexpr (Verdict.missing.resource < core::resources_of<Stack>::size) {
    using all = decltype(core::index(core::resources_of<Stack>{}));
    using named = decltype(core::pick<Verdict.missing.resource>(static_cast<all const*>(nullptr)));
    return static_cast<typename not_known<Verdict, named, Columns...>::type*>(nullptr);
  } else {
    return static_cast<errors::E0420_flow_of_values_is_not_known<core::details<core::named<Columns>...>>*>(nullptr);
  }
}

}  // namespace detail

/// Whether a column is made of another one's values, unchanged or in an expression: through views, MERGE, INSERT,
/// UPDATE and the other statements of the stack that move rows, in any order and number; with `OrDecides` also whether
/// that one decides on its rows in a query (WHERE, JOIN, GROUP BY). Columns are spelt "table.column" or
/// "schema.table.column", as in SQL.
///
///     static_assert(derives_from<app, "product_analysis.rating", "amazon_reviews.star_rating">);
///
/// Where the stack does not say enough for an answer, neither this nor its opposite holds. Errors: E0409, E0420.
template <class Stack, core::fixed_string Column, core::fixed_string Source, bool OrDecides = false>
inline constexpr bool derives_from =
    sizeof(*detail::columns_are_there<Stack, Column, Source>()) > 0 &&
    sizeof(*detail::answer_is_known<Stack, detail::derivation_of<Stack, Column, Source, OrDecides>, Column, Source>()) >
        0 &&
    detail::derivation_of<Stack, Column, Source, OrDecides>.answer == core::tribool::yes;

/// The same as a value, which may be `unknown`, without an error. Error: E0409.
template <class Stack, core::fixed_string Column, core::fixed_string Source, bool OrDecides = false>
  requires(sizeof(*detail::columns_are_there<Stack, Column, Source>()) > 0)
inline constexpr core::tribool derivation_of = detail::derivation_of<Stack, Column, Source, OrDecides>.answer;

/// Whether a datashare of the stack shows a column's values: it holds the column's table, or a relation with a column
/// that derives from it.
///
///     static_assert(!exposes<app, "amazon_reviews.customer_id">);
///
/// Where the stack does not say enough for an answer, neither this nor its opposite holds. Errors: E0409, E0420.
template <class Stack, core::fixed_string Column>
inline constexpr bool exposes = sizeof(*detail::columns_are_there<Stack, Column>()) > 0 &&
                                sizeof(*detail::answer_is_known<Stack, detail::exposure_of<Stack, Column>, Column>()) >
                                    0 &&
                                detail::exposure_of<Stack, Column>.answer == core::tribool::yes;

/// The same as a value, which may be `unknown`, without an error. Error: E0409.
template <class Stack, core::fixed_string Column>
  requires(sizeof(*detail::columns_are_there<Stack, Column>()) > 0)
inline constexpr core::tribool exposure_of = detail::exposure_of<Stack, Column>.answer;

}  // namespace strata
