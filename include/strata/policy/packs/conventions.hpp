// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/pattern.hpp>
#include <strata/cfn/property.hpp>
#include <strata/cfn/tag.hpp>
#include <strata/core/sequence.hpp>
#include <strata/policy/pack.hpp>
#include <strata/policy/relation.hpp>
#include <strata/policy/values.hpp>

/// A company's own conventions: the tags of resources, their names, forbidden columns, and columns that nobody else may
/// see.
namespace strata::policy {

namespace conventions {

/// Whether a resource type takes tags as a list of Key and Value.
template <class Resource>
concept Tagged = requires(Resource const& r) {
  requires std::is_same_v<std::remove_cvref_t<decltype(r.Tags)>, cfn::optional<cfn::list<cfn::tag>>>;
};

template <core::fixed_string Key>
inline constexpr auto resources_have_the_tag = rule<detail::joined(core::fixed_string{"Tagging-"}, Key)>(
    {.description = "Resources that take tags have the tag that the rule is named after",
     .source = "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html"},
    []<Tagged Resource>(Resource const& resource) {
      if (!resource.Tags.has_value()) return false;
      for (cfn::tag const& t : resource.Tags->items())
        if (equals(*t.Key, Key.view())) return true;
      return false;
    });

/// The name of a resource, for the types that have one.
template <class Resource>
constexpr cfn::text const* name_of(Resource const& r) {
  auto const given = [](auto const& name) -> cfn::text const* { return name.has_value() ? &*name : nullptr; };
  if constexpr (requires { r.BucketName; })
    return given(r.BucketName);
  else if constexpr (requires {
                       r.NamespaceName;
                       r.DbName;
                     })
    return given(r.NamespaceName);
  else if constexpr (requires { r.WorkgroupName; })
    return given(r.WorkgroupName);
  else if constexpr (requires { r.RoleName; })
    return given(r.RoleName);
  else if constexpr (requires {
                       r.FunctionName;
                       r.Code;
                     })
    return given(r.FunctionName);
  else if constexpr (requires { r.StateMachineName; })
    return given(r.StateMachineName);
  else if constexpr (requires {
                       r.LogGroupName;
                       r.RetentionInDays;
                     })
    return given(r.LogGroupName);
  else
    return nullptr;
}
template <class Resource>
concept Named = cfn::Visitable<Resource> &&
                (requires(Resource const& r) { r.BucketName; } || requires(Resource const& r) { r.NamespaceName; r.DbName; } ||
                 requires(Resource const& r) { r.WorkgroupName; } || requires(Resource const& r) { r.RoleName; } ||
                 requires(Resource const& r) { r.FunctionName; r.Code; } || requires(Resource const& r) { r.StateMachineName; } ||
                 requires(Resource const& r) { r.LogGroupName; r.RetentionInDays; });

template <core::fixed_string Pattern>
inline constexpr auto names_match =
    rule<"Naming-1">({.description = "What is given a name is called as the convention says"},
                     []<Named Resource>(Resource const& resource, rule_context& context) {
                       cfn::text const* const name = name_of(resource);
                       if (name == nullptr) return compliance_type::not_applicable;
                       // Only the characters before the first reference are known at compile time.
                       core::sequence<char> chars;
                       for (cfn::segment const& p : name->segments()) {
                         if (p.what != cfn::segment::kind::literal) break;
                         for (char c : p.chars) chars.push_back(c);
                       }
                       // Names below /aws/ are AWS's: log groups of its services.
                       if (std::string_view{chars.data(), chars.size()}.substr(0, 5) == "/aws/")
                         return compliance_type::not_applicable;
                       if (!name->segments().empty()) context.names(name->segments().front().chars);
                       return as_compliance_type(cfn::matches(Pattern.view(), {chars.data(), chars.size()}));
                     });

template <core::fixed_string Pattern>
inline constexpr auto columns_are_not_named_like =
    rule<detail::joined(core::fixed_string{"NoColumnNamedLike-"}, Pattern)>(
        {.description = "No table or view has a column whose name matches the expression in the rule's id"},
        [](relation const& made, rule_context& context) {
          return as_compliance_type(!made.has_column([&](column const& c) {
            bool const found = c.is_named_like(Pattern.view());
            if (found) context.names(c.name.text);
            return found;
          }));
        });

template <core::fixed_string Column>
inline constexpr auto column_is_never_shared = rule<detail::joined(core::fixed_string{"NeverShared-"}, Column)>(
    {.description = "No datashare shows values of the column in the rule's id"},
    [](datashare const& share, rule_context& context) {
      for (column const& c : share.shows)
        if (c.is(Column.view())) return context.names(c.name.text), core::tribool::no;
      if (auto const* missing = share.uncertain(Column.view()))
        return context.names(missing->construct), core::tribool::unknown;
      return core::tribool::yes;
    });

}  // namespace conventions

/// Each resource that takes tags has these: `tagging<"Owner", "CostCenter">`.
template <core::fixed_string... Keys>
struct tagging_pack : pack_of<conventions::resources_have_the_tag<Keys>...> {};
template <core::fixed_string... Keys>
inline constexpr tagging_pack<Keys...> tagging{};

/// Names of buckets, namespaces, workgroups, roles, functions, state machines and log groups match a regular expression
/// (ECMAScript, anywhere in the name: anchor it): `naming<"^acme-[a-z]+">`. Resources without a name pass.
template <core::fixed_string Pattern>
struct naming_pack : pack_of<conventions::names_match<Pattern>> {};
template <core::fixed_string Pattern>
inline constexpr naming_pack<Pattern> naming{};

/// No table, view or materialized view has a column whose name, in lower case, matches one of these regular
/// expressions: `no_column_named_like<"^ssn$", "passport">`. A relation with columns that Strata does not know is a
/// finding, too (E0506).
template <core::fixed_string... Patterns>
struct no_column_named_like_pack : pack_of<conventions::columns_are_not_named_like<Patterns>...> {};
template <core::fixed_string... Patterns>
inline constexpr no_column_named_like_pack<Patterns...> no_column_named_like{};

/// No datashare shows values of these columns, under any name and through any number of views and statements; see
/// `exposes`. The spelling is "table.column" or "schema.table.column"; a stack without such a column complies. Where
/// the program does not say enough, the datashare is a finding, too (E0506).
template <core::fixed_string... Columns>
struct never_shared_pack : pack_of<conventions::column_is_never_shared<Columns>...> {};
template <core::fixed_string... Columns>
inline constexpr never_shared_pack<Columns...> never_shared{};

}  // namespace strata::policy
