// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/domain.hpp>

namespace strata::custom_resources {

/// The domain of constructs with custom resources. They share the handler.
struct domain : plain_domain {
  static constexpr std::uint32_t marks = strata::detail::handler_marks;

  static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
    if (stack_marks & strata::detail::uses_handler) expand_handler(out, stack_marks);
  }
};

}  // namespace strata::custom_resources
