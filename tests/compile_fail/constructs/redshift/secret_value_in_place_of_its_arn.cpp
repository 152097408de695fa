// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0336
// EXPECT: E0336_custom_resource_gets_no_secret<.*dwh::sales_ns
// EXPECT: name the secret by its ARN
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales_ns = existing_namespace<"SalesNamespace">({
    .db_name = "sales",
#ifdef STRATA_REJECT
    .secret = "{{resolve:secretsmanager:sales:SecretString:password}}",  // at fault
#else
    .secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sales-AbCdEf",
#endif
});
inline constexpr auto sales = existing_workgroup<"Sales">(sales_ns, {.name = "sales"});
struct app : stack<app, "App", sales_ns, sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0336]: SalesNamespace (secret_value_in_place_of_its_arn.cpp:11) has a secret value as its secret, and CloudFormation gives none to a custom resource
// SAYS:   name the secret by its ARN; see docs/errors/E0336.md
