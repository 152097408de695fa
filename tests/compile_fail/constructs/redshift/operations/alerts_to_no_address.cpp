// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0711
// EXPECT: E0711_email_address_is_malformed<.*dwh::alerts
// EXPECT: this is no email address; write one such as data@example.com
// EXPECT: data.example.com
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data.example.com"});  // the resource at fault
#else
inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data@example.com"});
#endif
struct app : shop<app, alerts> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0711]: Alerts (alerts_to_no_address.cpp:12) sends to "data.example.com", which is no email address
// SAYS:   write one such as data@example.com; see docs/errors/E0711.md
