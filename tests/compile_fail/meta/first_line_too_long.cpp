// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for first-line-too-long
// ERROR: E9999
// EXPECT: E9999_example
template <class T>
struct E9999_example {
  static_assert(sizeof(T) == 0,
                "strata[E9999]: one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another one word after another ");
};

#ifdef STRATA_REJECT
E9999_example<int> broken{};
#endif
