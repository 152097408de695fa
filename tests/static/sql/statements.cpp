// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "statement_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::definition_cases>);
static_assert(strata_test::all_hold_v<strata_test::change_cases>);
static_assert(strata_test::all_hold_v<strata_test::access_cases>);
