// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>

/// CloudFormation's limits, in one place. Their source is
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html unless a comment names
/// another.
namespace strata::cfn {

/// A section of the template besides Resources.
enum class section : std::uint8_t { parameters, mappings, conditions, outputs };
inline constexpr std::size_t section_count = 4;

/// Resources in one template.
inline constexpr std::size_t max_resources = 500;

/// Entries in a section of one template. CloudFormation documents no limit for conditions: there is at most one for
/// each resource.
constexpr std::size_t max_entries(section of) {
  switch (of) {
    case section::parameters:
    case section::mappings:
    case section::outputs:
      return 200;
    case section::conditions:
      break;
  }
  return max_resources;
}

/// Bytes of a template in the request itself.
inline constexpr std::size_t max_template_bytes = 51'200;
/// Bytes of a template that CloudFormation reads from S3. The page says 1 MB; cfn-lint and Strata take the smaller
/// reading.
inline constexpr std::size_t max_template_bytes_from_s3 = 1'000'000;

/// Bytes of the template's description.
inline constexpr std::size_t max_template_description_bytes = 1024;

/// Bytes of a stack policy. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html
inline constexpr std::size_t max_stack_policy_bytes = 16'384;

/// Bytes of a parameter's value, and so of its default.
inline constexpr std::size_t max_parameter_value_bytes = 4096;
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
inline constexpr std::size_t max_parameter_description_bytes = 4000;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
inline constexpr std::size_t max_output_description_bytes = 1024;

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
inline constexpr std::size_t max_stack_name_length = 128;

/// Seconds that CloudFormation waits for the answer of a custom resource.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
inline constexpr int max_service_timeout = 3600;

}  // namespace strata::cfn
