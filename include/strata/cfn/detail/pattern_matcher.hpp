// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/detail/pattern_program.hpp>

namespace strata::cfn {

/// After so many steps the matcher accepts the text.
inline constexpr std::size_t pattern_step_limit = 20'000;

namespace detail::pattern {

/// Searches a text for a compiled pattern, by backtracking.
class matcher {
 public:
  constexpr matcher(core::sequence<instruction> const& program, std::string_view text)
      : program_{program}, text_{text} {}

  constexpr bool search() {
    for (std::size_t start = 0; start <= text_.size(); ++start)
      if (run(0, start, 0)) return true;
    return false;
  }

 private:
  static constexpr bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  constexpr bool run(unsigned at, std::size_t position, unsigned depth) {
    if (depth > 200) return true;
    while (true) {
      if (++steps_ > pattern_step_limit) return true;
      instruction const& i = program_[at];
      switch (i.what) {
        case operation::match:
          return true;
        case operation::jump:
          at = i.x;
          continue;
        case operation::set:
          if (position == text_.size() || !i.set.has(text_[position])) return false;
          ++position;
          break;
        case operation::begin:
          if (position != 0) return false;
          break;
        case operation::end:
          if (position != text_.size()) return false;
          break;
        case operation::boundary: {
          bool const left = position > 0 && is_word(text_[position - 1]);
          bool const right = position < text_.size() && is_word(text_[position]);
          if (left == right) return false;
          break;
        }
        case operation::split: {
          if (run(i.x, position, depth + 1)) return true;
          at = i.y;
          continue;
        }
        case operation::ahead:
        case operation::not_ahead:
          if (run(at + 1, position, depth + 1) != (i.what == operation::ahead)) return false;
          at = i.x;
          continue;
        case operation::repeat_set: {
          std::size_t count = 0;
          while (count < i.y && position + count < text_.size() && i.set.has(text_[position + count])) ++count;
          steps_ += count;
          if (count < i.x) return false;
          for (; count > i.x; --count)
            if (run(at + 1, position + count, depth + 1)) return true;
          position += count;
          break;
        }
      }
      ++at;
    }
  }

  core::sequence<instruction> const& program_;
  std::string_view text_;
  std::size_t steps_ = 0;
};

}  // namespace detail::pattern
}  // namespace strata::cfn
