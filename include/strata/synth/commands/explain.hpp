// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/listing.hpp>
#include <strata/synth/suggestion.hpp>

#include <stdexcept>

namespace strata::synth::commands {

/// Explains a resource or a declaration, or all that match a pattern.
class explain_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_operand("ID", id_,
                             "the id of a resource or declaration; a pattern such as 'Lake*' explains several");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    deployment const made = deployment_of(on.program);
    auto const ids = explainable_ids(made);
    json answers = json::array();
    for (std::string const& id : ids)
      if (id == id_ || (is_glob(id_) && matches_glob(id_, id))) answers.push_back(explain(made, id));
    if (answers.empty()) {
      std::string const names = did_you_mean(id_, ids);
      throw std::invalid_argument{"there is no resource or declaration " + id_ +
                                  (names.empty() ? "; list shows them" : names)};
    }
    if (as_json_) return write(on, is_glob(id_) ? answers : answers.front());
    std::string text;
    for (json const& answer : answers) text += (text.empty() ? "" : "\n") + to_text(answer, paint());
    return write(on, text);
  }

 private:
  std::string id_;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
