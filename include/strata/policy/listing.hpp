// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sentence.hpp>
#include <strata/policy/assess.hpp>

/// What an assessment found, in the words that the compiler prints and programs list.
namespace strata::policy {

namespace detail {

/// The constructs of a stack by their place in its list; the shared parts have none.
struct construct_list {
  core::description const* const* items{};
  std::size_t size{};
};

/// A logical id, and the construct behind it with its place: "LakeSilverBucket of Lake (platform.cpp:9)".
template <class Out>
constexpr void append_resource(Out& out, cfn::logical_id const& id, std::uint32_t construct, construct_list of) {
  bool const known = construct < of.size;
  if (!known || !id.part.empty() || id.construct != of.items[construct]->id) {
    core::append_text(out, id.construct);
    core::append_text(out, id.part);
    if (!known) return;
    core::append_text(out, " of ");
  }
  core::append_construct(out, core::declared(*of.items[construct]));
}

}  // namespace detail

/// Writes a violation in one line: "Uploads (platform.cpp:9) breaks S3-1: The bucket …".
/// @tparam Out takes characters at its end
template <class Out>
constexpr void append_violation(Out& out, violation const& v, rule_record const& rule, detail::construct_list of) {
  bool const known = v.type != compliance_type::insufficient_data;
  detail::append_resource(out, v.resource, v.construct, of);
  core::append_text(out, known ? " breaks " : " cannot be judged by ");
  core::append_text(out, rule.id);
  core::append_text(out, ": ");
  core::append_text(out, rule.info.description);
  if (v.detail.empty()) return;
  core::append_text(out, known ? " (" : " (not known: ");
  core::append_text(out, v.detail);
  core::append_text(out, ")");
}

/// Writes a waiver that waives nothing: "The waiver of S3-1 in Old (platform.cpp:9) has expired".
template <class Out>
constexpr void append_unused(Out& out, waiver_use const& w, detail::construct_list of) {
  core::append_text(out, "the waiver of ");
  core::append_text(out, w.what.rule);
  if (w.construct < of.size) {
    core::append_text(out, " in ");
    core::append_construct(out, core::declared(*of.items[w.construct]));
  }
  core::append_text(out, w.expired ? " has expired" : " waives nothing");
}

/// Calls `use(append)` for each finding that keeps a stack from complying: violations without those that are waived or
/// only informative, then unused waivers. `append(out)` writes its line, and `append.error` is its code.
constexpr void for_each_error(assessment const& found, rule_record const* rules, detail::construct_list of, auto use) {
  for (violation const& v : found.violations) {
    if (v.is_waived() || rules[v.rule].info.level == severity::info) continue;
    bool const known = v.type != compliance_type::insufficient_data;
    use(known ? errors::E0501 : errors::E0506, [&](auto& out) { append_violation(out, v, rules[v.rule], of); });
  }
  for (waiver_use const& w : found.waivers)
    if (w.concerns_the_pack && w.uses == 0)
      use(w.expired ? errors::E0503 : errors::E0502, [&](auto& out) { append_unused(out, w, of); });
}

/// Writes the sentence of a stack that does not comply: the one finding, or all of them in a list, up to 50.
template <class Out>
constexpr void append_noncompliance(Out& out, std::string_view stack, assessment const& found, rule_record const* rules,
                                    detail::construct_list of) {
  constexpr std::size_t most = 50;
  core::error_code const* first = nullptr;
  std::size_t count = 0;
  for_each_error(found, rules, of, [&](core::error_code const& error, auto const&) {
    if (count++ == 0) first = &error;
  });
  if (first == nullptr) return;
  core::append_head(out, *first);
  if (count > 1) {
    core::append_number(out, static_cast<long long>(count));
    core::append_text(out, " findings keep ");
    core::append_text(out, stack);
    core::append_text(out, " from complying");
  }
  std::size_t shown = 0;
  for_each_error(found, rules, of, [&](core::error_code const&, auto const& append) {
    if (shown++ >= most) return;
    if (count > 1) core::append_text(out, "\n    ");
    append(out);
  });
  if (count > most) {
    core::append_text(out, "\n    and ");
    core::append_number(out, static_cast<long long>(count - most));
    core::append_text(out, " more");
  }
  core::append_remedy(out, *first);
}

}  // namespace strata::policy
