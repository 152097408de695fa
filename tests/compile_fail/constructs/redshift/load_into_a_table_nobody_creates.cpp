// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*dwh::load
// EXPECT: create it or correct the name
// EXPECT: reviws
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(  // the resource at fault
    table_named{"reviws"}, exports / "in/");
#else
inline constexpr auto load = producer.ingest_data<"Load">(table_named{"reviews"}, exports / "in/");
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0104]: Load (load_into_a_table_nobody_creates.cpp:11) uses public.reviws, which nothing in the stack creates
// SAYS:   did you mean public.reviews?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
