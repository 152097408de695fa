// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/facts.hpp>

#include <cstdint>
#include <string_view>

namespace strata::cfn {

/// Receives a document segment by segment: the boundary between the types and the code that writes them. An
/// implementation is compiled once and sees no resource type.
class writer {
 public:
  virtual constexpr void null() = 0;
  virtual constexpr void boolean(bool value) = 0;
  virtual constexpr void integer(std::int64_t value) = 0;
  virtual constexpr void number(double value) = 0;
  virtual constexpr void string(std::string_view value) = 0;
  virtual constexpr void begin_array() = 0;
  virtual constexpr void end_array() = 0;
  virtual constexpr void begin_object() = 0;
  virtual constexpr void key(std::string_view name) = 0;
  virtual constexpr void end_object() = 0;
  /// Receives the effect of a change of a member of the current object on the resource, also for members without a
  /// value.
  virtual constexpr void updates(std::string_view, update) {}

 protected:
  constexpr ~writer() = default;
};

}  // namespace strata::cfn
