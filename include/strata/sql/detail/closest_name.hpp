// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/identifier.hpp>

namespace strata::sql::detail {

using core::closest_name;

}  // namespace strata::sql::detail
