// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/listing.hpp>

#include <stdexcept>

namespace strata::synth::commands {

/// Explains one resource or declaration.
class explain_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_operand("ID", id_, "a logical id, or the id of a declaration");
    options.output_file(output);
    options.flag("--json", as_json_, "JSON, for programs");
  }

  exit_code run(invocation const& on) const override {
    json const answer = explain(deployment_of(on.program), id_);
    if (answer.is_null())
      throw std::invalid_argument{"there is no resource and no declaration " + id_ + "; list shows them"};
    return as_json_ ? write(on, answer) : write(on, to_text(answer, paint()));
  }

 private:
  std::string id_;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
