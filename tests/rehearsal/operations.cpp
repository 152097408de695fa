// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Versions of one program whose loads, refreshes and SQL run by schedules, and one that `drift` compares. Writes the
// templates into the given folder; more arguments are a command of the latter.
#include <strata/constructs/redshift/operations.hpp>
#include <strata/synth.hpp>

#include <string>

namespace {

using namespace strata;

enum class version { before, changed };
using enum version;

inline constexpr external_bucket exports{"exports", "eu-west-1"};
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(exports));
inline constexpr auto shop_namespace = redshift_serverless_namespace<"ShopNamespace">(
    {.name = "shop", .db_name = "sales", .removal = removal_policy::destroy}, default_role(role));
inline constexpr auto shop = redshift_serverless_workgroup<"Shop">(shop_namespace, {.name = "shop"});
inline constexpr auto orders =
    shop.create_table<"Orders">("CREATE TABLE orders (id int, kind varchar(20))", {.removal = removal_policy::destroy});
inline constexpr auto load =
    shop.ingest_data<"Load">(orders, exports / "orders/", {.mode = load_mode::truncate_then_load});
inline constexpr auto history = shop.create_table<"History">("CREATE TABLE history (kind varchar(20), n int)",
                                                             {.removal = removal_policy::destroy});
// Declared behind what reads it.
inline constexpr auto best =
    shop.create_materialized_view<"Best">("CREATE MATERIALIZED VIEW best AS SELECT kind, n FROM kinds WHERE n > 1");
inline constexpr auto kinds = shop.create_materialized_view<"Kinds">(
    "CREATE MATERIALIZED VIEW kinds AS SELECT kind, COUNT(*) AS n FROM orders GROUP BY kind");
inline constexpr auto all_kinds =
    shop.create_materialized_view<"AllKinds">("CREATE MATERIALIZED VIEW all_kinds AS SELECT COUNT(*) AS n FROM kinds");

template <version V>
inline constexpr auto daily = schedule<"Daily">(
    load, {.at = V == changed ? "cron(30 1 * * ? *)" : "cron(0 2 * * ? *)", .time_zone = "Europe/Berlin"});
template <version V>
inline constexpr auto refreshed = refresh<"Refreshed">(
    shop, {.at = "cron(0 3 * * ? *)", .time_zone = "Europe/Berlin", .retries = V == changed ? 3 : 185});
template <version V>
inline constexpr auto kept =
    schedule<"Kept">(shop,
                     V == changed ? "INSERT INTO history SELECT kind, n FROM best WHERE kind <> 'it''s \"odd\"'"
                                  : "VACUUM orders; DELETE FROM history; INSERT INTO history SELECT kind, n FROM best",
                     {.at = "cron(0 4 * * ? *)", .time_zone = "Europe/Berlin"});

inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data@example.com"});
template <version V>
inline constexpr auto of_shop =
    alarms<"OfShop">(shop, alerts, {.failed_queries = V == changed ? 5 : 10, .queued_queries = V == changed ? 0 : 10});
template <version V>
inline constexpr auto of_daily = alarms<"OfDaily">(daily<V>, alerts);
template <version V>
inline constexpr auto of_refreshed = alarms<"OfRefreshed">(refreshed<V>, alerts);
template <version V>
inline constexpr auto of_kept = alarms<"OfKept">(kept<V>, alerts);  // changed: without a state machine

template <version V>
inline constexpr auto limit = usage_limit<"Limit">(
    shop, {.amount = V == changed ? 50 : 100, .period = V == changed ? usage_period::weekly : usage_period::daily});
inline constexpr auto ceiling = usage_limit<"Ceiling">(shop, {.amount = 900, .action = breach_action::deactivate});
inline constexpr auto of_ceiling = alarms<"OfCeiling">(ceiling, alerts);
inline constexpr auto lower_ceiling = usage_limit<"Ceiling">(shop, {.amount = 500, .action = breach_action::log});

template <version V>
inline constexpr auto weekly =
    snapshots<"Weekly">(shop_namespace, V == changed ? 30 : 90, {.at = "cron(0 1 ? * SUN *)"});

template <class Self, auto const&... Resources>
struct operations
    : stack<Self, "Operations", role, shop_namespace, shop, orders, load, history, best, kinds, Resources...> {
  static constexpr stack_options options{.remove_data_on_destroy = true};
};
struct first
    : operations<first, daily<before>, refreshed<before>, kept<before>, alerts, of_shop<before>, of_daily<before>,
                 of_refreshed<before>, of_kept<before>, limit<before>, ceiling, of_ceiling, weekly<before>> {};
struct second : operations<second, all_kinds, daily<changed>, refreshed<changed>, kept<changed>, alerts,
                           of_shop<changed>, of_daily<changed>, of_refreshed<changed>, of_kept<changed>, limit<changed>,
                           lower_ceiling, weekly<changed>> {};
struct none : operations<none> {};

// What `drift` compares: relations, columns, privileges and a share in two schemas.
inline constexpr auto mart = shop.create_schema<"Mart">("mart", {.removal = removal_policy::destroy});
inline constexpr auto customers = shop.create_table<"Customers">(
    R"sql(CREATE TABLE mart.customers (id bigint NOT NULL, name varchar(100), "Odd name" char(3), joined date,
      credit decimal(12, 2)) DISTKEY (id))sql",
    {.removal = removal_policy::destroy});
inline constexpr auto visits = shop.create_table<"Visits">(
    "CREATE TABLE mart.visits (customer bigint, at timestamp, page varchar(max), score float8, ok bool)",
    {.removal = removal_policy::destroy});
inline constexpr auto names =
    shop.create_view<"Names">("CREATE VIEW mart.names AS SELECT id, name AS customer FROM mart.customers");
inline constexpr auto pages = shop.create_materialized_view<"Pages">(
    "CREATE MATERIALIZED VIEW mart.pages AS SELECT page, COUNT(*) AS visits FROM mart.visits GROUP BY page");
inline constexpr auto analyst = shop.create_db_role<"Analyst">("analyst");
inline constexpr auto support = shop.create_db_role<"Support">("support");
inline constexpr auto etl = shop.create_db_user<"Etl">("etl");
inline constexpr auto usage = shop.grant<"Usage">(privilege::usage, mart, {analyst, support});
inline constexpr auto reads = shop.grant<"Reads">({privilege::select}, customers, analyst);
inline constexpr auto writes = shop.grant<"Writes">({privilege::insert, privilege::select}, visits, etl);
inline constexpr auto supports = shop.grant<"Supports">(privilege::select, tables_in(mart), support);
inline constexpr auto share = shop.create_share<"Share">("partners", {names, visits});
struct governed : operations<governed, mart, customers, visits, names, pages, analyst, support, etl, usage, reads,
                             writes, supports, share> {};

struct named_program {
  char const* name;
  synth::stack_program (*program)();
};
constexpr named_program programs[] = {{"operations.before", &synth::program_of<first>},
                                      {"operations.changed", &synth::program_of<second>},
                                      {"operations.none", &synth::program_of<none>},
                                      {"operations.governed", &synth::program_of<governed>}};

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) return synth::run_program(synth::program_of<governed>(), argc, argv);  // one of its commands
  if (argc != 2) return synth::bad_arguments;
  for (named_program const& p : programs) {
    std::string const file = std::string{argv[1]} + "/" + p.name + ".json";
    char const* const arguments[] = {argv[0], "--quiet", "--through-bucket", "--output", file.c_str()};
    if (int const code = synth::run_program(p.program(), 5, arguments)) return code;
  }
  return synth::success;
}
