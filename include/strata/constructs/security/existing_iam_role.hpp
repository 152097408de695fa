// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/security/existing_text.hpp>
#include <strata/constructs/security/iam_role.hpp>

namespace strata {

struct existing_iam_role_options {
  cfn::constant_text arn{};    ///< of the role; empty: the role `name` of this account
  cfn::constant_text name{};   ///< without its path; empty: the end of the ARN
  bool takes_policies = true;  ///< false: the stack attaches no policies, because somebody else keeps its permissions
};

/// An IAM role that exists already: the default role of a namespace, the role of a COPY, of an assignment of database
/// roles, or of the handler. It makes no resource. What it may do, Strata does not know. Errors: E0334, E0335.
class existing_iam_role_base : public any_iam_role {
 public:
  constexpr existing_iam_role_base(std::string_view id_, existing_iam_role_options const& options,
                                   core::source_line line_)
      : any_iam_role{id_, options.arn, options.name, options.takes_policies, line_} {}

  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known);
    detail::require_said(out, !arn_.empty() || !name_.empty(), "arn", id);
    detail::describe_existing(out, arn_, "arn");
    detail::describe_existing(out, name_, "name");
    out.require(arn_.known().empty() || detail::is_arn_of(arn_.known(), ":iam::", ":role/"), errors::E0334,
                arn_.known());
  }
  constexpr void expand(auto&) const {}
};

template <core::fixed_string Id = "">
struct existing_iam_role : existing_iam_role_base {
  constexpr existing_iam_role(existing_iam_role_options const& options, core::source_line line_ = {})
      : existing_iam_role_base{Id.view(), options, line_} {}
};

}  // namespace strata
