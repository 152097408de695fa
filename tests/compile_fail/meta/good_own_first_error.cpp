// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: passes
// FIRST-ERROR: no matching function for call to 'load
// EXPECT: IsTable
// MAX-ERRORS: 1
template <class T>
concept IsTable = requires { T::table; };
struct table_type {
  static constexpr int table = 1;
};
struct view_type {};

constexpr int load(IsTable auto) { return 1; }

#ifdef STRATA_REJECT
constexpr int loaded = load(view_type{});  // offending line
#else
constexpr int loaded = load(table_type{});
static_assert(loaded == 1);
#endif
