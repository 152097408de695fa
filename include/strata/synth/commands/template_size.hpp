// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/deploy_command.hpp>

namespace strata::synth::commands {

/// The maximum size of a template in bytes.
inline std::size_t template_limit(bool through_bucket) {
  return through_bucket ? cfn::max_template_bytes_from_s3 : cfn::max_template_bytes;
}

/// Whether a template is too large; if so, writes that to standard error.
/// @param bytes the size of the minified template
inline bool is_too_large(invocation const& on, std::size_t bytes, bool through_bucket) {
  std::size_t const limit = template_limit(through_bucket);
  if (bytes <= limit) return false;
  on.note("the template has " + with_thousands(bytes) + " bytes, more than the " + with_thousands(limit) +
          (through_bucket ? " that CloudFormation accepts; divide the stack"
                          : " that deploy without a bucket; use --through-bucket"));
  return true;
}

}  // namespace strata::synth::commands
