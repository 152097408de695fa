// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Platforms: values from stack to stack, the order of deployment, and what an account and Region has once.
#include <strata/aws/ssm/parameter.hpp>
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;

inline constexpr place here{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place same_with_a_profile{.account = "111122223333", .region = "eu-west-1", .profile = "p"};
inline constexpr place other_region{.account = "111122223333", .region = "eu-west-2"};
inline constexpr place other_account{.account = "444455556666", .region = "eu-west-1"};
static_assert(is_same_place(here, same_with_a_profile));
static_assert(!is_same_place(here, other_region) && !is_same_place(here, other_account));

template <core::fixed_string Name, auto const&... Resources>
struct named : stack<named<Name, Resources...>, Name, Resources...> {};
template <class... Placed>
struct of : platform<of<Placed...>, "Of", Placed...> {};

inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
inline constexpr auto name_of_logs = handed_over<"NameOfLogs">(here, here, [] { return cfn::ref(logs.handle()); });
inline constexpr auto name_here = name_of_logs.received();
inline constexpr auto name_for_others =
    handed_over<"NameOfLogs">(here, other_region, [] { return cfn::ref(logs.handle()); });
inline constexpr auto name_elsewhere = name_for_others.received();

inline constexpr auto uses_import =
    resource<"Entry">([] { return aws::ssm::Parameter{.Type = "String", .Value = name_here.value().text()}; });
inline constexpr auto uses_parameter =
    resource<"Entry">([] { return aws::ssm::Parameter{.Type = "String", .Value = name_elsewhere.value().text()}; });

using gives = named<"Gives", logs, name_of_logs>;
using gives_elsewhere = named<"Gives", logs, name_for_others>;
using takes = named<"Takes", name_here, uses_import>;
using takes_parameter = named<"Takes", name_elsewhere, uses_parameter>;
static_assert(valid<gives> && valid<gives_elsewhere> && valid<takes> && valid<takes_parameter>);

template <class Platform>
constexpr core::error_code const* error() {
  return verdict_of_platform<Platform>.error;
}
/// The position of the stack that is deployed first, and how many values go from stack to stack.
template <class Platform>
constexpr std::size_t first() {
  return Platform::checker().deployment()[0];
}
template <class Platform>
constexpr std::size_t values() {
  return Platform::checker().edges().size();
}

// ---- order
// -----------------------------------------------------------------------------------------------------------

using in_order = of<placed<gives, here>, placed<takes, here>>;
using against_order = of<placed<takes, here>, placed<gives, here>>;
using across = of<placed<takes_parameter, other_region>, placed<gives_elsewhere, here>>;
using with_profiles = of<placed<takes, same_with_a_profile>, placed<gives, here>>;
static_assert(valid_platform<in_order> && valid_platform<against_order> && valid_platform<across>);
static_assert(valid_platform<with_profiles>);
static_assert(first<in_order>() == 0 && first<against_order>() == 1 && first<across>() == 1);
static_assert(values<in_order>() == 1 && !in_order::checker().edges()[0].is_parameter);
static_assert(values<across>() == 1 && across::checker().edges()[0].is_parameter);

// ---- E0603: nobody gives it, or somebody elsewhere
// -------------------------------------------------------------------

static_assert(error<of<placed<takes, here>>>() == &errors::E0603);
static_assert(error<of<placed<takes, other_region>, placed<gives, here>>>() == &errors::E0603);
static_assert(error<of<placed<takes, other_account>, placed<gives, here>>>() == &errors::E0603);
static_assert(error<of<placed<takes_parameter, other_region>, placed<named<"Other", logs>, here>>>() == &errors::E0603);
static_assert(verdict_of_platform<of<placed<takes, here>>>.subject == "NameOfLogs");
static_assert(verdict_of_platform<of<placed<takes, here>>>.first == "Takes");
inline constexpr auto imports_by_hand = resource<"Entry">(
    [] { return aws::ssm::Parameter{.Type = "String", .Value = cfn::fn::import_value("network-id")}; });
using takes_network = named<"TakesNetwork", imports_by_hand>;
static_assert(error<of<placed<takes_network, here>>>() == &errors::E0603);
struct with_a_network : platform<with_a_network, "Of", placed<takes_network, here>> {
  static constexpr std::string_view exports_of_others[] = {"network-id"};
};
static_assert(valid_platform<with_a_network>);
inline constexpr auto network_id =
    output<"Network">([] { return cfn::ref(logs.handle()); }, {.export_name = "network-id"});
static_assert(valid_platform<of<placed<takes_network, here>, placed<named<"Network", logs, network_id>, here>>>);

// ---- E0601, E0602, E0605: once in an account and Region
// --------------------------------------------------------------

static_assert(error<of<placed<gives, here>, placed<gives, here>>>() == &errors::E0601);
static_assert(error<of<placed<gives, here>, placed<gives, other_region>>>() == nullptr);
static_assert(error<of<placed<gives, here>, placed<named<"Again", logs, name_of_logs>, here>>>() == &errors::E0602);
static_assert(error<of<placed<gives, here>, placed<named<"Again", logs, name_of_logs>, other_account>>>() == nullptr);

inline constexpr auto ns = redshift_serverless_namespace<"Ns">({.name = "sales", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(ns, {.name = "sales"});
inline constexpr auto named_logs = resource<"Logs">([] { return aws::logs::LogGroup{.LogGroupName = "/app"}; });
using makes_warehouse = named<"Makes", ns, wg>;
using makes_it_too = named<"Too", ns, wg>;
static_assert(error<of<placed<makes_warehouse, here>, placed<makes_it_too, here>>>() == &errors::E0605);
static_assert(error<of<placed<makes_warehouse, here>, placed<makes_it_too, other_region>>>() == nullptr);
static_assert(error<of<placed<named<"A", named_logs>, here>, placed<named<"B", named_logs>, here>>>() ==
              &errors::E0605);

// What exists is named by as many stacks as like.
inline constexpr auto existing_ns = existing_namespace<"Ns">({.db_name = "dev", .name = "sales"});
inline constexpr auto existing_wg = existing_workgroup<"Wg">(existing_ns, {.name = "sales"});
inline constexpr auto t = existing_wg.create_table<"T">("CREATE TABLE t (id int)");
using guest = named<"Guest", existing_ns, existing_wg, t>;
using other_guest = named<"OtherGuest", existing_ns, existing_wg, t>;
static_assert(error<of<placed<makes_warehouse, here>, placed<guest, here>, placed<other_guest, here>>>() == nullptr);

// ---- E0604: circles, also long ones and beside them
// -------------------------------------------------------------------

template <core::fixed_string Id>
inline constexpr auto gift = handed_over<Id>(here, here, [] { return cfn::ref(logs.handle()); });
template <core::fixed_string Id>
inline constexpr auto taken = gift<Id>.received();
using a = named<"A", logs, gift<"FromA">, taken<"FromC">>;
using b = named<"B", logs, gift<"FromB">, taken<"FromA">>;
using c = named<"C", logs, gift<"FromC">, taken<"FromB">>;
using behind = named<"Behind", logs, taken<"FromA">>;
static_assert(error<of<placed<a, here>, placed<b, here>, placed<c, here>>>() == &errors::E0604);
static_assert(error<of<placed<behind, here>, placed<a, here>, placed<b, here>, placed<c, here>>>() == &errors::E0604);

}  // namespace strata_test
