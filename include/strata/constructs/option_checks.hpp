// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/checks.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/option_errors.hpp>
#include <strata/constructs/resource_options.hpp>
#include <strata/constructs/security/existing_text.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/core/description.hpp>
#include <strata/core/verdict.hpp>

/// The checks of the options that change all resources of a stack, or stand for some of them.
namespace strata::detail {

constexpr bool is_tag_text(std::string_view text) {
  return all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || c < 0 || std::string_view{" _.:/=+-@"}.find(c) != std::string_view::npos;
  });
}

/// The first error of a stack's options: E0327, E0334, E0336, E0338, E0339.
class option_checker {
 public:
  constexpr option_checker(stack_options const& options, core::description const* const* constructs, std::size_t count)
      : options_{options}, constructs_{constructs}, count_{count} {}

  constexpr core::verdict check() {
    check_tags();
    check_text(options_.permissions_boundary);
    check_arn(options_.permissions_boundary, ":iam::", ":policy/");
    check_text(options_.log_key);
    require(options_.log_key.known().empty() || is_key_arn(options_.log_key.known()), errors::E0317,
            options_.log_key.known());
    check_pattern();
    for (any_iam_role const* role : {options_.handler_role, options_.state_machine_role})
      if (role != nullptr) require(has(role->id), errors::E0327, role->id);
    return result_;
  }

 private:
  constexpr void require(bool holds, core::error_code const& code, std::string_view subject) {
    if (holds || result_.error != nullptr) return;
    result_.error = &code;
    result_.subject = subject;
  }
  [[nodiscard]] constexpr bool has(std::string_view id) const {
    for (std::size_t i = 0; i < count_; ++i)
      if (constructs_[i]->id == id) return true;
    return false;
  }
  /// What a text refers to is in the stack.
  constexpr void check_text(cfn::constant_text const& text) {
    std::string_view const id = text.id().construct;
    if (!id.empty() && id.substr(0, 5) != "AWS::") require(has(id), errors::E0327, id);
  }
  constexpr void check_arn(cfn::constant_text const& text, std::string_view service, std::string_view kind) {
    require(text.known().empty() || is_arn_of(text.known(), service, kind), errors::E0334, text.known());
  }
  constexpr void check_tags() {
    fixed_list<resource_tag, 16> const& tags = options_.tags;
    require(tags.given() <= tags.size(), errors::E0325, "tags");
    for (std::size_t i = 0; i < tags.size(); ++i) {
      resource_tag const& tag = tags[i];
      bool const fits =
          !tag.key.empty() && tag.key.size() <= 128 && tag.value.known().size() <= 256 && !tag.key.starts_with("aws:");
      require(fits && is_tag_text(tag.key) && is_tag_text(tag.value.known()), errors::E0338, tag.key);
      for (std::size_t k = 0; k < i; ++k)
        require(tags[k].key != tag.key || (tags[k].only != tag.only && !tags[k].only.empty() && !tag.only.empty()),
                errors::E0338, tag.key);
      if (!tag.only.empty()) require(has(tag.only), errors::E0327, tag.only);
      check_text(tag.value);
    }
  }
  constexpr void check_pattern() {
    if (options_.names.empty()) return;
    bool has_id = false, fits = true;
    for_each_part_of_pattern(options_.names, [&](pattern_part const& part) {
      has_id = has_id || part.what == pattern_part::kind::id || part.what == pattern_part::kind::kebab_id;
      fits = fits && part.what != pattern_part::kind::unknown;
      if (part.what == pattern_part::kind::characters)
        fits =
            fits && all_of(part.characters, [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    });
    require(has_id && fits, errors::E0339, options_.names);
  }

  stack_options const& options_;
  core::description const* const* constructs_;
  std::size_t count_;
  core::verdict result_{};
};

}  // namespace strata::detail
