// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for compiler-limit
// FIRST-ERROR: error
// EXPECT: this resource lacks the property named here; give it a value
// MAX-ERRORS: 100
#ifdef STRATA_REJECT
constexpr int forever() {
  int i = 0;
  while (i >= 0) i = (i + 1) % 7;
  return i;
}
static_assert(forever() == 1);
#endif
