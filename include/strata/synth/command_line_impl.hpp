// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/command_line.hpp>
#include <strata/synth/template.hpp>
#include <strata/version.hpp>

#include <cxxopts.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

/// The heavy side of a generated program: compiled once where CMake is used, else part of the translation unit of main.
namespace strata::synth {

namespace detail {

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
inline constexpr std::size_t direct_template_bytes = 51'200;
inline constexpr std::size_t bucket_template_bytes = 1'000'000;

inline std::string with_thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// A word of a shell command, quoted when it has to be.
inline std::string shell_word(std::string const& word) {
  bool plain = !word.empty();
  for (char c : word) plain = plain && (std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view{"_-./+:@%"}.find(c) != std::string_view::npos);
  if (plain) return word;
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  return quoted + "'";
}

inline std::string deploy_command(std::string const& file, stack_program const& program, bool through_bucket) {
  return "aws cloudformation deploy --template-file " + shell_word(file) + " --stack-name " + std::string{program.info.name} +
         " --capabilities CAPABILITY_IAM" + (through_bucket ? " --s3-bucket BUCKET" : "");
}

inline void summarize(std::ostream& out, stack_program const& program, synthesized_template const& made, std::size_t bytes,
                      std::string const& file, bool through_bucket) {
  out << program.info.name << ": " << made.resources() << " resources, " << with_thousands(bytes) << " bytes";
  if (!file.empty()) out << ", written to " << file;
  out << '\n';
  std::vector<std::pair<std::string, std::size_t>> kinds{made.resource_counts.begin(), made.resource_counts.end()};
  std::sort(kinds.begin(), kinds.end(), [](auto const& a, auto const& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  for (auto const& [type, count] : kinds) out << "  " << (count < 10 ? " " : "") << count << "  " << type << '\n';
  if (!file.empty()) out << "Deploy it with\n  " << deploy_command(file, program, through_bucket) << '\n';
}

/// Writes beside the file and renames, so that a failure leaves what was there.
inline bool write_file(std::string const& file, std::string const& content) {
  namespace fs = std::filesystem;
  std::error_code failed;
  fs::path const target{file};
  if (fs::is_directory(target, failed)) return false;
  if (fs::exists(target, failed) && !fs::is_regular_file(target, failed)) {  // a device or a pipe
    std::ofstream out{target, std::ios::binary};
    out << content << std::flush;
    return out.good();
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

struct settings {
  std::string output;
  int indent = -1;
  bool through_bucket = false;
};

/// Nothing when the answer was given already, by --help or --version.
inline std::optional<settings> parse(stack_program const& program, int argc, char const* const* argv) {
  std::string const name = argc > 0 ? std::filesystem::path{argv[0]}.filename().string() : "program";
  cxxopts::Options options{name, "Writes the CloudFormation template of the stack " + std::string{program.info.name} + ".\n"};
  options.add_options()  //
      ("o,output", "the file to write; standard output without it", cxxopts::value<std::string>(), "FILE")  //
      ("i,indent", "write one member a line, indented by N spaces", cxxopts::value<int>()->implicit_value("2"), "N")  //
      ("through-bucket", "the template will be deployed through an S3 bucket: up to 1,000,000 bytes instead of 51,200")  //
      ("h,help", "print this text")  //
      ("version", "print the version of Strata");
  options.custom_help("[OPTION...]");
  auto const given = options.parse(argc, argv);
  if (given.count("help") > 0) {
    std::cout << options.help()
              << "\nExit codes: 0 written; 1 a defect of Strata; 2 bad arguments; 3 the output cannot be written;\n"
                 "4 the template is too large.\n";
    return std::nullopt;
  }
  if (given.count("version") > 0) {
    std::cout << "Strata " << version << '\n';
    return std::nullopt;
  }
  if (!given.unmatched().empty()) throw std::invalid_argument{"unexpected argument '" + given.unmatched().front() + "'"};
  settings result;
  if (given.count("output") > 0) result.output = given["output"].as<std::string>();
  if (given.count("output") > 0 && result.output.empty()) throw std::invalid_argument{"--output needs the name of a file"};
  if (given.count("indent") > 0) result.indent = given["indent"].as<int>();
  if (given.count("indent") > 0 && (result.indent < 0 || result.indent > 16))
    throw std::invalid_argument{"--indent takes 0 to 16 spaces"};
  result.through_bucket = given.count("through-bucket") > 0;
  return result;
}

inline int write_template(stack_program const& program, settings const& chosen) {
  synthesized_template const made = synthesize(program);
  // The limit is the minified template's: an indented one is for people, and can be deployed through a bucket.
  std::string const minified = made.document.dump() + '\n';
  std::string const content = chosen.indent < 0 ? minified : made.document.dump(chosen.indent) + '\n';
  std::size_t const limit = chosen.through_bucket ? bucket_template_bytes : direct_template_bytes;
  if (minified.size() > limit) {
    std::cerr << program.info.name << ": the template has " << with_thousands(minified.size()) << " bytes, more than the "
              << with_thousands(limit)
              << (chosen.through_bucket ? " that CloudFormation takes; divide the stack\n"
                                        : " that deploy without a bucket; use --through-bucket\n");
    return template_too_large;
  }
  bool const written = chosen.output.empty() ? (std::cout << content << std::flush).good() : write_file(chosen.output, content);
  if (!written) {
    std::cerr << program.info.name << ": cannot write " << (chosen.output.empty() ? "standard output" : chosen.output) << '\n';
    return cannot_write;
  }
  summarize(std::cerr, program, made, content.size(), chosen.output, content.size() > direct_template_bytes);
  return success;
}

}  // namespace detail

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    int
    run_program(stack_program const& program, int argc, char const* const* argv) {
  try {
    auto const chosen = detail::parse(program, argc, argv);
    return chosen ? detail::write_template(program, *chosen) : success;
  } catch (std::invalid_argument const& wrong) {
    std::cerr << program.info.name << ": " << wrong.what() << "; see --help\n";
    return bad_arguments;
  } catch (cxxopts::exceptions::exception const& wrong) {
    std::cerr << program.info.name << ": " << wrong.what() << "; see --help\n";
    return bad_arguments;
  } catch (std::exception const& error) {
    std::cerr << program.info.name << ": " << error.what() << '\n';
    return defect;
  }
}

}  // namespace strata::synth
