// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace strata::synth {

/// A file cannot be read: the sentence names it.
struct unreadable_file : std::runtime_error {
  using runtime_error::runtime_error;
};

/// The content of a file; of standard input for "-".
/// @throws unreadable_file
inline std::string read_input(std::string const& file) {
  if (file == "-") return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
  std::ifstream in{file, std::ios::binary};
  if (!in.good()) throw unreadable_file{"cannot read " + file};
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace strata::synth
