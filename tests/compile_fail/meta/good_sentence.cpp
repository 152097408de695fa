// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: passes
// SENTENCES
// ERROR: E9999
// EXPECT: strata\[E9999\]
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: One (good_sentence.cpp:8) is wrong; see [1]");  // the resource at fault
#endif

// SAYS: strata[E9999]: One (good_sentence.cpp:8) is wrong; see [1]
