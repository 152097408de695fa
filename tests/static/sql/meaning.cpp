// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "meaning_cases.hpp"
#include "rule_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::meaning_cases>);
static_assert(strata_test::all_hold_v<strata_test::output_cases>);
static_assert(strata_test::all_hold_v<strata_test::rule_cases>);
static_assert(strata_test::many_columns(401, 400, strata_test::fault_code::none));
static_assert(strata_test::many_columns(401, 401, strata_test::fault_code::beyond_a_limit));
