// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/template_size.hpp>
#include <strata/synth/yaml.hpp>

namespace strata::synth::commands {

enum class template_format { json, yaml };
inline constexpr choice<template_format> template_formats[] = {{"json", template_format::json},
                                                               {"yaml", template_format::yaml}};

/// Writes the template, and a summary to standard error. A program without a command does the same.
class synth_command final : public command {
 public:
  void describe(option_list& options) override {
    options.output_file(output);
    options.one_of("-f,--format", "FORMAT", format_, template_formats, "json or yaml");
    options.number("-i,--indent", "N", indent_, {0, 16, 2},
                   "write JSON with one member per line, indented by N spaces (2 without N)");
    options.flag("--through-bucket", through_bucket_,
                 "allow 1,000,000 bytes instead of 51,200: you deploy through an S3 bucket");
    options.flag("-q,--quiet", quiet_, "print no summary to standard error");
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    synthesized_template const made = synthesize(on.program);
    // The limit applies to the minified template: the other one is for people, and a bucket can deploy it.
    std::string content = made.document.dump() + '\n';
    if (is_too_large(on, content.size(), through_bucket_)) return template_too_large;
    if (format_ == template_format::yaml)
      content = to_yaml(made.document);
    else if (indent_ >= 0)
      content = made.document.dump(indent_) + '\n';
    exit_code const code = write(on, content);
    if (code == success && !quiet_) summarize(on, made, content.size());
    return code;
  }

 private:
  void summarize(invocation const& on, synthesized_template const& made, std::size_t bytes) const {
    std::string text = std::to_string(made.resources()) + " resources, " + with_thousands(bytes) + " bytes";
    if (!output.empty()) text += ", written to " + output;
    std::vector<std::pair<std::string, std::size_t>> kinds{made.resource_counts.begin(), made.resource_counts.end()};
    std::sort(kinds.begin(), kinds.end(), [](auto const& a, auto const& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (auto const& [type, count] : kinds)
      text += "\n  " + std::string(count < 10 ? 1 : 0, ' ') + std::to_string(count) + "  " + type;
    if (!output.empty()) {
      char const* const bucket = bytes > cfn::max_template_bytes ? "BUCKET" : "";
      text += "\nDeploy it with\n  " + deploy_command(made.document, on.name(), {output, {}, {}, bucket});
    }
    if (output.empty())
      text += "\nWrite it to a file with -o FILE. " + on.syntax.name +
              " --help lists what else it can do: " + "graph, explain, lineage, diff and more";
    on.note(text);
  }

  template_format format_ = template_format::json;
  int indent_ = -1;  ///< negative: minified
  bool through_bucket_ = false;
  bool quiet_ = false;
};

}  // namespace strata::synth::commands
