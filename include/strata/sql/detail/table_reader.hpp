// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/table.hpp>

namespace strata::sql::detail {

constexpr encoding encoding_of(keyword word) {
  switch (word) {
    case "auto"_kw:
      return encoding::automatic;
    case "raw"_kw:
      return encoding::raw;
    case "az64"_kw:
      return encoding::az64;
    case "bytedict"_kw:
      return encoding::bytedict;
    case "delta"_kw:
      return encoding::delta;
    case "delta32k"_kw:
      return encoding::delta32k;
    case "lzo"_kw:
      return encoding::lzo;
    case "mostly8"_kw:
      return encoding::mostly8;
    case "mostly16"_kw:
      return encoding::mostly16;
    case "mostly32"_kw:
      return encoding::mostly32;
    case "runlength"_kw:
      return encoding::runlength;
    case "text255"_kw:
      return encoding::text255;
    case "text32k"_kw:
      return encoding::text32k;
    case "zstd"_kw:
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
    if (in_.accept("create"_kw)) {
      in_.accept("local"_kw);
      table_.temporary = in_.accept("temp"_kw) || in_.accept("temporary"_kw);
      if (in_.accept("table"_kw)) table();
    }
    return static_cast<table_definition&&>(table_);
  }

 private:
  constexpr void table() {
    table_.if_not_exists = in_.is("if"_kw, "not"_kw);
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
    while (!in_.done() && !in_.is("as"_kw)) attribute();
    table_.from_query = in_.is("as"_kw);
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
    if (in_.accept("like"_kw)) return table_.like.push_back(in_.name().name);
    if (in_.is("constraint"_kw) || in_.is("primary"_kw) || in_.is("unique"_kw) || in_.is("foreign"_kw))
      return constraint();
    if (in_.is("check"_kw) || !in_.peek().is_name()) return;
    column_definition column{.name = in_.peek().as_identifier(), .offset = in_.peek().offset};
    ++in_.at;
    column.type = type_reader{in_}.read();
    while (!in_.done() && !in_.is(token_kind::comma) && !in_.is(token_kind::right_parenthesis))
      column_attribute(column);
    table_.columns.push_back(column);
  }

  constexpr void column_attribute(column_definition& column) {
    switch (in_.peek().word) {
      case "not"_kw:
        ++in_.at;
        if (in_.accept("null"_kw)) column.not_null = true;
        return;
      case "primary"_kw:
        column.primary_key = column.not_null = true;
        ++in_.at;
        in_.accept("key"_kw);
        return;
      case "unique"_kw:
        column.unique = true;
        ++in_.at;
        return;
      case "references"_kw:
        ++in_.at;
        column.references = in_.name().name;
        if (in_.is(token_kind::left_parenthesis) && in_.peek(1).is_name())
          column.referenced_column = in_.peek(1).as_identifier();
        return in_.skip_parentheses();
      case "identity"_kw:
        column.is_identity = column.not_null = true;
        ++in_.at;
        return in_.skip_parentheses();
      case "generated"_kw:  // BY DEFAULT AS IDENTITY
        ++in_.at;
        if (in_.accept("by"_kw)) in_.accept("default"_kw);
        in_.accept("as"_kw);
        return;
      case "default"_kw:
        column.has_default = true;
        ++in_.at;
        return default_value();
      case "encode"_kw:
        ++in_.at;
        column.encode = encoding_of(in_.peek().word);
        column.encode_text = in_.peek().text;
        if (in_.peek().is_name()) ++in_.at;
        return;
      case "distkey"_kw:
        column.is_distkey = true;
        ++in_.at;
        return;
      case "sortkey"_kw:
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
    while (in_.is("not"_kw) || in_.is(token_kind::minus) || in_.is(token_kind::plus)) ++in_.at;
    if (in_.peek().is_name())
      in_.name();
    else if (in_.is(token_kind::string) || in_.is(token_kind::number))
      ++in_.at;
    in_.skip_parentheses();
  }

  constexpr void constraint() {
    table_constraint result{.offset = in_.peek().offset};
    if (in_.accept("constraint"_kw) && in_.peek().is_name()) result.name = in_.tokens[in_.at++].as_identifier();
    if (in_.accept("primary"_kw, "key"_kw))
      result.kind = constraint_kind::primary_key;
    else if (in_.accept("unique"_kw))
      result.kind = constraint_kind::unique;
    else if (in_.accept("foreign"_kw, "key"_kw))
      result.kind = constraint_kind::foreign_key;
    else
      return;
    names(result.columns);
    if (in_.accept("references"_kw)) {
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
    if (in_.accept("backup"_kw)) {
      table_.backup = !in_.is("no"_kw);
    } else if (in_.accept("diststyle"_kw)) {
      table_.distribution_text = in_.peek().text;
      table_.distribution = in_.is("auto"_kw)   ? dist_style::automatic
                            : in_.is("even"_kw) ? dist_style::even
                            : in_.is("key"_kw)  ? dist_style::key
                            : in_.is("all"_kw)  ? dist_style::all
                                                : dist_style::unstated;
    } else if (in_.accept("distkey"_kw)) {
      core::sequence<identifier> key;
      names(key);
      if (!key.empty()) table_.distkey = key[0];
      return;
    } else if (in_.is("sortkey"_kw) || in_.is("compound"_kw, "sortkey"_kw) || in_.is("interleaved"_kw, "sortkey"_kw)) {
      table_.sorting = in_.is("interleaved"_kw) ? sort_style::interleaved : sort_style::compound;
      in_.at += in_.is("sortkey"_kw) ? 1 : 2;
      if (in_.accept("auto"_kw)) table_.sorting = sort_style::automatic;
      return names(table_.sortkey);
    }
    if (in_.is(token_kind::left_parenthesis))
      in_.skip_parentheses();
    else if (!in_.done() && !in_.is("as"_kw))
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
