// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/deploy_command.hpp>
#include <strata/synth/drift/expected.hpp>

#include <sstream>
#include <stdexcept>

/// What a warehouse holds, by queries of Redshift's system views that change nothing.
namespace strata::synth::drift {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): one query in several literals
/// In this order. https://docs.aws.amazon.com/redshift/latest/dg/svv_views.html
inline constexpr std::string_view queries[] = {
    "SELECT table_schema, table_name, table_type FROM svv_tables WHERE table_schema NOT IN ('information_schema', "
    "'pg_catalog', 'pg_internal', 'pg_automv', 'pg_auto_copy', 'pg_s3', 'catalog_history')",
    "SELECT table_schema, table_name, column_name, data_type, character_maximum_length, numeric_precision, "
    "numeric_scale, is_nullable FROM svv_columns WHERE table_schema NOT IN ('information_schema', 'pg_catalog', "
    "'pg_internal', 'pg_automv', 'pg_auto_copy', 'pg_s3', 'catalog_history')",
    "SELECT namespace_name, relation_name, privilege_type, identity_type, identity_name FROM svv_relation_privileges",
    "SELECT namespace_name, privilege_type, identity_type, identity_name FROM svv_schema_privileges",
    "SELECT share_name, object_name FROM svv_datashare_objects WHERE share_type = 'OUTBOUND'",
    "SELECT role_name FROM svv_roles",
    "SELECT schema_name FROM svv_redshift_schemas WHERE database_name = current_database()"};
// NOLINTEND(bugprone-suspicious-missing-comma)

struct live_database {
  bool is_read = false;
  std::map<std::pair<std::string, std::string>, std::string> kinds;
  std::map<std::pair<std::string, std::string>, std::map<std::string, lineage::column>> columns;
  std::set<privilege_row> privileges;  ///< those of schemas have no relation
  std::map<std::string, std::set<std::string>> shares;
  std::set<std::string> roles, schemas;
};

namespace detail {

inline std::string cell(json const& value) {
  if (value.contains("stringValue")) return value["stringValue"].get<std::string>();
  if (value.contains("longValue")) return std::to_string(value["longValue"].get<long long>());
  if (value.contains("booleanValue")) return value["booleanValue"].get<bool>() ? "true" : "false";
  return {};
}

/// A type of SVV_COLUMNS as Strata spells it; empty if it has no such type.
inline std::string spelled_type(std::string const& type, std::string const& length, std::string const& precision,
                                std::string const& scale) {
  auto const sized = [&](std::string const& name) { return length.empty() ? name : name + '(' + length + ')'; };
  if (type == "character varying") return sized("varchar");
  if (type == "character") return sized("char");
  if (type == "binary varying") return sized("varbyte");
  if (type == "numeric") return precision.empty() ? "decimal" : "decimal(" + precision + ',' + scale + ')';
  if (type == "timestamp without time zone") return "timestamp";
  if (type == "timestamp with time zone") return "timestamptz";
  if (type == "time without time zone") return "time";
  if (type == "time with time zone") return "timetz";
  for (std::string_view same : {"smallint", "integer", "bigint", "real", "double precision", "boolean", "date", "super",
                                "hllsketch", "geometry", "geography"})
    if (type == same) return type;
  return {};
}

/// A name in lower case, as the program's names are compared.
inline std::string name_in(std::vector<std::string> const& row, std::size_t at) {
  std::string result;
  for (char c : row.at(at)) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return result;
}

/// Adds a row of one of the queries.
inline void add_row(live_database& to, std::size_t query, std::vector<std::string> const& row) {
  std::string const first = name_in(row, 0);
  if (query == 0) to.kinds[{first, name_in(row, 1)}] = row.at(2);
  if (query == 1)
    to.columns[{first, name_in(row, 1)}][name_in(row, 2)] = {
        name_in(row, 2), spelled_type(row.at(3), row.at(4), row.at(5), row.at(6)), row.at(7) == "NO", {}};
  if (query == 2) to.privileges.insert({first, name_in(row, 1), row.at(2), row.at(3), name_in(row, 4)});
  if (query == 3) to.privileges.insert({first, "", row.at(1), row.at(2), name_in(row, 3)});
  if (query == 4) to.shares[first].insert(name_in(row, 1));
  if (query == 5) to.roles.insert(first);
  if (query == 6) to.schemas.insert(first);
}

}  // namespace detail

/// Reads what the script of `drift_script` prints: for each database a line that names it, and the results of the
/// queries as `aws redshift-data get-statement-result` prints them.
/// @throws std::invalid_argument for anything else
inline std::map<std::pair<std::string, std::string>, live_database> read_results(std::string const& text) {
  std::map<std::pair<std::string, std::string>, live_database> result;
  std::istringstream in{text};
  live_database* to = nullptr;
  std::size_t query = 0;
  try {
    while ((in >> std::ws).peek() != std::istringstream::traits_type::eof()) {
      json value;
      in >> value;
      if (value.contains("workgroup")) {
        to = &result[{value["workgroup"].get<std::string>(), value["database"].get<std::string>()}];
        query = 0;
        continue;
      }
      if (to == nullptr || query == std::size(queries)) throw std::invalid_argument{"a result belongs to no database"};
      for (json const& record : value.at("Records")) {
        std::vector<std::string> row;
        for (json const& each : record) row.push_back(detail::cell(each));
        detail::add_row(*to, query, row);
      }
      to->is_read = ++query == std::size(queries);
    }
  } catch (std::exception const& error) {
    throw std::invalid_argument{std::string{"the input is not what the script of drift prints: "} + error.what()};
  }
  return result;
}

/// A shell script that runs the queries by the AWS command line and prints their results.
inline std::string drift_script(program_state const& state, deployment_target const& to) {
  std::string result =
      "look() {\n"
      "  database=$1; shift\n"
      "  id=$(aws redshift-data batch-execute-statement \"$@\" --database \"$database\" --query Id --output text" +
      where_to(to) + " --sqls";
  for (std::string_view each : queries) result += " \\\n    " + shell_word(std::string{each});
  result +=
      ")\n"
      "  while status=$(aws redshift-data describe-statement --id \"$id\" --query Status --output text" +
      where_to(to) +
      "); [ \"$status\" != FINISHED ]; do\n"
      "    case $status in FAILED | ABORTED)\n"
      "      aws redshift-data describe-statement --id \"$id\" --query Error --output text" +
      where_to(to) +
      " >&2; exit 1 ;;\n"
      "    esac\n"
      "    sleep 2\n"
      "  done\n"
      "  for number in";
  for (std::size_t i = 1; i <= std::size(queries); ++i) result += ' ' + std::to_string(i);
  result += "; do\n    aws redshift-data get-statement-result --id \"$id:$number\" --output json" + where_to(to) +
            "\n  done\n}\n";
  for (auto const& [key, database] : state.databases) {
    json const head{{"workgroup", database.workgroup}, {"database", database.name}};
    result += "echo " + shell_word(head.dump()) + '\n';
    result += "look " + shell_word(database.name) + ' ' + database.connection + '\n';
  }
  return result;
}

}  // namespace strata::synth::drift
