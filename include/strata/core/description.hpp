// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>
#include <strata/core/finding.hpp>
#include <strata/core/hash.hpp>
#include <strata/core/sequence.hpp>

#include <cstdint>
#include <type_traits>

/// The graph's knowledge of a construct: a plain table of mentions, made once per construct in a constant evaluation of
/// its own. A construct gives it in a member
///
///     constexpr void describe(core::describer& out) const;
///
/// which can report what the construct needs and waits for, which names it creates, fills or reads, and its first
/// error.
namespace strata::core {

/// How a construct mentions an id or a name.
enum class verb : std::uint8_t {
  needs,       ///< an id: that construct must be in the stack
  follows,     ///< an id: needs it, and comes after it in a deployment
  precedes,    ///< an id: needs it, and comes before it in a deployment
  changes,     ///< an id: needs it, and adds to what that construct needs
  creates,     ///< a name, which no other construct may create
  provides,    ///< a name: creates it unless it is there already, and comes after a construct that creates it
  fills,       ///< a name: comes after its creators, before its readers
  reads,       ///< a name: comes after its creators and everything that fills it
  may_fill,    ///< fills a name, which may also exist already
  may_read,    ///< reads a name, which may also exist already
  uses,        ///< a name: comes after its creators, and takes no interest in what fills it
  may_use,     ///< uses a name, which may also exist already
  removes,     ///< a name: comes after everything that uses it; nothing may go on using it
  may_remove,  ///< removes a name if it exists; comes before its creator if another order says so
};

constexpr bool is_id(verb v) { return v <= verb::changes; }
constexpr bool is_creating(verb v) { return v == verb::creates || v == verb::provides; }
constexpr bool is_filling(verb v) { return v == verb::fills || v == verb::may_fill; }
constexpr bool is_reading(verb v) { return v == verb::reads || v == verb::may_read; }
constexpr bool is_removing(verb v) { return v == verb::removes || v == verb::may_remove; }
/// Whether something has to create the name.
constexpr bool is_using(verb v) { return v == verb::uses || v == verb::may_use; }
constexpr bool is_strict(verb v) {
  return v == verb::fills || v == verb::reads || v == verb::uses || v == verb::removes;
}

/// What a mention of a name says besides its verb.
struct mention_traits {
  bool lasting = false;      ///< the construct goes on using the name after its deployment
  bool alternative = false;  ///< to the mention before it: of both names, the first that something creates counts
};

struct mention {
  verb how{};
  mention_traits traits{};
  std::uint8_t prefix{};  ///< of the shown part: the size of what tells the kind, as in "schema sales"
  std::uint32_t first{};  ///< the start of the text in the table's characters
  std::uint32_t shown{};  ///< the start of the part that messages show
  std::uint32_t last{};   ///< one past its end
  std::uint64_t hash{};
};

/// The first error of a construct alone, or between it and the constructs that it refers to.
struct problem {
  error_code const* error = nullptr;
  std::uint32_t first{}, last{};  ///< the subject, among the table's characters
  std::uint32_t closest{};        ///< the end of the name that the user most likely meant, which begins at `last`
  long long have{}, limit{};
  text_place place{};  ///< if the error is in a text that the construct was given
  constexpr explicit operator bool() const { return error != nullptr; }
};

/// Gives the name that is spelled most like an unknown one, among those that exist without any program; empty if none
/// is close. It takes the name as messages show it.
using suggestion = std::string_view (*)(std::string_view shown);

/// Collects a construct's description.
class describer {
 public:
  constexpr void needs(std::string_view id) { mention_text(verb::needs, id); }
  constexpr void follows(std::string_view id) { mention_text(verb::follows, id); }
  constexpr void precedes(std::string_view id) { mention_text(verb::precedes, id); }
  constexpr void changes(std::string_view id) { mention_text(verb::changes, id); }

  /// Writes names piece by piece, in a normal form: equal names have equal characters. Messages show the part behind
  /// `show_from_here`, or all of the name.
  class name_writer {
   public:
    constexpr name_writer(describer& table, verb how, mention_traits traits)
        : table_{table}, at_{table.mentions_.size()} {
      auto const here = static_cast<std::uint32_t>(table.chars_.size());
      table.mentions_.push_back({how, traits, 0, here, here, here, 0});
    }
    constexpr name_writer(name_writer const&) = delete;
    constexpr ~name_writer() {
      table_.mentions_[at_].last = static_cast<std::uint32_t>(table_.chars_.size());
      table_.mentions_[at_].hash = hash_.value;
    }
    constexpr void push_back(char c) {
      table_.chars_.push_back(c);
      hash_.push_back(c);
    }
    constexpr name_writer& append(std::string_view text) {
      for (char c : text) push_back(c);
      return *this;
    }
    constexpr name_writer& show_from_here() {
      table_.mentions_[at_].shown = static_cast<std::uint32_t>(table_.chars_.size());
      return *this;
    }
    /// Only names with the same text up to here are offered instead of this one.
    constexpr name_writer& named_from_here() {
      mention& written = table_.mentions_[at_];
      written.prefix = static_cast<std::uint8_t>(table_.chars_.size() - written.shown);
      return *this;
    }

   private:
    describer& table_;
    std::size_t at_;
    hasher hash_{};
  };
  constexpr name_writer name(verb how, mention_traits traits = {}) { return {*this, how, traits}; }
  constexpr void creates(std::string_view text) { mention_text(verb::creates, text); }
  constexpr void fills(std::string_view text) { mention_text(verb::fills, text); }
  constexpr void reads(std::string_view text) { mention_text(verb::reads, text); }

  /// Reports an error; the first report counts.
  constexpr void report(error_code const& error, std::string_view subject = {}, long long have = 0,
                        long long limit = 0) {
    if (problem_) return;
    auto const first = static_cast<std::uint32_t>(chars_.size());
    for (char c : subject) chars_.push_back(c);
    auto const last = static_cast<std::uint32_t>(chars_.size());
    problem_ = {&error, first, last, last, have, limit};
  }
  /// Reports a name that does not exist, with the one that the user most likely meant, or an empty one.
  constexpr void report_unknown(error_code const& error, std::string_view name, std::string_view closest) {
    if (problem_) return;
    report(error, name);
    for (char c : closest) chars_.push_back(c);
    problem_.closest = static_cast<std::uint32_t>(chars_.size());
  }
  /// Reports an error in a text that lives as long as the construct.
  constexpr void report(error_code const& error, std::string_view subject, text_place const& place,
                        std::string_view closest = {}) {
    if (problem_) return;
    report_unknown(error, subject, closest);
    problem_.place = place;
  }
  constexpr void require(bool holds, error_code const& otherwise, std::string_view subject = {}, long long have = 0,
                         long long limit = 0) {
    if (!holds) report(otherwise, subject, have, limit);
  }

  /// Sets marks of the domain that uses the graph: bits that `stack` joins over all constructs and hands to the domain.
  constexpr void mark(std::uint32_t bits) { marks_ |= bits; }

  /// Suggests names in E0104 of this construct, if no construct creates one that is close.
  constexpr void suggest(suggestion by) { suggest_ = by; }

  [[nodiscard]] constexpr sequence<char> const& chars() const { return chars_; }
  [[nodiscard]] constexpr sequence<mention> const& mentions() const { return mentions_; }
  [[nodiscard]] constexpr problem const& first_problem() const { return problem_; }
  [[nodiscard]] constexpr std::uint32_t marks() const { return marks_; }
  [[nodiscard]] constexpr suggestion suggests() const { return suggest_; }

 private:
  constexpr void mention_text(verb how, std::string_view text) { name(how).append(text); }

  sequence<char> chars_;
  sequence<mention> mentions_;
  problem problem_{};
  std::uint32_t marks_{};
  suggestion suggest_ = nullptr;
};

/// A description in the form that the graph reads: views into static or owned tables.
struct description {
  std::string_view id;
  std::uint64_t id_hash{};
  char const* chars{};
  mention const* mentions{};
  std::size_t mention_count{};
  problem first_problem{};
  std::uint32_t marks{};
  unsigned line{};
  char const* file{};     ///< null for a construct whose line is a plain number
  suggestion suggests{};  ///< null for a construct that suggests nothing

  [[nodiscard]] constexpr std::string_view text(mention const& m) const { return {chars + m.first, m.last - m.first}; }
  [[nodiscard]] constexpr std::string_view shown(mention const& m) const { return {chars + m.shown, m.last - m.shown}; }
  /// The kind and the scope of a name, and the name in them.
  [[nodiscard]] constexpr std::string_view scope(mention const& m) const {
    return {chars + m.first, m.shown + m.prefix - m.first};
  }
  [[nodiscard]] constexpr std::string_view name_in_scope(mention const& m) const {
    return {chars + m.shown + m.prefix, m.last - m.shown - m.prefix};
  }
  [[nodiscard]] constexpr std::string_view text(problem const& p) const { return {chars + p.first, p.last - p.first}; }
  [[nodiscard]] constexpr std::string_view closest(problem const& p) const {
    return {chars + p.last, p.closest - p.last};
  }
};

/// The description of a table that lives at least as long.
constexpr description view_of(describer const& table, std::string_view id, unsigned line = 0) {
  return {id,
          hash_of(id),
          table.chars().data(),
          table.mentions().data(),
          table.mentions().size(),
          table.first_problem(),
          table.marks(),
          line,
          nullptr,
          table.suggests()};
}

namespace detail {

struct table_size {
  std::size_t chars, mentions;
};

template <table_size Room>
struct table {
  char chars[Room.chars + 1]{};
  mention mentions[Room.mentions + 1]{};
  problem first_problem{};
  std::uint32_t marks{};
  suggestion suggests{};
  table_size needed{};

  [[nodiscard]] constexpr bool fits() const { return needed.chars <= Room.chars && needed.mentions <= Room.mentions; }
};

template <class Resource, auto const& Self>
concept prepares = requires { Resource::template prepared<Self>(); };

/// The static `prepared<Self>()` that a construct may have: the slow part of its description, as a constant.
template <table_size Room, auto const& Resource>
constexpr table<Room> described() {
  using type = std::remove_cvref_t<decltype(Resource)>;
  describer made;
  if constexpr (prepares<type, Resource>)
    Resource.describe(made, type::template prepared<Resource>());
  else
    Resource.describe(made);
  table<Room> result;
  result.needed = {made.chars().size(), made.mentions().size()};
  result.first_problem = made.first_problem();
  result.marks = made.marks();
  result.suggests = made.suggests();
  if (!result.fits()) return result;
  for (std::size_t i = 0; i < result.needed.chars; ++i) result.chars[i] = made.chars()[i];
  for (std::size_t i = 0; i < result.needed.mentions; ++i) result.mentions[i] = made.mentions()[i];
  return result;
}

template <table_size Size, table_size Room>
constexpr table<Size> cut(table<Room> const& from) {
  table<Size> result;
  for (std::size_t i = 0; i < Size.chars; ++i) result.chars[i] = from.chars[i];
  for (std::size_t i = 0; i < Size.mentions; ++i) result.mentions[i] = from.mentions[i];
  result.first_problem = from.first_problem;
  result.marks = from.marks;
  result.suggests = from.suggests;
  result.needed = from.needed;
  return result;
}

template <table_size Room, auto const& Resource>
inline constexpr table<Room> description_in = described<Room, Resource>();

/// The description is the expensive part, so it runs once, with enough room for most constructs; the table keeps only
/// the used part. A construct that needs more room runs it again. (Not a constant within the function, because clang
/// would evaluate that at each call.)
inline constexpr table_size usual_room{512, 24};

template <auto const& Resource>
constexpr auto table_of_description() {
  constexpr auto const& usual = description_in<usual_room, Resource>;
  if constexpr (usual.fits())
    return cut<usual.needed>(usual);
  else
    return described<usual.needed, Resource>();
}

template <auto const& Resource>
inline constexpr auto description_table = table_of_description<Resource>();

}  // namespace detail

/// The file of a construct with a `source_line`, or null.
template <class Line>
constexpr char const* file_of(Line const& line) {
  if constexpr (requires { line.file; })
    return line.file;
  else
    return nullptr;
}

/// The description of a constant construct, in static storage.
template <auto const& Resource>
inline constexpr description description_of{Resource.id,
                                            hash_of(Resource.id),
                                            detail::description_table<Resource>.chars,
                                            detail::description_table<Resource>.mentions,
                                            sizeof(detail::description_table<Resource>.mentions) / sizeof(mention) - 1,
                                            detail::description_table<Resource>.first_problem,
                                            detail::description_table<Resource>.marks,
                                            Resource.line,
                                            file_of(Resource.line),
                                            detail::description_table<Resource>.suggests};

/// The union of the marks of all descriptions. A loop, because clang folds at most 256 operands.
constexpr std::uint32_t marks_of(description const* const* descriptions, std::size_t count) {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < count; ++i) result |= descriptions[i]->marks;
  return result;
}

}  // namespace strata::core
