// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Throws broken, spliced and random SQL at the lexer, the parser and the resolver, always the same for the same number
// of rounds: `fuzz_sql_scan [ROUNDS [FIRST_ROUND]]`. None of them may crash, run on for ever, or point outside of the
// text. Changes that keep the meaning of a statement (spaces, comments, the case of names) must not change the result.
#include <strata/sql/meaning.hpp>
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>
#include <strata/sql/table_definition.hpp>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "../../static/sql/function_cases.hpp"
#include "../../static/sql/guide_cases.hpp"
#include "../../static/sql/heads_cases.hpp"
#include "../../static/sql/meaning_cases.hpp"
#include "../../static/sql/query_cases.hpp"
#include "../../static/sql/refusal_cases.hpp"
#include "../../static/sql/rule_cases.hpp"
#include "../../static/sql/statement_cases.hpp"
#include "../../static/sql/syntax_cases.hpp"
#include "../../static/sql/table_cases.hpp"
#include "../../static/sql/token_cases.hpp"

namespace strata_test {
namespace {

using namespace strata::sql;

[[noreturn]] void fail(char const* what, std::string_view sql) {
  std::fprintf(stderr, "%s\n---\n%.*s\n---\n", what, static_cast<int>(sql.size()), sql.data());
  std::abort();
}

void require(bool holds, char const* what, std::string_view sql) {
  if (!holds) fail(what, sql);
}

bool is_inside(std::string_view part, std::string_view sql) {
  return part.empty() || (part.data() >= sql.data() && part.data() + part.size() <= sql.data() + sql.size());
}

bool is_inside(object_name const& name, std::string_view sql) {
  return is_inside(name.database.text, sql) && is_inside(name.schema.text, sql) && is_inside(name.name.text, sql);
}

void check_tokens(std::string_view sql, strata::core::sequence<token> const& tokens) {
  std::size_t end = 0;
  for (token const& t : tokens) {
    require(t.offset >= end && !t.text.empty() && t.text.data() == sql.data() + t.offset, "tokens overlap or are empty",
            sql);
    end = t.offset + t.text.size();
    require(end <= sql.size(), "a token goes beyond the text", sql);
    require(!t.is_unterminated() || (end == sql.size() && &t == &tokens.back()),
            "an unterminated token is not the last", sql);
    require(t.word == no_keyword || t.is(token_kind::identifier), "a keyword that is no identifier", sql);
    if (t.is(token_kind::quoted_identifier))
      require(equal(t.as_identifier(), t.as_identifier()) && hash(t.as_identifier()) != 0,
              "a name is not equal to itself", sql);
  }
  require(count_tokens(sql) == tokens.size(), "counting gives another number of tokens", sql);
}

/// The same statement for Redshift: other spaces, comments between the tokens, other case of the unquoted names. `:ann`
/// stays where it is: in `aad:ann` it belongs to the name.
std::string respelled(strata::core::sequence<token> const& tokens) {
  std::string result;
  std::size_t end = 0;
  for (token const& t : tokens) {
    if (!(t.is(token_kind::parameter) && t.offset == end))
      result += tokens.size() % 2 == 0 ? " /* from /* x */ ( */ " : "\n-- from ' x\n\t";
    end = t.offset + t.text.size();
    for (char c : t.text)
      result += t.is(token_kind::identifier) && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return result;
}

bool same_kinds(strata::core::sequence<token> const& a, strata::core::sequence<token> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].kind != b[i].kind || a[i].word != b[i].word) return false;
  return true;
}

void check_relations(std::string_view sql, strata::core::sequence<token> const& tokens) {
  auto const uses = relations(sql);
  for (std::size_t i = 0; i < uses.size(); ++i) {
    relation_use const& use = uses[i];
    require(!use.name.empty() && is_inside(use.name, sql) && use.offset < sql.size(), "a name is not in the text", sql);
    for (std::size_t j = 0; j < i; ++j)
      require(!(uses[j].statement == use.statement && uses[j].how == use.how && uses[j].kind == use.kind &&
                equal(uses[j].name, use.name)),
              "a statement's use is listed twice", sql);
    (void)is_system_relation(use.name);
  }
  std::string const other = respelled(tokens);
  if (!same_kinds(tokens, tokenize(other))) return;  // `1.` and `.5` stick to their neighbours
  auto const again = relations(other);
  bool same = again.size() == uses.size();
  for (std::size_t i = 0; same && i < uses.size(); ++i)
    same = uses[i].how == again[i].how && uses[i].kind == again[i].kind && equal(uses[i].name, again[i].name);
  // the query in an UNLOAD is a string and keeps its spelling
  require(same, "other spaces and case, other relations", sql);
}

void check_statements(std::string_view sql, strata::core::sequence<token> const& tokens) {
  auto const parts = split(sql);
  std::string joined;
  for (std::string_view part : parts) {
    require(is_inside(part, sql) && !part.empty(), "a statement is not in the text", sql);
    (void)transaction_class_of(part);
    joined += part;
    joined += "\n;";
  }
  if (!check(sql)) {
    require(!parts.empty(), "nothing is wrong, and there is no statement", sql);
    auto const again = split(joined);
    require(again.size() == parts.size(), "splitting what was split gives something else", sql);
    for (std::size_t i = 0; i < parts.size(); ++i)
      require(again[i] == parts[i], "a statement changes when it is split again", sql);
  }
  fault const found = check(sql);
  require(found.offset <= sql.size(), "a fault beyond the text", sql);
  if (!tokens.empty() && tokens.back().is_unterminated())
    require(static_cast<bool>(found), "no fault in a broken text", sql);
  text_position const place = line_and_column(sql, found.offset);
  require(place.line > 0 && place.column > 0, "no place", sql);
}

/// Ranges nest, siblings follow each other, and every node but the root has one parent.
void check_node(tree_view const& tree, std::uint32_t i, std::vector<char>& seen, std::string_view sql) {
  require(!seen[i], "a node has two parents", sql);
  seen[i] = 1;
  node const& n = tree[i];
  require(n.first <= n.last && n.last <= tree.tokens.size(), "a node is beyond the tokens", sql);
  std::uint32_t end = n.first;
  for (std::uint32_t c = n.child; c != 0; c = tree[c].next) {
    bool const twice =
        tree[c].is(node_kind::object) && tree[c].last == end;  // both uses of ALTER TABLE ... APPEND FROM
    require(c < i && (tree[c].first >= end || twice) && tree[c].last <= n.last, "a node is not inside of its parent",
            sql);
    end = tree[c].last;
    check_node(tree, c, seen, sql);
  }
}

void check_tree(std::string_view sql, strata::core::sequence<token> const& tokens) {
  syntax_tree const made{all_of(tokens)};
  tree_view const tree = made.view();
  require(made.error().offset <= sql.size() && made.error().offset + made.error().length <= sql.size(),
          "a fault is not in the text", sql);
  if (!tree) return require(tree.root == 0, "a tree in spite of a fault", sql);
  require(tree[tree.root].is(node_kind::script), "no root", sql);
  std::vector<char> seen(made.size(), 0);
  check_node(tree, tree.root, seen, sql);
  static catalog const relations = shop();
  for (std::uint32_t i = tree[tree.root].child; i != 0; i = tree[i].next) {
    meaning const found = meaning_of(tree, i, relations, sql);
    require(found.error.offset + found.error.length <= sql.size(), "a fault is not in the text", sql);
    for (output_column const& column : found.rows.columns)
      for (column_source const& s : column.sources)
        require(s.relation < relations.size() && s.column < relations[s.relation].columns.columns.size(),
                "a column comes from nowhere", sql);
  }
  // the printed statement gives the same tree
  for (operand_style style : {operand_style::as_written, operand_style::in_parentheses}) {
    std::string printed;
    print(printed, tree, style);
    auto const again = tokenize(printed);
    syntax_tree const reread{all_of(again)};
    if (reread.error().code == fault_code::nested_too_deeply) continue;  // by the parentheses that were added
    require(same_tree(tree, reread.view()), ("printed to another tree:\n" + printed).c_str(), sql);
  }
}

void check_table(std::string_view sql) {
  table_definition const table = table_definition_of(sql);
  require(is_inside(table.name, sql) && is_inside(table.distkey.text, sql), "a table's name is not in the text", sql);
  for (column_definition const& column : table.columns)
    require(is_inside(column.name.text, sql) && is_inside(column.type.text, sql) && is_inside(column.references, sql),
            "a column is not in the text", sql);
  fault const refused = strata::sql::check_table(table, sql);
  require(refused.offset + refused.length <= sql.size(), "a fault is not in the text", sql);
  fault const keyless = check_references(table, sql, table, [](object_name const&) { return true; });
  require(keyless.offset + keyless.length <= sql.size(), "a fault is not in the text", sql);
  require(same_columns(table, table) && same_column_names(table, table), "a table is not like itself", sql);
}

void check_all(std::string_view sql) {
  auto const tokens = tokenize(sql);
  check_tokens(sql, tokens);
  check_relations(sql, tokens);
  check_statements(sql, tokens);
  check_tree(sql, tokens);
  check_table(sql);
}

std::vector<std::string_view> corpus() {
  std::vector<std::string_view> result;
  auto const take = [&](auto const& cases) {
    for (auto const& c : cases) result.push_back(c.sql);
  };
  take(from_cases), take(subquery_cases), take(super_cases), take(definition_cases), take(change_cases),
      take(access_cases), take(accepted_cases), take(rejected_cases), take(meaning_cases), take(output_cases),
      take(rule_cases), take(accepted_by_page);
  take(refusal_cases);
  take(resolved_cases);
  take(call_cases);
  take(token_cases), take(kind_cases), take(class_cases), take(split_cases), take(fault_cases), take(table_cases);
  return result;
}

class mutator {
 public:
  mutator(std::vector<std::string_view> const& seeds, unsigned seed) : seeds_{seeds}, random_{seed} {}

  std::string make() {
    std::string text{pick()};
    for (std::size_t changes = below(6); changes > 0; --changes) change(text);
    if (below(8) == 0) repeat(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) {
    return limit == 0 ? 0 : std::uniform_int_distribution<std::size_t>{0, limit - 1}(random_);
  }
  std::string_view pick() { return seeds_[below(seeds_.size())]; }

  void change(std::string& text) {
    static constexpr std::string_view pieces[] = {
        "(",      ")",         "'",         "\"",        "$$",          "/*",     "*/",       "--",
        "\n",     ";",         ",",         ".",         "\\",          "[",      "]",        " from ",
        " join ", " with ",    " as ",      " select ",  " union ",     " on ",   " using ",  " a ",
        " a.b ",  " lateral ", " unpivot ", " explain ", " recursive ", " into ", "unload (", " like "};
    std::size_t const at = below(text.size() + 1);
    switch (below(7)) {
      case 0:
        text.insert(at, 1, static_cast<char>(below(256)));
        break;
      case 1:
        text.insert(at, pieces[below(sizeof(pieces) / sizeof(pieces[0]))]);
        break;
      case 2:
        text.erase(at, below(8));
        break;
      case 3:
        text.insert(at, text.substr(below(text.size() + 1), below(40)));
        break;
      case 4:
        text.resize(at);
        break;
      case 5:
        text.insert(at, pick());
        break;
      default:
        if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
    }
  }

  /// Long texts, so that a cost that grows faster than the text shows in the time.
  void repeat(std::string& text) {
    std::string const once = text;
    while (text.size() < 2000 && !once.empty()) text += once;
  }

  std::vector<std::string_view> const& seeds_;
  std::mt19937 random_;
};

}  // namespace
}  // namespace strata_test

int main(int argc, char** argv) {
  using namespace strata_test;
  auto const number = [&](int i, unsigned long otherwise) {
    return argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise;
  };
  unsigned long const rounds = number(1, 2000), first = number(2, 0);
  auto const seeds = corpus();
  for (std::string_view sql : seeds) check_all(sql);
  for (unsigned long round = first; round < first + rounds; ++round)
    check_all(mutator{seeds, static_cast<unsigned>(round)}.make());

  // Nothing is quadratic and nesting is limited: a third of a megabyte of each takes a moment.
  static constexpr std::string_view units[] = {"(",
                                               "select * from (",
                                               "a.b,",
                                               "with a as (",
                                               "case ",
                                               "/*",
                                               "'",
                                               "$a$",
                                               "\"\"",
                                               "a,",
                                               "from a.b join ",
                                               "[",
                                               "explain ",
                                               "union select a from a.b ",
                                               "with recursive a as ("};
  for (std::string_view unit : units) {
    std::string text = unit.front() == 'a' ? "select (select 1 from x.y) from " : "";
    while (text.size() < 300'000) text += unit;
    auto const tokens = tokenize(text);
    check_tokens(text, tokens);
    (void)relations(text);
    check_statements(text, tokens);
    check_tree(text, tokens);
    check_table(text);
  }
  std::printf("%zu seeds, %lu rounds\n", seeds.size(), rounds);
}
