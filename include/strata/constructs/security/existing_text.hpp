// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/constant_text.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/constructs/security/existing_errors.hpp>
#include <strata/constructs/utility/references.hpp>

/// What names a thing that exists already.
namespace strata::detail {

/// `arn:aws…`, with the service and the kind of resource where they belong.
constexpr bool is_arn_of(std::string_view text, std::string_view service, std::string_view kind) {
  return text.starts_with("arn:aws") && text.find(service) != text.npos && text.find(kind) != text.npos &&
         text.find_first_of(" *?$") == text.npos;
}

/// Says what a text refers to, and that it is no secret value, which no custom resource gets. Errors: E0103, E0215,
/// E0223, E0336.
constexpr void describe_existing(core::describer& out, cfn::constant_text const& what, std::string_view option) {
  out.require(!what.is_secure(), errors::E0336, option);
  if (what.known().empty() && !what.empty()) describe_references(out, cfn::json{what.text()});
}

/// Something that exists already lacks an option that a use of it needs: E0335.
constexpr void require_said(core::describer& out, bool is_said, std::string_view option, std::string_view id) {
  if (is_said) return;
  core::sequence<char> subject;
  for (std::string_view part : {option, std::string_view{" of "}, id}) core::append_text(subject, part);
  out.report(errors::E0335, {subject.data(), subject.size()});
}

}  // namespace strata::detail
