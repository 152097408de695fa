// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The domains of a stack, and their additions to it.
#include <strata/strata.hpp>

#include <strata/testing/static_questions.hpp>

#include <type_traits>

namespace strata_test {

using namespace strata;

static_assert(Domain<plain_domain> && Domain<custom_resources::domain>);
static_assert(Domain<redshift_domain> && Domain<redshift_sql_domain>);
static_assert(!Domain<int> && !Domain<data_lake_storage<"A">>);

struct without_needs {
  static constexpr std::uint32_t marks = 0;
  template <class Stack>
  static constexpr core::verdict check() {
    return {};
  }
  static constexpr void expand_shared_parts(auto&, std::uint32_t) {}
};
struct checks_by_bool : plain_domain {
  template <class Stack>
  static constexpr bool check() {
    return true;
  }
};
static_assert(!Domain<without_needs> && !Domain<checks_by_bool>);

// No two domains share a bit, and none takes a bit of constructs/options.hpp.
static_assert((custom_resources::domain::marks & redshift_domain::marks) == 0);
static_assert(((custom_resources::domain::marks | redshift_domain::marks) & detail::destroys_data) == 0);
static_assert((redshift_sql_domain::marks &
               (custom_resources::domain::marks | redshift_domain::marks | detail::destroys_data)) == 0);

// A domain for this test: a shared log group, and a check.
struct audit_domain : plain_domain {
  static constexpr std::uint32_t marks = 1u << 24;
  template <class Stack>
  static constexpr core::verdict check() {
    core::verdict result;
    if (core::resources_of<Stack>::size > 2) result.error = &errors::E0302, result.resources.push_back(0);
    return result;
  }
  static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
    if (stack_marks & marks) out.add({"AuditLog", {}}, aws::logs::LogGroup{});
  }
};
struct report_domain : plain_domain {
  using needs = domain_list<custom_resources::domain, audit_domain>;
};
static_assert(Domain<audit_domain> && Domain<report_domain>);

template <core::fixed_string Id, class Of>
struct of_domain {
  using domain = Of;
  std::string_view id = Id.view();
  unsigned line = 0;
  bool marks = true;
  constexpr void describe(core::describer& out) const {
    if (marks) out.mark(audit_domain::marks);
  }
  constexpr void expand(auto&) const {}
};
inline constexpr of_domain<"Audit1", audit_domain> audit1{};
inline constexpr of_domain<"Audit2", audit_domain> audit2{};
inline constexpr of_domain<"Audit3", audit_domain> audit3{};
inline constexpr of_domain<"Quiet", audit_domain> quiet{.marks = false};
inline constexpr of_domain<"Report", report_domain> report{.marks = false};
inline constexpr auto role = iam_role<"Role">(service_principal::redshift);
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto compute = redshift_serverless_workgroup<"Compute">(warehouse, {.name = "compute"});
inline constexpr auto table = compute.create_table<"T">("CREATE TABLE t (id int)");

template <auto const&... Resources>
struct stack_of : stack<stack_of<Resources...>, "Stack", Resources...> {};

template <class Stack, class... Expected>
inline constexpr bool has_domains = std::is_same_v<domains_of<Stack>, domain_list<Expected...>>;

// Each domain once, in the order of the constructs, after the domains that it needs; a construct without a domain adds
// none.
static_assert(has_domains<stack_of<>>);
static_assert(has_domains<stack_of<role>>);
static_assert(has_domains<stack_of<role, audit1, audit2>, audit_domain>);
static_assert(has_domains<stack_of<lake, role>, custom_resources::domain>);
static_assert(has_domains<stack_of<audit1, lake>, audit_domain, custom_resources::domain>);
static_assert(has_domains<stack_of<lake, audit1>, custom_resources::domain, audit_domain>);
static_assert(has_domains<stack_of<report>, custom_resources::domain, audit_domain, report_domain>);
static_assert(has_domains<stack_of<audit1, report, lake>, audit_domain, custom_resources::domain, report_domain>);
static_assert(has_domains<stack_of<warehouse, compute>, custom_resources::domain, redshift_domain>);
static_assert(
    has_domains<stack_of<table, lake, warehouse>, custom_resources::domain, redshift_domain, redshift_sql_domain>);

// Shared parts are in a stack once, and only if a construct needs them.
static_assert(count_of<stack_of<audit1, audit2>, aws::logs::LogGroup> == 1);
static_assert(count_of<stack_of<quiet>, aws::logs::LogGroup> == 0);
static_assert(count_of<stack_of<role>, aws::lambda::Function> == 0);
static_assert(count_of<stack_of<lake>, aws::lambda::Function> == 1);
static_assert(count_of<stack_of<warehouse>, aws::lambda::Function> == 1);

// Their verdict is the stack's.
static_assert(verdict_of<stack_of<audit1, audit2>>());
static_assert(verdict_of<stack_of<audit1, audit2, audit3>>().error == &errors::E0302);
static_assert(verdict_of<stack_of<audit1, audit2, audit3>>().resources.front() == 0);

}  // namespace strata_test
