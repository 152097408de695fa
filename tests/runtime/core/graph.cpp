// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The graph against a slow and obvious model, on random programs.
#include <strata/core/graph.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

namespace strata_test {
namespace {

using namespace strata;
using core::verb;

/// A construct of a random program: its mentions, by verb.
struct model_mention {
  verb how;
  std::string text;
  core::mention_traits traits{};
};
struct model_resource {
  std::string id;
  std::vector<model_mention> said;
};
using model = std::vector<model_resource>;

struct built {
  std::vector<core::describer> tables;
  std::vector<core::description> descriptions;
  std::vector<core::description const*> pointers;
  core::graph graph;

  explicit built(model const& program) : tables(program.size()) {
    for (std::size_t i = 0; i < program.size(); ++i)
      for (auto const& [how, text, traits] : program[i].said) tables[i].name(how, traits).append(text);
    for (std::size_t i = 0; i < program.size(); ++i) descriptions.push_back(core::view_of(tables[i], program[i].id));
    for (auto const& d : descriptions) pointers.push_back(&d);
    graph = core::build_graph(pointers.data(), pointers.size());
  }
};

using edges = std::set<std::pair<std::size_t, std::size_t>>;

/// The errors again, quadratic and without hashes. Returns nothing when the program has an error.
struct expectation {
  core::error_code const* error = nullptr;
  edges direct;
};

bool reads(verb v) { return v == verb::reads || v == verb::may_read; }
bool fills(verb v) { return v == verb::fills || v == verb::may_fill; }
bool uses(verb v) { return v == verb::uses || v == verb::may_use; }
bool makes(verb v) { return v == verb::creates || v == verb::provides; }
bool removes(verb v) { return v == verb::removes || v == verb::may_remove; }
bool names_id(verb v) { return v == verb::needs || v == verb::follows || v == verb::precedes || v == verb::changes; }
bool wants(verb v) { return v == verb::fills || v == verb::reads || v == verb::uses || v == verb::removes; }

/// The program without the alternatives that do not count: of a row of them, the first name that something creates
/// counts, or the first of all.
model decided(model const& program) {
  std::set<std::string> created;
  for (auto const& r : program)
    for (auto const& m : r.said)
      if (makes(m.how)) created.insert(m.text);
  model result = program;
  for (auto& r : result) {
    std::vector<model_mention> kept;
    for (std::size_t i = 0; i < r.said.size();) {
      std::size_t end = i + 1;
      while (end < r.said.size() && r.said[end].traits.alternative) ++end;
      std::size_t chosen = i;
      for (std::size_t k = end; k > i; --k)
        if (created.count(r.said[k - 1].text) > 0 && !names_id(r.said[i].how)) chosen = k - 1;
      kept.push_back(r.said[chosen]);
      i = end;
    }
    r.said = kept;
  }
  return result;
}

struct named {
  std::size_t resource;
  model_mention said;
};
std::vector<named> all_of_name(model const& program, std::string const& name) {
  std::vector<named> result;
  for (std::size_t i = 0; i < program.size(); ++i)
    for (auto const& m : program[i].said)
      if (!names_id(m.how) && m.text == name) result.push_back({i, m});
  return result;
}

std::vector<edges::value_type> closure(std::size_t count, edges const& direct);

/// What takes names away. Returns false if something goes on using a name.
bool expect_removals(model const& program, std::set<std::string> const& names, edges& direct) {
  auto const reach_list = closure(program.size(), direct);
  std::set<edges::value_type> const before{reach_list.begin(), reach_list.end()};
  for (auto const& name : names) {
    auto const all = all_of_name(program, name);
    std::set<std::size_t> makers;
    for (auto const& u : all)
      if (makes(u.said.how)) makers.insert(u.resource);
    if (makers.empty()) continue;
    std::vector<std::size_t> removers;
    for (bool certain : {true, false})
      for (auto const& r : all) {
        if (r.said.how != (certain ? verb::removes : verb::may_remove)) continue;
        bool precedes = false;
        for (std::size_t m : makers) precedes = precedes || (m != r.resource && before.count({r.resource, m}) > 0);
        if (!certain && precedes) continue;
        if (!removers.empty() && removers.back() == r.resource) continue;
        if (!removers.empty() && certain) return false;
        for (auto const& u : all)
          if (!removes(u.said.how) && u.resource != r.resource && u.said.traits.lasting &&
              (certain || makers.size() == 1))
            return false;
        removers.push_back(r.resource);
      }
    for (auto const& u : all)
      if (!removers.empty() && !removes(u.said.how) && u.resource != removers[0])
        direct.insert({u.resource, removers[0]});
    for (std::size_t i = 1; i < removers.size(); ++i)
      if (removers[i] != removers[i - 1]) direct.insert({removers[i - 1], removers[i]});
  }
  return true;
}

expectation expect(model const& written) {
  model const program = decided(written);
  expectation result;
  auto const fail = [&result](core::error_code const& r) {
    result.error = &r;
    return result;
  };
  for (std::size_t i = 0; i < program.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (program[i].id == program[j].id) return fail(errors::E0102);
  bool self = false;
  for (std::size_t i = 0; i < program.size(); ++i) {
    for (auto const& [how, text, traits] : program[i].said) {
      if (!names_id(how)) continue;
      std::size_t other = program.size();
      for (std::size_t j = 0; j < program.size(); ++j)
        if (program[j].id == text) other = j;
      if (other == program.size()) return fail(errors::E0103);
      if (how == verb::needs || how == verb::changes) continue;
      if (other == i) {
        self = true;
        return fail(errors::E0106);
      }
      if (how == verb::follows)
        result.direct.insert({other, i});
      else
        result.direct.insert({i, other});
    }
  }
  std::set<std::string> names;
  for (auto const& r : program)
    for (auto const& m : r.said)
      if (!names_id(m.how)) names.insert(m.text);
  bool missing = false, twice = false;
  for (auto const& name : names) {
    std::set<std::size_t> creators, makers, filling, reading, using_it;
    bool strict = false;
    for (auto const& [i, said] : all_of_name(program, name)) {
      if (said.how == verb::creates) creators.insert(i);
      if (makes(said.how)) makers.insert(i);
      if (fills(said.how)) filling.insert(i);
      if (reads(said.how)) reading.insert(i);
      if (uses(said.how) || fills(said.how) || reads(said.how)) using_it.insert(i);
      strict = strict || wants(said.how);
    }
    twice = twice || creators.size() > 1;
    missing = missing || (makers.empty() && strict);
    for (std::size_t m : makers) {
      for (std::size_t c : creators)
        if (c != m) result.direct.insert({c, m});
      for (std::size_t u : using_it)
        if (makers.count(u) == 0) result.direct.insert({m, u});
    }
    for (std::size_t f : filling) {
      for (std::size_t r : reading) {
        if (f == r) continue;
        bool const f_both = reading.count(f) > 0, r_both = filling.count(r) > 0;
        if (!(f_both && r_both) || f < r) result.direct.insert({f, r});
      }
    }
  }
  // The order of hashes decides which of two errors about names comes first: either is right.
  if (missing) result.error = &errors::E0104;
  if (twice) result.error = &errors::E0105;
  if (!result.error && !expect_removals(program, names, result.direct)) result.error = &errors::E0115;
  static_cast<void>(self);
  return result;
}

std::vector<edges::value_type> closure(std::size_t count, edges const& direct) {
  std::vector<std::vector<bool>> reach(count, std::vector<bool>(count));
  for (auto const& [a, b] : direct) reach[a][b] = true;
  for (std::size_t k = 0; k < count; ++k)
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j)
        if (reach[i][k] && reach[k][j]) reach[i][j] = true;
  std::vector<edges::value_type> result;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = 0; j < count; ++j)
      if (reach[i][j]) result.push_back({i, j});
  return result;
}

model random_program(std::mt19937& random) {
  auto const below = [&random](unsigned n) { return static_cast<unsigned>(random() % n); };
  model program(1 + below(12));
  unsigned const names = 1 + below(5);
  for (std::size_t i = 0; i < program.size(); ++i) {
    program[i].id = below(40) == 0 ? "R0" : "R" + std::to_string(i);
    for (unsigned k = below(4); k > 0; --k) {
      auto const how = static_cast<verb>(below(static_cast<unsigned>(verb::may_remove) + 1));
      std::string text = names_id(how)
                             ? "R" + std::to_string(below(static_cast<unsigned>(program.size() + (below(30) == 0))))
                             : "name" + std::to_string(below(names));
      if (how == verb::creates) text = "name" + std::to_string(i % names);
      bool const follows_name = !program[i].said.empty() && !names_id(program[i].said.back().how);
      core::mention_traits const traits{below(4) == 0, !names_id(how) && follows_name && below(6) == 0};
      program[i].said.push_back({how, text, traits});
    }
  }
  return program;
}

TEST_CASE("random graphs agree with the model") {
  std::mt19937 random{20240229};
  std::map<std::string_view, int> seen;
  for (int round = 0; round < 20000; ++round) {
    model const program = random_program(random);
    built const made{program};
    expectation const expected = expect(program);
    INFO("round " << round);
    if (expected.error == &errors::E0104 || expected.error == &errors::E0105) {
      bool const named = made.graph.verdict.error == &errors::E0104 || made.graph.verdict.error == &errors::E0105;
      REQUIRE(named);
    } else if (expected.error) {
      REQUIRE(made.graph.verdict.error == expected.error);
    } else {
      auto const reach = closure(program.size(), expected.direct);
      bool const cyclic = std::any_of(reach.begin(), reach.end(), [](auto const& e) { return e.first == e.second; });
      REQUIRE(made.graph.verdict.error == (cyclic ? &errors::E0106 : nullptr));
      if (cyclic) {
        // The cycle closes, and each construct waits for the next.
        auto const& path = made.graph.verdict.resources;
        REQUIRE(path.size() >= 3);
        REQUIRE(path.front() == path.back());
        std::set<edges::value_type> const all{reach.begin(), reach.end()};
        for (std::size_t i = 1; i < path.size(); ++i) REQUIRE(all.count({path[i], path[i - 1]}) == 1);
      } else {
        REQUIRE(made.graph.order.size() == program.size());
        std::vector<std::size_t> position(program.size());
        for (std::size_t i = 0; i < program.size(); ++i) position[made.graph.order[i]] = i;
        for (auto const& [a, b] : expected.direct) REQUIRE(position[a] < position[b]);
        // The edges give exactly the model's order.
        edges direct;
        for (std::uint32_t i = 0; i < program.size(); ++i)
          for (std::uint32_t p : made.graph.predecessors(i)) direct.insert({p, i});
        REQUIRE(closure(program.size(), direct) == reach);
      }
    }
    ++seen[made.graph.verdict.error ? made.graph.verdict.error->code : "sound"];
  }
  // The generator reaches every error of the graph, so that every branch above runs.
  for (auto code : {"E0102", "E0103", "E0104", "E0105", "E0106", "E0115", "sound"}) {
    INFO(code);
    CHECK(seen[code] > 50);
  }
}

TEST_CASE("resources keep the order of declaration where nothing else orders them") {
  model program;
  for (int i = 0; i < 30; ++i) program.push_back({"R" + std::to_string(i), {}});
  program[3].said.push_back({verb::follows, "R20"});
  auto const order = built{program}.graph.order;
  std::vector<std::uint32_t> expected{0, 1, 2, 20, 3};
  for (std::uint32_t i = 4; i < 30; ++i)
    if (i != 20) expected.push_back(i);
  CHECK(std::vector<std::uint32_t>(order.begin(), order.end()) == expected);
}

TEST_CASE("many that fill a name and many that read it meet in a barrier") {
  model program{{"Creator", {{verb::creates, "t"}}}};
  for (int i = 0; i < 300; ++i) program.push_back({"F" + std::to_string(i), {{verb::fills, "t"}}});
  for (int i = 0; i < 300; ++i) program.push_back({"V" + std::to_string(i), {{verb::reads, "t"}}});
  built const made{program};
  REQUIRE(made.graph.verdict);
  CHECK(made.graph.edges.size() < 2000);
  CHECK(made.graph.predecessors(301).size() == 301);
}

TEST_CASE("a long chain does not exhaust the stack") {
  model program;
  for (int i = 0; i < 50000; ++i) {
    program.push_back({"R" + std::to_string(i), {}});
    if (i < 49999) program.back().said.push_back({verb::follows, "R" + std::to_string(i + 1)});
  }
  auto const order = built{program}.graph.order;
  REQUIRE(order.size() == 50000);
  CHECK(order.front() == 49999);
  CHECK(order.back() == 0);
}

}  // namespace
}  // namespace strata_test
