// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/command_line.hpp>
#include <strata/synth/commands/syntax.hpp>
#include <strata/synth/json_writer.hpp>
#include <strata/synth/output_file.hpp>
#include <strata/synth/terminal.hpp>

namespace strata::synth::commands {

/// The context of a command's run.
struct invocation {
  stack_program const& program;
  program_syntax const& syntax;

  [[nodiscard]] std::string name() const { return std::string{program.info.name}; }
  /// Writes a line to standard error, behind the name of the stack.
  void note(std::string const& text) const { write_error(name() + ": " + text + '\n'); }
};

/// A command of a program. Its members are its options, with their defaults. Each command has a file in this folder and
/// a line in table.hpp.
class command {
 public:
  virtual ~command() = default;

  /// Adds the names of the options, and their help.
  virtual void describe(option_list& options) = 0;

  /// @throws std::invalid_argument the error in the values of the options
  [[nodiscard]] virtual exit_code run(invocation const& on) const = 0;

 protected:
  std::string output;  ///< a file; empty for standard output

  [[nodiscard]] exit_code write(invocation const& on, std::string const& content, exit_code code = success) const {
    if (write_output(output, content)) return code;
    on.note("cannot write " + (output.empty() ? "standard output" : output));
    return cannot_write;
  }
  [[nodiscard]] exit_code write(invocation const& on, json const& content, exit_code code = success) const {
    return write(on, content.dump(2) + '\n', code);
  }
  [[nodiscard]] painter paint() const { return output.empty() ? painter::of_standard_output() : painter{false}; }
};

}  // namespace strata::synth::commands
