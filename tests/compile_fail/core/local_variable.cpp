// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: (does not have static storage duration|reference to local variable)
// MAX-ERRORS: 3
// EXPECT: strata\[E0110\]
// EXPECT: derive it, or correct the error above in its list of resources
#include "tasks.hpp"

int main() {
#ifdef STRATA_REJECT
  constexpr tasks::task<"Bake"> bake{};
#else
  static constexpr tasks::task<"Bake"> bake{};
#endif
  struct party : tasks::plan<party, bake> {};  // offending line
  static_assert(tasks::valid<party>);
}
