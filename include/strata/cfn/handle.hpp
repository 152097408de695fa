// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/errors.hpp>
#include <strata/cfn/value.hpp>
#include <strata/core/claim.hpp>

namespace strata::cfn {

/// Names a resource of the type `Resource`. Constructs give handles for `ref` and `get_att`.
template <class Resource>
struct handle {
  logical_id id{};
};

namespace detail {

template <class Resource>
constexpr bool has_attribute(std::string_view name) {
  for (std::string_view a : Resource::attributes)
    if (a == name) return true;
  return false;
}

}  // namespace detail

/// `Ref`. Error: E0206 if the resource type has none.
template <class Resource>
constexpr reference ref(handle<Resource> to) noexcept(
    sizeof(core::claim<Resource::has_ref, errors::E0206_resource_has_no_ref<Resource>>) > 0) {
  return {to.id};
}

/// `Fn::GetAtt`. Error: E0205 if the resource type has no such attribute.
template <core::fixed_string Name, class Resource>
constexpr attribute get_att(handle<Resource> of) noexcept(
    sizeof(core::claim<detail::has_attribute<Resource>(Name.view()),
                       errors::E0205_attribute_does_not_exist<core::details<core::named<Name>, Resource>>>) > 0) {
  return {of.id, Name.view()};
}

/// The pseudo parameters of CloudFormation.
inline constexpr reference aws_account_id{{"AWS::AccountId", {}}};
inline constexpr reference aws_no_value{{"AWS::NoValue", {}}};
inline constexpr reference aws_partition{{"AWS::Partition", {}}};
inline constexpr reference aws_region{{"AWS::Region", {}}};
inline constexpr reference aws_stack_id{{"AWS::StackId", {}}};
inline constexpr reference aws_stack_name{{"AWS::StackName", {}}};
inline constexpr reference aws_url_suffix{{"AWS::URLSuffix", {}}};

/// Concatenates texts.
template <class... Parts>
constexpr text concat(Parts const&... parts) {
  text result;
  (static_cast<void>(result += text(parts)), ...);
  return result;
}

/// An ARN in the partition of the stack; the region and the account may be empty
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
constexpr text arn(std::string_view service, text region, text account, text resource) {
  text result = concat("arn:", aws_partition, ":", service, ":");
  result += region;
  result += ":";
  result += account;
  result += ":";
  result += resource;
  return result;
}
/// An ARN in the stack's region and account.
constexpr text arn(std::string_view service, text resource) {
  return arn(service, aws_region, aws_account_id, static_cast<text&&>(resource));
}

}  // namespace strata::cfn
