// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/platform_errors.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/handed_over.hpp>

/// Platforms: several stacks of one program, each with its account and Region.
namespace strata {

/// A stack of a platform, at a place that is a constant.
template <class Stack, auto const& Where>
struct placed {};

/// What the checks of a platform need of a stack.
struct placed_stack {
  std::string_view name;
  place where;
  core::description const* const* constructs;
  std::size_t count;
};

/// The first error of a platform.
struct platform_verdict {
  core::error_code const* error = nullptr;
  std::string_view subject{}, first{}, second{};
  constexpr explicit operator bool() const { return error == nullptr; }
};

/// That one stack of a platform is deployed behind another.
struct stack_edge {
  std::size_t before, after;
  std::string_view value;  ///< the name of what goes from the one to the other
  bool is_parameter;       ///< of the later stack
};

namespace detail {

/// Finds the values that go from stack to stack, and the first error: E0601 to E0605.
class platform_checker {
 public:
  constexpr platform_checker(placed_stack const* stacks, std::size_t count, std::string_view const* outside,
                             std::size_t outside_count)
      : stacks_{stacks}, count_{count}, outside_{outside}, outside_count_{outside_count} {
    for (std::size_t s = 0; s < count_; ++s) collect(s);
    check_names();
    check_values(exports_, imports_, true);
    check_values(given_, received_, false);
    order();
  }

  [[nodiscard]] constexpr platform_verdict const& verdict() const { return verdict_; }
  [[nodiscard]] constexpr core::sequence<stack_edge> const& edges() const { return edges_; }
  /// The stacks in the order of their deployment; only if there is no error.
  [[nodiscard]] constexpr core::sequence<std::size_t> const& deployment() const { return deployment_; }

 private:
  struct entry {
    std::uint64_t hash;
    std::string_view name;
    std::size_t stack;
  };

  constexpr void collect(std::size_t s) {
    for (std::size_t c = 0; c < stacks_[s].count; ++c) {
      core::description const& each = *stacks_[s].constructs[c];
      for (std::size_t m = 0; m < each.mention_count; ++m) {
        core::mention const& said = each.mentions[m];
        if (said.how != core::verb::creates && said.how != core::verb::may_read) continue;
        std::string_view const text = each.text(said);
        if (text.empty() || !may_matter(text[0])) continue;
        entry const found{said.hash, each.shown(said), s};
        if (said.how == core::verb::may_read) {
          if (text.starts_with(import_head)) imports_.push_back(found);
          if (text.starts_with(received_head)) received_.push_back(found);
        } else if (text.starts_with(export_head)) {
          exports_.push_back(found);
        } else if (text.starts_with(given_head)) {
          given_.push_back(found);
        } else if (!(each.marks & names_what_exists) && is_physical(text)) {
          names_.push_back({said.hash, text, s});
        }
      }
    }
  }
  /// Most names are in warehouses. Compilers limit the steps of an evaluation, so they are passed over by one
  /// character.
  static constexpr bool may_matter(char first) {
    return first == 'i' || first == 'r' || first == 'e' || first == 'g' || first == 'n' || first == 'w' || first == 'A';
  }
  static constexpr bool is_physical(std::string_view text) {
    for (std::string_view head : {"AWS::", "namespace/", "workgroup/", "glue database/"})
      if (text.starts_with(head)) return true;
    return false;
  }
  [[nodiscard]] constexpr bool together(std::size_t a, std::size_t b) const {
    return is_same_place(stacks_[a].where, stacks_[b].where);
  }
  constexpr void report(core::error_code const& code, std::string_view subject, std::string_view first = {},
                        std::string_view second = {}) {
    if (verdict_) verdict_ = {&code, subject, first, second};
  }

  constexpr void check_names() {
    for (std::size_t a = 0; a < count_; ++a)
      for (std::size_t b = a + 1; b < count_; ++b)
        if (stacks_[a].name == stacks_[b].name && together(a, b)) report(errors::E0601, stacks_[a].name);
    check_once(exports_, errors::E0602);
    check_once(names_, errors::E0605);
  }
  constexpr void check_once(core::sequence<entry>& all, core::error_code const& code) {
    core::stable_sort(all, [](entry const& a, entry const& b) { return a.hash < b.hash; });
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t k = i + 1; k < all.size() && all[k].hash == all[i].hash; ++k)
        if (all[k].stack != all[i].stack && all[k].name == all[i].name && together(all[i].stack, all[k].stack))
          report(code, all[i].name, stacks_[all[i].stack].name, stacks_[all[k].stack].name);
  }
  constexpr void check_values(core::sequence<entry> const& giving, core::sequence<entry> const& taking, bool imported) {
    for (entry const& taken : taking) {
      bool is_given = false;
      for (std::size_t i = 0; i < outside_count_; ++i) is_given = is_given || (imported && outside_[i] == taken.name);
      for (entry const& given : giving) {
        if (given.name != taken.name || (imported && !together(given.stack, taken.stack))) continue;
        is_given = true;
        add_edge({given.stack, taken.stack, taken.name, !imported});
      }
      if (!is_given) report(errors::E0603, taken.name, stacks_[taken.stack].name);
    }
  }
  /// A stack may take a value in several places.
  constexpr void add_edge(stack_edge const& added) {
    for (stack_edge const& e : edges_)
      if (e.before == added.before && e.after == added.after && e.value == added.value) return;
    edges_.push_back(added);
  }
  [[nodiscard]] constexpr bool is_deployed(std::size_t stack) const {
    for (std::size_t done : deployment_)
      if (done == stack) return true;
    return false;
  }
  [[nodiscard]] constexpr std::size_t awaited_by(std::size_t stack) const {
    for (stack_edge const& e : edges_)
      if (e.after == stack && !is_deployed(e.before)) return e.before;
    return count_;
  }
  /// Those that wait for nothing first, in the order of the program.
  constexpr void order() {
    while (deployment_.size() < count_) {
      std::size_t const before = deployment_.size();
      for (std::size_t s = 0; s < count_; ++s)
        if (!is_deployed(s) && awaited_by(s) == count_) deployment_.push_back(s);
      if (deployment_.size() > before) continue;
      for (std::size_t s = 0; s < count_; ++s)
        if (!is_deployed(s)) return report_circle(s);
    }
  }
  /// Walks back until a stack comes twice: that one is in the circle.
  constexpr void report_circle(std::size_t at) {
    for (std::size_t i = 0; i < count_; ++i) at = awaited_by(at);
    report(errors::E0604, stacks_[at].name, stacks_[awaited_by(at)].name);
  }

  placed_stack const* stacks_;
  std::size_t count_;
  std::string_view const* outside_;
  std::size_t outside_count_;
  core::sequence<entry> exports_{}, imports_{}, given_{}, received_{}, names_{};
  core::sequence<stack_edge> edges_{};
  core::sequence<std::size_t> deployment_{};
  platform_verdict verdict_{};
};

template <class... Stacks>
struct placed_stacks;
template <class... Stacks, auto const&... Where>
struct placed_stacks<placed<Stacks, Where>...> {
  static constexpr std::size_t count = sizeof...(Stacks);
  static constexpr placed_stack all[] = {
      {Stacks::name, Where, core::resources_of<Stacks>::descriptions, core::resources_of<Stacks>::size}...};
  /// Calls `use.template operator()<Stack>()` for each.
  static constexpr void for_each(auto use) { (use.template operator()<Stacks>(), ...); }
  static constexpr bool are_valid = (valid<Stacks> && ...);
};

}  // namespace detail

/// Several stacks of one program, which give each other values; `static_assert(valid_platform<shop>)` checks all of
/// them. A derived class may declare
/// `static constexpr std::string_view exports_of_others[]`, the exports of stacks that do not belong to it.
///
///     inline constexpr place here{.account = "111122223333", .region = "eu-west-1"};
///     struct shop : platform<shop, "Shop", placed<app, here>> {};
template <class Self, core::fixed_string Name, class... Placed>
struct platform {
  using stacks = detail::placed_stacks<Placed...>;
  static constexpr std::string_view name = Name.view();
  static constexpr std::string_view exports_of_others[] = {{}};

  static constexpr detail::platform_checker checker() {
    return {stacks::all, stacks::count, Self::exports_of_others, std::size(Self::exports_of_others)};
  }
};

/// Whether a type is a platform.
template <class T>
concept is_platform = requires {
  typename T::stacks;
  T::checker();
};

/// The first error of a platform, as a value: E0601 to E0605.
template <is_platform Platform>
inline constexpr platform_verdict verdict_of_platform = Platform::checker().verdict();

namespace detail {

template <std::string_view const& Text>
inline constexpr core::fixed_string<Text.size() + 1> fixed_text{Text};
template <class Platform>
struct platform_texts {
  static constexpr std::string_view subject = verdict_of_platform<Platform>.subject;
  static constexpr std::string_view first = verdict_of_platform<Platform>.first;
  static constexpr std::string_view second = verdict_of_platform<Platform>.second;
  using details =
      core::details<core::named<fixed_text<subject>>, core::named<fixed_text<first>>, core::named<fixed_text<second>>>;
};

/// A null pointer to a complete type, or to the error of a platform, which its size instantiates.
template <class Platform>
constexpr auto report_on_platform() {
  using details = typename platform_texts<Platform>::details;
  if constexpr (verdict_of_platform<Platform>)
    return static_cast<char const*>(nullptr);
  else if constexpr (verdict_of_platform<Platform>.error->code == errors::E0601.code)
    return static_cast<errors::E0601_stack_name_is_used_twice<details>*>(nullptr);
  else if constexpr (verdict_of_platform<Platform>.error->code == errors::E0602.code)
    return static_cast<errors::E0602_export_is_used_twice<details>*>(nullptr);
  else if constexpr (verdict_of_platform<Platform>.error->code == errors::E0603.code)
    return static_cast<errors::E0603_nothing_gives_the_value<details>*>(nullptr);
  else if constexpr (verdict_of_platform<Platform>.error->code == errors::E0604.code)
    return static_cast<errors::E0604_stacks_wait_for_each_other<details>*>(nullptr);
  else
    return static_cast<errors::E0605_name_is_made_by_two_stacks<details>*>(nullptr);
}

}  // namespace detail

/// True for every platform. For one that cannot be deployed, its instantiation raises the error with the reason: that
/// of a stack, or E0601 to E0605.
template <is_platform Platform>
inline constexpr bool valid_platform =
    Platform::stacks::are_valid && sizeof(*detail::report_on_platform<Platform>()) > 0;

}  // namespace strata
