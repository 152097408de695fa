// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/finding.hpp>
#include <strata/core/text.hpp>

/// The sentence of an error, in the words of the program. Compilers print it that take a computed text in
/// static_assert, and programs print it at run time.
///
///     strata[E0404]: Ratings (platform.cpp:17) uses star, which does not exist there
///       SELECT product, AVG(star) AS rating FROM reviews
///                           ^^^^ no table of the FROM has this column; did you mean stars?
///       correct the name; see docs/errors/E0404.md
namespace strata::core {

namespace detail {

template <class Out>
class sentence_writer {
 public:
  constexpr sentence_writer(Out& out, finding const& of) : out_{out}, of_{of} {}

  constexpr void write() {
    error_code const& error = *of_.error;
    std::string_view const advice = error.advice;
    std::string_view const wording = error.wording ? literal(error.wording) : std::string_view{};
    std::string_view const what = before_remedy(wording.empty() ? advice : wording);
    std::string_view remedy = behind_remedy(wording);
    if (remedy.empty()) remedy = behind_remedy(advice);
    head(error);
    if (wording.empty()) {
      for (std::size_t i = 0; i < of_.construct_count; ++i) text(i == 0 ? "" : ", "), construct(i);
      if (of_.construct_count > 0) text(": ");
      text(what);
      if (!word().empty()) text(" ("), text(word()), text(")");
      numbers();
    } else {
      fill(what);
    }
    if (!of_.place.text.empty()) {
      excerpt();
    } else if (!of_.closest.empty()) {
      text("\n  did you mean "), text(of_.closest), text("?");
    }
    end(remedy);
  }

  constexpr void head(error_code const& error) { text("strata["), text(error.code), text("]: "); }
  constexpr void end(std::string_view remedy) {
    text("\n  ");
    if (!remedy.empty()) fill(remedy), text("; ");
    text("see docs/errors/"), text(of_.error->code), text(".md");
  }
  constexpr void end() { end(behind_remedy(of_.error->advice)); }

  constexpr void construct(std::size_t i) {
    if (i >= of_.construct_count) return text("the stack");
    construct(of_.constructs[i]);
  }
  constexpr void construct(declared_construct const& c) {
    text(c.id.empty() ? std::string_view{"the construct"} : c.id);
    if (c.line == 0) return;
    text(" (");
    if (c.file)
      text(last_component(literal(c.file))), text(":");
    else
      text("line ");
    number(c.line), text(")");
  }

 private:
  /// A sentence says first what is wrong, and what to do behind its last semicolon.
  static constexpr std::string_view before_remedy(std::string_view s) { return s.substr(0, s.rfind("; ")); }
  static constexpr std::string_view behind_remedy(std::string_view s) {
    std::size_t const at = s.rfind("; ");
    return at == s.npos ? std::string_view{} : s.substr(at + 2);
  }
  static constexpr std::string_view last_component(std::string_view path) {
    return path.substr(path.find_last_of("/\\") + 1);
  }

  constexpr void text(std::string_view s) { append_text(out_, s); }
  constexpr void number(long long value) { append_number(out_, value); }
  /// What the error is about: the word in a text, or the subject.
  [[nodiscard]] constexpr std::string_view word() const {
    text_place const& at = of_.place;
    if (at.text.empty()) return of_.texts[0];
    if (at.offset >= at.text.size() || at.length == 0) return "the end";
    std::string_view const all = at.text.substr(at.offset, at.length);
    return all.substr(0, all.find('\n'));
  }

  /// Fills the gaps of a wording: {0} and {1} are constructs, {} the subject, {text1} and so on what else is named,
  /// {all} and {path} all constructs with "and" or an arrow between them, {have} and {limit} numbers, and {numbers}
  /// both if there are any.
  constexpr void fill(std::string_view wording) {
    while (!wording.empty()) {
      std::size_t const open = wording.find('{'), end = wording.find('}');
      if (open == wording.npos || end == wording.npos) return text(wording);
      text(wording.substr(0, open));
      fill_gap(wording.substr(open + 1, end - open - 1));
      wording.remove_prefix(end + 1);
    }
  }
  constexpr void fill_gap(std::string_view name) {
    if (name.empty()) return text(word());
    if (name == "have") return number(of_.have);
    if (name == "limit") return number(of_.limit);
    if (name == "numbers") return numbers();
    if (name == "path") return path();
    if (name == "all") return all();
    auto const digit = static_cast<std::size_t>(name.back() - '0');
    if (name.size() == 1 && digit < finding::max_constructs) return construct(digit);
    if (name.starts_with("text") && digit < finding::max_texts) return text(of_.texts[digit]);
    text("{"), text(name), text("}");
  }
  constexpr void numbers() {
    if (of_.have != 0 || of_.limit != 0) text(": "), number(of_.have), text(", and the limit is "), number(of_.limit);
  }
  constexpr void all() {
    for (std::size_t i = 0; i < of_.construct_count; ++i) text(i == 0 ? "" : " and "), construct(i);
  }
  constexpr void path() {
    std::size_t const edges = of_.construct_count > 1 ? of_.construct_count - 1 : of_.construct_count;
    for (std::size_t i = 0; i < edges; ++i) construct(i), text(" -> ");
    if (of_.construct_count > 0) text(of_.constructs[of_.construct_count - 1].id);
  }

  /// The line of the text with the wrong word marked, and behind the marks what is wrong with it.
  constexpr void excerpt() {
    std::string_view const all = of_.place.text;
    std::size_t at = of_.place.offset < all.size() ? of_.place.offset : all.size();
    std::size_t first = at, last = at, line = 1;
    while (first > 0 && all[first - 1] != '\n') --first;
    while (last < all.size() && all[last] != '\n') ++last;
    for (char c : all.substr(0, first)) line += c == '\n' ? 1 : 0;
    bool const numbered = all.find('\n') != all.npos;
    std::size_t const indented = numbered ? out_size(line) : 0;
    while (first < at && (all[first] == ' ' || all[first] == '\t')) ++first;
    bool const cut_before = at - first > max_before;
    if (cut_before) {
      first = start_of_character(all, at - max_before);
      if (std::size_t const space = all.find(' ', first); space < at) first = space + 1;
    }
    bool const cut_behind = last - at > max_behind;
    if (cut_behind) last = start_of_character(all, at + max_behind);
    if (last > first && all[last - 1] == '\r') --last;
    text("\n  ");
    if (numbered) number(static_cast<long long>(line)), text(" | ");
    if (cut_before) text("...");
    text(all.substr(first, last - first));
    if (cut_behind) text("...");
    text("\n  ");
    for (std::size_t i = 0; i < indented; ++i) text(" ");
    if (cut_before) text("   ");
    for (char c : all.substr(first, at - first))
      if (!continues_character(c)) text(c == '\t' ? "\t" : " ");
    std::size_t const length = of_.place.length < last - at ? of_.place.length : last - at;
    std::size_t const marks = count_characters(all.substr(at, length));
    for (std::size_t i = 0; i < (marks == 0 ? 1 : marks); ++i) text("^");
    remarks();
  }
  constexpr void remarks() {
    std::string_view rest =
        of_.texts[0].substr(of_.place.remarks < of_.texts[0].size() ? of_.place.remarks : of_.texts[0].size());
    std::string_view between = " ";
    if (!of_.place.note.empty()) text(between), text(of_.place.note), between = "; ";
    while (rest.size() > 2) {
      rest.remove_prefix(2);  // "; "
      std::size_t const end = rest.find("; ");
      std::string_view const part = rest.substr(0, end);
      text(between);
      if (part.back() == '?') text("did you mean ");
      text(part);
      between = "; ";
      rest.remove_prefix(part.size());
    }
    if (!of_.closest.empty()) text(between), text("did you mean "), text(of_.closest), text("?");
  }
  static constexpr std::size_t out_size(std::size_t line) {
    std::size_t result = 3;
    for (; line > 0; line /= 10) ++result;
    return result;
  }
  static constexpr std::size_t start_of_character(std::string_view all, std::size_t at) {
    while (at > 0 && at < all.size() && continues_character(all[at])) --at;
    return at;
  }

  static constexpr std::size_t max_before = 60, max_behind = 60;  ///< characters of a line around the wrong word

  Out& out_;
  finding const& of_;
};

}  // namespace detail

/// Writes the sentence of an error: what is wrong in the words of the program, the line of SQL with the wrong word
/// marked, what to do, and the page. It ends without a line break.
/// @tparam Out takes characters at its end
template <class Out>
constexpr void append_sentence(Out& out, finding const& of) {
  detail::sentence_writer<Out>{out, of}.write();
}

/// Parts of sentences: "Ratings (platform.cpp:17)", "strata[E0501]: ", and the line with what to do and the
/// page.
template <class Out>
constexpr void append_construct(Out& out, declared_construct const& construct) {
  detail::sentence_writer<Out>{out, finding{}}.construct(construct);
}
template <class Out>
constexpr void append_head(Out& out, error_code const& error) {
  detail::sentence_writer<Out>{out, finding{}}.head(error);
}
template <class Out>
constexpr void append_remedy(Out& out, error_code const& error) {
  detail::sentence_writer<Out>{out, finding{&error}}.end();
}

}  // namespace strata::core
