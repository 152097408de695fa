// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/commands/shell_completion.hpp>

namespace strata::synth::commands {

inline constexpr choice<shell> shells[] = {{"bash", shell::bash}, {"zsh", shell::zsh}, {"fish", shell::fish}};

/// Prints a script that completes commands, options and their values.
class completion_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_choice("SHELL", shell_, shells, "bash, zsh or fish");
    options.output_file(output);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    return write(on, completion_script(on.syntax, shell_));
  }

 private:
  shell shell_ = shell::bash;
};

}  // namespace strata::synth::commands
