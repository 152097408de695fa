// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/version.hpp>

#include <CLI/CLI.hpp>

#include <cctype>
#include <string>
#include <vector>

/// Completions and the manual page, made of the description of the command line.
namespace strata::synth {

namespace detail {

/// "--output" and "-o" of an option, or nothing for a positional.
inline std::vector<std::string> spellings(CLI::Option const& option) {
  std::vector<std::string> result;
  for (auto const& l : option.get_lnames()) result.push_back("--" + l);
  for (auto const& s : option.get_snames()) result.push_back("-" + s);
  return result;
}

/// The words that may follow an option; CLI11 has them as "FORMAT:{json,yaml}".
inline std::vector<std::string> choices(CLI::Option const& option) {
  std::string const type = option.get_type_name();
  std::size_t const open = type.find('{'), end = type.find('}');
  if (open == std::string::npos || end == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, end - open - 1), ',');
}

/// What an option's argument is called; empty for a flag.
inline std::string argument_name(CLI::Option const& option) {
  if (option.get_items_expected_max() == 0) return {};
  std::string const type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

inline std::string join(std::vector<std::string> const& words) {
  std::string result;
  for (auto const& w : words) result += (result.empty() ? "" : " ") + w;
  return result;
}

/// A name that shells accept for a function.
inline std::string function_name(std::string const& program) {
  std::string result = "_strata_";
  for (char c : program) result += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return result;
}

inline std::string bash_completion(CLI::App const& app, std::string const& program) {
  std::vector<std::string> commands;
  for (auto const* sub : app.get_subcommands(nullptr)) commands.push_back(sub->get_name());
  std::string cases, values;
  auto const words_of = [&](CLI::App const& a) {
    std::vector<std::string> words;
    for (auto const* option : a.get_options()) {
      auto const all = spellings(*option);
      words.insert(words.end(), all.begin(), all.end());
      auto const possible = choices(*option);
      if (possible.empty()) continue;
      if (all.empty()) words.insert(words.end(), possible.begin(), possible.end());
      for (auto const& word : all)
        values += "    " + (&a == &app ? "" : a.get_name()) + ":" + word + ") words='" + join(possible) + "' ;;\n";
    }
    return join(words);
  };
  for (auto const* sub : app.get_subcommands(nullptr))
    cases += "    " + sub->get_name() + ") words='" + words_of(*sub) + "' ;;\n";
  std::string const f = function_name(program);
  return "# source <(" + program + " completion bash)\n" + f +
         "() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word words\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \" " +
         join(commands) +
         " \" in *\" $word \"*) command=$word; break ;; esac\n"
         "  done\n"
         "  case $command in\n" +
         cases + "    *) words='" + join(commands) + ' ' + words_of(app) +
         "' ;;\n"
         "  esac\n"
         "  case $command:$before in\n" +
         values +
         "    *:-o | *:--output | diff:diff | deploy-command:deploy-command) words= ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -F " +
         f + ' ' + program + '\n';
}

/// zsh reads bash's completions.
inline std::string zsh_completion(CLI::App const& app, std::string const& program) {
  std::string const bash = bash_completion(app, program);
  return "# source <(" + program + " completion zsh)\nautoload -U +X bashcompinit && bashcompinit\n" +
         bash.substr(bash.find('\n') + 1);
}

inline std::string fish_word(std::string const& text) {
  std::string result = "'";
  for (char c : text) result += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  return result + "'";
}

inline std::string fish_completion(CLI::App const& app, std::string const& program) {
  std::string out = "# " + program + " completion fish | source\n";
  auto const options_of = [&](CLI::App const& a, std::string const& condition) {
    for (auto const* option : a.get_options()) {
      std::string line = "complete -c " + program + " -n " + fish_word(condition);
      for (auto const& l : option->get_lnames()) line += " -l " + l;
      for (auto const& s : option->get_snames()) line += " -s " + s;
      auto const possible = choices(*option);
      if (!possible.empty())
        line += " -x -a " + fish_word(join(possible));
      else if (!option->get_positional() && !argument_name(*option).empty())
        line += " -r";
      out += line + " -d " + fish_word(option->get_description()) + '\n';
    }
  };
  for (auto const* sub : app.get_subcommands(nullptr))
    out += "complete -c " + program + " -n __fish_use_subcommand -a " + sub->get_name() + " -d " +
           fish_word(sub->get_description()) + '\n';
  options_of(app, "__fish_use_subcommand");
  for (auto const* sub : app.get_subcommands(nullptr))
    options_of(*sub, "__fish_seen_subcommand_from " + sub->get_name());
  return out;
}

/// Text of a manual page: no line starts a request, and hyphens stay what they are.
inline std::string roff(std::string const& text) {
  std::string out;
  for (char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\n')
      out += "\n.br\n";
    else
      out += c;
  }
  return out.empty() || (out.front() != '.' && out.front() != '\'') ? out : "\\&" + out;
}

}  // namespace detail

inline std::string completion(CLI::App const& app, std::string const& program, std::string const& shell) {
  if (shell == "fish") return detail::fish_completion(app, program);
  return shell == "zsh" ? detail::zsh_completion(app, program) : detail::bash_completion(app, program);
}

/// The manual page, for man(1).
inline std::string man_page(CLI::App const& app, std::string const& program) {
  using detail::roff;
  std::string out = ".TH \"" + roff(program) + "\" 1 \"\" \"Strata " + std::string{version} +
                    "\" \"User Commands\"\n.SH NAME\n" + roff(program) +
                    " \\- CloudFormation template of a stack\n.SH SYNOPSIS\n.B " + roff(program) +
                    "\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]...\n.SH DESCRIPTION\n" + roff(app.get_description()) + '\n';
  auto const options_of = [&](CLI::App const& a) {
    for (auto const* option : a.get_options()) {
      std::string name;
      for (auto const& word : detail::spellings(*option))
        name += (name.empty() ? "\\fB" : ", \\fB") + roff(word) + "\\fR";
      if (name.empty())
        name = "\\fI" + roff(option->get_name()) + "\\fR";
      else if (auto const argument = detail::argument_name(*option); !argument.empty())
        name += " \\fI" + roff(argument) + "\\fR";
      out += ".TP\n" + name + '\n' + roff(option->get_description()) + '\n';
    }
  };
  out += ".SH OPTIONS\n";
  options_of(app);
  out += ".SH COMMANDS\n";
  for (auto const* sub : app.get_subcommands(nullptr)) {
    out += ".SS " + roff(sub->get_name()) + '\n' + roff(sub->get_description()) + '\n';
    options_of(*sub);
  }
  return out + ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nwhen set, no colours even on a terminal\n.SH EXIT STATUS\n" +
         roff(app.get_footer()) + '\n';
}

}  // namespace strata::synth
