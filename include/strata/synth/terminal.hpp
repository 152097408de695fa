// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdlib>
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

enum class colour { plain, bold, faint, red, green, yellow };

/// Colours text, or leaves it: only a terminal gets colours, and none when NO_COLOR is set (https://no-color.org).
class painter {
 public:
  explicit painter(bool on) : on_{on} {}

  /// For standard output.
  static painter of_standard_output() {
    auto const is_set = [](char const* name) {
      char const* const value = std::getenv(name);
      return value != nullptr && *value != '\0';
    };
    char const* const kind = std::getenv("TERM");
    bool const dumb = kind != nullptr && std::string_view{kind} == "dumb";
#if defined(_WIN32)
    bool const terminal = _isatty(1) != 0;
#else
    bool const terminal = ::isatty(1) != 0;
#endif
    return painter{terminal && !dumb && !is_set("NO_COLOR")};
  }

  std::string operator()(colour how, std::string const& text) const {
    char const* const codes[] = {"", "\033[1m", "\033[2m", "\033[31m", "\033[32m", "\033[33m"};
    if (!on_ || how == colour::plain || text.empty()) return text;
    return codes[static_cast<std::size_t>(how)] + text + "\033[0m";
  }

 private:
  bool on_;
};

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

  std::string text(painter const& paint) const {
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
