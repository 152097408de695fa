// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/template.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

/// The findings of a pack in a template, for people and for programs.
namespace strata::synth {

/// A finding in words.
struct policy_finding {
  std::string resource, rule, level, description, source, detail;
  bool waived{};
  std::string reason;  ///< of the waiver
};
struct policy_report {
  std::string pack;
  std::size_t rules{}, resources{}, evaluated{};  ///< evaluated: pairs of a rule and a resource that it applies to
  std::vector<policy_finding> findings;           ///< including the waived ones
  std::vector<std::string> unused_waivers;        ///< "resource: rule"
  [[nodiscard]] bool complies() const {
    return unused_waivers.empty() && std::all_of(findings.begin(), findings.end(),
                                                 [](policy_finding const& f) { return f.waived || f.level == "info"; });
  }
  [[nodiscard]] std::size_t waived() const {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](policy_finding const& f) { return f.waived; }));
  }
};

/// The report for people: one line per finding, and a line of totals.
inline std::string report_as_table(policy_report const& report) {
  std::ostringstream out;
  std::size_t resource = 0, rule = 0;
  for (policy_finding const& f : report.findings) {
    resource = std::max(resource, f.resource.size());
    rule = std::max(rule, f.rule.size());
  }
  auto const padded = [](std::string text, std::size_t width) { return text.append(width - text.size() + 2, ' '); };
  for (policy_finding const& f : report.findings) {
    out << padded(f.waived ? "waived" : f.level, 7) << padded(f.resource, resource) << padded(f.rule, rule)
        << f.description;
    if (!f.detail.empty()) out << " (" << f.detail << ')';
    if (f.waived) out << "; waived: " << f.reason;
    out << '\n';
  }
  for (std::string const& w : report.unused_waivers) out << padded("unused", 7) << "the waiver of " << w << '\n';
  out << report.pack << ": " << report.rules << " rules, " << report.resources << " resources, " << report.evaluated
      << " evaluations, " << report.findings.size() - report.waived() << " violations, " << report.waived()
      << " waived, " << report.unused_waivers.size() << " waivers unused\n";
  return out.str();
}

inline json report_as_json(policy_report const& report) {
  json findings = json::array();
  for (policy_finding const& f : report.findings) {
    json item{{"resource", f.resource},
              {"rule", f.rule},
              {"level", f.level},
              {"description", f.description},
              {"source", f.source}};
    if (!f.detail.empty()) item["detail"] = f.detail;
    item["waived"] = f.waived;
    if (f.waived) item["reason"] = f.reason;
    findings.push_back(std::move(item));
  }
  return {{"pack", report.pack},
          {"complies", report.complies()},
          {"rules", report.rules},
          {"resources", report.resources},
          {"evaluated", report.evaluated},
          {"findings", findings},
          {"unusedWaivers", report.unused_waivers}};
}

namespace detail {

inline json sarif_run(policy_report const& report, std::string const& template_file, std::string_view version) {
  json rules = json::array(), results = json::array();
  std::vector<std::string> ids;
  for (policy_finding const& f : report.findings) {
    auto found = std::find(ids.begin(), ids.end(), f.rule);
    if (found == ids.end()) {
      json rule{{"id", f.rule}, {"shortDescription", {{"text", f.description}}}};
      if (!f.source.empty()) rule["helpUri"] = f.source;
      rules.push_back(std::move(rule));
      ids.push_back(f.rule);
      found = ids.end() - 1;
    }
    json result{
        {"ruleId", f.rule},
        {"ruleIndex", found - ids.begin()},
        {"level", f.level == "info" ? "note" : f.level},
        {"message", {{"text", f.resource + ": " + f.description + (f.detail.empty() ? "" : " (" + f.detail + ")")}}}};
    json location{{"physicalLocation", {{"artifactLocation", {{"uri", template_file}}}}}};
    location["logicalLocations"] =
        json::array({{{"name", f.resource}, {"fullyQualifiedName", "Resources/" + f.resource}}});
    result["locations"] = json::array({location});
    if (f.waived) result["suppressions"] = json::array({{{"kind", "inSource"}, {"justification", f.reason}}});
    results.push_back(std::move(result));
  }
  json driver{{"name", "Strata"}, {"version", version}, {"rules", rules}};
  return {{"tool", {{"driver", driver}}}, {"results", results}, {"automationDetails", {{"id", report.pack + "/"}}}};
}

}  // namespace detail

/// SARIF 2.1.0, for code scanning (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), with a run for
/// each report. A waived finding has a suppression with its reason.
inline json report_as_sarif(std::vector<policy_report> const& reports, std::string const& template_file,
                            std::string_view version) {
  json runs = json::array();
  for (policy_report const& report : reports) runs.push_back(detail::sarif_run(report, template_file, version));
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", runs}};
}

namespace detail {

inline std::string xml_text(std::string_view text) {
  std::string result;
  for (char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return result;
}

}  // namespace detail

namespace detail {

inline std::string junit_suite(policy_report const& report) {
  std::ostringstream cases;
  std::size_t failures = 0, skipped = 0, count = 0;
  auto const open = [&](std::string const& name, std::string const& rule) {
    ++count;
    cases << "  <testcase classname=\"" << xml_text(report.pack + "." + rule) << "\" name=\"" << xml_text(name)
          << "\">";
  };
  for (policy_finding const& f : report.findings) {
    open(f.resource, f.rule);
    if (f.waived) {
      ++skipped;
      cases << "<skipped message=\"" << xml_text(f.reason) << "\"/>";
    } else if (f.level != "info") {
      ++failures;
      cases << "<failure message=\"" << xml_text(f.description) << "\">" << xml_text(f.detail) << "</failure>";
    }
    cases << "</testcase>\n";
  }
  for (std::string const& w : report.unused_waivers) {
    ++failures;
    open(w, "waivers");
    cases << "<failure message=\"this waiver waives nothing\"/></testcase>\n";
  }
  if (count == 0) {
    open("complies", "all");
    cases << "</testcase>\n";
  }
  std::ostringstream out;
  out << "<testsuite name=\"" << xml_text(report.pack) << "\" tests=\"" << count << "\" failures=\"" << failures
      << "\" skipped=\"" << skipped << "\">\n"
      << cases.str() << "</testsuite>\n";
  return out.str();
}

}  // namespace detail

/// JUnit's XML, with a suite for each report and a test case for each finding. A report without findings has one test
/// case that passes; a waived finding is a skipped one.
inline std::string report_as_junit(std::vector<policy_report> const& reports) {
  std::string suites;
  for (policy_report const& report : reports) suites += detail::junit_suite(report);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + suites + "</testsuites>\n";
}

}  // namespace strata::synth
