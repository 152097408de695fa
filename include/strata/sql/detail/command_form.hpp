// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/routine_form.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/relations.hpp>

namespace strata::sql::detail {

/// What Redshift refuses in a statement around its queries. Sources: the pages of the statements in the Redshift SQL
/// reference.
class command_form : protected routine_form {
 protected:
  using routine_form::routine_form;

  constexpr void head(std::uint32_t i) {
    if (is_never_replaced() && token_at(nodes_[i].first + 1).is(kw_or))
      refuse(token_at(nodes_[i].first + 1), "Redshift replaces views and routines");
    switch (kind_) {
      case statement_kind::create_materialized_view:
        if (token_at(nodes_[i].first + 1).is(kw_or)) refuse(token_at(nodes_[i].first + 1), "not of such a view");
        table_attributes(i);
        return no_condition(i);
      case statement_kind::create_view:
        return no_condition(i);
      case statement_kind::create_table:
        return create_table(i);
      case statement_kind::create_function:
        return function(i);
      case statement_kind::create_procedure:
        return procedure(i);
      case statement_kind::create_external_schema:
        return external_schema(i);
      case statement_kind::create_external_table: {
        std::uint32_t const name = tree_.find(i, node_kind::object);
        if (nodes_[name].last - nodes_[name].first == 1) refuse(name, "name its external schema");
        return;
      }
      case statement_kind::update:
        return assignments(i);
      case statement_kind::vacuum:
        return vacuum(i);
      case statement_kind::alter_datashare:
        for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
          if (nodes_[c].is(node_kind::object) && is_of_the_system(c))
            refuse(c, "objects of the system cannot be shared");
        return;
      case statement_kind::alter_table:
        return alter_table(i);
      case statement_kind::delete_from:
        return no_alias(i, "DELETE takes no alias");
      case statement_kind::merge:
        no_alias(i, "the target has no alias");
        if (tree_.first_token(i).is(kw_with)) refuse(i, "MERGE takes no WITH");
        return merge(i);
      case statement_kind::copy:
        return copy(i);
      case statement_kind::unload:
        return unload(i);
      default:
        return;
    }
  }

  /// Kinds of objects whose CREATE has no OR REPLACE. Source: the synopsis of each statement.
  [[nodiscard]] constexpr bool is_never_replaced() const {
    switch (kind_) {
      case statement_kind::create_table:
      case statement_kind::create_external_table:
      case statement_kind::create_schema:
      case statement_kind::create_external_schema:
      case statement_kind::create_database:
      case statement_kind::create_datashare:
      case statement_kind::create_role:
      case statement_kind::create_user:
      case statement_kind::create_group:
        return true;
      default:
        return false;
    }
  }

  /// Where the tables of an external schema are. Source: CREATE EXTERNAL SCHEMA.
  constexpr void external_schema(std::uint32_t i) {
    for (std::size_t t = nodes_[i].first; t + 1 < nodes_[i].last; ++t) {
      if (!token_at(t).is(kw_from)) continue;
      token const& what = token_at(t + 1);
      bool const known = is_one_of(what.as_identifier(), {"data", "hive", "postgres", "mysql", "kinesis", "msk",
                                                          "kafka", "redshift", "database"});
      if (!known && what.is_name()) refuse(what, "no source of an external schema");
      return;
    }
  }

  /// SET a = 1, b = 2. Source: UPDATE.
  constexpr void assignments(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::assignment) && nodes_[nodes_[c].child].is(node_kind::column_list))
        refuse(c, "SET sets one column at a time");
  }

  constexpr void vacuum(std::uint32_t i) {
    for (std::size_t t = nodes_[i].first; t + 2 < nodes_[i].last; ++t)
      if (token_at(t).is(kw_to) && token_at(t + 1).is(token_kind::number) && number_of(token_at(t + 1), 0) > 100)
        faults_.report(fault_code::beyond_a_limit, token_at(t + 1), {}, "0 to 100 percent");
  }

  [[nodiscard]] constexpr bool is_of_the_system(std::uint32_t object) const {
    object_name const name = name_of_tokens(tree_.tokens, nodes_[object].first, nodes_[object].last);
    object_kind const kind = object_detail::kind_of(nodes_[object].detail);
    if (kind == object_kind::schema) return is_surely_of_the_system({{}, name.name, name.name});
    return is_relation(kind) && is_surely_of_the_system(name);
  }

  /// ALTER TABLE adds columns that are no keys, and changes the size of VARCHAR columns.
  constexpr void alter_table(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::constraint) && static_cast<attribute_kind>(nodes_[c].detail) == attribute_kind::check)
        refuse(c, "Redshift has no CHECK");
      if (nodes_[c].is(node_kind::constraint))
        if (std::uint32_t const list = tree_.find(c, node_kind::column_list)) faults_.each_once(tree_, list);
      if (nodes_[c].is(node_kind::type)) {
        check_type(tree_.range(c), true, faults_);
        data_type const type = type_at(tree_.range(c));
        if (type.kind != type_kind::varchar && type.kind != type_kind::unknown)
          refuse(c, "only VARCHAR changes its size");
      }
      if (nodes_[c].is(node_kind::column_definition)) added_column(c);
    }
  }
  constexpr void added_column(std::uint32_t i) {
    bool has_key = false, never_null = false, has_default = false;
    if (nodes_[nodes_[i].child].next == 0) refuse(i, "a column has a type");
    column(i, has_key, false);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::attribute)) continue;
      switch (static_cast<attribute_kind>(nodes_[c].detail)) {
        case attribute_kind::primary_key:
        case attribute_kind::unique:
        case attribute_kind::foreign_key:
        case attribute_kind::identity:
        case attribute_kind::distkey:
        case attribute_kind::sortkey:
          refuse(c, "not for a column that is added");
          break;
        case attribute_kind::not_null:
          never_null = true;
          break;
        case attribute_kind::default_value:
          has_default = true;
          break;
        default:
          break;
      }
    }
    if (never_null && !has_default) refuse(i, "NOT NULL needs a DEFAULT here");
  }

  /// IF NOT EXISTS is of tables. No view is RECURSIVE.
  constexpr void no_condition(std::uint32_t i) {
    std::size_t const name = nodes_[tree_.find(i, node_kind::object)].first;
    for (std::size_t t = nodes_[i].first; t + 1 < name; ++t)
      if (token_at(t).is(kw_recursive) && token_at(t + 1).is(kw_view))
        refuse(token_at(t), "write WITH RECURSIVE inside of the view");
    if (name > 3 && token_at(name - 3).is(kw_if) && token_at(name - 1).is(kw_exists))
      refuse(token_at(name - 3), "IF NOT EXISTS is of tables");
  }

  constexpr void no_alias(std::uint32_t i, std::string_view reason) {
    std::uint32_t const target = tree_.find(i, node_kind::relation);
    if (std::uint32_t const alias = target == 0 ? 0 : tree_.find(target, node_kind::alias)) refuse(alias, reason);
  }

  /// Both branches, in their order, or REMOVE DUPLICATES.
  constexpr void merge(std::uint32_t i) {
    source_of_merge(i);
    std::uint32_t const first = tree_.find(i, node_kind::when_clause);
    if (first == 0) return;
    std::size_t count = 0;
    for (std::uint32_t c = first; c != 0; c = nodes_[c].next, ++count) {
      std::size_t const behind = nodes_[c].first + (nodes_[c].detail == 0 ? 2u : 3u);
      if (token_at(behind).is(kw_and)) refuse(token_at(behind), "MERGE has no conditions here");
      if (token_at(behind + 1).is(kw_do)) refuse(token_at(behind + 1), "Redshift has no DO NOTHING");
      if (count > 1 || nodes_[c].detail != count) refuse(c, "first MATCHED, then NOT MATCHED");
    }
    if (count == 1) refuse(first, "MERGE wants both branches");
  }

  /// The source is another table than the target, and reads it nowhere.
  constexpr void source_of_merge(std::uint32_t i) {
    std::uint32_t const target = tree_.find(i, node_kind::relation), from = tree_.find(i, node_kind::from);
    std::uint32_t const source = from == 0 ? 0 : nodes_[from].child;
    if (target == 0 || source == 0) return;
    node const& a = nodes_[nodes_[target].child];
    object_name const changed = name_of_tokens(tree_.tokens, a.first, a.last);
    for (std::uint32_t n = source; n > 0 && nodes_[n].first >= nodes_[source].first; --n) {  // below it
      node const& b = nodes_[n];
      if (b.is(node_kind::object) && equal(name_of_tokens(tree_.tokens, b.first, b.last), changed))
        refuse(n, "the source is the target");
    }
  }

  statement_kind kind_{};
};

}  // namespace strata::sql::detail
