// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

namespace strata {

/// What becomes of a resource that leaves the stack. Data is kept by default.
enum class removal_policy : std::uint8_t { retain, destroy };

struct stack_options {
  std::string_view description{};       ///< at most 1024 bytes
  bool remove_data_on_destroy = false;  ///< the second consent to `removal_policy::destroy`
  int log_retention_days = 30;  ///< of the logs that Strata's own functions write; a value CloudWatch Logs takes
  bool encrypt_logs = false;    ///< those logs under a customer managed key, at its price
};

/// What a construct may know of the stack that it is expanded in.
struct stack_info {
  std::string_view name{};
  std::string_view hash{};  ///< eight hexadecimal digits, of the name
  stack_options options{};
};

/// Stands in for the stack where only the types and logical ids of an expansion matter.
inline constexpr stack_info checked_stack{"Stack", "00000000", {}};

namespace detail {

/// Bits that constructs mark in their descriptions: what they ask of the stack.
enum mark : std::uint32_t {
  destroys_data = 1u << 0,  ///< has removal_policy::destroy
  uses_handler = 1u << 1,   ///< has custom resources
  uses_service_linked_role = 1u << 2,
  uses_shared_vpc = 1u << 3,
  uses_crawler_endpoints = 1u << 4,  ///< a crawler in the shared VPC has to reach AWS services
  // From 1u << 8 on: the parts of the handler, in custom_resources/handler_parts.hpp.
};

}  // namespace detail
}  // namespace strata
