// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "strata.hpp"

namespace {

inline constexpr auto lake = strata::data_lake_storage<"Lake">();
struct app : strata::stack<app, "Lake", lake> {};

}  // namespace

int main(int argc, char** argv) { return strata::run<app>(argc, argv); }
