// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/program.hpp>

namespace strata::synth {

/// The exit codes of a generated program.
enum exit_code : int {
  success = 0,
  defect = 1,          ///< an error in Strata itself
  bad_arguments = 2,
  cannot_write = 3,    ///< the output could not be written; what was there is unchanged
  template_too_large = 4,
};

/// The main function of a program that writes a stack's template. See `--help`.
int run_program(stack_program const& program, int argc, char const* const* argv);

}  // namespace strata::synth

namespace strata {

/// What `main` of a program calls: writes the stack's template to standard output or a file, and a summary to standard
/// error. A stack that cannot be deployed does not compile.
/// @return one of `synth::exit_code`
template <class Stack>
int run(int argc, char const* const* argv) {
  return synth::run_program(synth::program_of<Stack>(), argc, argv);
}

}  // namespace strata
