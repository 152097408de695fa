// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/commands/template_size.hpp>
#include <strata/synth/named_pack.hpp>
#include <strata/version.hpp>

namespace strata::synth::commands {

enum class report_format { table, json, sarif, junit };
inline constexpr choice<report_format> report_formats[] = {{"table", report_format::table},
                                                           {"json", report_format::json},
                                                           {"sarif", report_format::sarif},
                                                           {"junit", report_format::junit}};

/// Checks the template against limits, or against packs of rules.
class check_command final : public command {
 public:
  void describe(option_list& options) override {
    options.values("-p,--policy", "PACK", policies_,
                   "check against this pack of rules, such as aws_solutions; repeatable");
    options.one_of("-r,--report", "FORMAT", report_, report_formats,
                   "the format of the policy report: table, json, sarif or junit");
    options.flag("--through-bucket", through_bucket_, "allow 1,000,000 bytes: you deploy through an S3 bucket");
    options.output_file(output);
    options.json_flag(as_json_);
  }

  [[nodiscard]] exit_code run(invocation const& on) const override {
    synthesized_template const made = synthesize(on.program);
    std::size_t const bytes = made.document.dump().size() + 1;
    exit_code const code = is_too_large(on, bytes, through_bucket_) ? template_too_large : success;
    return policies_.empty() || code != success ? check_limits(on, made, bytes, code)
                                                : check_policies(on, made.document);
  }

 private:
  [[nodiscard]] exit_code check_limits(invocation const& on, synthesized_template const& made, std::size_t bytes,
                                       exit_code code) const {
    struct {
      char const* name;
      std::size_t have, limit;
    } const rows[] = {{"Resources", made.resources(), 500},
                      {"Parameters", size_of(made, "Parameters"), 200},
                      {"Mappings", size_of(made, "Mappings"), 200},
                      {"Outputs", size_of(made, "Outputs"), 200},
                      {"Bytes", bytes, template_limit(through_bucket_)}};
    table shown{{"LIMIT", "HAVE", "MOST"}};
    json data = json::object();
    for (auto const& row : rows) {
      shown.add({row.name, with_thousands(row.have), with_thousands(row.limit)});
      data[row.name] = {{"have", row.have}, {"most", row.limit}};
    }
    return as_json_ ? write(on, data, code) : write(on, shown.text(paint()), code);
  }
  static std::size_t size_of(synthesized_template const& made, char const* section) {
    auto const found = made.document.find(section);
    return found == made.document.end() ? 0 : found->size();
  }

  [[nodiscard]] exit_code check_policies(invocation const& on, json const& document) const {
    std::vector<policy_report> reports;
    for (std::string const& name : policies_) reports.push_back(find_pack(name).evaluator(document));
    bool const complies =
        std::all_of(reports.begin(), reports.end(), [](policy_report const& r) { return r.complies(); });
    return write(on, text_of(on, reports), complies ? success : breaks_policy);
  }
  [[nodiscard]] std::string text_of(invocation const& on, std::vector<policy_report> const& reports) const {
    std::string tables;
    json list = json::array();
    switch (as_json_ ? report_format::json : report_) {
      case report_format::table:
        for (policy_report const& report : reports) tables += report_as_table(report);
        return tables;
      case report_format::json:
        for (policy_report const& report : reports) list.push_back(report_as_json(report));
        return list.dump(2) + '\n';
      case report_format::sarif:
        return report_as_sarif(reports, on.name() + ".json", version).dump(2) + '\n';
      case report_format::junit:
        break;
    }
    return report_as_junit(reports);
  }

  std::vector<std::string> policies_;  ///< none: the limits of CloudFormation
  report_format report_ = report_format::table;
  bool through_bucket_ = false;
  bool as_json_ = false;
};

}  // namespace strata::synth::commands
