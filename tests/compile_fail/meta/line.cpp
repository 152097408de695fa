// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for line
// ERROR: E9999
// EXPECT: strata\[E9999\]
#ifdef STRATA_REJECT
static_assert(sizeof(int) == 0, "strata[E9999]: not at the line that the case marks");
int main() {}  // offending line
#endif
