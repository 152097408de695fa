// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/policy_document.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/core/sequence.hpp>

/// Rules between the properties of one resource that its schema does not contain. They recognize the type by its name,
/// so that this header needs no header of a service.
namespace strata::detail {

constexpr void check_schedule(core::describer& out, cfn::text const& expression) {
  if (!expression.is_literal()) return;
  core::sequence<char> chars;
  expression.append_literal_to(chars);
  out.require(is_cron({chars.data(), chars.size()}), errors::E0213);
}

template <class Resource>
constexpr void check_between_properties(core::describer& out, Resource const& made) {
  constexpr std::string_view type = Resource::type_name;
  if constexpr (type == "AWS::EC2::SecurityGroupIngress") {
    out.require(made.GroupId.has_value() || made.GroupName.has_value(), errors::E0211, "GroupId");
    out.require(made.CidrIp.has_value() || made.CidrIpv6.has_value() || made.SourcePrefixListId.has_value() ||
                    made.SourceSecurityGroupId.has_value() || made.SourceSecurityGroupName.has_value(),
                errors::E0211, "CidrIp or SourceSecurityGroupId");
  } else if constexpr (type == "AWS::EC2::Route") {
    out.require(made.DestinationCidrBlock.has_value() || made.DestinationIpv6CidrBlock.has_value() ||
                    made.DestinationPrefixListId.has_value(),
                errors::E0211, "DestinationCidrBlock");
  } else if constexpr (type == "AWS::Lambda::Function") {
    auto const& code = *made.Code;
    out.require(
        code.ZipFile.has_value() || code.ImageUri.has_value() || (code.S3Bucket.has_value() && code.S3Key.has_value()),
        errors::E0211, "Code.S3Bucket and Code.S3Key");
    out.require(code.ImageUri.has_value() || (made.Handler.has_value() && made.Runtime.has_value()), errors::E0211,
                "Handler and Runtime");
    if (made.VpcConfig.has_value()) {
      out.require(made.VpcConfig->SubnetIds.has_value() &&
                      (!made.VpcConfig->SubnetIds->is_literal() || made.VpcConfig->SubnetIds->size() > 0),
                  errors::E0211, "VpcConfig.SubnetIds");
      out.require(made.VpcConfig->SecurityGroupIds.has_value(), errors::E0211, "VpcConfig.SecurityGroupIds");
    }
  } else if constexpr (type == "AWS::Glue::Crawler") {
    auto const& t = *made.Targets;
    out.require(t.S3Targets.has_value() || t.JdbcTargets.has_value() || t.CatalogTargets.has_value() ||
                    t.DynamoDBTargets.has_value() || t.MongoDBTargets.has_value() || t.DeltaTargets.has_value() ||
                    t.IcebergTargets.has_value() || t.HudiTargets.has_value(),
                errors::E0211, "Targets.S3Targets or Targets.JdbcTargets");
    if (made.Schedule.has_value() && made.Schedule->ScheduleExpression.has_value())
      check_schedule(out, *made.Schedule->ScheduleExpression);
  } else if constexpr (type == "AWS::Glue::Trigger") {
    if (made.Schedule.has_value()) check_schedule(out, *made.Schedule);
  } else if constexpr (type == "AWS::IAM::Role") {
    bool trusted = false;
    for (cfn::statement const& s : made.AssumeRolePolicyDocument->statements)
      trusted = trusted || (s.effect == cfn::effect::allow && s.principals.size() > 0);
    out.require(trusted, errors::E0212);
  }
}

}  // namespace strata::detail
