// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0339
// EXPECT: E0339_name_pattern_is_malformed<.*acme-
// EXPECT: correct .names
#include "../../platform.hpp"

namespace dwh {

#ifdef STRATA_REJECT
struct app : platform<app> {
  static constexpr stack_options options{.names = "acme-{hash}"};
};
#else
struct app : platform<app> {
  static constexpr stack_options options{.names = "acme-{id}-{hash}"};
};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0339]: the pattern of names is "acme-{hash}", and it has to contain {id} or {kebab_id}, and may contain letters, digits, - and _, {stack} and {hash}
// SAYS:   correct .names; see docs/errors/E0339.md
