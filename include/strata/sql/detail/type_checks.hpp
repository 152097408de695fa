// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/data_type.hpp>
#include <strata/sql/detail/first_fault.hpp>

/// What Redshift refuses in a type, wherever it stands. Sources: "Data types", "Numeric types", "Character types",
/// "VARBYTE type" and "Unsupported PostgreSQL data types" in the Redshift SQL reference.
namespace strata::sql::detail {

/// The limit that a type is beyond; empty when it is not.
constexpr std::string_view limit_of_type(data_type const& type) {
  switch (type.kind) {
    case type_kind::decimal:
      if (type.precision < 1 || type.precision > 38) return "1 to 38 digits";
      if (type.scale > 37 || type.scale > type.precision) return "scale above precision or 37";
      return {};
    case type_kind::character:
      return type.length < 1 || type.length > max_character_bytes ? "1 to 4096 bytes" : std::string_view{};
    case type_kind::varchar:
      return type.length < 1 || type.length > max_varchar_bytes ? "1 to 65535 bytes" : std::string_view{};
    case type_kind::varbyte:
      return type.length < 1 || type.length > max_varbyte_bytes ? "1 to 16777216 bytes" : std::string_view{};
    default:
      return {};
  }
}

/// Types that PostgreSQL 8 left behind. They have no page, and the leader node takes some of them in casts.
constexpr bool is_left_behind(std::uint64_t type) {
  switch (type) {
    case "abstime"_id:
    case "aclitem"_id:
    case "anyelement"_id:
    case "bit"_id:
    case "box"_id:
    case "bytea"_id:
    case "cid"_id:
    case "cidr"_id:
    case "circle"_id:
    case "cstring"_id:
    case "datetime"_id:
    case "inet"_id:
    case "int2vector"_id:
    case "line"_id:
    case "lseg"_id:
    case "macaddr"_id:
    case "money"_id:
    case "name"_id:
    case "oid"_id:
    case "oidvector"_id:
    case "path"_id:
    case "point"_id:
    case "polygon"_id:
    case "record"_id:
    case "refcursor"_id:
    case "regclass"_id:
    case "regoper"_id:
    case "regoperator"_id:
    case "regproc"_id:
    case "regprocedure"_id:
    case "regtype"_id:
    case "reltime"_id:
    case "smalldatetime"_id:
    case "tid"_id:
    case "tinterval"_id:
    case "unknown"_id:
    case "xid"_id:
      return true;
    default:
      return false;
  }
}

/// Those of them that the documentation says no column can have.
constexpr bool is_for_no_column(std::uint64_t type) {
  switch (type) {
    case "bit"_id:
    case "box"_id:
    case "bytea"_id:
    case "cidr"_id:
    case "circle"_id:
    case "inet"_id:
    case "line"_id:
    case "lseg"_id:
    case "macaddr"_id:
    case "money"_id:
    case "path"_id:
    case "point"_id:
    case "polygon"_id:
      return true;
    default:
      return false;
  }
}

/// The type that is meant by one that other databases have; else the one with the most similar name.
constexpr std::string_view closest_type(token const& name) {
  switch (hash(name.as_identifier())) {
    case "bytea"_id:
    case "blob"_id:
      return "varbyte";
    case "json"_id:
    case "jsonb"_id:
      return "super";
    case "uuid"_id:
      return "varchar(36)";
    case "serial"_id:
      return "int identity(1, 1)";
    case "bigserial"_id:
      return "bigint identity(1, 1)";
    case "string"_id:
      return "varchar";
    case "number"_id:
      return "decimal";
    case "money"_id:
      return "decimal(19, 2)";
    case "tinyint"_id:
      return "smallint";
    default:
      break;
  }
  core::closest_name best{name.text};
  for (std::uint8_t kind = 1; kind <= static_cast<std::uint8_t>(type_kind::geography); ++kind)
    best.offer(name_of(static_cast<type_kind>(kind)));
  return best.found();
}

/// Whether nothing is allowed in parentheses behind the type: `int(11)` is MySQL's.
constexpr bool takes_no_size(type_kind kind) {
  return kind == type_kind::smallint || kind == type_kind::integer || kind == type_kind::bigint ||
         kind == type_kind::boolean || kind == type_kind::date || kind == type_kind::super ||
         kind == type_kind::hllsketch;
}

/// Whether a size has the form that its type takes: `(10, 2)` of DECIMAL, `(10)` of the rest, and MAX of what has a
/// length in bytes.
constexpr bool has_form_of_size(type_kind kind, token_range written) {
  std::size_t at = 1;
  while (at < written.size() && !written[at].is(token_kind::left_parenthesis)) ++at;
  bool const bytes = kind == type_kind::character || kind == type_kind::varchar || kind == type_kind::varbyte;
  if (at >= written.size() || (kind != type_kind::decimal && !bytes)) return true;
  auto const is_value = [](token const& t) {
    if (t.is(token_kind::parameter)) return true;
    for (char c : t.text)
      if (c < '0' || c > '9') return false;
    return t.is(token_kind::number);
  };
  if (!is_value(written[at + 1]) && !(bytes && written[at + 1].is(kw_max))) return false;
  if (kind != type_kind::decimal || !written[at + 2].is(token_kind::comma))
    return written[at + 2].is(token_kind::right_parenthesis);
  return is_value(written[at + 3]) && written[at + 4].is(token_kind::right_parenthesis);
}

/// Checks one type. Nobody can create types in Redshift, so a name that is not in its list is none.
/// @param of_column whether a column gets it; casts on the leader node know some types more
constexpr void check_type(token_range written, bool of_column, first_fault& faults) {
  token const& name = written[0];
  if (name.kind != token_kind::identifier) return;
  data_type type = type_at(written);
  auto const report = [&](fault_code code, std::string_view reason, std::string_view closest = {}) {
    if (faults.get()) return;
    token const& last = written[written.size() - 1];
    std::string_view const text{name.text.data(), last.offset + last.text.size() - name.offset};
    faults.report(code, {.text = text, .offset = name.offset}, closest, reason);
  };
  if (type.kind == type_kind::unknown) {
    if (name.is(kw_national) || name.is(kw_setof)) return;
    if (written[1].is(token_kind::dot)) {  // nobody creates types
      if (!equal(name.as_identifier(), name_of("pg_catalog"))) report(fault_code::refused_here, "no type of Redshift");
      return;
    }
    std::uint64_t const known = hash(name.as_identifier());
    if (!is_left_behind(known) || (of_column && is_for_no_column(known)))
      report(fault_code::refused_here, "no type of Redshift", closest_type(name));
    return;
  }
  if (name.is(kw_double) && !written[1].is(kw_precision))
    return report(fault_code::refused_here, "no type of Redshift", name_of(type_kind::double_precision));
  if (written.size() == 1) return;
  if (of_column && written[written.size() - 1].is(token_kind::right_bracket))
    return report(fault_code::refused_here, "Redshift has no arrays", "super");
  if (written[1].is(token_kind::left_parenthesis) && takes_no_size(type.kind))
    return report(fault_code::refused_here, "this type has no size", name_of(type.kind));
  for (token const& each : written)
    if (each.is(token_kind::minus)) return report(fault_code::beyond_a_limit, "a size is above 0");
  if (!has_form_of_size(type.kind, written)) return report(fault_code::refused_here, "no size of this type");
  if (name.is(kw_float) && written[1].is(token_kind::left_parenthesis) &&
      (number_of(written[2], 1) < 1 || number_of(written[2], 1) > 53))
    return report(fault_code::beyond_a_limit, "1 to 53 binary digits");
  if (std::string_view const limit = limit_of_type(type); !limit.empty()) report(fault_code::beyond_a_limit, limit);
}

}  // namespace strata::sql::detail
