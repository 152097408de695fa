// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/detail/pattern_program.hpp>

namespace strata::cfn::detail::pattern {

inline constexpr unsigned unbounded = ~0u;
inline constexpr unsigned max_copies = 24;

/// Parses a pattern into instructions by recursive descent. Sets `failed` for syntax that it does not know.
class compiler {
 public:
  constexpr explicit compiler(std::string_view source) : source_{source} {
    alternatives();
    if (at_ != source_.size()) failed = true;
    emit({operation::match});
  }
  core::sequence<instruction> program{};
  bool failed = false;

 private:
  [[nodiscard]] constexpr bool more() const { return at_ < source_.size() && !failed; }
  [[nodiscard]] constexpr char peek() const { return source_[at_]; }
  constexpr bool take(char c) {
    if (!more() || peek() != c) return false;
    ++at_;
    return true;
  }
  constexpr unsigned emit(instruction i) {
    if (program.size() > 4000) failed = true;
    program.push_back(i);
    return static_cast<unsigned>(program.size() - 1);
  }
  [[nodiscard]] constexpr unsigned here() const { return static_cast<unsigned>(program.size()); }
  /// Inserts an instruction. Jumps from in front of it to the position lead to the new instruction; jumps from behind
  /// it keep their targets.
  constexpr void insert(unsigned position, instruction i) {
    program.push_back(i);
    for (unsigned k = here() - 1; k > position; --k) program[k] = program[k - 1];
    program[position] = i;
    for (unsigned k = 0; k < program.size(); ++k) {
      instruction& p = program[k];
      if (k == position) continue;
      if (!has_target(p)) continue;
      unsigned const moved = k < position ? position + 1 : position;
      if (p.x >= moved) ++p.x;
      if (p.what == operation::split && p.y >= moved) ++p.y;
    }
  }

  constexpr void alternatives() {
    unsigned const start = here();
    sequence();
    core::sequence<unsigned> ends;
    unsigned first = start;
    while (take('|')) {
      ends.push_back(emit({operation::jump}));
      insert(first, {operation::split, first + 1, here() + 1});
      for (unsigned& e : ends)
        if (e >= first) ++e;
      first = here();
      sequence();
    }
    for (unsigned e : ends) program[e].x = here();
  }

  constexpr void sequence() {
    while (more() && peek() != '|' && peek() != ')') {
      unsigned const start = here();
      bool const repeatable = atom();
      quantifier(start, repeatable);
    }
  }

  /// Parses an atom. False for one that takes no quantifier.
  constexpr bool atom() {
    character_set set;
    char const c = source_[at_++];
    switch (c) {
      case '(':
        return group();
      case '^':
        emit({operation::begin});
        return false;
      case '$':
        emit({operation::end});
        return false;
      case '[':
        set = bracket();
        break;
      case '.':
        set.invert();
        break;
      case '\\':
        if (take('b')) {
          emit({operation::boundary});
          return false;
        }
        set = escape();
        break;
      default:
        set.add(static_cast<unsigned char>(c), static_cast<unsigned char>(c));
    }
    emit({operation::set, 0, 0, set});
    return true;
  }

  /// Parses a group after its opening parenthesis. False for a look-ahead.
  constexpr bool group() {
    bool looks = false;
    unsigned look = 0;
    if (take('?')) {
      bool const negative = take('!');
      looks = negative || take('=');
      if (looks)
        look = emit({negative ? operation::not_ahead : operation::ahead});
      else if (!take(':'))
        failed = true;
    }
    alternatives();
    if (looks) {
      emit({operation::match});
      program[look].x = here();
    }
    if (!take(')')) failed = true;
    return !looks;
  }

  constexpr unsigned hexadecimal(std::size_t digits) {
    unsigned value = 0;
    for (std::size_t i = 0; i < digits; ++i, ++at_) {
      if (!more()) return failed = true, 0;
      char const c = peek();
      unsigned const digit = c >= '0' && c <= '9'   ? unsigned(c - '0')
                             : c >= 'a' && c <= 'f' ? unsigned(c - 'a') + 10
                             : c >= 'A' && c <= 'F' ? unsigned(c - 'A') + 10
                                                    : 16u;
      if (digit == 16) return failed = true, 0;
      value = value * 16 + digit;
    }
    return value;
  }

  /// Parses an escape after its backslash. `single` receives the character if the escape means one, else 128 or more.
  constexpr character_set escape(unsigned* single = nullptr) {
    character_set set;
    unsigned one = 128;
    if (!more()) return failed = true, set;
    char const c = source_[at_++];
    switch (c) {
      case 'd':
      case 'D':
        set.add('0', '9');
        break;
      case 'w':
      case 'W':
        set.add('0', '9'), set.add('a', 'z'), set.add('A', 'Z'), set.add('_', '_');
        break;
      case 's':
      case 'S':
        set.add(' ', ' '), set.add('\t', '\r');
        break;
      case 'n':
        one = '\n';
        break;
      case 'r':
        one = '\r';
        break;
      case 't':
        one = '\t';
        break;
      case 'f':
        one = '\f';
        break;
      case 'v':
        one = '\v';
        break;
      case 'x':
        one = hexadecimal(2);
        break;
      case 'u':
        one = hexadecimal(4);
        break;
      case 'p':
      case 'P':
        property(set);
        break;
      default:
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) failed = true;
        one = static_cast<unsigned char>(c);
    }
    if (c == 'D' || c == 'W' || c == 'S') set.invert();
    if (one < 128) set.add(one, one);
    if (single) *single = c == 'u' || c == 'x' || one < 128 ? one : 1000;
    return set;
  }

  /// `\p{L}` and similar classes: every letter, number, space, mark or sign that can belong to the class.
  constexpr void property(character_set& set) {
    if (!take('{')) return static_cast<void>(failed = true);
    std::size_t const close = source_.find('}', at_);
    if (close == std::string_view::npos) return static_cast<void>(failed = true);
    char const kind = peek();
    at_ = close + 1;
    if (kind == 'L')
      set.add('a', 'z'), set.add('A', 'Z');
    else if (kind == 'N')
      set.add('0', '9');
    else if (kind == 'Z')
      set.add(' ', ' ');
    else
      set.invert();
  }

  constexpr character_set bracket() {
    character_set set;
    bool const negative = take('^');
    while (more() && peek() != ']') {
      unsigned low = 0, high = 0;
      character_set const first = member(low);
      if (low != 1000 && more() && peek() == '-' && at_ + 1 < source_.size() && source_[at_ + 1] != ']') {
        ++at_;
        character_set const second = member(high);
        if (high == 1000)
          set.add(first), set.add(second), set.add('-', '-');
        else
          set.add(low, high);
      } else {
        set.add(first);
      }
    }
    if (!take(']')) failed = true;
    if (negative) set.invert();
    return set;
  }
  constexpr character_set member(unsigned& single) {
    character_set set;
    if (!more()) return failed = true, set;
    if (take('\\')) {
      if (take('b')) return single = '\b', set.add('\b', '\b'), set;
      return escape(&single);
    }
    unsigned const c = static_cast<unsigned char>(source_[at_++]);
    single = c;
    set.add(c, c);
    return set;
  }

  constexpr void quantifier(unsigned start, bool repeatable) {
    unsigned least = 1, most = 1;
    if (take('*'))
      least = 0, most = unbounded;
    else if (take('+'))
      most = unbounded;
    else if (take('?'))
      least = 0;
    else if (more() && peek() == '{' && counts(least, most)) {
    } else
      return;
    take('?');  // lazy: accepts the same texts
    if (!repeatable) return static_cast<void>(failed = true);
    if (here() == start + 1 && program[start].what == operation::set) {
      program[start] = {operation::repeat_set, least, most, program[start].set};
      return;
    }
    repeat_group(start, least, most);
  }

  constexpr bool counts(unsigned& least, unsigned& most) {
    std::size_t const before = at_;
    ++at_;
    unsigned value = 0;
    bool digits = false;
    auto const read = [&] {
      value = 0;
      digits = false;
      while (more() && peek() >= '0' && peek() <= '9')
        value = value * 10 + unsigned(source_[at_++] - '0'), digits = true;
    };
    read();
    least = value;
    bool good = digits;
    most = value;
    if (take(',')) {
      read();
      most = digits ? value : unbounded;
    }
    good = good && take('}');
    if (!good) at_ = before;
    return good;
  }

  /// Repeats a group: the required copies, then the optional ones, or a loop.
  constexpr void repeat_group(unsigned start, unsigned least, unsigned most) {
    core::sequence<instruction> const body(program.begin() + start, program.end());
    program.truncate(start);
    auto const append = [&] {
      unsigned const offset = here() - start;
      for (instruction i : body) {
        if (has_target(i)) i.x += offset, i.y += offset;
        emit(i);
      }
    };
    for (unsigned i = 0; i < least && i < max_copies; ++i) append();
    if (most == unbounded || most - least > max_copies || least > max_copies) {
      unsigned const loop = emit({operation::split});
      append();
      emit({operation::jump, loop});
      program[loop].x = loop + 1;
      program[loop].y = here();
      return;
    }
    core::sequence<unsigned> leaves;
    for (unsigned i = least; i < most; ++i) {
      leaves.push_back(emit({operation::split, here() + 1, 0}));
      append();
    }
    for (unsigned l : leaves) program[l].y = here();
  }

  std::string_view source_;
  std::size_t at_ = 0;
};

}  // namespace strata::cfn::detail::pattern
