// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The names in a template and the references to them: logical ids, parameters, conditions, mappings, exports; and
// circles of any mixture of edges.
#include <strata/strata.hpp>

#include <strata/aws/ssm/parameter.hpp>

namespace strata_tests {

using namespace strata;

template <auto const&... Resources>
struct stack_of : stack<stack_of<Resources...>, "Stack", Resources...> {};
template <auto const&... Resources>
constexpr bool accepted() {
  return !verdict_of<stack_of<Resources...>>().error;
}
template <auto const&... Resources>
constexpr bool rejected(core::error_code const& code, std::string_view subject = {}, std::string_view closest = {}) {
  auto const found = verdict_of<stack_of<Resources...>>();
  return found.error == &code && found.subject == subject && found.closest == closest;
}
/// The constructs of a circle, by their positions.
template <auto const&... Resources>
constexpr bool circle(std::initializer_list<std::uint32_t> path) {
  auto const found = verdict_of<stack_of<Resources...>>();
  if (found.error != &errors::E0106 || found.resources.size() != path.size()) return false;
  std::size_t i = 0;
  for (std::uint32_t wanted : path)
    if (found.resources[i++] != wanted) return false;
  return true;
}

inline constexpr auto logs = access_logs_bucket<"Logs">();
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto stage = parameter<"Stage">({.default_value = "dev"});

// ---- equal names
// -----------------------------------------------------------------------------------------------------

inline constexpr auto parameter_like_a_part = parameter<"LogsPolicy">();
inline constexpr auto parameter_like_another = parameter<"LogsPolice">();
inline constexpr auto output_like_a_part = output<"LogsPolicy">([] { return cfn::ref(logs.bucket()); });
inline constexpr auto condition_like_a_part =
    condition<"LogsPolicy">([] { return cfn::fn::equals(stage.ref(), "dev"); });
inline constexpr auto mapping_like_a_part =
    mapping<"LogsPolicy">([] { return cfn::object({{"a", cfn::object({{"b", "c"}})}}); });
static_assert(rejected<logs, parameter_like_a_part>(errors::E0303, "LogsPolicy"));
static_assert(rejected<parameter_like_a_part, logs>(errors::E0303, "LogsPolicy"));
static_assert(accepted<logs, parameter_like_another>());
// CloudFormation tells outputs, conditions and mappings from resources.
static_assert(accepted<logs, output_like_a_part>() && accepted<stage, logs, condition_like_a_part>() &&
              accepted<logs, mapping_like_a_part>());

template <cfn::section Where>
struct adds_an_entry {
  std::string_view id;
  unsigned line = __builtin_LINE();
  constexpr void describe(core::describer&) const {}
  constexpr void expand(auto& out) const {
    out.add({id, {}}, cfn::untyped_resource{"AWS::SNS::Topic", cfn::object({})});
    out.add(Where, "Same", cfn::object({}));
  }
};
template <cfn::section Where>
inline constexpr adds_an_entry<Where> one_entry{"One"};
template <cfn::section Where>
inline constexpr adds_an_entry<Where> other_entry{"Other"};
template <cfn::section A, cfn::section B>
inline constexpr bool collide = verdict_of<stack_of<one_entry<A>, other_entry<B>>>().error == &errors::E0303;
static_assert(collide<cfn::section::parameters, cfn::section::parameters>);
static_assert(collide<cfn::section::outputs, cfn::section::outputs>);
static_assert(collide<cfn::section::mappings, cfn::section::mappings>);
static_assert(collide<cfn::section::conditions, cfn::section::conditions>);
static_assert(!collide<cfn::section::conditions, cfn::section::outputs>);
static_assert(!collide<cfn::section::parameters, cfn::section::mappings>);

template <core::fixed_string Id, core::fixed_string Name>
inline constexpr auto exported = output<Id>([] { return cfn::ref(logs.bucket()); }, {.export_name = Name.view()});
static_assert(accepted<logs, exported<"A", "logs">, exported<"B", "logs-too">, exported<"C", "">, exported<"D", "">>());
static_assert(rejected<logs, exported<"A", "logs">, exported<"B", "logs">>(errors::E0105, "logs"));

// ---- names of resources
// -----------------------------------------------------------------------------------------------

template <core::fixed_string Id, core::fixed_string Name>
inline constexpr auto bucket = resource<Id>([] { return aws::s3::Bucket{.BucketName = Name.view()}; });
template <core::fixed_string Id, core::fixed_string Name>
inline constexpr auto raw_bucket =
    raw_resource<Id>("AWS::S3::Bucket", [] { return cfn::object({{"BucketName", Name.view()}}); });
template <core::fixed_string Id>
inline constexpr auto nameless = resource<Id>([] { return aws::s3::Bucket{}; });
template <core::fixed_string Id>
inline constexpr auto named_by_region =
    resource<Id>([] { return aws::s3::Bucket{.BucketName = cfn::concat("logs-", cfn::aws_region)}; });
inline constexpr auto parameter_of_the_name =
    resource<"P">([] { return aws::ssm::Parameter{.Name = "files", .Type = "String", .Value = "x"}; });
inline constexpr auto raw_house = raw_resource<"RawHouse">("AWS::RedshiftServerless::Namespace",
                                                           [] { return cfn::object({{"NamespaceName", "house"}}); });
inline constexpr auto house_of_the_name = redshift_serverless_namespace<"N">({.name = "house", .db_name = "dev"});
static_assert(accepted<bucket<"A", "files">, bucket<"B", "more-files">, parameter_of_the_name>());
static_assert(accepted<nameless<"A">, nameless<"B">, named_by_region<"C">, named_by_region<"D">>());
static_assert(rejected<bucket<"A", "files">, bucket<"B", "files">>(errors::E0105, "files"));
static_assert(rejected<bucket<"A", "files">, raw_bucket<"B", "files">>(errors::E0105, "files"));
static_assert(rejected<raw_house, house_of_the_name>(errors::E0105, "house"));

inline constexpr auto equal_layers = data_lake_storage<"Equal">({.bronze_name = "layer", .silver_name = "layer"});
inline constexpr auto logs_like_a_layer = data_lake_storage<"Equal">({.access_logs_name = "gold"});
static_assert(rejected<equal_layers>(errors::E0105, "layer") && rejected<logs_like_a_layer>(errors::E0105, "gold"));

// ---- lists, numbers and texts
// -----------------------------------------------------------------------------------------

template <auto const&... Resources>
constexpr core::error_code const* error_of() {
  return verdict_of<stack_of<Resources...>>().error;
}
inline constexpr auto endpoints_twice = data_vpc<"V">({.interface_endpoints = {"glue", "kms", "glue"}});
inline constexpr auto endpoints_misspelt = data_vpc<"V">({.interface_endpoints = {"secretsmanger"}});
inline constexpr auto endpoints_of_a_new_service = data_vpc<"V">({.interface_endpoints = {"quantum-bananas"}});
inline constexpr auto endpoints_nine =
    data_vpc<"V">({.interface_endpoints = {"glue", "kms", "logs", "sts", "ec2", "sns", "sqs", "ssm", "states"}});
static_assert(error_of<endpoints_twice>() == &errors::E0333 && error_of<endpoints_misspelt>() == &errors::E0333);
static_assert(error_of<endpoints_nine>() == &errors::E0325 && !error_of<endpoints_of_a_new_service>());
inline constexpr auto flow_logs_31 = data_vpc<"V">({.flow_log_retention_days = 31});
static_assert(error_of<flow_logs_31>() == &errors::E0202);
inline constexpr auto tiers_for_ever =
    data_lake_storage<"L">({.bronze_infrequent_access_days = 2147483647, .bronze_archive_days = 0});
inline constexpr auto tiers_too_early =
    data_lake_storage<"L">({.bronze_infrequent_access_days = 2147483647, .bronze_archive_days = 2147483647});
static_assert(!error_of<tiers_for_ever>() && error_of<tiers_too_early>() == &errors::E0312);
struct logs_31 : stack<logs_31, "S", logs> {
  static constexpr stack_options options{.log_retention_days = 31};
};
struct logs_latin : stack<logs_latin, "S", logs> {
  static constexpr stack_options options{.description = "caf\xE9"};
};
static_assert(verdict_of<logs_31>().error == &errors::E0323 && verdict_of<logs_latin>().error == &errors::E0324);
inline constexpr auto latin_output = output<"O">([] { return cfn::ref(logs.bucket()); }, {.description = "caf\xE9"});
inline constexpr auto latin_property =
    resource<"P">([] { return aws::ssm::Parameter{.Type = "String", .Value = "caf\xE9"}; });
static_assert(error_of<logs, latin_output>() == &errors::E0324 && error_of<latin_property>() == &errors::E0324);

using namespace std::string_view_literals;
static_assert(detail::is_utf8("") && detail::is_utf8("a\u00E9\u4E2D\U0001F600"));
static_assert(!detail::is_utf8("\xE9") && !detail::is_utf8("\xC3") && !detail::is_utf8("\xC0\x80") &&
              !detail::is_utf8("\xED\xA0\x80") && !detail::is_utf8("\xF4\x90\x80\x80") && !detail::is_utf8("\x80") &&
              !detail::is_utf8("a\0b"sv));
static_assert(detail::is_s3_prefix("a/b/") && detail::is_s3_prefix("$a/") &&
              !detail::is_s3_prefix("${aws:username}/") && !detail::is_s3_prefix("{{resolve:ssm:x}}/"));

// ---- references
// ------------------------------------------------------------------------------------------------------

template <core::fixed_string Construct, core::fixed_string Part>
inline constexpr auto refers = output<"Out">([] { return cfn::reference{{Construct.view(), Part.view()}}; });
template <core::fixed_string Name>
inline constexpr auto refers_as_data =
    raw_resource<"Raw">("AWS::SNS::Topic", [] { return cfn::object({{"Name", cfn::object({{"Ref", Name.view()}})}}); });
template <core::fixed_string Text>
inline constexpr auto substitutes = raw_resource<"Raw">(
    "AWS::SNS::Topic", [] { return cfn::object({{"Name", cfn::object({{"Fn::Sub", Text.view()}})}}); });
template <core::fixed_string Construct, core::fixed_string Part>
inline constexpr auto typed_refers = resource<"Typed">(
    [] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::reference{{Construct.view(), Part.view()}}}; });
template <core::fixed_string Name>
inline constexpr auto gets = raw_resource<"Raw">("AWS::SNS::Topic", [] {
  return cfn::object({{"Name", cfn::object({{"Fn::GetAtt", cfn::array({Name.view(), "Arn"})}})}});
});
static_assert(accepted<lake, refers<"Lake", "Key">>() && accepted<lake, typed_refers<"Lake", "SilverBucket">>());
static_assert(accepted<logs, stage, refers<"Stage", "">>() && accepted<stage, refers_as_data<"Stage">>());
static_assert(rejected<refers<"AWS::Region", "">>(errors::E0318) && rejected<stage>(errors::E0318) &&
              rejected<>(errors::E0318));
static_assert(rejected<lake, refers<"Lake", "Kye">>(errors::E0215, "LakeKye"));
static_assert(rejected<lake, refers<"Lake", "">>(errors::E0215, "Lake"));
static_assert(rejected<lake, typed_refers<"Lake", "CopperBucket">>(errors::E0215, "LakeCopperBucket"));
static_assert(rejected<lake, refers<"Lak", "eKey">>(errors::E0103, "Lak"));
static_assert(rejected<lake, refers<"AWS::Regoin", "">>(errors::E0215, "AWS::Regoin"));
static_assert(accepted<lake, refers<"AWS::Region", "">>());
static_assert(accepted<lake, refers_as_data<"LakeKey">>() && accepted<lake, refers_as_data<"AWS::StackName">>());
static_assert(rejected<lake, refers_as_data<"LakeKye">>(errors::E0215, "LakeKye"));
static_assert(accepted<lake, gets<"LakeKey">>() && rejected<lake, gets<"LakeKye">>(errors::E0215, "LakeKye"));
static_assert(accepted<lake, substitutes<"${LakeKey} ${LakeKey.Arn} ${AWS::Region} ${!LakeKye}">>());
static_assert(rejected<lake, substitutes<"${LakeKye}">>(errors::E0215, "LakeKye"));
static_assert(rejected<lake, substitutes<"${LakeKye.Arn}">>(errors::E0215, "LakeKye"));
static_assert(rejected<lake, substitutes<"${AWS::Rgion}">>(errors::E0215, "AWS::Rgion"));
inline constexpr auto with_values = raw_resource<"Raw">("AWS::SNS::Topic", [] {
  return cfn::object({{"Name", cfn::object({{"Fn::Sub", cfn::array({"${A}", cfn::object({{"A", "x"}})})}})}});
});
static_assert(accepted<with_values>());

// Attributes of resources whose type has a header, and names of exports
template <core::fixed_string Id, core::fixed_string Attribute>
inline constexpr auto gets_two =
    output<"Out">([] { return cfn::text::call("Fn::GetAtt", cfn::array({Id.view(), Attribute.view()})); });
template <core::fixed_string Whole>
inline constexpr auto gets_whole = output<"Out">([] { return cfn::text::call("Fn::GetAtt", cfn::json{Whole.view()}); });
static_assert(accepted<lake, gets_two<"LakeKey", "KeyId">>() && accepted<lake, gets_whole<"LakeKey.Arn">>());
static_assert(accepted<logs, gets_two<"Logs", "RegionalDomainName">>());
static_assert(rejected<lake, gets_two<"LakeKey", "KeyID">>(errors::E0205, "LakeKey.KeyID"));
static_assert(rejected<lake, gets_whole<"LakeKey.arn">>(errors::E0205, "LakeKey.arn"));
static_assert(rejected<lake, gets_whole<"LakeKye.Arn">>(errors::E0215, "LakeKye"));
static_assert(rejected<lake, substitutes<"${LakeKey.Arnn}">>(errors::E0205, "LakeKey.Arnn"));
static_assert(accepted<lake, substitutes<"${!LakeKey.Arnn}">>());
static_assert(rejected<lake, stage, gets_two<"Stage", "Arn">>(errors::E0205, "Stage.Arn"));
inline constexpr auto topic = raw_resource<"Topic">("AWS::SNS::Topic", [] { return cfn::object({}); });
static_assert(accepted<topic, gets_two<"Topic", "TopicArn">>() && accepted<topic, gets_two<"Topic", "Unheard">>());
template <core::fixed_string Name>
inline constexpr auto imports = output<"Out">([] { return cfn::fn::import_value(Name.view()); });
inline constexpr auto imports_by_parameter = output<"Out">([] { return cfn::fn::import_value(stage.ref()); });
static_assert(accepted<lake, imports<"network-stack:VpcId">>() && accepted<lake, stage, imports_by_parameter>());
static_assert(rejected<lake, imports<"">>(errors::E0223) && rejected<lake, imports<"a b">>(errors::E0223, "a b"));
static_assert(rejected<lake, imports<"a/b">>(errors::E0223, "a/b"));
static_assert(rejected<logs, exported<"A", "logs">, imports<"logs">>(errors::E0224, "logs"));
static_assert(rejected<imports<"logs">, logs, exported<"A", "logs">>(errors::E0224, "logs"));
static_assert(accepted<logs, exported<"A", "logs">, imports<"logs2">>());
inline constexpr auto exported_badly = output<"Out">([] { return cfn::text{"x"}; }, {.export_name = "a_b"});
static_assert(rejected<lake, exported_badly>(errors::E0223, "a_b"));

// ---- conditions and mappings
// -----------------------------------------------------------------------------------------

inline constexpr auto is_prod = condition<"IsProd">([] { return cfn::fn::equals(stage.ref(), "prod"); });
template <core::fixed_string Name>
inline constexpr auto chooses =
    output<"Chosen">([] { return cfn::fn::if_(Name.view(), "a", cfn::reference{{"AWS::NoValue", {}}}); });
template <core::fixed_string Id, core::fixed_string Other>
inline constexpr auto negates = condition<Id>([] { return cfn::fn::not_(cfn::fn::condition(Other.view())); });
static_assert(accepted<logs, stage, is_prod, chooses<"IsProd">>());
static_assert(rejected<logs, stage, is_prod, chooses<"IsPord">>(errors::E0216, "IsPord", "IsProd"));
static_assert(rejected<logs, stage, is_prod, chooses<"Stage">>(errors::E0216, "Stage"));
static_assert(accepted<logs, stage, is_prod, negates<"IsDev", "IsProd">>());
static_assert(rejected<logs, stage, is_prod, negates<"IsDev", "IsPord">>(errors::E0216, "IsPord", "IsProd"));
static_assert(rejected<logs, negates<"IsDev", "IsDev">>(errors::E0106, "IsDev"));
static_assert(circle<logs, negates<"A", "B">, negates<"B", "A">>({1, 2, 1}));
static_assert(circle<logs, negates<"A", "B">, negates<"B", "C">, negates<"C", "A">>({1, 2, 3, 1}));

inline constexpr auto of_a_resource = condition<"C">([] { return cfn::fn::equals(cfn::ref(logs.bucket()), "x"); });
inline constexpr auto of_an_attribute =
    condition<"C">([] { return cfn::fn::equals(cfn::get_att<"Arn">(logs.bucket()), "x"); });
inline constexpr auto of_a_region = condition<"C">([] { return cfn::fn::equals(cfn::aws_region, "eu-west-1"); });
static_assert(rejected<logs, of_a_resource>(errors::E0218, "Logs"));
static_assert(rejected<logs, of_an_attribute>(errors::E0218, "Logs"));
static_assert(accepted<logs, of_a_region>());

inline constexpr auto sizes = mapping<"Sizes">([] {
  return cfn::object(
      {{"dev", cfn::object({{"small", "8"}, {"large", "16"}})}, {"prod", cfn::object({{"small", "64"}})}});
});
template <core::fixed_string Name, core::fixed_string First, core::fixed_string Second>
inline constexpr auto finds =
    output<"Found">([] { return cfn::fn::find_in_map(Name.view(), First.view(), Second.view()); });
template <core::fixed_string Second>
inline constexpr auto finds_by_stage =
    output<"Found">([] { return cfn::fn::find_in_map("Sizes", stage.ref(), Second.view()); });
template <core::fixed_string First>
inline constexpr auto finds_by_size =
    output<"Found">([] { return cfn::fn::find_in_map("Sizes", First.view(), stage.ref()); });
static_assert(accepted<logs, sizes, finds<"Sizes", "dev", "large">>());
static_assert(rejected<logs, sizes, finds<"Sizes", "prod", "large">>(errors::E0217, "Sizes/prod/large"));
static_assert(rejected<logs, sizes, finds<"Sizes", "test", "small">>(errors::E0217, "Sizes/test/small"));
static_assert(rejected<logs, sizes, finds<"Size", "dev", "small">>(errors::E0217, "Size/dev/small", "Sizes"));
static_assert(accepted<logs, stage, sizes, finds_by_stage<"large">>());
static_assert(rejected<logs, stage, sizes, finds_by_stage<"larg">>(errors::E0217, "Sizes//larg"));
static_assert(accepted<logs, stage, sizes, finds_by_size<"prod">>());
static_assert(rejected<logs, stage, sizes, finds_by_size<"test">>(errors::E0217, "Sizes/test/"));

// ---- parameters
// ------------------------------------------------------------------------------------------------------

constexpr std::string_view types[] = {"String",
                                      "Number",
                                      "List<Number>",
                                      "CommaDelimitedList",
                                      "AWS::EC2::VPC::Id",
                                      "List<AWS::EC2::Subnet::Id>",
                                      "AWS::Route53::HostedZone::Id",
                                      "AWS::SSM::Parameter::Name",
                                      "AWS::SSM::Parameter::Value<String>",
                                      "AWS::SSM::Parameter::Value<List<String>>",
                                      "AWS::SSM::Parameter::Value<CommaDelimitedList>",
                                      "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>",
                                      "AWS::SSM::Parameter::Value<List<AWS::EC2::Subnet::Id>>"};
static_assert([] {
  for (std::string_view type : types)
    if (!detail::is_parameter_type(type)) return false;
  return true;
}());
constexpr std::string_view no_types[] = {"",
                                         "Strng",
                                         "string",
                                         "Boolean",
                                         "List",
                                         "List<>",
                                         "List<Strings>",
                                         "AWS::EC2::Vpc::Id",
                                         "AWS::EC2::VPC",
                                         "AWS::SSM::Parameter::Value",
                                         "AWS::SSM::Parameter::Value<Number>",
                                         "AWS::SSM::Parameter::Value<List<Number>>",
                                         "List<List<Number>>"};
static_assert([] {
  for (std::string_view type : no_types)
    if (detail::is_parameter_type(type)) return false;
  return true;
}());

struct parameter_case {
  parameter_options options;
  core::error_code const* error = nullptr;
  std::string_view subject{};
  std::string_view closest{};
};
constexpr bool holds(parameter_case const& each) {
  core::describer out;
  detail::check_parameter(out, each.options);
  core::problem const& found = out.first_problem();
  if (!found || !each.error) return !found && !each.error;
  std::string_view const text{out.chars().data(), out.chars().size()};
  return found.error->code == each.error->code && text.substr(found.first, found.last - found.first) == each.subject &&
         text.substr(found.last, found.closest - found.last) == each.closest;
}
constexpr parameter_case parameter_cases[] = {
    {{}},
    {{.default_value = "x", .allowed_values = {"x", "y"}}},
    {{.default_value = "z", .allowed_values = {"x", "y"}}, &errors::E0220, "z"},
    {{.type = "Strng"}, &errors::E0219, "Strng", "String"},
    {{.type = "AWS::EC2::Vpc::Ids"}, &errors::E0219, "AWS::EC2::Vpc::Ids", "AWS::EC2::VPC::Id"},
    {{.type = "Nothing like it"}, &errors::E0219, "Nothing like it"},
    {{.type = "Number", .default_value = "12"}},
    {{.type = "Number", .default_value = "-1.5e3"}},
    {{.type = "Number", .default_value = "twelve"}, &errors::E0220, "twelve"},
    {{.type = "Number", .default_value = "8", .allowed_values = {"8", "16"}}},
    {{.type = "List<Number>", .default_value = "1, 2,3"}},
    {{.type = "List<Number>", .default_value = "1,x"}, &errors::E0220, "1,x"},
    {{.type = "CommaDelimitedList", .default_value = "a,b", .allowed_values = {"a", "b", "c"}}},
    {{.type = "CommaDelimitedList", .default_value = "a,d", .allowed_values = {"a", "b", "c"}}, &errors::E0220, "a,d"},
    {{.default_value = "abc", .allowed_pattern = "[a-z]+"}},
    {{.default_value = "abc1", .allowed_pattern = "[a-z]+"}, &errors::E0220, "abc1"},
    {{.default_value = "abc", .allowed_pattern = "a|abc"}},
    {{.default_value = "abc", .allowed_pattern = "^[a-z]{3}$"}},
};
static_assert([] {
  for (parameter_case const& each : parameter_cases)
    if (!holds(each)) return false;
  return true;
}());

// ---- types of raw resources, paths of overrides
// -------------------------------------------------------------------------

static_assert(detail::is_type_name("AWS::S3::Bucket") && detail::is_type_name("Custom::A-b_c@d") &&
              detail::is_type_name("Org::Service::Thing") && detail::is_type_name("Org::Service::Thing::MODULE"));
static_assert(!detail::is_type_name("AWS:S3::Bucket") && !detail::is_type_name("AWS::S3") &&
              !detail::is_type_name("AWS::S3::Bucket::") && !detail::is_type_name("Custom::") &&
              !detail::is_type_name("Custom::a b") && !detail::is_type_name("") &&
              !detail::is_type_name("AWS::::Bucket"));

constexpr bool is_path(std::string_view path) { return !cfn::wrong_step_of<aws::s3::Bucket>(path); }
constexpr bool wrong(std::string_view path, std::string_view step, std::string_view closest = {}) {
  auto const found = cfn::wrong_step_of<aws::s3::Bucket>(path);
  return found.step == step && found.closest == closest;
}
static_assert(is_path("BucketName") && is_path("VersioningConfiguration.Status") && is_path("Tags") &&
              is_path("Tags.0.Key") && is_path("BucketName.Fn::Sub") &&
              is_path("LifecycleConfiguration.Rules.0.Status"));
static_assert(wrong("BucketNam", "BucketNam", "BucketName") && wrong("Colour", "Colour"));
static_assert(wrong("VersioningConfiguration.Statuss", "Statuss", "Status"));
static_assert(wrong("BucketName.Length", "Length") && wrong("Tags.Key", "Key") && wrong("Tags.0.Kee", "Kee", "Key"));

// A property of raw data that resembles one of the type, and one that may be newer than the headers.
template <core::fixed_string Type, core::fixed_string Property>
inline constexpr auto with_property =
    raw_resource<"Raw">(Type.view(), [] { return cfn::object({{Property.view(), "x"}}); });
static_assert(rejected<with_property<"AWS::S3::Bucket", "BucketNam">>(errors::E0221, "BucketNam", "BucketName"));
static_assert(rejected<with_property<"AWS::SSM::Parameter", "value">>(errors::E0221, "value", "Value"));
static_assert(accepted<with_property<"AWS::S3::Bucket", "BucketName">>() &&
              accepted<with_property<"AWS::S3::Bucket", "AccelerateConfiguration">>() &&
              accepted<with_property<"AWS::S3::Bucket", "QuantumSettings">>());
static_assert(accepted<with_property<"AWS::QLDB::Ledger", "Nam">>() &&
              accepted<with_property<"Custom::Thing", "Nam">>() &&
              accepted<with_property<"AWS::CloudFormation::CustomResource", "ServiceTokn">>());
static_assert(detail::properties_of("AWS::CloudFormation::ChangeSet") && detail::properties_of("AWS::S3::Bucket") &&
              !detail::properties_of("AWS::S3::Buckets") && !detail::properties_of("AWS::S3") &&
              !detail::properties_of(""));

// ---- circles
// ---------------------------------------------------------------------------------------------------------

template <core::fixed_string Id, core::fixed_string To>
inline constexpr auto typed =
    resource<Id>([] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::reference{{To.view(), {}}}}; });
template <core::fixed_string Id, core::fixed_string To>
inline constexpr auto raw =
    raw_resource<Id>("AWS::SNS::Topic", [] { return cfn::object({{"Name", cfn::object({{"Ref", To.view()}})}}); });
inline constexpr auto plain = resource<"A">([] { return aws::ssm::Parameter{.Type = "String", .Value = "x"}; });
static_assert(accepted<plain, typed<"B", "A">>());
static_assert(circle<typed<"A", "B">, typed<"B", "A">>({0, 1, 0}));
static_assert(circle<typed<"A", "B">, typed<"B", "C">, typed<"C", "A">>({0, 1, 2, 0}));
static_assert(circle<raw<"A", "B">, typed<"B", "A">>({0, 1, 0}));
static_assert(rejected<typed<"A", "A">>(errors::E0106, "A") && rejected<raw<"A", "A">>(errors::E0106, "A"));

inline constexpr auto a_after_b = after<"Order">(plain, typed<"B", "A">);
inline constexpr auto b_after_a = after<"Order">(typed<"B", "A">, plain);
static_assert(circle<plain, typed<"B", "A">, a_after_b>({0, 2, 1, 0}) ||
              circle<plain, typed<"B", "A">, a_after_b>({0, 1, 0}));
static_assert(accepted<plain, typed<"B", "A">, b_after_a>());

/// A override that closes a circle, and one that does not, because the lake has many resources.
inline constexpr auto of_the_key =
    resource<"OfKey">([] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::ref(lake.key())}; });
inline constexpr auto key_of_it =
    property_override<"Closing">(lake.key(), "Description", [] { return cfn::object({{"Ref", "OfKey"}}); });
inline constexpr auto bucket_of_it = property_override<"Open">(lake.gold().own, "Tags", [] {
  return cfn::array({cfn::object({{"Key", "k"}, {"Value", cfn::object({{"Ref", "OfKey"}})}})});
});
inline constexpr auto key_of_itself =
    property_override<"OfItself">(lake.key(), "Description", [] { return cfn::ref(lake.key()); });
static_assert(circle<lake, of_the_key, key_of_it>({0, 1, 0}));
static_assert(accepted<lake, of_the_key, bucket_of_it>());
static_assert(verdict_of<stack_of<lake, key_of_itself>>().error == &errors::E0106);

// Names and SQL take part.
inline constexpr auto house = redshift_serverless_namespace<"House">({.name = "house", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(house, {.name = "compute"});
inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id int)");
inline constexpr auto of_t =
    resource<"OfT">([] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::reference{{"T", {}}}}; });
inline constexpr auto t_after_it = after<"Order">(t, of_t);
inline constexpr auto house_after_it = after<"Order">(house, of_t);
inline constexpr auto it_after_house = after<"Order">(of_t, house);
static_assert(accepted<house, wg, t, of_t>() && accepted<house, wg, t, of_t, it_after_house>());
static_assert(verdict_of<stack_of<house, wg, t, of_t, t_after_it>>().error == &errors::E0106);
static_assert(verdict_of<stack_of<house, wg, t, of_t, house_after_it>>().error == &errors::E0106);

}  // namespace strata_tests
