// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/listing.hpp>

namespace strata::synth::commands {

/// Lists the resources in the order of deployment.
class list_command final : public command {
 public:
  void describe(option_list& options) override {
    options.output_file(output);
    options.flag("--json", as_json_, "JSON, for programs");
  }

  exit_code run(invocation const& on) const override {
    deployment const made = deployment_of(on.program);
    return as_json_ ? write(on, list_as_json(made)) : write(on, list_as_text(made, paint()));
  }

 private:
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
