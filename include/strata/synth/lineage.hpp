// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/json_writer.hpp>
#include <strata/synth/picture.hpp>
#include <strata/synth/terminal.hpp>
#include <strata/version.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

/// Where the columns of a stack's tables and views come from, for people and for catalogs.
namespace strata::synth {

struct lineage {
  /// A column, by positions.
  struct place {
    std::size_t relation{}, column{};
    auto operator<=>(place const&) const = default;
  };
  struct source {
    place from;
    sql::derivation how{};
  };
  struct column {
    std::string name;  ///< as Redshift keeps it
    std::string type;  ///< empty where nothing tells
    bool not_null = false;
    std::vector<source> sources;
  };
  /// A table or view of the stack.
  struct relation {
    std::string id, kind, workgroup, database, schema, name;
    std::string shown_name;  ///< "schema.name", after the workgroup when there are relations of several
    std::size_t resource{};  ///< in the program
    bool has_known_columns = false;
    std::vector<column> columns;
    std::vector<place> conditions;       ///< what decides which rows it has
    std::vector<std::string> filled_by;  ///< the ids of loads, merges and other statements that put rows into it

    std::string qualified_name() const { return database + '.' + schema + '.' + name; }
  };
  struct datashare {
    std::string id, name;
    std::vector<std::size_t> holds;  ///< relations
    std::set<place> shows;           ///< each column whose values consumers can read
  };

  std::string stack;
  std::vector<relation> relations;
  std::vector<datashare> datashares;

  column const& at(place const& p) const { return relations[p.relation].columns[p.column]; }
  std::string name_of(place const& p) const { return relations[p.relation].shown_name + '.' + at(p).name; }
};

namespace detail {

inline std::string folded(sql::identifier const& name) {
  std::string out;
  sql::append_folded(out, name);
  return out;
}

inline std::string spelled(sql::data_type const& type) {
  std::string out{sql::name_of(type.kind)};
  if (type.kind == sql::type_kind::decimal && type.precision > 0)
    out += '(' + std::to_string(type.precision) + ',' + std::to_string(type.scale) + ')';
  else if (type.length > 0)
    out += '(' + std::to_string(type.length) + ')';
  return out;
}

inline std::string_view spelled(sql::derivation how) {
  return how == sql::derivation::copied ? "copied" : how == sql::derivation::transformed ? "transformed" : "condition";
}

/// The ids of the statements that fill a name, by its hash.
inline std::multimap<std::uint64_t, std::string_view> fillers(stack_program const& program) {
  std::multimap<std::uint64_t, std::string_view> result;
  for (std::size_t r = 0; r < program.count; ++r) {
    core::description const& d = *program.descriptions[r];
    for (std::size_t m = 0; m < d.mention_count; ++m)
      if (d.mentions[m].how == core::verb::fills) result.emplace(d.mentions[m].hash, d.id);
  }
  return result;
}

}  // namespace detail

/// The lineage of a program's stack. A relation whose columns are not known shows none; a datashare that holds it, or
/// something over it, shows all that it reads, as in `exposes`.
inline lineage lineage_of(stack_program const& program) {
  lineage result{std::string{program.info.name}, {}, {}};
  std::vector<std::size_t> position(program.count);
  auto const fillers = detail::fillers(program);
  for (std::size_t r = 0; r < program.count; ++r) {
    redshift_relation const* const relation = program.sql.relations[r];
    if (relation == nullptr) continue;
    position[r] = result.relations.size();
    char const* const kind = relation->kind() == sql::object_kind::table  ? "table"
                             : relation->kind() == sql::object_kind::view ? "view"
                                                                          : "materialized view";
    result.relations.push_back({std::string{program.descriptions[r]->id},
                                kind,
                                std::string{relation->workgroup().options().name},
                                detail::folded({relation->database(), true}),
                                detail::folded(relation->schema()),
                                detail::folded(relation->name().name),
                                {},
                                r,
                                program.sql.columns[r].known,
                                {},
                                {},
                                {}});
    core::description const& d = *program.descriptions[r];
    for (std::size_t m = 0; m < d.mention_count; ++m) {
      if (d.mentions[m].how != core::verb::creates) continue;
      auto const [first, last] = fillers.equal_range(d.mentions[m].hash);
      for (auto it = first; it != last; ++it)
        if (it->second != d.id) result.relations.back().filled_by.emplace_back(it->second);
    }
  }
  bool const several = std::any_of(result.relations.begin(), result.relations.end(), [&](lineage::relation const& r) {
    return r.workgroup != result.relations.front().workgroup;
  });
  for (lineage::relation& r : result.relations) {
    r.shown_name = (several ? r.workgroup + '/' : "") + r.schema + '.' + r.name;
    strata::stack_columns const& known = program.sql.columns[r.resource];
    auto const place_of = [&](std::size_t i) {
      return lineage::place{position[known.sources[i].resource], known.sources[i].column};
    };
    for (std::size_t c = 0; c < known.count; ++c) {
      strata::stack_column const& from = known.columns[c];
      r.columns.push_back({detail::folded(from.name), detail::spelled(from.type), from.not_null, {}});
      for (std::size_t i = from.first_source; i < from.first_source + from.source_count; ++i)
        r.columns.back().sources.push_back({place_of(i), known.sources[i].how});
    }
    for (std::size_t i = known.first_condition; i < known.first_condition + known.condition_count; ++i)
      r.conditions.push_back(place_of(i));
  }
  for (std::size_t d = 0; d < program.count; ++d) {
    redshift_datashare_base const* const datashare = program.sql.datashares[d];
    if (datashare == nullptr) continue;
    lineage::datashare share{std::string{program.descriptions[d]->id}, std::string{datashare->name()}, {}, {}};
    for (std::size_t r = 0; r < result.relations.size(); ++r)
      if (datashare->holds(*program.sql.relations[result.relations[r].resource])) share.holds.push_back(r);
    for (auto const& shown : program.sql.shown_by(*datashare))
      share.shows.insert({position[shown.resource], shown.column});
    result.datashares.push_back(std::move(share));
  }
  return result;
}

/// All columns.
inline std::set<lineage::place> all_columns(lineage const& of) {
  std::set<lineage::place> result;
  for (std::size_t r = 0; r < of.relations.size(); ++r)
    for (std::size_t c = 0; c < of.relations[r].columns.size(); ++c) result.insert({r, c});
  return result;
}

/// A column with all that its values come from, and all that have its values. It is spelt "table.column" or
/// "schema.table.column"; std::invalid_argument when no table or view has it.
inline std::set<lineage::place> columns_around(lineage const& of, std::string_view text) {
  strata::column_spelling const spelling{text};
  std::vector<lineage::place> asked;
  std::map<lineage::place, std::vector<lineage::place>> sources, users;
  for (lineage::place const& p : all_columns(of)) {
    lineage::relation const& r = of.relations[p.relation];
    if (spelling.is({{}, sql::name_of(r.schema), sql::name_of(r.name)}, sql::name_of(of.at(p).name)))
      asked.push_back(p);
    for (lineage::source const& s : of.at(p).sources)
      if (s.how != sql::derivation::condition) sources[p].push_back(s.from), users[s.from].push_back(p);
  }
  if (asked.empty()) throw std::invalid_argument{"no table or view of the stack has a column " + std::string{text}};
  std::set<lineage::place> result;
  for (auto* next : {&sources, &users}) {
    std::set<lineage::place> seen;
    for (std::vector<lineage::place> open = asked; !open.empty();) {
      lineage::place const at = open.back();
      open.pop_back();
      if (!seen.insert(at).second) continue;
      std::vector<lineage::place> const& further = (*next)[at];
      open.insert(open.end(), further.begin(), further.end());
    }
    result.insert(seen.begin(), seen.end());
  }
  return result;
}

/// The columns that values come from or go to.
inline std::set<lineage::place> related_columns(lineage const& of) {
  std::set<lineage::place> result;
  for (lineage::place const& p : all_columns(of))
    for (lineage::source const& s : of.at(p).sources)
      if (s.how != sql::derivation::condition) result.insert(p), result.insert(s.from);
  return result;
}

/// A row for each of these columns: what its values come from, and which datashares show them.
inline std::string to_text(lineage const& of, std::set<lineage::place> const& columns, painter const& paint) {
  table rows{{"COLUMN", "TYPE", "COMES FROM", "SHOWN BY"}};
  for (lineage::place const& p : columns) {
    std::string sources, shares;
    for (lineage::source const& s : of.at(p).sources)
      sources += (sources.empty() ? "" : ", ") + of.name_of(s.from) +
                 (s.how == sql::derivation::copied ? "" : " (" + std::string{detail::spelled(s.how)} + ')');
    for (std::string const& filler : of.relations[p.relation].filled_by)
      sources += (sources.empty() ? "" : ", ") + filler;
    for (lineage::datashare const& d : of.datashares)
      if (d.shows.contains(p)) shares += (shares.empty() ? "" : ", ") + d.id;
    rows.add({of.name_of(p), of.at(p).type, sources, shares});
  }
  return rows.text(paint);
}

/// The columns as a graph to draw: from what values come from to what is made of them.
inline picture draw(lineage const& of, std::set<lineage::place> const& columns) {
  picture result{of.stack, {}};
  std::map<lineage::place, std::size_t> position;
  for (lineage::place const& p : columns) position.emplace(p, position.size());
  for (lineage::place const& p : columns) {
    std::set<std::size_t> needs;
    for (lineage::source const& s : of.at(p).sources)
      if (auto const found = position.find(s.from); s.how != sql::derivation::condition && found != position.end())
        needs.insert(found->second);
    result.nodes.push_back({of.name_of(p), of.at(p).type, {needs.begin(), needs.end()}});
  }
  detail::order(result.nodes);
  return result;
}

/// Everything that is known, for programs.
inline json to_json(lineage const& of) {
  json relations = json::array(), datashares = json::array();
  auto const place = [&of](lineage::place const& p) {
    return json{{"id", of.relations[p.relation].id}, {"column", of.at(p).name}};
  };
  for (lineage::relation const& r : of.relations) {
    json columns = json::array(), conditions = json::array();
    for (lineage::column const& c : r.columns) {
      json sources = json::array();
      for (lineage::source const& s : c.sources) {
        json source = place(s.from);
        source["how"] = detail::spelled(s.how);
        sources.push_back(std::move(source));
      }
      columns.push_back({{"name", c.name}, {"type", c.type}, {"notNull", c.not_null}, {"from", sources}});
    }
    for (lineage::place const& p : r.conditions) conditions.push_back(place(p));
    relations.push_back({{"id", r.id},
                         {"kind", r.kind},
                         {"workgroup", r.workgroup},
                         {"database", r.database},
                         {"schema", r.schema},
                         {"name", r.name},
                         {"columnsAreKnown", r.has_known_columns},
                         {"columns", columns},
                         {"conditions", conditions},
                         {"filledBy", r.filled_by}});
  }
  for (lineage::datashare const& d : of.datashares) {
    json holds = json::array(), shows = json::array();
    for (std::size_t r : d.holds) holds.push_back(of.relations[r].id);
    for (lineage::place const& p : d.shows) shows.push_back(place(p));
    datashares.push_back({{"id", d.id}, {"name", d.name}, {"holds", holds}, {"shows", shows}});
  }
  return {{"stack", of.stack}, {"relations", relations}, {"datashares", datashares}};
}

namespace detail {

/// The time of an event in ISO 8601: that of SOURCE_DATE_EPOCH where a build has to give the same result every day, or
/// now.
inline std::string event_time() {
  std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  if (char const* const given = std::getenv("SOURCE_DATE_EPOCH"))
    seconds = static_cast<std::time_t>(std::strtoll(given, nullptr, 10));
  char text[32]{};
  std::tm const utc = *std::gmtime(&seconds);
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace detail

/// An OpenLineage event (https://openlineage.io/spec/2-0-2/OpenLineage.json) for each view: a job that makes the view
/// of what it reads, with the lineage of its columns. Tables have no job: what fills them runs outside of SQL. A
/// relation's namespace is redshift:// and its workgroup's name, which is what is known of the endpoint before the
/// deployment.
inline json to_open_lineage(lineage const& of, std::string const& time = detail::event_time()) {
  std::string const producer = "urn:strata:" + std::string{version};
  auto const facet = [&producer](char const* name, char const* schema_version, json content) {
    content["_producer"] = producer;
    content["_schemaURL"] =
        std::string{"https://openlineage.io/spec/facets/"} + schema_version + '/' + name + ".json#/$defs/" + name;
    return content;
  };
  auto const identified = [&of](std::size_t r) {
    return json{{"namespace", "redshift://" + of.relations[r].workgroup}, {"name", of.relations[r].qualified_name()}};
  };
  auto const dataset = [&](std::size_t r) {
    json fields = json::array();
    for (lineage::column const& c : of.relations[r].columns) {
      json field{{"name", c.name}};
      if (!c.type.empty()) field["type"] = c.type;
      fields.push_back(std::move(field));
    }
    json result = identified(r);
    result["facets"]["schema"] = facet("SchemaDatasetFacet", "1-1-1", {{"fields", fields}});
    return result;
  };
  auto const input = [&](lineage::place const& p, sql::derivation how) {
    json result = identified(p.relation);
    result["field"] = of.at(p).name;
    json transformation{{"type", how == sql::derivation::condition ? "INDIRECT" : "DIRECT"}};
    if (how != sql::derivation::condition)
      transformation["subtype"] = how == sql::derivation::copied ? "IDENTITY" : "TRANSFORMATION";
    result["transformations"] = json::array({transformation});
    return result;
  };
  json events = json::array();
  for (std::size_t r = 0; r < of.relations.size(); ++r) {
    lineage::relation const& made = of.relations[r];
    if (made.kind == "table") continue;
    std::set<std::size_t> reads;
    json fields = json::object(), conditions = json::array();
    for (lineage::column const& c : made.columns) {
      json inputs = json::array();
      for (lineage::source const& s : c.sources) inputs.push_back(input(s.from, s.how)), reads.insert(s.from.relation);
      fields[c.name] = {{"inputFields", inputs}};
    }
    for (lineage::place const& p : made.conditions)
      conditions.push_back(input(p, sql::derivation::condition)), reads.insert(p.relation);
    json inputs = json::array();
    for (std::size_t read : reads) inputs.push_back(dataset(read));
    json output = dataset(r);
    output["facets"]["columnLineage"] =
        facet("ColumnLineageDatasetFacet", "1-2-0", {{"fields", fields}, {"dataset", conditions}});
    events.push_back({{"eventTime", time},
                      {"producer", producer},
                      {"schemaURL", "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent"},
                      {"job", {{"namespace", of.stack}, {"name", made.id}}},
                      {"inputs", inputs},
                      {"outputs", json::array({output})}});
  }
  return events;
}

}  // namespace strata::synth
