// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <queries.hpp>
#include <strata/synth.hpp>

namespace {

using namespace strata;

inline constexpr auto ns = redshift_serverless_namespace<"Namespace">({.name = "main-ns", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg"});
inline constexpr auto events = wg.create_table<"Events">(queries::events);
static_assert(queries::class_ == "SELECT 1\n");  // class.sql
inline constexpr auto recent = wg.create_view<"Recent">(queries::recent_events);

struct app : stack<app, "Warehouse", ns, wg, events, recent> {};

}  // namespace

int main(int argc, char** argv) { return strata::run<app>(argc, argv); }
