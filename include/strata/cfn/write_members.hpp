// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/pattern.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/cfn/write.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/finding.hpp>
#include <strata/core/text.hpp>

/// Writes typed resources, and checks their known values against the facts of their properties: E0202, E0203, E0204,
/// E0208, E0209, E0210. One walk does both, because compilers pay most for visiting the members of each type. Errors
/// are reported to an `Errors` by `report(code, property, have, limit)`.
namespace strata::cfn {

template <class Errors, class T>
constexpr void write_members(recorder& out, Errors& errors, T const& value);

namespace detail {

/// Whether this value is one of `values`, which has '|' between them.
constexpr bool in_enumeration(char const* values, std::string_view value) {
  for (char const* at = values;; ++at) {
    std::size_t same = 0;
    while (same < value.size() && at[same] == value[same] && at[same] != '\0') ++same;
    at += same;
    if (same == value.size() && (*at == '|' || *at == '\0')) return true;
    while (*at != '|' && *at != '\0') ++at;
    if (*at == '\0') return false;
  }
}

/// The same for whole numbers; no enumeration has a negative one.
constexpr bool in_enumeration(char const* values, std::int64_t value) {
  std::int64_t number = 0;
  for (; *values != '\0'; ++values) {
    if (*values != '|') {
      number = number * 10 + (*values - '0');
      continue;
    }
    if (number == value) return true;
    number = 0;
  }
  return number == value;
}

/// Writes and checks the value of one property.
template <class Errors>
class property_writer {
 public:
  constexpr property_writer(recorder& out, Errors& errors, char const* property, facts const& by = {})
      : out_{out}, errors_{errors}, property_{property}, by_{by} {}

  constexpr void operator()(text const& value) const {
    write(out_, value);
    bool const limited =
        by_.values != nullptr || by_.pattern != nullptr || by_.min_length > 0 || by_.max_length != facts::unlimited;
    if (!limited || !value.is_literal()) return;
    if (value.has_one_segment()) return check(value.only_segment().chars, value.only_segment().chars);
    core::sequence<char> chars;
    value.append_literal_to(chars);
    check({chars.data(), chars.size()});
  }
  constexpr void operator()(integer const& value) const {
    write(out_, value);
    if (!value.is_literal()) return;
    if (by_.values != nullptr && !in_enumeration(by_.values, value.value()))
      return report(errors::E0202, value.value());
    check_number(static_cast<double>(value.value()));
  }
  constexpr void operator()(number const& value) const {
    write(out_, value);
    if (value.is_literal()) check_number(value.value());
  }
  constexpr void operator()(boolean const& value) const { write(out_, value); }
  constexpr void operator()(json const& value) const { write(out_, value); }
  constexpr void operator()(policy_document const& value) const {
    write(out_, value);
    for (statement const& s : value.statements) {
      if (s.actions.size() == 0) report(errors::E0209);
      for (principal const& p : s.principals.items())
        if (p.what == principal::kind::service && !is_service(p.who)) report(errors::E0210);
    }
  }
  template <class T>
  constexpr void operator()(list<T> const& value) const {
    if (!value.is_literal()) return write(out_, value.function());
    check_count(value.size(), by_.min_items, by_.max_items);
    if constexpr (__is_same(T, text))
      if (by_.unique) check_unique(value);
    out_.put(event::begin_array);
    for (T const& item : value.items()) (*this)(item);
    out_.put(event::end_array);
  }
  template <class T>
  constexpr void operator()(map<T> const& value) const {
    out_.put(event::begin_object);
    for (auto const& entry : value.entries()) {
      out_.put(event::key, entry.key);
      (*this)(entry.value);
    }
    out_.put(event::end_object);
  }
  template <Visitable T>
  constexpr void operator()(T const& value) const {
    out_.put(event::begin_object);
    write_members(out_, errors_, value);
    out_.put(event::end_object);
  }

 private:
  /// @param lasting the content, if it lives as long as the program
  constexpr void check(std::string_view content, std::string_view lasting = {}) const {
    if (is_dynamic_reference(content)) return;
    if (by_.values != nullptr && !in_enumeration(by_.values, content))
      return report_text(errors::E0202, lasting, closest_word(content));
    check_length(content);
    if (by_.pattern != nullptr && !matches(core::literal(by_.pattern), content)) report_text(errors::E0203, lasting);
  }
  template <class... Numbers>
  constexpr void report(core::error_code const& code, Numbers... numbers) const {
    errors_.report(code, core::literal(property_), numbers...);
  }
  /// With the wrong text, for an `Errors` that shows it.
  constexpr void report_text(core::error_code const& code, std::string_view content,
                             std::string_view closest = {}) const {
    constexpr std::size_t most = 120;  // characters of the words that an enumeration takes
    core::text_place place{content, 0, static_cast<std::uint32_t>(content.size())};
    if (closest.empty() && by_.values != nullptr && core::literal(by_.values).size() <= most)
      place.note = core::literal(by_.values);
    if constexpr (requires { errors_.report(code, content, place, closest); })
      errors_.report(code, core::literal(property_), place, closest);
    else
      report(code);
  }
  /// The word of the enumeration that was most likely meant.
  [[nodiscard]] constexpr std::string_view closest_word(std::string_view content) const {
    core::closest_name closest{content};
    for (std::string_view rest = core::literal(by_.values); !rest.empty();) {
      std::string_view const word = rest.substr(0, rest.find('|'));
      rest.remove_prefix(word.size() < rest.size() ? word.size() + 1 : rest.size());
      closest.offer(word);
    }
    return closest.found();
  }
  constexpr void check_number(double value) const {
    if (value < by_.minimum) report(errors::E0204, static_cast<long long>(value), static_cast<long long>(by_.minimum));
    if (value > by_.maximum) report(errors::E0204, static_cast<long long>(value), static_cast<long long>(by_.maximum));
  }
  constexpr void check_count(std::size_t have, unsigned least, unsigned most) const {
    if (have < least) report(errors::E0204, static_cast<long long>(have), least);
    if (have > most) report(errors::E0204, static_cast<long long>(have), most);
  }
  /// Lengths in the schemas are characters. Counts bytes first: there are as many, or up to four times as many.
  constexpr void check_length(std::string_view content) const {
    if (content.size() / 4 >= by_.min_length && content.size() <= by_.max_length) return;
    check_count(core::count_characters(content), by_.min_length, by_.max_length);
  }
  /// Whether CloudFormation looks the value up at deployment.
  static constexpr bool is_dynamic_reference(std::string_view content) {
    return content.size() >= 10 && content[0] == '{' && content.substr(0, 10) == "{{resolve:";
  }
  constexpr void check_unique(list<text> const& value) const {
    core::sequence<core::sequence<char>> seen;
    for (text const& item : value.items()) {
      if (!item.is_literal()) continue;
      core::sequence<char> chars;
      item.append_literal_to(chars);
      for (auto const& other : seen)
        if (std::string_view{other.data(), other.size()} == std::string_view{chars.data(), chars.size()})
          return report(errors::E0208);
      seen.push_back(chars);
    }
  }
  /// e.g. redshift.amazonaws.com; true for a value that is not known.
  static constexpr bool is_service(text const& who) {
    if (!who.is_literal()) return true;
    if (who.has_one_segment()) return is_service(who.only_segment().chars);
    core::sequence<char> chars;
    who.append_literal_to(chars);
    return is_service(std::string_view{chars.data(), chars.size()});
  }
  static constexpr bool is_service(std::string_view who) {
    for (std::string_view domain : {".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal"})
      if (who.size() > domain.size() && who.substr(who.size() - domain.size()) == domain)
        return is_host(who.substr(0, who.size() - domain.size()));
    return false;
  }
  static constexpr bool is_host(std::string_view name) {
    for (char c : name)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-')) return false;
    return true;
  }

  recorder& out_;
  Errors& errors_;
  char const* property_;
  facts const& by_;
};

/// Records that a change of a member does more than an update in place.
constexpr void write_effect(recorder& out, char const* name, update how) {
  out.put(how == update::replaces ? event::replaces : event::conditional, core::literal(name));
}

}  // namespace detail

/// Writes the members of a typed resource or property, without the braces around them, and checks them.
template <class Errors, class T>
constexpr void write_members(recorder& out, Errors& errors, T const& value) {
  value.each([&out, &errors](char const* name, auto const& member, auto const&... known) {
    ((known.update == update::mutable_ ? void() : detail::write_effect(out, name, known.update)), ...);
    if (!member.has_value()) return;
    out.put(event::key, core::literal(name));
    detail::property_writer<Errors>{out, errors, name, known...}(*member);
  });
}

/// The properties of a resource that is given as data.
template <class Errors>
constexpr void write_members(recorder& out, Errors&, untyped_resource const& value) {
  for (std::size_t i = 0; i < value.properties.items.size(); ++i) {
    out.put(event::key, value.properties.keys[i]);
    write(out, value.properties.items[i]);
  }
}

}  // namespace strata::cfn
