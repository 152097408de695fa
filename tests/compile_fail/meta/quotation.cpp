// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for expectation
// ERROR: E9999
// EXPECT: only_in_the_source
// A line that the compiler quotes from the source is not a message.
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0 /* only_in_the_source */, "strata[E9999]: words");
#endif
