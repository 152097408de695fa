// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/pack.hpp>
#include <strata/policy/relation.hpp>

/// Who may see and change what. Where the program does not say enough, the principal is a finding, too (E0506).
namespace strata::policy {

namespace access_rules {

/// Whether a pattern matches a column: "*.email", "customers.*", "shop.customers.email". A star stands for anything.
constexpr bool is_like(std::string_view pattern, sql::object_name const& relation, sql::identifier const& column) {
  core::sequence<char> full;
  sql::append_folded(full, relation.schema);
  full.push_back('.');
  std::size_t const start = full.size();
  sql::append_folded(full, relation.name);
  full.push_back('.');
  sql::append_folded(full, column);
  std::string_view const text{full.data(), full.size()};
  auto const matches = [](std::string_view glob, std::string_view in) {
    std::size_t g = 0, i = 0, star = glob.npos, mark = 0;
    while (i < in.size()) {
      if (g < glob.size() && glob[g] == '*') {
        star = g++;
        mark = i;
      } else if (g < glob.size() && glob[g] == in[i]) {
        ++g, ++i;
      } else if (star != glob.npos) {
        g = star + 1;
        i = ++mark;
      } else {
        return false;
      }
    }
    while (g < glob.size() && glob[g] == '*') ++g;
    return g == glob.size();
  };
  return matches(pattern, text.substr(start)) || matches(pattern, text);
}
/// The same of a column that a principal may see; one without a name may be any of its relation.
constexpr bool is_like(std::string_view pattern, column const& seen) {
  if (!seen.name.empty()) return is_like(pattern, seen.relation, seen.name);
  std::string_view const of_relation = pattern.substr(0, pattern.rfind('.'));
  return is_like(of_relation, {{}, {}, seen.relation.schema}, seen.relation.name) || of_relation == "*" ||
         sql::equal(sql::name_of(of_relation), seen.relation.name);
}

template <core::fixed_string Pattern, auto const&... Who>
inline constexpr auto only_these_see_unmasked = rule<detail::joined(core::fixed_string{"UnmaskedOnlyFor-"}, Pattern)>(
    {.description = "Only the principals of the policy see unmasked values of the columns in the rule's id",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/t_ddm.html"},
    [](principal const& one, rule_context& context) {
      core::tribool result = core::tribool::yes;
      if (((one.is_in(grantee{Who}) == core::tribool::yes) || ... || false)) return result;
      for (seen_column const& each : one.sees) {
        if (each.level == column_access::masked || !is_like(Pattern.view(), each.column)) continue;
        context.names(each.by);
        if (each.level != column_access::unknown) return core::tribool::no;
        result = core::tribool::unknown;
      }
      return result;
    });

inline constexpr auto nothing_is_granted_to_public =
    rule<"RedshiftAccess-1">({.description = "No privilege is granted to PUBLIC, which is every user, also one to come",
                              .source = "https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html"},
                             [](grant const& made) { return !made.is_to(sql::grantee_kind::everyone); });
inline constexpr auto nobody_grants_on =
    rule<"RedshiftAccess-2">({.description = "No privilege is granted WITH GRANT OPTION: grants stand in the program",
                              .source = "https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html"},
                             [](grant const& made) { return !made.with_grant_option; });
inline constexpr auto nobody_ignores_rls = rule<"RedshiftAccess-3">(
    {.description = "No role has IGNORE RLS, or all system privileges",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/t_rls.html"},
    [](grant const& made) {
      return made.scope != sql::grant_scope::warehouse || !made.privileges.has(sql::privilege::ignore_rls);
    });
inline constexpr auto privileges_are_for_roles = rule<"RedshiftAccess-4">(
    {.level = severity::warning,
     .description = "Privileges are granted to roles, and roles to users",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/t_Roles.html"},
    [](grant const& made) { return !made.is_to(sql::grantee_kind::user) && !made.is_to(sql::grantee_kind::group); });

template <core::fixed_string Schema, auto const&... Who>
inline constexpr auto these_do_not_write = rule<detail::joined(core::fixed_string{"NoWritesIn-"}, Schema)>(
    {.description = "The principals of the policy change no rows in the schema of the rule's id",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html"},
    [](principal const& one, rule_context& context) {
      core::tribool result = core::tribool::yes;
      core::tribool const concerned = (one.is_in(grantee{Who}) || ... || core::tribool::no);
      for (written_relation const& each : one.writes) {
        if (concerned == core::tribool::no || !sql::equal(each.relation.schema, sql::name_of(Schema.view()))) continue;
        context.names(each.by);
        if ((each.certain && concerned) == core::tribool::yes) return core::tribool::no;
        result = core::tribool::unknown;
      }
      return result;
    });

template <auto const& A, auto const& B>
inline constexpr auto nobody_is_in_both =
    rule<"SeparationOfDuties">({.description = "No principal has the privileges of both roles of the policy",
                                .source = "https://docs.aws.amazon.com/redshift/latest/dg/t_Roles.html"},
                               [](principal const& one) { return !(one.is_in(grantee{A}) && one.is_in(grantee{B})); });

template <core::fixed_string Pattern>
inline constexpr auto rows_are_filtered = rule<detail::joined(core::fixed_string{"RlsOn-"}, Pattern)>(
    {.description = "A table with the column in the rule's id has row-level security",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/t_rls.html"},
    [](relation const& made, rule_context& context) {
      if (made.kind == sql::object_kind::view || made.row_level_security == core::tribool::yes)
        return core::tribool::yes;
      bool const concerned = made.has_column([&](column const& c) {
        bool const found = is_like(Pattern.view(), c.relation, c.name);
        if (found) context.names(c.name.text);
        return found;
      }) == core::tribool::yes;
      if (concerned) return made.row_level_security;
      return made.has_other_columns ? core::tribool::unknown : core::tribool::yes;
    });

}  // namespace access_rules

/// No grants to PUBLIC, none with GRANT OPTION, no IGNORE RLS; privileges for roles.
struct redshift_access_pack : pack_of<access_rules::nothing_is_granted_to_public, access_rules::nobody_grants_on,
                                      access_rules::nobody_ignores_rls, access_rules::privileges_are_for_roles> {};
inline constexpr redshift_access_pack redshift_access{};

/// Only these principals see unmasked values of columns like "*.email": `unmasked_only_for<"*.email", hr>`. Others see
/// nothing of them, or what masking policies show.
template <core::fixed_string Pattern, auto const&... Who>
struct unmasked_only_for_pack : pack_of<access_rules::only_these_see_unmasked<Pattern, Who...>> {};
template <core::fixed_string Pattern, auto const&... Who>
inline constexpr unmasked_only_for_pack<Pattern, Who...> unmasked_only_for{};

/// No privilege is granted to PUBLIC.
struct no_public_grants_pack : pack_of<access_rules::nothing_is_granted_to_public> {};
inline constexpr no_public_grants_pack no_public_grants{};

/// No privilege is granted WITH GRANT OPTION.
struct no_grant_option_pack : pack_of<access_rules::nobody_grants_on> {};
inline constexpr no_grant_option_pack no_grant_option{};

/// These principals change no rows of the relations in a schema: `no_writes_across<"mart", analyst>`.
template <core::fixed_string Schema, auto const&... Who>
struct no_writes_across_pack : pack_of<access_rules::these_do_not_write<Schema, Who...>> {};
template <core::fixed_string Schema, auto const&... Who>
inline constexpr no_writes_across_pack<Schema, Who...> no_writes_across{};

/// No principal is in both roles: `separation<loader, reader>`.
template <auto const& A, auto const& B>
struct separation_pack : pack_of<access_rules::nobody_is_in_both<A, B>> {};
template <auto const& A, auto const& B>
inline constexpr separation_pack<A, B> separation{};

/// Each table and materialized view with a column like "*.tenant_id" has row-level security.
template <core::fixed_string... Patterns>
struct rls_on_pack : pack_of<access_rules::rows_are_filtered<Patterns>...> {};
template <core::fixed_string... Patterns>
inline constexpr rls_on_pack<Patterns...> rls_on{};

}  // namespace strata::policy
