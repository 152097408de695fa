// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0327
// EXPECT: E0327_option_names_no_construct<.*Lak[^e]
// EXPECT: correct it, or add it to the stack
#include "../../platform.hpp"

namespace dwh {

#ifdef STRATA_REJECT
struct app : platform<app> {
  static constexpr stack_options options{.tags = {{"Owner", "data"}, {"Holds", "files", "DataLak"}}};
};
#else
struct app : platform<app> {
  static constexpr stack_options options{.tags = {{"Owner", "data"}, {"Holds", "files", "DataLake"}}};
};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0327]: an option of the stack names DataLak, which the stack does not have
// SAYS:   correct it, or add it to the stack; see docs/errors/E0327.md
