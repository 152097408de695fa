// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/column_scope.hpp>
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/system_columns.hpp>

/// Finds the column of a FROM that a name means.
namespace strata::sql::detail {

/// Whether nothing is inside of a value. Source: "Querying semistructured data" in the database developer guide.
constexpr bool has_no_parts(data_type const& type) {
  return type.kind != type_kind::unknown && type.kind != type_kind::super;
}

constexpr std::string_view closest_column(row_type const& rows, std::string_view name) {
  core::closest_name best{name};
  for (output_column const& column : rows.columns) best.offer(column.name.text);
  return best.found();
}

/// The column of known rows that a token names. Reports a fault when all columns are known and none has this name.
constexpr output_column const* written_column(row_type const& rows, column_index& index, token const& name,
                                              first_fault& faults) {
  identifier const wanted = name.as_identifier();
  output_column const* const found = index.find(rows, hash(wanted)).first;
  if (found != nullptr || !(rows.known || rows.closed)) return found;
  faults.report(fault_code::column_not_found, name, closest_column(rows, wanted.text));
  return nullptr;
}

/// Resolves `a`, `t.a`, `s.t.a` and `d.s.t.a`, each of which may walk on into a SUPER value.
class column_reference {
 public:
  constexpr column_reference(token_range tokens, column_scope& names, first_fault& faults)
      : tokens_{tokens}, names_{&names}, faults_{&faults} {}

  constexpr expression_type read(node const& n, column_sources& used) {
    std::size_t const parts = (n.last - n.first + 1) / 2;
    level_ = 0;
    if (parts > 1) {
      std::size_t taken = 1;
      if (column_scope::item* const from = item_of(n.first, parts, taken))
        return read_of(*from, tokens_[n.first + 2 * taken], taken + 1 == parts, used);
    }
    return read_alone(tokens_[n.first], parts == 1, used);
  }

  /// The level of the FROM that has the column which was read last; 0 where that is not certain.
  [[nodiscard]] constexpr std::size_t level() const { return level_; }

 private:
  /// The item that a name of several parts begins with; `taken` is the number of parts that name the item.
  constexpr column_scope::item* item_of(std::size_t first, std::size_t parts, std::size_t& taken) {
    auto const part = [&](std::size_t i) { return tokens_[first + 2 * i].as_identifier(); };
    column_scope::item* from = names_->find_item(part(0));
    if (from == nullptr && parts > 2) from = names_->find_item(part(0), part(1)), taken = 2;
    if (from == nullptr && parts > 3) from = names_->find_item(part(1), part(2)), taken = 3;
    return from;
  }

  constexpr expression_type read_of(column_scope::item& from, token const& wanted, bool whole, column_sources& used) {
    identifier const name = wanted.as_identifier();
    std::uint64_t const key = hash(name);
    if (output_column const* const found = from.find(key).first) return use(from, *found, wanted, whole, used);
    if (!from.rows.known && !from.rows.closed)
      add_sources(used, from.rows.others, derivation::transformed);
    else if (!is_system_column(name, key))
      faults_->report(fault_code::column_not_found, wanted, closest_column(from.rows, wanted.text));
    return type_of_value(from);
  }

  /// What is inside of a SUPER value is one.
  static constexpr expression_type type_of_value(column_scope::item const& from) {
    if (!from.is_value || from.is_position) return {};
    return {.type = {.kind = type_kind::super}};
  }

  constexpr expression_type read_alone(token const& first, bool whole, column_sources& used) {
    using result = column_scope::found::result;
    identifier const name = first.as_identifier();
    std::uint64_t const key = hash(name);
    column_scope::found const found = names_->find_column(key);
    if (found.what == result::column) {
      if (found.or_unknown) names_->add_unknown(used, found.from->level + 1);
      return use(*found.from, *found.column, first, whole, used, names_->merged_sources(key, found.from->level));
    }
    if (found.what == result::ambiguous) {
      faults_->report(fault_code::column_ambiguous, first);
    } else if (found.from != nullptr) {  // a value, or a whole row
      add_sources(used, found.from->rows, derivation::transformed);
      expression_type value = type_of_value(*found.from);
      value.is_row = whole && !found.from->is_value;
      return value;
    } else if (column_sources const* const given = names_->given(key)) {
      add_sources(used, *given, derivation::transformed);
      if (found.what == result::unknown) names_->add_unknown(used);
    } else if (found.what == result::unknown) {  // of a table whose columns nobody knows
      names_->add_unknown(used);
    } else if (!is_system_column(name, key)) {
      if (whole)
        faults_->report(fault_code::column_not_found, first, names_->closest_column(name.text));
      else
        faults_->report(fault_code::relation_not_in_from, first, names_->closest_item(name.text));
    }
    return {};
  }

  /// A column as it is (`whole`), or what is inside of its value.
  constexpr expression_type use(column_scope::item const& from, output_column const& column, token const& at,
                                bool whole, column_sources& used, column_sources const* merged = nullptr) {
    level_ = from.level;
    add_sources(used, merged != nullptr ? *merged : column.sources,
                whole ? derivation::copied : derivation::transformed);
    if (!whole && has_no_parts(column.type)) faults_->refuse(at, "only a SUPER value has parts");
    if (!whole) return column.type.kind == type_kind::super ? expression_type{.type = column.type} : expression_type{};
    return {column.type, column.not_null && !from.may_be_missing, true};
  }

  token_range tokens_;
  column_scope* names_;
  first_fault* faults_;
  std::size_t level_ = 0;
};

}  // namespace strata::sql::detail
