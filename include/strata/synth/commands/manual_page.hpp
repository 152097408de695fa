// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/shell_completion.hpp>
#include <strata/synth/commands/syntax.hpp>
#include <strata/version.hpp>

namespace strata::synth::commands {

namespace detail {

/// Text for a manual page: no line starts a request, and hyphens stay hyphens.
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

inline std::string roff_options(option_list const& options) {
  std::string out;
  for (option const& one : options) {
    std::string name;
    for (auto const& word : one.spellings()) name += (name.empty() ? "\\fB" : ", \\fB") + roff(word) + "\\fR";
    if (one.is_operand())
      name = "\\fI" + roff(one.names) + "\\fR";
    else if (!one.argument.empty())
      name += " \\fI" + roff(one.argument) + "\\fR";
    out += ".TP\n" + name + '\n' + roff(one.text) + '\n';
  }
  return out;
}

}  // namespace detail

/// The manual page of a program, for man(1).
inline std::string manual_page(program_syntax const& syntax) {
  using detail::roff;
  std::string const name = roff(syntax.name);
  std::string out = ".TH \"" + name + "\" 1 \"\" \"Strata " + std::string{version} +
                    "\" \"User Commands\"\n.SH NAME\n" + name +
                    " \\- CloudFormation template of a stack\n.SH SYNOPSIS\n.B " + name +
                    "\n[\\fICOMMAND\\fR] [\\fIOPTION\\fR]...\n.SH DESCRIPTION\n" + roff(syntax.text) +
                    "\n.SH OPTIONS\n" + detail::roff_options(syntax.options) + ".SH COMMANDS\n";
  for (command_syntax const& command : syntax.commands)
    out += ".SS " + roff(command.name) + '\n' + roff(command.text) + '\n' + detail::roff_options(command.options);
  out += ".SH EXAMPLES\n";
  for (command_syntax const& command : syntax.commands)
    if (!command.example.empty())
      out += ".TP\n\\fB" + roff(syntax.example_of(command)) + "\\fR\n" + roff(command.text) + '\n';
  return out + ".SH ENVIRONMENT\n.TP\n\\fBNO_COLOR\\fR\nif set, no colours, even on a terminal\n.SH EXIT STATUS\n" +
         roff(syntax.exit_codes) + '\n';
}

}  // namespace strata::synth::commands
