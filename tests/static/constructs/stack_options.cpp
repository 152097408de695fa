// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The options of a stack that change all of its resources: those of constructs, the shared ones, and those that a
// program declares itself. Rules of policies see what is deployed, so they ask for it here.
#include <strata/aws/glue/crawler.hpp>
#include <strata/aws/iam/role.hpp>
#include <strata/aws/ssm/parameter.hpp>
#include <strata/policy.hpp>
#include <strata/strata.hpp>
#include <strata/testing/static_questions.hpp>

namespace strata_test {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">({.removal = removal_policy::destroy});
inline constexpr auto reader = iam_role<"Reader">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto ns =
    redshift_serverless_namespace<"Ns">({.name = "warehouse", .db_name = "dev"}, default_role(reader));
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(ns, {.name = "warehouse"});
inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id int)");
inline constexpr auto catalog = wg.catalog_tables<"Catalog">("tables");
inline constexpr auto entry = resource<"Entry">(
    [] { return aws::ssm::Parameter{.Tags = cfn::map<cfn::text>{{"Owner", "me"}}, .Type = "String", .Value = "v"}; });
inline constexpr auto own_role = resource<"OwnRole">([] {
  cfn::statement assume{.principals = {cfn::principal::service("ec2.amazonaws.com")}, .actions = {"sts:AssumeRole"}};
  return aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{assume},
                        .Path = "/mine/",
                        .PermissionsBoundary = "arn:aws:iam::111122223333:policy/Mine",
                        .RoleName = "mine",
                        .Tags = cfn::list<cfn::tag>{{.Key = "Owner", .Value = "me"}}};
});
inline constexpr auto cost_center = parameter<"CostCenter">({.default_value = "42"});

template <class Self>
using everything = stack<Self, "Everything", lake, reader, ns, wg, t, catalog, entry, own_role, cost_center>;

constexpr std::string_view boundary = "arn:aws:iam::111122223333:policy/Boundary";

struct plain : everything<plain> {
  static constexpr stack_options options{.remove_data_on_destroy = true};
};
struct owned : everything<owned> {
  static constexpr stack_options options{
      .remove_data_on_destroy = true,
      .tags = {{"Owner", "data"}, {"CostCenter", cost_center.ref()}, {"Holds", "files", "Lake"}},
      .permissions_boundary = boundary,
      .role_path = "/data/",
      .names = "acme-{id}-{hash}"};
};
static_assert(valid<plain> && valid<owned>);

// ---- tags
// ------------------------------------------------------------------------------------------------------------

static_assert(policy::compliance_of<plain, policy::tagging<"Owner">>.violations > 10);
static_assert(complies_with<owned, policy::tagging<"Owner", "CostCenter">>);

template <class Resource>
constexpr std::string_view tag_of(Resource const& made, std::string_view key) {
  for (cfn::tag const& each : made.Tags->items())
    if (each.Key->only_segment().chars == key) return each.Value->only_segment().chars;
  return {};
}
inline constexpr auto consent_stays = policy::rule<"Test-1">(
    {.description = "a bucket that may be emptied keeps the tag that says so, and has the others"},
    [](aws::s3::Bucket const& bucket) {
      return tag_of(bucket, "strata:emptied") == "yes" && tag_of(bucket, "Owner") == "data" &&
             tag_of(bucket, "Holds") == "files";
    });
inline constexpr auto only_of_the_lake = policy::rule<"Test-2">(
    {.description = "a tag for one construct is on its resources alone"},
    [](aws::redshift_serverless::Namespace const& made) { return tag_of(made, "Holds").empty(); });
inline constexpr auto other_forms = policy::rule<"Test-3">(
    {.description = "the tags of some types are an object or have an item of another type"},
    [](aws::glue::Crawler const& made) {
      for (std::string_view key : made.Tags->keys)
        if (key == "Owner") return true;
      return false;
    },
    [](aws::step_functions::StateMachine const& made) {
      return made.Tags->size() == 2 && made.Tags->items()[0].Key->only_segment().chars == "Owner";
    },
    [](aws::ssm::Parameter const& made) {
      return made.Tags->entries().size() == 2 && made.Tags->entries()[0].value.only_segment().chars == "me";
    });

// ---- roles
// -----------------------------------------------------------------------------------------------------------

constexpr std::string_view chars(cfn::optional<cfn::text> const& text) {
  return text.has_value() && text->has_one_segment() ? text->only_segment().chars : std::string_view{};
}
inline constexpr auto bounded = policy::rule<"Test-4">(
    {.description = "each role has the boundary, the path and a name, or its own"}, [](aws::iam::Role const& role) {
      if (chars(role.RoleName) == "mine")
        return chars(role.PermissionsBoundary) == "arn:aws:iam::111122223333:policy/Mine" &&
               chars(role.Path) == "/mine/" && tag_of(role, "Owner") == "me";
      return chars(role.PermissionsBoundary) == boundary && chars(role.Path) == "/data/" && role.RoleName.has_value();
    });

// ---- names
// -----------------------------------------------------------------------------------------------------------

inline constexpr auto named = policy::rule<"Test-5">(
    {.description = "what has no name of its own has one by the pattern"},
    [](aws::lambda::Function const& made) {
      auto const segments = made.FunctionName->segments();
      return segments.size() == 4 && segments.front().chars == "acme-" &&
             segments.begin()[1].chars == "StrataHandler" && segments.begin()[3].chars == info_of<owned>.hash;
    },
    [](aws::step_functions::StateMachine const& made) { return made.StateMachineName.has_value(); },
    [](aws::ec2::SecurityGroup const& made) { return made.GroupName.has_value(); },
    [](aws::glue::Crawler const& made) { return made.Name.has_value(); },
    [](aws::redshift_serverless::Workgroup const& made) {
      return made.WorkgroupName->only_segment().chars == "warehouse";
    });

constexpr bool is_kebab(std::string_view construct, std::string_view part, std::string_view wanted) {
  constexpr stack_info info{"Stack", "00000000", {.names = "{kebab_id}"}};
  core::sequence<char> made;
  detail::name_by_pattern(info, {construct, part}).append_literal_to(made);
  return std::string_view{made.data(), made.size()} == wanted;
}
static_assert(is_kebab("StrataHandler", "Logs", "strata-handler-logs") && is_kebab("A", {}, "a"));
static_assert(is_kebab("MvProducts2", "Role", "mv-products2-role") && is_kebab("ETLRole", "KMSKey", "etlrole-kmskey"));

struct asked : policy::pack_of<consent_stays, only_of_the_lake, other_forms, bounded, named> {};
static_assert(complies_with<owned, asked{}>);

// ---- roles of the handler that exist
// ---------------------------------------------------------------------------------

inline constexpr auto function_role = existing_iam_role<"FunctionRole">({.name = "strata-function"});
inline constexpr auto machine_role = existing_iam_role<"MachineRole">({.name = "strata-machine"});
inline constexpr auto function_role_of_others =
    existing_iam_role<"FunctionRoleOfOthers">({.name = "strata-function", .takes_policies = false});
inline constexpr auto machine_role_of_others =
    existing_iam_role<"MachineRoleOfOthers">({.name = "strata-machine", .takes_policies = false});

struct with_roles : stack<with_roles, "WithRoles", function_role, machine_role, lake, reader, ns, wg, t> {
  static constexpr stack_options options{
      .remove_data_on_destroy = true, .handler_role = &function_role, .state_machine_role = &machine_role};
};
struct with_roles_of_others : stack<with_roles_of_others, "WithRoles", function_role_of_others, machine_role_of_others,
                                    lake, reader, ns, wg, t> {
  static constexpr stack_options options{.remove_data_on_destroy = true,
                                         .handler_role = &function_role_of_others,
                                         .state_machine_role = &machine_role_of_others};
};
static_assert(valid<with_roles> && valid<with_roles_of_others>);

// ---- mistakes
// -------------------------------------------------------------------------------------------------------

inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
template <stack_options const& Options>
struct with : stack<with<Options>, "With", logs, cost_center> {
  static constexpr stack_options options = Options;
};
template <stack_options const& Options>
constexpr core::error_code const* error_of() {
  return verdict_of<with<Options>>().error;
}
inline constexpr stack_options fine{.tags = {{"a b_.:/=+-@9", ""}, {"x", "y", "Logs"}, {"x", "z", "CostCenter"}}};
inline constexpr stack_options of_aws{.tags = {{"aws:owner", "x"}}};
inline constexpr stack_options no_key{.tags = {{"", "x"}}};
inline constexpr stack_options odd_key{.tags = {{"a*b", "x"}}};
inline constexpr stack_options odd_value{.tags = {{"a", "x*"}}};
inline constexpr stack_options twice{.tags = {{"a", "x"}, {"a", "y"}}};
inline constexpr stack_options twice_for_one{.tags = {{"a", "x"}, {"a", "y", "Logs"}}};
inline constexpr stack_options of_nobody{.tags = {{"a", "x", "Lake"}}};
inline constexpr stack_options of_no_parameter{.tags = {{"a", cfn::reference{{"Center", {}}}}}};
inline constexpr stack_options of_the_region{.tags = {{"a", cfn::aws_region}}};
inline constexpr stack_options not_a_policy{.permissions_boundary = "arn:aws:iam::111122223333:role/Boundary"};
inline constexpr stack_options alias{.log_key = "arn:aws:kms:eu-west-1:111122223333:alias/a"};
inline constexpr stack_options one_name{.names = "acme-{hash}"};
inline constexpr stack_options odd_name{.names = "acme/{id}"};
inline constexpr stack_options unknown_placeholder{.names = "{id}-{region}"};
inline constexpr stack_options open_placeholder{.names = "{id}-{stack"};
inline constexpr stack_options kebab{.names = "{kebab_id}"};
static_assert(error_of<kebab>() == nullptr);
inline constexpr stack_options role_of_nobody{.handler_role = &function_role};
static_assert(error_of<fine>() == nullptr && error_of<of_the_region>() == nullptr);
static_assert(error_of<of_aws>() == &errors::E0338 && error_of<no_key>() == &errors::E0338);
static_assert(error_of<odd_key>() == &errors::E0338 && error_of<odd_value>() == &errors::E0338);
static_assert(error_of<twice>() == &errors::E0338 && error_of<twice_for_one>() == &errors::E0338);
static_assert(error_of<of_nobody>() == &errors::E0327 && error_of<of_no_parameter>() == &errors::E0327);
static_assert(error_of<not_a_policy>() == &errors::E0334 && error_of<alias>() == &errors::E0317);
static_assert(error_of<one_name>() == &errors::E0339 && error_of<odd_name>() == &errors::E0339);
static_assert(error_of<unknown_placeholder>() == &errors::E0339 && error_of<open_placeholder>() == &errors::E0339);
static_assert(error_of<role_of_nobody>() == &errors::E0327);

// A name that is too long for its type, and a path that is none, are errors of the property.
inline constexpr stack_options long_name{.names = "a-prefix-that-is-much-too-long-for-the-name-of-a-role-{id}-{stack}"};
inline constexpr stack_options no_path{.role_path = "data"};
template <stack_options const& Options>
struct of_roles : stack<of_roles<Options>, "OfRoles", lake, reader> {
  static constexpr stack_options options = [] {
    stack_options result = Options;
    result.remove_data_on_destroy = true;
    return result;
  }();
};
static_assert(verdict_of<of_roles<long_name>>().error == &errors::E0204);
static_assert(verdict_of<of_roles<no_path>>().error == &errors::E0203);

}  // namespace strata_test
