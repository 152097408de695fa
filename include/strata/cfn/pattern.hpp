// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Regular expressions as they occur in CloudFormation's resource schemas (ECMAScript, searched for unless anchored),
/// in constant expressions and at run time. When in doubt it accepts: a pattern it cannot read, a text that is not
/// ASCII, more than `pattern_step_limit` steps, and repetitions of a group beyond `max_copies` are not judged.
namespace strata::cfn {

inline constexpr std::size_t pattern_step_limit = 20'000;

namespace detail::pattern {

inline constexpr unsigned unbounded = ~0u;
inline constexpr unsigned max_copies = 24;

/// A set of ASCII characters.
struct character_set {
  std::uint64_t bits[2]{};
  /// In two steps and not character by character: a range may have ninety.
  constexpr void add(unsigned first, unsigned last) {
    if (last > 127) last = 127;
    if (first > last) return;
    if (first < 64) bits[0] |= (~std::uint64_t{0} << first) & (~std::uint64_t{0} >> (last < 64 ? 63 - last : 0));
    if (last >= 64)
      bits[1] |= (~std::uint64_t{0} << (first < 64 ? 0 : first - 64)) & (~std::uint64_t{0} >> (127 - last));
  }
  constexpr void add(character_set const& other) {
    bits[0] |= other.bits[0];
    bits[1] |= other.bits[1];
  }
  constexpr void invert() {
    bits[0] = ~bits[0];
    bits[1] = ~bits[1];
  }
  constexpr bool has(char c) const {
    auto const u = static_cast<unsigned char>(c);
    return u < 128 && (bits[u / 64] >> (u % 64) & 1u) != 0;
  }
};

enum class operation : std::uint8_t { set, repeat_set, split, jump, begin, end, boundary, ahead, not_ahead, match };

/// `x` and `y`: the targets of a split, the target of a jump, the counts of a repetition, or the end of a look-ahead.
struct instruction {
  operation what{};
  unsigned x{}, y{};
  character_set set{};
};

/// Parses by recursive descent into instructions. Sets `failed` for what it does not know.
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
  constexpr bool more() const { return at_ < source_.size() && !failed; }
  constexpr char peek() const { return source_[at_]; }
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
  constexpr unsigned here() const { return static_cast<unsigned>(program.size()); }
  /// What stands before and leads to the position leads to the new instruction; what stands behind keeps its targets.
  constexpr void insert(unsigned position, instruction i) {
    program.push_back(i);
    for (unsigned k = here() - 1; k > position; --k) program[k] = program[k - 1];
    program[position] = i;
    for (unsigned k = 0; k < program.size(); ++k) {
      instruction& p = program[k];
      if (k == position) continue;
      bool const jumps = p.what == operation::split || p.what == operation::jump || p.what == operation::ahead ||
                         p.what == operation::not_ahead;
      if (!jumps) continue;
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

  /// False for what takes no quantifier.
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

  /// After an opening parenthesis. False for what looks ahead.
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

  /// After a backslash. `single` is the character when it stands for one, else 128 or more.
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

  /// `\p{L}` and its like: every letter, number, space, mark or sign that may be one.
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

  /// Copies of the group: as many as it needs, then as many as it may have, or a loop.
  constexpr void repeat_group(unsigned start, unsigned least, unsigned most) {
    core::sequence<instruction> const body(program.begin() + start, program.end());
    program.truncate(start);
    auto const append = [&] {
      unsigned const offset = here() - start;
      for (instruction i : body) {
        bool const jumps = i.what == operation::split || i.what == operation::jump || i.what == operation::ahead ||
                           i.what == operation::not_ahead;
        if (jumps) i.x += offset, i.y += offset;
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

/// True when the pattern is one that `matches` judges.
constexpr bool supported(std::string_view pattern) { return !detail::pattern::compiler{pattern}.failed; }

/// True when the text contains the pattern, or when that is not judged.
constexpr bool matches(std::string_view pattern, std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 128) return true;
  detail::pattern::compiler const compiled{pattern};
  return compiled.failed || detail::pattern::matcher{compiled.program, text}.search();
}

}  // namespace strata::cfn
