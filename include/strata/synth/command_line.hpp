// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/program.hpp>

namespace strata::synth {

/// The exit codes of a generated program.
enum exit_code : int {
  success = 0,
  defect = 1,          ///< an error in Strata itself
  bad_arguments = 2,   ///< also: an id that the stack does not have, a file that is no template
  cannot_write = 3,    ///< a file could not be written, or read; what was there is unchanged
  template_too_large = 4,
  differs = 5,         ///< `diff`: something changes, nothing is replaced
  replaces = 6,        ///< `diff`: a resource is replaced, or may be, or its update is refused; no data is lost
  loses_data = 7,      ///< `diff`: data is deleted
  breaks_policy = 8,   ///< `check`: the template does not comply with a policy, or has a waiver that waives nothing
};

/// The main function of a program that writes a stack's template. See `--help`.
int run_program(stack_program const& program, int argc, char const* const* argv);

}  // namespace strata::synth

namespace strata {

/// What `main` of a program calls: writes the stack's template to standard output or a file, and a summary to standard
/// error; with a subcommand it lists, draws, explains or compares instead. A stack that cannot be deployed does not compile.
/// @return one of `synth::exit_code`
template <class Stack>
int run(int argc, char const* const* argv) {
  return synth::run_program(synth::program_of<Stack>(), argc, argv);
}

}  // namespace strata
