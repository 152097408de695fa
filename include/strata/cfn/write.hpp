// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/policy_document.hpp>
#include <strata/cfn/property.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/cfn/writer.hpp>
#include <strata/core/sequence.hpp>

/// Writes values in CloudFormation's spelling to a writer. Overloads of `write` for every type of a property.
namespace strata::cfn {

namespace detail {

using buffer = core::sequence<char>;
constexpr void append(buffer& out, std::string_view chars) {
  for (char c : chars) out.push_back(c);
}
constexpr void append(buffer& out, logical_id const& id) {
  append(out, id.construct);
  append(out, id.part);
}
constexpr std::string_view view(buffer const& chars) { return {chars.data(), chars.size()}; }

constexpr void write_id(writer& out, logical_id const& id) {
  buffer chars;
  append(chars, id);
  out.string(view(chars));
}

/// A literal inside Fn::Sub. "${" would start a placeholder, so it becomes "${!".
constexpr void append_escaped(buffer& out, std::string_view literal) {
  for (std::size_t i = 0; i < literal.size(); ++i) {
    out.push_back(literal[i]);
    if (literal[i] == '$' && i + 1 < literal.size() && literal[i + 1] == '{') append(out, "{!"), ++i;
  }
}

/// The name of the variable of Fn::Sub for a function's result: a, b, … z, ba, bb, …
constexpr void append_variable(buffer& out, std::size_t number) {
  if (number >= 26) append_variable(out, number / 26);
  out.push_back(static_cast<char>('a' + number % 26));
}

}  // namespace detail

constexpr void write(writer& out, json const& value);

constexpr void write(writer& out, segment const& p) {
  switch (p.what) {
    case segment::kind::literal:
      out.string(p.chars);
      return;
    case segment::kind::ref:
      out.begin_object();
      out.key("Ref");
      detail::write_id(out, p.id);
      out.end_object();
      return;
    case segment::kind::get_att:
      out.begin_object();
      out.key("Fn::GetAtt");
      out.begin_array();
      detail::write_id(out, p.id);
      out.string(p.chars);
      out.end_array();
      out.end_object();
      return;
    case segment::kind::call:
      out.begin_object();
      out.key(p.chars);
      write(out, *p.arguments);
      out.end_object();
      return;
  }
}

constexpr void write(writer& out, text const& value) {
  auto const& segments = value.segments();
  if (segments.size() == 1) return write(out, segments.front());
  detail::buffer chars;
  if (value.is_literal()) {
    for (segment const& p : segments) detail::append(chars, p.chars);
    return out.string(detail::view(chars));
  }
  std::size_t calls = 0;
  for (segment const& p : segments) {
    if (p.what == segment::kind::literal) {
      detail::append_escaped(chars, p.chars);
      continue;
    }
    detail::append(chars, "${");
    if (p.what == segment::kind::call)
      detail::append_variable(chars, calls++);
    else
      detail::append(chars, p.id);
    if (p.what == segment::kind::get_att) {
      chars.push_back('.');
      detail::append(chars, p.chars);
    }
    chars.push_back('}');
  }
  out.begin_object();
  out.key("Fn::Sub");
  if (calls == 0) {
    out.string(detail::view(chars));
  } else {
    out.begin_array();
    out.string(detail::view(chars));
    out.begin_object();
    calls = 0;
    for (segment const& p : segments) {
      if (p.what != segment::kind::call) continue;
      detail::buffer name;
      detail::append_variable(name, calls++);
      out.key(detail::view(name));
      write(out, p);
    }
    out.end_object();
    out.end_array();
  }
  out.end_object();
}

constexpr void write(writer& out, std::string_view value) { out.string(value); }
constexpr void write(writer& out, integer const& value) {
  if (value.is_literal())
    out.integer(value.value());
  else
    write(out, value.function());
}
constexpr void write(writer& out, number const& value) {
  if (value.is_literal())
    out.number(value.value());
  else
    write(out, value.function());
}
constexpr void write(writer& out, boolean const& value) {
  if (value.is_literal())
    out.boolean(value.value());
  else
    write(out, value.function());
}

constexpr void write(writer& out, json const& value) {
  switch (value.what) {
    case json::kind::null:
      return out.null();
    case json::kind::boolean:
      return out.boolean(value.truth);
    case json::kind::integer:
      return out.integer(value.whole);
    case json::kind::number:
      return out.number(value.real);
    case json::kind::text:
      return write(out, value.string);
    case json::kind::array:
      out.begin_array();
      for (json const& item : value.items) write(out, item);
      return out.end_array();
    case json::kind::object:
      out.begin_object();
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        out.key(value.keys[i]);
        write(out, value.items[i]);
      }
      return out.end_object();
  }
}

template <Visitable T>
constexpr void write(writer& out, T const& value);

template <class T>
constexpr void write(writer& out, list<T> const& value) {
  if (!value.is_literal()) return write(out, value.function());
  out.begin_array();
  for (T const& item : value.items()) write(out, item);
  out.end_array();
}

template <class T>
constexpr void write(writer& out, map<T> const& value) {
  out.begin_object();
  for (auto const& entry : value.entries()) {
    out.key(entry.key);
    write(out, entry.value);
  }
  out.end_object();
}

/// One item as itself, several as a list: IAM accepts both, and the short form keeps templates small.
template <class T>
constexpr void write_compact(writer& out, list<T> const& value) {
  if (value.is_literal() && value.size() == 1)
    write(out, value.items().front());
  else
    write(out, value);
}

namespace detail {

constexpr void write_principals(writer& out, list<principal> const& principals) {
  out.key("Principal");
  if (principals.items().front().what == principal::kind::everyone) return out.string("*");
  struct {
    principal::kind what;
    std::string_view key;
  } constexpr kinds[] = {
      {principal::kind::service, "Service"}, {principal::kind::aws, "AWS"}, {principal::kind::federated, "Federated"}};
  out.begin_object();
  for (auto const& kind : kinds) {
    list<text> who;
    for (principal const& p : principals.items())
      if (p.what == kind.what) who.push_back(p.who);
    if (who.size() == 0) continue;
    out.key(kind.key);
    write_compact(out, who);
  }
  out.end_object();
}

/// Conditions with one operator share its object, because an object would lose one of two equal keys.
constexpr void write_conditions(writer& out, list<condition> const& conditions) {
  out.key("Condition");
  out.begin_object();
  auto const& all = conditions.items();
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool first = true;
    for (std::size_t j = 0; j < i; ++j) first = first && all[j].operation != all[i].operation;
    if (!first) continue;
    out.key(all[i].operation);
    out.begin_object();
    for (std::size_t j = i; j < all.size(); ++j) {
      if (all[j].operation != all[i].operation) continue;
      out.key(all[j].key);
      write_compact(out, all[j].values);
    }
    out.end_object();
  }
  out.end_object();
}

}  // namespace detail

constexpr void write(writer& out, statement const& value) {
  out.begin_object();
  if (!value.sid.empty()) {
    out.key("Sid");
    out.string(value.sid);
  }
  out.key("Effect");
  out.string(value.effect == effect::allow ? "Allow" : "Deny");
  if (value.principals.size() > 0) detail::write_principals(out, value.principals);
  out.key("Action");
  write_compact(out, value.actions);
  if (value.resources.size() > 0) {
    out.key("Resource");
    write_compact(out, value.resources);
  }
  if (value.conditions.size() > 0) detail::write_conditions(out, value.conditions);
  out.end_object();
}

constexpr void write(writer& out, policy_document const& value) {
  out.begin_object();
  out.key("Version");
  out.string("2012-10-17");
  out.key("Statement");
  out.begin_array();
  for (statement const& s : value.statements) write(out, s);
  out.end_array();
  out.end_object();
}

/// The members of a typed resource or property, without the braces around them.
template <class T>
constexpr void write_members(writer& out, T const& value) {
  value.each([&out](char const* name, auto const& member, auto const&... known) {
    ((known.update == update::mutable_ ? void() : out.updates(core::literal(name), known.update)), ...);
    if (!member.has_value()) return;
    out.key(core::literal(name));
    write(out, *member);
  });
}

constexpr void write_members(writer& out, untyped_resource const& value) {
  for (std::size_t i = 0; i < value.properties.items.size(); ++i) {
    out.key(value.properties.keys[i]);
    write(out, value.properties.items[i]);
  }
}

template <Visitable T>
constexpr void write(writer& out, T const& value) {
  out.begin_object();
  write_members(out, value);
  out.end_object();
}

}  // namespace strata::cfn
