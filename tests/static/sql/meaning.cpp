// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "meaning_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::meaning_cases>);
static_assert(strata_test::all_hold_v<strata_test::output_cases>);
