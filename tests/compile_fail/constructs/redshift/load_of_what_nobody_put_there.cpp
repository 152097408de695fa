// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0374
// EXPECT: E0374_nothing_puts_files_there<.*dwh::load
// EXPECT: puts no files under this prefix
// EXPECT: reviews from DataLakeSilverBucket/
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(reviews, lake.silver() / "in/");  // the resource at fault
#else
inline constexpr auto load = producer.ingest_data<"Load">(
    reviews, lake.silver() / "in/", {.when_no_files = when_no_files::skip});
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0374]: Load (load_of_what_nobody_put_there.cpp:11) loads reviews from DataLakeSilverBucket/in/, and the stack makes this bucket and puts no files there
// SAYS:   copy some there, or set .when_no_files; see docs/errors/E0374.md
