// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "heads_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::kind_cases>);
static_assert(strata_test::all_hold_v<strata_test::class_cases>);
static_assert(strata_test::all_hold_v<strata_test::split_cases>);
static_assert(strata_test::all_hold_v<strata_test::fault_cases>);
