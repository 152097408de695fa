// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A stack that cannot be deployed. It compiles because STRATA_EXPLAIN is defined.
#include <strata/policy.hpp>
#include <strata/synth.hpp>
#include <strata/synth/explanation.hpp>

#include <iostream>

namespace {

using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, price int)");
inline constexpr auto turnover =
    workgroup.create_view<"Turnover">("CREATE VIEW turnover AS\n  SELECT sum(prise) AS turnover FROM orders");
struct app : stack<app, "Mistaken", warehouse, workgroup, orders, turnover> {};
static_assert(valid<app> && complies_with<app, policy::aws_solutions>);

inline constexpr auto lone = iam_role<"Lone">(service_principal::redshift);
struct simple : stack<simple, "Simple", lone> {};
inline constexpr auto roles_are_described =
    policy::rule<"House-1">({.description = "A role says what it is for"},
                            [](aws::iam::Role const& role) { return role.Description.has_value(); });

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view{argv[1]} == "policy") {
    std::cout << explain<simple, policy::pack<roles_are_described>>();
    return 0;
  }
  if (argc == 2 && std::string_view{argv[1]} == "valid") {
    char const* const arguments[] = {argv[0], "--explain"};
    return strata::run<simple>(2, arguments);
  }
  return strata::run<app>(argc, argv);
}
