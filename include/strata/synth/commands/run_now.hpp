// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/run_now.hpp>
#include <strata/synth/suggestion.hpp>

#include <algorithm>
#include <stdexcept>

namespace strata::synth::commands {

/// Prints the command that runs at once what a schedule runs.
class run_now_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand("SCHEDULE", schedule_, "the id of one schedule; without it, all of them are listed");
    options.value("--stack-name", "NAME", target_.stack_name, "it was deployed under this name");
    options.value("--region", "REGION", target_.region, "it was deployed to this region");
    options.output_file(output);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    json const document = synthesize(on.program).document;
    std::vector<std::string> const all = schedules_in(document);
    bool const known = std::find(all.begin(), all.end(), schedule_) != all.end();
    if (!schedule_.empty() && !known)
      throw std::invalid_argument{"there is no schedule " + schedule_ + did_you_mean(schedule_, all)};
    std::string const stack = target_.stack_name.empty() ? on.name() : target_.stack_name;
    std::string result;
    for (std::string const& each : all) {
      if (!schedule_.empty() && each != schedule_) continue;
      std::string const line = synth::run_now_command(document, each, stack, target_);
      if (line.empty()) continue;
      if (schedule_.empty()) result.append("# ").append(each).append("\n");
      result.append(line).append("\n");
    }
    return write(on, result);
  }

 private:
  std::string schedule_;  ///< empty: all schedules
  deployment_target target_;
};

}  // namespace strata::synth::commands
