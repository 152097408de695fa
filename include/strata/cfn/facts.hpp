// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>

namespace strata::cfn {

/// What changing a property does to a resource that exists.
enum class update { mutable_, conditional, replaces };

/// What CloudFormation accepts as the value of a property. For a list of scalars, the facts of a scalar hold for each
/// item. A value that is only known when the stack is deployed is not judged. Each evaluation of a resource makes the
/// facts of all its members, so texts are pointers: what is never read is never counted.
struct facts {
  static constexpr double infinite = std::numeric_limits<double>::infinity();
  static constexpr unsigned unlimited = std::numeric_limits<unsigned>::max();

  char const* values = nullptr;   ///< the enumeration, joined by '|'
  char const* pattern = nullptr;  ///< an ECMAScript regular expression that the text contains
  double minimum = -infinite;
  double maximum = infinite;
  unsigned min_length = 0;
  unsigned max_length = unlimited;
  unsigned min_items = 0;
  unsigned max_items = unlimited;
  bool unique = false;
  cfn::update update = cfn::update::mutable_;
};

}  // namespace strata::cfn
