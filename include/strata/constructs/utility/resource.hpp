// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property_path.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/rejected.hpp>
#include <strata/constructs/utility/property_checks.hpp>
#include <strata/constructs/utility/property_names.hpp>
#include <strata/constructs/utility/references.hpp>
#include <strata/constructs/utility/unique_names.hpp>
#include <strata/core/source_line.hpp>

/// Constructs for any resource type: typed by its generated header, or as data if there is no header or it does not
/// fit.
namespace strata {

namespace detail {

/// Whether a type of resource runs code of others at deployment.
constexpr bool runs_code(std::string_view type_name) {
  for (std::string_view head : {"Custom::", "AWS::CloudFormation::"})
    if (type_name.substr(0, head.size()) == head) return true;
  return false;
}

/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html, and
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
constexpr bool is_type_name(std::string_view name) {
  constexpr std::string_view custom = "Custom::";
  if (name.substr(0, custom.size()) == custom)
    return name.size() > custom.size() && name.size() <= 60 + custom.size() &&
           all_of(name.substr(custom.size()),
                  [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '@' || c == '-'; });
  std::size_t parts = 0;
  while (!name.empty()) {
    std::size_t const end = name.find("::");
    std::string_view const part = name.substr(0, end);
    if (part.size() < 2 || part.size() > 64 || !all_of(part, [](char c) { return is_letter(c) || is_digit(c); }))
      return false;
    ++parts;
    if (end != name.npos && end + 2 == name.size()) return false;
    name = end == name.npos ? std::string_view{} : name.substr(end + 2);
  }
  return parts == 3 || parts == 4;
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
  core::source_line line;

  constexpr typed_resource(Make, cfn::on_removal removal, core::source_line line_) : line{line_}, removal_{removal} {}

  constexpr cfn::handle<resource_type> handle() const { return {{id, {}}}; }

  constexpr void describe(core::describer& out) const {
    resource_type const made = Make{}();
    detail::check_between_properties(out, made);
    if (detail::runs_code(resource_type::type_name)) out.mark(detail::may_write_anywhere);
    detail::describe_references(out, made, id);
    detail::describe_name(out, made);
  }
  constexpr void expand(auto& out) const { out.add({id, {}}, Make{}(), {.removal = removal_}); }

 private:
  cfn::on_removal removal_;
};

namespace detail {

/// Whether the body of a captureless lambda has an error, which the compiler has reported: its call operator is no
/// function then.
template <class Make>
concept is_broken = std::is_empty_v<Make> && std::is_default_constructible_v<Make> && !std::is_aggregate_v<Make> &&
                    !requires { &Make::operator(); } && !requires { Make{}(); };

}  // namespace detail

template <core::fixed_string Id = "", class Make>
constexpr auto
resource(Make make, cfn::on_removal removal = cfn::on_removal::unset, core::source_line line_ = {}) noexcept(
    sizeof(core::claim<detail::gives_a_resource<Make> || detail::is_broken<Make>,
                       errors::E0214_function_gives_no_resource<core::details<core::named<Id>>>>) > 0) {
  if constexpr (detail::gives_a_resource<Make>)
    return typed_resource<Id, Make>{make, removal, line_};
  else
    return detail::rejected<Id>{unsigned{line_}};
}

/// A resource of any type with its properties as data, from a captureless lambda that gives `cfn::object({...})`. The
/// resource's Metadata records that Strata did not check it. Errors: E0103, E0106, E0215 to E0217, E0221, E0222.
template <core::fixed_string Id, class Make>
class raw_resource_construct {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr raw_resource_construct(std::string_view type_name, Make, core::source_line line_)
      : line{line_}, type_name_{type_name} {}

  [[nodiscard]] constexpr cfn::handle<cfn::untyped_resource> handle() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::reference ref() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::attribute get_att(std::string_view name) const { return {{id, {}}, name}; }

  constexpr void describe(core::describer& out) const {
    out.require(detail::is_type_name(type_name_), errors::E0222, type_name_);
    if (detail::runs_code(type_name_)) out.mark(detail::may_write_anywhere);
    cfn::json const properties(Make{}());
    detail::describe_references(out, properties, id);
    detail::describe_name(out, type_name_, properties);
    detail::check_property_names(out, type_name_, properties);
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
/// from a captureless lambda. The resource's Metadata lists the path. Errors: E0103, E0106, E0203, E0215, E0221.
template <core::fixed_string Id, class Resource, class Make>
class property_override_of {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr property_override_of(cfn::logical_id resource, std::string_view path, Make, core::source_line line_)
      : line{line_}, resource_{resource}, path_{path} {}

  constexpr void describe(core::describer& out) const {
    out.changes(resource_.construct);
    detail::describe_target(out, resource_);
    out.require(!path_.empty() && path_.front() != '.' && path_.back() != '.', errors::E0203, path_);
    detail::describe_references(out, cfn::json(Make{}()));
    if constexpr (cfn::Visitable<Resource>)
      if (cfn::wrong_step const wrong = cfn::wrong_step_of<Resource>(path_))
        out.report_unknown(errors::E0221, wrong.step, wrong.closest);
  }
  constexpr void expand(auto& out) const { out.override_property(resource_, path_, cfn::json(Make{}())); }

 private:
  cfn::logical_id resource_;
  std::string_view path_;
};

template <core::fixed_string Id = "", class Resource, class Make>
constexpr auto property_override(cfn::handle<Resource> resource, std::string_view path, Make make,
                                 core::source_line line_ = {}) {
  return property_override_of<Id, Resource, Make>{resource.id, path, make, line_};
}

}  // namespace strata
