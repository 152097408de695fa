// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/syntax.hpp>

#include <optional>

namespace strata::synth::commands {

/// What a command line asks for.
struct request {
  std::string answer;                  ///< the help or the version, if they were asked for
  std::optional<std::size_t> command;  ///< a position in the commands of the program; none: the program itself
};

/// Reads a command line, and writes the values of its options where their description says. An option in front of a
/// command counts as the command's where it has the same one.
/// @throws std::invalid_argument what is wrong with the command line, in one sentence
request read_arguments(program_syntax const& syntax, int argc, char const* const* argv);

}  // namespace strata::synth::commands
