// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Roles for schemas in one line: what they may do, and their place in a stack.
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;

inline constexpr auto warehouse_ns =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse_ns, {.name = "workgroup"});
inline constexpr auto mart = wg.create_schema<"Mart">("mart");
inline constexpr auto raw = wg.existing_schema<"Raw">("raw");
inline constexpr auto people = wg.create_table<"People">("CREATE TABLE mart.people (id int, email varchar(50))");
inline constexpr auto other = wg.create_table<"Other">("CREATE TABLE other (id int)");

inline constexpr read_write_admin<"Shop", "shop", wg, mart> roles;
struct app : stack<app, "App", warehouse_ns, wg, mart, roles, people, other> {};
static_assert(valid<app>);
static_assert(core::resources_of<app>::size == 5 + 10);
static_assert(roles.reader.name() == "shop_reader" && roles.admin.id == "ShopAdmin");
static_assert(decltype(roles)::on<mart>::writes.id == "ShopWritesMart");

static_assert(access_of<app, roles.reader, "people.email"> == column_access::full);
static_assert(access_of<app, roles.admin, "mart.people.email"> == column_access::full, "it is a writer and a reader");
static_assert(access_of<app, roles.admin, "other.id"> == column_access::none);
static_assert(access_of<app, public_group, "people.id"> == column_access::none);
static_assert(writers_of<app, "people">.size() == 2 &&
              writers_of<app, "people">.has(roles.writer) == core::tribool::yes &&
              writers_of<app, "people">.has(roles.reader) == core::tribool::no);

// several sets, over several schemas, at any place
inline constexpr read_write_admin<"All", "all", wg, mart, raw> all_roles;
struct larger : stack<larger, "Larger", all_roles, roles, warehouse_ns, people, wg, raw, mart> {};
static_assert(valid<larger> && core::resources_of<larger>::size == 5 + 10 + 15);
// the same set twice is as wrong as its constructs are
struct doubled : stack<doubled, "Doubled", warehouse_ns, wg, mart, roles, roles> {};
static_assert(core::verdict_of<doubled>().error == &errors::E0102);

}  // namespace strata_test
