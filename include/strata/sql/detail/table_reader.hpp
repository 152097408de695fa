// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/table.hpp>

namespace strata::sql::detail {

constexpr encoding encoding_of(keyword word) {
  switch (word) {
    case kw_auto:
      return encoding::automatic;
    case kw_raw:
      return encoding::raw;
    case kw_az64:
      return encoding::az64;
    case kw_bytedict:
      return encoding::bytedict;
    case kw_delta:
      return encoding::delta;
    case kw_delta32k:
      return encoding::delta32k;
    case kw_lzo:
      return encoding::lzo;
    case kw_mostly8:
      return encoding::mostly8;
    case kw_mostly16:
      return encoding::mostly16;
    case kw_mostly32:
      return encoding::mostly32;
    case kw_runlength:
      return encoding::runlength;
    case kw_text255:
      return encoding::text255;
    case kw_text32k:
      return encoding::text32k;
    case kw_zstd:
      return encoding::zstd;
    default:
      return encoding::unknown;
  }
}

/// Reads one CREATE TABLE.
class table_reader {
 public:
  constexpr explicit table_reader(token_range statement) : in_{statement} {}

  constexpr table_definition read() && {
    if (in_.accept(kw_create)) {
      in_.accept(kw_local);
      table_.temporary = in_.accept(kw_temp) || in_.accept(kw_temporary);
      if (in_.accept(kw_table)) table();
    }
    return static_cast<table_definition&&>(table_);
  }

 private:
  constexpr void table() {
    table_.if_not_exists = in_.is(kw_if, kw_not);
    in_.skip_if_exists();
    table_.name = in_.name().name;
    if (table_.name.empty()) return;
    if (table_.name.name.text[0] == '#') table_.temporary = true;
    if (in_.accept(token_kind::left_parenthesis)) {
      table_.columns_are_known = true;
      do {
        element();
        skip_element();
      } while (in_.accept(token_kind::comma));
      in_.accept(token_kind::right_parenthesis);
      if (!table_.like.empty()) table_.columns_are_known = false;
    }
    while (!in_.done() && !in_.is(kw_as)) attribute();
    table_.from_query = in_.is(kw_as);
    gather();
  }

  /// To the comma or parenthesis that ends an element, over what was not understood in it.
  constexpr void skip_element() {
    while (!in_.done() && !in_.is(token_kind::comma) && !in_.is(token_kind::right_parenthesis)) {
      if (in_.is(token_kind::left_parenthesis))
        in_.skip_parentheses();
      else
        ++in_.at;
    }
  }

  constexpr void element() {
    if (in_.accept(kw_like)) return table_.like.push_back(in_.name().name);
    if (in_.is(kw_constraint) || in_.is(kw_primary) || in_.is(kw_unique) || in_.is(kw_foreign)) return constraint();
    if (in_.is(kw_check) || !in_.peek().is_name()) return;
    column_definition column{.name = in_.peek().as_identifier(), .offset = in_.peek().offset};
    ++in_.at;
    column.type = type_reader{in_}.read();
    while (!in_.done() && !in_.is(token_kind::comma) && !in_.is(token_kind::right_parenthesis))
      column_attribute(column);
    table_.columns.push_back(column);
  }

  constexpr void column_attribute(column_definition& column) {
    switch (in_.peek().word) {
      case kw_not:
        ++in_.at;
        if (in_.accept(kw_null)) column.not_null = true;
        return;
      case kw_primary:
        column.primary_key = column.not_null = true;
        ++in_.at;
        in_.accept(kw_key);
        return;
      case kw_unique:
        column.unique = true;
        ++in_.at;
        return;
      case kw_references:
        ++in_.at;
        column.references = in_.name().name;
        if (in_.is(token_kind::left_parenthesis) && in_.peek(1).is_name())
          column.referenced_column = in_.peek(1).as_identifier();
        return in_.skip_parentheses();
      case kw_identity:
        column.is_identity = column.not_null = true;
        ++in_.at;
        return in_.skip_parentheses();
      case kw_generated:  // BY DEFAULT AS IDENTITY
        ++in_.at;
        if (in_.accept(kw_by)) in_.accept(kw_default);
        in_.accept(kw_as);
        return;
      case kw_default:
        column.has_default = true;
        ++in_.at;
        return default_value();
      case kw_encode:
        ++in_.at;
        column.encode = encoding_of(in_.peek().word);
        column.encode_text = in_.peek().text;
        if (in_.peek().is_name()) ++in_.at;
        return;
      case kw_distkey:
        column.is_distkey = true;
        ++in_.at;
        return;
      case kw_sortkey:
        column.is_sortkey = true;
        ++in_.at;
        return;
      default:
        if (in_.is(token_kind::left_parenthesis))
          in_.skip_parentheses();
        else
          ++in_.at;
    }
  }

  /// Over the first operand of the expression, so that the NULL of DEFAULT NULL is not taken for an attribute. What
  /// else belongs to the expression is passed over like everything that is no attribute.
  constexpr void default_value() {
    while (in_.is(kw_not) || in_.is(token_kind::minus) || in_.is(token_kind::plus)) ++in_.at;
    if (in_.peek().is_name())
      in_.name();
    else if (in_.is(token_kind::string) || in_.is(token_kind::number))
      ++in_.at;
    in_.skip_parentheses();
  }

  constexpr void constraint() {
    table_constraint result{.offset = in_.peek().offset};
    if (in_.accept(kw_constraint) && in_.peek().is_name()) result.name = in_.tokens[in_.at++].as_identifier();
    if (in_.accept(kw_primary, kw_key))
      result.kind = constraint_kind::primary_key;
    else if (in_.accept(kw_unique))
      result.kind = constraint_kind::unique;
    else if (in_.accept(kw_foreign, kw_key))
      result.kind = constraint_kind::foreign_key;
    else
      return;
    names(result.columns);
    if (in_.accept(kw_references)) {
      result.references = in_.name().name;
      names(result.referenced_columns);
    }
    table_.constraints.push_back(static_cast<table_constraint&&>(result));
  }

  constexpr void names(core::sequence<identifier>& list) {
    if (!in_.accept(token_kind::left_parenthesis)) return;
    for (; !in_.done() && !in_.is(token_kind::right_parenthesis); ++in_.at)
      if (in_.peek().is_name()) list.push_back(in_.peek().as_identifier());
    in_.accept(token_kind::right_parenthesis);
  }

  constexpr void attribute() {
    if (in_.accept(kw_backup)) {
      table_.backup = !in_.is(kw_no);
    } else if (in_.accept(kw_diststyle)) {
      table_.distribution_text = in_.peek().text;
      table_.distribution = in_.is(kw_auto)   ? dist_style::automatic
                            : in_.is(kw_even) ? dist_style::even
                            : in_.is(kw_key)  ? dist_style::key
                            : in_.is(kw_all)  ? dist_style::all
                                              : dist_style::unstated;
    } else if (in_.accept(kw_distkey)) {
      core::sequence<identifier> key;
      names(key);
      if (!key.empty()) table_.distkey = key[0];
      return;
    } else if (in_.is(kw_sortkey) || in_.is(kw_compound, kw_sortkey) || in_.is(kw_interleaved, kw_sortkey)) {
      table_.sorting = in_.is(kw_interleaved) ? sort_style::interleaved : sort_style::compound;
      in_.at += in_.is(kw_sortkey) ? 1 : 2;
      if (in_.accept(kw_auto)) table_.sorting = sort_style::automatic;
      return names(table_.sortkey);
    }
    if (in_.is(token_kind::left_parenthesis))
      in_.skip_parentheses();
    else if (!in_.done() && !in_.is(kw_as))
      ++in_.at;
  }

  /// Keys may be stated at the columns or at the table, and mean the same.
  constexpr void gather() {
    for (column_definition const& column : table_.columns) {
      if (column.is_distkey && table_.distkey.empty()) table_.distkey = column.name;
      if (!column.is_sortkey) continue;
      if (table_.sorting == sort_style::unstated) table_.sorting = sort_style::compound;
      table_.sortkey.push_back(column.name);
    }
    if (!table_.distkey.empty() && table_.distribution == dist_style::unstated) table_.distribution = dist_style::key;
    for (table_constraint const& c : table_.constraints) {
      if (c.kind != constraint_kind::primary_key) continue;
      for (identifier const name : c.columns)
        for (column_definition& column : table_.columns)
          if (equal(column.name, name)) column.not_null = true;
    }
  }

  cursor in_;
  table_definition table_{};
};

}  // namespace strata::sql::detail
