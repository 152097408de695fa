// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "syntax_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::accepted_cases>);
static_assert(strata_test::all_hold_v<strata_test::rejected_cases>);
