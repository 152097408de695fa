// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/arguments.hpp>
#include <strata/synth/command_line.hpp>
#include <strata/synth/deploy_command.hpp>
#include <strata/synth/difference.hpp>
#include <strata/synth/graph_page.hpp>
#include <strata/synth/listing.hpp>
#include <strata/synth/named_pack.hpp>
#include <strata/synth/open_lineage.hpp>
#include <strata/synth/output_file.hpp>
#include <strata/synth/svg.hpp>
#include <strata/synth/yaml.hpp>
#include <strata/synth/yaml_reader.hpp>

/// The heavy side of a generated program: compiled once where CMake is used, else part of the translation unit of main.
namespace strata::synth {

namespace detail {

inline std::string with_thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// One request to a program, answered.
class program_run {
 public:
  program_run(stack_program const& program, arguments const& given) : program_{program}, given_{given} {}

  int operator()() const {
    if (!given_.answer.empty()) return write(given_.answer);
    std::string const& command = given_.command;
    if (command == "list") return list();
    if (command == "graph") return graph();
    if (command == "lineage") return lineage();
    if (command == "explain") return explain();
    if (command == "diff") return diff();
    if (command == "check") return check();
    if (command == "deploy-command") return deploy();
    return synth();
  }

 private:
  std::ostream& complain() const { return std::cerr << program_.info.name << ": "; }

  int write(std::string const& content, int code = success) const {
    if (write_output(given_.output, content)) return code;
    complain() << "cannot write " << (given_.output.empty() ? "standard output" : given_.output) << '\n';
    return cannot_write;
  }
  int write(json const& content, int code = success) const { return write(content.dump(2) + '\n', code); }

  bool is_too_large(std::size_t bytes) const {
    std::size_t const limit = given_.through_bucket ? cfn::max_template_bytes_from_s3 : cfn::max_template_bytes;
    if (bytes <= limit) return false;
    complain() << "the template has " << with_thousands(bytes) << " bytes, more than the " << with_thousands(limit)
               << (given_.through_bucket ? " that CloudFormation takes; divide the stack\n"
                                         : " that deploy without a bucket; use --through-bucket\n");
    return true;
  }

  int synth() const {
    synthesized_template const made = synthesize(program_);
    // The limit is the minified template's: another one is for people, and can be deployed through a bucket.
    std::string content = made.document.dump() + '\n';
    if (is_too_large(content.size())) return template_too_large;
    if (given_.format == "yaml")
      content = to_yaml(made.document);
    else if (given_.indent >= 0)
      content = made.document.dump(given_.indent) + '\n';
    int const code = write(content);
    if (code == success && !given_.quiet) summarize(made, content.size());
    return code;
  }

  void summarize(synthesized_template const& made, std::size_t bytes) const {
    std::ostream& out = std::cerr;
    out << program_.info.name << ": " << made.resources() << " resources, " << with_thousands(bytes) << " bytes";
    if (!given_.output.empty()) out << ", written to " << given_.output;
    out << '\n';
    std::vector<std::pair<std::string, std::size_t>> kinds{made.resource_counts.begin(), made.resource_counts.end()};
    std::sort(kinds.begin(), kinds.end(), [](auto const& a, auto const& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    for (auto const& [type, count] : kinds) out << "  " << (count < 10 ? " " : "") << count << "  " << type << '\n';
    if (given_.output.empty()) return;
    bool const through_bucket = bytes > cfn::max_template_bytes;
    out << "Deploy it with\n  "
        << deploy_command(made.document, std::string{program_.info.name},
                          {given_.output, {}, {}, through_bucket ? "BUCKET" : ""})
        << '\n';
  }

  int list() const {
    deployment const made = deployment_of(program_);
    return given_.as_json ? write(list_as_json(made)) : write(list_as_text(made, paint()));
  }

  int graph() const {
    deployment const made = deployment_of(program_);
    if (given_.picture == "html") {
      std::vector<policy_report> policies;
      for (named_pack const& pack : named_packs()) policies.push_back(pack.evaluator(made.made.document));
      return write(to_page(made, lineage_of(program_), policies));
    }
    picture const drawn = draw(made, given_.level == "resources" ? picture_of::resources : picture_of::declarations);
    if (given_.picture == "json") return write(to_json(drawn));
    return write(given_.picture == "svg" ? to_svg(drawn) : given_.picture == "dot" ? to_dot(drawn) : to_mermaid(drawn));
  }

  int lineage() const {
    synth::lineage const found = lineage_of(program_);
    std::string const format = given_.as_json ? "json" : given_.lineage;
    if (format == "json") return write(to_json(found));
    if (format == "openlineage") return write(to_open_lineage(found));
    auto const columns = given_.id.empty() ? all_columns(found) : columns_around(found, given_.id);
    if (format == "table") return write(to_text(found, columns, paint()));
    picture const drawn = draw(found, columns);
    return write(format == "svg" ? to_svg(drawn) : format == "dot" ? to_dot(drawn) : to_mermaid(drawn));
  }

  int explain() const {
    json const answer = synth::explain(deployment_of(program_), given_.id);
    if (answer.is_null())
      throw std::invalid_argument{"there is no resource and no declaration " + given_.id + "; list shows them"};
    return given_.as_json ? write(answer) : write(to_text(answer, paint()));
  }

  int diff() const {
    std::string text;
    if (given_.file == "-") {
      text.assign(std::istreambuf_iterator<char>{std::cin}, {});
    } else {
      std::ifstream in{given_.file, std::ios::binary};
      if (!in.good()) {
        complain() << "cannot read " << given_.file << '\n';
        return cannot_write;
      }
      text.assign(std::istreambuf_iterator<char>{in}, {});
    }
    json before = parse(text);
    if (auto const body = before.is_object() ? before.find("TemplateBody") : before.end();
        before.is_object() && body != before.end()) {
      json const inner = body->is_string() ? parse(body->get<std::string>()) : *body;
      before = inner;
    }
    if (!before.is_object() || !before.contains("Resources") || !before["Resources"].is_object()) throw no_template();
    difference const found = compare(before, synthesize(program_, true));
    int const code = found.loses_data() ? loses_data : found.replaces() ? replaces : found.empty() ? success : differs;
    int const allowed = given_.fail_on == "nothing"       ? loses_data
                        : given_.fail_on == "data-loss"   ? replaces
                        : given_.fail_on == "replacement" ? differs
                                                          : success;
    int const result = code <= allowed ? success : code;
    return given_.as_json ? write(to_json(found), result) : write(to_text(found, paint()), result);
  }

  /// A template in JSON; in YAML too, where the program is built with yaml-cpp.
  json parse(std::string const& text) const {
    json result = json::parse(text, nullptr, false);
#ifdef STRATA_WITH_YAML_CPP
    if (result.is_discarded()) {
      try {
        result = from_yaml(text);
      } catch (std::invalid_argument const& error) {
        throw no_template(error.what());
      }
    }
#endif
    return result;
  }
  std::invalid_argument no_template(std::string const& reason = {}) const {
#ifdef STRATA_WITH_YAML_CPP
    return std::invalid_argument{given_.file + " is no template in JSON or YAML" +
                                 (reason.empty() ? "" : ": " + reason)};
#else
    return std::invalid_argument{given_.file + " is no template in JSON" + reason +
                                 "; YAML takes a program that is built with yaml-cpp"};
#endif
  }

  int check() const {
    synthesized_template const made = synthesize(program_);
    std::size_t const bytes = made.document.dump().size() + 1;
    struct {
      char const* name;
      std::size_t have, limit;
    } const rows[] = {
        {"Resources", made.resources(), cfn::max_resources},
        {"Parameters", size_of(made, "Parameters"), cfn::max_entries(cfn::section::parameters)},
        {"Mappings", size_of(made, "Mappings"), cfn::max_entries(cfn::section::mappings)},
        {"Outputs", size_of(made, "Outputs"), cfn::max_entries(cfn::section::outputs)},
        {"Bytes", bytes, given_.through_bucket ? cfn::max_template_bytes_from_s3 : cfn::max_template_bytes}};
    table shown{{"LIMIT", "HAVE", "MOST"}};
    json data = json::object();
    for (auto const& row : rows) {
      shown.add({row.name, with_thousands(row.have), with_thousands(row.limit)});
      data[row.name] = {{"have", row.have}, {"most", row.limit}};
    }
    int const code = is_too_large(bytes) ? template_too_large : success;
    if (!given_.policies.empty() && code == success) return check_policies(made.document);
    return given_.as_json ? write(data, code) : write(shown.text(paint()), code);
  }
  int check_policies(json const& document) const {
    std::vector<policy_report> reports;
    for (std::string const& name : given_.policies) reports.push_back(find_pack(name).evaluator(document));
    bool const complies =
        std::all_of(reports.begin(), reports.end(), [](policy_report const& r) { return r.complies(); });
    int const code = complies ? success : breaks_policy;
    std::string const format = given_.as_json ? "json" : given_.report;
    std::string text;
    json list = json::array();
    for (policy_report const& report : reports) {
      if (format == "table")
        text += report_as_table(report);
      else if (format == "json")
        list.push_back(report_as_json(report));
    }
    if (format == "junit") text = report_as_junit(reports);
    if (format == "sarif")
      return write(report_as_sarif(reports, std::string{program_.info.name} + ".json", version), code);
    return format == "json" ? write(list, code) : write(text, code);
  }
  static std::size_t size_of(synthesized_template const& made, char const* section) {
    auto const found = made.document.find(section);
    return found == made.document.end() ? 0 : found->size();
  }

  int deploy() const {
    json const document = synthesize(program_).document;
    return write(deploy_command(document, std::string{program_.info.name},
                                {given_.file, given_.stack_name, given_.region, given_.bucket}) +
                 '\n');
  }

  painter paint() const { return given_.output.empty() ? painter::of_standard_output() : painter{false}; }

  stack_program const& program_;
  arguments const& given_;
};

}  // namespace detail

#ifndef STRATA_SYNTH_COMPILED
inline
#endif
    int
    run_program(stack_program const& program, int argc, char const* const* argv) {
  try {
    arguments const given = arguments_of(program.info.name, argc, argv);
    return detail::program_run{program, given}();
  } catch (std::invalid_argument const& wrong) {
    std::cerr << program.info.name << ": " << wrong.what() << "; see --help\n";
    return bad_arguments;
  } catch (std::exception const& error) {
    std::cerr << program.info.name << ": " << error.what() << '\n';
    return defect;
  }
}

}  // namespace strata::synth
