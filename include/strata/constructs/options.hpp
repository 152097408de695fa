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

/// The bit that constructs mark in their descriptions when they have `removal_policy::destroy`. Other bits belong to
/// domains: see `plain_domain::marks`.
inline constexpr std::uint32_t destroys_data = 1u << 0;

}  // namespace detail
}  // namespace strata
