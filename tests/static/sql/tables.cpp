// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "table_cases.hpp"

namespace strata_test {

using namespace strata::sql;

static_assert(all_hold_v<type_cases>);
static_assert(all_hold_v<table_cases>);
static_assert(all_hold_v<compatible_cases>);

// two tables
constexpr bool same(std::string_view a, std::string_view b) {
  return same_columns(table_definition_of(a), table_definition_of(b));
}
constexpr bool same_names(std::string_view a, std::string_view b) {
  return same_column_names(table_definition_of(a), table_definition_of(b));
}
static_assert(same("create table t (a int, b text)", "create table u (x bigint, y varchar(20))"));
static_assert(!same("create table t (a int, b text)", "create table u (a int)"));
static_assert(!same("create table t (a int, b date)", "create table u (b date, a int)"));
static_assert(same("create table t (a int)", "create table u (like t)") &&
              same("create table t as select 1", "create table u (a int)"));
static_assert(same("create table t (a, b) as select 1, 2", "create table u (a int, b date)"));
static_assert(!same("create table t (a, b) as select 1, 2", "create table u (a int)"));
static_assert(same_names("create table t (a int, \"B\" text)", "create table u (A date, b int)"));
static_assert(!same_names("create table t (a int, b text)", "create table u (b text, a int)"));
static_assert(!same_names("create table t (a int)", "create table u (a int, b int)") &&
              same_names("create table t (a int)", "create table u (like t)"));

// one column
constexpr bool has(std::string_view table, std::string_view column) {
  return has_column(table_definition_of(table), column);
}
static_assert(has("create table t (a int, \"b c\" int)", "A") && has("create table t (a int, \"b c\" int)", "B C"));
static_assert(!has("create table t (a int, primary key (b))", "b") && has("create table t (like u)", "b") &&
              has("create table t as select 1", "b"));
static_assert(!has("create table t (a, b) as select 1, 2", "c") && has("select 1", "a"));
static_assert([] {
  table_definition const table = table_definition_of("create table t (a int, b int)");
  return find_column(table, name_of("b"))->offset == 23 && find_column(table, name_of("c")) == nullptr;
}());

// every clause of the statement
static_assert([] {
  table_definition const t = table_definition_of(
      "create temp table if not exists d.s.t (id bigint identity(0, 1) encode az64 distkey, n varchar(max) not null "
      "default "
      "null, p decimal(10, 2) references u (v), constraint c primary key (id, n), unique (p), foreign key (p) "
      "references s.u "
      "(v, w)) backup no interleaved sortkey (id, n)");
  return t && t.temporary && t.if_not_exists && !t.from_query && t.columns_are_known && !t.backup &&
         t.columns.size() == 3 && equal(t.name, {name_of("d"), name_of("s"), name_of("t")}) &&
         t.columns[0].is_identity && t.columns[0].not_null && t.columns[1].not_null && t.columns[1].has_default &&
         !t.columns[2].not_null && equal(t.columns[2].references.name, name_of("u")) &&
         equal(t.columns[2].referenced_column, name_of("v")) && t.constraints.size() == 3 &&
         equal(t.constraints[0].name, name_of("c")) && t.constraints[0].kind == constraint_kind::primary_key &&
         t.constraints[0].columns.size() == 2 && t.constraints[1].kind == constraint_kind::unique &&
         t.constraints[2].kind == constraint_kind::foreign_key &&
         equal(t.constraints[2].references.schema, name_of("s")) && t.constraints[2].referenced_columns.size() == 2 &&
         t.distribution == dist_style::key && equal(t.distkey, name_of("id")) && t.sorting == sort_style::interleaved &&
         t.sortkey.size() == 2;
}());

}  // namespace strata_test
