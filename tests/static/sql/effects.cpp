// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// What scripts do with names, seen from outside, as one line of text. A name that must be there is `needed`, one that
// may be there is `wanted`; `for good` is as long as what uses it, and `filled` changes.
#include <strata/sql/script_effects.hpp>

#include "expect.hpp"

namespace strata_test {

constexpr std::string_view text_of(strata::sql::name_fate fate) {
  constexpr std::string_view texts[] = {"",         "created ",          "ensured ", "replaced ",
                                        "removed ", "removed if there ", "own "};
  return texts[static_cast<std::size_t>(fate)];
}

constexpr std::vector<char> effects(std::string_view sql) {
  std::vector<char> out;
  auto const uses = strata::sql::relations(sql);
  auto const script = strata::sql::effects_of(uses.begin(), uses.end(), {});
  for (strata::sql::name_effect const& effect : script.names) {
    if (!out.empty()) append(out, ", ");
    append(out, text_of(effect.fate));
    if (effect.needed) append(out, effect.need.strict ? "needed " : "wanted ");
    if (effect.kind != object_kind::relation) {
      append(out, text_of(effect.kind));
      append(out, " ");
    }
    append(out, effect.name);
    if (effect.need.lasting) append(out, " for good");
    if (effect.need.fills) append(out, " filled");
    if (effect.opens) append(out, " open");
  }
  return out;
}

struct effect_case {
  std::string_view sql, expected;
};
constexpr bool holds(effect_case const& c) { return equals(effects(c.sql), c.expected); }

inline constexpr effect_case effect_cases[] = {
    // one statement
    {"create table t (id int)", "created t"},
    {"create table if not exists t (id int)", "ensured t"},
    {"create or replace view v as select * from t", "ensured v, needed t for good"},
    {"create table t as select * from u", "created t, needed u"},
    {"create table s.t (id int references s.u (id))", "created s.t, needed schema s for good, needed s.u for good"},
    {"create external schema s from data catalog database 'd'", "created schema s open"},
    {"create function f(int) returns int stable as 'x' language sql", "ensured function f"},
    {"insert into t select f(a) from u", "needed t filled, needed function f, needed u"},
    {"drop table t", "removed t"},
    {"drop table if exists t", "removed if there t"},
    {"alter table t rename to u", "removed t, created u"},
    {"alter table t add column a int", "needed t filled"},
    {"grant select on t to role r, ann", "needed t, needed role r for good, needed user ann for good"},
    {"attach rls policy p on t to role r", "needed RLS policy p for good, needed t, needed role r for good"},
    {"call p(1)", "needed procedure p"},
    {"create temp table t (id int)", ""},
    // what a script creates itself
    {"create table t (id int); insert into t values (1)", "created t"},
    {"create schema s; create table s.t (id int)", "created schema s, created s.t"},
    {"create table t (id int); drop table public.t", "own t"},
    {"create table t (id int); drop table t; create table t (id int)", "created t"},
    {"drop table t; create table t (id int)", "replaced t"},
    {"drop table if exists t; create table t (id int)", "ensured t"},
    {"create table u (id int); drop table t; alter table u rename to t", "own u, replaced t"},
    {"create table if not exists t (id int); drop table t", "removed if there t"},
    {"insert into t values (1); drop table t", "removed needed t filled"},
    {"insert into t values (1); create table t (id int)", "needed t filled"},
    {"create table t (id int); create table \"T\" (id int)", "created t"},
    // what cannot be known
    {"call p(); insert into t values (1); create table u (id int)", "needed procedure p, wanted t filled, ensured u"},
    {"use d; select * from t", "needed database d, wanted t"},
    {"set search_path to s; create table t (id int); select * from u", "created s.t, needed s.u"},
    {"set search_path to s, q; create table t (id int); select * from u", "ensured s.t, wanted s.u"},
    {"set search_path to s; reset search_path; select * from t", "needed t"},
};
static_assert(all_hold_v<effect_cases>);

}  // namespace strata_test
