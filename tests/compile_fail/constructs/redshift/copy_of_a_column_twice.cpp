// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0375
// EXPECT: E0375_column_list_is_malformed<.*dwh::load
// EXPECT: or names a column twice
// EXPECT: ID
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.columns = "id, ID"});
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.columns = "id, title"});
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0375]: Load (copy_of_a_column_twice.cpp:11) lists the columns "ID", with an empty place or one of them twice
// SAYS:   correct .columns; see docs/errors/E0375.md
