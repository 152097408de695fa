// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/access.hpp>
#include <strata/synth/commands/command.hpp>

namespace strata::synth::commands {

enum class access_format { table, json, csv, markdown };
inline constexpr choice<access_format> access_formats[] = {{"table", access_format::table},
                                                           {"json", access_format::json},
                                                           {"csv", access_format::csv},
                                                           {"markdown", access_format::markdown}};

/// Shows who sees which column.
class access_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand("PATTERN", pattern_,
                    "show only principals or columns like this, such as analyst, orders.email or '*.email'");
    options.one_of("-f,--format", "FORMAT", format_, access_formats, "table, json, csv or markdown");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    access_report found = access_of(on.program);
    if (!pattern_.empty()) found = access_like(std::move(found), pattern_);
    if (as_json_ || format_ == access_format::json) return write(on, access_as_json(found));
    return write(on, format_ == access_format::csv        ? access_as_csv(found)
                     : format_ == access_format::markdown ? access_as_markdown(found)
                                                          : access_as_text(found, paint()));
  }

 private:
  std::string pattern_;  ///< empty: all
  access_format format_ = access_format::table;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
