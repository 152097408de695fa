// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Parses generated statements with Strata and with PostgreSQL's own parser (libpg-query-dev of Debian). Strata accepts
// all statements that PostgreSQL accepts; both find the same relations; and Strata's print of a statement, with
// parentheses around every operation, has the original's tree in PostgreSQL, so both agree on precedence. The generator
// uses the grammar that Redshift and PostgreSQL share: queries with WITH, every join, subqueries everywhere, set
// operations, names that hide each other, and statements made of queries.
// `runtime_sql_against_postgresql [ROUNDS [FIRST_ROUND]]`
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>

#if __has_include(<pg_query.h>) && __has_include(<dlfcn.h>)
#include <dlfcn.h>
#include <pg_query.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strata_test {
namespace {

using json = nlohmann::json;
using uses = std::set<std::string>;

// ---- PostgreSQL's result ------------------------------------------------------------------------------------------

/// Walks a tree. Slow and obvious: the names of WITH are a list that each level copies.
class tree_walker {
 public:
  uses found;

  void statement(json const& node, std::vector<std::string> known = {}) {
    if (node.contains("SelectStmt")) return select(node["SelectStmt"], std::move(known));
    if (node.contains("ExplainStmt")) return statement(node["ExplainStmt"]["query"], std::move(known));
    if (node.contains("InsertStmt")) return change(node["InsertStmt"], std::move(known));
    if (node.contains("UpdateStmt")) return change(node["UpdateStmt"], std::move(known));
    if (node.contains("DeleteStmt")) return change(node["DeleteStmt"], std::move(known));
    if (node.contains("MergeStmt")) return change(node["MergeStmt"], std::move(known));
    if (node.contains("ViewStmt")) {
      add("creates", node["ViewStmt"]["view"]);
      return statement(node["ViewStmt"]["query"]);
    }
    if (node.contains("CreateTableAsStmt")) {
      add("creates", node["CreateTableAsStmt"]["into"]["rel"]);
      return statement(node["CreateTableAsStmt"]["query"]);
    }
    if (node.contains("CreateStmt")) {
      add("creates", node["CreateStmt"]["relation"]);
      for (json const& element : node["CreateStmt"]["tableElts"]) {
        if (element.contains("TableLikeClause")) add("reads", element["TableLikeClause"]["relation"]);
        if (element.contains("Constraint")) foreign_key(element["Constraint"]);
        if (element.contains("ColumnDef") && element["ColumnDef"].contains("constraints"))
          for (json const& constraint : element["ColumnDef"]["constraints"]) foreign_key(constraint["Constraint"]);
      }
    }
  }

 private:
  void foreign_key(json const& constraint) {
    if (constraint.contains("pktable")) add("reads", constraint["pktable"]);
  }

  void add(char const* how, json const& relation) {
    std::string name = how;
    name += ' ';
    if (relation.contains("catalogname")) name += relation["catalogname"].get<std::string>() + '.';
    if (relation.contains("schemaname")) name += relation["schemaname"].get<std::string>() + '.';
    found.insert(name + relation["relname"].get<std::string>());
  }

  void with(json const& node, std::vector<std::string>& known) {
    if (!node.contains("withClause")) return;
    json const& clause = node["withClause"];
    bool const recursive = clause.value("recursive", false);
    if (recursive)
      for (json const& cte : clause["ctes"]) known.push_back(cte["CommonTableExpr"]["ctename"]);
    for (json const& cte : clause["ctes"]) {
      statement(cte["CommonTableExpr"]["ctequery"], known);
      known.push_back(cte["CommonTableExpr"]["ctename"]);
    }
  }

  void select(json const& node, std::vector<std::string> known) {
    with(node, known);
    for (auto const& [key, value] : node.items()) {
      if (key == "withClause") continue;
      if (key == "intoClause")
        add("creates", value["rel"]);
      else if (key == "larg" || key == "rarg")
        select(value, known);
      else
        inside(value, known);
    }
  }

  void change(json const& node, std::vector<std::string> known) {
    add("writes", node["relation"]);
    with(node, known);
    for (auto const& [key, value] : node.items())
      if (key != "withClause" && key != "relation") inside(value, known);
  }

  void inside(json const& node, std::vector<std::string> const& known) {
    if (node.is_array()) {
      for (json const& item : node) inside(item, known);
    } else if (node.is_object()) {
      if (node.contains("SelectStmt")) return select(node["SelectStmt"], known);
      if (node.contains("RangeVar")) {
        json const& relation = node["RangeVar"];
        if (!relation.contains("schemaname"))
          for (std::string const& name : known)
            if (name == relation["relname"].get<std::string>()) return;
        return add("reads", relation);
      }
      for (auto const& item : node.items()) inside(item.value(), known);
    }
  }
};

/// A tree of PostgreSQL without positions in the text.
void forget_places(json& node) {
  if (node.is_object())
    for (char const* key : {"location", "stmt_location", "stmt_len", "name_location"}) node.erase(key);
  if (node.is_structured())
    for (auto& part : node) forget_places(part);
}

// ---- Strata's result --------------------------------------------------------------------------------------

std::string folded(strata::sql::identifier name) {
  std::string result;
  for (std::size_t i = 0; i < name.text.size(); ++i) {
    result += name.quoted ? name.text[i] : strata::sql::detail::fold(name.text[i]);
    if (name.quoted && name.text[i] == '"') ++i;
  }
  return result;
}

uses scanned(std::string_view sql) {
  static constexpr char const* words[] = {"creates ", "reads ",  "writes ", "alters ",
                                          "drops ",   "refers ", "grants ", "protects "};
  uses result;
  for (strata::sql::relation_use const& use : strata::sql::relations(sql)) {
    if (use.kind == strata::sql::object_kind::function) continue;  // the walk of PostgreSQL's tree collects none
    std::string name = words[static_cast<std::size_t>(use.how)];
    if (!use.name.database.empty()) name += folded(use.name.database) + '.';
    if (!use.name.schema.empty()) name += folded(use.name.schema) + '.';
    result.insert(name + folded(use.name.name));
  }
  return result;
}

/// The statement printed from our tree, with all possible parentheses; empty when we reject it.
std::string printed(std::string_view sql) {
  auto const tokens = strata::sql::tokenize(sql);
  strata::sql::syntax_tree const tree{strata::sql::all_of(tokens)};
  std::string result;
  strata::sql::print(result, tree.view(), strata::sql::operand_style::in_parentheses);
  return result;
}

// ---- statements ----------------------------------------------------------------------------------------------------

/// Few names, so that they meet and hide each other. Schemas have names that no alias has: `alias.column` in a FROM is
/// Redshift's own.
class generator {
 public:
  explicit generator(unsigned seed) : random_{seed} {}

  std::string statement() {
    switch (below(12)) {
      case 0:
        return "create view " + target() + columns() + " as " + query(3);
      case 1:
        return "create table " + target() + " as " + query(3);
      case 2:
        return "create materialized view " + target() + " as " + query(3);
      case 3:
        return with(2) + "insert into " + target() + columns() + ' ' + (chance(3) ? values(2) : query(3));
      case 4:
        return with(2) + "update " + target() + alias() + " set a = " + expression(2) + ", b = " + expression(2) +
               (chance(2) ? " from " + items(2) : "") + where(2);
      case 5:
        return with(2) + "delete from " + target() + alias() + (chance(2) ? " using " + items(2) : "") + where(2);
      case 6:
        return "merge into " + target() + " as x using " + (chance(2) ? relation() + " as y" : '(' + query(2) + ") y") +
               " on x.a = y.a and " + condition(2) + " when matched then update set a = " + expression(1) +
               ", b = " + expression(1) + " when not matched then insert (a, b) values (" + expression(1) + ", 2)";
      case 7:
        return table();
      case 8:
        return "explain " + query(3);
      case 9:
        return "select " + list(2) + " into " + (chance(2) ? "temp " : "") + target() + " from " + items(2) + where(2);
      default:
        return query(4);
    }
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>{0, limit - 1}(random_); }
  bool chance(std::size_t of) { return below(of) == 0; }
  template <std::size_t N>
  std::string one(char const* const (&list)[N]) {
    return list[below(N)];
  }

  std::string bare() {
    return one({"t", "u", "v", "w", "\"t\"", "U", "\"from\"", "\"a \"\" b\"", "data", "values_", "no", "qualify"});
  }
  std::string relation() {
    std::string const name = bare();
    return chance(4) ? one({"s.", "\"s\".", "q.", "d.s."}) + name : name;
  }
  std::string target() { return (chance(3) ? "s." : "") + one({"t", "u", "\"t\""}); }
  std::string columns() { return chance(3) ? " (a, b)" : ""; }
  std::string alias() { return chance(3) ? one({" x", " as x", " as \"y z\"", " AS t", " u"}) : ""; }
  std::string where(int depth) { return chance(2) ? " where " + condition(depth) : ""; }
  std::string blank() { return one({" ", " ", "\n", " /* from x */ ", " -- , y\n"}); }

  std::string table() {
    std::string result = "create " + std::string(chance(3) ? "temp " : "") + "table " +
                         std::string(chance(3) ? "if not exists " : "") + target() + " (a int";
    for (std::size_t i = below(4); i > 0; --i) {
      switch (below(4)) {
        case 0:
          result += ", like " + relation();
          break;
        case 1:
          result +=
              ", c" + std::to_string(i) + " varchar(10) not null references " + relation() + (chance(2) ? " (a)" : "");
          break;
        case 2:
          result += ", foreign key (a) references " + relation() + " (b)";
          break;
        default:
          result += ", c" + std::to_string(i) + " decimal(10, 2) default length('references x')";
      }
    }
    return result + ')';
  }

  std::string with(int depth) {
    if (depth <= 0 || !chance(3)) return {};
    std::string result = chance(4) ? "with recursive " : "with ";
    for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) {
      if (i > 0) result += ", ";
      result += bare() + one({"", "", " (a, b)"}) + " as (" + blank() + query(depth - 1) + ')';
    }
    return result + ' ';
  }

  std::string query(int depth) {
    std::string result = with(depth) + term(depth);
    while (chance(4)) result += one({" union ", " union all ", " except ", " intersect "}) + term(depth - 1);
    if (chance(5)) result += " order by 1" + std::string(chance(2) ? " desc nulls last" : "");
    if (chance(5)) result += " limit 10 offset 5";
    return result;
  }

  std::string term(int depth) {
    if (depth > 0 && chance(5)) return '(' + query(depth - 1) + ')';
    if (chance(12)) return values(depth);
    return "select " + std::string(chance(5) ? "distinct " : "") + list(depth) +
           (chance(8) ? "" : blank() + "from " + items(depth)) + where(depth) +
           (chance(4) ? " group by 1, " + expression(depth - 1) + (chance(2) ? " having " + condition(depth - 1) : "")
                      : "");
  }

  std::string values(int depth) {
    return "values (" + expression(depth - 1) + ", 2), (3, " + expression(depth - 1) + ')';
  }

  std::string list(int depth) {
    std::string result = chance(4) ? "*" : expression(depth - 1);
    while (chance(2))
      result += ", " + expression(depth - 1) + one({"", "", " as c", " as from", " as \"join\"", " as select", " c"});
    return result;
  }

  std::string items(int depth) {
    std::string result = item(depth);
    while (chance(3)) {
      switch (below(4)) {
        case 0:
          result += ", " + item(depth);
          break;
        case 1:
          result += one({" cross join ", " natural join ", " natural left outer join "}) + item(depth);
          break;
        case 2:
          result += one({" join ", " left join ", " full outer join "}) + item(depth) + " using (a, b)";
          break;
        default:
          result += one({" join ", " inner join ", " left outer join ", " right join "}) + item(depth) + blank() +
                    "on " + condition(depth - 1);
      }
    }
    return result;
  }

  std::string item(int depth) {
    if (depth > 0 && chance(5))
      return std::string(chance(3) ? "lateral " : "") + '(' + query(depth - 1) + ") as x" + one({"", " (a, b)"});
    if (depth > 0 && chance(8))
      return '(' + item(depth - 1) + " join " + item(depth - 1) + " on " + condition(depth - 1) + ')' + alias();
    if (chance(10)) return one({"generate_series(1, 10) g", "s.f(1, 'from x') as f (a, b)", "lateral f(t.a) f"});
    if (chance(10)) return "only " + relation() + alias();
    return relation() + (chance(2) ? alias() : one({"", "", " x (a, b)"}));
  }

  std::string condition(int depth) {
    if (depth <= 0)
      return one({"true", "a = 1", "x.b is not null", "a is distinct from b", "a is not distinct from 'x'", "a = b"});
    switch (below(9)) {
      case 0:
        return condition(depth - 1) + " and " + condition(depth - 1);
      case 1:
        return "not (" + condition(depth - 1) + " or " + condition(depth - 1) + ')';
      case 2:
        return expression(depth - 1) + one({" in (", " not in ("}) + query(depth - 1) + ')';
      case 3:
        return one({"exists (", "not exists ("}) + query(depth - 1) + ')';
      case 4:
        return expression(depth - 1) + " between 1 and " + expression(depth - 1);
      case 5:
        return expression(depth - 1) + one({" is distinct from ", " is not distinct from ", " = ", " <> ", " like "}) +
               expression(depth - 1);
      case 6:
        return "(a, b) in (" + query(depth - 1) + ')';
      case 7:
        return expression(depth - 1) + one({" > all (", " = any (", " <= some ("}) + query(depth - 1) + ')';
      default:
        return expression(depth - 1) + " in (1, 2, " + expression(depth - 1) + ')';
    }
  }

  std::string expression(int depth) {
    if (depth <= 0)
      return one({"1", "a", "t.a", "'from x'", "x.from", "t.\"join\"", "null", "-1.5e3", "'it''s'", "current_date",
                  "$1", "qualify", "data.no", "$$ from u $$", "interval '1 day'", "a[1]"});
    switch (below(17)) {
      case 14:
      case 15:
      case 16:
        return mixed();
      case 0:
        return '(' + query(depth - 1) + ')';
      case 1:
        return "extract(year from " + expression(depth - 1) + ')';
      case 2:
        return one({"trim(both from ", "trim(' ' from ", "trim(leading 'x' from "}) + expression(depth - 1) + ')';
      case 3:
        return "substring(" + expression(depth - 1) + " from 2 for 3)";
      case 4:
        return "overlay(" + expression(depth - 1) + " placing 'x' from 2 for 1)";
      case 5:
        return "case when " + condition(depth - 1) + " then " + expression(depth - 1) + " else " +
               expression(depth - 1) + " end";
      case 6:
        return "cast(" + expression(depth - 1) + " as decimal(10, 2))";
      case 7:
        return expression(depth - 1) + one({"::varchar(20)", "::int"});
      case 8:
        return "coalesce(" + expression(depth - 1) + ", " + expression(depth - 1) + ')';
      case 9:
        return "sum(" + expression(depth - 1) + ") over (partition by " + expression(depth - 1) +
               " order by b rows between 1 preceding and current row)";
      case 10:
        return "left(" + expression(depth - 1) + ", 2)";
      case 11:
        return '(' + expression(depth - 1) + one({" + ", " || ", " - ", " * "}) + expression(depth - 1) + ')';
      case 12:
        return "array(" + query(depth - 1) + ')';
      default:
        return "count(distinct " + expression(depth - 1) + ")";
    }
  }

  /// Operators of all precedences side by side.
  std::string mixed() {
    auto const operand = [&] {
      return std::string(chance(6)    ? "not "
                         : chance(6)  ? "- "
                         : chance(12) ? "~ "
                                      : "") +
             one({"a", "t.b", "1", "'x'", "f(a)", "(b)", "null", "true", "a[1]", "case a when b then c end"}) +
             (chance(6) ? "::int" : "");
    };
    std::string result = operand();
    for (std::size_t i = 1 + below(4); i > 0; --i)
      result += one({" and ",
                     " or ",
                     " = ",
                     " < ",
                     " <> ",
                     " + ",
                     " - ",
                     " * ",
                     " / ",
                     " % ",
                     " ^ ",
                     " || ",
                     " ~ ",
                     " !~* ",
                     " like ",
                     " not ilike ",
                     " is distinct from ",
                     " at time zone ",
                     " is null and ",
                     " is not true or ",
                     " in (1, 2) or ",
                     " between 1 and ",
                     " not between a and ",
                     " & ",
                     " << "}) +
                operand();
    return '(' + result + (chance(5) ? " is not null" : "") + ')';
  }

  std::mt19937 random_;
};

void show(char const* title, uses const& found) {
  std::printf("%s\n", title);
  for (std::string const& use : found) std::printf("  %s\n", use.c_str());
}

}  // namespace
}  // namespace strata_test

int main(int argc, char** argv) {
  using namespace strata_test;
  void* const library = dlopen("libpg_query.so", RTLD_NOW);
  auto const parse =
      library ? reinterpret_cast<PgQueryParseResult (*)(char const*)>(dlsym(library, "pg_query_parse")) : nullptr;
  auto const release =
      library ? reinterpret_cast<void (*)(PgQueryParseResult)>(dlsym(library, "pg_query_free_parse_result")) : nullptr;
  if (!parse || !release) {
    std::printf("*** SKIPPED: libpg_query.so is not on this machine, NOTHING was compared\n");
    return 77;
  }
  auto const number = [&](int i, unsigned long otherwise) {
    return argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise;
  };
  unsigned long const rounds = number(1, 3000), first = number(2, 0);
  unsigned long accepted = 0;
  std::size_t relations = 0;
  for (unsigned long round = first; round < first + rounds; ++round) {
    std::string const sql = generator{static_cast<unsigned>(round)}.statement();
    PgQueryParseResult const tree = parse(sql.c_str());
    if (tree.error) {
      if (argc > 3) std::printf("%lu: %s\n  %s\n", round, tree.error->message, sql.c_str());
      release(tree);
      continue;  // the generator also writes some texts that are not statements
    }
    ++accepted;
    tree_walker walker;
    json parsed = json::parse(tree.parse_tree);
    for (json const& statement : parsed["stmts"]) walker.statement(statement["stmt"]);
    release(tree);
    uses const ours = scanned(sql);
    relations += ours.size();
    std::string const again = printed(sql);
    PgQueryParseResult const second = parse(again.c_str());
    bool same = !second.error && ours == walker.found;
    if (same) {
      json other = json::parse(second.parse_tree);
      forget_places(parsed);
      forget_places(other);
      same = parsed == other;
    }
    if (same) {
      release(second);
      continue;
    }
    std::printf("statement %lu\n%s\nis for us\n%s\n", round, sql.c_str(), again.c_str());
    if (second.error) std::printf("%s\n", second.error->message);
    show("PostgreSQL finds", walker.found);
    show("we find", ours);
    return 1;
  }
  std::printf("%lu statements, %lu of them accepted by PostgreSQL, with %zu relations; all the same for us\n", rounds,
              accepted, relations);
  return accepted * 2 > rounds ? 0 : 1;
}

#else

#include <cstdio>

int main() {
  std::printf("*** SKIPPED: pg_query.h (libpg-query-dev) is not on this machine, NOTHING was compared\n");
  return 77;
}

#endif
