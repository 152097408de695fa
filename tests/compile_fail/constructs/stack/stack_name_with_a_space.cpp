// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0305
// EXPECT: E0305_stack_name_is_malformed<
// EXPECT: My App
// EXPECT: a stack name has 1 to 128 letters, digits and hyphens and starts with a letter; correct it
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto role = iam_role<"Role">(service_principal::glue);
#ifdef STRATA_REJECT
struct app : stack<app, "My App", role> {};
#else
struct app : stack<app, "MyApp", role> {};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0305]: the stack is called "My App", and a name has 1 to 128 letters, digits and hyphens and starts with a letter
// SAYS:   correct it; see docs/errors/E0305.md
