// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/waiver.hpp>

namespace strata::detail {

/// The metadata of an IAM policy that needs "*" or a pattern: it gives the reason to cdk-nag and to readers of the
/// template.
constexpr cfn::json wildcard_reason(std::string_view reason) { return cfn::waives("AwsSolutions-IAM5", reason); }

}  // namespace strata::detail
