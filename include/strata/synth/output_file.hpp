// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace strata::synth {

/// Writes beside the file and renames, so that a failure leaves what was there. A file that holds the content already
/// is not touched: its time stamp stays, and nothing that depends on it is built again.
inline bool write_file(std::string const& file, std::string const& content) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path const target{file};
  if (fs::is_directory(target, failed)) return false;
  bool const exists = fs::exists(target, failed);
  if (exists && !fs::is_regular_file(target, failed)) {  // a device or a pipe
    std::ofstream out{target, std::ios::binary};
    out << content << std::flush;
    return out.good();
  }
  if (exists && fs::file_size(target, failed) == content.size()) {
    std::ifstream in{target, std::ios::binary};
    if (std::string{std::istreambuf_iterator<char>{in}, {}} == content) return true;
  }
  fs::path beside = target;
  beside += ".partial";
  {
    std::ofstream out{beside, std::ios::binary | std::ios::trunc};
    out << content << std::flush;
    if (!out.good()) {
      out.close();
      fs::remove(beside, failed);
      return false;
    }
  }
  fs::rename(beside, target, failed);
  if (!failed) return true;
  std::error_code ignored;
  fs::remove(beside, ignored);
  return false;
}

/// Writes to a file, or to standard output when it has no name.
inline bool write_output(std::string const& file, std::string const& content) {
  if (!file.empty()) return write_file(file, content);
  return (std::cout << content << std::flush).good();
}

}  // namespace strata::synth
