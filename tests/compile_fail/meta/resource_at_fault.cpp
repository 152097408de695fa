// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for line
// ERROR: E9999
// EXPECT: strata\[E9999\]
// The error names another declaration than the wrong one.
template <unsigned>
struct declared_at_line;
template <class Where>
struct broken {
  static_assert(sizeof(Where*) == 0, "strata[E9999]: broken");
};
#ifdef STRATA_REJECT
broken<declared_at_line<1>> instance;  // the resource at fault
#endif
