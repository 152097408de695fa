// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/strata.hpp>

namespace shop {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
struct app : stack<app, "Shop", lake> {};

}  // namespace shop
