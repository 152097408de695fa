// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/listing.hpp>
#include <strata/synth/page_source.hpp>
#include <strata/synth/svg.hpp>

namespace strata::synth {

namespace detail {

/// JSON inside a script element: "</script" must not end it, nor "<!--" begin a comment.
inline std::string script_json(json const& value) {
  std::string const text = value.dump();
  std::string out;
  for (char c : text) out += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
  return out;
}

}  // namespace detail

/// One HTML page with the graph of the deployment, which a browser shows without any network: it can be moved, zoomed
/// and searched, and shows a resource's properties and SQL. Its source is tools/page/page.html.
inline std::string to_page(deployment const& of) {
  json declarations = json::array(), resources = json::array();
  for (std::size_t c = 0; c < of.program.count; ++c) {
    declarations.push_back(detail::summary_of_declaration(of, c));
    declarations.back()["type"] = detail::kind_of_declaration(of, c);
  }
  for (std::size_t at = 0; at < of.resources.size(); ++at) {
    resources.push_back(detail::summary(of, at));
    resources.back()["body"] = of.body(of.resources[at]);
  }
  auto const piece = [&](std::string_view name) -> std::string {
    if (name == "TITLE") return detail::escape_markup(of.program.info.name);
    if (name == "DECLARATIONS") return detail::svg_of(draw(of, picture_of::declarations), "strata declarations");
    if (name == "RESOURCES") return detail::svg_of(draw(of, picture_of::resources), "strata resources");
    return detail::script_json({{"declarations", declarations}, {"resources", resources}});
  };
  std::string out;
  std::string_view rest = page_source;
  for (std::string_view name : {"TITLE", "TITLE", "DECLARATIONS", "RESOURCES", "DATA"}) {
    std::string const mark = '@' + std::string{name} + '@';
    std::size_t const at = rest.find(mark);
    out += std::string{rest.substr(0, at)} + piece(name);
    rest.remove_prefix(at + mark.size());
  }
  return out += rest;
}

}  // namespace strata::synth
