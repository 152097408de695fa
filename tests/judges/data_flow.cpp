// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Reads platforms from its input, a construct in each line, and tells where the values of columns go. The lines have
// fields with tabs between them; `end` ends a platform. Prints for each platform a line of JSON: what the datashares
// show of each column in question, and which columns each column derives from. tests/judges/data_flow.py compares it
// with what happens in PostgreSQL.
#include "platform.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

namespace strata_test {
namespace {

class flow_platform : public platform {
 public:
  nlohmann::json answers(std::vector<std::string> const& asked) {
    flow::data_flow const& graph = this->graph();
    nlohmann::json exposed = nlohmann::json::object(), derives = nlohmann::json::object();
    flow::reached_columns const shown{graph, flow::roots_of_all(graph), false};
    for (std::string const& a : asked) exposed[a] = answer(graph, shown, a);
    for (std::string const& a : asked)
      for (column_place const& at : flow::places_of(graph, a)) {
        bool const known = at.column != sql::any_column;
        flow::reached_columns const from{graph, {{graph.node_of(at), known, {}}}, false};
        for (std::string const& b : asked)
          if (std::string const found = answer(graph, from, b); a != b && found != "no") derives[a][b] = found;
      }
    return {{"exposed", exposed}, {"derives", derives}};
  }

 private:
  static std::string answer(flow::data_flow const& graph, flow::reached_columns const& found, std::string const& of) {
    core::tribool result = core::tribool::no;
    for (column_place const& at : flow::places_of(graph, of)) result = result || found.at(graph.node_of(at));
    return result == core::tribool::yes ? "yes" : result == core::tribool::unknown ? "unknown" : "no";
  }
};

}  // namespace
}  // namespace strata_test

int main() {
  using namespace strata_test;
  auto current = std::make_unique<flow_platform>();
  std::vector<std::string> asked;
  for (std::string line; std::getline(std::cin, line);) {
    std::vector<std::string> const fields = fields_of(line);
    if (fields[0] == "end") {
      std::cout << current->answers(asked).dump() << '\n';
      current = std::make_unique<flow_platform>();
      asked.clear();
    } else if (fields[0] == "ask") {
      asked.push_back(fields[1]);
    } else {
      current->add(fields);
    }
  }
}
