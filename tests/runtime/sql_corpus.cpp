// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The statements of a warehouse in tests/sql/corpus: all of them are understood, and printing them changes nothing.
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace strata::sql;

struct corpus_file {
  std::string name, text;
};

std::vector<corpus_file> const& corpus() {
  static std::vector<corpus_file> const files = [] {
    std::vector<corpus_file> result;
    for (auto const& entry : std::filesystem::directory_iterator{STRATA_SOURCE_DIR "/tests/sql/corpus"}) {
      std::ifstream in{entry.path()};
      result.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>{in}, {}}});
    }
    std::sort(result.begin(), result.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    return result;
  }();
  return files;
}

std::string explain(fault const& found, std::string_view sql) {
  if (!found) return {};
  text_position const place = line_and_column(sql, found.offset);
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + std::string(to_text(found.code)) +
         ": " + std::string(sql.substr(found.offset, found.length));
}

TEST_CASE("all statements of the corpus are understood") {
  std::size_t statements = 0;
  for (corpus_file const& file : corpus()) {
    INFO(file.name);
    CHECK(explain(check_syntax(file.text), file.text).empty());
    for (std::string_view statement : split(file.text)) {
      INFO(statement);
      CHECK(statement_kind_of(statement) != statement_kind::unknown);
      CHECK_FALSE(check_syntax(statement));
      ++statements;
    }
  }
  CHECK(statements >= 150);
}

TEST_CASE("what is printed of the corpus is the same tree") {
  for (corpus_file const& file : corpus()) {
    INFO(file.name);
    auto const tokens = tokenize(file.text);
    syntax_tree const tree{all_of(tokens)};
    for (operand_style style : {operand_style::as_written, operand_style::in_parentheses}) {
      std::string printed;
      print(printed, tree.view(), style);
      auto const again = tokenize(printed);
      CHECK(same_tree(tree.view(), syntax_tree{all_of(again)}.view()));
    }
  }
}

}  // namespace
