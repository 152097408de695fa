// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/command.hpp>
#include <strata/synth/open_lineage.hpp>
#include <strata/synth/svg.hpp>

namespace strata::synth::commands {

enum class lineage_format { table, json, openlineage, mermaid, dot, svg };
inline constexpr choice<lineage_format> lineage_formats[] = {
    {"table", lineage_format::table},     {"json", lineage_format::json}, {"openlineage", lineage_format::openlineage},
    {"mermaid", lineage_format::mermaid}, {"dot", lineage_format::dot},   {"svg", lineage_format::svg}};

/// Shows the sources of columns.
class lineage_command final : public command {
 public:
  void describe(option_list& options) override {
    options.operand(
        "COLUMN", column_,
        "show only this column (table.column) or those like a pattern, their sources, and the columns that derive "
        "from them");
    options.one_of("-f,--format", "FORMAT", format_, lineage_formats,
                   "table, json, openlineage (events for a data catalog), mermaid, dot or svg");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    lineage const found = lineage_of(on.program);
    if (as_json_ || format_ == lineage_format::json) return write(on, to_json(found));
    if (format_ == lineage_format::openlineage) return write(on, to_open_lineage(found));
    auto const columns = column_.empty() ? all_columns(found) : columns_around(found, column_);
    if (format_ == lineage_format::table) return write(on, to_text(found, columns, paint()));
    picture const drawn = draw(found, columns);
    return write(on, format_ == lineage_format::svg   ? to_svg(drawn)
                     : format_ == lineage_format::dot ? to_dot(drawn)
                                                      : to_mermaid(drawn));
  }

 private:
  std::string column_;  ///< empty: all columns
  lineage_format format_ = lineage_format::table;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
