// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/graph_page.hpp>
#include <strata/synth/named_pack.hpp>

namespace strata::synth::commands {

enum class graph_format { mermaid, dot, svg, html, json };
inline constexpr choice<graph_format> graph_formats[] = {{"mermaid", graph_format::mermaid},
                                                         {"dot", graph_format::dot},
                                                         {"svg", graph_format::svg},
                                                         {"html", graph_format::html},
                                                         {"json", graph_format::json}};
inline constexpr choice<picture_of> graph_levels[] = {{"declarations", picture_of::declarations},
                                                      {"resources", picture_of::resources}};

/// Draws the deployment.
class graph_command final : public command {
 public:
  void describe(option_list& options) override {
    options.output_file(output);
    options.one_of("-f,--format", "FORMAT", format_, graph_formats,
                   "mermaid, dot, svg, html (a page that needs no network) or json");
    options.one_of("--of", "WHAT", level_, graph_levels,
                   "draw the declarations of the program, or the resources of the template");
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    deployment const made = deployment_of(on.program);
    switch (format_) {
      case graph_format::html:
        return write(on, page_of(on, made));
      case graph_format::json:
        return write(on, to_json(draw(made, level_)));
      case graph_format::svg:
        return write(on, to_svg(draw(made, level_)));
      case graph_format::dot:
        return write(on, to_dot(draw(made, level_)));
      case graph_format::mermaid:
        break;
    }
    return write(on, to_mermaid(draw(made, level_)));
  }

 private:
  static std::string page_of(invocation const& on, deployment const& made) {
    std::vector<policy_report> policies;
    for (named_pack const& pack : named_packs()) policies.push_back(pack.evaluator(made.made.document));
    return to_page(made, lineage_of(on.program), policies);
  }

  graph_format format_ = graph_format::mermaid;
  picture_of level_ = picture_of::declarations;
};

}  // namespace strata::synth::commands
