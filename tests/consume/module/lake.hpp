// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace shop {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto house =
    redshift_serverless_namespace<"House">({.name = "shop", .db_name = "dev"}, default_role(role));
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(house, {.name = "shop"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, total decimal(10, 2))");
inline constexpr auto totals = workgroup.create_view<"Totals">(TOTALS);

struct app : stack<app, "Shop", lake, role, house, workgroup, orders, totals> {};

}  // namespace shop
