// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0308
// EXPECT: E0308_arguments_are_in_another_order<
// EXPECT: the first two arguments are in the wrong order; exchange them
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(exports / "in/", reviews);  // offending line
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/");
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0308]: the first two arguments of Load are in the wrong order
// SAYS:   exchange them; see docs/errors/E0308.md
