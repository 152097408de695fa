// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0360
// EXPECT: E0360_sql_is_not_understood<.*dwh::view
// EXPECT: correct it
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto view = producer.create_view<"View">(  // the resource at fault
    "CREATE VIEW v AS SELECT 'a FROM reviews");
#else
inline constexpr auto view = producer.create_view<"View">("CREATE VIEW v AS SELECT 'a' FROM reviews");
#endif
struct app : platform<app, view> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}
