// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Two data warehouses over a data lake: files are copied into the lake, loaded into the producer's warehouse,
// aggregated by a materialized view, cataloged, and shared with the consumer's warehouse.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace dwh {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">({.removal = removal_policy::destroy});

inline constexpr auto reviews_files =
    s3_data_copy<"SourceData">(external_bucket{"redshift-immersionday-labs", "us-west-2"} / "data/amazon-reviews/",
                               lake.silver() / "silver/amazon-reviews/");

inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));

inline constexpr auto producer_namespace = redshift_serverless_namespace<"ProducerNamespace">(
    {.name = "producer", .db_name = "defaultdb", .removal = removal_policy::destroy}, default_role(lake_role));
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_namespace, {.name = "producer"});

inline constexpr auto amazon_reviews = producer.create_table<"AmazonReviews">(
    R"sql(CREATE TABLE amazon_reviews (
      marketplace varchar(16383) ENCODE lzo,
      customer_id varchar(16383) ENCODE lzo,
      review_id varchar(16383) ENCODE lzo,
      product_id varchar(16383) ENCODE lzo,
      product_parent varchar(16383) ENCODE lzo,
      product_title varchar(16383) ENCODE lzo,
      star_rating integer ENCODE az64,
      helpful_votes integer ENCODE az64,
      total_votes integer ENCODE az64,
      vine varchar(16383) ENCODE lzo,
      verified_purchase varchar(16383) ENCODE lzo,
      review_headline varchar(max) ENCODE lzo,
      review_body varchar(max) ENCODE lzo,
      review_date date ENCODE az64,
      year integer ENCODE az64) DISTSTYLE AUTO)sql",
    {.removal = removal_policy::destroy});

inline constexpr auto load_reviews =
    producer.ingest_data<"LoadAmazonReviews">(amazon_reviews, reviews_files, {.format = copy_format::parquet});

inline constexpr auto product_analysis = producer.create_materialized_view<"MvProductAnalysis">(
    R"sql(CREATE MATERIALIZED VIEW mv_product_analysis AS
      SELECT review_date, product_title, COUNT(1) AS review_total, SUM(star_rating) AS rating
      FROM amazon_reviews WHERE marketplace = 'US' GROUP BY 1, 2)sql");

inline constexpr auto catalog = producer.catalog_tables<"DefaultDBCatalog">("mv_product_analysis");

inline constexpr auto share = producer.create_share<"DataSharing">("defaultdbshare", product_analysis);

inline constexpr auto consumer_namespace = redshift_serverless_namespace<"ConsumerNamespace">(
    {.name = "consumer", .db_name = "defaultdb", .removal = removal_policy::destroy});
inline constexpr auto consumer = redshift_serverless_workgroup<"Consumer">(consumer_namespace, {.name = "consumer"});

inline constexpr auto grant = producer.grant_access_to_share<"GrantToConsumer">(share, consumer_namespace);
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(grant, "marketing");

struct app
    : stack<app, "RedshiftDataWarehouse", lake, reviews_files, lake_role, producer_namespace, producer, amazon_reviews,
            load_reviews, product_analysis, catalog, share, consumer_namespace, consumer, grant, marketing> {
  static constexpr stack_options options{
      .description = "Two data warehouses on Amazon Redshift Serverless that share data",
      .remove_data_on_destroy = true};
};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

}  // namespace dwh

int main(int argc, char** argv) { return strata::run<dwh::app>(argc, argv); }
