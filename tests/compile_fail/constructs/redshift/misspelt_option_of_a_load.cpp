// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: (no matching (member )?function|no matching constructor)
// EXPECT: copy_options
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.formt = copy_format::csv});  // offending line
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.format = copy_format::csv});
#endif
struct app : platform<app> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}
