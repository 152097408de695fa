// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/read.hpp>

/// Replaces values in resources, so that checks see resources as they are deployed: `property_override`.
namespace strata::cfn {

namespace detail {

/// A policy document as data, the input of `read_into`.
constexpr json as_data(statement const& s) {
  json result = object({{"Effect", s.effect == effect::deny ? "Deny" : "Allow"}});
  if (!s.sid.empty()) set(result, "Sid", s.sid);
  json principals;
  for (principal const& p : s.principals.items()) {
    if (p.what == principal::kind::everyone) {
      principals = "*";
      break;
    }
    std::string_view const kind = p.what == principal::kind::service ? "Service"
                                  : p.what == principal::kind::aws   ? "AWS"
                                                                     : "Federated";
    if (find(principals, kind) == nullptr) set(principals, kind, array({}));
    for (std::size_t i = 0; i < principals.keys.size(); ++i)
      if (principals.keys[i] == kind) principals.items[i].items.push_back(p.who);
  }
  if (principals.what != json::kind::null) set(result, "Principal", principals);
  json actions = array({}), resources = array({});
  for (std::string_view a : s.actions.items()) actions.items.push_back(a);
  for (text const& r : s.resources.items()) resources.items.push_back(r);
  set(result, "Action", actions);
  if (!resources.items.empty()) set(result, "Resource", resources);
  json conditions = object({});
  for (condition const& c : s.conditions.items()) {
    json values = array({});
    for (text const& v : c.values.items()) values.items.push_back(v);
    if (find(conditions, c.operation) == nullptr) set(conditions, c.operation, object({}));
    for (std::size_t i = 0; i < conditions.keys.size(); ++i)
      if (conditions.keys[i] == c.operation) set(conditions.items[i], c.key, values);
  }
  if (!conditions.keys.empty()) set(result, "Condition", conditions);
  return result;
}
constexpr json as_data(policy_document const& document) {
  json statements = array({});
  for (statement const& s : document.statements) statements.items.push_back(as_data(s));
  return object({{"Statement", statements}});
}

constexpr bool is_number(std::string_view step) {
  for (char c : step)
    if (c < '0' || c > '9') return false;
  return !step.empty();
}
constexpr std::size_t number_of(std::string_view step) {
  std::size_t result = 0;
  for (char c : step) result = result * 10 + static_cast<std::size_t>(c - '0');
  return result;
}

template <class T>
constexpr void replace(T& in, std::string_view path, json const& value);

/// Replaces a value in data: a step of the path is a member's name or the number of an item.
constexpr void replace_in(json& in, std::string_view path, json const& value) {
  std::size_t const dot = path.find('.');
  std::string_view const step = path.substr(0, dot);
  json* next = nullptr;
  if (in.what == json::kind::array && is_number(step)) {
    std::size_t const index = number_of(step);
    if (index == in.items.size()) in.items.push_back(json{});
    if (index < in.items.size()) next = &in.items[index];
  } else if (in.what == json::kind::object || in.what == json::kind::null) {
    for (std::size_t i = 0; i < in.keys.size(); ++i)
      if (in.keys[i] == step) next = &in.items[i];
    if (next == nullptr) {
      set(in, step, json{});
      next = &in.items.back();
    }
  }
  if (next == nullptr) return;
  if (dot == path.npos)
    *next = value;
  else
    replace_in(*next, path.substr(dot + 1), value);
}
constexpr void replace_in(policy_document& in, std::string_view path, json const& value) {
  json data = as_data(in);
  replace_in(data, path, value);
  read_into(in, data);
}
template <class T>
constexpr void replace_in(map<T>& in, std::string_view path, json const& value) {
  std::size_t const dot = path.find('.');
  core::sequence<typename map<T>::entry> entries = in.entries();
  typename map<T>::entry* entry = nullptr;
  for (auto& e : entries)
    if (e.key == path.substr(0, dot)) entry = &e;
  if (entry == nullptr) {
    entries.push_back({path.substr(0, dot), read_new<T>(dot == path.npos ? value : json{})});
    entry = &entries.back();
  }
  if (dot == path.npos)
    entry->value = read_new<T>(value);
  else
    replace(entry->value, path.substr(dot + 1), value);
  in = map<T>(static_cast<decltype(entries)&&>(entries));
}
template <class T>
constexpr void replace_in(list<T>& in, std::string_view path, json const& value) {
  std::size_t const dot = path.find('.');
  std::size_t const index = number_of(path.substr(0, dot));
  list<T> changed;
  for (std::size_t i = 0; i < in.items().size(); ++i) {
    T item = in.items()[i];
    if (i == index && dot == path.npos)
      item = read_new<T>(value);
    else if (i == index)
      replace(item, path.substr(dot + 1), value);
    changed.push_back(item);
  }
  if (index == in.items().size() && dot == path.npos) changed.push_back(read_new<T>(value));
  in = changed;
}

/// Replaces the value at a path, e.g. "VersioningConfiguration.Status" or "PolicyDocument.Statement.0.Effect". It
/// replaces nothing inside a text that is a function: checks then see the old value of that part.
template <class T>
constexpr void replace(T& in, std::string_view path, json const& value) {
  if constexpr (Visitable<T>) {
    std::size_t const dot = path.find('.');
    in.each([&](char const* name, auto const& shown, auto const&...) {
      if (core::literal(name) != path.substr(0, dot)) return;
      auto& member = writable(shown);
      if (dot == path.npos) return give(member, value);
      if (!member.has_value()) give(member, json{});
      replace(*member, path.substr(dot + 1), value);
    });
  } else if constexpr (requires { replace_in(in, path, value); }) {
    replace_in(in, path, value);
  }
}

}  // namespace detail

/// Replaces one property by its path, as `property_override` does in the template.
template <Visitable T>
constexpr void replace_property(T& resource, std::string_view path, json const& value) {
  detail::replace(resource, path, value);
}
constexpr void replace_property(json& properties, std::string_view path, json const& value) {
  detail::replace_in(properties, path, value);
}

}  // namespace strata::cfn
