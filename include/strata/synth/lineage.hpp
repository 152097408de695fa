// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/sql_domain.hpp>
#include <strata/synth/json_writer.hpp>
#include <strata/synth/picture.hpp>
#include <strata/synth/program.hpp>
#include <strata/synth/terminal.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

/// The sources of the columns in a stack's tables and views.
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
    std::string name;  ///< in Redshift's normal form
    std::string type;  ///< empty if it is unknown
    bool not_null = false;
    std::vector<source> sources;
  };
  /// A table or view of the stack.
  struct relation {
    std::string id, kind, workgroup, database, schema, name;
    std::string shown_name;  ///< "schema.name", behind the workgroup if several workgroups have relations
    std::size_t resource{};  ///< the position of its construct in the program
    bool has_known_columns = false;
    std::vector<column> columns;
    std::vector<place> conditions;       ///< the columns that decide which rows it has
    std::vector<std::string> filled_by;  ///< the ids of loads, merges and other statements that add rows to it

    [[nodiscard]] std::string qualified_name() const { return database + '.' + schema + '.' + name; }
  };
  struct datashare {
    std::string id, name;
    std::vector<std::size_t> holds;  ///< relations
    std::set<place> shows;           ///< each column whose values consumers can read
  };

  std::string stack;
  std::vector<relation> relations;
  std::vector<datashare> datashares;

  [[nodiscard]] column const& at(place const& p) const { return relations[p.relation].columns[p.column]; }
  [[nodiscard]] std::string name_of(place const& p) const {
    return relations[p.relation].shown_name + '.' + at(p).name;
  }
};

namespace detail {

inline std::string folded(sql::identifier const& name) {
  std::string out;
  strata::sql::append_folded(out, name);
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

/// Makes the lineage of a program from the facts of its SQL domain.
class lineage_builder {
 public:
  lineage_builder(stack_program const& program, redshift_sql_facts const& sql)
      : program_{program}, sql_{sql}, position_(program.count) {}

  lineage run() {
    add_relations();
    for (lineage::relation& r : result_.relations) add_columns(r);
    add_datashares();
    return std::move(result_);
  }

 private:
  static char const* name_of(sql::object_kind kind) {
    return kind == sql::object_kind::table ? "table" : kind == sql::object_kind::view ? "view" : "materialized view";
  }

  void add_relations() {
    result_.stack = program_.info.name;
    auto const filled = fillers(program_);
    for (std::size_t r = 0; r < program_.count; ++r) {
      redshift_relation const* const relation = sql_.relations[r];
      if (relation == nullptr) continue;
      position_[r] = result_.relations.size();
      result_.relations.push_back({std::string{program_.descriptions[r]->id},
                                   name_of(relation->kind()),
                                   std::string{relation->workgroup().options().name},
                                   folded({relation->database(), true}),
                                   folded(relation->schema()),
                                   folded(relation->name().name),
                                   {},
                                   r,
                                   sql_.columns[r].known,
                                   {},
                                   {},
                                   {}});
      add_fillers(result_.relations.back(), *program_.descriptions[r], filled);
    }
    bool several = false;
    for (lineage::relation const& r : result_.relations)
      several = several || r.workgroup != result_.relations.front().workgroup;
    for (lineage::relation& r : result_.relations)
      r.shown_name = (several ? r.workgroup + '/' : "") + r.schema + '.' + r.name;
  }
  static void add_fillers(lineage::relation& to, core::description const& d,
                          std::multimap<std::uint64_t, std::string_view> const& filled) {
    for (std::size_t m = 0; m < d.mention_count; ++m) {
      if (d.mentions[m].how != core::verb::creates) continue;
      auto const [first, last] = filled.equal_range(d.mentions[m].hash);
      for (auto it = first; it != last; ++it)
        if (it->second != d.id) to.filled_by.emplace_back(it->second);
    }
  }

  void add_columns(lineage::relation& to) const {
    strata::stack_columns const& known = sql_.columns[to.resource];
    auto const place_of = [&](std::size_t i) {
      return lineage::place{position_[known.sources[i].resource], known.sources[i].column};
    };
    for (std::size_t c = 0; c < known.count; ++c) {
      strata::stack_column const& from = known.columns[c];
      to.columns.push_back({folded(from.name), spelled(from.type), from.not_null, {}});
      for (std::size_t i = from.first_source; i < from.first_source + from.source_count; ++i)
        to.columns.back().sources.push_back({place_of(i), known.sources[i].how});
    }
    for (std::size_t i = known.first_condition; i < known.first_condition + known.condition_count; ++i)
      to.conditions.push_back(place_of(i));
  }

  void add_datashares() {
    for (std::size_t d = 0; d < program_.count; ++d) {
      redshift_datashare_base const* const datashare = sql_.datashares[d];
      if (datashare == nullptr) continue;
      lineage::datashare share{std::string{program_.descriptions[d]->id}, std::string{datashare->name()}, {}, {}};
      for (std::size_t r = 0; r < result_.relations.size(); ++r)
        if (datashare->holds(*sql_.relations[result_.relations[r].resource])) share.holds.push_back(r);
      for (auto const& shown : sql_.shown_by(*datashare)) share.shows.insert({position_[shown.resource], shown.column});
      result_.datashares.push_back(std::move(share));
    }
  }

  stack_program const& program_;
  redshift_sql_facts const& sql_;
  std::vector<std::size_t> position_;  ///< the position of each construct among the relations
  lineage result_;
};

}  // namespace detail

/// The lineage of a program's stack; empty if the stack has no SQL. A relation with unknown columns shows none; a
/// datashare that holds it, or a relation that reads it, shows everything that it reads, as in `exposes`.
inline lineage lineage_of(stack_program const& program) {
  if (auto const* sql = program.facts<redshift_sql_facts>()) return detail::lineage_builder{program, *sql}.run();
  return {std::string{program.info.name}, {}, {}};
}

/// All columns.
inline std::set<lineage::place> all_columns(lineage const& of) {
  std::set<lineage::place> result;
  for (std::size_t r = 0; r < of.relations.size(); ++r)
    for (std::size_t c = 0; c < of.relations[r].columns.size(); ++c) result.insert({r, c});
  return result;
}

/// A column with its sources and the columns that derive from it. The spelling is "table.column" or
/// "schema.table.column".
/// @throws std::invalid_argument if no table or view has the column
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

/// The columns that are a source or have one.
inline std::set<lineage::place> related_columns(lineage const& of) {
  std::set<lineage::place> result;
  for (lineage::place const& p : all_columns(of))
    for (lineage::source const& s : of.at(p).sources)
      if (s.how != sql::derivation::condition) result.insert(p), result.insert(s.from);
  return result;
}

/// A row for each of these columns: its sources, and the datashares that show them.
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

/// The columns as a graph to draw, from the sources to the columns made from them.
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

/// All of the lineage, for programs.
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

}  // namespace strata::synth
