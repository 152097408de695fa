// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Long statements compile with the default limits of each compiler.
#include <strata/strata.hpp>

namespace {

using namespace strata;

// clang-format off
#define TEN(text) text text text text text text text text text text
#define HUNDRED(text) TEN(TEN(text))
#define FIVE_HUNDRED(text) HUNDRED(text) HUNDRED(text) HUNDRED(text) HUNDRED(text) HUNDRED(text)
#define TWO_THOUSAND(text) FIVE_HUNDRED(text) FIVE_HUNDRED(text) FIVE_HUNDRED(text) FIVE_HUNDRED(text)
#define TEN_COLUMNS(n) ", a AS c" #n "0, a AS c" #n "1, a AS c" #n "2, a AS c" #n "3, a AS c" #n "4, a AS c" #n "5, a AS c" #n "6, a AS c" #n "7, a AS c" #n "8, a AS c" #n "9"
#define HUNDRED_COLUMNS(n) TEN_COLUMNS(n##0) TEN_COLUMNS(n##1) TEN_COLUMNS(n##2) TEN_COLUMNS(n##3) TEN_COLUMNS(n##4) TEN_COLUMNS(n##5) TEN_COLUMNS(n##6) TEN_COLUMNS(n##7) TEN_COLUMNS(n##8) TEN_COLUMNS(n##9)
#define COLUMNS HUNDRED_COLUMNS(1) HUNDRED_COLUMNS(2) HUNDRED_COLUMNS(3) HUNDRED_COLUMNS(4) HUNDRED_COLUMNS(5) HUNDRED_COLUMNS(6) HUNDRED_COLUMNS(7) HUNDRED_COLUMNS(8) HUNDRED_COLUMNS(9) \
  HUNDRED_COLUMNS(10) HUNDRED_COLUMNS(11) HUNDRED_COLUMNS(12) HUNDRED_COLUMNS(13) HUNDRED_COLUMNS(14) HUNDRED_COLUMNS(15) \
  TEN_COLUMNS(160) TEN_COLUMNS(161) TEN_COLUMNS(162) TEN_COLUMNS(163) TEN_COLUMNS(164) TEN_COLUMNS(165) TEN_COLUMNS(166) TEN_COLUMNS(167) TEN_COLUMNS(168) ", a AS c1690, a AS c1691, a AS c1692, a AS c1693, a AS c1694, a AS c1695, a AS c1696, a AS c1697, a AS c1698"
// clang-format on

inline constexpr auto names = redshift_serverless_namespace<"Names">({.name = "long", .db_name = "dev"});
inline constexpr auto warehouse = redshift_serverless_workgroup<"Warehouse">(names, {.name = "long"});
inline constexpr auto t = warehouse.create_table<"T">("CREATE TABLE t (a int, b boolean)");

inline constexpr auto disjunctions =
    warehouse.create_view<"Or">("CREATE VIEW v1 AS SELECT a FROM t WHERE b" TWO_THOUSAND(" OR b"));
inline constexpr auto conjunctions =
    warehouse.create_view<"And">("CREATE VIEW v2 AS SELECT a FROM t WHERE b" TWO_THOUSAND(" AND b"));
inline constexpr auto sum =
    warehouse.create_view<"Sum">("CREATE VIEW v3 AS SELECT a" TWO_THOUSAND(" + a") " AS s FROM t");
inline constexpr auto text =
    warehouse.create_view<"Text">("CREATE VIEW v4 AS SELECT 'a'" TWO_THOUSAND(" || 'a'") " AS s FROM t");
inline constexpr auto casts =
    warehouse.create_view<"Casts">("CREATE VIEW v5 AS SELECT a" FIVE_HUNDRED("::int") " AS s FROM t");
inline constexpr auto unions =
    warehouse.create_view<"Unions">("CREATE VIEW v6 AS SELECT a FROM t" FIVE_HUNDRED(" UNION ALL SELECT a FROM t"));
inline constexpr auto joins =
    warehouse.create_view<"Joins">("CREATE VIEW v7 AS SELECT 1 AS n FROM t" FIVE_HUNDRED(" JOIN t ON true"));
inline constexpr auto list = warehouse.create_view<"List">(
    "CREATE VIEW v8 AS SELECT a FROM t WHERE a IN (1" TWO_THOUSAND(", 1") TWO_THOUSAND(", 1") HUNDRED(TEN(", 1")) ")");
inline constexpr auto wide = warehouse.create_view<"Wide">("CREATE VIEW v9 AS SELECT a AS first" COLUMNS " FROM t");

struct app
    : stack<app, "Long", names, warehouse, t, disjunctions, conjunctions, sum, text, casts, unions, joins, list, wide> {
};
static_assert(valid<app>);

}  // namespace
