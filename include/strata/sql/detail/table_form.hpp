// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/literal_values.hpp>
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/detail/table_reader.hpp>
#include <strata/sql/detail/type_checks.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql::detail {

/// Finds what Redshift refuses in the columns, constraints and attributes of a CREATE TABLE: the part of
/// `statement_form` for that statement. Source: "CREATE TABLE" in the Redshift SQL reference.
class table_form {
 protected:
  constexpr explicit table_form(tree_view const& tree) : tree_{tree} {}

  constexpr void refuse(token const& at, std::string_view reason) { faults_.refuse(at, reason); }
  constexpr void refuse(std::uint32_t node, std::string_view reason) { refuse(tree_.first_token(node), reason); }
  [[nodiscard]] constexpr token const& token_at(std::size_t i) const { return tree_.tokens[i]; }

  constexpr void create_table(std::uint32_t i) {
    bool iceberg = false;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::words)) iceberg = true;  // its types are others
    bool has_key = false;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::column_definition)) {
        if (nodes_[nodes_[c].child].next == 0 && tree_.find(i, node_kind::query) == 0) refuse(c, "a column has a type");
        column(c, has_key, iceberg);
      } else if (nodes_[c].is(node_kind::constraint)) {
        constraint(c, has_key);
      }
    }
    table_attributes(i);
  }

  constexpr void key(std::uint32_t i, bool& has_key) {
    if (has_key) faults_.report(fault_code::keys_contradict, tree_.first_token(i), {}, "one PRIMARY KEY");
    has_key = true;
  }

  constexpr void constraint(std::uint32_t i, bool& has_key) {
    auto const kind = static_cast<attribute_kind>(nodes_[i].detail);
    if (kind == attribute_kind::primary_key) key(i, has_key);
    if (kind == attribute_kind::check) refuse(i, "Redshift has no CHECK");
    if (std::uint32_t const list = tree_.find(i, node_kind::column_list)) faults_.each_once(tree_, list);
    for (std::size_t t = nodes_[i].first; t < nodes_[i].last; ++t)
      if (token_at(t).is(kw_on) && (token_at(t + 1).is(kw_delete) || token_at(t + 1).is(kw_update)))
        refuse(token_at(t), "keys are not enforced");
  }

  constexpr void column(std::uint32_t i, bool& has_key, bool iceberg) {
    std::uint32_t seen = 0;
    data_type type;
    for (std::uint32_t c = nodes_[nodes_[i].child].next; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::type)) {
        type = type_at(tree_.range(c));
        if (!iceberg) check_type(tree_.range(c), true, faults_);
        continue;
      }
      auto const kind = static_cast<attribute_kind>(nodes_[c].detail);
      auto const was = [&](attribute_kind k) { return (seen >> static_cast<unsigned>(k) & 1u) != 0; };
      if ((kind == attribute_kind::null && was(attribute_kind::not_null)) ||
          (kind == attribute_kind::not_null && was(attribute_kind::null)))
        refuse(c, "NULL and NOT NULL");
      if (kind == attribute_kind::null && was(attribute_kind::primary_key)) refuse(c, "a primary key is NOT NULL");
      bool const once = kind == attribute_kind::default_value || kind == attribute_kind::identity ||
                        kind == attribute_kind::encode || kind == attribute_kind::collate;
      if (once && was(kind)) refuse(c, "stated twice");
      if ((kind == attribute_kind::default_value && was(attribute_kind::identity)) ||
          (kind == attribute_kind::identity && was(attribute_kind::default_value)))
        refuse(c, "IDENTITY and DEFAULT");
      seen |= 1u << static_cast<unsigned>(kind);
      column_attribute(c, kind, type, has_key);
    }
  }

  constexpr void column_attribute(std::uint32_t i, attribute_kind kind, data_type const& type, bool& has_key) {
    switch (kind) {
      case attribute_kind::primary_key:
        return key(i, has_key);
      case attribute_kind::check:
        return refuse(i, "Redshift has no CHECK");
      case attribute_kind::encode: {
        token const& how = token_at(nodes_[i].last - 1);
        if (encoding_of(how.word) != encoding::unknown) return;
        core::closest_name best{how.text};
        for (std::string_view known : {"raw", "az64", "bytedict", "delta", "delta32k", "lzo", "mostly8", "mostly16",
                                       "mostly32", "runlength", "text255", "text32k", "zstd", "auto"})
          best.offer(known);
        return faults_.report(fault_code::refused_here, how, best.found(), "no encoding of Redshift");
      }
      case attribute_kind::collate: {
        token const& how = token_at(nodes_[i].last - 1);
        if (!is_one_of(how.as_identifier(), {"case_sensitive", "case_insensitive", "cs", "ci"}))
          return refuse(how, "CASE_SENSITIVE or CASE_INSENSITIVE");
        type_family const family = family_of(type.kind);
        if (family != type_family::unknown && family != type_family::text && family != type_family::super)
          refuse(i, "COLLATE is of text");
        return;
      }
      case attribute_kind::foreign_key: {
        std::uint32_t const list = tree_.find(i, node_kind::column_list);
        if (list != 0 && nodes_[nodes_[list].child].next != 0) refuse(list, "one column refers to one column");
        return;
      }
      case attribute_kind::identity: {
        bool has_seed = false, has_step = false;
        for (std::size_t t = nodes_[i].first; t < nodes_[i].last; ++t) {
          has_seed = has_seed || token_at(t).is(token_kind::left_parenthesis);
          has_step = has_step || token_at(t).is(token_kind::comma);
        }
        if (has_seed && !has_step) refuse(i, "IDENTITY (seed, step)");
        return;
      }
      case attribute_kind::default_value:
        return default_value(nodes_[i].child, type);
      case attribute_kind::other:
        if (tree_.first_token(i).is(kw_on)) refuse(i, "keys are not enforced");
        return;
      default:
        return;
    }
  }

  /// DEFAULT is without queries, and a literal fits. `statement_columns` looks at other expressions.
  constexpr void default_value(std::uint32_t i, data_type const& type) {
    for (std::size_t t = nodes_[i].first; t < nodes_[i].last; ++t)
      if (token_at(t).is(kw_select)) return refuse(token_at(t), "DEFAULT is without queries");
    plain_literal const written{tree_, i};
    if (written.value == nullptr) return;
    data_type const given = type_of_literal(*written.value).type;
    if (surely_refused(given, type) || (!written.value->is(token_kind::string) && !compatible(given, type)))
      return faults_.report(fault_code::type_differs, *written.value, {}, name_of(type.kind));
    report_literal(*written.value, why_not_written(*written.value, written.negative, type));
  }

  constexpr void report_literal(token const& value, std::string_view reason) {
    if (!reason.empty())
      faults_.report(reason == does_not_fit ? fault_code::beyond_a_limit : fault_code::type_differs, value, {}, reason);
  }

  [[nodiscard]] constexpr bool is_temporary(std::uint32_t statement) const {
    return (nodes_[tree_.find(statement, node_kind::object)].detail & object_detail::temporary) != 0;
  }

  /// Each attribute of a table is stated once.
  constexpr void table_attributes(std::uint32_t i) {
    std::uint32_t seen = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::attribute)) continue;
      auto kind = static_cast<attribute_kind>(nodes_[c].detail);
      if (kind == attribute_kind::other) {
        if (tree_.first_token(c).is(kw_inherits)) refuse(c, "Redshift has no INHERITS");
        if (tree_.first_token(c).is(kw_on) && !is_temporary(i)) refuse(c, "ON COMMIT is of temporary tables");
        continue;
      }
      bool const is_auto = kind == attribute_kind::sortkey_auto;
      if (is_auto && !tree_.first_token(c).is(kw_sortkey)) refuse(c, "write SORTKEY AUTO alone");
      if (kind == attribute_kind::interleaved_sortkey || is_auto) kind = attribute_kind::sortkey;
      std::uint32_t const mark = 1u << static_cast<unsigned>(kind);
      if ((seen & mark) != 0) faults_.report(fault_code::keys_contradict, tree_.first_token(c), {}, "stated twice");
      seen |= mark;
    }
  }

  tree_view tree_;
  node const* nodes_ = tree_.nodes;
  first_fault faults_{};
};

}  // namespace strata::sql::detail
