// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/quote.hpp>
#include <strata/synth/drift/live.hpp>

/// The differences between a program and its live warehouses, and the SQL that repairs them.
namespace strata::synth::drift {

struct difference {
  std::string workgroup, database, object, what;
  std::vector<std::string> repair;  ///< SQL; what loses data stands behind "-- "
};

namespace detail {

inline std::string quoted(std::string const& name) {
  std::string result;
  strata::sql::quoted_identifier(result, name);
  return result;
}
inline std::string quoted(std::pair<std::string, std::string> const& name) {
  return quoted(name.first) + '.' + quoted(name.second);
}
inline std::string shown(std::pair<std::string, std::string> const& name) { return name.first + '.' + name.second; }

class comparison {
 public:
  comparison(database const& wanted, live_database const& live, std::vector<difference>& out)
      : wanted_{wanted}, live_{live}, out_{out} {}

  void run() {
    for (auto const& [name, make] : wanted_.schemas)
      if (!live_.schemas.contains(name)) add("schema " + name, "is not there", {make});
    for (auto const& [name, make] : wanted_.roles)
      if (!live_.roles.contains(name)) add("role " + name, "is not there", {make});
    for (auto const& [name, relation] : wanted_.relations) compare(name, relation);
    if (wanted_.is_made && !wanted_.has_other_texts) find_more_relations();
    for (privilege_row const& row : wanted_.privileges) find_missing(row);
    if (!wanted_.has_other_texts)
      for (privilege_row const& row : live_.privileges) find_more(row);
  }

 private:
  using name_pair = std::pair<std::string, std::string>;

  void add(std::string object, std::string what, std::vector<std::string> repair) {
    out_.push_back({wanted_.workgroup, wanted_.name, std::move(object), std::move(what), std::move(repair)});
  }
  static bool is_table(std::string const& live_kind) { return live_kind == "BASE TABLE" || live_kind == "TABLE"; }

  void compare(name_pair const& name, relation const& wanted) {
    auto const found = live_.kinds.find(name);
    std::string const object = (wanted.kind.empty() ? "relation" : wanted.kind) + ' ' + shown(name);
    if (found == live_.kinds.end()) return add(object, "is not there", wanted.make);
    if (!wanted.kind.empty() && is_table(found->second) != (wanted.kind == "table")) {
      std::vector<std::string> repair = wanted.make;
      repair.insert(repair.begin(),
                    is_table(found->second) ? "-- DROP TABLE " + quoted(name) : "DROP VIEW " + quoted(name));
      return add(object, "is a " + std::string{is_table(found->second) ? "table" : "view"}, repair);
    }
    if (!wanted.has_known_columns) return;
    static std::map<std::string, lineage::column> const none;
    auto const columns = live_.columns.find(name);
    compare_columns(name, wanted, object, columns == live_.columns.end() ? none : columns->second);
  }
  void compare_columns(name_pair const& name, relation const& wanted, std::string const& object,
                       std::map<std::string, lineage::column> const& live) {
    if (wanted.kind != "table") return compare_view(name, wanted, object, live);
    std::string const alter = "ALTER TABLE " + quoted(name);
    std::set<std::string> names;
    for (lineage::column const& column : wanted.columns) {
      names.insert(column.name);
      auto const found = live.find(column.name);
      if (found == live.end()) {
        add(object, "lacks the column " + column.name,
            {alter + " ADD COLUMN " + quoted(column.name) + ' ' + column.type});
      } else if (!column.type.empty() && !found->second.type.empty() && found->second.type != column.type) {
        bool const grows = column.type.starts_with("varchar") && found->second.type.starts_with("varchar");
        add(object, "has " + column.name + " as " + found->second.type + ", not " + column.type,
            {(grows ? "" : "-- deploy the change, or: ") + alter + " ALTER COLUMN " + quoted(column.name) + " TYPE " +
             column.type});
      } else if (found->second.not_null != column.not_null) {
        add(object, column.name + (column.not_null ? " may be null" : " may not be null"),
            {"-- Redshift cannot change NOT NULL: add another column, copy the values, and rename it"});
      }
    }
    for (auto const& [extra, column] : live)
      if (!names.contains(extra))
        add(object, "has a column more, " + extra, {"-- " + alter + " DROP COLUMN " + quoted(extra)});
  }
  void compare_view(name_pair const& name, relation const& wanted, std::string const& object,
                    std::map<std::string, lineage::column> const& live) {
    std::set<std::string> mine, theirs;
    for (lineage::column const& column : wanted.columns) mine.insert(column.name);
    for (auto const& [column, _] : live) theirs.insert(column);
    if (mine == theirs) return;
    std::vector<std::string> repair = wanted.make;
    std::string const word = wanted.kind == "materialized view" ? "MATERIALIZED VIEW " : "VIEW ";
    repair.insert(repair.begin(), "DROP " + word + quoted(name));
    add(object, "has other columns", wanted.kind.empty() ? std::vector<std::string>{} : repair);
  }
  /// Redshift keeps the rows of materialized views in tables beside them.
  static bool is_internal(std::string const& name) { return name.starts_with("mv_tbl__"); }
  void find_more_relations() {
    for (auto const& [name, kind] : live_.kinds) {
      bool const mine = name.first == "public" || wanted_.schemas.contains(name.first);
      if (!mine || wanted_.relations.contains(name) || is_internal(name.second)) continue;
      add((is_table(kind) ? "table " : "view ") + shown(name), "is not in the program",
          {std::string{"-- DROP "} + (is_table(kind) ? "TABLE " : "VIEW ") + quoted(name)});
    }
  }

  // ---- privileges

  /// What SVV_RELATION_PRIVILEGES and SVV_SCHEMA_PRIVILEGES tell of every relation and schema.
  static bool is_told(std::string const& privilege) {
    for (std::string_view each : {"SELECT", "INSERT", "UPDATE", "DELETE", "USAGE", "CREATE"})
      if (privilege == each) return true;
    return false;
  }
  static std::string object_of(privilege_row const& row) {
    std::string const& relation = std::get<1>(row);
    return relation.empty() ? "schema " + std::get<0>(row) : std::get<0>(row) + '.' + relation;
  }
  static std::string statement(privilege_row const& row, std::string const& verb, std::string const& word) {
    auto const& [schema, relation, privilege, kind, name] = row;
    std::string const object = relation.empty() ? "SCHEMA " + quoted(schema) : quoted(name_pair{schema, relation});
    std::string const who = kind == "public" ? "PUBLIC"
                            : kind == "user" ? quoted(name)
                            : kind == "role" ? "ROLE " + quoted(name)
                                             : "GROUP " + quoted(name);
    return verb + privilege + " ON " + object + word + who;
  }
  static std::string told(privilege_row const& row) {
    auto const& [schema, relation, privilege, kind, name] = row;
    return (kind == "public" ? "PUBLIC" : kind + ' ' + name);
  }
  void find_missing(privilege_row const& row) {
    if (!is_told(std::get<2>(row)) || live_.privileges.contains(row)) return;
    add(object_of(row), told(row) + " does not have " + std::get<2>(row), {statement(row, "GRANT ", " TO ")});
  }
  [[nodiscard]] bool may_be_there(privilege_row row) const {
    if (wanted_.possible.contains(row)) return true;
    if (std::get<1>(row).empty()) {
      std::get<0>(row) = "*", std::get<1>(row) = "*";
      return wanted_.possible.contains(row);
    }
    std::get<1>(row) = "*";
    if (wanted_.possible.contains(row)) return true;
    std::get<0>(row) = "*";
    return wanted_.possible.contains(row);
  }
  void find_more(privilege_row const& row) {
    auto const& [schema, relation, privilege, kind, name] = row;
    bool const mine =
        relation.empty() ? wanted_.schemas.contains(schema) : wanted_.relations.contains({schema, relation});
    bool const is_owner = kind == "user" && (name == wanted_.admin || name == "rdsdb" || name.starts_with("IAM"));
    if (!mine || is_owner || name.starts_with("ds:") || !is_told(privilege) || may_be_there(row)) return;
    add(object_of(row), told(row) + " has " + privilege + ", which the program does not grant",
        {statement(row, "REVOKE ", " FROM ")});
  }

  database const& wanted_;
  live_database const& live_;
  std::vector<difference>& out_;
};

inline void compare_shares(std::string const& workgroup, std::map<std::string, datashare> const& wanted,
                           std::string const& database, live_database const& live, std::vector<difference>& out) {
  for (auto const& [name, share] : wanted) {
    auto const found = live.shares.find(name);
    if (found == live.shares.end()) {
      std::vector<std::string> repair = share.make;
      for (auto const& [object, add] : share.objects) repair.push_back(add);
      out.push_back({workgroup, database, "datashare " + name, "is not there, or holds nothing", repair});
      continue;
    }
    for (auto const& [object, add] : share.objects)
      if (!found->second.contains(object))
        out.push_back({workgroup, database, "datashare " + name, "does not hold " + object, {add}});
    for (std::string const& object : found->second) {
      std::size_t const dot = object.find('.');
      if (share.objects.contains(object) || share.whole_schemas.contains(object.substr(0, dot))) continue;
      out.push_back(
          {workgroup,
           database,
           "datashare " + name,
           "holds " + object + ", which the program does not share",
           {"ALTER DATASHARE " + quoted(name) + " REMOVE " + (dot == std::string::npos ? "SCHEMA " : "TABLE ") +
            (dot == std::string::npos ? quoted(object)
                                      : quoted(std::pair{object.substr(0, dot), object.substr(dot + 1)}))}});
    }
  }
}

}  // namespace detail

/// All differences, in the order of the databases.
/// @throws std::invalid_argument if a database of the program has no results
inline std::vector<difference> differences(program_state const& state,
                                           std::map<std::pair<std::string, std::string>, live_database> const& live) {
  std::vector<difference> result;
  std::set<std::string> with_shares;
  for (auto const& [key, wanted] : state.databases) {
    auto const found = live.find(key);
    if (found == live.end() || !found->second.is_read)
      throw std::invalid_argument{"there are no complete results of the database " + key.second + " in " + key.first};
    detail::comparison{wanted, found->second, result}.run();
    auto const shares = state.shares.find(key.first);
    if (shares != state.shares.end() && with_shares.insert(key.first).second)
      detail::compare_shares(key.first, shares->second, key.second, found->second, result);
  }
  return result;
}

inline std::string to_text(std::vector<difference> const& all) {
  std::string result, where;
  for (difference const& each : all) {
    std::string const here = "-- " + each.workgroup + ", database " + each.database + '\n';
    if (here != where) result += (where.empty() ? "" : "\n") + here;
    where = here;
    result += "\n-- " + each.object + ' ' + each.what + '\n';
    for (std::string const& statement : each.repair) result += statement + ";\n";
  }
  return result;
}

inline json to_json(std::vector<difference> const& all) {
  json result = json::array();
  for (difference const& each : all)
    result.push_back({{"workgroup", each.workgroup},
                      {"database", each.database},
                      {"object", each.object},
                      {"difference", each.what},
                      {"repair", each.repair}});
  return result;
}

}  // namespace strata::synth::drift
