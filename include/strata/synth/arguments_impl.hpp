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

/// The only place that knows CLI11. Like command_line_impl.hpp it is compiled once with CMake; the two are separate
/// because neither needs the other.
namespace strata::synth::commands {

namespace detail {

/// The error for a word that is none of a choice; empty for one of them.
inline std::string none_of(std::string const& word, std::vector<std::string> const& words) {
  if (std::find(words.begin(), words.end(), word) != words.end()) return {};
  std::string listed;
  for (std::size_t at = 0; at < words.size(); ++at)
    listed += (at == 0 ? "" : at + 1 == words.size() ? " or " : ", ") + words[at];
  return word + " is not " + listed + did_you_mean(word, words);
}

/// Declares an option with a required or an optional value.
inline CLI::Option* declare_value(CLI::App& app, option const& one) {
  switch (one.takes) {
    case option::kind::number:
      return app.add_option(one.names, *one.number, one.text)
          ->expected(0, 1)
          ->default_str(std::to_string(one.without_value))
          ->check(CLI::Range(one.least, one.most));
    case option::kind::list:  // one value for each option: the next word may be the operand
      return app.add_option(one.names, *one.values, one.text)->allow_extra_args(false);
    case option::kind::choice: {
      auto const choose = [&one](std::string const& word) {
        one.choose(static_cast<std::size_t>(std::find(one.words.begin(), one.words.end(), word) - one.words.begin()));
      };
      return app.add_option_function<std::string>(one.names, choose, one.text)->check([&one](std::string const& word) {
        return none_of(word, one.words);
      });
    }
    case option::kind::file:
      return app.add_option(one.names, *one.value, one.text)->check([](std::string const& file) {
        return file.empty() ? "a file name is missing" : "";
      });
    default:
      return app.add_option(one.names, *one.value, one.text);
  }
}

inline void declare(CLI::App& app, option const& one) {
  if (one.takes == option::kind::help)
    app.set_help_flag(one.names, one.text);
  else if (one.takes == option::kind::version)
    app.set_version_flag(one.names, "Strata " + std::string{strata::version}, one.text);
  else if (one.takes == option::kind::flag)
    app.add_flag(one.names, *one.flag, one.text);
  else
    declare_value(app, one)->required(one.required)->type_name(one.argument);
}

inline void declare(CLI::App& app, option_list const& options) {
  for (option const& one : options) declare(app, one);
}

/// The description of a program, with examples below.
inline std::string introduction(program_syntax const& syntax) {
  std::size_t width = 0;
  for (command_syntax const& command : syntax.commands)
    if (!command.example.empty()) width = std::max(width, syntax.example_of(command).size());
  std::string result = syntax.text + "\n\nTry:";
  for (command_syntax const& command : syntax.commands) {
    if (command.example.empty()) continue;
    std::string const example = syntax.example_of(command);
    result += "\n  " + example + std::string(width - example.size() + 2, ' ') + command.text;
  }
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

/// Gives a command the options in front of it.
inline void hand_on(CLI::App const& app, CLI::App& command, option_list const& above, option_list const& options) {
  auto const key = [](option const& one) { return one.names.substr(one.names.rfind(',') + 1); };
  for (option const& one : above) {
    CLI::Option const* const given = app.get_option(key(one));
    if (given->count() == 0) continue;
    for (option const& other : options) {
      if (other.names != one.names || other.words != one.words) continue;
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

/// The error for an argument that no option or operand takes.
/// @param command the command in the command line, or null
inline std::string complaint(std::string const& argument, program_syntax const& syntax, command_syntax const* command) {
  std::vector<std::string> names;
  if (argument.starts_with('-')) {
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

/// The error for a command without what it needs: what that is, and a call to begin with.
inline std::string incomplete(program_syntax const& syntax, command_syntax const& command) {
  std::string missing, meaning;
  for (option const& one : command.options)
    if (one.required && missing.empty()) missing = one.names, meaning = one.text;
  return command.name + " needs " + missing + ": " + meaning +
         (command.example.empty() ? "" : "; try " + syntax.example_of(command));
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
  } catch (CLI::RequiredError const& wrong) {
    auto const at = chosen();
    throw std::invalid_argument{at ? detail::incomplete(syntax, syntax.commands[*at]) : detail::one_line(wrong.what())};
  } catch (CLI::ParseError const& wrong) {
    throw std::invalid_argument{detail::one_line(wrong.what())};
  }
}

}  // namespace strata::synth::commands
