// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/arguments.hpp>
#include <strata/synth/command_line.hpp>
#include <strata/synth/commands/table.hpp>
#include <strata/synth/progress.hpp>

#include <filesystem>
#include <memory>

/// The expensive side of a program: compiled once with CMake, else a part of main's translation unit.
namespace strata::synth {

namespace commands {

/// The commands of one run, whose options are read from its command line.
class command_line {
 public:
  command_line(stack_program const& program, std::string name) : program_{program} {
    syntax_.name = std::move(name);
    syntax_.text = "Writes the CloudFormation template of the stack " + std::string{program.info.name} +
                   ", or shows its contents. Without a command it does the same as synth.";
    syntax_.exit_codes =
        "Exit codes: 0 done; 1 a defect of Strata; 2 bad arguments; 3 a file cannot be written or read;\n"
        "4 the template is too large; 8 it breaks a policy; diff: 5 something changes, 6 something is or may be "
        "replaced, 7 data is lost, 10 somebody gains access (--fail-on-gained).";
    syntax_.options.version("print the version of Strata");
    without_command_.describe(syntax_.options);
    for (command_entry const& entry : command_table) {
      syntax_.commands.push_back({entry.name, entry.text, entry.example, {}});
      commands_.emplace_back(entry.make());
      commands_.back()->describe(syntax_.commands.back().options);
    }
  }

  int run(int argc, char const* const* argv) const {
    request const asked = read_arguments(syntax_, argc, argv);
    invocation const on{program_, syntax_};
    if (!asked.answer.empty()) return print(on, asked.answer);
    std::string const work = asked.command ? syntax_.commands[*asked.command].name : "synth";
    progress const at_work{
        [&](long long seconds) { on.note(work + " is still at work after " + std::to_string(seconds) + " seconds"); }};
    return asked.command ? commands_[*asked.command]->run(on) : without_command_.run(on);
  }

 private:
  static exit_code print(invocation const& on, std::string const& answer) {
    if (write_output({}, answer)) return success;
    on.note("cannot write standard output");
    return cannot_write;
  }

  stack_program const& program_;
  program_syntax syntax_;
  synth_command without_command_;
  std::vector<std::unique_ptr<command>> commands_;
};

}  // namespace commands

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    int
    run_program(stack_program const& program, int argc, char const* const* argv) {
  auto const complain = [&](std::string const& sentence, exit_code code) {
    write_error(std::string{program.info.name} + ": " + sentence + '\n');
    return code;
  };
  try {
    std::string const name = argc > 0 ? std::filesystem::path{argv[0]}.filename().string() : "program";
    return commands::command_line{program, name}.run(argc, argv);
  } catch (std::invalid_argument const& error) {
    std::string const sentence = error.what();
    return complain(sentence.ends_with('?') ? sentence : sentence + "; see --help", bad_arguments);
  } catch (unreadable_file const& error) {
    return complain(error.what(), cannot_write);
  } catch (std::exception const& error) {
    return complain(error.what(), defect);
  }
}

}  // namespace strata::synth
