// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/deployment.hpp>

/// The deployment as a graph, and the graph in the languages of drawing tools: Mermaid (https://mermaid.js.org) and
/// Graphviz's DOT.
namespace strata::synth {

/// The meaning of a node: a declaration of the program, or a resource of the template.
enum class picture_of { declarations, resources };

struct picture {
  struct node {
    std::string id;
    std::string kind;                ///< a resource type; empty for a declaration without resources
    std::vector<std::size_t> needs;  ///< positions, without those that another path implies
  };
  std::string title;
  std::vector<node> nodes;  ///< each node stands behind those that it needs
};

namespace detail {

/// Puts each node behind those that it needs, and keeps the order otherwise. It leaves out needs that would close a
/// cycle, because two declarations can refer to different resources of each other.
inline void order(std::vector<picture::node>& nodes) {
  std::vector<std::size_t> place(nodes.size()), sequence;
  enum class state : char { fresh, on_path, done };
  std::vector<state> states(nodes.size());
  auto const visit = [&](auto const& self, std::size_t at) -> void {
    states[at] = state::on_path;
    std::vector<std::size_t> kept;
    for (std::size_t n : nodes[at].needs) {
      if (states[n] == state::fresh) self(self, n);
      if (states[n] == state::done) kept.push_back(n);
    }
    nodes[at].needs = std::move(kept);
    states[at] = state::done;
    place[at] = sequence.size();
    sequence.push_back(at);
  };
  for (std::size_t at = 0; at < nodes.size(); ++at)
    if (states[at] == state::fresh) visit(visit, at);
  std::vector<picture::node> sorted;
  for (std::size_t at : sequence) {
    sorted.push_back(std::move(nodes[at]));
    for (std::size_t& n : sorted.back().needs) n = place[n];
  }
  nodes = std::move(sorted);
}

/// Removes the needs that a path over another need implies. The nodes must be in order.
inline void reduce(std::vector<picture::node>& nodes) {
  std::vector<std::vector<bool>> above(nodes.size(), std::vector<bool>(nodes.size()));
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    std::vector<std::size_t> direct;
    for (std::size_t n : nodes[at].needs) {
      bool implied = false;
      for (std::size_t other : nodes[at].needs) implied = implied || above[other][n];
      if (!implied) direct.push_back(n);
    }
    for (std::size_t n : nodes[at].needs) {
      above[at][n] = true;
      for (std::size_t far = 0; far < n; ++far)
        if (above[n][far]) above[at][far] = true;
    }
    nodes[at].needs = std::move(direct);
  }
}

/// The type that names a declaration: that of the resource with its id, otherwise that of its first resource. A lake
/// is named after its buckets, and not after the key that they use.
inline std::string kind_of_declaration(deployment const& of, std::size_t construct) {
  std::string kind;
  std::string const id = of.construct_id(construct);
  for (auto const& r : of.resources) {
    if (r.construct != construct) continue;
    if (r.id == id) return r.type;
    if (kind.empty() || (kind == "AWS::KMS::Key" && r.type == "AWS::S3::Bucket")) kind = r.type;
  }
  return kind;
}

}  // namespace detail

/// The graph of a deployment.
inline picture draw(deployment const& of, picture_of what) {
  picture result{std::string{of.program.info.name}, {}};
  if (what == picture_of::resources) {
    for (auto const& r : of.resources) result.nodes.push_back({r.id, r.type, r.needs});
  } else {
    for (std::size_t c = 0; c < of.program.count; ++c) {
      auto const needs = of.needs_of_declaration(c);
      result.nodes.push_back({of.construct_id(c), detail::kind_of_declaration(of, c), {needs.begin(), needs.end()}});
    }
  }
  detail::order(result.nodes);
  detail::reduce(result.nodes);
  return result;
}

/// A flowchart, from the first deployed nodes to those that wait for them.
inline std::string to_mermaid(picture const& p) {
  auto const text = [](std::string const& s) {
    std::string out;
    for (char c : s) {
      bool const plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ':' ||
                         c == '-' || c == '_';
      out += plain ? std::string(1, c) : "#" + std::to_string(static_cast<unsigned char>(c)) + ";";
    }
    return out;
  };
  std::string out = "flowchart LR\n";
  for (std::size_t i = 0; i < p.nodes.size(); ++i) {
    auto const& n = p.nodes[i];
    out += "  n" + std::to_string(i) + "[\"" + text(n.id) + (n.kind.empty() ? "" : "<br/>" + text(n.kind)) + "\"]\n";
  }
  for (std::size_t i = 0; i < p.nodes.size(); ++i)
    for (std::size_t n : p.nodes[i].needs) out += "  n" + std::to_string(n) + " --> n" + std::to_string(i) + '\n';
  return out;
}

/// A digraph for Graphviz.
inline std::string to_dot(picture const& p) {
  auto const text = [](std::string const& s) {
    std::string out;
    for (char c : s) out += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    return out;
  };
  std::string out =
      "digraph \"" + text(p.title) + "\" {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
  for (auto const& n : p.nodes)
    out += "  \"" + text(n.id) + "\" [label=\"" + text(n.id) + (n.kind.empty() ? "" : "\\n" + text(n.kind)) + "\"];\n";
  for (auto const& n : p.nodes)
    for (std::size_t before : n.needs) out += "  \"" + text(p.nodes[before].id) + "\" -> \"" + text(n.id) + "\";\n";
  return out + "}\n";
}

inline json to_json(picture const& p) {
  json nodes = json::array(), edges = json::array();
  for (auto const& n : p.nodes) {
    nodes.push_back({{"id", n.id}, {"type", n.kind}});
    for (std::size_t before : n.needs) edges.push_back({{"from", p.nodes[before].id}, {"to", n.id}});
  }
  return {{"title", p.title}, {"nodes", nodes}, {"edges", edges}};
}

}  // namespace strata::synth
