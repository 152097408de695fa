// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/access_change.hpp>
#include <strata/synth/commands/command.hpp>

namespace strata::synth::commands {

enum class access_format { table, json, csv, markdown };
inline constexpr choice<access_format> access_formats[] = {{"table", access_format::table},
                                                           {"json", access_format::json},
                                                           {"csv", access_format::csv},
                                                           {"markdown", access_format::markdown}};

/// Shows who sees which column, or what changes in it.
class access_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand("PATTERN", pattern_,
                    "show only principals or columns like this, such as analyst, orders.email or '*.email'");
    options.one_of("-f,--format", "FORMAT", format_, access_formats, "table, json, csv or markdown");
    options.value(
        "--before", "FILE", before_,
        "show what changed since another program: FILE is what its access --json printed; - reads standard input");
    options.flag("--fail-on-gained", fail_on_gained_, "with --before: fail if somebody sees more than before");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    access_report found = access_of(on.program);
    if (!before_.empty()) return run_changes(on, found);
    if (fail_on_gained_) throw std::invalid_argument{"--fail-on-gained needs --before"};
    if (!pattern_.empty()) found = access_like(std::move(found), pattern_);
    if (as_json_ || format_ == access_format::json) return write(on, access_as_json(found));
    return write(on, format_ == access_format::csv        ? access_as_csv(found)
                     : format_ == access_format::markdown ? access_as_markdown(found)
                                                          : access_as_text(found, paint()));
  }

 private:
  [[nodiscard]] exit_code run_changes(invocation const& on, access_report const& now) const {
    std::vector<access_change> changes = compare_access(read_access(before_), now);
    if (!pattern_.empty()) changes = changes_like(std::move(changes), pattern_);
    bool const gained = !changes.empty() && changes.front().gains();
    exit_code const code = gained && fail_on_gained_ ? gains_access : success;
    if (as_json_ || format_ == access_format::json) return write(on, changes_as_json(changes), code);
    return write(on,
                 format_ == access_format::csv        ? changes_as_csv(changes)
                 : format_ == access_format::markdown ? changes_as_markdown(changes)
                                                      : changes_as_text(changes, paint()),
                 code);
  }

  std::string pattern_;  ///< empty: all
  std::string before_;   ///< empty: no other program
  bool fail_on_gained_ = false;
  access_format format_ = access_format::table;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
