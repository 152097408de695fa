// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/constructs/preventable.hpp>
#include <strata/constructs/s3_location.hpp>
#include <strata/core/graph.hpp>

/// What constructs say of the files in the stack's buckets: who puts them there, and who reads them. A reader waits for
/// everything that fills its location, or a location above or below it.
namespace strata {

/// The effect of a location without files on what reads it.
enum class when_no_files : std::uint8_t {
  unset,  ///< the deployment fails; E0374 if nothing can have put files there
  fail,   ///< the deployment fails: files were put there before, by somebody else
  skip,   ///< nothing is read; the next deployment that changes the construct looks again
};

namespace detail {

inline constexpr std::string_view files_head = "files/", files_inside = "files/in/", files_unloaded = "files/unloaded/";

constexpr void append_location(auto& name, s3_location const& where, std::string_view prefix) {
  if (where.is_external())
    name.append(where.external_name);
  else
    name.append(where.own.id.construct).append(where.own.id.part);
  name.append("/").append(prefix);
}
/// "files/at/…" is a location itself, "files/in/…" is whatever is in or below it.
constexpr void mention_files(core::describer& out, core::verb how, std::string_view head, s3_location const& where,
                             std::string_view prefix) {
  auto name = out.name(how);
  append_location(name.append(head), where, prefix);
}
/// Calls `use(prefix)` for the prefixes above one: "" and "a/" for "a/b/".
constexpr void for_each_prefix_above(std::string_view prefix, auto use) {
  if (!prefix.empty()) use(prefix.substr(0, 0));
  for (std::size_t i = 0; i + 1 < prefix.size(); ++i)
    if (prefix[i] == '/') use(prefix.substr(0, i + 1));
}

/// Says that a construct puts files into a location.
constexpr void describe_filled(core::describer& out, s3_location const& where) {
  if (where.is_external()) return;
  auto const inside = [&](std::string_view prefix) {
    mention_files(out, core::verb::may_fill, files_inside, where, prefix);
  };
  mention_files(out, core::verb::may_fill, "files/at/", where, where.prefix);
  inside(where.prefix);
  for_each_prefix_above(where.prefix, inside);
}

/// Says that a construct reads the files of a location.
/// @param append_target writes where they go, for messages
constexpr void describe_read(core::describer& out, s3_location const& where, when_no_files otherwise,
                             auto append_target) {
  if (where.is_external()) return;
  mention_files(out, core::verb::may_read, files_inside, where, where.prefix);
  for_each_prefix_above(where.prefix, [&](std::string_view prefix) {
    mention_files(out, core::verb::may_read, "files/at/", where, prefix);
  });
  if (otherwise != when_no_files::unset) return;
  report_preventable(out, errors::E0374, {where.own.id.construct}, [&](auto& subject) {
    append_target(subject);
    append_location(subject.append(" from "), where, where.prefix);
  });
}

/// The files that the constructs of a stack put somewhere.
class filled_locations {
 public:
  constexpr filled_locations(core::description const* const* constructs, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) add(*constructs[i]);
    core::stable_sort(filled_, core::is_less);
  }
  /// Whether a construct may find files in the location that it reads.
  [[nodiscard]] constexpr bool may_have_files(core::description const& reader) const {
    if (anywhere_) return true;
    for (std::size_t m = 0; m < reader.mention_count; ++m) {
      core::mention const& said = reader.mentions[m];
      std::string_view const text = reader.text(said);
      if (said.how != core::verb::may_read || !text.starts_with(files_head)) continue;
      if (core::contains(filled_, said.hash)) return true;
      if (!text.starts_with(files_inside)) continue;
      std::string_view const prefix = text.substr(text.find('/', files_inside.size()) + 1);
      for (std::string_view unloaded : unloaded_)
        if (prefixes_overlap(unloaded, prefix)) return true;
    }
    return false;
  }

 private:
  constexpr void add(core::description const& each) {
    if (each.marks & may_write_anywhere) anywhere_ = true;
    for (std::size_t m = 0; m < each.mention_count; ++m) {
      core::mention const& said = each.mentions[m];
      if (said.how != core::verb::may_fill || !each.text(said).starts_with(files_head)) continue;
      if (each.text(said).starts_with(files_unloaded))
        unloaded_.push_back(each.text(said).substr(files_unloaded.size()));
      else
        filled_.push_back(said.hash);
    }
  }

  core::sequence<std::uint64_t> filled_{};       ///< names of locations
  core::sequence<std::string_view> unloaded_{};  ///< prefixes in a bucket that is not known
  bool anywhere_ = false;
};

/// Finds the first preventable error that nothing prevents: E0374, E0378, E0379.
constexpr core::verdict check_preventable(core::description const* const* constructs, std::size_t count) {
  core::verdict result;
  if ((core::marks_of(constructs, count) & has_preventable_errors) == 0) return result;
  filled_locations const filled{constructs, count};
  doubtful_ids const doubtful{constructs, count};
  for (std::uint32_t i = 0; i < count; ++i) {
    core::description const& each = *constructs[i];
    if ((each.marks & has_preventable_errors) == 0) continue;
    for (std::size_t m = 0; m < each.mention_count; ++m) {
      preventable_error const error = preventable_error_of(each, each.mentions[m]);
      if (error.code.empty() || doubtful.prevent(error)) continue;
      if (error.code == errors::E0374.code && filled.may_have_files(each)) continue;
      for (core::error_code const* known : {&errors::E0374, &errors::E0378, &errors::E0379})
        if (known->code == error.code) result.error = known;
      result.resources.push_back(i);
      result.subject = error.subject;
      return result;
    }
  }
  return result;
}

}  // namespace detail
}  // namespace strata
