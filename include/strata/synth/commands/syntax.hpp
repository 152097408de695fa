// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

/// The command line of a program as data: the source of the parser, the help, the completions and the manual page.
namespace strata::synth::commands {

/// A word of a closed choice, and its enumerator.
template <class Enum>
struct choice {
  char const* word;
  Enum value;
};

/// An option of a command, or an operand: a word without a dash.
struct option {
  /// The kinds of options. The comments name the member below that receives the value.
  enum class kind {
    help,     ///< nothing: prints the help and ends
    version,  ///< nothing: prints the version and ends
    flag,     ///< nothing
    text,     ///< `value`
    file,     ///< `value`, which must not be empty
    list,     ///< `values`: one for each use of the option
    number,   ///< `number`, from `least` to `most`
    choice,   ///< one of `words`
  };

  kind takes;
  std::string names;     ///< "-o,--output"; of an operand: "FILE"
  std::string argument;  ///< the name of its value; empty for flags and operands
  std::string text;      ///< the line of the help
  bool required = false;

  bool* flag = nullptr;
  std::string* value = nullptr;
  std::vector<std::string>* values = nullptr;
  int* number = nullptr;
  int least = 0, most = 0;
  int without_value = 0;  ///< the number that the option means without a value
  std::vector<std::string> words{};
  std::function<void(std::size_t)> choose{};  ///< takes the position of a word

  /// "--output" and "-o", the long ones first; empty for an operand.
  [[nodiscard]] std::vector<std::string> spellings() const {
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
  [[nodiscard]] bool is_operand() const { return names.front() != '-'; }
};

/// The options of one command, in the order of its help. They write into the members of the command.
class option_list {
 public:
  option_list() { add(option::kind::help, "-h,--help", "", "print this help"); }

  void version(std::string text) { add(option::kind::version, "--version", "", std::move(text)); }
  void flag(std::string names, bool& into, std::string text) {
    add(option::kind::flag, std::move(names), "", std::move(text)).flag = &into;
  }
  void value(std::string names, std::string argument, std::string& into, std::string text) {
    add(option::kind::text, std::move(names), std::move(argument), std::move(text)).value = &into;
  }
  /// The command line may contain it several times.
  void values(std::string names, std::string argument, std::vector<std::string>& into, std::string text) {
    add(option::kind::list, std::move(names), std::move(argument), std::move(text)).values = &into;
  }
  struct range {
    int least, most;
    int without_value;  ///< the number that the option means without a value
  };
  void number(std::string names, std::string argument, int& into, range in, std::string text) {
    option& added = add(option::kind::number, std::move(names), std::move(argument), std::move(text));
    added.number = &into;
    added.least = in.least;
    added.most = in.most;
    added.without_value = in.without_value;
  }
  template <class Enum, std::size_t N>
  void one_of(std::string names, std::string argument, Enum& into, choice<Enum> const (&choices)[N], std::string text) {
    option& added = add(option::kind::choice, std::move(names), std::move(argument), std::move(text));
    for (auto const& c : choices) added.words.emplace_back(c.word);
    added.choose = [&into, &choices](std::size_t at) { into = choices[at].value; };
  }
  void json_flag(bool& into) { flag("--json", into, "print JSON"); }
  void output_file(std::string& into) {
    add(option::kind::file, "-o,--output", "FILE", "write to this file instead of standard output").value = &into;
  }

  void operand(std::string name, std::string& into, std::string text) {
    add(option::kind::text, std::move(name), "", std::move(text)).value = &into;
  }
  void required_operand(std::string name, std::string& into, std::string text) {
    operand(std::move(name), into, std::move(text));
    options_.back().required = true;
  }
  void required_file(std::string& into, std::string text) {
    required_operand("FILE", into, std::move(text));
    options_.back().takes = option::kind::file;
  }
  template <class Enum, std::size_t N>
  void required_choice(std::string name, Enum& into, choice<Enum> const (&choices)[N], std::string text) {
    one_of(std::move(name), "", into, choices, std::move(text));
    options_.back().required = true;
  }

  [[nodiscard]] auto begin() const { return options_.begin(); }
  [[nodiscard]] auto end() const { return options_.end(); }

 private:
  option& add(option::kind takes, std::string names, std::string argument, std::string text) {
    options_.push_back({takes, std::move(names), std::move(argument), std::move(text)});
    return options_.back();
  }

  std::vector<option> options_;
};

struct command_syntax {
  std::string name;
  std::string text;     ///< the line of the help
  std::string example;  ///< example arguments; empty: no example
  option_list options;
};

/// The command line of a program.
struct program_syntax {
  std::string name;  ///< the program's name in its call
  std::string text;
  std::string exit_codes;
  option_list options;  ///< the program's options without a command
  std::vector<command_syntax> commands;

  /// Examples of command lines.
  [[nodiscard]] std::string example_of(command_syntax const& command) const {
    return name + ' ' + command.name + ' ' + command.example;
  }
};

}  // namespace strata::synth::commands
