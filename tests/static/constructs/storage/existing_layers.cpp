// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A lake whose layers are buckets that exist: what it makes, where its layers are, and what reads them.
#include <strata/strata.hpp>
#include <strata/testing/static_questions.hpp>

namespace strata_test {

using namespace strata;

template <auto const&... Resources>
struct of : stack<of<Resources...>, "Stack", Resources...> {};
template <auto const&... Resources>
constexpr core::error_code const* error() {
  return verdict_of<of<Resources...>>().error;
}

constexpr std::string_view key = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-00000000000a";
inline constexpr external_bucket raw{"raw-of-the-company", "eu-west-1", key};

inline constexpr auto all_made = data_lake_storage<"Lake">();
inline constexpr auto one_exists = data_lake_storage<"Lake">({.bronze_bucket = raw});
inline constexpr auto two_exist =
    data_lake_storage<"Lake">({.bronze_bucket = raw, .gold_bucket = {"gold-of-the-company", "eu-west-1"}});
inline constexpr auto all_exist = data_lake_storage<"Lake">({.bronze_bucket = raw,
                                                             .silver_bucket = {"silver-of-the-company", "eu-west-1"},
                                                             .gold_bucket = {"gold-of-the-company", "eu-west-1"}});
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });

static_assert(count_of<of<all_made>, aws::s3::Bucket> == 4 && count_of<of<one_exists>, aws::s3::Bucket> == 3);
static_assert(count_of<of<two_exist>, aws::s3::Bucket> == 2 && count_of<of<two_exist>, aws::kms::Key> == 1);
static_assert(count_of<of<all_exist, logs>, aws::s3::Bucket> == 0 && count_of<of<all_exist, logs>, aws::kms::Key> == 0);
static_assert(count_of<of<all_exist, logs>, aws::iam::Role> == 0);
static_assert(error<one_exists>() == nullptr && error<two_exist>() == nullptr && error<all_exist, logs>() == nullptr);
static_assert(error<all_exist>() == &errors::E0318);

static_assert(one_exists.bronze().is_external() && one_exists.bronze().external_name == "raw-of-the-company");
static_assert(one_exists.bronze().has_key() && !one_exists.silver().is_external());
static_assert(all_made.bronze().own.id.part == "BronzeBucket");

// The names of layers that exist say nothing.
inline constexpr auto odd_name = data_lake_storage<"Lake">({.bronze_name = "Bronze!", .bronze_bucket = raw});
inline constexpr auto same_name = data_lake_storage<"Lake">({.bronze_name = "silver", .bronze_bucket = raw});
inline constexpr auto same_names = data_lake_storage<"Lake">({.bronze_name = "silver"});
static_assert(error<odd_name>() == nullptr && error<same_name>() == nullptr && error<same_names>() == &errors::E0105);

inline constexpr auto bad_region = data_lake_storage<"Lake">({.gold_bucket = {"gold", "eu-west1"}});
inline constexpr auto bad_name = data_lake_storage<"Lake">({.gold_bucket = {"Gold", "eu-west-1"}});
inline constexpr auto alias =
    data_lake_storage<"Lake">({.gold_bucket = {"gold", "eu-west-1", "arn:aws:kms:eu-west-1:111122223333:alias/a"}});
static_assert(error<bad_region>() == &errors::E0314 && error<bad_name>() == &errors::E0315);
static_assert(error<alias>() == &errors::E0317);

// Others have put files into a bucket that exists; a copy goes from layer to layer.
inline constexpr auto reader = iam_role<"Reader">(service_principal::redshift, can_read(one_exists.bronze()));
inline constexpr auto ns =
    redshift_serverless_namespace<"Ns">({.name = "sales", .db_name = "dev"}, default_role(reader));
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(ns, {.name = "sales"});
inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id int)");
inline constexpr auto load = wg.ingest_data<"Load">(t, one_exists.bronze() / "in/");
inline constexpr auto load_of_silver = wg.ingest_data<"Load">(t, one_exists.silver() / "in/");
static_assert(error<one_exists, reader, ns, wg, t, load>() == nullptr);
static_assert(error<one_exists, reader, ns, wg, t, load_of_silver>() == &errors::E0374);
inline constexpr auto copy = s3_data_copy<"Copy">(one_exists.bronze() / "in/", one_exists.silver() / "in/");
static_assert(error<one_exists, copy>() == nullptr);

}  // namespace strata_test
