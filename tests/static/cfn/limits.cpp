// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// CloudFormation's limits and names, and the texts that constructs make from numbers.
#include <strata/cfn/decimal.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/stack_name.hpp>
#include <strata/core/hash.hpp>

namespace {

using namespace strata::cfn;

static_assert(max_entries(section::parameters) == 200);
static_assert(max_entries(section::mappings) == 200);
static_assert(max_entries(section::outputs) == 200);
static_assert(max_entries(section::conditions) == max_resources);

constexpr bool stack_name_of_length(std::size_t length) {
  char name[max_stack_name_length + 1]{};
  for (char& c : name) c = 'a';
  return is_stack_name({name, length});
}
static_assert(!stack_name_of_length(0));
static_assert(stack_name_of_length(1));
static_assert(stack_name_of_length(max_stack_name_length));
static_assert(!stack_name_of_length(max_stack_name_length + 1));
static_assert(is_stack_name("Reviews-2") && !is_stack_name("2-Reviews") && !is_stack_name("-Reviews"));
static_assert(!is_stack_name("Reviews_2"));

constexpr bool spelled(long long value, std::string_view expected) {
  strata::core::sequence<char> chars;
  decimal(value).append_literal_to(chars);
  return std::string_view{chars.data(), chars.size()} == expected;
}
static_assert(spelled(0, "0") && spelled(9, "9") && spelled(10, "10") && spelled(5439, "5439"));
static_assert(spelled(1'000'000'000'000, "1000000000000"));

static_assert(strata::core::hash_digits{0x0123456789abcdef}.view() == "89abcdef");
static_assert(strata::core::hash_digits{0}.view() == "00000000");
static_assert(strata::core::hash_of("a") == 0xaf63dc4c8601ec8c);  // the draft's own test vector

}  // namespace
