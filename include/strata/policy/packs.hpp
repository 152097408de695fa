// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/packs/aws_solutions.hpp>
#include <strata/policy/packs/conventions.hpp>
#include <strata/policy/packs/cost.hpp>
#include <strata/policy/packs/frameworks.hpp>
#include <strata/policy/packs/least_privilege.hpp>
#include <strata/policy/packs/redshift_access.hpp>
#include <strata/policy/packs/redshift_serverless.hpp>

namespace strata::policy {

/// Calls `visitor(name, pack)` for each of Strata's packs without parameters. `check --policy` knows them by these
/// names.
template <class Visitor>
constexpr void for_each_named_pack(Visitor visitor) {
  visitor("aws_solutions", aws_solutions);
  visitor("redshift_serverless", redshift_serverless);
  visitor("least_privilege", least_privilege);
  visitor("cost", cost);
  visitor("usage_limits", usage_limits);
  visitor("hipaa", hipaa);
  visitor("nist_800_53", nist_800_53);
  visitor("pci", pci);
}

}  // namespace strata::policy
