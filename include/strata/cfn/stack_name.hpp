// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/limits.hpp>

#include <string_view>

namespace strata::cfn {

/// Whether CloudFormation accepts a stack's name: a letter, then letters, digits and hyphens.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
constexpr bool is_stack_name(std::string_view name) {
  auto const letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (name.empty() || name.size() > max_stack_name_length || !letter(name.front())) return false;
  for (char c : name)
    if (!letter(c) && !(c >= '0' && c <= '9') && c != '-') return false;
  return true;
}

}  // namespace strata::cfn
