// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The graph in constant expressions, verdicts as values.
#include <strata/core/stack.hpp>

namespace strata_test {

using namespace strata;
using core::verb;

/// A construct whose description is an argument.
template <core::fixed_string Id>
struct node {
  static constexpr std::string_view id = Id.view();
  unsigned line = __builtin_LINE();
  std::string_view needs{}, follows{}, creates{}, fills{}, reads{};
  core::error_code const* error = nullptr;

  constexpr void describe(core::describer& out) const {
    if (!needs.empty()) out.needs(needs);
    if (!follows.empty()) out.follows(follows);
    if (!creates.empty()) out.creates(creates);
    if (!fills.empty()) out.fills(fills);
    if (!reads.empty()) out.reads(reads);
    if (error) out.report(*error, "text", 1, 2);
  }
};

inline constexpr node<"Table"> table{.creates = "t"};
inline constexpr node<"Load"> load{.fills = "t"};
inline constexpr node<"View"> view{.reads = "t"};
inline constexpr node<"Share"> share{.follows = "View"};
inline constexpr node<"Refines"> refines{.fills = "t", .reads = "t"};
inline constexpr node<"RefinesAgain"> refines_again{.fills = "t", .reads = "t"};
inline constexpr node<"Loose"> loose{};
inline constexpr node<"Loose"> same_id{};
inline constexpr node<"Table2"> table_again{.creates = "t"};
inline constexpr node<"Wants"> wants{.needs = "Absent"};
inline constexpr node<"Not-alphanumeric"> bad_id{};
inline constexpr node<"Bad"> bad{.error = &errors::E0104};
inline constexpr node<"Self"> self{.follows = "Self"};
inline constexpr node<"A"> cycle_a{.follows = "B"};
inline constexpr node<"B"> cycle_b{.follows = "C"};
inline constexpr node<"C"> cycle_c{.follows = "A"};

template <auto const&... Resources>
struct plan : core::basic_stack<plan<Resources...>, "Plan", core::no_further_checks, Resources...> {};

template <auto const&... Resources>
constexpr bool has_order(std::initializer_list<std::uint32_t> expected) {
  auto const g = core::graph_of<plan<Resources...>>();
  if (!g.verdict || g.order.size() != expected.size()) return false;
  std::size_t i = 0;
  for (std::uint32_t e : expected)
    if (g.order[i++] != e) return false;
  return true;
}

template <auto const&... Resources>
constexpr bool fails(core::error_code const& code, std::initializer_list<std::uint32_t> resources,
                     std::string_view subject = {}) {
  auto const v = core::verdict_of<plan<Resources...>>();
  if (v || v.error != &code || v.subject != subject || v.resources.size() != resources.size()) return false;
  std::size_t i = 0;
  for (std::uint32_t r : resources)
    if (v.resources[i++] != r) return false;
  return true;
}

static_assert(has_order<>({}));
static_assert(has_order<loose>({0}));
static_assert(has_order<share, view, load, table>({3, 2, 1, 0}));
static_assert(has_order<loose, view, load, table>({0, 3, 2, 1}));
static_assert(has_order<table, load, view, share, loose>({0, 1, 2, 3, 4}));
static_assert(has_order<view, table>({1, 0}));

static_assert(fails<bad_id>(errors::E0101, {0}, "Not-alphanumeric"));
static_assert(fails<table, loose, same_id>(errors::E0102, {1, 2}, "Loose"));
static_assert(fails<table, wants>(errors::E0103, {1}, "Absent"));
static_assert(fails<share>(errors::E0103, {0}, "View"));
static_assert(fails<loose, load>(errors::E0104, {1}, "t"));
static_assert(fails<view, load>(errors::E0104, {0}, "t"));
static_assert(fails<table, table_again>(errors::E0105, {0, 1}, "t"));
static_assert(fails<self>(errors::E0106, {0, 0}, "Self"));
static_assert(fails<loose, cycle_a, cycle_b, cycle_c>(errors::E0106, {1, 2, 3, 1}));

// A construct that says one thing about a name, in each of the ways.
template <core::fixed_string Id>
struct says {
  static constexpr std::string_view id = Id.view();
  unsigned line = __builtin_LINE();
  verb how{};
  std::string_view name{}, instead{};
  bool lasting = false;
  std::string_view follows{};

  constexpr void describe(core::describer& out) const {
    if (!follows.empty()) out.follows(follows);
    out.name(how, {.lasting = lasting}).append("kind/").named_from_here().append(name);
    if (!instead.empty()) out.name(how, {.alternative = true}).append("kind/").named_from_here().append(instead);
  }
};
inline constexpr says<"Creates"> creates{.how = verb::creates, .name = "orders"};
inline constexpr says<"CreatesToo"> creates_too{.how = verb::creates, .name = "orders"};
inline constexpr says<"Provides"> provides{.how = verb::provides, .name = "orders"};
inline constexpr says<"ProvidesToo"> provides_too{.how = verb::provides, .name = "orders"};
inline constexpr says<"Reads"> reads{.how = verb::reads, .name = "orders"};
inline constexpr says<"MayRead"> may_read{.how = verb::may_read, .name = "orders"};
inline constexpr says<"Keeps"> keeps{.how = verb::reads, .name = "orders", .lasting = true};
inline constexpr says<"Fills"> fills{.how = verb::fills, .name = "orders"};
inline constexpr says<"Removes"> removes{.how = verb::removes, .name = "orders"};
inline constexpr says<"RemovesToo"> removes_too{.how = verb::removes, .name = "orders"};
inline constexpr says<"MayRemove"> may_remove{.how = verb::may_remove, .name = "orders"};
inline constexpr says<"Either"> either{.how = verb::reads, .name = "items", .instead = "orders"};
inline constexpr says<"Neither"> neither{.how = verb::reads, .name = "items", .instead = "parts"};
inline constexpr says<"Misspelt"> misspelt{.how = verb::reads, .name = "order"};
inline constexpr says<"CreatesLast"> creates_last{.how = verb::creates, .name = "orders", .follows = "MayRemove"};

// all that fill a name also read it: one after the other, as they stand, and before those that only read it
static_assert(has_order<view, refines_again, refines, table>({3, 1, 2, 0}));
static_assert(has_order<refines_again, load, refines, table>({3, 1, 0, 2}));

// who provides a name comes after who creates it, and who uses it after all of them
static_assert(has_order<provides>({0}));
static_assert(has_order<reads, provides, creates>({2, 1, 0}));
static_assert(has_order<reads, provides, provides_too>({1, 2, 0}));
static_assert(has_order<fills, reads, provides_too, creates, provides>({3, 2, 4, 0, 1}));
static_assert(fails<creates, provides, creates_too>(errors::E0105, {0, 2}, "kind/orders"));
// alternatives: the first name that something creates
static_assert(has_order<either, creates>({1, 0}));
static_assert(fails<either>(errors::E0104, {0}, "kind/items"));
static_assert(fails<neither, creates>(errors::E0104, {0}, "kind/items"));
// removals come last, and nothing may go on using the name
static_assert(has_order<removes, reads, fills, creates>({3, 2, 1, 0}));
static_assert(has_order<may_remove, removes, creates>({2, 1, 0}));
static_assert(has_order<may_remove>({0}));
static_assert(has_order<may_remove, may_read>({0, 1}));
static_assert(fails<removes>(errors::E0104, {0}, "kind/orders"));
static_assert(fails<keeps, creates, removes>(errors::E0115, {2, 0}, "kind/orders"));
static_assert(fails<keeps, creates, may_remove>(errors::E0115, {2, 0}, "kind/orders"));
static_assert(has_order<keeps, provides, provides_too, may_remove>({1, 2, 0, 3}));  // which one goes is unknown
static_assert(fails<creates, removes, removes_too>(errors::E0115, {1, 2}, "kind/orders"));
static_assert(has_order<keeps, creates_last, may_remove>({2, 1, 0}));
// the closest name of the same kind
static_assert(core::verdict_of<plan<misspelt, creates>>().closest == "orders");
static_assert(core::verdict_of<plan<misspelt, table>>().closest.empty());

// The first error wins: a construct's own error before ids, ids before closure, closure before names, names before
// cycles.
static_assert(fails<loose, same_id, bad>(errors::E0104, {2}, "text"));
static_assert(fails<loose, same_id, wants>(errors::E0102, {0, 1}, "Loose"));
static_assert(fails<load, wants>(errors::E0103, {1}, "Absent"));
static_assert(fails<load, cycle_a, cycle_b, cycle_c>(errors::E0104, {0}, "t"));
static_assert(core::verdict_of<plan<bad>>().have == 1 && core::verdict_of<plan<bad>>().limit == 2);

static_assert(core::description_of<load>.mention_count == 1);

static_assert(core::is_valid_id("a") && core::is_valid_id("A1b2"));
static_assert(!core::is_valid_id("") && !core::is_valid_id("a_b") && !core::is_valid_id("a b") &&
              !core::is_valid_id("\u00e4"));
constexpr auto long_id = [] {
  struct text {
    char chars[257]{};
  } t;
  for (char& c : t.chars) c = 'a';
  return t;
}();
static_assert(core::is_valid_id({long_id.chars, 255}) && !core::is_valid_id({long_id.chars, 256}));

}  // namespace strata_test
