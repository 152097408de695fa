// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for expectation
// ERROR: E9999
// EXPECT: strata\[E9999\]
// EXPECT: nobody_says_this[;]in_the_output
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: right rule, wrong words");
#endif
