// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/listing.hpp>
#include <strata/synth/suggestion.hpp>

#include <stdexcept>

namespace strata::synth::commands {

/// Lists the resources in the order of deployment.
class list_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand("PATTERN", pattern_,
                    "list only resources whose id, type or declaration matches, such as 'AWS::S3::*'");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    deployment const made = deployment_of(on.program);
    auto const found = resources_like(made, pattern_);
    if (found.empty() && !pattern_.empty())
      throw std::invalid_argument{"no resource has an id, type or declaration like " + pattern_ +
                                  did_you_mean(pattern_, explainable_ids(made))};
    return as_json_ ? write(on, list_as_json(made, found)) : write(on, list_as_text(made, found, paint()));
  }

 private:
  std::string pattern_;  ///< empty: all resources
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
