// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/access.hpp>
#include <strata/synth/commands/check.hpp>
#include <strata/synth/commands/completion.hpp>
#include <strata/synth/commands/deploy_command.hpp>
#include <strata/synth/commands/diff.hpp>
#include <strata/synth/commands/drift.hpp>
#include <strata/synth/commands/explain.hpp>
#include <strata/synth/commands/graph.hpp>
#include <strata/synth/commands/lineage.hpp>
#include <strata/synth/commands/list.hpp>
#include <strata/synth/commands/man_page.hpp>
#include <strata/synth/commands/run_now.hpp>
#include <strata/synth/commands/synth.hpp>

/// The commands of a program. A new command needs a file beside this one, and an include and a line here.
namespace strata::synth::commands {

struct command_entry {
  char const* name;
  char const* text;     ///< the line of the help
  char const* example;  ///< example arguments in the help; "" for none
  command* (*make)();   ///< on the heap
};

template <class Command>
command* make() {
  return new Command;
}

/// In the order of the help.
inline constexpr command_entry command_table[] = {
    {"synth", "write the template", "-o template.json", make<synth_command>},
    {"list", "list the resources, and the declaration that each comes from", "'AWS::*'", make<list_command>},
    {"graph", "draw the deployment as a picture or a page", "-f html -o graph.html", make<graph_command>},
    {"lineage", "show where the columns of tables and views come from, and which datashares show them", "",
     make<lineage_command>},
    {"access", "show who sees which column, and by which grant", "", make<access_command>},
    {"explain", "explain what a resource or declaration needs, what needs it, and what it may do", "'*'",
     make<explain_command>},
    {"diff", "show what a deployment of the template would change, replace and lose", "deployed.json",
     make<diff_command>},
    {"drift", "compare the live warehouses with the program, and print the SQL that repairs them", "",
     make<drift_command>},
    {"check", "check the template against CloudFormation's limits, or against policies", "", make<check_command>},
    {"deploy-command", "print the command that deploys a template", "template.json", make<deploy_command_command>},
    {"run-now", "print the command that runs at once what a schedule runs", "", make<run_now_command>},
    {"completion", "print a script that completes this command line in a shell", "", make<completion_command>},
    {"man-page", "print the manual page", "", make<man_page_command>},
};

}  // namespace strata::synth::commands
