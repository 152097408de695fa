// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The expressions of row-level security and masking: their columns, types and lookup tables.
#include <strata/sql.hpp>

namespace strata_test {

using namespace strata::sql;
using enum fault_code;

constexpr catalog lookups() {
  catalog result;
  catalog_relation regions{{{}, {}, name_of("regions")}};
  regions.columns.columns.push_back(
      {.name = name_of("who"), .hash = hash(name_of("who")), .type = {type_kind::varchar, 20}});
  regions.columns.columns.push_back(
      {.name = name_of("region"), .hash = hash(name_of("region")), .type = {type_kind::varchar, 20}});
  result.add(static_cast<catalog_relation&&>(regions));
  return result;
}
constexpr fault_code fault_in(std::string_view text) { return meaning_of(text, lookups()).error.code; }

// ---- a predicate over the columns of WITH
static_assert(fault_in("create rls policy p using (true)") == none);
static_assert(fault_in("create rls policy p using (current_user = 'x')") == none);
static_assert(fault_in("create rls policy p with (a int) as t using (t.a = current_user_id)") == none);
static_assert(fault_in("create rls policy p with (a int) t using (t.a = 1 and a < 5)") == none);
static_assert(fault_in("create rls policy p with (\"A\" int) using (a = 1)") == none);
static_assert(fault_in("create rls policy p with (a varchar(10)) using (a = current_setting('app.category', false))") ==
              none);
static_assert(fault_in("create rls policy p with (a int) using (b = 1)") == column_not_found);
static_assert(fault_in("create rls policy p using (b = 1)") == column_not_found);
static_assert(fault_in("create rls policy p with (a int) as t using (t.b = 1)") == column_not_found);
static_assert(fault_in("create rls policy p with (a int) as t using (u.a = 1)") == relation_not_in_from);
static_assert(fault_in("create rls policy p with (a int, a int) using (true)") == column_named_twice);
// it decides on rows
static_assert(fault_in("create rls policy p with (a varchar(10)) using (a)") == type_differs);
static_assert(fault_in("create rls policy p with (a date) using (a)") == type_differs);
static_assert(fault_in("create rls policy p with (a boolean) using (a)") == none);
static_assert(fault_in("create rls policy p with (a super) using (a)") == none, "nobody knows what is in it");
static_assert(fault_in("create rls policy p with (a date) using (a > 5)") == type_differs);

// ---- lookup tables
static_assert(fault_in("create rls policy p with (r varchar(9)) as t using (t.r in (select region from regions))") ==
              none);
static_assert(fault_in("create rls policy p with (r varchar(9)) as t using (t.r in (select regoin from regions))") ==
              column_not_found);
static_assert(
    fault_in(
        "create rls policy p with (r varchar(9)) as t using (exists (select 1 from regions where region = t.r and who = "
        "current_user))") == none);
static_assert(fault_in("create rls policy p with (r int) as t using (t.r in (select anything from elsewhere))") ==
              none);

// ---- masks, whose types are those of their values
static_assert(fault_in("create masking policy p with (a int) using (b)") == column_not_found);
static_assert(fault_in("create masking policy p with (a int) using (case when a > 3 then a end)") == none);
constexpr type_kind type_of(std::string_view text, std::size_t position) {
  return meaning_of(text, lookups()).rows.columns[position].type.kind;
}
static_assert(type_of("create masking policy p with (a varchar(10)) using ('x'::varchar(3))", 0) == type_kind::varchar);
static_assert(type_of("create masking policy p with (a varchar(10)) using ('x')", 0) == type_kind::unknown);
static_assert(type_of("create masking policy dev.hide with (card text, bank int) using (card, bank + 1)", 0) ==
              type_kind::varchar);
static_assert(type_of("create masking policy dev.hide with (card text, bank int) using (card, bank + 1)", 1) ==
              type_kind::integer);

}  // namespace strata_test
