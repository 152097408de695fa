// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0338
// EXPECT: E0338_tag_is_malformed<.*aws:owner
// EXPECT: without aws: in front
#include "../../platform.hpp"

namespace dwh {

#ifdef STRATA_REJECT
struct app : platform<app> {
  static constexpr stack_options options{.tags = {{"aws:owner", "data"}}};
};
#else
struct app : platform<app> {
  static constexpr stack_options options{.tags = {{"owner", "data"}}};
};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0338]: the stack has the tag "aws:owner", and a key has 1 to 128 letters, digits, spaces and _ . : / = + - @, without aws: in front, and stands once
// SAYS:   correct it or its value; see docs/errors/E0338.md
