// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A platform of any size for the test of the page: STRATA_FEEDS feeds, each a table, its load and a view, in two
// schemas, and a share of the last views.
#include <strata/synth.hpp>

#include <utility>

namespace {

using namespace strata;

/// The text with each "###" replaced by a number in three digits.
template <core::fixed_string Pattern, std::size_t Number>
consteval auto numbered() {
  constexpr std::size_t digits[] = {Number / 100, Number / 10 % 10, Number % 10};
  char result[Pattern.view().size() + 1]{};
  std::size_t marks = 0;
  for (std::size_t i = 0; i < Pattern.view().size(); ++i) {
    char const c = Pattern.view()[i];
    result[i] = c == '#' ? static_cast<char>('0' + digits[marks++ % 3]) : c;
  }
  return core::fixed_string{result};
}
template <core::fixed_string Pattern, std::size_t Number>
inline constexpr auto written = numbered<Pattern, Number>();

inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto shop_namespace =
    redshift_serverless_namespace<"ShopNamespace">({.name = "shop", .db_name = "shop"}, default_role(lake_role));
inline constexpr auto shop = redshift_serverless_workgroup<"Shop">(shop_namespace, {.name = "shop"});
inline constexpr auto raw = shop.create_schema<"Raw">("raw");
inline constexpr auto mart = shop.create_schema<"Mart">("mart");

template <std::size_t I>
inline constexpr auto feed = shop.create_table<numbered<"Feed###", I>()>(
    written<"CREATE TABLE raw.feed_### (id bigint NOT NULL PRIMARY KEY, customer_id bigint DISTKEY, sold_at timestamp SORTKEY, price decimal(12, 2))",
         I>.view());
template <std::size_t I>
inline constexpr auto load = shop.ingest_data<numbered<"LoadFeed###", I>()>(
    feed<I>, lake.silver() / written<"feed_###/", I>.view(),
    {.format = copy_format::parquet, .when_no_files = when_no_files::skip});
template <std::size_t I>
inline constexpr auto daily = shop.create_view<numbered<"Daily###", I>()>(
    written<"CREATE VIEW mart.daily_### AS SELECT customer_id, COUNT(*) AS orders, SUM(price) AS revenue FROM raw.feed_### GROUP BY 1",
         I>.view());

inline constexpr auto total = shop.create_view<"Total">(
    "CREATE VIEW mart.total AS SELECT a.customer_id, a.revenue + b.revenue AS revenue FROM mart.daily_000 a JOIN mart.daily_001 b ON a.customer_id = b.customer_id");
inline constexpr auto share = shop.create_share<"TotalShare">("total_share", total);
inline constexpr auto grant = shop.grant_access_to_share<"GrantToPartner">(share, account{"210987654321"});
inline constexpr auto silver = output<"SilverBucket">([] { return cfn::ref(lake.silver().own); });

template <class Sequence>
struct stack_of_feeds;
template <std::size_t... I>
struct stack_of_feeds<std::index_sequence<I...>>
    : stack<stack_of_feeds<std::index_sequence<I...>>, "Shop", lake, lake_role, shop_namespace, shop, raw, mart,
            feed<I>..., load<I>..., daily<I>..., total, share, grant, silver> {};

}  // namespace

int main(int argc, char** argv) {
  return strata::run<stack_of_feeds<std::make_index_sequence<STRATA_FEEDS>>>(argc, argv);
}
