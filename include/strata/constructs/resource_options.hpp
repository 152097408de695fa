// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property.hpp>
#include <strata/cfn/tag.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/constructs/rejected.hpp>
#include <strata/constructs/sink.hpp>

/// The options of a stack that change all of its resources: tags, the boundary and the path of roles, names.
namespace strata::detail {

constexpr bool change_resources(stack_options const& options) {
  return !options.tags.empty() || !options.permissions_boundary.empty() || !options.role_path.empty() ||
         !options.names.empty();
}

/// A part of a pattern of names: characters, or what a placeholder stands for.
struct pattern_part {
  enum class kind : std::uint8_t { characters, id, kebab_id, stack, hash, unknown };
  kind what;
  std::string_view characters{};
};
constexpr void for_each_part_of_pattern(std::string_view pattern, auto use) {
  using kind = pattern_part::kind;
  while (!pattern.empty()) {
    std::size_t const open = pattern.find('{'), close = pattern.find('}');
    if (open != 0) use(pattern_part{kind::characters, pattern.substr(0, open)});
    if (open == pattern.npos) return;
    if (close == pattern.npos || close < open) return use(pattern_part{kind::unknown, pattern.substr(open)});
    std::string_view const name = pattern.substr(open + 1, close - open - 1);
    use(pattern_part{name == "id"         ? kind::id
                     : name == "kebab_id" ? kind::kebab_id
                     : name == "stack"    ? kind::stack
                     : name == "hash"     ? kind::hash
                                          : kind::unknown,
                     name});
    pattern.remove_prefix(close + 1);
  }
}

/// Appends "strata-handler" for StrataHandler. Its characters are views of constants, as texts of resources have to be.
/// @param before the character in front, if any
constexpr void append_kebab(cfn::text& out, std::string_view words, char before) {
  constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
  std::size_t done = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    char const c = words[i], previous = i == 0 ? before : words[i - 1];
    if (c < 'A' || c > 'Z') continue;
    if (i > done) out += words.substr(done, i - done);
    if (is_lower(previous) || is_digit(previous)) out += "-";
    out += lower.substr(static_cast<std::size_t>(c - 'A'), 1);
    done = i + 1;
  }
  if (done < words.size()) out += words.substr(done);
}

/// A pattern of names for a resource.
constexpr cfn::text name_by_pattern(stack_info const& stack, cfn::logical_id const& id) {
  cfn::text result;
  for_each_part_of_pattern(stack.options.names, [&](pattern_part const& part) {
    if (part.what == pattern_part::kind::characters) result += part.characters;
    if (part.what == pattern_part::kind::stack) result += stack.name;
    if (part.what == pattern_part::kind::hash) result += stack.hash;
    if (part.what == pattern_part::kind::kebab_id) {
      append_kebab(result, id.construct, '\0');
      append_kebab(result, id.part, id.construct.back());
    }
    if (part.what != pattern_part::kind::id) return;
    result += id.construct;
    if (!id.part.empty()) result += id.part;
  });
  return result;
}

// ---- tags, in each form that resource types have

template <class T>
struct item_of_list {};
template <class T>
struct item_of_list<cfn::list<T>> {
  using type = T;
};
template <class Value>
concept tag_list = requires(typename item_of_list<Value>::type const& item) {
  item.Key;
  item.Value;
};

template <tag_list Tags>
constexpr bool has_tag(Tags const& tags, std::string_view key) {
  for (auto const& each : tags.items())
    if (each.Key->has_one_segment() && each.Key->only_segment().chars == key) return true;
  return false;
}
template <tag_list Tags>
constexpr void add_tag(Tags& tags, resource_tag const& tag) {
  if (tags.is_literal() && !has_tag(tags, tag.key))
    tags.push_back({.Key = cfn::text{tag.key}, .Value = tag.value.text()});
}
constexpr void add_tag(cfn::map<cfn::text>& tags, resource_tag const& tag) {
  core::sequence<cfn::map<cfn::text>::entry> entries = tags.entries();
  for (auto const& each : entries)
    if (each.key == tag.key) return;
  entries.push_back({tag.key, tag.value.text()});
  tags = cfn::map<cfn::text>{entries};
}
constexpr void add_tag(cfn::json& tags, resource_tag const& tag) {
  if (tags.what != cfn::json::kind::object) return;
  for (std::string_view key : tags.keys)
    if (key == tag.key) return;
  cfn::set(tags, tag.key, tag.value.text());
}

/// The value that a property has, or an empty one.
template <class T>
constexpr T value_or_empty(cfn::optional<T> const& property) {
  if (property.has_value()) return *property;
  if constexpr (__is_same(T, cfn::json))
    return cfn::object({});
  else
    return {};
}

/// Types whose tags are in CloudFormation's specification and not in the registry's schema, which decides.
constexpr bool refuses_tags(std::string_view type_name) {
  return type_name == "AWS::Glue::Connection" || type_name == "AWS::SSM::Association";
}
template <class Resource>
concept takes_tags = !refuses_tags(Resource::type_name) &&
                     requires(Resource& made, resource_tag const& tag) { add_tag(*made.Tags, tag); };
template <class Resource>
concept is_role = requires(Resource const& made) {
  made.AssumeRolePolicyDocument;
  made.Path;
};
template <class Resource>
concept takes_boundary = requires(Resource const& made) { made.PermissionsBoundary; };

/// The member that names a resource of these types; null where a type needs no name.
template <class Resource>
constexpr cfn::optional<cfn::text>* name_member(Resource& made) {
  if constexpr (is_role<Resource>)
    return &made.RoleName;
  else if constexpr (requires {
                       made.FunctionName;
                       made.Code;
                     })
    return &made.FunctionName;
  else if constexpr (requires { made.StateMachineName; })
    return &made.StateMachineName;
  else if constexpr (requires {
                       made.LogGroupName;
                       made.RetentionInDays;
                     })
    return &made.LogGroupName;
  else if constexpr (requires {
                       made.GroupName;
                       made.SecurityGroupIngress;
                     })
    return &made.GroupName;
  else if constexpr (requires {
                       made.Name;
                       made.CrawlerSecurityConfiguration;
                     })
    return &made.Name;
  else
    return nullptr;
}

/// Hands resources on to a sink with what the options of the stack add.
template <class Out>
class option_applier {
 public:
  constexpr explicit option_applier(Out& out) : out_{out} {}

  [[nodiscard]] constexpr stack_info const& stack() const { return out_.stack(); }
  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& has = {}) {
    if constexpr (cfn::Visitable<Resource>) {
      Resource changed = resource;
      apply(id, changed);
      out_.add(id, changed, has);
    } else {
      out_.add(id, resource, has);
    }
  }
  constexpr void add(cfn::section where, std::string_view name, cfn::json const& value) {
    out_.add(where, name, value);
  }
  constexpr void override_property(cfn::logical_id const& id, std::string_view path, cfn::json const& value) {
    out_.override_property(id, path, value);
  }
  constexpr void waive(cfn::waiver const& what) { out_.waive(what); }
  template <class Known>
  constexpr void evaluate_next(cfn::logical_id const& id, Known const& known) {
    out_.evaluate_next(id, known);
  }

 private:
  template <class Resource>
  constexpr void apply(cfn::logical_id const& id, Resource& made) const {
    stack_options const& options = stack().options;
    if constexpr (takes_tags<Resource>) {
      auto tags = value_or_empty(made.Tags);
      bool added = false;
      for (resource_tag const& tag : options.tags) {
        if (!tag.only.empty() && tag.only != id.construct) continue;
        add_tag(tags, tag);
        added = true;
      }
      if (added) made.Tags = tags;
    }
    if constexpr (takes_boundary<Resource>)
      if (!options.permissions_boundary.empty() && !made.PermissionsBoundary.has_value())
        made.PermissionsBoundary = options.permissions_boundary.text();
    if constexpr (is_role<Resource>)
      if (!options.role_path.empty() && !made.Path.has_value()) made.Path = options.role_path;
    if (cfn::optional<cfn::text>* const name = name_member(made))
      if (!options.names.empty() && !name->has_value()) *name = name_by_pattern(stack(), id);
  }

  Out& out_;
};

/// An expansion as the options of its stack change it.
template <class Expansion>
struct expand_with_options {
  constexpr void operator()(auto& out) const {
    option_applier applied{out};
    Expansion{}(applied);
  }
};

}  // namespace strata::detail

namespace strata {

/// The expansion of a construct, or of shared parts, as the options of its stack change it: the same, if they change
/// nothing.
template <class Expansion, auto const& Info>
using expansion_in =
    detail::chosen<detail::change_resources(Info.options), detail::expand_with_options<Expansion>, Expansion>;

}  // namespace strata
