// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cfloat>

namespace strata::cfn {

/// The effect of a change of a property on an existing resource.
enum class update { mutable_, conditional, replaces };

/// The values that CloudFormation accepts for a property. For a list of scalars, the facts of a scalar apply to each
/// item. Values that only a deployment knows are not checked. Each evaluation of a resource makes the facts of all its
/// members, so texts are pointers: an unread text is never counted.
struct facts {
  static constexpr double boundless = DBL_MAX;
  static constexpr unsigned unlimited = ~0u;

  char const* values = nullptr;   ///< the enumeration, joined by '|'
  char const* pattern = nullptr;  ///< an ECMAScript regular expression that matches somewhere in the text
  double minimum = -boundless;
  double maximum = boundless;
  unsigned min_length = 0;
  unsigned max_length = unlimited;
  unsigned min_items = 0;
  unsigned max_items = unlimited;
  bool unique = false;
  cfn::update update = cfn::update::mutable_;
};

}  // namespace strata::cfn
