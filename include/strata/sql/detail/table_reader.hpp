// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/table.hpp>
#include <strata/sql/tree.hpp>

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

constexpr dist_style dist_style_of(keyword word) {
  switch (word) {
    case kw_auto:
      return dist_style::automatic;
    case kw_even:
      return dist_style::even;
    case kw_key:
      return dist_style::key;
    case kw_all:
      return dist_style::all;
    default:
      return dist_style::unstated;
  }
}

/// Reads the definition of a table from the tree of its CREATE TABLE.
class table_reader {
 public:
  constexpr explicit table_reader(tree_view const& tree) : tree_{tree} {}

  constexpr table_definition read(std::uint32_t statement) && {
    for (std::uint32_t i = nodes_[statement].child; i != 0; i = nodes_[i].next) part(i);
    table_.columns_are_known = described_ && table_.like.empty();
    gather_keys();
    return static_cast<table_definition&&>(table_);
  }

 private:
  [[nodiscard]] constexpr attribute_kind attribute_of(std::uint32_t i) const {
    return static_cast<attribute_kind>(nodes_[i].detail);
  }
  [[nodiscard]] constexpr identifier name_at(std::uint32_t i) const { return tree_.first_token(i).as_identifier(); }
  [[nodiscard]] constexpr object_name object_at(std::uint32_t i) const {
    return name_of_tokens(tree_.tokens, nodes_[i].first, nodes_[i].last);
  }

  constexpr void part(std::uint32_t i) {
    switch (nodes_[i].kind) {
      case node_kind::object:
        table_.name = object_at(i);
        table_.temporary = (nodes_[i].detail & object_detail::temporary) != 0;
        table_.if_not_exists = nodes_[i].first > 0 && tree_.tokens[nodes_[i].first - 1].is(kw_exists);
        return;
      case node_kind::column_definition:
        described_ = true;
        return column(i);
      case node_kind::constraint:
        described_ = true;
        return constraint(i);
      case node_kind::like_table:
        described_ = true;
        return table_.like.push_back(object_at(nodes_[i].child));
      case node_kind::attribute:
        return attribute(i);
      case node_kind::query:
        table_.from_query = true;
        return;
      default:
        return;
    }
  }

  constexpr void column(std::uint32_t i) {
    std::uint32_t next = nodes_[i].child;
    column_definition result{.name = name_at(next), .offset = tree_.first_token(next).offset};
    next = nodes_[next].next;
    if (next != 0 && nodes_[next].is(node_kind::type)) {
      result.type = type_at(tree_.range(next));
      token const& first = tree_.first_token(next);
      token const& last = tree_.tokens[nodes_[next].last - 1];
      result.type.text = {first.text.data(), last.offset + last.text.size() - first.offset};
      next = nodes_[next].next;
    }
    for (; next != 0; next = nodes_[next].next) column_attribute(result, next);
    table_.columns.push_back(result);
  }

  constexpr void column_attribute(column_definition& column, std::uint32_t i) {
    switch (attribute_of(i)) {
      case attribute_kind::not_null:
        column.not_null = true;
        return;
      case attribute_kind::primary_key:
        column.primary_key = column.not_null = true;
        return;
      case attribute_kind::unique:
        column.unique = true;
        return;
      case attribute_kind::foreign_key:
        column.references = object_at(tree_.find(i, node_kind::object));
        if (std::uint32_t const list = tree_.find(i, node_kind::column_list))
          column.referenced_column = name_at(nodes_[list].child);
        return;
      case attribute_kind::identity:
        column.is_identity = column.not_null = true;
        column.generated_by_default =
            tree_.first_token(i).is(kw_generated) && tree_.tokens[nodes_[i].first + 1].is(kw_by);
        return;
      case attribute_kind::default_value:
        column.has_default = true;
        return;
      case attribute_kind::encode: {
        token const& how = tree_.tokens[nodes_[i].last - 1];
        column.encode = encoding_of(how.word);
        column.encode_text = how.text;
        return;
      }
      case attribute_kind::distkey:
        column.is_distkey = true;
        return;
      case attribute_kind::sortkey:
        column.is_sortkey = true;
        return;
      default:
        return;
    }
  }

  constexpr void constraint(std::uint32_t i) {
    table_constraint result;
    switch (attribute_of(i)) {
      case attribute_kind::primary_key:
        result.kind = constraint_kind::primary_key;
        break;
      case attribute_kind::unique:
        result.kind = constraint_kind::unique;
        break;
      case attribute_kind::foreign_key:
        result.kind = constraint_kind::foreign_key;
        break;
      default:
        return;
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::name))
        result.name = name_at(c);
      else if (nodes_[c].is(node_kind::object))
        result.references = object_at(c);
      else
        names(c, result.references.empty() ? result.columns : result.referenced_columns);
    }
    table_.constraints.push_back(static_cast<table_constraint&&>(result));
  }

  constexpr void attribute(std::uint32_t i) {
    std::uint32_t const columns = nodes_[i].child;
    switch (attribute_of(i)) {
      case attribute_kind::backup:
        table_.backup = !tree_.tokens[nodes_[i].first + 1].is(kw_no);
        return;
      case attribute_kind::diststyle: {
        token const& style = tree_.tokens[nodes_[i].first + 1];
        table_.distribution = dist_style_of(style.word);
        table_.distribution_text = style.text;
        return;
      }
      case attribute_kind::distkey:  // (a), or a alone
        table_.distkey = name_at(nodes_[columns].is(node_kind::column_list) ? nodes_[columns].child : columns);
        return;
      case attribute_kind::sortkey_auto:
        table_.sorting = sort_style::automatic;
        return;
      case attribute_kind::sortkey:
        table_.sorting = sort_style::compound;
        return names(columns, table_.sortkey);
      case attribute_kind::interleaved_sortkey:
        table_.sorting = sort_style::interleaved;
        return names(columns, table_.sortkey);
      default:
        return;
    }
  }

  constexpr void names(std::uint32_t column_list, core::sequence<identifier>& to) {
    for (std::uint32_t c = nodes_[column_list].child; c != 0; c = nodes_[c].next) to.push_back(name_at(c));
  }

  /// Gathers the keys. A key means the same at a column and at the table.
  constexpr void gather_keys() {
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

  tree_view tree_;
  node const* nodes_ = tree_.nodes;  ///< the tree's accessor is a call
  table_definition table_{};
  bool described_ = false;
};

}  // namespace strata::sql::detail
