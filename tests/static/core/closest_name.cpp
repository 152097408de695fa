// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/core/closest_name.hpp>

#include <initializer_list>

namespace strata::core {
namespace {

constexpr std::string_view closest(std::string_view wanted, std::initializer_list<char const*> names,
                                   std::size_t max_offers = 200) {
  closest_name best{wanted, max_offers};
  for (char const* name : names) best.offer(name);
  return best.found();
}

static_assert(closest("explian", {"list", "explain", "diff"}) == "explain");
static_assert(closest("star", {"stars", "stare", "country"}) == "stars", "of equal ones the first");
static_assert(closest("STARS", {"star", "stars"}) == "stars", "case does not count");
static_assert(closest("prise", {"price", "size"}) == "price");
static_assert(closest("abcd", {"abxy"}).empty(), "a short word may differ by one letter");
static_assert(closest("ab", {"abc"}).empty(), "two letters are too few to say");
static_assert(closest("reviews", {"customers", "orders"}).empty());
static_assert(closest("reviews", {"previews", "review", "reviewed"}, 0) == "previews", "a budget ends the search");
static_assert(closest("a_name_of_more_than_forty_characters_is_not_compared",
                      {"a_name_of_more_than_forty_characters_is_not_compare"})
                  .empty());

}  // namespace
}  // namespace strata::core
