// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Chains that no person counts: they are read by loops, so that they do not come to the compilers' limits of recursion.
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

constexpr bool is_read(std::string_view begin, std::string_view link, std::size_t uses) {
  auto const text = chain(begin, link);
  catalog relations{};
  add_created(relations, "create table t (a int, b boolean)", {});
  return strata::sql::relations(text.view()).size() == uses && !meaning_of(text.view(), relations).error;
}

static_assert(is_read("select a from t where b", " and b", 1));
static_assert(is_read("select a from t where a = 1", " + a", 1));
static_assert(is_read("select 1", "::int", 0));
static_assert(is_read("select a from t", " union all select a from t", 1));
static_assert(is_read("select 1 from t", " cross join t", 1));

}  // namespace
