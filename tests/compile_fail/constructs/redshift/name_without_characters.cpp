// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0367
// EXPECT: E0367_name_is_no_identifier<.*dwh::role
// EXPECT: this one is empty or too long
// EXPECT: have_and_limit<0, 127>
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto role = producer.create_db_role<"Readers">("");  // the resource at fault
#else
inline constexpr auto role = producer.create_db_role<"Readers">("readers");
#endif
struct app : platform<app, role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0367]: Readers (name_without_characters.cpp:11) has the name "" of 0 bytes, and a name in Redshift has 1 to 127
// SAYS:   correct it; see docs/errors/E0367.md
