// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for named-late
// ERROR: E9999
// EXPECT: strata\[E9999\]
// The error states the mistake, but not its subject.
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: something");
#endif
