// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for first-error
// ERROR: E9999
// EXPECT: strata
// The first error has another code than the case declares.
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9998]: something else");
#endif
