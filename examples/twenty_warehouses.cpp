// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Twenty data warehouses in one stack: a hub that loads and shares, and nineteen spokes that read the share. Constructs
// that differ by a number are variable templates.
#include "policies.hpp"

#include <strata/synth.hpp>

#include <utility>

namespace hub_and_spokes {

using namespace strata;

/// "Prefix" and a number below 100, in two digits.
template <core::fixed_string Prefix, std::size_t Number>
consteval auto numbered() {
  char text[Prefix.view().size() + 3]{};
  for (std::size_t i = 0; i < Prefix.view().size(); ++i) text[i] = Prefix.view()[i];
  text[Prefix.view().size()] = static_cast<char>('0' + Number / 10);
  text[Prefix.view().size() + 1] = static_cast<char>('0' + Number % 10);
  return core::fixed_string{text};
}
template <core::fixed_string Prefix, std::size_t Number>
inline constexpr auto name = numbered<Prefix, Number>();

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto archive =
    s3_data_copy<"Archive">(external_bucket{"events-of-many-years", "eu-central-1"} / "events/",
                            lake.gold() / "events/", {.distributed = true});
inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.gold() / "events/"));

inline constexpr auto hub_namespace =
    redshift_serverless_namespace<"HubNamespace">({.name = "hub", .db_name = "hub"}, default_role(lake_role));
inline constexpr auto hub = redshift_serverless_workgroup<"Hub">(hub_namespace, {.name = "hub", .base_capacity = 64});
inline constexpr auto events =
    hub.create_table<"Events">("CREATE TABLE events (id bigint, kind varchar(64), at timestamp)");
inline constexpr auto load_events = hub.ingest_data<"LoadEvents">(events, archive, {.format = copy_format::parquet});
inline constexpr auto kinds = hub.create_materialized_view<"Kinds">(
    "CREATE MATERIALIZED VIEW kinds AS SELECT kind, COUNT(*) AS events FROM events GROUP BY kind");
inline constexpr auto share = hub.create_share<"HubShare">("hub_share", kinds);

template <std::size_t I>
inline constexpr auto spoke_namespace = redshift_serverless_namespace<numbered<"SpokeNamespace", I>()>(
    {.name = name<"spoke", I>.view(), .db_name = "spoke"});
template <std::size_t I>
inline constexpr auto spoke = redshift_serverless_workgroup<numbered<"Spoke", I>()>(
    spoke_namespace<I>, {.name = name<"spoke", I>.view(), .base_capacity = 8});
template <std::size_t I>
inline constexpr auto grant = hub.grant_access_to_share<numbered<"Grant", I>()>(share, spoke_namespace<I>);
template <std::size_t I>
inline constexpr auto shared = spoke<I>.template create_database_from_share<numbered<"Shared", I>()>(grant<I>, "hub");
template <std::size_t I>
inline constexpr auto notes =
    spoke<I>.template create_table<numbered<"Notes", I>()>("CREATE TABLE notes (kind varchar(64), note varchar(max))");

template <class Sequence>
struct platform;
template <std::size_t... I>
struct platform<std::index_sequence<I...>>
    : stack<platform<std::index_sequence<I...>>, "TwentyWarehouses", lake, archive, lake_role, hub_namespace, hub,
            events, load_events, kinds, share, spoke_namespace<I>..., spoke<I>..., grant<I>..., shared<I>...,
            notes<I>...> {};

using app = platform<std::make_index_sequence<19>>;
static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

}  // namespace hub_and_spokes

int main(int argc, char** argv) { return strata::run<hub_and_spokes::app>(argc, argv); }
