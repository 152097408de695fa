// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/arguments.hpp>
#include <strata/synth/suggestion.hpp>
#include <strata/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>
#include <stdexcept>

/// The only place that knows CLI11. Like command_line_impl.hpp it is compiled once where CMake is used, and beside it,
/// since neither needs the other.
namespace strata::synth::commands {

namespace detail {

/// Declares one option to CLI11.
class cli_option {
 public:
  cli_option(CLI::App& app, option const& from) : app_{app}, from_{from} {}

  void operator()(option::help) const { app_.set_help_flag(from_.names, from_.text); }
  void operator()(option::version) const {
    app_.set_version_flag(from_.names, "Strata " + std::string{strata::version}, from_.text);
  }
  void operator()(bool* into) const { app_.add_flag(from_.names, *into, from_.text); }
  void operator()(std::string* into) const { complete(app_.add_option(from_.names, *into, from_.text)); }
  void operator()(std::vector<std::string>* into) const { complete(app_.add_option(from_.names, *into, from_.text)); }
  void operator()(option::file to) const {
    complete(app_.add_option(from_.names, *to.into, from_.text))->check([](std::string const& file) {
      return file.empty() ? "the name of a file is needed" : "";
    });
  }
  void operator()(option::number const& to) const {
    complete(app_.add_option(from_.names, *to.into, from_.text))
        ->expected(0, 1)
        ->default_str(std::to_string(to.without_value))
        ->check(CLI::Range(to.least, to.most));
  }
  void operator()(option::one_of const& to) const {
    auto const choose = [&to](std::string const& word) {
      to.choose(static_cast<std::size_t>(std::find(to.words.begin(), to.words.end(), word) - to.words.begin()));
    };
    complete(app_.add_option_function<std::string>(from_.names, choose, from_.text))->check(CLI::IsMember(to.words));
  }

 private:
  CLI::Option* complete(CLI::Option* one) const { return one->required(from_.required)->type_name(from_.argument); }

  CLI::App& app_;
  option const& from_;
};

inline void declare(CLI::App& app, option_list const& options) {
  for (option const& one : options) std::visit(cli_option{app, one}, one.into);
}

/// The description of a program, with examples below.
inline std::string introduction(program_syntax const& syntax) {
  std::size_t width = 0;
  for (example const& one : syntax.examples) width = std::max(width, one.arguments.size());
  std::string result = syntax.text + "\n\nTo go on:";
  for (example const& one : syntax.examples)
    result +=
        "\n  " + syntax.name + ' ' + one.arguments + std::string(width - one.arguments.size() + 2, ' ') + one.text;
  return result + '\n';
}

inline void declare(CLI::App& app, program_syntax const& syntax) {
  app.name(syntax.name);
  app.description(introduction(syntax));
  app.footer(syntax.exit_codes);
  app.require_subcommand(0, 1);
  declare(app, syntax.options);
  for (command_syntax const& command : syntax.commands)
    declare(*app.add_subcommand(command.name, command.text), command.options);
}

/// Gives a command the options that stand in front of it.
inline void hand_on(CLI::App const& app, CLI::App& command, option_list const& above, option_list const& options) {
  auto const key = [](option const& one) { return one.names.substr(one.names.rfind(',') + 1); };
  for (option const& one : above) {
    CLI::Option const* const given = app.get_option(key(one));
    if (given->count() == 0) continue;
    for (option const& other : options) {
      if (other.names != one.names || other.words() != one.words()) continue;
      CLI::Option* const missing = command.get_option(key(other));
      if (missing->count() > 0) continue;
      missing->add_result(given->results());
      missing->run_callback();
    }
  }
}

inline std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

/// What is wrong with an argument that nothing takes.
/// @param command the one that was named, or null
inline std::string complaint(std::string const& argument, program_syntax const& syntax, command_syntax const* command) {
  std::vector<std::string> names;
  if (argument.front() == '-') {
    std::string const name = argument.substr(0, argument.find('='));
    for (option const& one : command == nullptr ? syntax.options : command->options)
      for (std::string const& spelling : one.spellings()) names.push_back(spelling);
    return "there is no option " + name + (command == nullptr ? "" : " of " + command->name) +
           did_you_mean(name, names);
  }
  if (command != nullptr) return command->name + " takes no argument " + argument;
  for (command_syntax const& one : syntax.commands) names.push_back(one.name);
  return "there is no command " + argument + did_you_mean(argument, names);
}

}  // namespace detail

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    request
    read_arguments(program_syntax const& syntax, int argc, char const* const* argv) {
  CLI::App app;
  detail::declare(app, syntax);
  auto const chosen = [&]() -> std::optional<std::size_t> {
    for (std::size_t at = 0; at < syntax.commands.size(); ++at)
      if (app.got_subcommand(syntax.commands[at].name)) return at;
    return {};
  };
  try {
    app.parse(argc, argv);
    if (auto const at = chosen())
      detail::hand_on(app, *app.get_subcommand(syntax.commands[*at].name), syntax.options,
                      syntax.commands[*at].options);
    return {{}, chosen()};
  } catch (CLI::Success const& answered) {
    std::ostringstream text;
    app.exit(answered, text, text);
    return {text.str(), {}};
  } catch (CLI::ExtrasError const&) {
    auto const at = chosen();
    throw std::invalid_argument{
        detail::complaint(app.remaining(true).front(), syntax, at ? &syntax.commands[*at] : nullptr)};
  } catch (CLI::ParseError const& wrong) {
    throw std::invalid_argument{detail::one_line(wrong.what())};
  }
}

}  // namespace strata::synth::commands
