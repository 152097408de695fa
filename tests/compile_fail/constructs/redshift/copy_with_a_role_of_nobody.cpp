// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0373
// EXPECT: E0373_role_is_not_associated<.*dwh::load
// EXPECT: add associated_role\(\.\.\.\) to the namespace
// EXPECT: OtherRole
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto other_role = iam_role<"OtherRole">(service_principal::redshift, can_read(exports));
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(  // the resource at fault
    reviews, exports / "in/", {.role = &other_role});
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.role = &lake_role});
#endif
struct app : platform<app, other_role, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0373]: Load (copy_with_a_role_of_nobody.cpp:12) loads by the role OtherRole, which its namespace does not have
// SAYS:   add associated_role(...) to the namespace; see docs/errors/E0373.md
