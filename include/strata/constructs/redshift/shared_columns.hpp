// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/reached_columns.hpp>

/// The columns whose values datashares show.
namespace strata::flow {

using root_list = core::sequence<reached_columns::root>;

/// A datashare holds a relation: it shows all of its columns.
constexpr void hold(root_list& to, data_flow const& flow, std::uint32_t r) {
  std::uint32_t const last = flow.node_of({r, sql::any_column});
  for (std::uint32_t n = flow.first_node(r); n < last; ++n) to.push_back({n});
  if (!flow.knows_columns(r)) to.push_back({last, false, flow.missing_in(r)});
}

/// The relations that a construct puts into its datashare.
constexpr void hold_relations_of(root_list& to, data_flow const& flow, redshift_datashare_base const& share) {
  unit_table const& table = flow.table();
  for (std::uint32_t r = 0; r < flow.relation_count(); ++r)
    if (table.is_relation(r) && table.owner_of(r) == share.owner().id &&
        sql::equal(table.database_of(r), {share.database(), true}) && share.may_hold(table.name_of(r)))
      hold(to, flow, r);
}

/// Whether a unit puts relations into the datashare of a construct.
constexpr bool adds_to(unit_table const& table, row_unit const& unit, redshift_datashare_base const& share) {
  if (unit.what != sql::row_movement::shares || table.statement_of(unit.resource).owner().id != share.owner().id)
    return false;
  sql::tree_view const& tree = table.text_of(unit.resource)->tree;
  bool found = false;
  sql::each_object(tree, unit.first, unit.statement, [&](std::uint32_t node) {
    found = found || (sql::object_detail::kind_of(tree[node].detail) == sql::object_kind::datashare &&
                      sql::equal(sql::name_of_tokens(tree.tokens, tree[node].first, tree[node].last).name,
                                 {share.name(), true}));
  });
  return found;
}

/// The relations that a statement puts into a datashare: by name, or all of a schema or a database.
constexpr void hold_relations_of(root_list& to, data_flow const& flow, row_unit const& unit) {
  unit_table const& table = flow.table();
  redshift_statement const& user = table.statement_of(unit.resource);
  sql::tree_view const& tree = table.text_of(unit.resource)->tree;
  sql::each_object(tree, unit.first, unit.statement, [&](std::uint32_t node) {
    sql::object_kind const kind = sql::object_detail::kind_of(tree[node].detail);
    sql::object_name name = sql::name_of_tokens(tree.tokens, tree[node].first, tree[node].last);
    if (sql::is_relation(kind)) {
      std::uint32_t const r = relation_meant(table, user, unit.resource + 1, name);
      if (r != nowhere) hold(to, flow, r);
      return;
    }
    bool const schema = kind == sql::object_kind::schema;
    if (!schema && kind != sql::object_kind::database) return;
    sql::identifier const database = schema ? name.schema : name.name;
    for (std::uint32_t r = 0; r < flow.relation_count(); ++r)
      if (table.is_relation(r) && table.owner_of(r) == user.owner().id &&
          sql::equal(table.database_of(r), database.empty() ? sql::identifier{user.database(), true} : database) &&
          (!schema || sql::equal(table.name_of(r).schema, name.name)))
        hold(to, flow, r);
  });
}

/// What a datashare shows: its own relations, and those that statements put into it.
constexpr root_list roots_of(data_flow const& flow, redshift_datashare_base const& share) {
  root_list result;
  hold_relations_of(result, flow, share);
  for (std::size_t u = 0; u < flow.table().unit_count; ++u)
    if (adds_to(flow.table(), flow.table().units[u], share)) hold_relations_of(result, flow, flow.table().units[u]);
  return result;
}

/// What the statements of a script may show besides the datashares of constructs. A statement that may do anything may
/// share anything.
constexpr root_list roots_of_script(data_flow const& flow, std::uint32_t script) {
  unit_table const& table = flow.table();
  root_list result;
  for (std::size_t u = 0; u < table.unit_count; ++u) {
    row_unit const& unit = table.units[u];
    if (unit.resource != script) continue;
    if (unit.what == sql::row_movement::unknown)
      result.push_back({flow.node_of_owner(table.statement_of(script).owner().id), false, {script, nowhere}});
    if (unit.what != sql::row_movement::shares) continue;
    bool of_a_construct = false;
    for (std::size_t i = 0; i < table.of->size; ++i)
      of_a_construct = of_a_construct || (table.of->shares[i] != nullptr && adds_to(table, unit, *table.of->shares[i]));
    if (!of_a_construct) hold_relations_of(result, flow, unit);
  }
  return result;
}

/// What all datashares of a stack show.
constexpr root_list roots_of_all(data_flow const& flow) {
  root_list result;
  auto const add = [&result](root_list const& more) {
    for (reached_columns::root const& r : more) result.push_back(r);
  };
  for (std::uint32_t i = 0; i < flow.table().of->size; ++i) {
    if (flow.table().of->shares[i] != nullptr) add(roots_of(flow, *flow.table().of->shares[i]));
    if (flow.table().of->scripts[i] != nullptr) add(roots_of_script(flow, i));
  }
  return result;
}

}  // namespace strata::flow
