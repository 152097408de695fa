// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/network/data_vpc.hpp>

namespace strata {

/// Adds what the constructs of a stack share, each once: whatever their marks ask for.
/// @param out a sink, as a construct's `expand` takes it
/// @param marks those of all constructs together
template <class Out>
constexpr void expand_shared_parts(Out& out, std::uint32_t marks) {
  if (marks & detail::uses_handler) custom_resources::expand_handler(out, marks);
  if (marks & detail::uses_service_linked_role) custom_resources::expand_service_linked_role(out);
  if (marks & detail::uses_shared_vpc) shared_vpc.expand(out);
  if (marks & detail::uses_crawler_endpoints) shared_vpc.expand_crawler_endpoints(out);
}

}  // namespace strata
