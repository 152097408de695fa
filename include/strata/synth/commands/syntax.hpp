// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// The command line of a program as data. The parser, the help, the completions and the manual page are made of it.
namespace strata::synth::commands {

/// A word of a closed choice, and the enumerator that it stands for.
template <class Enum>
struct choice {
  char const* word;
  Enum value;
};

/// An option of a command, or an operand: a word without a dash.
struct option {
  struct help {};     ///< prints the help and ends
  struct version {};  ///< prints the version and ends
  struct number {
    int* into;
    int least, most;
    int without_value;  ///< what the option alone stands for
  };
  struct one_of {
    std::vector<std::string> words;
    std::function<void(std::size_t)> choose;  ///< takes the position of the word
  };
  struct file {
    std::string* into;
  };
  using target = std::variant<help, version, bool*, std::string*, std::vector<std::string>*, file, number, one_of>;

  std::string names;     ///< "-o,--output"; of an operand: "FILE"
  std::string argument;  ///< the name of its value; empty for flags and operands
  std::string text;      ///< the line of the help
  target into;           ///< where the value goes
  bool required = false;

  /// "--output" and "-o", the long ones first; none of an operand.
  std::vector<std::string> spellings() const {
    std::vector<std::string> result;
    if (is_operand()) return result;
    for (std::size_t at = 0; at < names.size();) {
      std::size_t const end = std::min(names.find(',', at), names.size());
      bool const is_long = names.compare(at, 2, "--") == 0;
      result.insert(is_long ? result.begin() : result.end(), names.substr(at, end - at));
      at = end + 1;
    }
    return result;
  }
  bool is_operand() const { return names.front() != '-'; }
  bool is_file() const { return std::holds_alternative<file>(into); }
  std::vector<std::string> words() const {
    auto const* choices = std::get_if<one_of>(&into);
    return choices == nullptr ? std::vector<std::string>{} : choices->words;
  }
};

/// The options of one command, in the order of its help. They write into the members of the command.
class option_list {
 public:
  option_list() { add({"-h,--help", "", "print this help", option::help{}}); }

  void version(std::string text) { add({"--version", "", std::move(text), option::version{}}); }
  void flag(std::string names, bool& into, std::string text) { add({std::move(names), "", std::move(text), &into}); }
  void value(std::string names, std::string argument, std::string& into, std::string text) {
    add({std::move(names), std::move(argument), std::move(text), &into});
  }
  void values(std::string names, std::string argument, std::vector<std::string>& into, std::string text) {
    add({std::move(names), std::move(argument), std::move(text), &into});
  }
  void number(std::string names, std::string argument, option::number into, std::string text) {
    add({std::move(names), std::move(argument), std::move(text), into});
  }
  template <class Enum, std::size_t N>
  void one_of(std::string names, std::string argument, Enum& into, choice<Enum> const (&choices)[N], std::string text) {
    add({std::move(names), std::move(argument), std::move(text), chosen(into, choices)});
  }
  void json_flag(bool& into) { flag("--json", into, "print JSON"); }
  void output_file(std::string& into) {
    add({"-o,--output", "FILE", "write to this file instead of standard output", option::file{&into}});
  }

  void operand(std::string name, std::string& into, std::string text) {
    add({std::move(name), "", std::move(text), &into});
  }
  void required_operand(std::string name, std::string& into, std::string text) {
    add({std::move(name), "", std::move(text), &into, true});
  }
  void required_file(std::string& into, std::string text) {
    add({"FILE", "", std::move(text), option::file{&into}, true});
  }
  template <class Enum, std::size_t N>
  void required_choice(std::string name, Enum& into, choice<Enum> const (&choices)[N], std::string text) {
    add({std::move(name), "", std::move(text), chosen(into, choices), true});
  }

  auto begin() const { return options_.begin(); }
  auto end() const { return options_.end(); }

 private:
  template <class Enum, std::size_t N>
  static option::one_of chosen(Enum& into, choice<Enum> const (&choices)[N]) {
    option::one_of result;
    for (auto const& c : choices) result.words.emplace_back(c.word);
    result.choose = [&into, &choices](std::size_t at) { into = choices[at].value; };
    return result;
  }
  void add(option one) { options_.push_back(std::move(one)); }

  std::vector<option> options_;
};

struct command_syntax {
  std::string name;
  std::string text;  ///< the line of the help
  option_list options;
};

/// A command line that is worth a try, and what it does.
struct example {
  std::string arguments;
  std::string text;
};

/// The command line of a program.
struct program_syntax {
  std::string name;  ///< of the program, as it was called
  std::string text;
  std::vector<example> examples;
  std::string exit_codes;
  option_list options;  ///< of the program itself: what it does without a command
  std::vector<command_syntax> commands;
};

}  // namespace strata::synth::commands
