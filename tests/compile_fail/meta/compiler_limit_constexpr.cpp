// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for compiler-limit
// FIRST-ERROR: error
// EXPECT: error
// MAX-ERRORS: 100
#ifdef STRATA_REJECT
constexpr int forever() {
  int i = 0;
  while (i >= 0) i = (i + 1) % 7;
  return i;
}
static_assert(forever() == 1);
#endif
