// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/facts.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>
#include <strata/synth/glob.hpp>
#include <strata/synth/json_writer.hpp>
#include <strata/synth/picture.hpp>
#include <strata/synth/program.hpp>
#include <strata/synth/suggestion.hpp>
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
    bool is_masked = false;  ///< by a policy, for somebody
  };
  /// A table or view of the stack: a construct, or one that custom SQL creates, whose id it has.
  struct relation {
    std::string id, kind, workgroup, database, schema, name;
    std::string shown_name;  ///< "schema.name", behind the workgroup if several workgroups have relations
    std::size_t number{};    ///< of the relation in the data flow
    bool has_known_columns = false;
    std::vector<column> columns{};
    std::vector<place> conditions{};       ///< the columns that decide which rows it has
    std::set<std::size_t> filters{};       ///< the columns by which policies of row-level security let rows through
    std::vector<std::string> filled_by{};  ///< the ids of loads, merges and other statements that add rows to it

    [[nodiscard]] std::string qualified_name() const { return database + '.' + schema + '.' + name; }
  };
  struct datashare {
    std::string id, name;
    std::vector<std::size_t> holds;         ///< relations
    std::set<place> shows;                  ///< each column whose values consumers can read
    std::map<place, std::string> may_show;  ///< other columns, with the id of the construct that does not say enough
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
      : program_{program},
        sql_{sql},
        resolved_{*sql.constructs, sql.columns},
        flow_{resolved_.flow()},
        position_(flow_.relation_count(), none) {}

  lineage run() {
    add_relations();
    for (lineage::relation& r : result_.relations) add_columns(r);
    add_policies();
    add_datashares();
    return std::move(result_);
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  static char const* name_of(sql::object_kind kind) {
    return kind == sql::object_kind::view                ? "view"
           : kind == sql::object_kind::materialized_view ? "materialized view"
                                                         : "table";
  }
  [[nodiscard]] strata::flow::unit_table const& table() const { return flow_.table(); }
  [[nodiscard]] std::string id_of(std::uint32_t resource) const {
    return resource < program_.count ? std::string{program_.descriptions[resource]->id} : std::string{};
  }

  void add_relations() {
    result_.stack = program_.info.name;
    auto const filled = fillers(program_);
    for (std::uint32_t r = 0; r < flow_.relation_count(); ++r) {
      if (!table().is_relation(r)) continue;
      redshift_relation const* const construct = r < program_.count ? sql_.constructs->relations[r] : nullptr;
      std::uint32_t resource = r;
      if (construct == nullptr) {
        strata::flow::named_relation const& made = table().named[r - program_.count];
        if (made.maker == strata::flow::nowhere || made.session != 0) continue;
        resource = table().units[made.maker].resource;
      }
      redshift_statement const& statement = construct != nullptr ? *construct : table().statement_of(resource);
      sql::object_name const name = table().name_of(r);
      position_[r] = result_.relations.size();
      result_.relations.push_back({id_of(resource),
                                   name_of(construct != nullptr ? construct->kind() : sql::object_kind::table),
                                   std::string{statement.workgroup().shown_name()},
                                   folded(table().database_of(r)),
                                   folded(name.schema),
                                   folded(name.name),
                                   {},
                                   r,
                                   flow_.knows_columns(r)});
      if (construct != nullptr) add_fillers(result_.relations.back(), *program_.descriptions[r], filled);
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

  /// The column of a node, if it is known; a temporary table stands for its own sources.
  void add_source(std::vector<lineage::source>& to, std::set<std::uint32_t>& seen, std::uint32_t node,
                  sql::derivation how) const {
    if (!flow_.is_column(node) || !seen.insert(node).second) return;
    std::uint32_t const r = flow_.relation_at(node);
    if (position_[r] != none) return to.push_back({{position_[r], node - flow_.first_node(r)}, how});
    flow_.each_source(node, [&](std::uint32_t from, sql::derivation further, bool, auto const&) {
      add_source(to, seen, from, std::max(how, further));
    });
  }
  /// The columns that policies mask, and those by which they filter rows.
  void add_policies() {
    if (sql_.access == nullptr) return;
    strata::access::facts const known{*sql_.access, table()};
    auto const find = [this](std::uint32_t relation, std::uint64_t hash, auto use) {
      strata::stack_columns const has = flow_.columns_of(relation);
      for (std::size_t c = 0; position_[relation] != none && c < has.count; ++c)
        if (has.columns[c].hash == hash) use(result_.relations[position_[relation]], c);
    };
    for (strata::access::mask_fact const& each : known.masks)
      find(each.relation, each.column, [&](auto& r, std::size_t c) { r.columns[c].is_masked |= !each.is_plain; });
    for (strata::access::filter_fact const& each : known.filters)
      (*sql_.access)[each.resource].attachment->policy().each_column([&](sql::identifier const& name) {
        if (known.rls[each.relation] == core::tribool::yes)
          find(each.relation, sql::hash(name), [](auto& r, std::size_t c) { r.filters.insert(c); });
      });
  }
  void add_columns(lineage::relation& to) const {
    auto const number = static_cast<std::uint32_t>(to.number);
    strata::stack_columns const known = flow_.columns_of(number);
    std::uint32_t const first = flow_.first_node(number);
    for (std::uint32_t c = 0; c < known.count; ++c) {
      strata::stack_column const& from = known.columns[c];
      to.columns.push_back({folded(from.name), spelled(from.type), from.not_null, {}});
      std::set<std::uint32_t> seen{first + c};
      flow_.each_source(first + c, [&](std::uint32_t node, sql::derivation how, bool, auto const&) {
        add_source(to.columns.back().sources, seen, node, how);
      });
    }
    std::vector<lineage::source> conditions;
    std::set<std::uint32_t> seen;
    flow_.each_condition(first, [&](std::uint32_t node, sql::derivation how, bool, auto const&) {
      add_source(conditions, seen, node, how);
    });
    for (lineage::source const& s : conditions) to.conditions.push_back(s.from);
  }

  void add_datashares() {
    for (std::uint32_t d = 0; d < program_.count; ++d) {
      redshift_datashare_base const* const datashare = sql_.constructs->shares[d];
      strata::flow::root_list roots;
      if (datashare != nullptr)
        roots = strata::flow::roots_of(flow_, *datashare);
      else if (sql_.constructs->scripts[d] != nullptr)
        roots = strata::flow::roots_of_script(flow_, d);
      if (datashare == nullptr && roots.empty()) continue;
      add_datashare(id_of(d), datashare == nullptr ? "" : std::string{datashare->name()}, roots);
    }
  }
  void add_datashare(std::string id, std::string name, strata::flow::root_list const& roots) {
    lineage::datashare share{std::move(id), std::move(name), {}, {}, {}};
    std::set<std::size_t> held;
    for (auto const& root : roots)
      if (std::uint32_t const r = flow_.relation_at(root.node); r != strata::flow::nowhere && position_[r] != none)
        held.insert(position_[r]);
    share.holds.assign(held.begin(), held.end());
    strata::flow::reached_columns const found{flow_, roots, false};
    for (std::size_t r = 0; r < result_.relations.size(); ++r)
      for (std::size_t c = 0; c < result_.relations[r].columns.size(); ++c) {
        auto const node =
            static_cast<std::uint32_t>(flow_.first_node(static_cast<std::uint32_t>(result_.relations[r].number)) + c);
        if (found.at(node) == core::tribool::yes) share.shows.insert({r, c});
        if (found.at(node) == core::tribool::unknown)
          share.may_show.emplace(lineage::place{r, c}, id_of(found.missing_at(node).resource));
      }
    result_.datashares.push_back(std::move(share));
  }

  stack_program const& program_;
  redshift_sql_facts const& sql_;
  strata::flow::resolved_flow resolved_;
  strata::flow::data_flow const& flow_;
  std::vector<std::size_t> position_;  ///< of each relation among those of the result
  lineage result_;
};

}  // namespace detail

/// The lineage of a program's stack; empty if the stack has no SQL. Columns that Strata does not know are not in it;
/// the columns that a datashare may therefore show are in `may_show`, as in `exposes`.
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
/// "schema.table.column"; a pattern such as "orders.*" means all columns that match.
/// @throws std::invalid_argument with the closest names, if no table or view has the column
inline std::set<lineage::place> columns_around(lineage const& of, std::string_view text) {
  std::string const pattern{text};
  strata::column_spelling const spelling{text};
  std::vector<std::string> names;
  std::vector<lineage::place> asked;
  std::map<lineage::place, std::vector<lineage::place>> sources, users;
  for (lineage::place const& p : all_columns(of)) {
    lineage::relation const& r = of.relations[p.relation];
    if (is_glob(pattern) ? matches_glob(pattern, of.name_of(p)) || matches_glob(pattern, r.name + '.' + of.at(p).name)
                         : spelling.is({{}, sql::name_of(r.schema), sql::name_of(r.name)}, sql::name_of(of.at(p).name)))
      asked.push_back(p);
    names.push_back(std::count(pattern.begin(), pattern.end(), '.') < 2 ? r.name + '.' + of.at(p).name : of.name_of(p));
    for (lineage::source const& s : of.at(p).sources)
      if (s.how != sql::derivation::condition) sources[p].push_back(s.from), users[s.from].push_back(p);
  }
  if (asked.empty())
    throw std::invalid_argument{"no table or view of the stack has a column " + pattern + did_you_mean(pattern, names)};
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
      if (d.shows.contains(p) || d.may_show.contains(p))
        shares += (shares.empty() ? "" : ", ") + d.id + (d.may_show.contains(p) ? " (unknown)" : "");
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
    json holds = json::array(), shows = json::array(), may_show = json::array();
    for (std::size_t r : d.holds) holds.push_back(of.relations[r].id);
    for (lineage::place const& p : d.shows) shows.push_back(place(p));
    for (auto const& [p, missing] : d.may_show) {
      may_show.push_back(place(p));
      may_show.back()["notKnown"] = missing;
    }
    datashares.push_back({{"id", d.id}, {"name", d.name}, {"holds", holds}, {"shows", shows}, {"mayShow", may_show}});
  }
  return {{"stack", of.stack}, {"relations", relations}, {"datashares", datashares}};
}

}  // namespace strata::synth
