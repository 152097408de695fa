// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "query_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::from_cases>);
static_assert(strata_test::all_hold_v<strata_test::subquery_cases>);
static_assert(strata_test::all_hold_v<strata_test::super_cases>);
