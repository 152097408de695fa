// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/synth.hpp>

namespace {

using namespace strata;

constexpr bool is_prod = std::string_view{STRATA_ENVIRONMENT} == "prod";
inline constexpr auto group = resource<"Group">([] {
  return aws::logs::LogGroup{.LogGroupName = "/app/" STRATA_ENVIRONMENT, .RetentionInDays = is_prod ? 365 : 7};
});

struct app : stack<app, "Logs", group> {};

}  // namespace

int main(int argc, char** argv) { return strata::run<app>(argc, argv); }
