// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/policy_document.hpp>
#include <strata/policy/rule.hpp>

/// Questions about the values of properties, for checks. A value that only a deployment knows does not comply:
/// `is_true` of a Ref is false.
namespace strata::policy {

constexpr bool is_true(cfn::optional<cfn::boolean> const& value) {
  return value.has_value() && value->is_literal() && value->value();
}
/// Omitted, or known to be false.
constexpr bool is_false(cfn::optional<cfn::boolean> const& value) {
  return !value.has_value() || (value->is_literal() && !value->value());
}
/// Present, and a number: a number that CloudFormation looks up at deployment is not known.
constexpr bool is_known(cfn::optional<cfn::integer> const& value) { return value.has_value() && value->is_literal(); }

namespace detail {

/// Compares a text with characters that arrive in pieces.
struct comparison {
  std::string_view expected;
  std::size_t at = 0;
  bool same = true;
  constexpr void push_back(char c) {
    same = same && at < expected.size() && expected[at] == c;
    ++at;
  }
};
/// Searches for a text in characters that arrive in pieces.
struct search {
  std::string_view wanted;
  std::size_t matched = 0;
  std::size_t found = 0;
  constexpr void push_back(char c) {
    matched = wanted[matched] == c ? matched + 1 : (wanted[0] == c ? 1 : 0);
    if (matched == wanted.size()) ++found, matched = 0;
  }
};

constexpr void count_in(search& into, cfn::text const& value);
constexpr void count_in(search& into, cfn::json const& value) {
  count_in(into, value.string);
  for (cfn::json const& item : value.items) count_in(into, item);
}
constexpr void count_in(search& into, cfn::text const& value) {
  for (cfn::segment const& p : value.segments()) {
    if (p.what == cfn::segment::kind::literal)
      for (char c : p.chars) into.push_back(c);
    else
      into.matched = 0;
    if (p.what == cfn::segment::kind::call) count_in(into, *p.arguments);
  }
}

}  // namespace detail

constexpr bool equals(cfn::text const& value, std::string_view expected) {
  if (!value.is_literal()) return false;
  detail::comparison c{expected};
  value.append_literal_to(c);
  return c.same && c.at == expected.size();
}
template <class Optional>
  requires requires(Optional const& o) { o->segments(); }
constexpr bool equals(Optional const& value, std::string_view expected) {
  return value.has_value() && equals(*value, expected);
}

/// The number of times that one or two characters occur in the literal parts of a text, including the arguments of
/// functions.
constexpr std::size_t count_of(cfn::text const& value, std::string_view characters) {
  detail::search s{characters};
  detail::count_in(s, value);
  return s.found;
}
constexpr bool contains(cfn::text const& value, std::string_view characters) { return count_of(value, characters) > 0; }
template <class Optional>
  requires requires(Optional const& o) { o->segments(); }
constexpr bool contains(Optional const& value, std::string_view characters) {
  return value.has_value() && contains(*value, characters);
}

/// Whether a text refers to a resource anywhere: by Ref, Fn::GetAtt or a placeholder.
constexpr bool refers_to(cfn::text const& value, key resource) {
  for (cfn::segment const& p : value.segments())
    if ((p.what == cfn::segment::kind::ref || p.what == cfn::segment::kind::get_att) && key_of(p.id) == resource)
      return true;
  return false;
}

/// Characters of a text, for reports: its first literal part that contains the wanted characters, else its first one.
constexpr std::string_view literal_with(cfn::text const& value, std::string_view wanted) {
  for (cfn::segment const& p : value.segments())
    if (p.what == cfn::segment::kind::literal && p.chars.find(wanted) != p.chars.npos) return p.chars;
  return value.segments().empty() ? std::string_view{} : value.segments().front().chars;
}

constexpr bool is_everyone(cfn::principal const& who) {
  return who.what == cfn::principal::kind::everyone || (who.what == cfn::principal::kind::aws && equals(who.who, "*"));
}
constexpr bool has_everyone(cfn::statement const& s) {
  for (cfn::principal const& p : s.principals.items())
    if (is_everyone(p)) return true;
  return false;
}

/// Calls `visit(statement)` for each statement in the documents of a role, user, group or policy.
template <class Resource, class Visit>
constexpr void each_statement(Resource const& resource, Visit const& visit) {
  if constexpr (requires { resource.PolicyDocument; }) {
    for (cfn::statement const& s : resource.PolicyDocument->statements) visit(s);
  } else if (resource.Policies.has_value()) {
    for (auto const& policy : resource.Policies->items())
      for (cfn::statement const& s : policy.PolicyDocument->statements) visit(s);
  }
}

}  // namespace strata::policy
