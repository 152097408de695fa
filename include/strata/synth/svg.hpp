// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/layout.hpp>

namespace strata::synth {

namespace detail {

inline std::string escape_markup(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) < 0x20)
      out += ' ';
    else
      out += c;
  }
  return out;
}

/// The colour of a node shows the service: AWS::S3::Bucket and AWS::S3::BucketPolicy have the same.
inline int hue_of(std::string const& type) {
  std::size_t const first = type.find("::");
  if (first == std::string::npos) return 220;
  std::string const service = type.substr(0, type.find("::", first + 2));
  struct {
    std::string_view service;
    int hue;
  } constexpr known[] = {{"AWS::S3", 130},   {"AWS::IAM", 0},     {"AWS::KMS", 320},
                         {"AWS::EC2", 30},   {"AWS::Lambda", 20}, {"AWS::RedshiftServerless", 265},
                         {"AWS::Glue", 185}, {"AWS::Logs", 340},  {"AWS::StepFunctions", 300}};
  for (auto const& [name, hue] : known)
    if (service == name) return hue;
  return type.starts_with("Custom::") ? 210 : static_cast<int>(core::hash_of(service) % 360);
}

inline std::string number(double value) { return std::to_string(std::llround(value)); }

/// The drawing as an element of an SVG file or a page, where `css_class` distinguishes drawings.
inline std::string svg_of(picture const& p, std::string const& css_class) {
  layout const at = lay_out(p);
  std::string const w = number(at.width), h = number(at.height);
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"" + css_class + "\" role=\"img\" viewBox=\"0 0 " + w + ' ' +
      h + "\" width=\"" + w + "\" height=\"" + h + "\">\n<title>" + escape_markup(p.title) +
      "</title>\n<style>\n"
      ".strata{--paper:#fff;--ink:#1b1f24;--quiet:#57606a;--line:#8c959f;--fill:94%;--edge:45%}\n"
      "@media(prefers-color-scheme:dark){.strata{--paper:#0d1117;--ink:#e6edf3;--quiet:#9198a1;--line:#6e7681;--fill:18%;--edge:60%}}\n"
      ".strata .paper{fill:var(--paper)}\n"
      ".strata .line{fill:none;stroke:var(--line);stroke-width:1.4}\n"
      ".strata .tip{fill:var(--line)}\n"
      ".strata .node rect{fill:hsl(var(--hue) 60% var(--fill));stroke:hsl(var(--hue) 45% var(--edge))}\n"
      ".strata text{font:600 13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:var(--ink)}\n"
      ".strata text.kind{font-weight:400;font-size:10px;fill:var(--quiet)}\n"
      "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";
  for (auto const& line : at.lines) {
    auto const& points = line.points;
    auto const xy = [](double x, double y) { return number(x) + ' ' + number(y); };
    std::string path = "M" + xy(points[0].x, points[0].y);
    for (std::size_t i = 1; i < points.size(); ++i) {
      double const middle = (points[i - 1].x + points[i].x) / 2;
      double const end = i + 1 == points.size() ? points[i].x - 6 : points[i].x;
      if (points[i - 1].y == points[i].y)
        path += "L" + xy(end, points[i].y);
      else
        path += "C" + xy(middle, points[i - 1].y) + ' ' + xy(middle, points[i].y) + ' ' + xy(end, points[i].y);
    }
    point const tip = points.back();
    out += "<g class=\"edge\" data-from=\"" + escape_markup(p.nodes[line.from].id) + "\" data-to=\"" +
           escape_markup(p.nodes[line.to].id) + "\"><path class=\"line\" d=\"" + path +
           "\"/><path class=\"tip\" d=\"M" + xy(tip.x, tip.y) + "l-8 -4v8z\"/></g>\n";
  }
  for (std::size_t i = 0; i < p.nodes.size(); ++i) {
    auto const& n = p.nodes[i];
    auto const& box = at.boxes[i];
    out += "<g class=\"node\" data-id=\"" + escape_markup(n.id) + "\" style=\"--hue:" + std::to_string(hue_of(n.kind)) +
           "\"><rect x=\"" + number(box.x) + "\" y=\"" + number(box.y - layout::box_height / 2) + "\" width=\"" +
           number(box.width) + "\" height=\"" + number(layout::box_height) + "\" rx=\"6\"/><text x=\"" +
           number(box.x + 12) + "\" y=\"" + number(box.y - (n.kind.empty() ? -5 : 3)) + "\">" + escape_markup(n.id) +
           "</text>";
    if (!n.kind.empty())
      out += "<text class=\"kind\" x=\"" + number(box.x + 12) + "\" y=\"" + number(box.y + 12) + "\">" +
             escape_markup(n.kind) + "</text>";
    out += "</g>\n";
  }
  return out + "</svg>\n";
}

}  // namespace detail

/// A picture in a file, light or dark as the reader's browser prefers.
inline std::string to_svg(picture const& p) { return detail::svg_of(p, "strata"); }

}  // namespace strata::synth
