// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/difference.hpp>
#include <strata/synth/template_reader.hpp>

namespace strata::synth::commands {

/// The least change that counts as a failure.
enum class diff_threshold { difference, replacement, data_loss, nothing };
inline constexpr choice<diff_threshold> diff_thresholds[] = {{"difference", diff_threshold::difference},
                                                             {"replacement", diff_threshold::replacement},
                                                             {"data-loss", diff_threshold::data_loss},
                                                             {"nothing", diff_threshold::nothing}};

/// Compares the template with a deployed one.
class diff_command final : public command {
 public:
  void describe(option_list& options) override {
    options.required_file(
        file_, "the deployed template in JSON or YAML, or the output of get-template; - reads standard input");
    options.one_of("--fail-on", "WHAT", fail_on_, diff_thresholds,
                   "the least change that fails: difference, replacement, data-loss or nothing");
    options.flag("--fail-on-gained", fail_on_gained_,
                 "fail if somebody gains a privilege, or is rid of a policy that hides something");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    difference const found = compare(read_template(file_), synthesize(on.program, true));
    exit_code const code = exit_code_of(found);
    return as_json_ ? write(on, to_json(found), code) : write(on, to_text(found, paint()), code);
  }

 private:
  [[nodiscard]] exit_code exit_code_of(difference const& found) const {
    auto const fails = [this](diff_threshold what) { return fail_on_ <= what; };
    if (found.loses_data() && fails(diff_threshold::data_loss)) return loses_data;
    if (fail_on_gained_ && !found.privileges.gained.empty()) return gains_access;
    if (found.loses_data()) return success;
    if (found.replaces()) return fails(diff_threshold::replacement) ? replaces : success;
    return !found.empty() && fails(diff_threshold::difference) ? differs : success;
  }

  std::string file_;  ///< "-": standard input
  diff_threshold fail_on_ = diff_threshold::difference;
  bool fail_on_gained_ = false;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
