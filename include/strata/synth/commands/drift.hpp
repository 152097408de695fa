// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/drift/compare.hpp>
#include <strata/synth/input_file.hpp>

namespace strata::synth::commands {

/// Compares the live warehouses with the program, or prints the script that looks at them.
class drift_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand("FILE", file_,
                    "the results of the script, '-' for standard input; without it, the script is printed, which only "
                    "reads: sh -ec \"$(PROGRAM drift)\" | PROGRAM drift -");
    options.value("--region", "REGION", target_.region, "the region of the warehouses, for the script");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    drift::program_state const state = drift::state_of(on.program);
    if (file_.empty()) return write(on, drift::drift_script(state, target_));
    std::vector<drift::difference> const found = drift::differences(state, drift::read_results(read_input(file_)));
    exit_code const code = found.empty() ? success : differs;
    return as_json_ ? write(on, drift::to_json(found), code) : write(on, drift::to_text(found), code);
  }

 private:
  std::string file_;  ///< empty: print the script
  deployment_target target_;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
