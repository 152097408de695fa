// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/limits.hpp>
#include <strata/cfn/logical_id.hpp>
#include <strata/cfn/value.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/utility/references.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/graph.hpp>

/// The names in a template, and the references to them.
namespace strata::detail {

/// What a name in a template names. Resources and parameters share their names, the entries of each other section have
/// theirs (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html).
enum class name_kind : std::uint8_t { resource, parameter, mapping, condition, output };

constexpr name_kind kind_of(cfn::section where) {
  switch (where) {
    case cfn::section::parameters:
      return name_kind::parameter;
    case cfn::section::mappings:
      return name_kind::mapping;
    case cfn::section::conditions:
      return name_kind::condition;
    case cfn::section::outputs:
      break;
  }
  return name_kind::output;
}

/// Names that must differ have equal hashes if they are equal.
constexpr std::uint64_t hash_of_name(std::uint64_t hash, name_kind kind) {
  return hash ^ (kind <= name_kind::parameter ? 0 : static_cast<std::uint64_t>(kind) * 0x9e3779b97f4a7c15u);
}

/// Appends the hashes by which `find_in_map` finds a value: of both keys, and of one where only the deployment knows
/// the other. A mapping that is no table of literals gets one hash, for keys that nobody knows.
constexpr void append_keys(core::sequence<std::uint64_t>& out, std::string_view name, cfn::json const& mapping) {
  auto const add = [&](std::string_view first, std::string_view second) {
    core::hasher hash;
    hash.append(mapping_head);
    hash.append(name);
    hash.push_back('/');
    hash.append(first);
    hash.push_back('/');
    hash.append(second);
    out.push_back(hash.value);
  };
  for (std::size_t row = 0; row < mapping.keys.size(); ++row) {
    if (mapping.items[row].what != cfn::json::kind::object || mapping.keys[row].substr(0, 4) == "Fn::")
      return add("*", "*");
    add(mapping.keys[row], {});
    for (std::string_view key : mapping.items[row].keys) {
      add(mapping.keys[row], key);
      add({}, key);
    }
  }
  if (mapping.keys.empty()) return add("*", "*");
  add({}, {});
}

/// The attributes of a type of resources, for Fn::GetAtt.
struct attribute_list {
  std::string_view const* names;
  std::size_t count;
  [[nodiscard]] constexpr bool has(std::string_view name) const {
    for (std::size_t i = 0; i < count; ++i)
      if (names[i] == name) return true;
    return false;
  }
};
template <class Resource>
inline constexpr attribute_list attributes_of{Resource::attributes.data(), Resource::attributes.size()};
/// Null for a type whose attributes nobody knows: raw and custom resources, nested stacks.
template <class Resource>
constexpr attribute_list const* known_attributes() {
  if constexpr (requires { Resource::attributes.size(); })
    if (std::string_view const type = Resource::type_name; !type.starts_with("AWS::CloudFormation::"))
      return &attributes_of<Resource>;
  return nullptr;
}

struct counted_id {
  std::uint64_t hash;
  std::uint32_t construct;
  cfn::logical_id const* id;
  name_kind kind;
  attribute_list const* attributes = nullptr;
};

/// The names of a template, sorted by hash, and the keys of its mappings.
struct template_names {
  core::sequence<counted_id> ids{};
  core::sequence<std::uint64_t> keys{};

  /// The entry with a name, or null.
  [[nodiscard]] constexpr counted_id const* find(std::string_view name, name_kind kind) const {
    std::uint64_t const hash = hash_of_name(core::hash_of(name), kind);
    std::size_t const at =
        core::lower_bound(ids, hash, [](counted_id const& a, std::uint64_t b) { return a.hash < b; });
    return at < ids.size() && ids[at].hash == hash ? &ids[at] : nullptr;
  }
};

/// The error of one reference: E0205, E0215 to E0218; null if there is none.
constexpr core::error_code const* error_of(template_names const& names, std::string_view text) {
  auto const behind = [text](std::string_view head) { return text.substr(head.size()); };
  if (text.starts_with(reference_head))
    return names.find(behind(reference_head), name_kind::resource) ? nullptr : &errors::E0215;
  if (text.starts_with(attribute_head)) {
    std::string_view const whole = behind(attribute_head), id = whole.substr(0, whole.find('.'));
    counted_id const* const found = names.find(id, name_kind::resource);
    if (found == nullptr) return &errors::E0215;
    if (found->kind == name_kind::parameter) return &errors::E0205;
    bool const unknown = found->attributes == nullptr || found->attributes->has(whole.substr(id.size() + 1));
    return unknown ? nullptr : &errors::E0205;
  }
  if (text.starts_with(parameter_head)) {
    counted_id const* const found = names.find(behind(parameter_head), name_kind::parameter);
    if (found == nullptr) return &errors::E0215;
    return found->kind == name_kind::parameter ? nullptr : &errors::E0218;
  }
  if (text.starts_with(condition_head))
    return names.find(behind(condition_head), name_kind::condition) ? nullptr : &errors::E0216;
  if (!text.starts_with(mapping_head)) return nullptr;
  std::string_view const name = behind(mapping_head).substr(0, behind(mapping_head).find('/'));
  if (names.find(name, name_kind::mapping) == nullptr) return &errors::E0217;
  core::hasher unknown;
  unknown.append(mapping_head);
  unknown.append(name);
  unknown.append("/*/*");
  return core::contains(names.keys, core::hash_of(text)) || core::contains(names.keys, unknown.value) ? nullptr
                                                                                                      : &errors::E0217;
}

/// The name of the template that a reference to none most likely means; of a mapping without its keys.
constexpr std::string_view closest_to(template_names const& names, std::string_view text) {
  bool const of_conditions = text.starts_with(condition_head), of_mappings = text.starts_with(mapping_head);
  std::string_view name = text;
  for (std::string_view head : {reference_head, parameter_head, condition_head, mapping_head})
    if (text.starts_with(head)) name = text.substr(head.size());
  if (of_mappings) name = name.substr(0, name.find('/'));
  core::closest_name closest{name};
  if (names.find(name, of_mappings ? name_kind::mapping : name_kind::resource)) return {};  // the rest is wrong
  for (counted_id const& known : names.ids) {
    bool const fits = of_conditions ? known.kind == name_kind::condition
                      : of_mappings ? known.kind == name_kind::mapping
                                    : known.kind == name_kind::resource || known.kind == name_kind::parameter;
    if (!fits || (!known.id->construct.empty() && !known.id->part.empty())) continue;
    closest.offer(known.id->part.empty() ? known.id->construct : known.id->part);
  }
  return closest.found();
}

/// Whether a construct of the stack exports this name.
constexpr bool is_exported(core::description const* const* constructs, std::size_t count, std::string_view name) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t m = 0; m < constructs[i]->mention_count; ++m) {
      std::string_view const text = constructs[i]->text(constructs[i]->mentions[m]);
      if (text.starts_with(export_head) && text.substr(export_head.size()) == name) return true;
    }
  return false;
}

/// The first reference to a name that the template does not have, or that it only exports.
constexpr core::verdict check_references(core::description const* const* constructs, std::size_t count,
                                         template_names const& names) {
  core::verdict result;
  for (std::uint32_t i = 0; i < count; ++i) {
    core::description const& each = *constructs[i];
    if ((each.marks & has_references) == 0) continue;
    for (std::size_t m = 0; m < each.mention_count; ++m) {
      core::mention const& said = each.mentions[m];
      if (said.how != core::verb::may_read) continue;
      std::string_view const text = each.text(said);
      result.error = error_of(names, text);
      if (text.starts_with(import_head) && is_exported(constructs, count, text.substr(import_head.size())))
        result.error = &errors::E0224;
      if (result.error == nullptr) continue;
      result.resources.push_back(i);
      result.subject = each.shown(said);
      result.closest = closest_to(names, each.text(said));
      return result;
    }
  }
  return result;
}

}  // namespace strata::detail
