// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for first-error
// RULE: E9999
// EXPECT: strata
// Another rule than the one that the case is about.
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9998]: something else");
#endif
