// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for twin
// ERROR: E9999
// EXPECT: strata\[E9999\]
// The twin is out of date: it uses an old name.
#ifdef STRATA_ACCEPT
int renamed = long_gone;
#else
static_assert(false, "strata[E9999]: this alone would look right");
#endif
