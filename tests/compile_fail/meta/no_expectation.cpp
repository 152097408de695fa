// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for no-expectation
// ERROR: E9999
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: anything goes");
#endif
