// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0371
// EXPECT: E0371_role_is_not_of_this_namespace<.*dwh::grant
// EXPECT: create it in the namespace that uses it
// EXPECT: Readers
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto readers = producer.create_db_role<"Readers">("readers");
#ifdef STRATA_REJECT
inline constexpr auto grant = consumer.grant_schema_read_to_role<"Grant">(readers, "public");  // the resource at fault
#else
inline constexpr auto grant = producer.grant_schema_read_to_role<"Grant">(readers, "public");
#endif
struct app : platform<app, readers, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0371]: Grant (role_of_another_namespace.cpp:12) names the database role Readers, which belongs to another namespace
// SAYS:   create it in the namespace that uses it; see docs/errors/E0371.md
