// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/policy_document.hpp>
#include <strata/cfn/property.hpp>
#include <strata/cfn/recording.hpp>

/// Writes values in CloudFormation's spelling to a recorder. Overloads of `write` for every type of a property.
namespace strata::cfn {

namespace detail {

constexpr void write_id(recorder& out, logical_id const& id) {
  if (id.part.empty()) return out.put(event::string, id.construct);
  out.put(event::begin_text);
  out.put(event::piece, id.construct);
  out.put(event::piece, id.part);
  out.put(event::end_text);
}

/// A literal inside Fn::Sub. "${" would start a placeholder, so it becomes "${!".
constexpr void write_escaped(recorder& out, std::string_view literal) {
  for (std::size_t at = literal.find("${"); at != std::string_view::npos; at = literal.find("${")) {
    out.put(event::piece, literal.substr(0, at));
    out.put(event::piece, "${!");
    literal = literal.substr(at + 2);
  }
  out.put(event::piece, literal);
}

/// The name of the variable of Fn::Sub for a function's result: a, b, … z, ba, bb, …
constexpr void write_variable(recorder& out, std::size_t number) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  if (number >= 26) write_variable(out, number / 26);
  out.put(event::piece, letters.substr(number % 26, 1));
}

}  // namespace detail

constexpr void write(recorder& out, json const& value);

constexpr void write(recorder& out, segment const& p) {
  switch (p.what) {
    case segment::kind::literal:
      out.put(event::string, p.chars);
      return;
    case segment::kind::ref:
      out.put(event::begin_object);
      out.put(event::key, "Ref");
      detail::write_id(out, p.id);
      out.put(event::end_object);
      return;
    case segment::kind::get_att:
      out.put(event::begin_object);
      out.put(event::key, "Fn::GetAtt");
      out.put(event::begin_array);
      detail::write_id(out, p.id);
      out.put(event::string, p.chars);
      out.put(event::end_array);
      out.put(event::end_object);
      return;
    case segment::kind::call:
      out.put(event::begin_object);
      out.put(event::key, p.chars);
      write(out, *p.arguments);
      out.put(event::end_object);
      return;
  }
}

namespace detail {

/// The string of Fn::Sub.
constexpr void write_template(recorder& out, segment_range segments) {
  std::size_t calls = 0;
  out.put(event::begin_text);
  for (segment const& p : segments) {
    if (p.what == segment::kind::literal) {
      write_escaped(out, p.chars);
      continue;
    }
    out.put(event::piece, "${");
    if (p.what == segment::kind::call) {
      write_variable(out, calls++);
    } else {
      out.put(event::piece, p.id.construct);
      out.put(event::piece, p.id.part);
    }
    if (p.what == segment::kind::get_att) {
      out.put(event::piece, ".");
      out.put(event::piece, p.chars);
    }
    out.put(event::piece, "}");
  }
  out.put(event::end_text);
}

constexpr void write_sub(recorder& out, segment_range segments) {
  bool has_calls = false;
  for (segment const& p : segments) has_calls = has_calls || p.what == segment::kind::call;
  out.put(event::begin_object);
  out.put(event::key, "Fn::Sub");
  if (has_calls) out.put(event::begin_array);
  write_template(out, segments);
  if (has_calls) {
    std::size_t calls = 0;
    out.put(event::begin_object);
    for (segment const& p : segments) {
      if (p.what != segment::kind::call) continue;
      out.put(event::begin_text);
      write_variable(out, calls++);
      out.put(event::end_key);
      write(out, p);
    }
    out.put(event::end_object);
    out.put(event::end_array);
  }
  out.put(event::end_object);
}

}  // namespace detail

constexpr void write(recorder& out, text const& value) {
  if (value.has_one_segment()) return write(out, value.only_segment());
  segment_range const segments = value.segments();
  if (!value.is_literal()) return detail::write_sub(out, segments);
  out.put(event::begin_text);
  for (segment const& p : segments) out.put(event::piece, p.chars);
  out.put(event::end_text);
}

constexpr void write(recorder& out, std::string_view value) { out.put(event::string, value); }
constexpr void write(recorder& out, integer const& value) {
  if (value.is_literal())
    out.put_number(event::integer, static_cast<std::uint64_t>(value.value()));
  else
    write(out, value.function());
}
constexpr void write(recorder& out, number const& value) {
  if (value.is_literal())
    out.put_number(event::number, __builtin_bit_cast(std::uint64_t, value.value()));
  else
    write(out, value.function());
}
constexpr void write(recorder& out, boolean const& value) {
  if (value.is_literal())
    out.put(value.value() ? event::yes : event::no);
  else
    write(out, value.function());
}

constexpr void write(recorder& out, json const& value) {
  switch (value.what) {
    case json::kind::null:
      return out.put(event::null);
    case json::kind::boolean:
      return out.put(value.truth ? event::yes : event::no);
    case json::kind::integer:
      return out.put_number(event::integer, static_cast<std::uint64_t>(value.whole));
    case json::kind::number:
      return out.put_number(event::number, __builtin_bit_cast(std::uint64_t, value.real));
    case json::kind::text:
      return write(out, value.string);
    case json::kind::array:
      out.put(event::begin_array);
      for (json const& item : value.items) write(out, item);
      return out.put(event::end_array);
    case json::kind::object:
      out.put(event::begin_object);
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        out.put(event::key, value.keys[i]);
        write(out, value.items[i]);
      }
      return out.put(event::end_object);
  }
}

template <class T>
constexpr void write(recorder& out, list<T> const& value) {
  if (!value.is_literal()) return write(out, value.function());
  out.put(event::begin_array);
  for (T const& item : value.items()) write(out, item);
  out.put(event::end_array);
}

/// One item as itself, several as a list: IAM accepts both, and the short form keeps templates small.
template <class T>
constexpr void write_compact(recorder& out, list<T> const& value) {
  if (value.is_literal() && value.size() == 1)
    write(out, value.items().front());
  else
    write(out, value);
}

namespace detail {

constexpr void write_principals(recorder& out, list<principal> const& principals) {
  out.put(event::key, "Principal");
  if (principals.items().front().what == principal::kind::everyone) return out.put(event::string, "*");
  struct {
    principal::kind what;
    std::string_view key;
  } constexpr kinds[] = {
      {principal::kind::service, "Service"}, {principal::kind::aws, "AWS"}, {principal::kind::federated, "Federated"}};
  out.put(event::begin_object);
  for (auto const& kind : kinds) {
    std::size_t count = 0;
    for (principal const& p : principals.items()) count += p.what == kind.what;
    if (count == 0) continue;
    out.put(event::key, kind.key);
    if (count > 1) out.put(event::begin_array);
    for (principal const& p : principals.items())
      if (p.what == kind.what) write(out, p.who);
    if (count > 1) out.put(event::end_array);
  }
  out.put(event::end_object);
}

/// Conditions with one operator share its object, because an object would lose one of two equal keys.
constexpr void write_conditions(recorder& out, list<condition> const& conditions) {
  out.put(event::key, "Condition");
  out.put(event::begin_object);
  auto const& all = conditions.items();
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool first = true;
    for (std::size_t j = 0; j < i; ++j) first = first && all[j].operation != all[i].operation;
    if (!first) continue;
    out.put(event::key, all[i].operation);
    out.put(event::begin_object);
    for (std::size_t j = i; j < all.size(); ++j) {
      if (all[j].operation != all[i].operation) continue;
      out.put(event::key, all[j].key);
      write_compact(out, all[j].values);
    }
    out.put(event::end_object);
  }
  out.put(event::end_object);
}

}  // namespace detail

constexpr void write(recorder& out, statement const& value) {
  out.put(event::begin_object);
  if (!value.sid.empty()) {
    out.put(event::key, "Sid");
    out.put(event::string, value.sid);
  }
  out.put(event::key, "Effect");
  out.put(event::string, value.effect == effect::allow ? "Allow" : "Deny");
  if (value.principals.size() > 0) detail::write_principals(out, value.principals);
  out.put(event::key, "Action");
  write_compact(out, value.actions);
  if (value.resources.size() > 0) {
    out.put(event::key, "Resource");
    write_compact(out, value.resources);
  }
  if (value.conditions.size() > 0) detail::write_conditions(out, value.conditions);
  out.put(event::end_object);
}

constexpr void write(recorder& out, policy_document const& value) {
  out.put(event::begin_object);
  out.put(event::key, "Version");
  out.put(event::string, "2012-10-17");
  out.put(event::key, "Statement");
  out.put(event::begin_array);
  for (statement const& s : value.statements) write(out, s);
  out.put(event::end_array);
  out.put(event::end_object);
}

}  // namespace strata::cfn
