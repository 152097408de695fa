// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/check.hpp>
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/detail/type_checks.hpp>
#include <strata/sql/table.hpp>

namespace strata::sql {

inline constexpr std::size_t max_columns = 1600;
inline constexpr std::size_t max_compound_sortkey = 400;
inline constexpr std::size_t max_interleaved_sortkey = 8;

namespace detail {

constexpr std::uint32_t bit(type_kind kind) { return 1u << static_cast<unsigned>(kind); }

/// The types that Redshift refuses an encoding for. Types that the documentation does not mention are not among them.
constexpr std::uint32_t refused_by(encoding e) {
  constexpr std::uint32_t small = bit(type_kind::smallint), whole = bit(type_kind::integer) | bit(type_kind::bigint),
                          exact = bit(type_kind::decimal),
                          floating = bit(type_kind::real) | bit(type_kind::double_precision),
                          truth = bit(type_kind::boolean), text = bit(type_kind::character) | bit(type_kind::varchar),
                          days = bit(type_kind::date) | bit(type_kind::timestamp), zoned = bit(type_kind::timestamptz),
                          super = bit(type_kind::super);
  switch (e) {
    case encoding::az64:
      return floating | truth | text | super;
    case encoding::bytedict:
      return truth | super;
    case encoding::delta:
      return floating | truth | text | super;
    case encoding::delta32k:
      return small | floating | truth | text | super;
    case encoding::lzo:
      return floating | truth;
    case encoding::mostly8:
      return floating | truth | text | days | zoned | super;
    case encoding::mostly16:
      return small | floating | truth | text | days | zoned | super;
    case encoding::mostly32:
      return small | bit(type_kind::integer) | floating | truth | text | days | zoned | super;
    case encoding::text255:
    case encoding::text32k:
      return small | whole | exact | floating | truth | bit(type_kind::character) | days | zoned | super;
    default:
      return 0;
  }
}

/// The types that a table cannot use for distribution or sorting.
inline constexpr std::uint32_t refused_as_key =
    bit(type_kind::super) | bit(type_kind::hllsketch) | bit(type_kind::geometry) | bit(type_kind::geography);
/// The types that may be an identity: INT and BIGINT, and unknown types.
inline constexpr std::uint32_t may_be_identity =
    bit(type_kind::unknown) | bit(type_kind::integer) | bit(type_kind::bigint);

/// Names of PostgreSQL's system columns. Source: "Unsupported PostgreSQL features" in the database developer guide.
constexpr bool is_reserved_column(std::uint64_t name) {
  switch (name) {
    case "oid"_id:
    case "tableoid"_id:
    case "xmin"_id:
    case "cmin"_id:
    case "xmax"_id:
    case "cmax"_id:
    case "ctid"_id:
      return true;
    default:
      return false;
  }
}

/// Checks the definition of one table and keeps the first fault.
class table_checker {
 public:
  constexpr table_checker(table_definition const& table, std::string_view sql) : table_{&table}, sql_{sql} {}

  constexpr fault check() && {
    columns();
    distribution();
    sorting();
    constraints();
    return fault_;
  }

 private:
  constexpr void fail(fault_code code, std::string_view at, std::string_view reason, std::string_view closest = {}) {
    if (fault_.code == fault_code::none)
      fault_ = {code, static_cast<std::size_t>(at.data() - sql_.data()), at.size(), closest, reason};
  }

  constexpr void count_differs(std::string_view at, std::size_t given, std::size_t wanted) {
    fail(fault_code::column_counts_differ, at, {});
    if (fault_.code == fault_code::column_counts_differ) fault_.given = given, fault_.least = fault_.most = wanted;
  }

  constexpr void columns() {
    std::size_t number = 0;
    for (column_definition const& column : table_->columns) {
      if (++number > max_columns) fail(fault_code::beyond_a_limit, column.name.text, "at most 1600 columns");
      std::uint64_t const name = hash(column.name);
      if (find(name) != nullptr) fail(fault_code::column_named_twice, column.name.text, {});
      if (is_reserved_column(name)) fail(fault_code::refused_here, column.name.text, "a system column has this name");
      known_.add(name, &column);
      if (std::string_view const limit = limit_of_type(column.type); !limit.empty())
        fail(fault_code::beyond_a_limit, column.type.text, limit);
      if ((bit(column.type.kind) & refused_by(column.encode)) != 0)
        fail(fault_code::not_for_this_type, column.encode_text, column.type.text);
      if (column.is_identity && (bit(column.type.kind) & may_be_identity) == 0)
        fail(fault_code::not_for_this_type, column.name.text, "IDENTITY is INT or BIGINT");
    }
  }

  constexpr void distribution() {
    bool stated = false;
    for (column_definition const& column : table_->columns) {
      if (column.is_distkey && stated) fail(fault_code::keys_contradict, column.name.text, "one DISTKEY");
      stated = stated || column.is_distkey;
    }
    if (table_->distkey.empty()) {
      if (table_->distribution == dist_style::key)
        fail(fault_code::keys_contradict, table_->distribution_text, "KEY needs a DISTKEY");
      return;
    }
    if (table_->distribution != dist_style::key)
      fail(fault_code::keys_contradict, table_->distribution_text, "DISTKEY goes with KEY");
    key(table_->distkey);
  }

  constexpr void sorting() {
    bool const interleaved = table_->sorting == sort_style::interleaved;
    std::size_t const most = interleaved ? max_interleaved_sortkey : max_compound_sortkey;
    std::size_t number = 0;
    for (identifier const name : table_->sortkey) {
      if (++number > most)
        fail(fault_code::beyond_a_limit, name.text, interleaved ? "at most 8 columns" : "at most 400 columns");
      key(name);
    }
  }

  constexpr void key(identifier name) {
    column_definition const* const column = named(name);
    if (column != nullptr && (bit(column->type.kind) & refused_as_key) != 0)
      fail(fault_code::not_for_this_type, name.text, column->type.text);
  }

  constexpr void constraints() {
    for (table_constraint const& one : table_->constraints) {
      for (identifier const name : one.columns) named(name);
      if (one.kind == constraint_kind::foreign_key && !one.referenced_columns.empty() &&
          one.columns.size() != one.referenced_columns.size())
        count_differs(one.referenced_columns[0].text, one.referenced_columns.size(), one.columns.size());
    }
  }

  /// The column of this name. A missing one is a fault, unless columns come from elsewhere.
  constexpr column_definition const* named(identifier name) {
    if (column_definition const* const found = find(hash(name))) return found;
    if (!table_->columns_are_known || table_->from_query) return nullptr;
    core::closest_name best{name.text};
    for (column_definition const& column : table_->columns) best.offer(column.name.text);
    fail(fault_code::column_not_found, name.text, {}, best.found());
    return nullptr;
  }
  constexpr column_definition const* find(std::uint64_t name) {
    auto const any = [](column_definition const*) { return true; };
    column_definition const** const found = known_.find(name, any);
    return found == nullptr ? nullptr : *found;
  }

  table_definition const* table_;
  std::string_view sql_;
  name_table<column_definition const*> known_{};
  fault fault_{};
};

}  // namespace detail

/// Finds the first clause of a CREATE TABLE that Redshift refuses because of the table's columns: sizes of types, the
/// number of columns, encodings, identities, keys and the columns that they name. It refuses nothing that the
/// documentation does not mention.
///
/// Faults: beyond_a_limit, not_for_this_type, keys_contradict, column_named_twice, column_not_found,
/// column_counts_differ. Sources: "CREATE TABLE", "Compression encodings", "Numeric types", "Character types" and
/// "VARBYTE type" in the Redshift SQL reference.
/// @param sql the text that contains the definition
constexpr fault check_table(table_definition const& table, std::string_view sql) {
  return detail::table_checker{table, sql}.check();
}

/// Whether these columns are the primary key or unique; for an empty list, whether the table has a primary key.
constexpr bool is_key(table_definition const& table, core::sequence<identifier> const& columns) {
  auto const is_among = [&columns](identifier name) {
    for (identifier const other : columns)
      if (equal(name, other)) return true;
    return false;
  };
  for (column_definition const& column : table.columns)
    if (columns.empty() ? column.primary_key
                        : columns.size() == 1 && (column.primary_key || column.unique) && is_among(column.name))
      return true;
  for (table_constraint const& one : table.constraints) {
    if (one.kind == constraint_kind::foreign_key) continue;
    if (columns.empty() && one.kind == constraint_kind::primary_key) return true;
    bool all = !columns.empty() && one.columns.size() == columns.size();
    for (identifier const name : one.columns) all = all && is_among(name);
    if (all) return true;
  }
  return false;
}

/// Checks the foreign keys of one table to another one (or to itself). Faults: not_a_key, column_not_found.
/// @param refers whether a name means that other table
constexpr fault check_references(table_definition const& table, std::string_view sql, table_definition const& target,
                                 auto refers) {
  fault result;
  auto const look = [&](object_name const& name, core::sequence<identifier> const& columns) {
    if (result || name.empty() || !refers(name)) return;
    auto const place = [sql](identifier at) { return static_cast<std::size_t>(at.text.data() - sql.data()); };
    for (identifier const column : columns) {
      core::closest_name best{column.text};
      bool found = !target.columns_are_known || target.from_query;
      for (column_definition const& other : target.columns) {
        found = found || equal(other.name, column);
        best.offer(other.name.text);
      }
      if (!found) result = {fault_code::column_not_found, place(column), column.text.size(), best.found()};
    }
    if (result || is_key(target, columns) || target.from_query || !target.columns_are_known) return;
    identifier const at = columns.empty() ? name.name : columns[0];
    result = {fault_code::not_a_key, place(at), at.text.size(), {}, "no PRIMARY KEY or UNIQUE"};
  };
  for (column_definition const& column : table.columns) {
    if (column.references.empty()) continue;
    core::sequence<identifier> columns;
    if (!column.referenced_column.empty()) columns.push_back(column.referenced_column);
    look(column.references, columns);
  }
  for (table_constraint const& one : table.constraints) look(one.references, one.referenced_columns);
  return result;
}

}  // namespace strata::sql
