// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/network/data_vpc.hpp>

namespace strata::detail {

/// Adds what the constructs of a stack share, each once: whatever their marks ask for.
template <class Out>
constexpr void expand_shared_parts(Out& out, std::uint32_t marks) {
  if (marks & uses_handler) custom_resources::expand_handler(out, marks);
  if (marks & uses_service_linked_role) custom_resources::expand_service_linked_role(out);
  if (marks & uses_shared_vpc) shared_vpc.expand(out);
  if (marks & uses_crawler_endpoints) shared_vpc.expand_crawler_endpoints(out);
}

}  // namespace strata::detail
