// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The other arrays of the header are checked at run time (tests/runtime/sql/cases.cpp).
#include "clause_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::beside_cases>);
static_assert(strata_test::all_hold_v<strata_test::mixed_cases>);
static_assert(strata_test::all_hold_v<strata_test::table_part_cases>);
