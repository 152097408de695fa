// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: passes
// ERROR: E9999
// EXPECT: strata\[E9999\]: say it
// EXPECT: culprit
// EXPECT-GNU: static assertion failed
// EXPECT-Clang: static assertion failed
template <class T>
struct E9999_example {
  static_assert(sizeof(T) == 0, "strata[E9999]: say it; see docs/errors/E9999.md");
};
struct culprit {};

int main() {
#ifdef STRATA_REJECT
  E9999_example<culprit> broken{};  // offending line
  (void)broken;
#endif
}
