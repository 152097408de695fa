// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/aliases.hpp>

/// Expressions hold queries, and queries expressions, so no order of their headers defines every function before its
/// first call. These are the functions that they share.
namespace strata::sql::grammar {

// calls.hpp
constexpr void call_arguments(parser& p, children& c);
constexpr std::uint32_t window_in_parentheses(parser& p);
constexpr std::uint32_t call(parser& p, std::uint32_t from);

// operands.hpp
constexpr std::uint32_t named_operand(parser& p);
constexpr bool at_query(parser& p);
constexpr std::uint32_t in_parentheses(parser& p);
constexpr std::uint32_t array(parser& p);
constexpr std::uint32_t word_operand(parser& p);

// expressions.hpp
constexpr void expressions(parser& p, children& c);
constexpr std::uint32_t navigated(parser& p, std::uint32_t result, std::uint32_t from);
constexpr std::uint32_t primary(parser& p);
constexpr std::uint32_t expression(parser& p, int lowest = 0);

// from.hpp
constexpr std::uint32_t from_clause(parser& p);
constexpr std::uint32_t table_operand(parser& p);
constexpr std::uint32_t table(parser& p);

// selects.hpp
constexpr std::uint32_t clause(parser& p, node_kind kind);
constexpr std::uint32_t select(parser& p);

// queries.hpp
constexpr std::uint32_t order_by(parser& p);
constexpr std::uint32_t query_behind(parser& p, std::uint32_t names, std::uint32_t body, std::uint32_t from);
constexpr std::uint32_t with(parser& p);
constexpr std::uint32_t query(parser& p);
constexpr bool continues_query(parser& p);
constexpr std::uint32_t set_operations(parser& p, std::uint32_t left, std::uint32_t from, int lowest);
constexpr std::uint32_t query_in_parentheses(parser& p);
constexpr std::uint32_t values(parser& p);
constexpr std::uint32_t rows(parser& p, int lowest);

}  // namespace strata::sql::grammar

#include <strata/sql/grammar/calls.hpp>
#include <strata/sql/grammar/expressions.hpp>
#include <strata/sql/grammar/from.hpp>
#include <strata/sql/grammar/operands.hpp>
#include <strata/sql/grammar/queries.hpp>
#include <strata/sql/grammar/selects.hpp>
