// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0389
// EXPECT: E0389_namespace_id_is_malformed<.*dwh::marketing
// EXPECT: write a GUID such as 01234567-89ab-cdef-0123-456789abcdef
// EXPECT: 0123-4567
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(  // the resource at fault
    shared_by_account{.share = "all", .account = "123456789012", .namespace_id = "0123-4567"}, "marketing");
#else
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(
    shared_by_account{.share = "all", .account = "123456789012", .namespace_id = "01234567-89ab-cdef-0123-456789abcdef"}, "marketing");
#endif
struct app : platform<app, marketing> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0389]: Marketing (misspelt_namespace_id.cpp:11) has the namespace id "0123-4567", which is no GUID
// SAYS:   write one such as 01234567-89ab-cdef-0123-456789abcdef; see docs/errors/E0389.md
