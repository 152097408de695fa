// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for too-many-lines
// SENTENCES
// ERROR: E9999
// EXPECT: strata\[E9999\]
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: One is wrong");
#warning 1 more
#warning 2 more
#warning 3 more
#warning 4 more
#warning 5 more
#warning 6 more
#warning 7 more
#warning 8 more
#warning 9 more
#warning 10 more
#warning 11 more
#warning 12 more
#endif

// SAYS: strata[E9999]: One is wrong
