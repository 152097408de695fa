// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

namespace strata::sql::detail {

/// The name of a type in the database's catalog. A column that takes its name from its type alone has this one. Empty
/// where Strata does not know the name.
constexpr std::string_view canonical_name(type_kind kind) {
  switch (kind) {
    case type_kind::smallint:
      return "int2";
    case type_kind::integer:
      return "int4";
    case type_kind::bigint:
      return "int8";
    case type_kind::decimal:
      return "numeric";
    case type_kind::real:
      return "float4";
    case type_kind::double_precision:
      return "float8";
    case type_kind::boolean:
      return "bool";
    case type_kind::character:
      return "bpchar";
    case type_kind::varchar:
    case type_kind::date:
    case type_kind::time:
    case type_kind::timetz:
    case type_kind::timestamp:
    case type_kind::timestamptz:
    case type_kind::super:
      return name_of(kind);
    default:
      return {};
  }
}

}  // namespace strata::sql::detail
