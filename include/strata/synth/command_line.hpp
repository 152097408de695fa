// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/program.hpp>

#ifdef STRATA_EXPLAIN
#include <strata/synth/explanation.hpp>

#include <cstdio>
#endif

namespace strata::synth {

/// The exit codes of a generated program.
enum exit_code : int {
  success = 0,
  defect = 1,         ///< an error in Strata itself
  bad_arguments = 2,  ///< also: an id that is not in the stack, a file without a template
  cannot_write = 3,   ///< a file could not be written, or read; existing files are unchanged
  template_too_large = 4,
  differs = 5,        ///< `diff`: something changes, nothing is replaced; `drift`: something differs
  replaces = 6,       ///< `diff`: a resource is replaced, or may be, or its update is refused; no data is lost
  loses_data = 7,     ///< `diff`: data is deleted
  breaks_policy = 8,  ///< `check`: the template does not comply with a policy, or has an unused waiver
  invalid_stack = 9,  ///< of a program compiled with STRATA_EXPLAIN: the stack cannot be deployed
  gains_access = 10,  ///< `diff`, `access`: with --fail-on-gained, somebody gains access
};

/// Runs a program that writes a stack's template. See `--help`.
int run_program(stack_program const& program, int argc, char const* const* argv);

}  // namespace strata::synth

namespace strata {

/// The body of a program's `main`: writes the stack's template to standard output or a file, and a summary to standard
/// error. With a subcommand it lists, draws, explains or compares instead. A stack that cannot be deployed does not
/// compile.
/// @return one of `synth::exit_code`
///
/// A program compiled with STRATA_EXPLAIN takes any stack: `valid` and `complies_with` raise no error. The program
/// reports the errors when it runs, with exit code 9; `--explain` reports even that there are none.
template <class Stack>
int run(int argc, char const* const* argv) {
#ifdef STRATA_EXPLAIN
  std::string const wrong = explain<Stack>();
  bool const asked = argc == 2 && std::string_view{argv[1]} == "--explain";
  if (asked && wrong.empty())
    return std::puts("Nothing is wrong with this stack.") < 0 ? synth::cannot_write : synth::success;
  if (!wrong.empty()) {
    std::fputs(wrong.c_str(), asked ? stdout : stderr);
    return synth::invalid_stack;
  }
#endif
  return synth::run_program(synth::program_of<Stack>(), argc, argv);
}

}  // namespace strata
