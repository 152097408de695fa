// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The concept of a construct, and that each construct of the library models it.
#include <strata/strata.hpp>

#include <strata/constructs/construct.hpp>
#include <strata/policy.hpp>

namespace {

using namespace strata;

template <class... Ts>
inline constexpr bool all_are_constructs = (Construct<Ts> && ...);

inline constexpr auto make_group = [] { return aws::logs::LogGroup{}; };
inline constexpr auto make_object = [] { return cfn::object({}); };

static_assert(all_are_constructs<data_lake_storage<"A">, access_logs_bucket<"A">, analytics_bucket<"A">,
                                 s3_data_copy<"A">, iam_role<"A">, data_vpc<"A">, existing_vpc<"A">>);
static_assert(all_are_constructs<redshift_serverless_namespace<"A">, redshift_serverless_workgroup<"A">>);
static_assert(all_are_constructs<redshift_table<"A">, redshift_view<"A">, redshift_materialized_view<"A">,
                                 existing_relation<"A">, redshift_custom_sql<"A">, redshift_merge<"A">,
                                 redshift_load<"A", redshift_table<"B">>, redshift_load<"A", table_named>>);
static_assert(all_are_constructs<redshift_schema<"A">, redshift_db_role<"A">, redshift_role_assignment<"A">,
                                 redshift_catalog<"A">>);
static_assert(
    all_are_constructs<redshift_db_user<"A">, redshift_db_group<"A">, redshift_grant<"A">, redshift_role_grant<"A">,
                       redshift_rls_policy<"A">, redshift_masking_policy<"A">, redshift_policy_attachment<"A">,
                       redshift_row_level_security<"A">, redshift_ownership<"A">>);
static_assert(all_are_constructs<redshift_datashare<"A", 1>, redshift_share_grant<"A">, redshift_share_database<"A">>);
static_assert(all_are_constructs<after<"A">, parameter<"A">, waiver_of<"A">>);
static_assert(
    all_are_constructs<decltype(resource<"A">(make_group)), decltype(raw_resource<"A">("A::B::C", make_object)),
                       decltype(property_override<"A">(cfn::handle<aws::logs::LogGroup>{}, "A", make_object)),
                       decltype(mapping<"A">(make_object)), decltype(condition<"A">(make_object)),
                       decltype(output<"A">(make_object))>);

// One member more or less.
struct base {
  std::string_view id;
  unsigned line = 0;
};
struct describes : base {
  constexpr void describe(core::describer&) const {}
};
struct expands : base {
  constexpr void expand(auto&) const {}
};
struct both : describes {
  constexpr void expand(auto&) const {}
};
struct changes : describes {
  constexpr void expand(auto&) {}
};
struct without_line {
  std::string_view id;
  constexpr void describe(core::describer&) const {}
  constexpr void expand(auto&) const {}
};
struct with_a_domain : both {
  using domain = plain_domain;
};
struct with_another_domain : both {
  using domain = int;
};
static_assert(Construct<both> && Construct<with_a_domain>);
static_assert(!Construct<int> && !Construct<base> && !Construct<describes> && !Construct<expands>);
static_assert(!Construct<changes> && !Construct<without_line> && !Construct<with_another_domain>);

}  // namespace
