// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/decimal.hpp>
#include <strata/cfn/functions.hpp>
#include <strata/cfn/value.hpp>

/// JSON inside a text of the template, for properties that take a JSON document as a string.
namespace strata::detail {

/// Appends characters as a part of a JSON string. The escapes stand between views of the characters.
constexpr void append_json_characters(cfn::text& out, std::string_view characters) {
  constexpr std::string_view escapes[] = {"\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006",
                                          "\\u0007", "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",
                                          "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014",
                                          "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a", "\\u001b",
                                          "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
  std::size_t start = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    auto const c = static_cast<unsigned char>(characters[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    if (start < i) out += characters.substr(start, i - start);
    start = c < 0x20 ? i + 1 : i;
    out += c < 0x20 ? escapes[c] : std::string_view{"\\"};
  }
  if (start < characters.size()) out += characters.substr(start);
}

/// Appends a text as a JSON string. What only the deployment knows has to need no escapes: names, ids and ARNs of AWS.
constexpr void append_json_string(cfn::text& out, cfn::text const& value) {
  out += "\"";
  for (cfn::segment const& part : value.segments()) {
    if (part.what == cfn::segment::kind::literal)
      append_json_characters(out, part.chars);
    else if (part.what == cfn::segment::kind::ref)
      out += cfn::reference{part.id};
    else if (part.what == cfn::segment::kind::get_att)
      out += cfn::attribute{part.id, part.chars};
    else
      out += cfn::text::call(part.chars, *part.arguments);
  }
  out += "\"";
}

/// Appends a JSON value whose whole numbers are not negative.
constexpr void append_json(cfn::text& out, cfn::json const& value) {
  using kind = cfn::json::kind;
  switch (value.what) {
    case kind::null:
    case kind::number:
      out += "null";
      return;
    case kind::boolean:
      out += value.truth ? "true" : "false";
      return;
    case kind::integer:
      out += cfn::decimal(value.whole);
      return;
    case kind::text:
      return append_json_string(out, value.string);
    case kind::array:
    case kind::object:
      break;
  }
  bool const is_object = value.what == kind::object;
  out += is_object ? "{" : "[";
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) out += ",";
    if (is_object) {
      append_json_string(out, value.keys[i]);
      out += ":";
    }
    append_json(out, value.items[i]);
  }
  out += is_object ? "}" : "]";
}

constexpr cfn::text json_text(cfn::json const& value) {
  cfn::text result;
  append_json(result, value);
  return result;
}

}  // namespace strata::detail
