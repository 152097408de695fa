// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "guide_cases.hpp"

static_assert(strata_test::all_hold_v<strata_test::accepted_by_page>);
