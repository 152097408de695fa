// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/json_writer.hpp>

/// JSON documents as YAML: block style, SQL as literal text, and no text that YAML 1.1 would read as another type.
namespace strata::synth {

namespace detail {

/// Whether a text without quotes is the same string in YAML 1.1 and 1.2.
inline bool is_plain_yaml(std::string const& text) {
  auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || text.size() > 120 || !letter(text.front()) || text.back() == ':') return false;
  std::string lower;
  for (char c : text) {
    if (!letter(c) && !(c >= '0' && c <= '9') && std::string_view{"_-./:"}.find(c) == std::string_view::npos)
      return false;
    lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  for (std::string_view word : {"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
    if (lower == word) return false;
  return true;
}

/// A text in double quotes, as in JSON, with escapes for the characters that YAML does not call printable.
inline std::string quoted_yaml(std::string const& text) {
  std::string const quoted = json(text).dump();
  std::string result;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    std::string_view const rest{quoted.data() + i, quoted.size() - i};
    auto const byte = static_cast<unsigned char>(quoted[i]);
    auto const starts = [&](std::string_view with) { return rest.substr(0, with.size()) == with; };
    if (byte == 0x7f)
      result += "\\x7f";
    else if (byte == 0xc2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xa0) {
      char const* const digits = "0123456789abcdef";
      auto const second = static_cast<unsigned char>(quoted[++i]);
      result += std::string{"\\x"} + digits[second >> 4] + digits[second & 15];
    } else if (starts("\xe2\x80\xa8") || starts("\xe2\x80\xa9") || starts("\xef\xbb\xbf")) {
      result += starts("\xef") ? "\\ufeff" : starts("\xe2\x80\xa8") ? "\\u2028" : "\\u2029";
      i += 2;
    } else
      result += quoted[i];
  }
  return result;
}

/// Whether a literal block preserves a text of several lines.
inline bool is_literal_yaml(std::string const& text) {
  if (text.find('\n') == std::string::npos || text.front() == '\n' || text.front() == ' ') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte > 0x7e) return false;
    if (byte == ' ' && (i + 1 == text.size() || text[i + 1] == '\n')) return false;  // invisible, and easily lost
  }
  return true;
}

class yaml_writer {
 public:
  explicit yaml_writer(std::string& out) : out_{out} {}

  /// A value behind "key:" or "-"; `depth` is the indentation of new lines.
  void value(json const& v, std::size_t depth, bool in_list) {
    if (v.is_object() && !v.empty()) {
      bool first = in_list;  // "- key: value" stands on one line
      for (auto it = v.begin(); it != v.end(); ++it, first = false) {
        if (first)
          out_ += ' ';
        else
          line(depth);
        out_ += (is_plain_yaml(it.key()) ? it.key() : quoted_yaml(it.key())) + ':';
        value(it.value(), depth + 2, false);
      }
    } else if (v.is_array() && !v.empty()) {
      bool first = in_list;
      for (json const& item : v) {
        if (first)
          out_ += ' ';
        else
          line(depth);
        first = false;
        out_ += '-';
        value(item, depth + 2, true);
      }
    } else if (v.is_string()) {
      string(v.get_ref<std::string const&>(), depth);
    } else {
      std::string number = v.dump();
      std::size_t const e = v.is_number_float() ? number.find('e') : std::string::npos;
      if (e != std::string::npos && number.find('.') == std::string::npos)
        number.insert(e, ".0");  // otherwise a string in YAML 1.1
      out_ += ' ' + number;
    }
  }

 private:
  void line(std::size_t depth) {
    if (!out_.empty()) out_ += '\n';
    out_.append(depth, ' ');
  }
  void string(std::string const& text, std::size_t depth) {
    if (!is_literal_yaml(text)) {
      out_ += ' ' + (is_plain_yaml(text) ? text : quoted_yaml(text));
      return;
    }
    std::size_t const body = text.find_last_not_of('\n') + 1;
    std::size_t const ends = text.size() - body;
    out_ += ends == 0 ? " |-" : ends == 1 ? " |" : " |+";
    for (std::size_t at = 0; at < text.size();) {
      std::size_t const end = std::min(text.find('\n', at), text.size());
      if (end == at)
        out_ += '\n';
      else
        line(depth);
      out_.append(text, at, end - at);
      at = end + 1;
    }
  }

  std::string& out_;
};

}  // namespace detail

/// The document as YAML, with a line end. A reader gets the same document back.
inline std::string to_yaml(json const& document) {
  std::string out;
  if (document.is_structured() && !document.empty())
    detail::yaml_writer{out}.value(document, 0, false);
  else
    detail::yaml_writer{out}.value(document, 2, false), out.erase(0, 1);
  return out + '\n';
}

}  // namespace strata::synth
