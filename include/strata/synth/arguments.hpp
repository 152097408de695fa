// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/syntax.hpp>

#include <optional>

namespace strata::synth::commands {

/// The request of a command line.
struct request {
  std::string answer;                  ///< the text of the help or the version, if the command line asks for one
  std::optional<std::size_t> command;  ///< a position in the commands of the program; none: no command
};

/// Reads a command line, and writes the values of its options to the places that their descriptions name. An option in
/// front of a command belongs to the command if the command has it.
/// @throws std::invalid_argument the error in the command line, in one sentence
request read_arguments(program_syntax const& syntax, int argc, char const* const* argv);

}  // namespace strata::synth::commands
