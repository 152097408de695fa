// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Not sanitized: the sanitizers need more stack, and the test measures the stack and the time.

// Chains, widths and nestings of 100 KB of SQL, each read, resolved and printed on a stack of 256 KB: nothing overflows
// it, and nothing takes more than a second of processor time.
#include <strata/sql/meaning.hpp>
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>

#include <pthread.h>
#include <time.h>

#include <cstdio>
#include <string>

namespace strata_test {
namespace {

using namespace strata::sql;
using std::string, std::to_string;

/// `piece` with every number from 1 on in place of `#`, and the number before it in place of `@`.
string numbered(string const& piece, int times) {
  string result;
  for (int i = 1; i <= times; ++i)
    for (char c : piece) result += c == '#' ? to_string(i) : c == '@' ? to_string(i - 1) : string(1, c);
  return result;
}

/// A text, and what repeats in it `n` times before, in and behind its middle.
struct shape {
  char const* name;
  string begin, left, middle, right, end{};
  bool refused = false;  ///< nested, so that the limit of nesting is the error

  [[nodiscard]] string text(int n) const { return begin + numbered(left, n) + middle + numbered(right, n) + end; }
};

// clang-format off: a shape in a line
shape const shapes[] = {
    {"or", "select a from t where b", "", "", " or b"}, {"and", "select a from t where b", "", "", " and b"},
    {"both", "select a from t where b", "", "", " or b and b"}, {"plus", "select a", "", "", " + a", " from t"},
    {"product", "select a", "", "", " + a * -a", " from t"}, {"concatenation", "select 'a'", "", "", " || 'a'"},
    {"comparison", "select a", "", "", " = a", " from t"}, {"power", "select a", "", "", " ^ a", " from t"},
    {"cast", "select a", "", "", "::int", " from t"}, {"zone", "select a", "", "", " at time zone 'x'", " from t"},
    {"collate", "select a", "", "", " collate c", " from t"}, {"is null", "select a", "", "", " is null", " from t"},
    {"between", "select a", "", "", " between 1 and 2", " from t"}, {"like", "select a", "", "", " like 'x'", " from t"},
    {"in", "select a from t where a in (1", "", "", ", 1", ")"}, {"in texts", "select a from t where a in ('x'", "", "", ", 'abc'", ")"},
    {"in in", "select a", "", "", " in (1)", " from t"}, {"distinct from", "select a", "", "", " is distinct from 1", " from t"},
    {"rows", "select a from t where (a, a) in ((1, 2)", "", "", ", (1, 2)", ")"}, {"interval", "select current_date", "", "", " + interval '1 day'"},
    {"subscripts", "select a", "", "", "[0]", " from t"}, {"fields", "select t", "", "", ".a", " from t"},
    {"union", "select a from t", "", "", " union all select a from t"}, {"wide union", "select * from w", "", "", " union all select * from w"},
    {"except", "select a from t", "", "", " except select a from t"}, {"join", "select t0.a from t t0", "", "", " join t t# on t#.a = t@.a"},
    {"cross join", "select 1 from t", "", "", " cross join t"}, {"comma", "select 1 from t", "", "", ", t"},
    {"left join", "select 1 from t t0", "", "", " left join t t# on t#.a = t0.a"}, {"wide join", "select 1 from w w0", "", "", " join w w# on w0.k1 = w#.k2"},
    {"unknown join", "select 1 from u", "", "", " join t t# on zz = 1"}, {"using", "select 1 from t t0", "", "", " join t t# using (a)"},
    {"natural", "select 1 from t t0", "", "", " natural join t t#"}, {"wide tables", "select 1 from w w0", "", "", ", w w#"},
    {"columns", "create view v as select a as c0", "", "", ", a as c#", " from t"}, {"calls", "create view v as select a as c0", "", "", ", coalesce(a, 0) as c#", " from t"},
    {"wide columns", "select k0", "", "", ", k1599", " from w"}, {"qualified columns", "select x.k0", "", "", ", x.k1599", " from w x"},
    {"names before", "select a as c0", "", "", ", c@ + c@ as c#", " from t"}, {"stars", "select *", "", "", ", *", " from w"},
    {"exclude", "select *", "", "", ", * exclude (k1)", " from w"}, {"values", "insert into t values (1, true)", "", "", ", (1, true)"},
    {"group by", "select a from t group by a", "", "", ", a"}, {"group by numbers", "select a", ", a", ", count(*) from t group by 1", ", #"},
    {"order by", "select a from t order by a", "", "", ", a"}, {"set", "update t set a = 1", "", "", ", a = 1"},
    {"when", "select case", "", "", " when b then a", " end from t"}, {"statements", "", "", "", "select a from t; "},
    {"with", "with c0 as (select a from t)", "", "", ", c# as (select a from c@)", " select 1"},
    {"doubled columns", "with c0 as (select a as x0 from t)", "", "", ", c# as (select p.*, q.* from c@ p, c@ q)", " select 1"},
    {"sums of columns", "with c0 as (select a, b from t)", "", "", ", c# as (select a + b as a, a - b as b from c@)", " select 1"},
    {"queries as values", "select 1", "", "", ", (select max(a) from t)", " from t"}, {"table", "create table q (c0 int", "", "", ", c# int", ")"},
    {"aggregates", "select sum(a)", "", "", " + sum(a)", " from t"}, {"missing", "select a", "", "", ", x#", " from w, nobody"},
    {"quotes", "select \"", "", "", "\"\"", "\" from t"}, {"comments", "select 1 ", "", "", "/* x */"},
    {"not", "select a from t where ", "not ", "b", "", "", true}, {"minus", "select ", "- ", "a", "", " from t", true},
    {"parentheses", "select ", "(", "a", ")", " from t", true}, {"case", "select ", "case when b then ", "a", " end", " from t", true},
    {"function", "select ", "lower(", "a", ")", " from t", true}, {"in query", "select 1 where 1 in ", "(select a from t where a in ", "(1)", ")", "", true},
    {"from query", "select a from ", "(select a from ", "t", ") x", "", true}, {"brackets", "select a", "[a", "", "]", " from t", true},
    {"exists", "select a from t where ", "exists (select 1 from t where ", "b", ")", "", true}, {"queries", "", "(", "select a from t", ")", "", true},
    {"unions", "", "(", "select a from t", " union select a from t)", "", true}, {"joins", "select 1 from ", "(", "t", " cross join t)", "", true},
    {"joins to the right", "select 1 from t", " join t", "", " on b", "", true}, {"with in with", "", "with a as (", "select a from t", ") select 1", "", true},
    {"cast of cast", "select ", "cast(", "a", " as int)", " from t", true}, {"convert", "select ", "convert(int, ", "a", ")", " from t", true},
    {"convert of no type", "select ", "convert(a, ", "a", ", 1)", " from t", true}, {"over", "select sum(a)", " over (order by sum(a)", "", ")", " from t", true},
    {"array", "select ", "array(", "a", ")", " from t", true}, {"prior", "select a from t connect by ", "prior ", "a = a", "", "", true},
    {"extract", "select ", "extract(day from ", "a", ")", " from t", true}, {"trim", "select ", "trim(", "a", ")", " from t", true},
    {"explain", "", "explain ", "select 1", "", "", true}, {"nested comments", "select 1 ", "/*", "", "*/"},
};
// clang-format on

catalog const& relations_of_the_test() {
  static string const wide = "create table w (k0 int" + numbered(", k# int", 1599) + ")";
  static catalog const known = [] {
    catalog result;
    add_created(result, "create table t (a int, b boolean)", {});
    add_created(result, wide, {});
    return result;
  }();
  return known;
}

double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct run {
  string text;
  double seconds = 0;
  fault_code found{};
};

void* read_all(void* argument) {
  run& of = *static_cast<run*>(argument);
  double const begin = processor_time();
  (void)relations(of.text);
  of.found = meaning_of(of.text, relations_of_the_test()).error.code;
  auto const tokens = tokenize(of.text);
  syntax_tree const tree{all_of(tokens)};
  string printed;
  print(printed, tree.view(), operand_style::as_written);
  if (tree.view() && !same_tree(tree.view(), tree.view())) of.found = fault_code::unexpected_word;
  of.seconds = processor_time() - begin;
  return nullptr;
}

bool holds(shape const& each) {
  int n = 1;
  while (each.text(2 * n).size() < 100'000) n *= 2;
  for (int step = n / 2; step > 0; step /= 2)
    if (each.text(n + step).size() < 100'000) n += step;
  run of{each.text(n)};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  pthread_t thread{};
  std::printf("%-20s %6d times ", each.name, n);
  std::fflush(stdout);  // an overflow ends the program
  if (pthread_create(&thread, &attributes, read_all, &of) != 0) return false;
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  bool const right = of.seconds < 1 && (of.found == fault_code::nested_too_deeply) == each.refused;
  std::string_view const found = to_text(of.found);
  std::printf("%.3f s, %.*s%s\n", of.seconds, static_cast<int>(found.size()), found.data(), right ? "" : "  WRONG");
  return right;
}

}  // namespace
}  // namespace strata_test

int main(int argc, char** argv) {
  using namespace strata_test;
  relations_of_the_test();
  bool right = true;
  for (shape const& each : shapes)
    if (argc < 2 || string{argv[1]} == each.name) right = holds(each) && right;
  return right ? 0 : 1;
}
