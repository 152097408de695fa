// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/identifier.hpp>

namespace strata::sql::detail {

/// Whether a column exists without a definition: every table has it, or a clause adds it. The columns of a file or a
/// stream begin with `$`.
/// @param hash the hash of the name
/// Sources: "System Columns" in the PostgreSQL documentation, "CONNECT BY clause" in the Amazon Redshift database
/// developer guide.
constexpr bool is_system_column(identifier name, std::uint64_t hash) {
  if (!name.empty() && name.text[0] == '$') return true;
  switch (hash) {
    case "level"_id:
    case "oid"_id:
    case "ctid"_id:
    case "xmin"_id:
    case "xmax"_id:
    case "cmin"_id:
    case "cmax"_id:
    case "tableoid"_id:
    case "insertxid"_id:
    case "deletexid"_id:
    case "connect_by_iscycle"_id:
    case "connect_by_isleaf"_id:
    case "current_schema"_id:
    case "current_catalog"_id:
      return true;
    default:
      return false;
  }
}

}  // namespace strata::sql::detail
