// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for twin
// ERROR: E9999
// EXPECT: strata\[E9999\]
// The twin compiles, but with a warning.
#ifdef STRATA_ACCEPT
int main() { int unused = 1; }
#else
static_assert(false, "strata[E9999]: this alone would look right");
#endif
