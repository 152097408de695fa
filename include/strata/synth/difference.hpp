// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/stateful_types.hpp>
#include <strata/constructs/custom_resources/handler_parts.hpp>
#include <strata/synth/granted_privileges.hpp>
#include <strata/synth/references.hpp>
#include <strata/synth/template.hpp>
#include <strata/synth/terminal.hpp>

/// The effects of a template's deployment on the stack of an older template.
namespace strata::synth {

/// The effect on a resource, from harmless to harmful.
enum class effect {
  none,
  kept,  ///< the template leaves something out, and the service keeps it
  added,
  updated,
  removed,
  may_be_replaced,  ///< the specification makes it conditional, or a resource that it refers to is replaced
  replaced,
  refused,  ///< the deployment stops: the service or the handler does not change this in place, or the type changed
};

struct resource_change {
  std::string id;
  std::string type;
  effect what = effect::none;
  bool loses_data = false;
  std::vector<std::string> details;  ///< changed paths, and reasons for more than an update
};

struct difference {
  std::vector<resource_change> resources;  ///< in the new template's order, then the removed ones
  std::vector<std::string> other;          ///< changes outside of Resources: "Outputs.Endpoint"
  privilege_changes privileges{};
  [[nodiscard]] bool empty() const { return resources.empty() && other.empty(); }
  [[nodiscard]] bool loses_data() const {
    return std::any_of(resources.begin(), resources.end(), [](auto const& r) { return r.loses_data; });
  }
  [[nodiscard]] bool replaces() const {
    return std::any_of(resources.begin(), resources.end(),
                       [](auto const& r) { return r.what >= effect::may_be_replaced; });
  }
};

namespace detail {

inline json const& member(json const& object, std::string_view name) {
  static json const nothing;
  auto const found = object.is_object() ? object.find(name) : object.end();
  return found == object.end() ? nothing : *found;
}
inline std::string text_member(json const& object, std::string_view name) {
  json const& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

/// Calls `changed(path, pattern)` for the topmost differences; a pattern has "*" for positions in lists.
template <class Changed>
void compare(json const& before, json const& after, std::string const& path, std::string const& pattern,
             Changed const& changed) {
  if (before == after) return;
  auto const below = [](std::string const& where, std::string const& step) {
    return where.empty() ? step : where + '.' + step;
  };
  if (before.is_object() && after.is_object()) {
    for (auto it = before.begin(); it != before.end(); ++it) {
      auto const other = after.find(it.key());
      compare(it.value(), other == after.end() ? json{} : *other, below(path, it.key()), below(pattern, it.key()),
              changed);
    }
    for (auto it = after.begin(); it != after.end(); ++it)
      if (!before.contains(it.key())) changed(below(path, it.key()), below(pattern, it.key()));
  } else if (before.is_array() && after.is_array() && before.size() == after.size()) {
    for (std::size_t i = 0; i < before.size(); ++i)
      compare(before[i], after[i], below(path, std::to_string(i)), below(pattern, "*"), changed);
  } else {
    changed(path, pattern);
  }
}

class comparison {
 public:
  comparison(json const& before, synthesized_template const& after)
      : before_{member(before, "Resources")}, document_{after.document}, updates_{after.updates} {}

  difference run(json const& before) {
    json const& after = document_["Resources"];
    for (auto it = after.begin(); it != after.end(); ++it) {
      json const& old = member(before_, it.key().c_str());
      resource_change change{it.key(), text_member(it.value(), "Type"), effect::none, false, {}};
      if (!old.is_object())
        change.what = effect::added;
      else
        compare_resource(old, it.value(), change);
      changes_.push_back(std::move(change));
    }
    hand_on_replacements();
    for (auto it = before_.begin(); it != before_.end(); ++it)
      if (!after.contains(it.key()))
        changes_.push_back(
            {it.key(), text_member(it.value(), "Type"), effect::removed, loses_data(it.value(), "DeletionPolicy"), {}});
    difference result;
    for (resource_change& change : changes_)
      if (change.what != effect::none) result.resources.push_back(std::move(change));
    for (json const* side : {&before, &document_})
      for (auto it = side->begin(); it != side->end(); ++it)
        if (it.key() != "Resources") compare_section(before, it.key(), result.other);
    return result;
  }

 private:
  void compare_section(json const& before, std::string const& name, std::vector<std::string>& into) const {
    compare(member(before, name.c_str()), member(document_, name.c_str()), name, name,
            [&](std::string const& path, std::string const&) {
              if (std::find(into.begin(), into.end(), path) == into.end()) into.push_back(path);
            });
  }

  void compare_resource(json const& old, json const& now, resource_change& change) const {
    std::string const old_type = text_member(old, "Type");
    if (old_type != change.type) {
      change.what = effect::refused;
      change.details.push_back("Type was " + old_type + ": CloudFormation needs another logical id");
      return;
    }
    compare(old, now, "", "", [&](std::string const& path, std::string const& pattern) {
      change.details.push_back(path);
      effect what = effect::updated;
      std::string_view const properties = "Properties.";
      if (pattern.starts_with(properties))
        what = effect_of(member(old, "Properties"), now, change, pattern.substr(properties.size()));
      else if (pattern == "Properties")
        what = effect::may_be_replaced;
      change.what = std::max(change.what, what);
    });
    if (change.what >= effect::may_be_replaced && change.what != effect::refused)
      change.loses_data = loses_data(old, "UpdateReplacePolicy") || loses_data(now, "UpdateReplacePolicy");
  }

  effect effect_of(json const& before, json const& now, resource_change& change, std::string const& pattern) const {
    std::string const action = text_member(member(now, "Properties"), "Action");
    for (auto const& [known, identity] : custom_resources::identities)
      if (action == known && change.type.starts_with("Custom::"))
        return effect_on_custom(now, change, pattern, identity);
    if (effect const what = effect_on_warehouse(before, member(now, "Properties"), change, pattern);
        what != effect::none)
      return what;
    auto const of_type = updates_.find(change.type);
    if (of_type == updates_.end()) return effect::may_be_replaced;  // a type that the library does not know
    effect what = effect::updated;
    for (auto const& [path, how] : of_type->second) {
      // The change is inside the property or around it; in the second case the property may be unchanged.
      bool const around = path == pattern || pattern.starts_with(path + '.');
      bool const within = path.starts_with(pattern + '.') || path.starts_with(pattern + ".*.");
      if (around && how == cfn::update::replaces) return note(change, path, effect::replaced);
      if (around || within) what = note(change, path, effect::may_be_replaced);
    }
    return what;
  }

  static effect note(resource_change& change, std::string const& path, effect what) {
    std::string text =
        (what == effect::replaced ? "a change of " : "perhaps a change of ") + path + " replaces the resource";
    if (std::find(change.details.begin(), change.details.end(), text) == change.details.end())
      change.details.push_back(std::move(text));
    return what;
  }

  /// What CloudFormation's provider of Redshift Serverless does, and the specification does not say: UpdateHandler and
  /// Translator in github.com/aws-cloudformation/aws-cloudformation-resource-providers-redshift-serverless. What is
  /// left out stays; -1, which the service takes to remove a limit, is an error where there is none
  /// (github.com/hashicorp/terraform-provider-aws/pull/36032), so no template can ask for it.
  static effect effect_on_warehouse(json const& before, json const& after, resource_change& change,
                                    std::string const& property) {
    bool const names = change.type == "AWS::RedshiftServerless::Namespace";
    if (!names && change.type != "AWS::RedshiftServerless::Workgroup") return effect::none;
    if (names && (property == "DbName" || property == "AdminUsername")) {
      if (member(before, "NamespaceName") != member(after, "NamespaceName")) return effect::updated;
      change.details.push_back(property + " cannot change: take the change back, or give the namespace another name");
      return effect::refused;
    }
    if (property == "ConfigParameters") {
      bool stays = false;
      for (json const& old : member(before, "ConfigParameters")) {
        std::string const key = text_member(old, "ParameterKey");
        json const& now = member(after, "ConfigParameters");
        if (std::any_of(now.begin(), now.end(), [&](json const& p) { return text_member(p, "ParameterKey") == key; }))
          continue;
        change.details.push_back(key + " stays as it is deployed: remove the limit in the console");
        stays = true;
      }
      return stays ? effect::kept : effect::none;
    }
    for (char const* kept : {"BaseCapacity", "DefaultIamRoleArn", "MaxCapacity", "PricePerformanceTarget", "TrackName"})
      if (property == kept && member(after, kept).is_null()) {
        change.details.push_back(property + " stays as it is deployed: reset it in the console");
        return effect::kept;
      }
    return effect::none;
  }

  /// The effect of the handler; see physical_id and script in tools/handler.
  static effect effect_on_custom(json const& now, resource_change& change, std::string const& pattern,
                                 std::string_view identity) {
    namespace properties = custom_resources::actions::sql::properties;
    std::string const property = pattern.substr(0, pattern.find('.'));
    bool const names =
        property != properties::delete_ || text_member(member(now, "Properties"), properties::on_change).empty();
    for (std::string_view rest = identity; !rest.empty();) {
      std::size_t const end = std::min(rest.find(' '), rest.size());
      if (names && rest.substr(0, end) == property) return note(change, property, effect::replaced);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    json const& after = member(now, "Properties");
    std::string_view const decides =
        member(after, properties::source).is_null() ? properties::create : properties::source;
    if (text_member(after, "Action") != custom_resources::actions::sql::name || property != decides ||
        !member(after, properties::update).is_null())
      return effect::updated;
    std::string const evolve = text_member(after, properties::evolve);
    if (!evolve.empty()) {
      bool const refuses = evolve == "refuse";
      change.details.push_back(
          std::string{"the handler evolves it in place where it can, and "} +
          (refuses ? "refuses the update where it cannot" : "drops and recreates it where it cannot"));
      return refuses ? effect::updated : effect::may_be_replaced;
    }
    std::string const changed = text_member(after, properties::on_change);
    if (changed == "refuse") {
      change.details.emplace_back(
          "the handler does not change this in place: give it another id and name, or SQL for the update");
      return effect::refused;
    }
    if (!changed.empty() && changed != "recreate") return effect::updated;
    change.details.emplace_back("the handler drops the object and creates it again");
    return effect::replaced;
  }

  /// A replacement may also replace the resources that refer to it in a property that cannot change in place.
  void hand_on_replacements() {
    json const& after = document_["Resources"];
    for (bool again = true; again;) {
      again = false;
      for (resource_change& change : changes_) {
        if (change.what > effect::kept && change.what != effect::updated) continue;
        auto const of_type = updates_.find(change.type);
        if (of_type == updates_.end()) continue;
        json const& properties = member(after[change.id], "Properties");
        for (auto const& [path, how] : of_type->second) {
          if (path.find('.') != std::string::npos || how != cfn::update::replaces) continue;
          for_each_reference(member(properties, path.c_str()), [&](std::string const& name) {
            auto const target =
                std::find_if(changes_.begin(), changes_.end(), [&](auto const& c) { return c.id == name; });
            if (target == changes_.end() ||
                (target->what != effect::replaced && target->what != effect::may_be_replaced))
              return;
            if (change.what == effect::may_be_replaced) return;
            change.what = effect::may_be_replaced;
            change.details.emplace_back(path)
                .append(" refers to ")
                .append(name)
                .append(", which may be a new resource");
            change.loses_data = loses_data(after[change.id], "UpdateReplacePolicy");
            again = true;
          });
        }
      }
    }
  }

  static bool loses_data(json const& resource, char const* policy) {
    std::string const type = text_member(resource, "Type");
    bool const stateful =
        type == "Custom::RedshiftTable" ||
        std::binary_search(std::begin(aws::stateful_types), std::end(aws::stateful_types), std::string_view{type});
    std::string const kept = text_member(resource, policy);
    return stateful && kept != "Retain" && kept != "Snapshot" && kept != "RetainExceptOnCreate";
  }

  json const& before_;
  json const& document_;
  std::map<std::string, update_behaviour> const& updates_;
  std::vector<resource_change> changes_;
};

}  // namespace detail

/// Compares a deployed template with one to deploy.
/// @param after synthesized with the effects of property changes
inline difference compare(json const& before, synthesized_template const& after) {
  difference result = detail::comparison{before, after}.run(before);
  result.privileges = compare_privileges(before, after.document);
  return result;
}

inline char const* name_of(effect what) {
  char const* const names[] = {"none", "kept", "added", "updated", "removed", "may be replaced", "replaced", "refused"};
  return names[static_cast<std::size_t>(what)];
}

/// The difference for people: a line for each resource, with its details below.
inline std::string to_text(difference const& found, painter const& paint) {
  if (found.empty()) return "no difference\n";
  std::string out;
  for (resource_change const& r : found.resources) {
    char const sign = r.what == effect::added     ? '+'
                      : r.what == effect::removed ? '-'
                      : r.what <= effect::updated ? '~'
                                                  : '!';
    colour const how = r.loses_data || sign == '!' || sign == '-' ? colour::red
                       : sign == '+'                              ? colour::green
                                                                  : colour::yellow;
    out += paint(how, std::string{sign, ' '} + r.id) + "  " + r.type + "  " + name_of(r.what);
    if (r.loses_data) out += paint(colour::red, ", LOSES DATA");
    out += '\n';
    for (std::string const& d : r.details) out += "    " + d + '\n';
  }
  for (std::string const& path : found.other) out += paint(colour::yellow, "~ " + path) + '\n';
  auto const add = [&](held_privilege const& one, bool gained) {
    char const* const verb = gained ? (one.hides ? " is rid of " : " gains ") : one.hides ? " is under " : " loses ";
    out += paint(gained ? colour::red : colour::green,
                 one.warehouse + ": " + one.who + verb + one.text() + ", by " + one.by) +
           '\n';
  };
  for (held_privilege const& one : found.privileges.gained) add(one, true);
  for (held_privilege const& one : found.privileges.lost) add(one, false);
  return out;
}

inline json to_json(std::vector<held_privilege> const& of) {
  json result = json::array();
  for (held_privilege const& one : of)
    result.push_back({{"warehouse", one.warehouse},
                      {"principal", one.who},
                      {one.hides ? "policy" : "privilege", one.text()},
                      {"by", one.by}});
  return result;
}
inline json to_json(difference const& found) {
  json resources = json::array();
  for (resource_change const& r : found.resources)
    resources.push_back({{"id", r.id},
                         {"type", r.type},
                         {"effect", name_of(r.what)},
                         {"losesData", r.loses_data},
                         {"details", r.details}});
  return {{"losesData", found.loses_data()},
          {"replaces", found.replaces()},
          {"privileges", {{"gained", to_json(found.privileges.gained)}, {"lost", to_json(found.privileges.lost)}}},
          {"resources", resources},
          {"other", found.other}};
}

}  // namespace strata::synth
