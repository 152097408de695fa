// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for missing-header
// FIRST-ERROR: error
// EXPECT: error
#ifdef STRATA_REJECT
#include <strata/this/was/moved.hpp>
#endif
