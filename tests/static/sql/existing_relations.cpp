// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Relations that exist already: with their columns they are checked and followed as those of the stack, without them nothing is.
#include "stack_verdict.hpp"

namespace {

using namespace strata;
using strata_test::accepted, strata_test::rejected;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

inline constexpr auto listed = wg.existing_relation<"Items">("public", "items", {.columns = "id int not null, price decimal(10, 2)"});
inline constexpr auto created =
    wg.existing_relation<"Items">("public", "Items", {.columns = "CREATE TABLE somewhere.with_another_name (id int, price real)"});
inline constexpr auto unknown = wg.existing_relation<"Items">("public", "items");
inline constexpr auto in_a_schema = wg.existing_relation<"Items">("shop", "items", {.columns = "id int"});
inline constexpr auto in_a_database = wg.existing_relation<"Items">("public", "items", {.database = "archive", .columns = "id int"});

inline constexpr auto right = wg.create_view<"Right">("CREATE VIEW right_one AS SELECT price * 2 AS double_price FROM items");
inline constexpr auto wrong = wg.create_view<"Wrong">("CREATE VIEW wrong_one AS SELECT prise FROM items");

static_assert(accepted<listed, right>() && accepted<created, right>() && accepted<unknown, right, wrong>());
static_assert(rejected<listed, wrong>(rules::E0404, "line 1, column 33: prise; price?"));
static_assert(rejected<created, wrong>(rules::E0404, "line 1, column 33: prise; price?"));
static_assert(accepted<in_a_schema, wrong>() && accepted<in_a_database, wrong>(), "another table of this name");

template <auto const&... Resources>
struct with : stack<with<Resources...>, "With", warehouse, wg, Resources...> {};
static_assert(derives_from<with<listed, right>, "right_one.double_price", "items.price">);
static_assert(valid<with<listed, right>> && valid<with<unknown, right, wrong>>);

// What they are told to be is checked as well.
template <auto const& Existing>
constexpr bool breaks(core::rule const& rule, std::string_view about) {
  core::description const& made = core::description_of<Existing>;
  return made.first_problem.broken == &rule && made.text(made.first_problem) == about;
}
inline constexpr auto no_comma = wg.existing_relation<"Items">("public", "items", {.columns = "id int price real"});
inline constexpr auto reserved = wg.existing_relation<"Items">("public", "items", {.columns = "id int, user int"});
inline constexpr auto cut = wg.existing_relation<"Items">("public", "items", {.columns = "id int,"});
static_assert(breaks<no_comma>(rules::E0401, "line 1, column 8: price"));
static_assert(breaks<reserved>(rules::E0402, "line 1, column 9: user"));
static_assert(breaks<cut>(rules::E0401, "line 1, column 8: the end"));

// A datashare holds them, too.
inline constexpr auto share = wg.create_share<"Share">("share", listed);
static_assert(exposes<with<listed, share>, "items.price"> && share.holds(listed) && !share.holds(in_a_schema));

}  // namespace
