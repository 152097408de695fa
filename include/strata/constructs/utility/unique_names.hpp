// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property.hpp>
#include <strata/core/description.hpp>
#include <strata/core/literal.hpp>

/// Names that an account, or everybody, has once: two resources of a stack cannot both have one.
namespace strata::detail {

struct naming_property {
  std::string_view type_name, property;
};
/// The property that names a resource, by its type. The description of each in the template reference says that the
/// name must be unique.
inline constexpr naming_property naming_properties[] = {{"AWS::DynamoDB::Table", "TableName"},
                                                        {"AWS::Events::Rule", "Name"},
                                                        {"AWS::Glue::Crawler", "Name"},
                                                        {"AWS::Glue::Job", "Name"},
                                                        {"AWS::IAM::Group", "GroupName"},
                                                        {"AWS::IAM::InstanceProfile", "InstanceProfileName"},
                                                        {"AWS::IAM::ManagedPolicy", "ManagedPolicyName"},
                                                        {"AWS::IAM::Role", "RoleName"},
                                                        {"AWS::IAM::User", "UserName"},
                                                        {"AWS::KMS::Alias", "AliasName"},
                                                        {"AWS::Kinesis::Stream", "Name"},
                                                        {"AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName"},
                                                        {"AWS::Lambda::Function", "FunctionName"},
                                                        {"AWS::Logs::LogGroup", "LogGroupName"},
                                                        {"AWS::Redshift::Cluster", "ClusterIdentifier"},
                                                        {"AWS::RedshiftServerless::Namespace", "NamespaceName"},
                                                        {"AWS::RedshiftServerless::Workgroup", "WorkgroupName"},
                                                        {"AWS::S3::Bucket", "BucketName"},
                                                        {"AWS::SNS::Topic", "TopicName"},
                                                        {"AWS::SQS::Queue", "QueueName"},
                                                        {"AWS::SSM::Parameter", "Name"},
                                                        {"AWS::SecretsManager::Secret", "Name"},
                                                        {"AWS::StepFunctions::StateMachine", "StateMachineName"}};
constexpr std::string_view naming_property_of(std::string_view type_name) {
  for (naming_property const& each : naming_properties)
    if (each.type_name == type_name) return each.property;
  return {};
}

/// Says that a construct makes the only resource of this name: E0105 if another one does too. Constructs of Strata say
/// the same of their namespaces and workgroups.
constexpr void describe_name(core::describer& out, std::string_view type_name, cfn::text const& value) {
  if (!value.is_literal() || value.segments().size() != 1) return;
  auto name = out.name(core::verb::creates);
  if (type_name == "AWS::RedshiftServerless::Namespace")
    name.append("namespace");
  else if (type_name == "AWS::RedshiftServerless::Workgroup")
    name.append("workgroup");
  else
    name.append(type_name);
  name.append("/").show_from_here().append(value.segments().front().chars);
}

template <cfn::Visitable Resource>
constexpr void describe_name(core::describer& out, Resource const& made) {
  constexpr std::string_view property = naming_property_of(Resource::type_name);
  if constexpr (!property.empty())
    made.each([&](char const* name, auto const& member, auto const&...) {
      if constexpr (requires { member->segments(); })
        if (core::literal(name) == property && member.has_value()) describe_name(out, Resource::type_name, *member);
    });
}
constexpr void describe_name(core::describer& out, std::string_view type_name, cfn::json const& properties) {
  std::string_view const property = naming_property_of(type_name);
  if (property.empty()) return;
  for (std::size_t i = 0; i < properties.keys.size(); ++i)
    if (properties.keys[i] == property && properties.items[i].what == cfn::json::kind::text)
      describe_name(out, type_name, properties.items[i].string);
}

}  // namespace strata::detail
