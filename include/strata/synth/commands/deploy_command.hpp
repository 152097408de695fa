// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/template_size.hpp>
#include <strata/synth/input_file.hpp>
#include <strata/synth/suggestion.hpp>

#include <stdexcept>

namespace strata::synth::commands {

/// Prints the command that deploys a template from a file.
class deploy_command_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_file(target_.file, "the template, written before");
    options.value("--stack-name", "NAME", target_.stack_name, "deploy under this name instead of the stack's own");
    options.value("--region", "REGION", target_.region, "deploy to this region");
    options.value("--s3-bucket", "BUCKET", target_.bucket,
                  "upload the template to this bucket; needed for more than 51,200 bytes");
    options.value("--role-arn", "ARN", target_.role, "let CloudFormation assume this role");
    options.values("--tag", "KEY=VALUE", target_.tags, "tag the stack and its resources; repeatable");
    options.values("--parameter", "NAME=VALUE", target_.parameters,
                   "give a parameter of the template a value; repeatable");
    options.output_file(output);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    json const document = synthesize(on.program).document;
    check_pairs(document);
    std::size_t const bytes = read_file(target_.file).size();
    if (bytes > cfn::max_template_bytes_from_s3) {
      is_too_large(on, bytes, true);
      return template_too_large;
    }
    deployment_target target = target_;
    if (target.bucket.empty() && bytes > cfn::max_template_bytes) {
      target.bucket = "BUCKET";
      on.note(target.file + " has " + with_thousands(bytes) + " bytes; CloudFormation accepts more than " +
              with_thousands(cfn::max_template_bytes) + " only from a bucket: name one with --s3-bucket");
    }
    return write(on, deploy_command(document, on.name(), target) +
                         protection_commands(document, on.name(), on.program.info.options, target) + '\n');
  }

 private:
  void check_pairs(json const& document) const {
    for (auto const* list : {&target_.tags, &target_.parameters})
      for (std::string const& pair : *list)
        if (pair.find('=') == std::string::npos || pair.front() == '=')
          throw std::invalid_argument{pair + " does not have the form NAME=VALUE"};
    std::vector<std::string> names;
    if (auto const all = document.find("Parameters"); all != document.end())
      for (auto it = all->begin(); it != all->end(); ++it) names.push_back(it.key());
    for (std::string const& pair : target_.parameters) {
      std::string const name = synth::detail::key_of(pair);
      if (std::find(names.begin(), names.end(), name) == names.end())
        throw std::invalid_argument{"the template has no parameter " + name + did_you_mean(name, names)};
    }
  }

  deployment_target target_;
};

}  // namespace strata::synth::commands
