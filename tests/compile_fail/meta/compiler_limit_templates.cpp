// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for compiler-limit
// FIRST-ERROR: error
// EXPECT: this resource lacks the property named here; give it a value
// MAX-ERRORS: 100
#ifdef STRATA_REJECT
template <int N>
struct deeper {
  static constexpr int value = deeper<N + 1>::value;
};
static_assert(deeper<0>::value == 1);
#endif
