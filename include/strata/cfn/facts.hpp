// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>
#include <string_view>

namespace strata::cfn {

/// What changing a property does to a resource that exists.
enum class update { mutable_, conditional, replaces };

/// What CloudFormation accepts as the value of a property. For a list of scalars, the facts of a scalar hold for each
/// item. A value that is only known when the stack is deployed is not judged.
struct facts {
  std::string_view values{};   ///< the enumeration, joined by '|'; empty when there is none
  std::string_view pattern{};  ///< an ECMAScript regular expression that the text contains
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  unsigned min_length = 0;
  unsigned max_length = std::numeric_limits<unsigned>::max();
  unsigned min_items = 0;
  unsigned max_items = std::numeric_limits<unsigned>::max();
  bool unique = false;
  cfn::update update = cfn::update::mutable_;
};

}  // namespace strata::cfn
