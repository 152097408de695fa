// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Snapshots of namespaces by a schedule.
#include "../../../../compile_fail/operations.hpp"

#include <strata/testing/static_questions.hpp>

namespace dwh {

inline constexpr auto weekly = snapshots<"Weekly">(data, 90, {.at = "cron(0 1 ? * SUN *)", .time_zone = "Asia/Tokyo"});
static_assert(Construct<decltype(weekly)>);
struct app : shop<app, weekly> {};
static_assert(valid<app> && count_of<app, aws::scheduler::Schedule> == 1 && count_of<app, aws::sqs::Queue> == 2);

template <auto const&... More>
constexpr core::error_code const* error_of() {
  struct with : shop<with, More...> {};
  return verdict_of<with>().error;
}
inline constexpr auto none = snapshots<"None">(data, 0, {.at = "rate(1 day)"});
inline constexpr auto never = snapshots<"Never">(data, 7, {.at = "rate(0 days)"});
inline constexpr auto hyphens = snapshots<"Hyphens">(data, 7, {.at = "rate(1 day)"}, "a--b");
static_assert(error_of<none>() == &errors::E0715 && error_of<never>() == &errors::E0701 &&
              error_of<hyphens>() == &errors::E0716);

// of a namespace that exists, the program says its name and its id
inline constexpr auto unnamed = existing_namespace<"Unnamed">({.db_name = "sales"});
inline constexpr auto of_unnamed = snapshots<"OfUnnamed">(unnamed, 7, {.at = "rate(1 day)"});
inline constexpr auto named = existing_namespace<"Named">(
    {.db_name = "sales", .name = "sales", .namespace_id = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"});
inline constexpr auto of_named = snapshots<"OfNamed">(named, 7, {.at = "rate(1 day)"});
static_assert(error_of<unnamed, of_unnamed>() == &errors::E0335 && error_of<named, of_named>() == nullptr);

}  // namespace dwh

int main() {}
