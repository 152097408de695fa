// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property.hpp>

namespace strata::cfn {

/// A tag of a resource. https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
struct tag {
  required<text, "Key"> Key;
  required<text, "Value"> Value;

  constexpr void each(auto&& visit) const {
    visit("Key", Key, facts{.min_length = 1, .max_length = 128});
    visit("Value", Value, facts{.max_length = 256});
  }
};

}  // namespace strata::cfn
