// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/arguments.hpp>
#include <strata/synth/shell_support.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

/// The command line of a generated program, by CLI11. Like command_line_impl.hpp it is compiled once where CMake is
/// used, and beside it, since neither needs the other.
namespace strata::synth {

namespace detail {

/// Describes the command line of a program. The help, the completions and the manual page are made of it.
inline void describe(CLI::App& app, arguments& into, std::string& shell, std::string_view stack,
                     std::string const& name) {
  app.description("Writes the CloudFormation template of the stack " + std::string{stack} +
                  ", and tells what is in it. Without a command: synth.");
  app.name(name);
  app.set_help_flag("-h,--help", "print this text");
  app.set_version_flag("--version", "Strata " + std::string{version}, "print the version of Strata");
  app.require_subcommand(0, 1);
  app.footer(
      "Exit codes: 0 done; 1 a defect of Strata; 2 bad arguments; 3 a file cannot be written or read;\n"
      "4 the template is too large; 8 it breaks a policy; diff: 5 something changes, 6 something is or may be replaced, 7 data is lost.");

  auto const to_file = [&into](CLI::App& on) {
    on.add_option("-o,--output", into.output, "the file to write; standard output without it")
        ->check([](std::string const& file) { return file.empty() ? "the name of a file is needed" : ""; })
        ->type_name("FILE");
  };
  auto const json_flag = [&into](CLI::App& on) { on.add_flag("--json", into.as_json, "JSON, for programs"); };
  auto const synth_options = [&](CLI::App& on) {
    to_file(on);
    on.add_option("-f,--format", into.format, "json or yaml")
        ->check(CLI::IsMember({"json", "yaml"}))
        ->type_name("FORMAT");
    on.add_option("-i,--indent", into.indent, "JSON with one member a line, indented by N spaces; 2 without a number")
        ->expected(0, 1)
        ->default_str("2")
        ->check(CLI::Range(0, 16))
        ->type_name("N");
    on.add_flag("--through-bucket", into.through_bucket,
                "the template will be deployed through an S3 bucket: up to 1,000,000 bytes instead of 51,200");
    on.add_flag("-q,--quiet", into.quiet, "no summary on standard error");
  };
  synth_options(app);
  auto const command = [&](char const* word, char const* what) {
    CLI::App* const added = app.add_subcommand(word, what);
    added->set_help_flag("-h,--help", "print this text");
    return added;
  };

  synth_options(*command("synth", "write the template"));

  CLI::App* const list = command("list", "the resources, and the declaration that each comes from");
  to_file(*list);
  json_flag(*list);

  CLI::App* const graph = command("graph", "the deployment as a picture or a page");
  to_file(*graph);
  graph->add_option("-f,--format", into.picture, "mermaid, dot, svg, html (one page without any network) or json")
      ->check(CLI::IsMember({"mermaid", "dot", "svg", "html", "json"}))
      ->type_name("FORMAT");
  graph->add_option("--of", into.level, "declarations of the program, or resources of the template")
      ->check(CLI::IsMember({"declarations", "resources"}))
      ->type_name("WHAT");

  CLI::App* const lineage =
      command("lineage", "where the columns of tables and views come from, and which datashares show them");
  lineage->add_option("COLUMN", into.id, "a column, as table.column: only what it is made of, and what is made of it")
      ->type_name("");
  lineage
      ->add_option("-f,--format", into.lineage,
                   "table, json, openlineage (the events of a catalog), mermaid, dot or svg")
      ->check(CLI::IsMember({"table", "json", "openlineage", "mermaid", "dot", "svg"}))
      ->type_name("FORMAT");
  to_file(*lineage);
  json_flag(*lineage);

  CLI::App* const explain =
      command("explain", "what a resource or declaration needs, what needs it, and what it may do");
  explain->add_option("ID", into.id, "a logical id, or the id of a declaration")->required()->type_name("");
  to_file(*explain);
  json_flag(*explain);

  CLI::App* const diff = command("diff", "what deploying this template would change, replace and lose");
  diff->add_option("FILE", into.file,
                   "the deployed template in JSON, also as get-template prints it; - for standard input")
      ->required()
      ->type_name("");
  diff->add_option("--fail-on", into.fail_on,
                   "the least that is an error: difference, replacement, data-loss or nothing")
      ->check(CLI::IsMember({"difference", "replacement", "data-loss", "nothing"}))
      ->type_name("WHAT");
  to_file(*diff);
  json_flag(*diff);

  CLI::App* const check = command("check", "the template against CloudFormation's limits, and against policies");
  check
      ->add_option("-p,--policy", into.policies,
                   "a pack of rules, such as aws_solutions, that the template has to comply with; may be repeated")
      ->type_name("PACK");
  check->add_option("-r,--report", into.report, "how to tell what the policies found: table, json, sarif or junit")
      ->check(CLI::IsMember({"table", "json", "sarif", "junit"}))
      ->type_name("FORMAT");
  check->add_flag("--through-bucket", into.through_bucket, "it will be deployed through an S3 bucket");
  to_file(*check);
  json_flag(*check);

  CLI::App* const deploy = command("deploy-command", "the command that deploys a template");
  deploy->add_option("FILE", into.file, "the template")->required()->type_name("");
  deploy->add_option("--stack-name", into.stack_name, "another name than the stack's own")->type_name("NAME");
  deploy->add_option("--region", into.region, "the region")->type_name("REGION");
  deploy->add_option("--s3-bucket", into.bucket, "a bucket for the template")->type_name("BUCKET");
  to_file(*deploy);

  CLI::App* const completion = command("completion", "a script that teaches a shell these commands");
  completion->add_option("SHELL", shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("");
  to_file(*completion);

  to_file(*command("man-page", "this program's manual page"));
}

/// One line, whatever CLI11 says.
inline std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace detail

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    arguments
    arguments_of(std::string_view stack, int argc, char const* const* argv) {
  CLI::App app;
  arguments given;
  std::string shell;
  detail::describe(app, given, shell, stack, argc > 0 ? std::filesystem::path{argv[0]}.filename().string() : "program");
  try {
    app.parse(argc, argv);
  } catch (CLI::Success const& answered) {
    std::ostringstream text;
    app.exit(answered, text, text);
    given.answer = text.str();
    given.output.clear();
    return given;
  } catch (CLI::ParseError const& wrong) {
    throw std::invalid_argument{detail::one_line(wrong.what())};
  }
  if (auto const chosen = app.get_subcommands(); !chosen.empty()) given.command = chosen.front()->get_name();
  if (given.command == "completion") given.answer = completion(app, app.get_name(), shell);
  if (given.command == "man-page") given.answer = man_page(app, app.get_name());
  return given;
}

}  // namespace strata::synth
