// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/waiver.hpp>

namespace strata::detail {

/// The metadata of an IAM policy that has to name "*" or a pattern: tells cdk-nag, and whoever reads the template, why.
constexpr cfn::json wildcard_reason(std::string_view reason) { return cfn::waives("AwsSolutions-IAM5", reason); }

}  // namespace strata::detail
