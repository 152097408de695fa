// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Reads statements from its input, each ended by a zero byte, and resolves each against the relations that the earlier
// ones created. Prints for each a line of JSON: its error, or the columns of the relation that it creates, with their
// types. tests/judges/view_columns.py compares them with PostgreSQL's.
#include <strata/sql/meaning.hpp>

#include <deque>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace strata_test {
namespace {

using namespace strata::sql;

nlohmann::json described(output_column const& column) {
  return {{"name", std::string{column.name.text}},
          {"type", std::string{name_of(column.type.kind)}},
          {"length", column.type.length},
          {"precision", column.type.precision},
          {"scale", column.type.scale}};
}

}  // namespace
}  // namespace strata_test

int main() {
  using namespace strata_test;
  catalog relations;
  std::deque<std::string> statements;  // the catalog's names point into them
  for (std::string statement; std::getline(std::cin, statement, '\0');) {
    std::string const& sql = statements.emplace_back(statement);
    meaning const found = meaning_of(sql, relations);
    nlohmann::json line = {{"error", std::string{to_text(found.error.code)} + " " + std::string{found.error.reason}},
                           {"known", found.rows.known},
                           {"columns", nlohmann::json::array()}};
    if (!found.error) {
      line["error"] = nullptr;
      add_created(relations, sql, found);
    }
    for (output_column const& column : found.rows.columns) line["columns"].push_back(described(column));
    std::cout << line.dump() << '\n';
  }
}
