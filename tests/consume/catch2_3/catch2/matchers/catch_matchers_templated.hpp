// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
// Stands in for Catch2 3, which Debian 12 does not have: declares the names that strata/testing/catch.hpp uses, with
// their signatures.
#include <string>

namespace Catch::Matchers {
class MatcherUntypedBase {
 public:
  MatcherUntypedBase() = default;
  MatcherUntypedBase(MatcherUntypedBase const&) = default;
  virtual ~MatcherUntypedBase() = default;
  virtual std::string describe() const = 0;
};
struct MatcherGenericBase : MatcherUntypedBase {
  MatcherGenericBase() = default;
  MatcherGenericBase(MatcherGenericBase&) = default;
  MatcherGenericBase(MatcherGenericBase&&) = default;
};
}  // namespace Catch::Matchers
