// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/testing/assertions.hpp>

// Catch2 2.13, the version in Debian 12, or 3.
#if __has_include(<catch2/matchers/catch_matchers_templated.hpp>)
#include <catch2/catch_tostring.hpp>
#include <catch2/matchers/catch_matchers_templated.hpp>
#else
#include <catch2/catch.hpp>
#endif

/// The outcome of an assertion as a matcher of Catch2: `CHECK_THAT(t.has_resource<aws::s3::Bucket>(...), holds())`.
namespace strata::testing {

#if __has_include(<catch2/matchers/catch_matchers_templated.hpp>)
struct outcome_holds : Catch::Matchers::MatcherGenericBase {
  bool match(outcome const& given) const { return given.holds; }
  std::string describe() const override { return "holds"; }
};
#else
struct outcome_holds : Catch::MatcherBase<outcome> {
  bool match(outcome const& given) const override { return given.holds; }
  std::string describe() const override { return "holds"; }
};
#endif

inline outcome_holds holds() { return {}; }

}  // namespace strata::testing

namespace Catch {
/// Catch2's output for an assertion that fails: the closest resource and its differences.
template <>
struct StringMaker<strata::testing::outcome> {
  static std::string convert(strata::testing::outcome const& value) { return value.holds ? "it holds" : value.text; }
};
}  // namespace Catch
