// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Two warehouses over a lake: the platform that most cases need around their mistake.
#pragma once
#include <strata/strata.hpp>

namespace dwh {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr external_bucket exports{"exports-of-the-shop", "eu-west-1"};
inline constexpr auto lake_role =
    iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()), can_read(exports));

inline constexpr auto producer_ns = redshift_serverless_namespace<"ProducerNamespace">(
    {.name = "producer", .db_name = "sales"}, default_role(lake_role));
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_ns, {.name = "producer"});
inline constexpr auto consumer_ns =
    redshift_serverless_namespace<"ConsumerNamespace">({.name = "consumer", .db_name = "reports"});
inline constexpr auto consumer = redshift_serverless_workgroup<"Consumer">(consumer_ns, {.name = "consumer"});

inline constexpr auto reviews =
    producer.create_table<"Reviews">("CREATE TABLE reviews (id integer, title varchar(100))");

template <class Self, auto const&... More>
using platform = stack<Self, "Platform", lake, lake_role, producer_ns, producer, consumer_ns, consumer, reviews, More...>;

}  // namespace dwh
