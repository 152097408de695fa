// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/domain.hpp>
#include <strata/constructs/files.hpp>

namespace strata::custom_resources {

/// The domain of constructs with custom resources. They share the handler. Errors: E0374, E0378, E0379.
struct domain : plain_domain {
  static constexpr std::uint32_t marks = strata::detail::handler_marks;

  template <class Stack>
  static constexpr core::verdict check() {
    using all = core::resources_of<Stack>;
    return strata::detail::check_preventable(all::descriptions, all::size);
  }
  static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
    if (stack_marks & strata::detail::uses_handler) expand_handler(out, stack_marks);
  }
};

}  // namespace strata::custom_resources
