// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relation_columns.hpp>

/// Checks that custom SQL does not drop or rename columns that relations of the stack read: E0115. A relation follows
/// the statements that alter what it reads, so it would not find the column.
namespace strata::detail {

template <class Stack>
struct column_removal_check : relation_columns<Stack> {
  using known = relation_columns<Stack>;
  using known::size, known::scripts, known::relations, known::parsed_scripts, known::parsed_relations,
      known::all_scripts, known::all_relations, known::add_relations, known::changes;

  static constexpr bool changes_relations() {
    for (bool changed : changes.has)
      if (changed) return true;
    return false;
  }

  /// A column that a statement takes away; empty if it takes none.
  static constexpr sql::identifier removed_by(sql::tree_view const& tree, std::uint32_t statement) {
    sql::alteration const made = sql::alteration_of(tree, statement);
    bool const removes = made.change == sql::column_change::removes || made.change == sql::column_change::renames;
    return removes ? tree.first_token(made.column).as_identifier() : sql::identifier{};
  }
  static constexpr bool adds(sql::tree_view const& tree, std::uint32_t statement, sql::identifier const& column) {
    sql::alteration const made = sql::alteration_of(tree, statement);
    return made.change == sql::column_change::adds && sql::equal(tree.first_token(made.column).as_identifier(), column);
  }

  /// Whether a relation uses a column of another one. A star in a query of one relation takes all of its columns.
  template <std::size_t Reader>
  static constexpr bool takes(std::uint32_t from, sql::identifier const& column) {
    stack_columns const& has = known::template columns_of_resource<Reader>();
    stack_columns const& source = columns_at(from, std::make_index_sequence<all_relations.count>{});
    std::size_t const end = has.first_condition + has.condition_count;
    for (std::size_t s = 0; s < end; ++s)
      if (has.sources[s].resource == from && has.sources[s].column < source.count &&
          sql::equal(source.columns[has.sources[s].column].name, column))
        return true;
    read_list const& reads = known::template reads<Reader>;
    bool has_column = !source.known;
    for (std::size_t c = 0; c < source.count; ++c)
      has_column = has_column || sql::equal(source.columns[c].name, column);
    return has_column && reads.count == 1 && reads.items[0] == from && has_star(parsed_relations[Reader]->tree);
  }
  template <std::size_t... N>
  static constexpr stack_columns columns_at(std::uint32_t relation, std::index_sequence<N...>) {
    stack_columns const all[] = {known::template columns_of_resource<all_relations.at[N]>()..., {}};
    for (std::size_t n = 0; n < sizeof...(N); ++n)
      if (all_relations.at[n] == relation) return all[n];
    return {};
  }
  static constexpr bool has_star(sql::tree_view const& tree) {
    for (std::uint32_t i = 1; i < tree.root; ++i)
      if (tree[i].is(sql::node_kind::item) && tree[tree[i].child].is(sql::node_kind::star) &&
          tree[tree[i].child].next == 0)
        return true;
    return false;
  }

  struct removal {
    std::uint32_t relation{};
    sql::identifier column{};
  };
  /// The columns of the stack's relations that a script removes for good.
  static constexpr core::sequence<removal> removals_of(std::size_t script) {
    core::sequence<removal> result;
    sql::tree_view const& tree = parsed_scripts[script]->tree;
    std::uint32_t number = 0;
    for (std::uint32_t s = parsed_scripts[script]->first_statement(); s != 0; s = tree[s].next, ++number) {
      sql::identifier const column = removed_by(tree, s);
      if (column.empty()) continue;
      read_list found;
      for (sql::relation_use const& use : *parsed_scripts[script])
        if (use.statement == number && use.how == sql::usage::alters)
          add_relations(found, *scripts[script], size, use, 0);
      bool stays = false;
      for (std::uint32_t later = tree[s].next; later != 0; later = tree[later].next)
        stays = stays || adds(tree, later, column);
      for (std::size_t k = 0; !stays && k < found.count; ++k) result.push_back({found.items[k], column});
    }
    return result;
  }

  static constexpr core::verdict check() {
    if constexpr (changes_relations())
      return find(std::make_index_sequence<all_relations.count>{});
    else
      return {};
  }
  template <std::size_t... R>
  static constexpr core::verdict find(std::index_sequence<R...>) {
    core::verdict result;
    for (std::size_t n = 0; n < all_scripts.count; ++n)
      for (removal const& each : removals_of(all_scripts.at[n])) {
        bool const taken[] = {takes<all_relations.at[R]>(each.relation, each.column)..., false};
        for (std::size_t r = 0; r < sizeof...(R); ++r) {
          if (!taken[r]) continue;
          result.error = &errors::E0115;
          result.resources.push_back(static_cast<std::uint32_t>(all_scripts.at[n]));
          result.resources.push_back(static_cast<std::uint32_t>(all_relations.at[r]));
          result.subject = each.column.text;
          return result;
        }
      }
    return result;
  }
};

}  // namespace strata::detail
