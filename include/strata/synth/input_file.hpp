// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace strata::synth {

/// A file cannot be read. The message names it.
struct unreadable_file : std::runtime_error {
  using runtime_error::runtime_error;
};

/// The content of a file.
/// @throws unreadable_file
inline std::string read_file(std::string const& file) {
  std::error_code failed;
  if (std::filesystem::is_directory(file, failed)) throw unreadable_file{"cannot read " + file + ", a directory"};
  std::ifstream in{file, std::ios::binary};
  if (!in.good()) throw unreadable_file{"cannot read " + file};
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// The content of a file, or of standard input for "-".
/// @throws unreadable_file
inline std::string read_input(std::string const& file) {
  return file == "-" ? std::string{std::istreambuf_iterator<char>{std::cin}, {}} : read_file(file);
}

}  // namespace strata::synth
