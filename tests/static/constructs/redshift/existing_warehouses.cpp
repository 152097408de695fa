// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Warehouses, roles, keys and secrets that exist already: what a program may leave out, what it has to say, what is
// made and what is not.
#include <strata/aws/kms/key.hpp>
#include <strata/testing/static_questions.hpp>

#include "stack_verdict.hpp"

namespace strata_test {

using namespace strata;

// ---- texts that constants hold
// --------------------------------------------------------------------------------------

static_assert(cfn::constant_text{}.empty() && cfn::constant_text{""}.empty());
static_assert(cfn::constant_text{"a"}.known() == "a");
static_assert(cfn::constant_text{"{{resolve:ssm:/a}}"}.known().empty());
static_assert(cfn::constant_text{"x {{resolve:ssm:/a}}"}.known().empty());
static_assert(imported("a").known().empty() && in_parameter_store("/a").known().empty());
static_assert(!imported("a").empty() && !in_parameter_store("/a").empty());
static_assert(cfn::constant_text{"{{resolve:secretsmanager:s:SecretString:k}}"}.is_secure());
static_assert(cfn::constant_text{"{{resolve:ssm-secure:/a}}"}.is_secure());
static_assert(!cfn::constant_text{"{{resolve:ssm:/a}}"}.is_secure() && !in_parameter_store("/a").is_secure());
static_assert(cfn::constant_text{"a"} == cfn::constant_text{"a"});
static_assert(!(cfn::constant_text{"a"} == imported("a")) && !(imported("a") == in_parameter_store("a")));
static_assert(cfn::constant_text{cfn::aws_region}.text().only_segment().what == cfn::segment::kind::ref);

constexpr std::string_view only_chars(cfn::text const& text) { return text.only_segment().chars; }

// ---- roles and keys
// -------------------------------------------------------------------------------------------------

inline constexpr auto by_arn = existing_iam_role<"ByArn">({.arn = "arn:aws:iam::111122223333:role/a/path/loads"});
inline constexpr auto by_name = existing_iam_role<"ByName">({.name = "loads"});
inline constexpr auto by_import = existing_iam_role<"ByImport">({.arn = imported("role-arn")});
inline constexpr auto kept_by_others = existing_iam_role<"KeptByOthers">({.name = "kept", .takes_policies = false});
static_assert(Construct<existing_iam_role<"A">>);
static_assert(only_chars(by_arn.name()) == "loads" && only_chars(by_name.name()) == "loads");
static_assert(by_import.name().only_segment().what == cfn::segment::kind::call);
static_assert(by_arn.takes_policies() && !kept_by_others.takes_policies());
static_assert(by_arn.may_read({.external_name = "any", .external_region = "eu-west-1"}));

constexpr std::string_view key_arn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-00000000000a";
static_assert(only_chars(encryption_key{existing_key{key_arn}}.key_id()) == "0a1b2c3d-0000-4000-8000-00000000000a");
static_assert(only_chars(encryption_key{existing_key{key_arn}}.arn()) == key_arn);
static_assert(encryption_key{}.empty() && !encryption_key{existing_key{key_arn}}.empty());

// ---- namespaces, workgroups and clusters
// ----------------------------------------------------------------------------

constexpr std::string_view guid = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8";
constexpr std::string_view secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sales-AbCdEf";
inline constexpr auto ns = existing_namespace<"Ns">({.db_name = "dev", .namespace_id = guid, .secret = secret});
inline constexpr auto wg = existing_workgroup<"Wg">(ns, {.name = "sales"});
inline constexpr auto user_ns = existing_namespace<"UserNs">({.db_name = "dev"});
inline constexpr auto cluster = existing_cluster<"Cluster">(user_ns, {.identifier = "old", .db_user = "deployer"});
static_assert(Construct<existing_namespace<"A">> && Construct<existing_workgroup<"A">> &&
              Construct<existing_cluster<"A">>);

inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id int)");
inline constexpr auto v = wg.create_view<"V">("CREATE VIEW v AS SELECT id FROM t");
inline constexpr auto in_cluster = cluster.create_table<"InCluster">("CREATE TABLE t (id int)");
inline constexpr auto view_in_cluster = cluster.create_view<"ViewInCluster">("CREATE VIEW v AS SELECT id FROM t");

struct in_workgroup : stack<in_workgroup, "Stack", ns, wg, t, v> {};
struct in_both : stack<in_both, "Stack", ns, wg, user_ns, cluster, t, v, in_cluster, view_in_cluster> {};
static_assert(valid<in_workgroup> && valid<in_both>);
// No key and no bucket; a role of the handler, one of its state machine, and one to run SQL.
static_assert(count_of<in_workgroup, aws::kms::Key> == 0);
static_assert(count_of<in_workgroup, aws::iam::Role> == 3);
static_assert(count_of<in_workgroup, aws::iam::Policy> == 2);
static_assert(count_of<in_both, aws::iam::Role> == 4);

// Columns, names and order are checked as in a new warehouse, and each warehouse has its own.
inline constexpr auto wrong_column = wg.create_view<"W">("CREATE VIEW w AS SELECT title FROM t");
static_assert(!accepted<ns, wg, t, wrong_column>() && accepted<ns, wg, t, v>());
inline constexpr auto unknown = cluster.create_view<"U">("CREATE VIEW u AS SELECT id FROM t");
static_assert(core::graph_of<stack_of<ns, wg, user_ns, cluster, t, unknown>>().verdict.error == &errors::E0104);

template <auto const&... Resources>
constexpr core::error_code const* error_of() {
  return verdict_of<stack_of<Resources...>>().error;
}

// ---- a new workgroup of an existing namespace needs its name and secret
// ---------------------------------------------

inline constexpr auto named_ns =
    existing_namespace<"NamedNs">({.db_name = "dev", .name = imported("namespace"), .secret = secret});
inline constexpr auto new_wg = redshift_serverless_workgroup<"NewWg">(named_ns, {.name = "extra"});
inline constexpr auto nameless_wg = redshift_serverless_workgroup<"NewWg">(ns, {.name = "extra"});
static_assert(error_of<named_ns, new_wg>() == nullptr);
static_assert(error_of<ns, nameless_wg>() == &errors::E0335);
static_assert(verdict_of<stack_of<ns, nameless_wg>>().subject == "name of Ns");
inline constexpr auto second_wg = existing_workgroup<"Second">(named_ns, {.name = "other"});
static_assert(error_of<named_ns, new_wg, second_wg>() == &errors::E0105);
inline constexpr auto same_name_ns = existing_namespace<"SameNameNs">({.db_name = "dev", .secret = secret});
inline constexpr auto same_name = existing_workgroup<"SameName">(same_name_ns, {.name = "sales"});
static_assert(error_of<ns, wg, same_name_ns, same_name>() == &errors::E0105);

// ---- loads: an existing namespace may have roles that nobody names
// --------------------------------------------------

inline constexpr external_bucket files{"files", "eu-west-1"};
inline constexpr auto by_default = wg.ingest_data<"Load">(t, files / "a/");
inline constexpr auto by_role = wg.ingest_data<"Load">(t, files / "a/", {.role = &by_arn});
static_assert(error_of<ns, wg, t, by_default>() == nullptr && error_of<ns, by_arn, wg, t, by_role>() == nullptr);
static_assert(error_of<ns, wg, t, by_role>() == &errors::E0103);
inline constexpr auto assigned = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto assignment = wg.assign_db_roles_to_iam_role<"Assignment">(by_name, {&assigned});
static_assert(error_of<ns, wg, by_name, assigned, assignment>() == nullptr);
static_assert(count_of<stack_of<ns, wg, by_name, assigned, assignment>, aws::iam::Role> == 3);

// A new namespace takes an existing role and existing keys, and then makes none.
inline constexpr auto new_ns = redshift_serverless_namespace<"NewNs">(
    {.name = "latest", .db_name = "dev", .data_key = existing_key{key_arn}, .admin_secret_key = existing_key{key_arn}},
    default_role(by_arn));
inline constexpr auto wg_of_new = redshift_serverless_workgroup<"WgOfNew">(new_ns, {.name = "new"});
static_assert(error_of<by_arn, new_ns, wg_of_new>() == nullptr);
static_assert(count_of<stack_of<by_arn, new_ns, wg_of_new>, aws::kms::Key> == 1);  // that of the shared VPC's flow logs

// ---- an access role that somebody else keeps gets no policy
// ----------------------------------------------------------

inline constexpr auto kept_ns =
    existing_namespace<"KeptNs">({.db_name = "dev", .secret = secret, .access_role = &kept_by_others});
inline constexpr auto kept_wg = existing_workgroup<"KeptWg">(kept_ns, {.name = "kept"});
inline constexpr auto kept_t = kept_wg.create_table<"KeptT">("CREATE TABLE t (id int)");
static_assert(error_of<kept_by_others, kept_ns, kept_wg, kept_t>() == nullptr);
static_assert(count_of<stack_of<kept_by_others, kept_ns, kept_wg, kept_t>, aws::iam::Role> == 2);
static_assert(count_of<stack_of<kept_by_others, kept_ns, kept_wg, kept_t>, aws::iam::Policy> == 1);

// ---- datashares need the ids of namespaces
// --------------------------------------------------------------------------

inline constexpr auto share = wg.create_share<"Share">("share", v);
inline constexpr auto to_cluster = wg.grant_access_to_share<"ToCluster">(share, user_ns);
static_assert(error_of<ns, wg, t, v, share, user_ns, to_cluster>() == &errors::E0335);
inline constexpr auto consumer_ns =
    existing_namespace<"ConsumerNs">({.db_name = "dev", .namespace_id = imported("id")});
inline constexpr auto consumer = existing_cluster<"Consumer">(consumer_ns, {.identifier = "old"});
inline constexpr auto granted = wg.grant_access_to_share<"Granted">(share, consumer_ns);
inline constexpr auto database = consumer.create_database_from_share<"Database">(granted, "shared");
static_assert(error_of<ns, wg, t, v, share, consumer_ns, consumer, granted, database>() == nullptr);
inline constexpr auto of_namespace = consumer.create_database_from_share<"OfNamespace">(
    shared_by_namespace{.share = "sales", .namespace_id = imported("other-id")}, "sales");
inline constexpr auto of_account = cluster.create_database_from_share<"OfAccount">(
    shared_by_account{.share = "sales", .account = "210987654321", .namespace_id = guid}, "sales");
static_assert(error_of<consumer_ns, consumer, of_namespace>() == nullptr);
static_assert(error_of<user_ns, cluster, of_account>() == &errors::E0335);  // the association names the consumer's ARN

// ---- catalogs need a connection and a secret
// ------------------------------------------------------------------------

inline constexpr auto crawled = wg.catalog_tables<"Crawled">("sales");
inline constexpr auto connected = existing_workgroup<"Wg">(ns, {.name = "sales", .glue_connection = "sales-jdbc"});
inline constexpr auto crawled_well = connected.catalog_tables<"Crawled">("sales");
static_assert(error_of<ns, wg, crawled>() == &errors::E0335);
static_assert(error_of<ns, connected, crawled_well>() == nullptr);

// ---- mistakes
// -------------------------------------------------------------------------------------------------------

inline constexpr auto bad_guid = existing_namespace<"Bad">({.db_name = "dev", .namespace_id = "86b5169f"});
inline constexpr auto bad_database = existing_namespace<"Bad">({.db_name = "1dev"});
inline constexpr auto secret_by_name = existing_namespace<"Bad">({.db_name = "dev", .secret = "sales"});
inline constexpr auto secret_value =
    existing_namespace<"Bad">({.db_name = "dev", .secret = "{{resolve:secretsmanager:sales:SecretString:arn}}"});
inline constexpr auto bad_import = existing_namespace<"Bad">({.db_name = "dev", .secret = imported("no spaces")});
inline constexpr auto of_no_parameter =
    existing_namespace<"Bad">({.db_name = "dev", .secret = cfn::reference{{"Secret", {}}}});
inline constexpr auto bad_role = existing_iam_role<"Bad">({.arn = "arn:aws:iam::111122223333:user/loads"});
inline constexpr auto no_role = existing_iam_role<"Bad">({});
inline constexpr auto alias = existing_namespace<"Bad">(
    {.db_name = "dev", .secret_key = existing_key{"arn:aws:kms:eu-west-1:111122223333:alias/a"}});
inline constexpr auto two_ways = existing_cluster<"Bad">(ns, {.identifier = "old", .db_user = "deployer"});
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
static_assert(error_of<bad_guid, logs>() == &errors::E0389);
static_assert(error_of<bad_database, logs>() == &errors::E0342);
static_assert(error_of<secret_by_name, logs>() == &errors::E0334);
static_assert(error_of<secret_value, logs>() == &errors::E0336);
static_assert(error_of<bad_import, logs>() == &errors::E0223);
static_assert(error_of<of_no_parameter, logs>() == &errors::E0103);
static_assert(error_of<bad_role, logs>() == &errors::E0334);
static_assert(error_of<no_role, logs>() == &errors::E0335);
static_assert(error_of<alias, logs>() == &errors::E0317);
static_assert(error_of<ns, two_ways>() == &errors::E0337);

// A parameter of the stack, of any kind, is what it is at deployment.
inline constexpr auto secret_parameter = parameter<"Secret">({.description = "the ARN of the secret"});
static_assert(error_of<secret_parameter, of_no_parameter, logs>() == nullptr);

}  // namespace strata_test
