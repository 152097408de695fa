// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// META: fails for missing-header
// FIRST-ERROR: error
// EXPECT: this resource lacks the property named here; give it a value
#ifdef STRATA_REJECT
#include <strata/this/was/moved.hpp>
#endif
