// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/assess_resources.hpp>
#include <strata/synth/json_writer.hpp>
#include <strata/synth/policy_report.hpp>

namespace strata::synth {

/// A document as the values that typed resources are read from. Texts are views of the document, which must outlive the
/// result.
inline cfn::json as_value(json const& document) {
  switch (document.type()) {
    case json::value_t::boolean:
      return document.get<bool>();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
      return static_cast<long long>(document.get<std::int64_t>());
    case json::value_t::number_float:
      return document.get<double>();
    case json::value_t::string:
      return std::string_view{document.get_ref<std::string const&>()};
    case json::value_t::array: {
      cfn::json result = cfn::array({});
      for (json const& item : document) result.items.push_back(as_value(item));
      return result;
    }
    case json::value_t::object: {
      cfn::json result = cfn::object({});
      for (auto it = document.begin(); it != document.end(); ++it) cfn::set(result, it.key(), as_value(it.value()));
      return result;
    }
    default:
      return {};
  }
}

/// Evaluates a pack over any template, also one that Strata did not write. It reads resources of the types that the
/// pack's rules take as typed ones, and uses the same functions as at compile time. A document has no SQL, so rules
/// over SQL evaluate only stacks. The document must outlive the result.
template <policy::Pack P>
policy::assessment assess_template(P pack, json const& document, int on_day = policy::today) {
  auto const hand_over = [&document](auto& out) {
    for (auto it = document.at("Resources").begin(); it != document.at("Resources").end(); ++it) {
      json const& resource = it.value();
      cfn::attributes attributes;
      if (resource.contains("Metadata")) attributes.metadata = as_value(resource["Metadata"]);
      cfn::json properties = cfn::object({});
      if (resource.contains("Properties")) properties = as_value(resource["Properties"]);
      out.add({it.key(), {}}, cfn::untyped_resource{resource.at("Type").get_ref<std::string const&>(), properties},
              attributes);
    }
    if (document.contains("Metadata"))  // waivers for the whole stack
      cfn::each_waiver(as_value(document["Metadata"]), [&out](std::string_view rule, std::string_view reason) {
        out.waive({cfn::waiver::extent::stack, {}, rule, reason});
      });
  };
  return policy::assess_resources(pack, hand_over, on_day);
}

namespace detail {

inline std::string name_of(cfn::logical_id const& id) { return std::string{id.construct}.append(id.part); }

template <policy::Pack P>
policy_report as_report(std::string_view name, policy::assessment const& found) {
  policy_report result{std::string{name}, policy::size_of(P{}), found.resources, found.evaluated, {}, {}};
  for (policy::violation const& v : found.violations) {
    policy::rule_record const& rule = policy::rule_info_at(P{}, v.rule);
    policy_finding finding{name_of(v.resource),
                           std::string{rule.id},
                           std::string{policy::name_of(rule.info.level)},
                           std::string{rule.info.description},
                           std::string{rule.info.source},
                           v.type == policy::compliance_type::insufficient_data ? "not known: " + std::string{v.detail}
                                                                                : std::string{v.detail},
                           v.is_waived(),
                           {}};
    if (v.is_waived()) finding.reason = found.waivers[v.waived_by].what.reason;
    result.findings.push_back(std::move(finding));
  }
  for (policy::waiver_use const& w : found.waivers)
    if (w.concerns_the_pack && w.uses == 0) {
      std::string const target = w.what.of == cfn::waiver::extent::stack ? "the stack" : name_of(w.what.target);
      result.unused_waivers.push_back(target + ": " + std::string{w.what.rule});
    }
  return result;
}

}  // namespace detail

/// The report of a pack on a template; see `assess_template`.
template <policy::Pack P>
policy_report report_on(P pack, std::string_view name, json const& document, int on_day = policy::today) {
  return detail::as_report<P>(name, assess_template(pack, document, on_day));
}

/// The report of a pack on a stack, including rules over SQL.
template <class Stack, policy::Pack P>
policy_report report_on(P, std::string_view name, int on_day = policy::today) {
  return detail::as_report<P>(name, policy::assess<Stack, P{}>(on_day));
}

}  // namespace strata::synth
