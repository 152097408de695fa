// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0372
// EXPECT: E0372_sql_has_a_dynamic_reference<.*dwh::hints
// EXPECT: write the two braces in separate literals
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto hints =
    producer.run_custom_sql<"Hints">({.create = "INSERT INTO reviews VALUES (1, '{{resolve:ssm:title}}')"});
#else
inline constexpr auto hints =
    producer.run_custom_sql<"Hints">({.create = "INSERT INTO reviews VALUES (1, '{' || '{resolve:ssm:title}}')"});
#endif
struct app : platform<app, hints> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0372]: the SQL of Hints (dynamic_reference_in_sql.cpp:11) contains {{resolve:, which CloudFormation would replace
// SAYS:   write the two braces in separate literals; see docs/errors/E0372.md
