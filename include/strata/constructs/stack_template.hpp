// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/document.hpp>
#include <strata/cfn/edit.hpp>
#include <strata/constructs/located_parts.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/resource_order.hpp>
#include <strata/constructs/stack.hpp>

namespace strata {

namespace detail {
// Not constexpr: in a constant expression the compiler's error is its name. A program that runs into it ends.
[[noreturn]] inline void the_template_has_no_such_part() { __builtin_abort(); }
template <class Write>
constexpr cfn::document document_of(Write const& write) {
  cfn::document_writer made;
  write(made);
  return made.take();
}
}  // namespace detail

/// The template of a stack without its type: what the constructs have recorded, with overrides, waivers and the order
/// of resources. Equal stacks give equal templates, with every compiler and in every run.
///
/// All of it works in constant expressions. `template_of` is the template of a stack.
class stack_template {
 public:
  constexpr stack_template(stack_info const& info, cfn::recording_view const* recorded, detail::index_view index,
                           core::graph_view constructs)
      : info_{&info}, parts_{recorded, index, constructs} {}

  /// A resource with its Type, Properties, DependsOn, Metadata and so on. It must be there.
  [[nodiscard]] constexpr cfn::document resource(std::string_view id) const {
    return detail::document_of([&](cfn::writer& out) { write_resource(find(part_kind::resource, id), order(), out); });
  }
  [[nodiscard]] constexpr cfn::document output(std::string_view name) const {
    return entry(cfn::section::outputs, name);
  }
  [[nodiscard]] constexpr cfn::document parameter(std::string_view name) const {
    return entry(cfn::section::parameters, name);
  }
  [[nodiscard]] constexpr cfn::document mapping(std::string_view name) const {
    return entry(cfn::section::mappings, name);
  }
  [[nodiscard]] constexpr cfn::document condition(std::string_view name) const {
    return entry(cfn::section::conditions, name);
  }
  /// Whether the template has a resource of this id.
  [[nodiscard]] constexpr bool has_resource(std::string_view id) const {
    return parts_.find(part_kind::resource, id) < parts_.index().part_count;
  }
  /// The number of resources of a type, as "AWS::S3::Bucket"; of all resources without an argument.
  [[nodiscard]] constexpr std::size_t count(std::string_view type = {}) const {
    std::size_t result = 0;
    for (std::size_t i = 0; i < parts_.index().part_count; ++i)
      if (parts_[i].kind == part_kind::resource && (type.empty() || parts_.head_of(i).type == type)) ++result;
    return result;
  }
  /// The whole template. A large one can meet the compiler's limit of a single computation; ask for its parts then.
  [[nodiscard]] constexpr cfn::document document() const {
    return detail::document_of([this](cfn::writer& out) { write(out); });
  }

  /// Writes the whole template. Resources stand in the deployment order of their constructs.
  constexpr void write(cfn::writer& out) const {
    detail::resource_order const order = this->order();
    out.begin_object();
    out.key("AWSTemplateFormatVersion");
    out.string("2010-09-09");
    if (!info_->options.description.empty()) {
      out.key("Description");
      out.string(info_->options.description);
    }
    write_metadata({}, edits_of_metadata(nullptr), out);
    write_section(cfn::section::parameters, "Parameters", out);
    write_section(cfn::section::mappings, "Mappings", out);
    write_section(cfn::section::conditions, "Conditions", out);
    out.key("Resources");
    out.begin_object();
    parts_.each_part(part_kind::resource, [&](std::size_t part) {
      parts_.with_id(part, [&](std::string_view id) { out.key(id); });
      write_resource(part, order, out);
    });
    out.end_object();
    write_section(cfn::section::outputs, "Outputs", out);
    out.end_object();
  }

  /// What no construct may do. Sentences do not end with a full stop.
  struct defect {
    std::string_view sentence{};  ///< empty if there is none
    cfn::logical_id resource{};   ///< which it is about
  };
  /// The first defect: a resource that waits for itself or for one that the template does not have, or a change of one
  /// that it does not have.
  [[nodiscard]] constexpr defect first_defect() const {
    detail::resource_order const order = this->order();
    defect result;
    if (std::uint32_t const part = order.with_unknown_dependency(); part != detail::resource_order::none)
      return {"a resource depends on one that the template does not have", id_of(part)};
    if (auto const circle = order.circle(); !circle.empty()) return {"a resource waits for itself", id_of(circle[0])};
    for (part_kind kind : {part_kind::property_override, part_kind::waiver})
      parts_.each_part(kind, [&](std::size_t part) {
        if (!has_target(parts_[part])) result = {"a construct changes a resource that the template does not have", {}};
      });
    return result;
  }

  /// Calls `found(resource)` for each resource, in the order of the template. The numbers are for the functions below.
  template <class Found>
  constexpr void each_resource(Found const& found) const {
    parts_.each_part(part_kind::resource, found);
  }
  /// The construct of a resource: its position in the stack; the number of constructs for shared parts.
  [[nodiscard]] constexpr std::size_t construct_of(std::size_t resource) const { return parts_[resource].construct; }
  [[nodiscard]] constexpr std::string_view type_of(std::size_t resource) const { return parts_.head_of(resource).type; }
  [[nodiscard]] constexpr cfn::logical_id id_of(std::size_t resource) const { return parts_.head_of(resource).id; }
  /// What the construct of a resource has recorded as its properties, with the effects of changes, and without
  /// overrides.
  constexpr void write_recorded_properties(std::size_t resource, cfn::writer& out) const {
    cfn::recording_reader in = parts_.head_of(resource).rest;
    in.skip();  // the metadata
    in.value(out);
  }

 private:
  [[nodiscard]] constexpr detail::resource_order order() const { return {parts_.index(), parts_.constructs()}; }
  [[nodiscard]] constexpr bool has_target(detail::part_place const& change) const {
    auto const of = static_cast<cfn::waiver::extent>(change.detail);
    bool const of_construct = change.kind == part_kind::waiver && of == cfn::waiver::extent::construct;
    bool found = change.kind == part_kind::waiver && of == cfn::waiver::extent::stack;
    parts_.each_part(part_kind::resource, [&](std::size_t part) {
      found = found || (of_construct ? parts_[part].made_by : parts_[part].name) == change.name;
    });
    return found;
  }
  constexpr void write_resource(std::size_t part, detail::resource_order const& order, cfn::writer& out) const {
    detail::located_parts::head const of = parts_.head_of(part);
    cfn::recording_reader in = of.rest;
    cfn::recording_view const metadata = in.rest();
    in.skip();
    out.begin_object();
    out.key("Type");
    out.string(of.type);
    if (!of.condition.empty()) {
      out.key("Condition");
      out.string(of.condition);
    }
    write_properties(part, in.rest(), out);
    if (of.removal != cfn::on_removal::unset) {
      // Never retain the resources of a failed creation: they would block the next one.
      bool const retains = of.removal == cfn::on_removal::retain;
      out.key("DeletionPolicy");
      out.string(retains ? "RetainExceptOnCreate" : "Delete");
      out.key("UpdateReplacePolicy");
      out.string(retains ? "Retain" : "Delete");
    }
    write_metadata(metadata, edits_of_metadata(&parts_[part]), out);
    write_depends_on(part, order, out);
    out.end_object();
  }

  [[nodiscard]] constexpr cfn::document entry(cfn::section section, std::string_view name) const {
    return detail::document_of([&](cfn::writer& out) { write_entry(find(part_kind::entry, name, section), out); });
  }

  [[nodiscard]] constexpr std::size_t find(part_kind kind, std::string_view name,
                                           cfn::section section = cfn::section::parameters) const {
    std::size_t const at = parts_.find(kind, name, section);
    if (at == parts_.index().part_count) detail::the_template_has_no_such_part();
    return at;
  }
  constexpr void write_entry(std::size_t part, cfn::writer& out) const {
    cfn::recording_reader in{parts_.recorded(part)};
    in.skip();  // the section
    in.skip();  // the name
    in.value(out);
  }
  constexpr void write_section(cfn::section section, std::string_view title, cfn::writer& out) const {
    bool open = false;
    parts_.each_part(part_kind::entry, [&](std::size_t part) {
      if (parts_[part].detail != static_cast<std::uint8_t>(section)) return;
      if (!open) out.key(title), out.begin_object();
      open = true;
      cfn::recording_reader in{parts_.recorded(part)};
      in.skip();  // the section
      out.key(in.whole_text());
      in.value(out);
    });
    if (open) out.end_object();
  }

  constexpr void write_properties(std::size_t part, cfn::recording_view properties, cfn::writer& out) const {
    core::sequence<cfn::edit> edits;
    parts_.each_override(parts_[part].name, [&](cfn::recording_reader in) {
      std::string_view const path = in.whole_text();
      edits.push_back({.path = path, .recorded = in.rest()});
    });
    if (edits.empty() && properties.event_count > 1 && properties.events[1] == cfn::event::end_object) return;
    out.key("Properties");
    write_edited(properties, edits.data(), edits.size(), out);
  }
  /// What overrides and waivers add to the Metadata of a resource, or of the template.
  [[nodiscard]] constexpr core::sequence<cfn::edit> edits_of_metadata(detail::part_place const* resource) const {
    core::sequence<cfn::edit> result;
    if (resource != nullptr)
      parts_.each_override(resource->name, [&](cfn::recording_reader in) {
        result.push_back({.path = "Strata.Overrides", .append = true, .text = in.whole_text()});
      });
    parts_.each_part(part_kind::waiver, [&](std::size_t part) {
      detail::part_place const& waiver = parts_[part];
      auto const of = static_cast<cfn::waiver::extent>(waiver.detail);
      bool const meant = of == cfn::waiver::extent::stack       ? resource == nullptr
                         : resource == nullptr                  ? false
                         : of == cfn::waiver::extent::construct ? resource->made_by == waiver.name
                                                                : resource->name == waiver.name;
      if (!meant) return;
      cfn::recording_reader in{parts_.recorded(part)};
      in.skip();  // the extent
      parts_.read_id(in);
      std::string_view const rule = in.whole_text();
      append_waiver(rule, in.whole_text(), result);
    });
    return result;
  }
  /// A waiver stands where the rule's tool looks for it.
  static constexpr void append_waiver(std::string_view rule, std::string_view reason,
                                      core::sequence<cfn::edit>& edits) {
    cfn::waiver_spelling const spelling = cfn::spelling_of(rule);
    if (spelling == cfn::waiver_spelling::cdk_nag) {
      edits.push_back({.path = "cdk_nag.rules_to_suppress", .append = true, .text = rule, .reason = reason});
      return;
    }
    bool const lint = spelling == cfn::waiver_spelling::cfn_lint;
    edits.push_back(
        {.path = lint ? "cfn-lint.config.ignore_checks" : "guard.SuppressedRules", .append = true, .text = rule});
    // This tool has no place for a reason.
    edits.push_back({.path = "Strata.Waivers", .append = true, .text = rule, .reason = reason});
  }
  static constexpr void write_metadata(cfn::recording_view metadata, core::sequence<cfn::edit> const& edits,
                                       cfn::writer& out) {
    constexpr cfn::event nothing[] = {cfn::event::begin_object, cfn::event::end_object};
    bool const none = metadata.event_count == 0 || *metadata.events == cfn::event::null;
    if (none && edits.empty()) return;
    out.key("Metadata");
    write_edited(none ? cfn::recording_view{nothing, nullptr, 2} : metadata, edits.data(), edits.size(), out);
  }

  constexpr void write_depends_on(std::size_t part, detail::resource_order const& order, cfn::writer& out) const {
    core::sequence<std::uint32_t> on = order.depends_on(static_cast<std::uint32_t>(part));
    if (on.empty()) return;
    core::stable_sort(on, [this](std::uint32_t a, std::uint32_t b) { return is_before(id_of(a), id_of(b)); });
    out.key("DependsOn");
    if (on.size() > 1) out.begin_array();
    for (std::uint32_t each : on) parts_.with_id(each, [&](std::string_view id) { out.string(id); });
    if (on.size() > 1) out.end_array();
  }
  static constexpr bool is_before(cfn::logical_id const& a, cfn::logical_id const& b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
      if (a[i] != b[i]) return a[i] < b[i];
    return a.size() < b.size();
  }

  stack_info const* info_;
  detail::located_parts parts_;
};

namespace detail {

/// The order between the constructs of a stack as a constant.
template <std::size_t Edges, std::size_t Constructs>
struct fixed_graph {
  core::edge edges[Edges + 1]{};
  std::uint32_t order[Constructs + 1]{};

  constexpr explicit fixed_graph(core::graph const& from) {
    for (std::size_t i = 0; i < Edges; ++i) edges[i] = from.edges[i];
    for (std::size_t i = 0; i < Constructs; ++i) order[i] = from.order[i];
  }
  [[nodiscard]] constexpr core::graph_view view() const { return {edges, Edges, order, Constructs}; }
};
template <class Stack>
inline constexpr std::size_t edges_of = core::graph_of<Stack>().edges.size();
template <class Stack>
inline constexpr fixed_graph<edges_of<Stack>, core::resources_of<Stack>::size> graph_in{core::graph_of<Stack>()};

template <class All, class Indices>
struct indexed_stack;
template <auto const&... Recorded, std::size_t... I>
struct indexed_stack<recorded_list<Recorded...>, std::index_sequence<I...>> {
  static constexpr index_size sum() {
    index_size result{};
    for (index_size each : {size_of_index<Recorded>...}) result.parts += each.parts, result.names += each.names;
    return result;
  }
  static constexpr fixed_index<sum()> index{index_in<Recorded, static_cast<std::uint32_t>(I)>.view()...};
};
template <class Stack>
using index_of_stack =
    indexed_stack<recordings_of<Stack>, std::make_index_sequence<core::resources_of<Stack>::size + 1>>;

}  // namespace detail

/// A template that makes its index at run time, for code that does not know the type of the stack.
class indexed_template {
 public:
  /// @param info the facts of the stack; they and the recordings must outlive the template
  /// @param recorded what each construct has recorded, then what the shared parts have
  indexed_template(stack_info const& info, cfn::recording_view const* recorded, core::graph_view constructs)
      : index_{detail::index_of_all(recorded, constructs.count + 1)},
        made_{info, recorded, index_.view(), constructs} {}
  indexed_template(indexed_template const&) = delete;
  indexed_template& operator=(indexed_template const&) = delete;
  ~indexed_template() = default;

  stack_template const& operator*() const { return made_; }
  stack_template const* operator->() const { return &made_; }

 private:
  detail::index_builder index_;
  stack_template made_;
};

/// The template of a stack, as a constant:
///
///     static_assert(template_of<app>.resource("LakeGoldBucket")["UpdateReplacePolicy"] == "Retain");
///     static_assert(template_of<app>.count("AWS::S3::Bucket") == 4);
///
/// The stack must be valid.
template <class Stack>
  requires(valid<Stack>)
inline constexpr stack_template template_of{
    info_of<Stack>, parts_of<Stack>, detail::index_of_stack<Stack>::index.view(), detail::graph_in<Stack>.view()};

}  // namespace strata
