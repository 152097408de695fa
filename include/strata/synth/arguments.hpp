// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace strata::synth {

/// What a generated program was asked to do.
struct arguments {
  std::string command = "synth";
  std::string answer;  ///< what the command line alone answers: the help, the version, a completion, the manual page
  std::string output;
  int indent = -1;
  std::string format = "json";
  bool through_bucket = false;
  bool quiet = false;
  bool as_json = false;
  std::string picture = "mermaid";
  std::string level = "declarations";
  std::string lineage = "table";
  std::string id;
  std::string file;
  std::string fail_on = "difference";
  std::string stack_name, region, bucket;
  std::vector<std::string> policies;
  std::string report = "table";
};

/// Reads the command line of the program of a stack, which is given by its name.
/// @throws std::invalid_argument what is wrong with it, on one line
arguments arguments_of(std::string_view stack, int argc, char const* const* argv);

}  // namespace strata::synth
