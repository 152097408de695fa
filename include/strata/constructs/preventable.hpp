// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/options.hpp>
#include <strata/core/description.hpp>
#include <strata/core/hash.hpp>
#include <strata/core/sort.hpp>

/// Errors of a construct that another construct may prevent: a role that may not read a bucket can still get a policy
/// from a typed resource. Such an error counts only if every construct that refers to the role or the bucket is one
/// whose effects are known.
namespace strata::detail {

inline constexpr std::string_view preventable_head = "unless/";

/// Reports an error that counts unless a construct with unknown effects refers to one of these ids. `append_subject`
/// writes what messages show.
constexpr void report_preventable(core::describer& out, core::error_code const& error,
                                  std::initializer_list<std::string_view> ids, auto append_subject) {
  out.mark(has_preventable_errors);
  auto name = out.name(core::verb::may_read);
  name.append(preventable_head).append(error.code).append("/");
  for (std::string_view id : ids) name.append(id).append("/");
  append_subject(name.show_from_here());
}

/// A preventable error of a construct, read from its description.
struct preventable_error {
  std::string_view code{};
  std::string_view ids{};  ///< each with a slash behind it
  std::string_view subject{};
};
constexpr preventable_error preventable_error_of(core::description const& from, core::mention const& said) {
  std::string_view const text = from.text(said);
  if (said.how != core::verb::may_read || !text.starts_with(preventable_head)) return {};
  std::size_t const code = preventable_head.size(), ids = text.find('/', code) + 1;
  return {text.substr(code, ids - 1 - code), text.substr(ids, said.shown - said.first - ids), from.shown(said)};
}

/// The ids that constructs with unknown effects refer to.
class doubtful_ids {
 public:
  constexpr doubtful_ids(core::description const* const* constructs, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      core::description const& each = *constructs[i];
      if (each.marks & effects_are_known) continue;
      for (std::size_t m = 0; m < each.mention_count; ++m)
        if (core::is_id(each.mentions[m].how)) hashes_.push_back(each.mentions[m].hash);
    }
    core::stable_sort(hashes_, core::is_less);
  }
  /// Whether one of these ids is among them.
  [[nodiscard]] constexpr bool prevent(preventable_error const& error) const {
    std::string_view rest = error.ids;
    while (!rest.empty()) {
      std::size_t const slash = rest.find('/');
      if (core::contains(hashes_, core::hash_of(rest.substr(0, slash)))) return true;
      rest = rest.substr(slash + 1);
    }
    return false;
  }

 private:
  core::sequence<std::uint64_t> hashes_{};
};

}  // namespace strata::detail
