// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "function_cases.hpp"

namespace strata_test {

/// A catalog for each case would take the compiler long, so one evaluation looks at several.
template <std::size_t First, std::size_t Count>
constexpr bool some_types_hold() {
  strata::sql::catalog const relations = every_type();
  for (std::size_t i = First; i < First + Count && i < sizeof(expression_cases) / sizeof(expression_cases[0]); ++i)
    if (!holds(expression_cases[i], relations)) return false;
  return true;
}
template <std::size_t Part>
inline constexpr bool part_holds = some_types_hold<Part * 10, 10>();
template <std::size_t... Parts>
consteval bool all_types_hold(std::index_sequence<Parts...>) {
  return (... && part_holds<Parts>);
}
static_assert(sizeof(expression_cases) / sizeof(expression_cases[0]) <= 300);
static_assert(all_types_hold(std::make_index_sequence<30>{}));
static_assert(all_hold_v<call_cases>);

// the table

constexpr bool table_is_sorted() {
  using strata::sql::detail::function_rows;
  for (std::size_t i = 1; i < function_rows::size; ++i)
    if (std::string_view{function_rows::all[i - 1].name} >= std::string_view{function_rows::all[i].name}) return false;
  return true;
}
static_assert(table_is_sorted(), "the search needs the order of the names");

constexpr bool numbers_make_sense() {
  for (auto const& each : strata::sql::detail::function_rows::all)
    if (each.least > each.most) return false;
  return true;
}
static_assert(numbers_make_sense());

using strata::sql::closest_function, strata::sql::find_function, strata::sql::is_builtin_function, strata::sql::name_of;

constexpr bool results_are_types() {
  using strata::sql::function_result, strata::sql::type_kind;
  return static_cast<int>(function_result::geography) == static_cast<int>(type_kind::geography) &&
         static_cast<int>(function_result::varchar) == static_cast<int>(type_kind::varchar) &&
         static_cast<int>(function_result::unknown) == static_cast<int>(type_kind::unknown);
}
static_assert(results_are_types());

static_assert(find_function(name_of("ABS")).least == 1 && !find_function({"Zz", true}));
static_assert(!find_function(name_of("")) && !find_function(name_of("ab")) && !find_function(name_of("absx")));
static_assert(is_builtin_function(name_of("coalesce")) && is_builtin_function(name_of("Width_Bucket")) &&
              is_builtin_function(name_of("pg_anything")) && is_builtin_function(name_of("xpath")) == false);
static_assert(!is_builtin_function(name_of("coalese")) && closest_function("coalese") == "coalesce");
static_assert(closest_function("data_trunc") == "date_trunc" && closest_function("st_distnce") == "st_distance" &&
              closest_function("my_own_function").empty());
// what other databases have and Redshift has not
static_assert(!is_builtin_function(name_of("string_agg")) && !is_builtin_function(name_of("ifnull")) &&
              !is_builtin_function(name_of("concat_ws")) && !is_builtin_function(name_of("jsonb_build_object")) &&
              !is_builtin_function(name_of("safe_cast")) && !is_builtin_function(name_of("strftime")));

}  // namespace strata_test
