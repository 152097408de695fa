// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
import strata;

#ifdef MISTAKE
#define TOTALS "CREATE VIEW totals AS SELECT sum(totl) AS t FROM orders"
#else
#define TOTALS "CREATE VIEW totals AS SELECT sum(total) AS t FROM orders"
#endif
#include "lake.hpp"

static_assert(strata::valid<shop::app>);
static_assert(strata::complies_with<shop::app, strata::policy::least_privilege>);
static_assert(strata::template_of<shop::app>.resource("Workgroup")["Properties"]["WorkgroupName"] == "shop");
