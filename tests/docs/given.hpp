// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/kms/key.hpp>
#include <strata/aws/logs/log_group.hpp>
#include <strata/aws/ssm/parameter.hpp>
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/policy.hpp>
#include <strata/strata.hpp>
#include <strata/synth/offer_pack.hpp>

/// The declarations that the examples in comments of headers assume; see tools/doc_blocks.py.
namespace given {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto copy =
    s3_data_copy<"Copy">(external_bucket{"reviews", "eu-west-1"} / "reviews/", lake.silver() / "reviews/");
inline constexpr auto producer_ns = redshift_serverless_namespace<"ProducerNamespace">(
    {.name = "producer",
     .db_name = "dev",
     .log_exports = {log_export::userlog, log_export::connectionlog, log_export::useractivitylog},
     .final_snapshot_name = "producer-final",
     .final_snapshot_retention_days = 30});
inline constexpr auto producer =
    redshift_serverless_workgroup<"Producer">(producer_ns, {.name = "producer", .max_capacity = 512});
inline constexpr auto amazon_reviews = producer.create_table<"AmazonReviews">(
    "CREATE TABLE amazon_reviews (product varchar(200), star_rating int, customer_id bigint)");
inline constexpr auto load =
    producer.ingest_data<"Load">(amazon_reviews, copy, {.mode = load_mode::truncate_then_load});
inline constexpr auto product_analysis = producer.create_view<"ProductAnalysis">(
    "CREATE VIEW product_analysis AS SELECT product, AVG(star_rating) AS rating FROM amazon_reviews GROUP BY 1");
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");

struct app : stack<app, "App", lake, producer_ns, producer, amazon_reviews, product_analysis, analyst> {};

inline constexpr auto keys_are_rotated =
    policy::rule<"Keys">({.description = "Keys are rotated"}, [](aws::kms::Key const&) { return true; });
inline constexpr auto logs_are_kept =
    policy::rule<"Logs">({.description = "Logs are kept"}, [](aws::logs::LogGroup const&) { return true; });
struct my_company_pack : policy::pack_of<keys_are_rotated, logs_are_kept> {};
inline constexpr my_company_pack my_company{};

struct audit_domain : plain_domain {
  static constexpr std::uint32_t marks = 1u << 24;
};

}  // namespace given
