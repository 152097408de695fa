// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The statements of a warehouse in tests/runtime/sql/corpus: Strata resolves all of them, and a printed statement has
// the same meaning.
#include <strata/sql/meaning.hpp>
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace strata_test {
namespace {

using namespace strata::sql;

struct corpus_file {
  std::string name, text;
};

std::vector<corpus_file> const& corpus() {
  static std::vector<corpus_file> const files = [] {
    std::vector<corpus_file> result;
    for (auto const& entry : std::filesystem::directory_iterator{STRATA_SOURCE_DIR "/tests/runtime/sql/corpus"}) {
      std::ifstream in{entry.path()};
      result.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>{in}, {}}});
    }
    std::sort(result.begin(), result.end(), [](auto const& a, auto const& b) { return a.name < b.name; });
    return result;
  }();
  return files;
}

std::string explain(fault const& found, std::string_view sql) {
  if (!found) return {};
  text_position const place = line_and_column(sql, found.offset);
  return std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + std::string(to_text(found.code)) +
         ": " + std::string(sql.substr(found.offset, found.length));
}

TEST_CASE("all statements of the corpus are understood") {
  std::size_t statements = 0;
  for (corpus_file const& file : corpus()) {
    INFO(file.name);
    CHECK(explain(check_syntax(file.text), file.text).empty());
    for (std::string_view statement : split(file.text)) {
      INFO(statement);
      CHECK(statement_kind_of(statement) != statement_kind::unknown);
      CHECK_FALSE(check_syntax(statement));
      ++statements;
    }
  }
  CHECK(statements >= 150);
}

TEST_CASE("what is printed of the corpus is the same tree") {
  for (corpus_file const& file : corpus()) {
    INFO(file.name);
    auto const tokens = tokenize(file.text);
    syntax_tree const tree{all_of(tokens)};
    for (operand_style style : {operand_style::as_written, operand_style::in_parentheses}) {
      std::string printed;
      print(printed, tree.view(), style);
      auto const again = tokenize(printed);
      CHECK(same_tree(tree.view(), syntax_tree{all_of(again)}.view()));
    }
  }
}

/// A view's columns with their sources, checked by hand against its SQL: `a: t.b` is copied, `f(t.b)` goes into an
/// expression, `if t.b` is a condition of a subquery; the conditions on all rows stand behind the bar.
struct lineage_case {
  std::string view, expected;
};

lineage_case const
    lineage_cases[] =
        {
            {"customer_current",
             "customer_key: dim_customer.customer_key; customer_id: dim_customer.customer_id; email: dim_customer.email; "
             "full_name: dim_customer.full_name; country: dim_customer.country; city: dim_customer.city; segment: "
             "dim_customer.segment | dim_customer.is_current"},
            {"customer_as_of",
             "full_date: dim_date.full_date; customer_id: dim_customer.customer_id; segment: dim_customer.segment | "
             "dim_date.full_date dim_customer.valid_from dim_customer.valid_to"},
            {"customer_both",
             "customer_key: dim_customer.customer_key; customer_id: dim_customer.customer_id; segment_then: "
             "dim_customer.segment; segment_now: customer_current.segment; valid_from: dim_customer.valid_from; valid_to: "
             "dim_customer.valid_to | dim_customer.customer_id customer_current.customer_id"},
            {"sessions",
             "user_id: fact_page_views.user_id; session_no: f(fact_page_views.user_id) f(fact_page_views.viewed_at); started_at: f(fact_page_views.viewed_at); ended_at: f(fact_page_views.viewed_at); views:; seconds: f(fact_page_views.viewed_at) | fact_page_views.user_id fact_page_views.viewed_at"},
            {"views_by_day",
             "day: f(fact_page_views.viewed_at); device: fact_page_views.device; views:; events: f(fact_page_views.event_id) | "
             "fact_page_views.viewed_at fact_page_views.device"},
            {"entry_and_exit",
             "user_id: fact_page_views.user_id; session_hint: fact_page_views.session_hint; entry_url: f(fact_page_views.user_id) f(fact_page_views.session_hint) f(fact_page_views.url) f(fact_page_views.viewed_at); exit_url: f(fact_page_views.user_id) f(fact_page_views.session_hint) f(fact_page_views.url) f(fact_page_views.viewed_at)"},
            {"paths",
             "user_id: fact_page_views.user_id; session_hint: fact_page_views.session_hint; path: f(fact_page_views.url) "
             "f(fact_page_views.viewed_at) | fact_page_views.user_id fact_page_views.session_hint"},
            {"bounces",
             "user_id: sessions.user_id; sessions:; bounces: f(sessions.views); bounce_rate: f(sessions.views) | "
             "sessions.user_id"},
            {"time_on_page",
             "url: fact_page_views.url; median_seconds: f(fact_page_views.user_id) f(fact_page_views.viewed_at) | fact_page_views.user_id fact_page_views.url fact_page_views.viewed_at"},
            {"funnel",
             "viewers: f(events.event_name) f(events.event_ts); adders: f(events.event_name) f(events.event_ts); checkouts: f(events.event_name) f(events.event_ts); buyers: f(events.event_name) f(events.event_ts) | events.user_id events.event_ts"},
            {"attribution",
             "order_id: fact_orders.order_id; referrer: fact_page_views.referrer; viewed_at: fact_page_views.viewed_at; touch: f(fact_orders.order_id) f(fact_page_views.viewed_at); is_last_touch: f(fact_orders.order_id) f(fact_page_views.viewed_at) | dim_customer.customer_key dim_customer.customer_id fact_orders.customer_key fact_orders.ordered_at fact_page_views.user_id fact_page_views.referrer fact_page_views.viewed_at"},
            {"activity_streaks",
             "user_id: fact_page_views.user_id; first_day: f(fact_page_views.viewed_at); last_day: "
             "f(fact_page_views.viewed_at); length: | fact_page_views.user_id fact_page_views.viewed_at"},
            {"missing_dates", "full_date: dim_date.full_date | dim_date.full_date daily_sales.sales_date"},
            {"price_periods",
             "product_id: dim_product.product_id; list_price: dim_product.list_price; since: f(dim_product.valid_from); until: "
             "f(dim_product.valid_to) | dim_product.product_id dim_product.list_price dim_product.valid_from"},
            {"outages",
             "device_id: sensor_readings.device_id; went_silent: sensor_readings.read_at; came_back: f(sensor_readings.device_id) f(sensor_readings.read_at); minutes: f(sensor_readings.device_id) f(sensor_readings.read_at) | sensor_readings.device_id sensor_readings.read_at"},
            {"merged_subscriptions",
             "customer_id: fact_subscriptions.customer_id; period: f(fact_subscriptions.customer_id) f(fact_subscriptions.started_on) f(fact_subscriptions.ended_on); started_on: f(fact_subscriptions.started_on); ended_on: f(fact_subscriptions.ended_on) | fact_subscriptions.customer_id fact_subscriptions.started_on fact_subscriptions.ended_on"},
            {"running_stock",
             "product_key: fact_inventory.product_key; snapshot_date: fact_inventory.snapshot_date; on_hand: fact_inventory.on_hand; change: f(fact_inventory.snapshot_date) f(fact_inventory.product_key) f(fact_inventory.store_key) f(fact_inventory.on_hand); weekly_average: f(fact_inventory.snapshot_date) f(fact_inventory.product_key) f(fact_inventory.on_hand)"},
            {"concurrent_subscriptions",
             "day: fact_subscriptions.started_on fact_subscriptions.ended_on; active: f(fact_subscriptions.started_on) f(fact_subscriptions.ended_on) | fact_subscriptions.started_on fact_subscriptions.ended_on"},
            {"orders_latest",
             "order_id: orders.order_id; customer_id: orders.customer_id; status: orders.status; total: orders.total | orders.order_id orders.order_ts orders.loaded_at"},
            {"duplicate_emails",
             "email: f(dim_customer.email); customers: f(dim_customer.customer_id); ids: f(dim_customer.customer_id) | dim_customer.customer_id dim_customer.email dim_customer.is_current"},
            {"events_once",
             "event_id: events.event_id; user_id: events.user_id; event_name: events.event_name; event_ts: events.event_ts | "
             "events.event_id events.event_ts"},
            {"only_in_staging",
             "order_id: orders.order_id if fact_orders.order_id; total: orders.total if fact_orders.order_total"},
            {"in_both", "order_id: orders.order_id fact_orders.order_id"},
            {"order_events",
             "event_id: raw_events.event_id; order_id: f(raw_events.payload); total: f(raw_events.payload); received_at: "
             "raw_events.received_at | raw_events.payload"},
            {"event_items",
             "event_id: raw_events.event_id; sku: f(raw_events.payload); quantity: f(raw_events.payload); position: | "
             "raw_events.payload"},
            {"event_attributes",
             "event_id: raw_events.event_id; name:; value: f(raw_events.payload) | raw_events.payload"},
            {"item_totals",
             "event_id: raw_events.event_id; total: f(raw_events.payload) | raw_events.event_id raw_events.payload"},
            {"cohorts",
             "cohort: f(fact_orders.ordered_at); age: f(fact_orders.ordered_at); customers: f(dim_customer.customer_id) | dim_customer.customer_key dim_customer.customer_id fact_orders.customer_key fact_orders.ordered_at"},
            {"retention",
             "cohort: cohorts.cohort; age: cohorts.age; customers: cohorts.customers; retained: f(cohorts.cohort) f(cohorts.age) f(cohorts.customers)"},
            {"lifetime_value",
             "customer_id: dim_customer.customer_id; segment: dim_customer.segment; lifetime_eur: f(fact_orders.order_total_eur); orders:; decile: f(fact_orders.order_total_eur) | dim_customer.customer_key dim_customer.customer_id dim_customer.segment fact_orders.customer_key"},
            {"churn",
             "customer_id: fact_subscriptions.customer_id; last_day: f(fact_subscriptions.ended_on); state: "
             "f(fact_subscriptions.ended_on) | fact_subscriptions.customer_id"},
            {"mrr",
             "month_start: dim_date.full_date; plan: fact_subscriptions.plan; mrr: f(fact_subscriptions.monthly_price); subscribers: f(fact_subscriptions.customer_id) | dim_date.full_date fact_subscriptions.plan fact_subscriptions.started_on fact_subscriptions.ended_on"},
            {"rolling_actives",
             "full_date: dim_date.full_date; monthly_actives: if dim_date.full_date f(fact_page_views.user_id) if fact_page_views.viewed_at | dim_date.full_date"},
            {"new_returning",
             "day: f(fact_page_views.viewed_at); new_users: f(fact_page_views.user_id) f(fact_page_views.viewed_at); users: f(fact_page_views.user_id) | fact_page_views.user_id fact_page_views.viewed_at"},
            {"orders_wide",
             "order_id: fact_orders.order_id; order_date: dim_date.full_date; customer_id: dim_customer.customer_id; country: dim_customer.country; channel: dim_channel.channel; store_name: dim_store.store_name; order_total_eur: fact_orders.order_total_eur | dim_date.date_key dim_customer.customer_key dim_channel.channel_key dim_store.store_key fact_orders.order_date_key fact_orders.customer_key fact_orders.channel_key fact_orders.store_key"},
            {"revenue_by_day",
             "order_date: dim_date.full_date; revenue: f(fact_orders.order_total_eur); orders: f(fact_orders.order_id) | dim_date.date_key dim_date.full_date fact_orders.order_date_key"},
            {"top_products",
             "category: product_analysis.category; product_key: product_analysis.product_key; revenue: "
             "product_analysis.revenue; position: f(product_analysis.category) f(product_analysis.revenue) | "
             "product_analysis.category product_analysis.revenue"},
            {"org_chart",
             "employee_id: employees.employee_id; name: employees.name; depth:; path: f(employees.name) | employees.employee_id employees.manager_id"},
            {"stock_by_state",
             "product_key: f(fact_inventory.snapshot_date) f(fact_inventory.product_key) f(fact_inventory.store_key) "
             "f(fact_inventory.on_hand) f(fact_inventory.reserved); kind: f(fact_inventory.snapshot_date) "
             "f(fact_inventory.product_key) f(fact_inventory.store_key) f(fact_inventory.on_hand) f(fact_inventory.reserved); "
             "pieces: f(fact_inventory.snapshot_date) f(fact_inventory.product_key) f(fact_inventory.store_key) "
             "f(fact_inventory.on_hand) f(fact_inventory.reserved) | fact_inventory.snapshot_date fact_inventory.product_key "
             "fact_inventory.store_key fact_inventory.on_hand fact_inventory.reserved"},
            {"without_money",
             "sales_date: daily_sales.sales_date; country: daily_sales.country; category: daily_sales.category; orders: "
             "daily_sales.orders"},
            {"all_amounts",
             "day: daily_sales.sales_date daily_sales_archive.sales_date; amount: daily_sales.revenue_eur "
             "daily_sales_archive.revenue_eur"},
            {"reused_alias",
             "order_id: fact_orders.order_id; tax: f(fact_orders.order_total_eur); net: f(fact_orders.order_total_eur)"},
            {"clocks",
             "event_id: events.event_id; berlin: f(events.event_ts); pacific: f(events.event_ts); epoch: f(events.event_ts); "
             "tomorrow: f(events.event_ts); last_week: f(events.event_ts)"},
            {"lookup", "code:; label:"},
};

std::string lineage_of(catalog const& relations, meaning const& of) {
  auto const name = [&](column_source const& s) {
    catalog_relation const& from = relations[s.relation];
    return std::string(from.name.name.text) + '.' + std::string(from.columns.columns[s.column].name.text);
  };
  std::string result;
  for (output_column const& column : of.rows.columns) {
    if (!result.empty()) result += "; ";
    result += std::string(column.name.text) + ':';
    for (column_source const& s : column.sources) {
      if (s.how == derivation::copied) result += ' ' + name(s);
      if (s.how == derivation::transformed) result += " f(" + name(s) + ')';
      if (s.how == derivation::condition) result += " if " + name(s);
    }
  }
  if (!of.rows.conditions.empty()) result += " |";
  for (column_source const& s : of.rows.conditions) result += ' ' + name(s);
  return result;
}

/// ADD COLUMN and RENAME COLUMN of a relation that the catalog has.
void add_altered(catalog& relations, std::string_view statement) {
  std::vector<token> const tokens = [&] {
    strata::core::sequence<token> const all = tokenize(statement);
    return std::vector<token>{all.begin(), all.end()};
  }();
  syntax_tree const made{token_range{tokens.data(), tokens.data() + tokens.size()}};
  tree_view const tree = made.view();
  alteration const change = alteration_of(tree, tree.first_statement());
  if (change.change != column_change::adds && change.change != column_change::renames) return;
  std::uint32_t const table = tree.find(tree.first_statement(), node_kind::object);
  catalog_relation const* const found =
      relations.find(name_of_tokens(tree.tokens, tree[table].first, tree[table].last));
  if (found == nullptr) return;
  catalog_relation altered = *found;
  identifier const name = tree.first_token(change.column).as_identifier();
  identifier const given = change.new_name == 0 ? name : tree.first_token(change.new_name).as_identifier();
  if (change.change == column_change::adds) altered.columns.columns.push_back({.name = given, .hash = hash(given)});
  for (output_column& column : altered.columns.columns)
    if (equal(column.name, name)) column.name = given, column.hash = hash(given);
  relations.add(std::move(altered));
}

TEST_CASE("all names of the corpus mean something, and columns come from where they should") {
  catalog relations;
  std::vector<lineage_case> left{std::begin(lineage_cases), std::end(lineage_cases)};
  for (corpus_file const& file : corpus()) {
    for (std::string_view statement : split(file.text)) {
      INFO(file.name << '\n' << statement);
      meaning const found = meaning_of(statement, relations);
      CHECK(explain(found.error, statement).empty());
      std::string const view{created_relation_of(statement).name.name.text};
      std::erase_if(left, [&](lineage_case const& c) {
        if (c.view != view) return false;
        CHECK(lineage_of(relations, found) == c.expected);
        return true;
      });
      add_created(relations, statement, found);
      add_altered(relations, statement);
    }
  }
  CHECK(left.empty());
  CHECK(std::size(lineage_cases) >= 30);
}

}  // namespace
}  // namespace strata_test
