// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Alarms of workgroups, schedules and datashares, and the topics that they tell.
#include "../../../../compile_fail/operations.hpp"

#include <strata/testing/static_questions.hpp>

namespace dwh {

inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data@example.com"});
inline constexpr auto pager = existing_topic<"Pager">("arn:aws:sns:eu-west-1:111122223333:pager");
inline constexpr auto daily = schedule<"Daily">(load, {.at = "rate(1 day)"});
inline constexpr auto refreshed = refresh<"Refreshed">(compute, {.at = "rate(1 day)"});
inline constexpr auto own_queue =
    schedule<"OwnQueue">(load, {.at = "rate(1 day)", .dead_letter_queue = "arn:aws:sqs:eu-west-1:111122223333:mine"});
inline constexpr auto share = compute.create_share<"Share">("reviews", reviews);

inline constexpr auto of_compute = alarms<"OfCompute">(compute, alerts);
inline constexpr auto of_daily = alarms<"OfDaily">(daily, alerts);
inline constexpr auto of_refreshed = alarms<"OfRefreshed">(refreshed, pager);
inline constexpr auto of_own_queue = alarms<"OfOwnQueue">(own_queue, pager);
inline constexpr auto of_share = alarms<"OfShare">(share, alerts);
static_assert(Construct<decltype(alerts)> && Construct<decltype(pager)> && Construct<decltype(of_compute)> &&
              Construct<decltype(of_daily)> && Construct<decltype(of_share)>);

struct app : shop<app, alerts, pager, daily, refreshed, own_queue, share, of_compute, of_daily, of_refreshed,
                  of_own_queue, of_share> {};
static_assert(valid<app>);

template <auto const&... More>
struct with : shop<with<More...>, alerts, More...> {};
using alarm = aws::cloud_watch::Alarm;
using rule = aws::events::Rule;
static_assert(count_of<with<of_compute>, alarm> == 2);  // no highest capacity
static_assert(count_of<with<daily, of_daily>, rule> == 1 && count_of<with<daily, of_daily>, alarm> == 1);
static_assert(count_of<with<refreshed, pager, of_refreshed>, rule> == 2);
static_assert(count_of<with<own_queue, pager, of_own_queue>, alarm> == 0);

inline constexpr auto bounded =
    redshift_serverless_workgroup<"Bounded">(data, {.name = "shop", .base_capacity = 8, .max_capacity = 64});
inline constexpr auto of_bounded = alarms<"OfBounded">(bounded, alerts, {.queued_queries = 0});
struct with_bounds : stack<with_bounds, "Shop", role, data, bounded, alerts, of_bounded> {};
static_assert(valid<with_bounds> && count_of<with_bounds, alarm> == 2);

template <auto const&... More>
constexpr bool is_refused(core::error_code const& code) {
  return verdict_of<with<More...>>().error == &code;
}
inline constexpr auto silent = alarms<"Silent">(compute, alerts, {.failed_queries = 0, .queued_queries = 0});
inline constexpr auto negative = alarms<"Negative">(compute, alerts, {.failed_queries = -1});
inline constexpr auto nobody = alert_topic<"Nobody">({.email = "data at example.com"});
inline constexpr auto no_dot = alert_topic<"NoDot">({.email = "data@example"});
inline constexpr auto no_arn = existing_topic<"NoArn">("pager");
static_assert(is_refused<silent>(errors::E0713) && is_refused<negative>(errors::E0712) &&
              is_refused<nobody>(errors::E0711) && is_refused<no_dot>(errors::E0711) &&
              is_refused<no_arn>(errors::E0334));

inline constexpr auto limit = usage_limit<"Limit">(compute, {.amount = 99});
inline constexpr auto of_limit = alarms<"OfLimit">(limit, alerts);
inline constexpr auto beyond = alarms<"Beyond">(limit, alerts, {.percent = 101});
static_assert(valid<with<limit, of_limit>> && count_of<with<limit, of_limit>, alarm> == 1);
static_assert(is_refused<limit, beyond>(errors::E0712) && is_refused<of_limit>(errors::E0103));
// what is watched belongs to the stack
static_assert(is_refused<of_daily>(errors::E0103) && is_refused<daily, of_refreshed>(errors::E0103));

}  // namespace dwh

int main() {}
