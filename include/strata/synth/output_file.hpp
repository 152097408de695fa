// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/terminal.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace strata::synth {

namespace detail {

/// The file at the end of symbolic links. A link may lead to a file that does not exist yet.
inline std::filesystem::path end_of_links(std::filesystem::path file) {
  namespace fs = std::filesystem;
  std::error_code failed;
  for (int links = 0; links < 40 && fs::is_symlink(file, failed); ++links) {  // Linux follows as many
    fs::path const next = fs::read_symlink(file, failed);
    file = next.is_absolute() ? next : file.parent_path() / next;
  }
  return file;
}

inline bool holds(std::filesystem::path const& file, std::string const& content) {
  std::error_code failed;
  if (std::filesystem::file_size(file, failed) != content.size() || failed) return false;
  std::ifstream in{file, std::ios::binary};
  return std::string{std::istreambuf_iterator<char>{in}, {}} == content;
}

/// Writes a new file. It gets the mode of the file that it will replace before the content, which may be secret.
inline bool write_beside(std::filesystem::path const& beside, std::filesystem::path const& target,
                         std::string const& content) {
  namespace fs = std::filesystem;
  std::error_code failed;
  bool const replaces = fs::exists(target, failed);
  std::ofstream out{beside, std::ios::binary | std::ios::trunc};
  auto const mode = fs::status(replaces ? target : beside, failed).permissions();
  if (fs::status(beside, failed).permissions() != mode) fs::permissions(beside, mode, failed);
  out << content << std::flush;
  return out.good() && !failed;
}

}  // namespace detail

/// Writes beside the file and renames, so a failure leaves the old content. The mode and symbolic links of a file stay.
/// If the file has the content already, it stays untouched with its time stamp, and no build repeats steps that depend
/// on it.
inline bool write_file(std::string const& file, std::string const& content) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (fs::is_directory(file, failed)) return false;
  bool const exists = fs::exists(file, failed);
  if (exists && !fs::is_regular_file(file, failed)) {  // a device or a pipe, such as /dev/stdout
    std::ofstream out{file, std::ios::binary};
    out << content << std::flush;
    return out.good();
  }
  fs::path const target = detail::end_of_links(file);
  if (fs::is_symlink(target, failed)) return false;  // a cycle of links
  if (exists && detail::holds(target, content)) return true;
  fs::path beside = target;
  beside += ".partial";
  bool const written = detail::write_beside(beside, target, content);
  if (written) fs::rename(beside, target, failed);
  if (written && !failed) return true;
  std::error_code ignored;
  fs::remove(beside, ignored);
  return false;
}

/// Writes to a file, or to standard output if the name is empty.
inline bool write_output(std::string const& file, std::string const& content) {
  if (!file.empty()) return write_file(file, content);
  return (std::cout << (is_terminal(standard_stream::output) ? shown(content) : content) << std::flush).good();
}

/// Writes to standard error.
inline void write_error(std::string const& text) {
  std::cerr << (is_terminal(standard_stream::error) ? shown(text) : text) << std::flush;
}

}  // namespace strata::synth
