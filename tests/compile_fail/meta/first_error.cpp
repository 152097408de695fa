// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for first-error
// ERROR: E9999
// EXPECT: strata\[E9999\]
// MAX-ERRORS: 2
// The output has our error, but the user reads another one first.
#ifdef STRATA_REJECT
int other = not_declared;
static_assert(sizeof(int) == 0, "strata[E9999]: late");
#endif
