// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0362
// EXPECT: E0362_copy_needs_a_default_role<.*dwh::load
// EXPECT: add default_role\(\.\.\.\) to it, or name a role in \.role
// EXPECT: ConsumerNamespace
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto copies = consumer.create_table<"Copies">("CREATE TABLE copies (id integer)");
#ifdef STRATA_REJECT
inline constexpr auto load = consumer.ingest_data<"Load">(copies, exports / "in/");  // the resource at fault
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/");
#endif
struct app : platform<app, copies, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0362]: Load (default_role_that_is_not_there.cpp:12) loads by the default role of ConsumerNamespace, which has none
// SAYS:   add default_role(...) to the namespace, or name a role in .role; see docs/errors/E0362.md
