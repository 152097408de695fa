// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// The sentences of errors, character by character.
#include <strata/core/error_code.hpp>
#include <strata/core/sentence.hpp>
#include <strata/core/sequence.hpp>

namespace strata_test {
namespace {

using namespace strata::core;

constexpr error_code plain{"E9001", "plain", "this is wrong; correct it"};
constexpr error_code worded{"E9002", "worded", "this is wrong; correct it", "{0} uses {}, unlike {1}"};
constexpr error_code remedied{"E9003", "remedied", "a; b; c", "{} of {0} is {have}, not {limit}; write {text1}"};
constexpr error_code listed{"E9004", "listed", "x; y", "{path}: {all} have {numbers} and {other}{"};
constexpr error_code lone{"E9005", "lone", "this is wrong, so correct it"};

constexpr bool says(finding const& of, std::string_view expected) {
  sequence<char> out;
  append_sentence(out, of);
  return std::string_view{out.data(), out.size()} == expected;
}

constexpr declared_construct orders{"Orders", 17, "/work/shop/platform.cpp"}, items{"Items", 9}, nowhere{"Nowhere"};
constexpr finding found(error_code const& error, std::initializer_list<declared_construct> constructs,
                        std::initializer_list<std::string_view> texts = {}, long long have = 0, long long limit = 0) {
  finding result{&error};
  for (declared_construct const& each : constructs) result.add(each);
  for (std::string_view each : texts) result.add(each);
  result.have = have;
  result.limit = limit;
  return result;
}
constexpr finding in_text(text_place const& place, std::string_view subject = {}, std::string_view closest = {}) {
  finding result = found(worded, {orders, items}, {subject});
  result.place = place;
  result.closest = closest;
  return result;
}

// ---- the words and the names ----------------------------------------------------------------------------------------

static_assert(says(found(plain, {}), "strata[E9001]: this is wrong\n  correct it; see docs/errors/E9001.md"));
static_assert(
    says(found(plain, {orders, items}, {"x"}, 5, -3),
         "strata[E9001]: Orders (platform.cpp:17), Items (line 9): this is wrong (x): 5, and the limit is -3\n"
         "  correct it; see docs/errors/E9001.md"));
static_assert(says(found(lone, {nowhere}),
                   "strata[E9005]: Nowhere: this is wrong, so correct it\n  see docs/errors/E9005.md"));
static_assert(says(found(worded, {orders}, {"x"}),
                   "strata[E9002]: Orders (platform.cpp:17) uses x, unlike the stack\n"
                   "  correct it; see docs/errors/E9002.md"));
static_assert(says(found(worded, {{}, {"", 3, "a\\b.cpp"}}, {"{}"}),
                   "strata[E9002]: the construct uses {}, unlike the construct (b.cpp:3)\n"
                   "  correct it; see docs/errors/E9002.md"));
static_assert(says(found(remedied, {items}, {"x", "{0}"}, -9223372036854775807LL - 1, 0),
                   "strata[E9003]: x of Items (line 9) is -9223372036854775808, not 0\n"
                   "  write {0}; see docs/errors/E9003.md"));
static_assert(says(found(listed, {orders, items, orders}),
                   "strata[E9004]: Orders (platform.cpp:17) -> Items (line 9) -> Orders: Orders (platform.cpp:17) and "
                   "Items (line 9) and Orders (platform.cpp:17) have  and {other}{\n  y; see docs/errors/E9004.md"));
static_assert([] {
  finding one = found(plain, {}, {"nam"});
  one.closest = "name";
  return says(one, "strata[E9001]: this is wrong (nam)\n  did you mean name?\n  correct it; see docs/errors/E9001.md");
}());

// ---- the line of a text and the marks below it ----------------------------------------------------------------------

struct text_case {
  text_place place;
  std::string_view subject, closest, expected;  ///< expected: the lines between the first and the last
};
constexpr std::string_view hundred =
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
constexpr text_case text_cases[] = {
    {{"SELECT a", 7, 1}, "", "", "  SELECT a\n         ^"},
    {{"SELECT a", 7, 1, 1, "no table has it"}, "a; b?", "", "  SELECT a\n         ^ no table has it; did you mean b?"},
    {{"SELECT a", 7, 1}, "a; b?", "", "  SELECT a\n         ^"},
    {{"SELECT a", 7, 1, 1}, "a; one; two", "c", "  SELECT a\n         ^ one; two; did you mean c?"},
    {{"a\n\tb c\nd", 5, 1}, "", "", "  2 | b c\n        ^"},
    {{"a\r\nbc\r\nd", 3, 2}, "", "", "  2 | bc\n      ^^"},
    {{"a\tbc", 2, 2}, "", "", "  a\tbc\n   \t^^"},
    {{"\xC3\xA4\xC3\xB6 bc", 5, 2}, "", "", "  \xC3\xA4\xC3\xB6 bc\n     ^^"},
    {{"ab", 0, 2}, "", "", "  ab\n  ^^"},
    {{"ab", 2, 0}, "", "", "  ab\n    ^"},
    {{"ab", 9, 4}, "", "", "  ab\n    ^"},
    {{"a\n", 2, 0}, "", "", "  2 | \n      ^"},
    {{"ab\ncd", 1, 4}, "", "", "  1 | ab\n       ^"},
    {{"\n\n\n\n\n\n\n\n\nten", 9, 3}, "", "", "  10 | ten\n       ^^^"},
    {{hundred, 80, 2},
     "",
     "",
     "  ...01234567890123456789012345678901234567890123456789012345678901234567890123456789\n"
     "                                                                 ^^"},
    {{hundred, 10, 2},
     "",
     "",
     "  0123456789012345678901234567890123456789012345678901234567890123456789...\n            ^^"},
};
static_assert([] {
  for (text_case const& each : text_cases) {
    sequence<char> expected, said;
    append_sentence(said, in_text(each.place, each.subject, each.closest));
    std::string_view all{said.data(), said.size()};
    std::size_t const first = all.find('\n') + 1, last = all.rfind('\n');
    if (all.substr(first, last - first) != each.expected) return false;
  }
  return true;
}());
// The word in the text stands for the subject.
static_assert(says(in_text({"SELECT a", 7, 1}, "line 1"),
                   "strata[E9002]: Orders (platform.cpp:17) uses a, unlike Items (line 9)\n  SELECT a\n         ^\n"
                   "  correct it; see docs/errors/E9002.md"));

}  // namespace
}  // namespace strata_test
