// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/assess.hpp>
#include <strata/policy/listing.hpp>

namespace strata {
namespace policy {

/// The day of the build as 20261124, for waivers that expire; 0 if the build does not set it. A build with the same
/// result on every day must not set it.
#ifdef STRATA_TODAY
inline constexpr int today = STRATA_TODAY;
#else
inline constexpr int today = 0;
#endif

/// Evaluates a pack over a stack, at run time or in a constant expression.
template <class Stack, auto Pack>
constexpr assessment assess(int on_day = today) {
  return detail::assess_stack<detail::abridged_pack<std::remove_cv_t<decltype(Pack)>>, Stack>(
      core::resources_of<Stack>{}, on_day);
}

/// The answer of a policy to a stack, as a value.
struct compliance {
  std::size_t violations{};    ///< findings without those that are waived or only informative
  std::size_t undetermined{};  ///< the violations of which nobody knows whether they are ones
  std::size_t waived{};
  std::size_t information{};  ///< findings of rules that only inform
  std::size_t unused_waivers{}, expired_waivers{};
  std::size_t resources{}, evaluated{};
  constexpr explicit operator bool() const { return violations + unused_waivers + expired_waivers == 0; }
};

namespace detail {

inline constexpr std::size_t max_errors = 8;

/// One error that the compiler prints.
struct shown_error {
  core::error_code const* error = nullptr;
  std::uint32_t construct{};
  cfn::logical_id resource{};
  std::size_t rule{};  ///< in the pack
  std::string_view rule_id{};
};
struct shown_errors {
  shown_error items[max_errors + 1]{};
  std::size_t count{};
  compliance answer{};

  constexpr void show(shown_error const& e) {
    if (count < max_errors) items[count++] = e;
  }
};

template <class Pack>
constexpr shown_errors summarize(assessment const& a) {
  using table = pack_table<Pack>;
  shown_errors result;
  compliance& answer = result.answer;
  answer.resources = a.resources;
  answer.evaluated = a.evaluated;
  for (violation const& v : a.violations) {
    if (v.is_waived())
      ++answer.waived;
    else if (table::rules[v.rule].info.level == severity::info)
      ++answer.information;
    else {
      ++answer.violations;
      bool const known = v.type != compliance_type::insufficient_data;
      answer.undetermined += known ? 0 : 1;
      result.show({known ? &errors::E0501 : &errors::E0506, v.construct, v.resource, v.rule, table::rules[v.rule].id});
    }
  }
  for (waiver_use const& w : a.waivers) {
    if (!w.concerns_the_pack || w.uses > 0) continue;
    (w.expired ? answer.expired_waivers : answer.unused_waivers) += 1;
    result.show({w.expired ? &errors::E0503 : &errors::E0502, w.construct, w.what.target, table::size, w.what.rule});
  }
  return result;
}

template <class Stack, class Pack, int Today>
inline constexpr shown_errors errors_of =
    summarize<Pack>(assess_stack<Pack, Stack>(core::resources_of<Stack>{}, Today));

#ifdef STRATA_SENTENCES

/// The details of the findings that keep a stack from complying with a pack: one error lists them.
template <class Stack, class Pack, int Today>
struct found_in {
  template <class Out>
  static constexpr void tell(Out& out) {
    using list = core::resources_of<Stack>;
    append_noncompliance(out, Stack::name, assess_stack<Pack, Stack>(list{}, Today), pack_table<Pack>::rules,
                         {list::descriptions, list::size});
  }
};
/// The details of an id that is taken out of a pack without such a rule.
template <class Pack>
struct unknown_rule {
  static constexpr core::finding found() {
    core::finding result{&errors::E0504};
    result.add(unknown_rule_in<Pack>);
    core::closest_name closest{unknown_rule_in<Pack>};
    for (rule_record const& rule : table_of<Pack>::rules) closest.offer(rule.id);
    result.closest = closest.found();
    return result;
  }
  using type = errors::E0504_policy_has_no_such_rule<unknown_rule>;
};
struct nothing_wrong {};
template <class Stack, class Pack, int Today>
constexpr auto errors_in() {
  if constexpr (errors_of<Stack, Pack, Today>.count == 0)
    return static_cast<nothing_wrong*>(nullptr);
  else
    return static_cast<typename core::error_of<*errors_of<Stack, Pack, Today>.items[0].error>::template type<
        found_in<Stack, Pack, Today>>*>(nullptr);
}

#else

/// A logical id in one piece.
template <shown_errors const& Errors, std::size_t I>
struct name_of_resource {
  static constexpr cfn::logical_id id = Errors.items[I].resource;
  static constexpr core::fixed_string<id.size() + 1> text = [] {
    core::fixed_string<id.size() + 1> result{std::string_view{}};
    for (std::size_t k = 0; k < id.size(); ++k) result.chars[k] = id[k];
    return result;
  }();
  using type = core::named<text>;
};
/// The rule's sentence in lines of 30 characters: clang shows longer ones as numbers.
template <core::fixed_string...>
struct says;
struct sentence_part {
  std::size_t first, size;
};
template <std::string_view const& Text>
struct sentence {
  static constexpr std::size_t width = 30;
  static constexpr sentence_part part(std::size_t number) {
    std::size_t at = 0;
    for (;; --number) {
      std::size_t end = at + width;
      if (end >= Text.size())
        end = Text.size();
      else {
        std::size_t space = end;
        while (space > at && Text[space] != ' ') --space;
        if (space > at) end = space;  // cuts a longer word
      }
      if (number == 0) return {at, end - at};
      at = end < Text.size() && Text[end] == ' ' ? end + 1 : end;
    }
  }
  static constexpr std::size_t parts = [] {
    std::size_t count = 0;
    for (std::size_t at = 0; at < Text.size(); ++count) {
      auto const p = part(count);
      at = p.first + p.size;
      if (at < Text.size() && Text[at] == ' ') ++at;
    }
    return count;
  }();
  template <std::size_t... I>
  static says<core::fixed_string<part(I).size + 1>{Text.substr(part(I).first, part(I).size)}...> spelt(
      std::index_sequence<I...>);
  using type = decltype(spelt(std::make_index_sequence<parts>{}));
};
/// Cuts the ids of rules that are longer than clang shows.
template <shown_errors const& Errors, std::size_t I>
struct name_of_rule {
  static constexpr std::string_view text = Errors.items[I].rule_id;
  static constexpr auto find() {
    if constexpr (text.size() <= 30)
      return static_cast<core::named<core::fixed_string<text.size() + 1>{text}>*>(nullptr);
    else
      return static_cast<typename sentence<text>::type*>(nullptr);
  }
  using type = std::remove_pointer_t<decltype(find())>;
};
template <class Pack, shown_errors const& Errors, std::size_t I>
struct sentence_of_rule {
  static constexpr std::string_view text = pack_table<Pack>::rules[Errors.items[I].rule].info.description;
  using type = typename sentence<text>::type;
};

/// The error of one finding, with the user's constant among its arguments if it belongs to a construct.
template <shown_error const& Error, class Indexed, class... Details>
struct error_for;
template <shown_error const& Error, std::size_t I, auto const& Resource, class... Details>
struct error_for<Error, core::indexed<I, Resource>, Details...> {
  using type = typename core::error_of<*Error.error>::template type<
      core::details<Details..., core::declared_at_line<Resource.line>>, Resource>;
};
template <shown_error const& Error, class... Details>
struct error_for<Error, void, Details...> {
  using type = typename core::error_of<*Error.error>::template type<core::details<Details...>>;
};

template <std::size_t I, class Stack>
constexpr auto construct_at() {
  if constexpr (I < core::resources_of<Stack>::size) {
    using all = decltype(core::index(core::resources_of<Stack>{}));
    return static_cast<decltype(core::pick<I>(static_cast<all const*>(nullptr)))*>(nullptr);
  } else {
    return static_cast<void*>(nullptr);
  }
}
template <class Stack, class Pack, int Today, std::size_t I>
inline constexpr shown_error error_at = errors_of<Stack, Pack, Today>.items[I];
template <class Stack, class Pack, int Today, std::size_t I>
using raised = typename error_for<
    error_at<Stack, Pack, Today, I>,
    std::remove_pointer_t<decltype(construct_at<error_at<Stack, Pack, Today, I>.construct, Stack>())>,
    typename name_of_resource<errors_of<Stack, Pack, Today>, I>::type,
    typename name_of_rule<errors_of<Stack, Pack, Today>, I>::type,
    typename sentence_of_rule<Pack, errors_of<Stack, Pack, Today>, I>::type>::type;

struct nothing_wrong {};
template <class Stack, class Pack, int Today, class Indices>
struct all_errors;
template <class Stack, class Pack, int Today, std::size_t... I>
struct all_errors<Stack, Pack, Today, std::index_sequence<I...>> : raised<Stack, Pack, Today, I>... {};
template <class Stack, class Pack, int Today>
constexpr auto errors_in() {
  return static_cast<all_errors<Stack, Pack, Today, std::make_index_sequence<errors_of<Stack, Pack, Today>.count>>*>(
      nullptr);
}

template <class Pack>
struct unknown_rule {
  static constexpr std::string_view text = unknown_rule_in<Pack>;
  using type = errors::E0504_policy_has_no_such_rule<core::named<core::fixed_string<text.size() + 1>{text}>>;
};

#endif

/// The error of `valid`, for a stack that cannot be deployed.
template <class Stack, class Pack, int Today>
constexpr auto report_on() {
  if constexpr (!unknown_rule_in<Pack>.empty())
    return static_cast<typename unknown_rule<Pack>::type*>(nullptr);
  else if constexpr (!core::is_stack<Stack>)
    return core::report_on<Stack>();
  else if constexpr (!core::has_values<Stack>)
    return static_cast<nothing_wrong*>(nullptr);
  else if constexpr (core::verdict_constant_of<Stack>.error != nullptr)
    return static_cast<nothing_wrong*>(nullptr);
  else
    return errors_in<Stack, abridged_pack<Pack>, Today>();
}

}  // namespace detail

/// The compliance of a stack as a value, without an error.
template <class Stack, auto Pack, int Today = today>
inline constexpr compliance compliance_of =
    detail::errors_of<Stack, detail::abridged_pack<std::remove_cv_t<decltype(Pack)>>, Today>.answer;

}  // namespace policy

/// True for every stack. For a stack that breaks rules of the pack, its instantiation raises an error for each finding,
/// up to eight, with the logical id of the resource, the id of the rule and the rule's sentence. Errors: E0501 to
/// E0504.
///
///     static_assert(complies_with<app, policy::aws_solutions | policy::redshift_serverless>);
///
/// `Today`, as 20261124, lets waivers expire; a build sets it for all stacks by STRATA_TODAY. `policy::compliance_of`
/// gives the answer without an error, and `policy::assess` gives all findings.
template <class Stack, auto Pack, int Today = policy::today>
#ifdef STRATA_EXPLAIN
inline constexpr bool complies_with = true;  // `explain` reports the errors
#else
inline constexpr bool complies_with =
    sizeof(*policy::detail::report_on<Stack, std::remove_cv_t<decltype(Pack)>, Today>()) > 0;
#endif

}  // namespace strata
