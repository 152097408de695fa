// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The cases that the compiler checks in tests/static/sql, once more at run time: sanitizers and coverage see them here,
// and a failed case prints its result.
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "../../static/sql/clause_cases.hpp"
#include "../../static/sql/function_cases.hpp"
#include "../../static/sql/guide_cases.hpp"
#include "../../static/sql/heads_cases.hpp"
#include "../../static/sql/meaning_cases.hpp"
#include "../../static/sql/query_cases.hpp"
#include "../../static/sql/refusal_cases.hpp"
#include "../../static/sql/rule_cases.hpp"
#include "../../static/sql/statement_cases.hpp"
#include "../../static/sql/syntax_cases.hpp"
#include "../../static/sql/table_cases.hpp"
#include "../../static/sql/token_cases.hpp"
#include "neighbours.hpp"
#include "value_neighbours.hpp"

namespace strata_test {
namespace {

template <class Case>
std::string_view label(Case const& c) {
  if constexpr (requires { c.sql; })
    return c.sql;
  else
    return c.from;
}

template <class Case, std::size_t Count>
void check_all(Case const (&cases)[Count]) {
  for (Case const& c : cases) {
    INFO(label(c));
    CHECK(holds(c));
  }
}

template <std::size_t Count>
void check_all(sql_case const (&cases)[Count]) {
  for (sql_case const& c : cases) {
    INFO(c.sql);
    auto const text = summary(c.sql);
    CHECK(std::string(text.begin(), text.end()) == c.expected);
  }
}

TEST_CASE("relations of queries") {
  check_all(from_cases);
  check_all(subquery_cases);
  check_all(super_cases);
}

TEST_CASE("functions") {
  check_all(call_cases);
  strata::sql::catalog const relations = every_type();
  for (expression_case const& c : expression_cases) {
    INFO(c.expression);
    CHECK(holds(c, relations));
  }
}

template <std::size_t Count>
void check_faults(std::string_view const (&statements)[Count], bool wrong) {
  static strata::sql::catalog const relations = store();
  for (std::string_view const sql : statements) {
    INFO(sql);
    CHECK(static_cast<bool>(strata::sql::meaning_of(sql, relations).error) == wrong);
  }
}

TEST_CASE("strings beside other types, clauses, columns, and the other parts of statements") {
  check_all(beside_cases);
  check_all(mixed_cases);
  check_all(clause_cases);
  check_all(table_part_cases);
  check_all(statement_part_cases);
}

TEST_CASE("neighbours of the refusals") {
  check_faults(wrong_statements, true);
  check_faults(right_statements, false);
}

TEST_CASE("values, types, groups and options") {
  check_faults(wrong_values, true);
  check_faults(right_values, false);
}

TEST_CASE("relations of statements") {
  check_all(rule_cases);
  check_all(change_cases);
  check_all(access_cases);
}

TEST_CASE("tokens") { check_all(token_cases); }

TEST_CASE("heads, transactions, splitting, faults") {
  check_all(kind_cases);
  check_all(class_cases);
  check_all(split_cases);
  check_all(fault_cases);
}

TEST_CASE("what the grammar takes and where it stops") {
  check_all(accepted_cases);
  check_all(rejected_cases);
}

TEST_CASE("the statements of the guide, by the page of their command") {
  strata::sql::catalog const relations = shop();
  std::set<statement_kind> kinds;
  for (guide_case const& c : accepted_by_page) {
    INFO(c.page << ": " << c.sql);
    CHECK(holds(c));
    CHECK(resolves(c, relations));
    kinds.insert(strata::sql::statement_kind_of(c.sql));
  }
  // each kind of statement has a page; `use` is the last
  for (int kind = static_cast<int>(statement_kind::unknown) + 1; kind <= static_cast<int>(statement_kind::use);
       ++kind) {
    INFO("kind " << kind);
    CHECK(kinds.count(static_cast<statement_kind>(kind)) == 1);
  }
}

TEST_CASE("what names mean, and what queries give") {
  check_all(meaning_cases);
  check_all(output_cases);
}

TEST_CASE("tables and types") {
  check_all(type_cases);
  check_all(table_cases);
  check_all(rule_cases);
  check_all(refusal_cases);
  check_all(resolved_cases);
  CHECK(many_columns(1600, 1, fault_code::none));
  CHECK(many_columns(1601, 1, fault_code::beyond_a_limit));
  check_all(compatible_cases);
}

TEST_CASE("names are written into strings") {
  std::string out;
  strata::sql::quoted_identifier(out, "Order Lines");
  out += ' ';
  strata::sql::quoted_literal(out, "it's \\ here");
  CHECK(out == "\"Order Lines\" 'it''s \\\\ here'");
}

}  // namespace
}  // namespace strata_test
