// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/writer.hpp>
#include <strata/core/sequence.hpp>
#include <strata/core/text.hpp>

/// Documents as constants: a list of events, and beside it the texts and numbers of those that have one. Texts are
/// views, because a compiler that copies a character in a constant expression takes as long as for a whole view.
namespace strata::cfn {

enum class event : std::uint8_t {
  null,
  no,
  yes,
  integer,
  number,
  string,
  begin_text,  ///< a string or a key in pieces
  piece,
  end_text,
  end_key,
  begin_array,
  end_array,
  begin_object,
  key,
  end_object,
  conditional,  ///< the effects of a change of a member; the members of `update` in their order
  replaces,
};

/// What an event has: a text, or the bits of a number.
struct event_value {
  char const* chars{};
  std::uint64_t size{};  ///< of the text, or the number

  [[nodiscard]] constexpr std::string_view text() const { return {chars, static_cast<std::size_t>(size)}; }
};

/// Room for a recording, and how much of it is in use. What does not fit is counted and not kept.
struct recording_room {
  event* events{};
  event_value* values{};
  std::size_t max_events{}, max_values{};
  std::size_t event_count = 0, value_count = 0;
};

/// A recording of any size.
struct recording_view {
  event const* events{};
  event_value const* values{};
  std::size_t event_count{};
};

/// Records documents, one behind the other. Texts must outlive the recording. It records in constant expressions, where
/// each call costs, so it has few members.
class recorder {
 public:
  constexpr explicit recorder(recording_room room) : room_{room} {}
  [[nodiscard]] constexpr recording_room const& room() const { return room_; }

  constexpr void put(event what) {
    if (room_.event_count < room_.max_events) room_.events[room_.event_count] = what;
    ++room_.event_count;
  }
  constexpr void put(event what, std::string_view text) { put(what, event_value{text.data(), text.size()}); }
  /// A literal, which a constant expression would otherwise count character by character.
  template <std::size_t Size>
  constexpr void put(event what, char const (&literal)[Size]) {
    put(what, event_value{literal, Size - 1});
  }
  constexpr void put_number(event what, std::uint64_t bits) { put(what, event_value{nullptr, bits}); }

 private:
  constexpr void put(event what, event_value value) {
    put(what);
    if (room_.value_count < room_.max_values) room_.values[room_.value_count] = value;
    ++room_.value_count;
  }

  recording_room room_;
};

/// Reads what a recorder has recorded.
class recording_reader {
 public:
  constexpr explicit recording_reader(recording_view from)
      : at_{from.events}, end_{from.events + from.event_count}, values_{from.values} {}

  [[nodiscard]] constexpr bool at_end() const { return at_ == end_; }
  /// Takes a string, in pieces or not.
  constexpr core::sequence<char> text() {
    core::sequence<char> result;
    if (*at_++ == event::begin_text)
      while (*at_++ == event::piece) core::append_text(result, view());
    else
      core::append_text(result, view());
    return result;
  }
  constexpr std::int64_t integer() {
    ++at_;
    return static_cast<std::int64_t>(values_++->size);
  }
  constexpr bool boolean() { return *at_++ == event::yes; }

  /// Takes a string that is not in pieces. It lives as long as the recording.
  constexpr std::string_view whole_text() { return ++at_, view(); }
  /// What is still to be read.
  [[nodiscard]] constexpr recording_view rest() const { return {at_, values_, static_cast<std::size_t>(end_ - at_)}; }
  /// Passes over a whole value, with all that is in it.
  constexpr void skip() {
    std::size_t open = 0;
    do {
      switch (*at_++) {
        case event::begin_text:
        case event::begin_array:
        case event::begin_object:
          ++open;
          break;
        case event::end_text:
        case event::end_key:
        case event::end_array:
        case event::end_object:
          --open;
          break;
        case event::integer:
        case event::number:
        case event::string:
        case event::piece:
        case event::key:
        case event::conditional:
        case event::replaces:
          ++values_;
          break;
        case event::null:
        case event::no:
        case event::yes:
          break;
      }
    } while (open > 0);
  }
  /// Hands a whole value on, with all that is in it.
  constexpr void value(writer& out) {
    std::size_t open = 0;
    do {
      if (*at_ == event::begin_array || *at_ == event::begin_object) ++open;
      if (*at_ == event::end_array || *at_ == event::end_object) --open;
      hand_on(out);
    } while (open > 0);
  }

 private:
  constexpr void hand_on(writer& out) {
    switch (*at_) {
      case event::null:
        return ++at_, out.null();
      case event::no:
      case event::yes:
        return out.boolean(boolean());
      case event::integer:
        return out.integer(integer());
      case event::number:
        return out.number(__builtin_bit_cast(double, static_cast<std::uint64_t>(integer())));
      case event::string:
        return ++at_, out.string(view());
      case event::begin_text: {
        core::sequence<char> const joined = text();
        std::string_view const whole{joined.data(), joined.size()};
        return at_[-1] == event::end_key ? out.key(whole) : out.string(whole);
      }
      case event::begin_array:
        return ++at_, out.begin_array();
      case event::end_array:
        return ++at_, out.end_array();
      case event::begin_object:
        return ++at_, out.begin_object();
      case event::key:
        return ++at_, out.key(view());
      case event::end_object:
        return ++at_, out.end_object();
      case event::conditional:
        return ++at_, out.updates(view(), update::conditional);
      case event::replaces:
        return ++at_, out.updates(view(), update::replaces);
      case event::piece:
      case event::end_text:
      case event::end_key:
        return;  // behind `begin_text`
    }
  }
  constexpr std::string_view view() { return values_++->text(); }

  event const* at_;
  event const* end_;
  event_value const* values_;
};

}  // namespace strata::cfn
