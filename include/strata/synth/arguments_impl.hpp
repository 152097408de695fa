// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/arguments.hpp>
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

inline void declare(CLI::App& app, program_syntax const& syntax) {
  app.name(syntax.name);
  app.description(syntax.text);
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

}  // namespace detail

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    request
    read_arguments(program_syntax const& syntax, int argc, char const* const* argv) {
  CLI::App app;
  detail::declare(app, syntax);
  try {
    app.parse(argc, argv);
    auto const chosen = app.get_subcommands();
    if (chosen.empty()) return {};
    auto const named = [&](command_syntax const& command) { return command.name == chosen.front()->get_name(); };
    auto const command = std::find_if(syntax.commands.begin(), syntax.commands.end(), named);
    detail::hand_on(app, *chosen.front(), syntax.options, command->options);
    return {{}, static_cast<std::size_t>(command - syntax.commands.begin())};
  } catch (CLI::Success const& answered) {
    std::ostringstream text;
    app.exit(answered, text, text);
    return {text.str(), {}};
  } catch (CLI::ParseError const& wrong) {
    throw std::invalid_argument{detail::one_line(wrong.what())};
  }
}

}  // namespace strata::synth::commands
