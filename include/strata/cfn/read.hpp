// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/policy_document.hpp>
#include <strata/cfn/property.hpp>

#include <utility>

/// Reads typed resources from data, for code that judges resources from other sources: raw resources, overridden
/// properties, templates from elsewhere. A value that a property cannot hold counts as missing.
namespace strata::cfn {

namespace detail {

template <class T, std::size_t>
using repeated = T;

/// The number of members of a typed resource or property: each of them is an `indirect`, which is one pointer.
template <Visitable T>
inline constexpr std::size_t member_count = sizeof(T) / sizeof(indirect<text>);

/// A typed resource or property without members, even the required ones.
template <class T, std::size_t... I>
constexpr T blank(std::index_sequence<I...>) {
  return T{repeated<not_given, I>{}...};
}

}  // namespace detail

/// The member of an object, or null.
constexpr json const* find(json const& object, std::string_view key) {
  for (std::size_t i = 0; i < object.keys.size(); ++i)
    if (object.keys[i] == key) return &object.items[i];
  return nullptr;
}

namespace detail {

/// The segments of a text for Fn::Sub; the values in `bound` replace their placeholders.
constexpr text read_sub(std::string_view source, json const* bound) {
  text result;
  while (!source.empty()) {
    std::size_t const at = source.find("${");
    std::size_t const end = at == source.npos ? at : source.find('}', at);
    if (end == source.npos) {
      result += source;
      break;
    }
    if (at > 0) result += source.substr(0, at);
    std::string_view const name = source.substr(at + 2, end - at - 2);
    json const* const value = bound != nullptr ? find(*bound, name) : nullptr;
    std::size_t const dot = name.find('.');
    if (value != nullptr)
      result += value->what == json::kind::text ? value->string : text::call("Fn::Sub", *value);
    else if (!name.empty() && name.front() == '!')
      result += "${", result += name.substr(1), result += "}";
    else if (dot != name.npos)
      result += attribute{{name.substr(0, dot), {}}, name.substr(dot + 1)};
    else
      result += reference{{name, {}}};
    source.remove_prefix(end + 1);
  }
  return result;
}

constexpr std::string_view literal(json const& value) {
  return value.what == json::kind::text && value.string.segments().size() == 1 && value.string.is_literal()
             ? value.string.segments().front().chars
             : std::string_view{};
}

constexpr void read_into(text& to, json const& from) {
  if (from.what == json::kind::null) {
    to = text{};
  } else if (from.what == json::kind::text) {
    to = from.string;
  } else if (from.what == json::kind::object && from.keys.size() == 1) {
    json const& argument = from.items.front();
    std::string_view const function = from.keys.front();
    if (function == "Ref")
      to = reference{{literal(argument), {}}};
    else if (function == "Fn::GetAtt" && argument.items.size() == 2)
      to = attribute{{literal(argument.items[0]), {}}, literal(argument.items[1])};
    else if (function == "Fn::Sub" && argument.items.size() == 2)
      to = read_sub(literal(argument.items[0]), &argument.items[1]);
    else if (function == "Fn::Sub")
      to = read_sub(literal(argument), nullptr);
    else
      to = text::call(function, argument);
  } else {
    to = text::call("", from);  // a number or a boolean: not a known text
  }
}
constexpr bool is_function(json const& from) {
  return from.what == json::kind::object && from.keys.size() == 1 &&
         (from.keys.front() == "Ref" || from.keys.front().substr(0, 4) == "Fn::");
}
constexpr text read_function(json const& from) {
  text result;
  read_into(result, from);
  return result;
}

constexpr void read_into(boolean& to, json const& from) {
  if (from.what == json::kind::boolean)
    to = boolean(from.truth);
  else if (literal(from) == "true" || literal(from) == "false")
    to = boolean(literal(from) == "true");
  else
    to = boolean(read_function(from));
}
constexpr void read_into(integer& to, json const& from) {
  if (from.what == json::kind::integer) return static_cast<void>(to = integer(static_cast<long long>(from.whole)));
  std::string_view const digits = literal(from);
  bool number = !digits.empty() && digits.size() < 18;
  long long value = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (digits[i] == '-' && i == 0 && digits.size() > 1) continue;
    number = number && digits[i] >= '0' && digits[i] <= '9';
    value = value * 10 + (digits[i] - '0');
  }
  if (number)
    to = integer(digits.front() == '-' ? -value : value);
  else
    to = integer(read_function(from));
}
constexpr void read_into(number& to, json const& from) {
  if (from.what == json::kind::integer)
    to = number(static_cast<double>(from.whole));
  else if (from.what == json::kind::number)
    to = number(from.real);
  else
    to = number(read_function(from));
}
constexpr void read_into(json& to, json const& from) { to = from; }
constexpr void read_into(std::string_view& to, json const& from) { to = literal(from); }

template <Visitable T>
constexpr void read_into(T& to, json const& from);
template <class T>
constexpr T read_new(json const& from);

template <class T>
constexpr void read_into(list<T>& to, json const& from) {
  if (is_function(from)) return static_cast<void>(to = list<T>(read_function(from)));
  to = list<T>{};
  if (from.what == json::kind::null) return;
  if (from.what != json::kind::array) return to.push_back(read_new<T>(from));
  for (json const& item : from.items) to.push_back(read_new<T>(item));
}
template <class T>
constexpr void read_into(map<T>& to, json const& from) {
  core::sequence<typename map<T>::entry> entries;
  for (std::size_t i = 0; i < from.keys.size(); ++i) entries.push_back({from.keys[i], read_new<T>(from.items[i])});
  to = map<T>(static_cast<decltype(entries)&&>(entries));
}

constexpr void read_into(list<principal>& to, json const& from);
constexpr void read_into(statement& to, json const& from);
constexpr void read_into(policy_document& to, json const& from);

template <class T>
constexpr T read_new(json const& from) {
  if constexpr (Visitable<T>) {
    T result = blank<T>(std::make_index_sequence<member_count<T>>{});
    read_into(result, from);
    return result;
  } else if constexpr (__is_same(T, boolean)) {
    boolean result(false);
    read_into(result, from);
    return result;
  } else if constexpr (__is_same(T, integer) || __is_same(T, number)) {
    T result(0);
    read_into(result, from);
    return result;
  } else {
    T result{};
    read_into(result, from);
    return result;
  }
}

constexpr void read_into(list<principal>& to, json const& from) {
  if (from.what != json::kind::object) {
    text who;
    read_into(who, from);
    return to.push_back(literal(from) == "*" ? principal::everyone() : principal::aws(who));
  }
  for (std::size_t i = 0; i < from.keys.size(); ++i) {
    principal::kind what = principal::kind::federated;
    if (from.keys[i] == "Service")
      what = principal::kind::service;
    else if (from.keys[i] == "AWS")
      what = principal::kind::aws;
    list<text> who;
    read_into(who, from.items[i]);
    for (text const& w : who.items()) to.push_back({what, w});
  }
}
/// One item or several, because IAM accepts both. A function is one item.
template <class T>
constexpr void read_some(list<T>& to, json const& from) {
  if (from.what == json::kind::array)
    read_into(to, from);
  else
    to.push_back(read_new<T>(from));
}
constexpr void read_into(statement& to, json const& from) {
  for (std::size_t i = 0; i < from.keys.size(); ++i) {
    json const& value = from.items[i];
    std::string_view const key = from.keys[i];
    if (key == "Sid")
      to.sid = literal(value);
    else if (key == "Effect")
      to.effect = literal(value) == "Deny" ? effect::deny : effect::allow;
    else if (key == "Principal")
      read_into(to.principals, value);
    else if (key == "Action")
      read_some(to.actions, value);
    else if (key == "Resource")
      read_some(to.resources, value);
    else if (key == "Condition")
      for (std::size_t o = 0; o < value.keys.size(); ++o)
        for (std::size_t k = 0; k < value.items[o].keys.size(); ++k) {
          condition c{value.keys[o], value.items[o].keys[k], {}};
          json const& values = value.items[o].items[k];
          // IAM takes booleans as texts
          if (values.what == json::kind::boolean)
            c.values.push_back(values.truth ? "true" : "false");
          else
            read_into(c.values, values);
          to.conditions.push_back(c);
        }
  }
}
constexpr void read_into(policy_document& to, json const& from) {
  to = policy_document{};
  json const* const statements = find(from, "Statement");
  if (statements == nullptr) return;
  std::size_t const count = statements->what == json::kind::array ? statements->items.size() : 1;
  for (std::size_t i = 0; i < count; ++i) {
    to.statements.push_back(statement{});
    read_into(to.statements.back(), statements->what == json::kind::array ? statements->items[i] : *statements);
  }
}

/// The visitor gets members as constants, but they belong to an object that this code may change.
template <class Member>
constexpr Member& writable(Member const& member) {
  return const_cast<Member&>(member);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}
template <class T>
constexpr void give(indirect<T>& member, json const& from) {
  member = indirect<T>(read_new<T>(from));
}

template <class>
inline constexpr bool is_required = false;
template <class T, core::fixed_string Name>
inline constexpr bool is_required<required<T, Name>> = true;

/// A missing required member becomes empty, because checks of resources may rely on it.
template <Visitable T>
constexpr void read_into(T& to, json const& from) {
  to.each([&from](char const* name, auto const& member, auto const&...) {
    json const* const value = find(from, core::literal(name));
    if (value != nullptr && value->what != json::kind::null)
      give(writable(member), *value);
    else if constexpr (is_required<std::remove_cvref_t<decltype(member)>>)
      give(writable(member), json{});
  });
}

}  // namespace detail

/// A typed resource or property, from its properties as data.
template <Visitable T>
constexpr T read(json const& properties) {
  return detail::read_new<T>(properties);
}

}  // namespace strata::cfn
