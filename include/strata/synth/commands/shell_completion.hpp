// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/syntax.hpp>

#include <cctype>

/// Scripts that complete a program's command line, made from its description.
namespace strata::synth::commands {

namespace detail {

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

/// The words that may follow a command, and the lines of bash's `case` for the values of its options.
struct bash_words {
  std::vector<std::string> words;
  std::string values;

  bash_words(std::string const& command, option_list const& options) {
    for (option const& one : options) {
      auto const names = one.spellings();
      words.insert(words.end(), names.begin(), names.end());
      auto const& possible = one.words;
      if (possible.empty()) continue;
      if (names.empty()) words.insert(words.end(), possible.begin(), possible.end());
      for (auto const& name : names)
        values.append("    ")
            .append(command)
            .append(":")
            .append(name)
            .append(") words='")
            .append(join(possible))
            .append("' ;;\n");
    }
  }
};

/// The places where bash offers file names: after "-o", and after a command whose operand is a file.
inline std::string bash_files(program_syntax const& syntax) {
  std::vector<std::string> places;
  for (option const& one : syntax.options)
    if (one.takes == option::kind::file)
      for (auto const& name : one.spellings()) places.insert(places.begin(), "*:" + name);
  for (command_syntax const& command : syntax.commands)
    for (option const& one : command.options)
      if (one.is_operand() && one.takes == option::kind::file) places.push_back(command.name + ':' + command.name);
  std::string result;
  for (auto const& place : places) result += (result.empty() ? "" : " | ") + place;
  return result;
}

inline std::string bash_completion(program_syntax const& syntax) {
  std::string cases, values;
  std::vector<std::string> commands;
  for (command_syntax const& command : syntax.commands) {
    bash_words const after{command.name, command.options};
    commands.push_back(command.name);
    cases += "    " + command.name + ") words='" + join(after.words) + "' ;;\n";
    values += after.values;
  }
  bash_words const first{"", syntax.options};
  std::string const f = function_name(syntax.name);
  return "# source <(" + syntax.name + " completion bash)\n" + f +
         "() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= word words\n"
         "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \" " +
         join(commands) +
         " \" in *\" $word \"*) command=$word; break ;; esac\n"
         "  done\n"
         "  case $command in\n" +
         cases + "    *) words='" + join(commands) + ' ' + join(first.words) +
         "' ;;\n"
         "  esac\n"
         "  case $command:$before in\n" +
         values + first.values + "    " + bash_files(syntax) +
         ") words= ;;\n"
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -F " +
         f + ' ' + syntax.name + '\n';
}

/// zsh can read bash's completions.
inline std::string zsh_completion(program_syntax const& syntax) {
  std::string const bash = bash_completion(syntax);
  return "# source <(" + syntax.name + " completion zsh)\nautoload -U +X bashcompinit && bashcompinit\n" +
         bash.substr(bash.find('\n') + 1);
}

inline std::string fish_word(std::string const& text) {
  std::string result = "'";
  for (char c : text) result += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  return result + "'";
}

inline std::string fish_options(std::string const& program, option_list const& options, std::string const& condition) {
  std::string out;
  for (option const& one : options) {
    out += "complete -c " + program + " -n " + fish_word(condition);
    for (auto const& name : one.spellings())
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    auto const& possible = one.words;
    if (!possible.empty())
      out += " -x -a " + fish_word(join(possible));
    else if (!one.argument.empty())
      out += " -r";
    out += " -d " + fish_word(one.text) + '\n';
  }
  return out;
}

inline std::string fish_completion(program_syntax const& syntax) {
  std::string out = "# " + syntax.name + " completion fish | source\n";
  for (command_syntax const& command : syntax.commands)
    out += "complete -c " + syntax.name + " -n __fish_use_subcommand -a " + command.name + " -d " +
           fish_word(command.text) + '\n';
  out += fish_options(syntax.name, syntax.options, "__fish_use_subcommand");
  for (command_syntax const& command : syntax.commands)
    out += fish_options(syntax.name, command.options, "__fish_seen_subcommand_from " + command.name);
  return out;
}

}  // namespace detail

enum class shell { bash, zsh, fish };

/// The completion script for a shell.
inline std::string completion_script(program_syntax const& syntax, shell of) {
  if (of == shell::fish) return detail::fish_completion(syntax);
  return of == shell::zsh ? detail::zsh_completion(syntax) : detail::bash_completion(syntax);
}

}  // namespace strata::synth::commands
