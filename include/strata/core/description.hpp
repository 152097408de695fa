// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>
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
  needs,     ///< an id: that construct must be in the stack
  follows,   ///< an id: needs it, and comes after it in a deployment
  precedes,  ///< an id: needs it, and comes before it in a deployment
  creates,   ///< a name, which no other construct may create
  fills,     ///< a name: comes after its creator, before its readers
  reads,     ///< a name: comes after its creator and everything that fills it
  may_fill,  ///< fills a name, which may also exist already
  may_read,  ///< reads a name, which may also exist already
};

constexpr bool is_id(verb v) { return v == verb::needs || v == verb::follows || v == verb::precedes; }
constexpr bool is_filling(verb v) { return v == verb::fills || v == verb::may_fill; }
constexpr bool is_reading(verb v) { return v == verb::reads || v == verb::may_read; }

struct mention {
  verb how{};
  std::uint32_t first{};  ///< the start of the text in the table's characters
  std::uint32_t shown{};  ///< the start of the part that messages show
  std::uint32_t last{};   ///< one past its end
  std::uint64_t hash{};
};

/// The first error of a construct alone, or between it and the constructs that it refers to.
struct problem {
  error_code const* error = nullptr;
  std::uint32_t first{}, last{};  ///< the subject, among the table's characters
  long long have{}, limit{};
  constexpr explicit operator bool() const { return error != nullptr; }
};

/// Collects a construct's description.
class describer {
 public:
  constexpr void needs(std::string_view id) { mention_text(verb::needs, id); }
  constexpr void follows(std::string_view id) { mention_text(verb::follows, id); }
  constexpr void precedes(std::string_view id) { mention_text(verb::precedes, id); }

  /// Writes names piece by piece, in a normal form: equal names have equal characters. Messages show the part behind
  /// `show_from_here`, or all of the name.
  class name_writer {
   public:
    constexpr name_writer(describer& table, verb how) : table_{table}, at_{table.mentions_.size()} {
      auto const here = static_cast<std::uint32_t>(table.chars_.size());
      table.mentions_.push_back({how, here, here, here, 0});
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

   private:
    describer& table_;
    std::size_t at_;
    hasher hash_{};
  };
  constexpr name_writer name(verb how) { return {*this, how}; }
  constexpr void creates(std::string_view text) { mention_text(verb::creates, text); }
  constexpr void fills(std::string_view text) { mention_text(verb::fills, text); }
  constexpr void reads(std::string_view text) { mention_text(verb::reads, text); }

  /// Reports an error; the first report counts.
  constexpr void report(error_code const& error, std::string_view subject = {}, long long have = 0,
                        long long limit = 0) {
    if (problem_) return;
    auto const first = static_cast<std::uint32_t>(chars_.size());
    for (char c : subject) chars_.push_back(c);
    problem_ = {&error, first, static_cast<std::uint32_t>(chars_.size()), have, limit};
  }
  constexpr void require(bool holds, error_code const& otherwise, std::string_view subject = {}, long long have = 0,
                         long long limit = 0) {
    if (!holds) report(otherwise, subject, have, limit);
  }

  /// Sets marks of the domain that uses the graph: bits that `stack` joins over all constructs and hands to the domain.
  constexpr void mark(std::uint32_t bits) { marks_ |= bits; }

  [[nodiscard]] constexpr sequence<char> const& chars() const { return chars_; }
  [[nodiscard]] constexpr sequence<mention> const& mentions() const { return mentions_; }
  [[nodiscard]] constexpr problem const& first_problem() const { return problem_; }
  [[nodiscard]] constexpr std::uint32_t marks() const { return marks_; }

 private:
  constexpr void mention_text(verb how, std::string_view text) { name(how).append(text); }

  sequence<char> chars_;
  sequence<mention> mentions_;
  problem problem_{};
  std::uint32_t marks_{};
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

  [[nodiscard]] constexpr std::string_view text(mention const& m) const { return {chars + m.first, m.last - m.first}; }
  [[nodiscard]] constexpr std::string_view shown(mention const& m) const { return {chars + m.shown, m.last - m.shown}; }
  [[nodiscard]] constexpr std::string_view text(problem const& p) const { return {chars + p.first, p.last - p.first}; }
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
          line};
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

/// The description of a constant construct, in static storage.
template <auto const& Resource>
inline constexpr description description_of{Resource.id,
                                            hash_of(Resource.id),
                                            detail::description_table<Resource>.chars,
                                            detail::description_table<Resource>.mentions,
                                            sizeof(detail::description_table<Resource>.mentions) / sizeof(mention) - 1,
                                            detail::description_table<Resource>.first_problem,
                                            detail::description_table<Resource>.marks,
                                            Resource.line};

/// The union of the marks of all descriptions. A loop, because clang folds at most 256 operands.
constexpr std::uint32_t marks_of(description const* const* descriptions, std::size_t count) {
  std::uint32_t result = 0;
  for (std::size_t i = 0; i < count; ++i) result |= descriptions[i]->marks;
  return result;
}

}  // namespace strata::core
