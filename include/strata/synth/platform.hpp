// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/platform.hpp>
#include <strata/synth/command_line.hpp>
#include <strata/synth/deploy_command.hpp>
#include <strata/synth/output_file.hpp>

#include <filesystem>
#include <vector>

namespace strata::synth {

/// A platform without its type.
struct platform_program {
  struct stack {
    stack_program program;
    place where;
  };
  std::string_view name;
  std::vector<stack> stacks;
  std::vector<std::size_t> deployment;  ///< positions of stacks
  std::vector<stack_edge> edges;
};

template <is_platform Platform>
platform_program program_of_platform() {
  static_assert(valid_platform<Platform>);
  platform_program result{Platform::name, {}, {}, {}};
  Platform::stacks::for_each([&]<class Stack>() {
    result.stacks.push_back({program_of<Stack>(), Platform::stacks::all[result.stacks.size()].where});
  });
  auto const checked = Platform::checker();
  for (std::size_t each : checked.deployment()) result.deployment.push_back(each);
  for (stack_edge const& each : checked.edges()) result.edges.push_back(each);
  return result;
}

namespace detail {

inline std::string file_of(std::string const& folder, platform_program::stack const& stack) {
  return (std::filesystem::path{folder} / (std::string{stack.program.info.name} + ".json")).string();
}

inline std::string list_of(platform_program const& platform) {
  std::string result;
  for (std::size_t at : platform.deployment) {
    platform_program::stack const& each = platform.stacks[at];
    result += std::string{each.program.info.name};
    if (!each.where.account.empty()) result += "  account " + std::string{each.where.account};
    if (!each.where.region.empty()) result += "  " + std::string{each.where.region};
    result += '\n';
    for (stack_edge const& e : platform.edges)
      if (e.after == at)
        result += "  takes " + std::string{e.value} + " of " +
                  std::string{platform.stacks[e.before].program.info.name} +
                  (e.is_parameter ? " as a parameter\n" : " by an export\n");
  }
  return result;
}

inline deployment_target target_of(std::string const& folder, platform_program::stack const& stack) {
  return {.file = file_of(folder, stack),
          .region = std::string{stack.where.region},
          .profile = std::string{stack.where.profile}};
}

/// The value of a parameter that another stack has as an output, in the words of a shell.
inline std::string output_read_by_shell(platform_program::stack const& giver, std::string const& name) {
  return "$(aws cloudformation describe-stacks --stack-name " + std::string{giver.program.info.name} +
         where_to(target_of({}, giver)) + " --query \"Stacks[0].Outputs[?OutputKey=='" + name +
         "'].OutputValue\" --output text)";
}

/// One command for each stack, in the order of deployment. A value is read by a command of its own, so that the script
/// ends where that fails.
inline std::string deploy_commands(platform_program const& platform, std::string const& folder) {
  std::string result = "set -e\n";
  for (std::size_t at : platform.deployment) {
    platform_program::stack const& each = platform.stacks[at];
    json const document = synthesize(each.program).document;
    std::string const name{each.program.info.name};
    deployment_target target = target_of(folder, each);
    for (stack_edge const& e : platform.edges) {
      std::string const value{e.value};
      if (e.after != at || !e.is_parameter) continue;
      if (document.contains(json::json_pointer{"/Parameters/" + value + "/Default"})) continue;
      target.variables.push_back(value);
      result += "value_" + value + "=\"" + output_read_by_shell(platform.stacks[e.before], value) + "\"\n";
    }
    result += deploy_command(document, name, target) +
              protection_commands(document, name, each.program.info.options, target) + '\n';
  }
  return result;
}

inline std::string usage_of(platform_program const& platform, std::string const& name) {
  std::string result = "Usage: " + name +
                       " list | synth FOLDER | diff FOLDER | deploy-command FOLDER | STACK [COMMAND ...]\n"
                       "The platform " +
                       std::string{platform.name} + " has these stacks, in the order of their deployment:\n";
  for (std::size_t at : platform.deployment) result += "  " + std::string{platform.stacks[at].program.info.name} + '\n';
  return result;
}

/// The largest exit code of a command that runs for each stack, so that lost data is never hidden by a later success.
inline int for_each_stack(platform_program const& platform, std::string const& program, std::string const& command,
                          std::string const& folder) {
  int worst = success;
  for (std::size_t at : platform.deployment) {
    std::string const file = file_of(folder, platform.stacks[at]);
    char const* const diff[] = {program.c_str(), "diff", file.c_str(), nullptr};
    char const* const synth[] = {program.c_str(), "synth", "-o", file.c_str(), "-q", nullptr};
    bool const is_diff = command == "diff";
    if (is_diff) write_output({}, std::string{platform.stacks[at].program.info.name} + ":\n");
    int const code = run_program(platform.stacks[at].program, is_diff ? 3 : 5, is_diff ? diff : synth);
    if (code > worst) worst = code;
  }
  return worst;
}

}  // namespace detail

/// Runs a program of several stacks. See `--help`.
inline int run_platform(platform_program const& program, int argc, char const* const* argv) {
  std::string const name = argc > 0 ? std::filesystem::path{argv[0]}.filename().string() : "program";
  std::string const command = argc > 1 ? argv[1] : "list";
  auto const print = [](std::string const& text) { return write_output({}, text) ? success : cannot_write; };
  auto const complain = [&](std::string const& sentence, exit_code code) {
    write_error(std::string{program.name} + ": " + sentence + '\n');
    return code;
  };
  try {
    if (command == "--help" || command == "-h") return print(detail::usage_of(program, name));
    if (command == "list") return print(detail::list_of(program));
    for (platform_program::stack const& each : program.stacks)
      if (command == each.program.info.name) return run_program(each.program, argc - 1, argv + 1);
    if (command != "synth" && command != "diff" && command != "deploy-command")
      return complain("there is no stack and no command " + command + "; see --help", bad_arguments);
    if (argc != 3) return complain(command + " takes the folder of the templates", bad_arguments);
    if (command == "deploy-command") return print(detail::deploy_commands(program, argv[2]));
    if (command == "synth") std::filesystem::create_directories(argv[2]);
    return detail::for_each_stack(program, name, command, argv[2]);
  } catch (std::exception const& error) {
    return complain(error.what(), cannot_write);
  }
}

}  // namespace strata::synth

namespace strata {

/// The body of `main` of a platform: `list`, `synth FOLDER`, `diff FOLDER`, `deploy-command FOLDER`, or the name of a
/// stack with one of that stack's commands.
/// @return one of `synth::exit_code`
template <is_platform Platform>
int run(int argc, char const* const* argv) {
  return synth::run_platform(synth::program_of_platform<Platform>(), argc, argv);
}

}  // namespace strata
