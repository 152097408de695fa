// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Very long chains: the parser reads them in loops, so that they do not reach the compilers' limits of recursion.
#include <strata/sql/meaning.hpp>
#include <strata/sql/relations.hpp>

#include "../text_builder.hpp"

namespace {

using namespace strata::sql;
using strata_test::text_builder;

/// `begin`, then `link` many times.
constexpr auto chain(std::string_view begin, std::string_view link) {
  text_builder<24000> text;
  text.add(begin);
  for (int i = 0; i < 250; ++i) text.add(link);
  return text;
}

constexpr std::size_t uses(std::string_view begin, std::string_view link) {
  return strata::sql::relations(chain(begin, link).view()).size();
}
constexpr bool has_meaning(std::string_view begin, std::string_view link) {
  auto const text = chain(begin, link);
  catalog relations{};
  add_created(relations, "create table t (a int, b boolean)", {});
  return !meaning_of(text.view(), relations).error;
}

// An evaluation each, since clang counts the steps of an evaluation.
static_assert(uses("select a from t where b", " and b") == 1);
static_assert(has_meaning("select a from t where b", " and b"));
static_assert(uses("select a from t where a = 1", " + a") == 1);
static_assert(has_meaning("select a from t where a = 1", " + a"));
static_assert(uses("select 1", "::int") == 0);
static_assert(has_meaning("select 1", "::int"));
static_assert(uses("select a from t", " union all select a from t") == 1);
static_assert(has_meaning("select a from t", " union all select a from t"));
static_assert(uses("select 1 from t", " cross join t") == 1);
static_assert(has_meaning("select 1 from t", " cross join t"));

}  // namespace
