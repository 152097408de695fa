// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

/// Text for people: colours where a terminal shows them, and tables.
namespace strata::synth {

enum class standard_stream { output = 1, error = 2 };

inline bool is_terminal(standard_stream stream) {
#if defined(_WIN32)
  return _isatty(static_cast<int>(stream)) != 0;
#else
  return ::isatty(static_cast<int>(stream)) != 0;
#endif
}

enum class colour { plain, bold, faint, red, green, yellow };

/// Colours text for a terminal, unless NO_COLOR is set (https://no-color.org); otherwise leaves it unchanged. The
/// results are for `shown`.
class painter {
 public:
  /// Starts a colour: the next character is '0' and the number of the colour. No UTF-8 text has this byte.
  static constexpr char mark = '\xff';

  explicit painter(bool on) : on_{on} {}

  /// For standard output.
  static painter of_standard_output() {
    auto const is_set = [](char const* name) {
      char const* const value = std::getenv(name);
      return value != nullptr && *value != '\0';
    };
    char const* const kind = std::getenv("TERM");
    bool const dumb = kind != nullptr && std::string_view{kind} == "dumb";
    return painter{is_terminal(standard_stream::output) && !dumb && !is_set("NO_COLOR")};
  }

  std::string operator()(colour how, std::string const& text) const {
    if (!on_ || how == colour::plain || text.empty()) return text;
    return start(how) + text + start(colour::plain);
  }

 private:
  static std::string start(colour how) { return {mark, static_cast<char>('0' + static_cast<int>(how))}; }

  bool on_;
};

namespace detail {

/// The length of the control character, or of the character that turns the direction of a line, at the start of a text;
/// 0 when it starts with another.
inline std::size_t length_of_control(std::string_view text) {
  auto const byte = [text](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
  if (byte(0) == '\n' || byte(0) == '\t') return 0;
  if (byte(0) < 0x20 || byte(0) == 0x7f) return 1;
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) < 0xa0) return 2;
  if (byte(0) != 0xe2) return 0;
  bool const embeds = byte(1) == 0x80 && byte(2) >= 0xaa && byte(2) <= 0xae;
  bool const isolates = byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9;
  return embeds || isolates ? 3 : 0;
}

/// A control character as JSON and YAML escape it: "\u001b".
inline std::string escaped_control(std::string_view character) {
  auto const byte = [character](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(character[at]));
  };
  unsigned const code = character.size() == 1   ? byte(0)
                        : character.size() == 2 ? byte(1)
                                                : (byte(0) & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
  std::string result = "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) result += "0123456789abcdef"[code >> shift & 15];
  return result;
}

}  // namespace detail

/// A text as a terminal gets it: with the colours of a painter, and control characters of names and SQL escaped, so
/// that they are seen and do nothing.
inline std::string shown(std::string const& text) {
  char const* const codes[] = {"\033[0m", "\033[1m", "\033[2m", "\033[31m", "\033[32m", "\033[33m"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const colour = at + 1 < text.size() ? static_cast<std::size_t>(text[at + 1] - '0') : std::size(codes);
    std::size_t const length = detail::length_of_control(std::string_view{text}.substr(at));
    if (text[at] == painter::mark && colour < std::size(codes))
      out += codes[colour], at += 2;
    else if (length > 0)
      out += detail::escaped_control(std::string_view{text}.substr(at, length)), at += length;
    else
      out += text[at++];
  }
  return out;
}

/// 51,200 for 51200.
inline std::string with_thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// Rows under headings, each column as wide as its widest cell.
class table {
 public:
  explicit table(std::vector<std::string> headings) : rows_{std::move(headings)} {}
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  [[nodiscard]] std::string text(painter const& paint) const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (auto const& row : rows_)
      for (std::size_t c = 0; c < row.size(); ++c) widths[c] = row[c].size() > widths[c] ? row[c].size() : widths[c];
    std::string out;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t c = 0; c < rows_[r].size(); ++c) {
        std::string const& cell = rows_[r][c];
        out += paint(r == 0 ? colour::bold : colour::plain, cell);
        if (c + 1 < rows_[r].size()) out.append(widths[c] - cell.size() + 2, ' ');
      }
      out += '\n';
    }
    return out;
  }

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace strata::synth
