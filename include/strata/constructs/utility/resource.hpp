// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/check.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/rejected.hpp>
#include <strata/constructs/utility/property_checks.hpp>
#include <strata/core/source_line.hpp>

/// Constructs for any resource type: typed by its generated header, or as data if there is no header or it does not
/// fit.
namespace strata {

namespace detail {

/// Finds the references in a value. Pseudo parameters refer to no construct.
template <class Found>
struct reference_walker {
  Found found;

  constexpr void id(cfn::logical_id const& to) const {
    if (to.construct.substr(0, 5) != "AWS::") found(to.construct);
  }
  constexpr void walk(cfn::text const& value) const {
    for (cfn::segment const& p : value.segments()) {
      if (p.what == cfn::segment::kind::ref || p.what == cfn::segment::kind::get_att) id(p.id);
      if (p.what == cfn::segment::kind::call) walk(*p.arguments);
    }
  }
  constexpr void walk(cfn::integer const& value) const {
    if (!value.is_literal()) walk(value.function());
  }
  constexpr void walk(cfn::number const& value) const {
    if (!value.is_literal()) walk(value.function());
  }
  constexpr void walk(cfn::boolean const& value) const {
    if (!value.is_literal()) walk(value.function());
  }
  constexpr void walk(cfn::json const& value) const {
    walk(value.string);
    for (cfn::json const& item : value.items) walk(item);
  }
  constexpr void walk(cfn::policy_document const& value) const {
    for (cfn::statement const& s : value.statements) {
      for (cfn::principal const& p : s.principals.items()) walk(p.who);
      walk(s.resources);
      for (cfn::condition const& c : s.conditions.items()) walk(c.values);
    }
  }
  template <class T>
  constexpr void walk(cfn::list<T> const& value) const {
    if (!value.is_literal()) return walk(value.function());
    for (T const& item : value.items()) walk(item);
  }
  template <class T>
  constexpr void walk(cfn::map<T> const& value) const {
    for (auto const& entry : value.entries()) walk(entry.value);
  }
  template <cfn::Visitable T>
  constexpr void walk(T const& value) const {
    // a copy, because a type without members would leave `this` unused
    value.each([self = *this](char const*, auto const& member, auto const&...) {
      if (member.has_value()) self.walk(*member);
    });
  }
};

template <class Found>
constexpr reference_walker<Found> walker(Found found) {
  return {found};
}

template <class Make>
concept gives_a_resource = requires {
  requires cfn::Visitable<decltype(Make{}())>;
  decltype(Make{}())::type_name;
};

}  // namespace detail

/// A typed resource, from a captureless lambda:
///
///     inline constexpr auto log_level = resource<"LogLevel">([] {
///       return aws::ssm::Parameter{.Type = "String", .Value = "info"};
///     });
///
/// Everything that it refers to must be in the stack. Errors: E0103, E0201 to E0214.
template <core::fixed_string Id, class Make>
class typed_resource {
 public:
  using resource_type = decltype(Make{}());
  static constexpr std::string_view id = Id.view();
  unsigned line;

  constexpr typed_resource(Make, cfn::on_removal removal, unsigned line_) : line{line_}, removal_{removal} {}

  constexpr cfn::handle<resource_type> handle() const { return {{id, {}}}; }

  constexpr void describe(core::describer& out) const {
    resource_type const made = Make{}();
    cfn::check_members(out, made);
    detail::check_between_properties(out, made);
    detail::walker([&out](std::string_view construct) {
      if (construct != id) out.needs(construct);
    }).walk(made);
  }
  constexpr void expand(auto& out) const { out.add({id, {}}, Make{}(), {.removal = removal_}); }

 private:
  cfn::on_removal removal_;
};

template <core::fixed_string Id = "", class Make>
constexpr auto
resource(Make make, cfn::on_removal removal = cfn::on_removal::unset, core::source_line line_ = {}) noexcept(
    sizeof(core::claim<detail::gives_a_resource<Make>,
                       errors::E0214_function_gives_no_resource<core::details<core::named<Id>>>>) > 0) {
  if constexpr (detail::gives_a_resource<Make>)
    return typed_resource<Id, Make>{make, removal, line_};
  else
    return detail::rejected<Id>{unsigned{line_}};
}

/// A resource of any type with its properties as data, from a captureless lambda that gives `cfn::object({...})`. The
/// resource's Metadata records that Strata did not check it.
template <core::fixed_string Id, class Make>
class raw_resource_construct {
 public:
  static constexpr std::string_view id = Id.view();
  unsigned line;

  constexpr raw_resource_construct(std::string_view type_name, Make, unsigned line_)
      : line{line_}, type_name_{type_name} {}

  [[nodiscard]] constexpr cfn::handle<cfn::untyped_resource> handle() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::reference ref() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::attribute get_att(std::string_view name) const { return {{id, {}}, name}; }

  constexpr void describe(core::describer& out) const {
    out.require(type_name_.find("::") != type_name_.npos, errors::E0203, type_name_);
    detail::walker([&out](std::string_view construct) {
      if (construct != id) out.needs(construct);
    }).walk(Make{}());
  }
  constexpr void expand(auto& out) const {
    out.add({id, {}}, cfn::untyped_resource{type_name_, Make{}()},
            {.metadata = cfn::object({{"Strata", cfn::object({{"Untyped", true}})}})});
  }

 private:
  std::string_view type_name_;
};

template <core::fixed_string Id = "", class Make>
constexpr auto raw_resource(std::string_view type_name, Make make, core::source_line line_ = {}) {
  return raw_resource_construct<Id, Make>{type_name, make, line_};
}

/// Replaces one property of a construct's resource, by its path, e.g. "VersioningConfiguration.Status". The value comes
/// from a captureless lambda. The resource's Metadata lists the path.
template <core::fixed_string Id, class Make>
class property_override_of {
 public:
  static constexpr std::string_view id = Id.view();
  unsigned line;

  constexpr property_override_of(cfn::logical_id resource, std::string_view path, Make, unsigned line_)
      : line{line_}, resource_{resource}, path_{path} {}

  constexpr void describe(core::describer& out) const {
    out.needs(resource_.construct);
    out.require(!path_.empty() && path_.front() != '.' && path_.back() != '.', errors::E0203, path_);
    detail::walker([&out](std::string_view construct) { out.needs(construct); }).walk(cfn::json(Make{}()));
  }
  constexpr void expand(auto& out) const { out.override_property(resource_, path_, cfn::json(Make{}())); }

 private:
  cfn::logical_id resource_;
  std::string_view path_;
};

template <core::fixed_string Id = "", class Resource, class Make>
constexpr auto property_override(cfn::handle<Resource> resource, std::string_view path, Make make,
                                 core::source_line line_ = {}) {
  return property_override_of<Id, Make>{resource.id, path, make, line_};
}

}  // namespace strata
