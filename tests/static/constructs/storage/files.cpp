// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Files in the stack's buckets: who puts them there, who reads them, in which order, and by which role.
#include <strata/strata.hpp>

#include <strata/aws/ssm/parameter.hpp>

namespace strata_tests {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr external_bucket elsewhere{"elsewhere", "eu-west-1"};
inline constexpr auto reader = iam_role<"Reader">(
    service_principal::redshift,
    {can_read(lake.silver()), can_read(lake.bronze()), can_read(lake.gold() / "a/"), can_read(elsewhere)});
inline constexpr auto house =
    redshift_serverless_namespace<"House">({.name = "house", .db_name = "dev"}, default_role(reader));
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(house, {.name = "compute"});
inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id int)");

template <auto const&... More>
struct with : stack<with<More...>, "Stack", lake, reader, house, wg, t, More...> {};
template <auto const&... More>
constexpr bool accepted() {
  return !verdict_of<with<More...>>().error;
}
template <auto const&... More>
constexpr bool rejected(core::error_code const& code, std::string_view subject) {
  auto const found = verdict_of<with<More...>>();
  return found.error == &code && found.subject == subject;
}
/// The position of the first construct that a construct waits for, among those after T; -1: none.
template <auto const&... More>
constexpr bool waits(std::uint32_t later, std::uint32_t earlier) {
  auto const graph = core::graph_of<with<More...>>();
  for (std::uint32_t before : graph.predecessors(5 + later))
    if (before == 5 + earlier) return true;
  return false;
}

// ---- loads of what nothing fills
// -------------------------------------------------------------------------------------

template <core::fixed_string Prefix, when_no_files Otherwise = when_no_files::unset>
inline constexpr auto load = wg.ingest_data<"Load">(t, lake.silver() / Prefix.view(), {.when_no_files = Otherwise});
inline constexpr auto load_of_all = wg.ingest_data<"Load">(t, lake.silver());
inline constexpr auto load_by_name = wg.ingest_data<"Load">(table_named{"t"}, lake.bronze() / "in/");
inline constexpr auto load_from_elsewhere = wg.ingest_data<"Load">(t, elsewhere / "in/");
inline constexpr auto load_of_gold = wg.ingest_data<"Load">(t, lake.gold() / "a/");
static_assert(rejected<load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<load_of_all>(errors::E0374, "t from LakeSilverBucket/"));
static_assert(rejected<load_by_name>(errors::E0374, "t from LakeBronzeBucket/in/"));
static_assert(rejected<load_of_gold>(errors::E0374, "t from LakeGoldBucket/a/"));
static_assert(accepted<load_from_elsewhere>());
static_assert(accepted<load<"in/", when_no_files::skip>>() && accepted<load<"in/", when_no_files::fail>>());

// ---- copies that fill a location, one above it or one below it, and others
// -------------------------------------------

template <core::fixed_string Prefix>
inline constexpr auto copy = s3_data_copy<"Copy">(elsewhere / "in/", lake.silver() / Prefix.view());
inline constexpr auto copy_to_all = s3_data_copy<"Copy">(elsewhere / "in/", lake.silver());
inline constexpr auto copy_to_bronze = s3_data_copy<"Copy">(elsewhere / "in/", lake.bronze() / "in/");
inline constexpr auto copy_away = s3_data_copy<"Copy">(lake.silver() / "in/", elsewhere / "in/");
static_assert(accepted<copy<"in/">, load<"in/">>() && waits<copy<"in/">, load<"in/">>(1, 0));
static_assert(accepted<load<"in/">, copy<"in/">>() && waits<load<"in/">, copy<"in/">>(0, 1));
static_assert(accepted<copy<"in/a/b/">, load<"in/">>() && waits<copy<"in/a/b/">, load<"in/">>(1, 0));
static_assert(accepted<copy<"in/">, load<"in/a/b/">>() && waits<copy<"in/">, load<"in/a/b/">>(1, 0));
static_assert(accepted<copy_to_all, load<"in/">>() && waits<copy_to_all, load<"in/">>(1, 0));
static_assert(accepted<copy<"in/">, load_of_all>() && waits<copy<"in/">, load_of_all>(1, 0));
static_assert(accepted<copy_to_bronze, load_by_name>());
static_assert(rejected<copy<"inn/">, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<copy<"out/in/">, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<copy_to_bronze, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(!waits<copy_to_bronze, load<"in/", when_no_files::fail>>(1, 0));

// A copy reads as well.
inline constexpr auto again = s3_data_copy<"Again">(lake.silver() / "in/", lake.bronze() / "in/");
inline constexpr auto again_if_any =
    s3_data_copy<"Again">(lake.silver() / "in/", lake.bronze() / "in/", {.when_no_files = when_no_files::skip});
static_assert(rejected<again>(errors::E0374, "LakeBronzeBucket/in/ from LakeSilverBucket/in/"));
static_assert(rejected<copy_away>(errors::E0374, "elsewhere/in/ from LakeSilverBucket/in/"));
static_assert(accepted<again_if_any>());
static_assert(accepted<copy<"in/">, again, load_by_name>() && waits<copy<"in/">, again, load_by_name>(1, 0) &&
              waits<copy<"in/">, again, load_by_name>(2, 1));

// ---- SQL
// -------------------------------------------------------------------------------------------------------------

template <core::fixed_string Sql>
inline constexpr auto script = wg.run_custom_sql<"Script">({.create = Sql.view()});
inline constexpr auto procedure = wg.existing_procedure<"Procedure">("public", "unload_all");
inline constexpr auto opaque = wg.run_custom_sql<"Opaque">({.create = opaque_sql{"EXPORT t TO LAKE"}});
static_assert(accepted<script<"UNLOAD ('SELECT 1') TO 's3://b/in/part_' IAM_ROLE default">, load<"in/">>());
static_assert(accepted<script<"UNLOAD ('SELECT 1') TO 's3://b/' IAM_ROLE default">, load<"in/">>());
static_assert(rejected<script<"UNLOAD ('SELECT 1') TO 's3://b/out/part_' IAM_ROLE default">, load<"in/">>(
    errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<script<"INSERT INTO t VALUES (1)">, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<procedure, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));  // nothing calls it
static_assert(accepted<procedure, script<"CALL unload_all()">, load<"in/">>() && accepted<opaque, load<"in/">>());

// ---- constructs whose effects are not known
// --------------------------------------------------------------------------

inline constexpr auto raw_writer = raw_resource<"Writer">("AWS::KinesisFirehose::DeliveryStream", [] {
  return cfn::object({{"BucketARN", cfn::text{cfn::get_att<"Arn">(lake.silver().own)}}});
});
inline constexpr auto raw_of_another = raw_resource<"Other">(
    "AWS::SNS::Topic", [] { return cfn::object({{"TopicName", cfn::text{cfn::ref(wg.handle())}}}); });
inline constexpr auto custom_of_others =
    raw_resource<"Filler">("Custom::Filler", [] { return cfn::object({{"ServiceToken", "arn:aws:lambda:x"}}); });
inline constexpr auto parameter_with_the_name =
    resource<"Name">([] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::ref(lake.silver().own)}; });
inline constexpr auto job_role = iam_role<"JobRole">(service_principal::glue, can_write(lake.silver()));
inline constexpr auto reading_role = iam_role<"ReadingRole">(service_principal::glue, can_read(lake.silver()));
inline constexpr auto unloading_role = iam_role<"UnloadingRole">(service_principal::redshift, can_write(lake.silver()));
inline constexpr auto order = after<"Order">(t, lake);
inline constexpr auto name_of_bucket = output<"Bucket">([] { return cfn::ref(lake.silver().own); });
static_assert(accepted<raw_writer, load<"in/">>() && accepted<custom_of_others, load<"in/">>());
static_assert(accepted<parameter_with_the_name, load<"in/">>() && accepted<job_role, load<"in/">>());
static_assert(rejected<raw_of_another, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<reading_role, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<unloading_role, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));
static_assert(rejected<order, name_of_bucket, load<"in/">>(errors::E0374, "t from LakeSilverBucket/in/"));

struct filler {
  std::string_view id;
  unsigned line = __builtin_LINE();
  constexpr void describe(core::describer& out) const { out.needs("Lake"); }
  constexpr void expand(auto&) const {}
};
inline constexpr filler users_own{"UsersOwn"};
static_assert(accepted<users_own, load<"in/">>());

// S3 puts logs into a bucket for logs.
inline constexpr auto log_reader =
    iam_role<"LogReader">(service_principal::redshift, can_read({.own = lake.access_logs()}));
inline constexpr auto log_house =
    redshift_serverless_namespace<"LogHouse">({.name = "logs", .db_name = "dev"}, default_role(log_reader));
inline constexpr auto log_wg = redshift_serverless_workgroup<"LogWg">(log_house, {.name = "logs"});
inline constexpr auto logs = log_wg.create_table<"Logs">("CREATE TABLE logs (line varchar(max))");
inline constexpr auto load_of_logs = log_wg.ingest_data<"LoadLogs">(logs, s3_location{.own = lake.access_logs()});
static_assert(accepted<log_reader, log_house, log_wg, logs, load_of_logs>());

// ---- what the role of a load may read
// ---------------------------------------------------------------------------------

template <core::fixed_string Prefix>
inline constexpr auto of_gold =
    wg.ingest_data<"Load">(t, lake.gold() / Prefix.view(), {.when_no_files = when_no_files::skip});
inline constexpr auto narrow = iam_role<"Narrow">(service_principal::redshift, can_read(elsewhere / "in/"));
inline constexpr auto two_roles = redshift_serverless_namespace<"Two">({.name = "two", .db_name = "dev"},
                                                                       {default_role(reader), associated_role(narrow)});
inline constexpr auto of_two = redshift_serverless_workgroup<"OfTwo">(two_roles, {.name = "two"});
inline constexpr auto u = of_two.create_table<"U">("CREATE TABLE u (id int)");
inline constexpr auto by_default = of_two.ingest_data<"ByDefault">(u, elsewhere / "out/");
inline constexpr auto by_narrow = of_two.ingest_data<"ByNarrow">(u, elsewhere / "in/a/", {.role = &narrow});
inline constexpr auto by_too_narrow = of_two.ingest_data<"ByTooNarrow">(u, elsewhere / "out/", {.role = &narrow});
inline constexpr auto from_strangers = wg.ingest_data<"Load">(t, external_bucket{"strangers", "eu-west-1"});
inline constexpr auto without_key =
    iam_role<"WithoutKey">(service_principal::redshift, can_read({.own = lake.silver().own}));
inline constexpr auto keyless =
    redshift_serverless_namespace<"Keyless">({.name = "keyless", .db_name = "dev"}, default_role(without_key));
inline constexpr auto keyless_wg = redshift_serverless_workgroup<"KeylessWg">(keyless, {.name = "keyless"});
inline constexpr auto v = keyless_wg.create_table<"V">("CREATE TABLE v (id int)");
inline constexpr auto encrypted =
    keyless_wg.ingest_data<"Encrypted">(v, lake.silver() / "in/", {.when_no_files = when_no_files::skip});
inline constexpr auto more = resource<"More">([] {
  return aws::iam::Policy{.PolicyDocument = cfn::policy_document{{.actions = {"s3:GetObject"}, .resources = {"*"}}},
                          .PolicyName = "More",
                          .Roles = cfn::list<cfn::text>{cfn::ref(reader.role())}};
});
inline constexpr auto changed = property_override<"Changed">(
    reader.role(), "ManagedPolicyArns", [] { return cfn::array({"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}); });
static_assert(accepted<of_gold<"a/">>() && accepted<of_gold<"a/b/">>());
static_assert(rejected<of_gold<"b/">>(errors::E0378, "Reader for LakeGoldBucket/b/"));
static_assert(rejected<of_gold<"">>(errors::E0378, "Reader for LakeGoldBucket/"));
static_assert(accepted<narrow, two_roles, of_two, u, by_default, by_narrow>());
static_assert(rejected<narrow, two_roles, of_two, u, by_too_narrow>(errors::E0378, "Narrow for elsewhere/out/"));
static_assert(rejected<from_strangers>(errors::E0378, "Reader for strangers/"));
static_assert(rejected<without_key, keyless, keyless_wg, v, encrypted>(errors::E0378,
                                                                       "WithoutKey for LakeSilverBucket/in/"));
static_assert(accepted<more, from_strangers>() && accepted<changed, from_strangers>());

// ---- the way to another region
// ----------------------------------------------------------------------------------------

inline constexpr auto abroad = wg.ingest_data<"Load">(t, elsewhere, {.region = "us-west-2"});
static_assert(rejected<abroad>(errors::E0379, "SharedVpc to us-west-2"));
template <int Gateways>
inline constexpr auto network = data_vpc<"Network">({.nat_gateways = Gateways});
template <int Gateways>
inline constexpr auto in_network =
    redshift_serverless_workgroup<"InNetwork">(two_roles, {.name = "in-network", .network = &network<Gateways>});
template <int Gateways>
inline constexpr auto w = in_network<Gateways>.template create_table<"W">("CREATE TABLE w (id int)");
template <int Gateways>
inline constexpr auto from_network =
    in_network<Gateways>.template ingest_data<"Load">(w<Gateways>, elsewhere, {.region = "us-west-2"});
static_assert(rejected<narrow, two_roles, network<0>, in_network<0>, w<0>, from_network<0>>(errors::E0379,
                                                                                            "Network to us-west-2"));
static_assert(accepted<narrow, two_roles, network<1>, in_network<1>, w<1>, from_network<1>>());
static_assert(accepted<narrow, two_roles, network<3>, in_network<3>, w<3>, from_network<3>>());
inline constexpr auto peering = raw_resource<"Peering">(
    "AWS::EC2::VPCPeeringConnection", [] { return cfn::object({{"VpcId", cfn::text{cfn::ref(network<0>.vpc())}}}); });
static_assert(accepted<narrow, two_roles, network<0>, peering, in_network<0>, w<0>, from_network<0>>());

// ---- lists of columns
// --------------------------------------------------------------------------------------------------

inline constexpr auto keyed = wg.create_table<"Keyed">(
    "CREATE TABLE keyed (id int IDENTITY(1, 1), a int NOT NULL, b int, c int NOT NULL DEFAULT 0)");
inline constexpr auto by_default_identity =
    wg.create_table<"ByDefaultIdentity">("CREATE TABLE bdi (id int GENERATED BY DEFAULT AS IDENTITY(1, 1), a int)");
inline constexpr auto of_key = wg.create_table<"OfKey">("CREATE TABLE of_key (k int PRIMARY KEY, a int)");
inline constexpr auto of_two_keys =
    wg.create_table<"OfTwoKeys">("CREATE TABLE of_two_keys (k int, l int, a int, PRIMARY KEY (k, l))");
inline constexpr auto existing =
    wg.existing_relation<"Existing">("public", "existing", {.columns = "id int NOT NULL, a int"});
inline constexpr auto like = wg.create_table<"Like">("CREATE TABLE like_t (LIKE t, a int NOT NULL)");

struct listed {
  std::string_view columns;
  bool explicit_ids = false;
  core::error_code const* error = nullptr;
  std::string_view subject{};
  int max_error = 0;
};
constexpr bool holds(redshift_relation const& target, listed const& each) {
  core::describer out;
  detail::check_copy_columns(
      out, {.columns = each.columns, .max_error = each.max_error, .explicit_ids = each.explicit_ids}, &target);
  core::problem const& found = out.first_problem();
  if (!found || !each.error) return !found && !each.error;
  return found.error->code == each.error->code &&
         std::string_view{out.chars().data() + found.first, found.last - found.first} == each.subject;
}
template <std::size_t N>
constexpr bool all_hold(redshift_relation const& target, listed const (&cases)[N]) {
  for (listed const& each : cases)
    if (!holds(target, each)) return false;
  return true;
}
constexpr listed of_keyed[] = {
    {"a"},
    {"a, b"},
    {"b, a"},
    {" a,b "},
    {"A"},
    {"a, \"b\"", false, &errors::E0404, "\"b\""},
    {"id, a", true},
    {"a, b", false},
    {""},
    {"id, a", false, &errors::E0376, "id"},
    {"a", true, &errors::E0376, "id"},
    {"b", false, &errors::E0377, "a"},
    {"b", false, nullptr, {}, 10},
    {"a, A", false, &errors::E0375, "A"},
    {"a,,b", false, &errors::E0375, "a,,b"},
    {"a, b,", false, &errors::E0375, "a, b,"},
    {",a", false, &errors::E0375, ",a"},
    {" , ", false, &errors::E0375, " , "},
    {"a, x", false, &errors::E0404, "x"},
};
static_assert(all_hold(keyed, of_keyed));
constexpr listed of_default[] = {{"id, a"}, {"a"}, {"id, a", true}};
static_assert(all_hold(by_default_identity, of_default));
constexpr listed of_keys[] = {{"k"}, {"k, a"}, {"a", false, &errors::E0377, "k"}};
static_assert(all_hold(of_key, of_keys));
constexpr listed of_pairs[] = {{"k, l"}, {"k, a", false, &errors::E0377, "l"}};
static_assert(all_hold(of_two_keys, of_pairs));
constexpr listed of_existing[] = {{"id"}, {"a", false, &errors::E0377, "id"}, {"x, id", false, &errors::E0404, "x"}};
static_assert(all_hold(existing, of_existing));
constexpr listed of_like[] = {{"a"}, {"a, id"}, {"a, x"}, {"id", false, &errors::E0377, "a"}};
static_assert(all_hold(like, of_like));

}  // namespace strata_tests
