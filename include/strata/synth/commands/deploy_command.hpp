// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/deploy_command.hpp>

namespace strata::synth::commands {

/// Prints the command that deploys a template.
class deploy_command_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_file(target_.file, "the template");
    options.value("--stack-name", "NAME", target_.stack_name, "another name than the stack's own");
    options.value("--region", "REGION", target_.region, "the region");
    options.value("--s3-bucket", "BUCKET", target_.bucket, "a bucket for the template");
    options.output_file(output);
  }

  exit_code run(invocation const& on) const override {
    return write(on, deploy_command(synthesize(on.program).document, on.name(), target_) + '\n');
  }

 private:
  deployment_target target_;
};

}  // namespace strata::synth::commands
