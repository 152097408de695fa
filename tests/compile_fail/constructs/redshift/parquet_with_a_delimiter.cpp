// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0363
// EXPECT: E0363_copy_option_does_not_fit_the_format<.*dwh::load
// EXPECT: remove the option named here
// EXPECT: delimiter
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(  // the resource at fault
    reviews, exports / "in/", {.format = copy_format::parquet, .delimiter = ';'});
#else
inline constexpr auto load = producer.ingest_data<"Load">(
    reviews, exports / "in/", {.format = copy_format::csv, .delimiter = ';'});
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0363]: Load (parquet_with_a_delimiter.cpp:11) sets the option delimiter, which COPY does not take with this format or value
// SAYS:   remove or correct it; see docs/errors/E0363.md
