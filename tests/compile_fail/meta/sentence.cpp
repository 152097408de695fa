// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for sentence
// SENTENCES
// ERROR: E9999
// EXPECT: strata\[E9999\]
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: One is wrong, and more");
#endif

// SAYS: strata[E9999]: One is wrong
