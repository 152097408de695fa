// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/table_definition.hpp>
#include <strata/synth/lineage.hpp>
#include <strata/synth/listing.hpp>
#include <strata/synth/page_source.hpp>
#include <strata/synth/policy_report.hpp>
#include <strata/synth/references.hpp>
#include <strata/synth/svg.hpp>

namespace strata::synth {

namespace detail {

/// JSON for a script element: "</script" must not end it, and "<!--" must not begin a comment.
inline std::string script_json(json const& value) {
  std::string const text = value.dump();
  std::string out;
  for (char c : text) out += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
  return out;
}

inline bool has_name(core::sequence<sql::identifier> const& names, sql::identifier const& wanted) {
  return std::any_of(names.begin(), names.end(), [&](sql::identifier const& name) { return sql::equal(name, wanted); });
}

/// The keys of a table's column, in the words of CREATE TABLE.
inline json keys_of(sql::table_definition const& table, sql::column_definition const& column) {
  json result = json::array();
  bool primary = column.primary_key, unique = column.unique;
  sql::object_name const* target = column.references.empty() ? nullptr : &column.references;
  for (sql::table_constraint const& constraint : table.constraints) {
    if (!has_name(constraint.columns, column.name)) continue;
    primary = primary || constraint.kind == sql::constraint_kind::primary_key;
    unique = unique || constraint.kind == sql::constraint_kind::unique;
    if (constraint.kind == sql::constraint_kind::foreign_key) target = &constraint.references;
  }
  if (primary) result.push_back("PRIMARY KEY");
  if (unique) result.push_back("UNIQUE");
  if (sql::equal(table.distkey, column.name)) result.push_back("DISTKEY");
  if (has_name(table.sortkey, column.name)) result.push_back("SORTKEY");
  if (column.is_identity) result.push_back("IDENTITY");
  if (target != nullptr)
    result.push_back("REFERENCES " + (target->schema.text.empty() ? "" : folded(target->schema) + '.') +
                     folded(target->name));
  return result;
}

/// The relations with their columns, what these are made of, and the keys that their SQL declares. A relation that
/// custom SQL creates has its name as its id.
inline json relations_for_page(deployment const& of, lineage columns) {
  std::vector<std::string> makers;
  for (lineage::relation& r : columns.relations) {
    makers.push_back(r.id);
    if (r.number >= of.program.count) r.id = r.shown_name;
  }
  json result = to_json(columns);
  auto const* const sql = of.program.facts<redshift_sql_facts>();
  for (std::size_t r = 0; r < columns.relations.size(); ++r) {
    json& shown = result["relations"][r];
    std::size_t const construct = columns.relations[r].number;
    shown["name"] = columns.relations[r].shown_name;
    shown["declaredAs"] = makers[r];
    if (sql == nullptr || construct >= of.program.count) continue;
    redshift_relation const& relation = *sql->constructs->relations[construct];
    if (relation.is_opaque() || relation.kind() != sql::object_kind::table) continue;
    sql::table_definition const table = sql::table_definition_of(relation.sql_text());
    for (json& column : shown["columns"])
      for (sql::column_definition const& defined : table.columns)
        if (folded(defined.name) == column["name"].get_ref<std::string const&>())
          column["keys"] = keys_of(table, defined);
  }
  return result;
}

/// The name of a file without its folders, so that a page does not tell where it was built.
inline std::string name_of_file(std::string_view path) {
  return std::string{path.substr(path.find_last_of("/\\") + 1)};
}

/// The outputs of the template, each with the resources that its value shows.
inline json outputs_for_page(deployment const& of) {
  json result = json::array();
  auto const outputs = of.made.document.find("Outputs");
  if (outputs == of.made.document.end()) return result;
  for (auto it = outputs->begin(); it != outputs->end(); ++it) {
    std::set<std::string> shown;
    for_each_reference(it.value(), [&](std::string const& name) {
      if (of.position.contains(name)) shown.insert(name);
    });
    result.push_back({{"id", it.key()}, {"body", it.value()}, {"of", shown}});
  }
  return result;
}

/// The kind of a declaration that is an entry of another section than the resources; empty for others.
inline std::string_view entry_kind(deployment const& of, std::string const& id) {
  struct {
    char const* section;
    std::string_view kind;
  } constexpr sections[] = {
      {"Parameters", "parameter"}, {"Conditions", "condition"}, {"Mappings", "mapping"}, {"Outputs", "output"}};
  for (auto const& [section, kind] : sections) {
    auto const found = of.made.document.find(section);
    if (found != of.made.document.end() && found->contains(id)) return kind;
  }
  return {};
}

/// A declaration with its type or the section of its entry, and its file.
inline json declaration_for_page(deployment const& of, std::size_t construct) {
  json result = summary_of_declaration(of, construct);
  result["type"] = kind_of_declaration(of, construct);
  if (result["makes"].empty()) result["entry"] = entry_kind(of, of.construct_id(construct));
  if (char const* const file = of.program.descriptions[construct]->file) result["file"] = name_of_file(file);
  return result;
}

}  // namespace detail

/// One HTML page with the graphs of the deployment and of the columns, which a browser shows without a network. The
/// reader can fold, move, zoom and search them, follow a column to its sources and to all that is made of it, and see
/// what a declaration says and makes. The page lays the graphs out for the window. Its source is tools/page.
inline std::string to_page(deployment const& of, lineage const& columns, std::vector<policy_report> const& policies) {
  json declarations = json::array(), resources = json::array(), reports = json::array();
  for (std::size_t c = 0; c < of.program.count; ++c) declarations.push_back(detail::declaration_for_page(of, c));
  for (std::size_t at = 0; at < of.resources.size(); ++at) {
    resources.push_back(detail::summary(of, at));
    resources.back()["body"] = of.body(of.resources[at]);
  }
  for (policy_report const& report : policies) reports.push_back(report_as_json(report));
  json of_relations = detail::relations_for_page(of, columns);
  std::string const data = detail::script_json({{"title", of.program.info.name},
                                                {"description", std::string{of.program.info.options.description}},
                                                {"declarations", declarations},
                                                {"resources", resources},
                                                {"relations", std::move(of_relations["relations"])},
                                                {"datashares", std::move(of_relations["datashares"])},
                                                {"outputs", detail::outputs_for_page(of)},
                                                {"policies", reports}});
  std::string out, source;
  for (std::string_view piece : page_source) source += piece;
  std::string_view rest = source;
  for (std::string_view name : {"TITLE", "DATA"}) {
    std::string const mark = '@' + std::string{name} + '@';
    std::size_t const at = rest.find(mark);
    out += std::string{rest.substr(0, at)} + (name == "TITLE" ? detail::escape_markup(of.program.info.name) : data);
    rest.remove_prefix(at + mark.size());
  }
  return out += rest;
}

}  // namespace strata::synth
