// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Schedules of loads, refreshes and SQL: what they wait for, what they make, and how they stand to each other.
#include "../../../../compile_fail/operations.hpp"

#include <strata/policy.hpp>

namespace dwh {

using policy::compliance_of;

inline constexpr auto totals =
    compute.create_materialized_view<"Totals">("CREATE MATERIALIZED VIEW totals AS SELECT n FROM counts");
inline constexpr auto daily = schedule<"Daily">(load, {.at = "cron(0 2 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto all = refresh<"All">(compute, {.at = "cron(0 3 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto tidy =
    schedule<"Tidy">(compute, "VACUUM; DELETE FROM reviews WHERE title = ''", {.at = "cron(0 5 ? * SUN *)"});
static_assert(Construct<decltype(daily)> && Construct<decltype(all)> && Construct<decltype(tidy)>);

struct app : shop<app, totals, daily, all, tidy> {};
static_assert(valid<app>);

// ---- order: each view behind those that it reads, whatever the order of the declarations

template <auto const& Refresh, class Stack>
constexpr bool refreshes(std::initializer_list<std::string_view> wanted) {
  auto const views = Refresh.refreshed_in(info_of<Stack>);
  if (views.names().size() != wanted.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (views.names()[i] != wanted.begin()[i]) return false;
  return true;
}
static_assert(refreshes<all, app>({"public.counts", "public.totals"}));

struct upside_down : stack<upside_down, "Shop", totals, counts, all, load, reviews, compute, data, role> {};
static_assert(valid<upside_down> && refreshes<all, upside_down>({"public.counts", "public.totals"}));

inline constexpr auto some = refresh<"Some">(compute, {&totals, &counts}, {.at = "rate(1 day)"});
struct listed : shop<listed, totals, some> {};
static_assert(valid<listed> && refreshes<some, listed>({"public.counts", "public.totals"}));
inline constexpr auto one = refresh<"One">(compute, {&totals}, {.at = "rate(1 day)"});
struct only_one : shop<only_one, totals, one> {};
static_assert(valid<only_one> && refreshes<one, only_one>({"public.totals"}));

// ---- what is read runs first

template <auto const&... Schedules>
struct with : shop<with<Schedules...>, totals, Schedules...> {};
template <auto const&... Schedules>
constexpr bool is_refused(core::error_code const& code) {
  return verdict_of<with<Schedules...>>().error == &code;
}
inline constexpr auto early = refresh<"Early">(compute, {.at = "cron(0 1 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto elsewhere = refresh<"Elsewhere">(compute, {.at = "cron(0 1 * * ? *)"});
inline constexpr auto flexible =
    refresh<"Flexible">(compute, {.at = "cron(0 1 * * ? *)", .time_zone = "Europe/Berlin", .flexible_minutes = 120});
inline constexpr auto intended = refresh<"Intended">(
    compute, {.at = "cron(0 1 * * ? *)", .time_zone = "Europe/Berlin", .may_read_older_data = true});
inline constexpr auto off =
    refresh<"Off">(compute, {.at = "cron(0 1 * * ? *)", .time_zone = "Europe/Berlin", .enabled = false});
static_assert(is_refused<daily, early>(errors::E0704) && is_refused<early, daily>(errors::E0704));
static_assert(valid<with<daily, elsewhere>> && valid<with<daily, flexible>> && valid<with<daily, intended>> &&
              valid<with<daily, off>>);

// through SQL: what it deletes and inserts is a source, what it reads has one
inline constexpr auto archive = compute.create_table<"Archive">("CREATE TABLE archive (n bigint)");
inline constexpr auto copies = schedule<"Copies">(compute, "INSERT INTO archive SELECT n FROM totals",
                                                  {.at = "cron(30 1 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto later = schedule<"Later">(compute, "INSERT INTO archive SELECT n FROM totals",
                                                {.at = "cron(30 3 * * ? *)", .time_zone = "Europe/Berlin"});
static_assert(is_refused<archive, all, copies>(errors::E0704) && valid<with<archive, all, later>>);
static_assert(is_refused<archive, daily, copies>(errors::E0704));

// two that refresh the same views are no sources of each other
inline constexpr auto again = refresh<"Again">(compute, {.at = "cron(0 13 * * ? *)", .time_zone = "Europe/Berlin"});
static_assert(valid<with<all, again>>);

// ---- what it needs is there, and what it makes counts for nobody

inline constexpr auto misspelt = schedule<"Misspelt">(compute, "DELETE FROM review", {.at = "rate(1 day)"});
inline constexpr auto wrong_column =
    schedule<"WrongColumn">(compute, "DELETE FROM reviews WHERE tile = ''", {.at = "rate(1 day)"});
inline constexpr auto dropping = schedule<"Dropping">(compute, "DROP TABLE archive", {.at = "rate(1 day)"});
inline constexpr auto swaps =
    schedule<"Swaps">(compute, "DROP TABLE IF EXISTS mine; CREATE TABLE mine (id int)", {.at = "rate(1 day)"});
inline constexpr auto of_the_swap = compute.create_view<"OfTheSwap">("CREATE VIEW of_it AS SELECT id FROM mine");
static_assert(is_refused<misspelt>(errors::E0104) && is_refused<wrong_column>(errors::E0404));
static_assert(is_refused<archive, dropping>(errors::E0707));
static_assert(valid<with<swaps>> && is_refused<swaps, of_the_swap>(errors::E0104));
inline constexpr auto empty = refresh<"Empty">(compute, {.at = "rate(1 day)"});
struct nothing_to_refresh : stack<nothing_to_refresh, "Shop", role, data, compute, reviews, empty> {};
static_assert(verdict_of<nothing_to_refresh>().error == &errors::E0705);

// ---- what it moves counts where a program asks who sees which column

inline constexpr auto shared = compute.create_share<"Shared">("shared", archive);
inline constexpr auto leak =
    schedule<"Leak">(compute, "INSERT INTO archive SELECT id FROM reviews", {.at = "rate(1 day)"});
struct silent : shop<silent, archive, shared> {};
struct leaking : shop<leaking, archive, shared, leak> {};
static_assert(compliance_of<silent, policy::never_shared<"reviews.id">>.violations == 0);
static_assert(compliance_of<leaking, policy::never_shared<"reviews.id">>.violations == 1);

// ---- in warehouses that exist

inline constexpr auto there = existing_namespace<"There">({.db_name = "sales", .name = "sales"});
inline constexpr auto cluster = existing_cluster<"Cluster">(there, {.identifier = "reports", .db_user = "deployer"});
inline constexpr auto orders = cluster.existing_relation<"Orders">("public", "orders", {.columns = "id int"});
inline constexpr auto in_cluster =
    schedule<"InCluster">(cluster, "DELETE FROM orders WHERE id < 0", {.at = "rate(1 day)"});
inline constexpr auto wrong_there =
    schedule<"WrongThere">(cluster, "DELETE FROM orders WHERE ib < 0", {.at = "rate(1 day)"});
struct guest : stack<guest, "Guest", there, cluster, orders, in_cluster> {};
struct wrong_guest : stack<wrong_guest, "Guest", there, cluster, orders, wrong_there> {};
static_assert(valid<guest> && verdict_of<wrong_guest>().error == &errors::E0404);
static_assert(compliance_of<guest, policy::least_privilege>.violations == 0);

// ---- options

inline constexpr auto backwards =
    schedule<"Backwards">(load, {.at = "rate(1 day)", .start = "2027-02-01T00:00:00", .end = "2027-01-01T00:00:00"});
inline constexpr auto short_window = schedule<"ShortWindow">(load, {.at = "rate(1 day)", .retry_seconds = 30});
inline constexpr auto queue_url =
    schedule<"QueueUrl">(load, {.at = "rate(1 day)", .dead_letter_queue = "https://sqs.us-east-1.amazonaws.com/1/q"});
static_assert(is_refused<backwards>(errors::E0701) && is_refused<short_window>(errors::E0703) &&
              is_refused<queue_url>(errors::E0334));

}  // namespace dwh

int main() {}
