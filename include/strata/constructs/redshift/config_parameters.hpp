// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/redshift_serverless/workgroup.hpp>
#include <strata/cfn/decimal.hpp>
#include <strata/constructs/checks.hpp>

namespace strata {

/// The configuration of a workgroup. The template contains all parameters but limits that are 0, so a value that leaves
/// the program returns to its default. A limit that leaves stays in the workgroup: CloudFormation cannot remove it, and
/// `diff` says so. `require_ssl` is always on.
/// https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_ConfigParameter.html
struct redshift_config_parameters {
  bool auto_mv = true;
  std::string_view datestyle = "ISO, MDY";  ///< ISO, Postgres, SQL or German, and an order: DMY, MDY or YMD
  bool enable_case_sensitive_identifier = false;
  bool enable_user_activity_logging = true;
  std::string_view query_group = "default";
  std::string_view search_path = "$user, public";
  bool use_fips_ssl = false;
  std::string_view wlm_json_configuration{};  ///< at most 8000 characters; excludes the limits below
  int max_query_execution_time = 14400;       ///< seconds, 0 to 86399
  // Query monitoring limits; 0: none
  int max_query_queue_time = 0;                 ///< seconds, to 86399
  int max_query_cpu_time = 0;                   ///< seconds, to 999999
  int max_query_cpu_usage_percent = 0;          ///< 1 to 100
  long long max_query_blocks_read = 0;          ///< 1 MB blocks, to 1048575
  long long max_query_temp_blocks_to_disk = 0;  ///< 1 MB blocks, to 319815679
  long long max_scan_row_count = 0;             ///< rows, to 999999999999999
  long long max_return_row_count = 0;
  long long max_join_row_count = 0;
  long long max_nested_loop_join_row_count = 0;

  /// Error: E0349, with the parameter's name.
  constexpr void check(core::describer& out) const {
    out.require(is_datestyle(datestyle), errors::E0349, "datestyle");
    out.require(wlm_json_configuration.size() <= 8000, errors::E0349, "wlm_json_configuration",
                static_cast<long long>(wlm_json_configuration.size()), 8000);
    out.require(!search_path.empty(), errors::E0349, "search_path");
    out.require(!query_group.empty(), errors::E0349, "query_group");
    out.require(max_query_execution_time >= 0 && max_query_execution_time <= 86399, errors::E0349,
                "max_query_execution_time", max_query_execution_time, 86399);
    for (limit const& l : limits()) {
      out.require(l.value >= 0 && l.value <= l.most, errors::E0349, l.key, l.value, l.most);
      out.require(l.value == 0 || wlm_json_configuration.empty(), errors::E0349, l.key, l.value, 0);
    }
  }

  [[nodiscard]] constexpr cfn::list<aws::redshift_serverless::workgroup::ConfigParameter> list() const {
    cfn::list<aws::redshift_serverless::workgroup::ConfigParameter> result;
    auto const add = [&result](std::string_view key, cfn::text value) {
      result.push_back({.ParameterKey = key, .ParameterValue = value});
    };
    auto const word = [](bool value) { return value ? "true" : "false"; };
    add("auto_mv", word(auto_mv));
    add("datestyle", datestyle);
    add("enable_case_sensitive_identifier", word(enable_case_sensitive_identifier));
    add("enable_user_activity_logging", word(enable_user_activity_logging));
    add("query_group", query_group);
    add("search_path", search_path);
    add("require_ssl", "true");
    add("use_fips_ssl", word(use_fips_ssl));
    if (!wlm_json_configuration.empty()) {
      add("wlm_json_configuration", wlm_json_configuration);
      return result;
    }
    add("max_query_execution_time", cfn::decimal(max_query_execution_time));
    for (limit const& l : limits())
      if (l.value > 0) add(l.key, cfn::decimal(l.value));
    return result;
  }

 private:
  struct limit {
    std::string_view key;
    long long value;
    long long most;
  };
  /// https://docs.aws.amazon.com/redshift/latest/dg/cm-c-wlm-query-monitoring-rules.html
  [[nodiscard]] constexpr std::array<limit, 9> limits() const {
    return {{{"max_query_queue_time", max_query_queue_time, 86399},
             {"max_query_cpu_time", max_query_cpu_time, 999999},
             {"max_query_cpu_usage_percent", max_query_cpu_usage_percent, 100},
             {"max_query_blocks_read", max_query_blocks_read, 1048575},
             {"max_query_temp_blocks_to_disk", max_query_temp_blocks_to_disk, 319815679},
             {"max_scan_row_count", max_scan_row_count, 999999999999999},
             {"max_return_row_count", max_return_row_count, 999999999999999},
             {"max_join_row_count", max_join_row_count, 999999999999999},
             {"max_nested_loop_join_row_count", max_nested_loop_join_row_count, 999999999999999}}};
  }

  static constexpr bool is_datestyle(std::string_view text) {
    constexpr std::string_view formats[] = {"ISO", "Postgres", "SQL", "German"};
    constexpr std::string_view orders[] = {"DMY", "MDY", "YMD"};
    for (std::string_view f : formats) {
      if (text == f) return true;
      for (std::string_view o : orders)
        if (text.size() == f.size() + 2 + o.size() && text.substr(0, f.size()) == f &&
            text.substr(f.size(), 2) == ", " && text.substr(f.size() + 2) == o)
          return true;
    }
    return false;
  }
};

}  // namespace strata
