// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "refusal_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::refusal_cases>);
static_assert(strata_test::all_hold_v<strata_test::resolved_cases>);
