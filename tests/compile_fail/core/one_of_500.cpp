// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*tasks::link>
// EXPECT-GNU: main\.obj
// As short as in a stack of two: the harness measures the first line, and finds the name in the first three.
#include "tasks.hpp"

namespace tasks {
template <std::size_t I>
inline constexpr strata::core::fixed_string<4> number{{static_cast<char>('0' + I / 100), static_cast<char>('0' + I / 10 % 10),
                                                       static_cast<char>('0' + I % 10), '\0'}};
template <std::size_t I>
inline constexpr task<number<I>> step{.makes = number<I>.view(), .uses = I == 0 ? "" : number<(I == 0 ? 0 : I - 1)>.view()};
#ifdef STRATA_REJECT
inline constexpr task<"Link"> link{.makes = "app", .uses = "main.obj"};  // the resource at fault
#else
inline constexpr task<"Link"> link{.makes = "app", .uses = "498"};
#endif
template <class Sequence>
struct build_of;
template <std::size_t... I>
struct build_of<std::index_sequence<I...>> : plan<build_of<std::index_sequence<I...>>, step<I>..., link> {};
struct build : build_of<std::make_index_sequence<499>> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0104]: Link (line 16) uses main.obj, which nothing in the stack creates
// SAYS:   create it or correct the name; see docs/errors/E0104.md
