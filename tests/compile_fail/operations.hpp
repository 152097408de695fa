// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// One warehouse with a load and a materialized view: what the cases of schedules need around their mistake.
#pragma once
#include <strata/constructs/redshift/operations.hpp>
#include <strata/strata.hpp>

namespace dwh {

using namespace strata;

inline constexpr external_bucket exports{"exports-of-the-shop", "eu-west-1"};
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(exports));
inline constexpr auto data =
    redshift_serverless_namespace<"Namespace">({.name = "shop", .db_name = "sales"}, default_role(role));
inline constexpr auto compute = redshift_serverless_workgroup<"Compute">(data, {.name = "shop"});
inline constexpr auto reviews =
    compute.create_table<"Reviews">("CREATE TABLE reviews (id integer, title varchar(100))");
inline constexpr auto load =
    compute.ingest_data<"Load">(reviews, exports, {.mode = load_mode::truncate_then_load, .ignore_header = 1});
inline constexpr auto counts =
    compute.create_materialized_view<"Counts">("CREATE MATERIALIZED VIEW counts AS SELECT COUNT(*) AS n FROM reviews");

template <class Self, auto const&... More>
using shop = stack<Self, "Shop", role, data, compute, reviews, load, counts, More...>;

}  // namespace dwh
