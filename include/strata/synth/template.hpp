// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/program.hpp>
#include <strata/synth/references.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace strata::synth {

/// A stack's template. Equal stacks give equal bytes, with every compiler and in every run.
struct synthesized_template {
  json document;
  std::map<std::string, std::size_t> resource_counts;  ///< by type
  std::vector<std::size_t> constructs;                 ///< the construct of each resource, in the document's order
  std::map<std::string, update_behaviour> updates;     ///< by type; filled on request
  [[nodiscard]] std::size_t resources() const {
    std::size_t sum = 0;
    for (auto const& [type, count] : resource_counts) sum += count;
    return sum;
  }
};

namespace detail {

struct resource_record {
  std::string id;
  std::string made_by;  ///< the id of the construct
  std::size_t construct;
  bool ordered;
  std::set<std::string> depends_on;
  json body;
};

/// The parts of a stack, read from the recordings of its constructs.
class part_reader {
 public:
  explicit part_reader(std::map<std::string, update_behaviour>* updates = nullptr) : updates_{updates} {}

  std::vector<resource_record> resources;
  json sections[4] = {json::object(), json::object(), json::object(), json::object()};
  struct property_override {
    std::string resource, path;
    json value;
  };
  std::vector<property_override> overrides;
  struct recorded_waiver {
    cfn::waiver::extent of;
    std::string target, rule, reason;
  };
  std::vector<recorded_waiver> waivers;

  /// Adds the parts of a construct.
  void read(cfn::recording_view parts, std::size_t construct) {
    cfn::recording_reader in{parts};
    while (!in.at_end()) {
      switch (static_cast<part_kind>(in.integer())) {
        case part_kind::resource:
          read_resource(in, construct);
          break;
        case part_kind::entry: {
          json& section = sections[static_cast<std::size_t>(in.integer())];
          std::string const name = text(in);
          section[name] = value(in);
          break;
        }
        case part_kind::property_override: {
          std::string resource = id(in).whole(), path = text(in);
          overrides.push_back({std::move(resource), std::move(path), value(in)});
          break;
        }
        case part_kind::waiver: {
          auto const of = static_cast<cfn::waiver::extent>(in.integer());
          std::string target = id(in).whole(), rule = text(in);
          waivers.push_back({of, std::move(target), std::move(rule), text(in)});
          break;
        }
      }
    }
  }

 private:
  struct id_parts {
    std::string construct, part;
    [[nodiscard]] std::string whole() const { return construct + part; }
  };
  static std::string text(cfn::recording_reader& in) {
    core::sequence<char> const chars = in.text();
    return {chars.begin(), chars.end()};
  }
  static id_parts id(cfn::recording_reader& in) {
    std::string construct = text(in);
    return {std::move(construct), text(in)};
  }
  static json value(cfn::recording_reader& in) {
    json_writer writer;
    in.value(writer);
    return writer.take();
  }

  void read_resource(cfn::recording_reader& in, std::size_t construct) {
    id_parts const made = id(in);
    resource_record record{made.whole(), made.construct, construct, false, {}, detail::object_with_capacity(8)};
    std::string const type = text(in), condition = text(in);
    auto const removal = static_cast<cfn::on_removal>(in.integer());
    record.ordered = in.boolean();
    for (std::int64_t left = in.integer(); left > 0; --left) record.depends_on.insert(id(in).whole());
    json metadata = value(in);
    json_writer writer;
    if (updates_ != nullptr) writer.note_updates((*updates_)[type]);
    in.value(writer);
    json properties = writer.take();
    record.body["Type"] = type;
    if (!condition.empty()) record.body["Condition"] = condition;
    if (!properties.empty()) record.body["Properties"] = std::move(properties);
    if (removal != cfn::on_removal::unset) {
      // Never retain the resources of a failed creation: they would block the next one.
      bool const retains = removal == cfn::on_removal::retain;
      record.body["DeletionPolicy"] = retains ? "RetainExceptOnCreate" : "Delete";
      record.body["UpdateReplacePolicy"] = retains ? "Retain" : "Delete";
    }
    if (!metadata.is_null()) record.body["Metadata"] = std::move(metadata);
    resources.push_back(std::move(record));
  }

  std::map<std::string, update_behaviour>* updates_;
};

/// Replaces the overridden properties, and records that in the resources' Metadata.
inline void apply_overrides(part_reader& recorded) {
  for (auto const& o : recorded.overrides) {
    auto const found = std::find_if(recorded.resources.begin(), recorded.resources.end(),
                                    [&o](resource_record const& r) { return r.id == o.resource; });
    if (found == recorded.resources.end())
      throw std::logic_error{"an override names " + o.resource + ", which the template does not have"};
    json* at = &found->body["Properties"];
    for (std::size_t start = 0, dot = 0; dot != std::string::npos; start = dot + 1) {
      dot = o.path.find('.', start);
      std::string const step = o.path.substr(start, dot - start);
      at = at->is_array() ? &at->at(std::stoul(step)) : &(*at)[step];
    }
    *at = o.value;
    found->body["Metadata"]["Strata"]["Overrides"].push_back(o.path);
  }
}

/// Writes a waiver into the Metadata of a resource or of the template, in the place where the rule's tool looks for it.
inline void write_waiver(json& metadata, std::string const& rule, std::string const& reason) {
  switch (cfn::spelling_of(rule)) {
    case cfn::waiver_spelling::cdk_nag:
      metadata["cdk_nag"]["rules_to_suppress"].push_back({{"id", rule}, {"reason", reason}});
      return;
    case cfn::waiver_spelling::cfn_lint:
      metadata["cfn-lint"]["config"]["ignore_checks"].push_back(rule);
      break;
    case cfn::waiver_spelling::cfn_guard:
      metadata["guard"]["SuppressedRules"].push_back(rule);
      break;
  }
  metadata["Strata"]["Waivers"].push_back({{"id", rule}, {"reason", reason}});  // this tool has no place for a reason
}

/// Applies waivers. A waiver for a construct applies to each of its resources.
/// @throws std::logic_error if a waiver is for a resource that the template does not have
inline void apply_waivers(part_reader& recorded, json& template_metadata) {
  for (auto const& w : recorded.waivers) {
    if (w.of == cfn::waiver::extent::stack) {
      write_waiver(template_metadata, w.rule, w.reason);
      continue;
    }
    bool found = false;
    for (resource_record& r : recorded.resources) {
      if ((w.of == cfn::waiver::extent::resource ? r.id : r.made_by) != w.target) continue;
      found = true;
      write_waiver(r.body["Metadata"], w.rule, w.reason);
    }
    if (!found) throw std::logic_error{"a waiver is for " + w.target + ", which the template does not have"};
  }
}

/// The order between resources: the part that CloudFormation infers, and the part that needs DependsOn.
class dependency_reduction {
 public:
  dependency_reduction(stack_program const& program, std::vector<resource_record>& resources)
      : program_{program}, resources_{resources}, closure_(resources.size()), done_(resources.size()) {
    for (std::size_t i = 0; i < resources.size(); ++i) position_[resources[i].id] = i;
  }

  /// Adds the order between constructs, and keeps only the entries of `depends_on` that no other path implies.
  void run() {
    add_construct_order();
    std::vector<std::set<std::size_t>> implicit(resources_.size()), successors(resources_.size());
    for (std::size_t i = 0; i < resources_.size(); ++i) {
      for_each_reference(resources_[i].body, [&](std::string const& name) {
        if (auto const found = position_.find(name); found != position_.end() && found->second != i)
          implicit[i].insert(found->second);
      });
      successors[i] = implicit[i];
      for (std::string const& d : resources_[i].depends_on) successors[i].insert(at(d));
    }
    for (std::size_t i = 0; i < resources_.size(); ++i) close(i, successors);
    for (std::size_t i = 0; i < resources_.size(); ++i) {
      std::set<std::string> needed;
      for (std::string const& d : resources_[i].depends_on) {
        std::size_t const target = at(d);
        bool implied = implicit[i].contains(target);
        for (std::size_t s : successors[i]) implied = implied || (s != target && closure_[s].contains(target));
        if (!implied) needed.insert(d);
      }
      resources_[i].depends_on = needed;
    }
  }

 private:
  [[nodiscard]] std::size_t at(std::string const& id) const {
    auto const found = position_.find(id);
    if (found == position_.end())
      throw std::logic_error{"a resource depends on " + id + ", which the template does not have"};
    return found->second;
  }

  /// The resources that represent each construct: the ordered ones, or all.
  [[nodiscard]] std::vector<std::vector<std::size_t>> representatives() const {
    std::vector<std::vector<std::size_t>> ordered(program_.count + 1), all(program_.count + 1);
    for (std::size_t i = 0; i < resources_.size(); ++i) {
      all[resources_[i].construct].push_back(i);
      if (resources_[i].ordered) ordered[resources_[i].construct].push_back(i);
    }
    for (std::size_t c = 0; c < all.size(); ++c)
      if (ordered[c].empty()) ordered[c] = all[c];
    return ordered;
  }

  void add_construct_order() {
    auto const standing_for = representatives();
    for (std::size_t c = 0; c < program_.count; ++c) {
      if (standing_for[c].empty()) continue;
      // A construct without resources passes on its predecessors.
      core::sequence<std::uint32_t> open = program_.graph.predecessors(static_cast<std::uint32_t>(c));
      while (!open.empty()) {
        std::uint32_t const before = open.back();
        open.pop_back();
        if (standing_for[before].empty())
          for (std::uint32_t further : program_.graph.predecessors(before)) open.push_back(further);
        for (std::size_t target : standing_for[before])
          for (std::size_t mine : standing_for[c]) resources_[mine].depends_on.insert(resources_[target].id);
      }
    }
  }

  void close(std::size_t i, std::vector<std::set<std::size_t>> const& successors) {
    if (done_[i] == 2) return;
    if (done_[i] == 1) throw std::logic_error{"the resources of the template wait for each other: " + resources_[i].id};
    done_[i] = 1;
    for (std::size_t s : successors[i]) {
      close(s, successors);
      closure_[i].insert(s);
      closure_[i].insert(closure_[s].begin(), closure_[s].end());
    }
    done_[i] = 2;
  }

  stack_program const& program_;
  std::vector<resource_record>& resources_;
  std::map<std::string, std::size_t> position_;
  std::vector<std::set<std::size_t>> closure_;
  std::vector<char> done_;
};

}  // namespace detail

/// Writes the template of a program. Resources stand in the deployment order of their constructs.
/// @param with_updates also give the effects of property changes, for the types in the template
/// @throws std::logic_error if resources of one construct wait for each other, which is a defect of that construct
inline synthesized_template synthesize(stack_program const& program, bool with_updates = false) {
  synthesized_template result;
  detail::part_reader recorded{with_updates ? &result.updates : nullptr};
  for (std::uint32_t i : program.graph.order) recorded.read(program.parts[i], i);
  recorded.read(program.parts[program.count], program.count);
  json metadata = json::object();
  detail::apply_overrides(recorded);
  detail::apply_waivers(recorded, metadata);
  detail::dependency_reduction{program, recorded.resources}.run();

  json& document = result.document = detail::object_with_capacity(8);
  document["AWSTemplateFormatVersion"] = "2010-09-09";
  if (!program.info.options.description.empty())
    document["Description"] = std::string{program.info.options.description};
  if (!metadata.empty()) document["Metadata"] = std::move(metadata);
  char const* const names[] = {"Parameters", "Mappings", "Conditions"};
  for (std::size_t s = 0; s < 3; ++s)
    if (!recorded.sections[s].empty()) document[names[s]] = recorded.sections[s];
  json& resources = document["Resources"] = detail::object_with_capacity(recorded.resources.size());
  for (detail::resource_record& r : recorded.resources) {
    if (r.depends_on.size() == 1)
      r.body["DependsOn"] = *r.depends_on.begin();
    else if (!r.depends_on.empty())
      r.body["DependsOn"] = r.depends_on;
    ++result.resource_counts[r.body["Type"].get<std::string>()];
    result.constructs.push_back(r.construct);
    resources.get_ref<json::object_t&>().emplace_back(std::move(r.id), std::move(r.body));  // ids are unique: E0303
  }
  if (!recorded.sections[3].empty()) document["Outputs"] = recorded.sections[3];
  return result;
}

/// The template of a stack.
template <class Stack>
synthesized_template synthesize() {
  return synthesize(program_of<Stack>());
}

}  // namespace strata::synth
