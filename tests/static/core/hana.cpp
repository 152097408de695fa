// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A user's own metaprogramming over a stack, with Boost.Hana.
#include <strata/core/hana.hpp>

#include <boost/hana/count_if.hpp>
#include <boost/hana/filter.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/unpack.hpp>

namespace strata_test {

namespace hana = boost::hana;
using strata::core::describer;

template <strata::core::fixed_string Id, bool Costly>
struct part {
  static constexpr std::string_view id = Id.view();
  static constexpr bool costly = Costly;
  unsigned line = 0;
  constexpr void describe(describer&) const {}
};

inline constexpr part<"Cheap", false> cheap;
inline constexpr part<"Dear", true> dear;
inline constexpr part<"Dearer", true> dearer;

struct plan : strata::core::basic_stack<plan, "Plan", strata::core::no_further_checks, cheap, dear, dearer> {};

constexpr auto costly = [](auto type) { return hana::bool_c<decltype(type)::type::value.costly>; };
constexpr auto ids_length = [](auto... types) { return (decltype(types)::type::value.id.size() + ... + 0u); };

static_assert(decltype(hana::size(strata::resource_types<plan>))::value == 3);
static_assert(decltype(hana::count_if(strata::resource_types<plan>, costly))::value == 2);
static_assert(&decltype(+hana::filter(strata::resource_types<plan>, costly)[hana::size_c<0>])::type::value == &dear);
static_assert(hana::unpack(strata::resource_types<plan>, ids_length) == 15);

}  // namespace strata_test
