// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/located_error.hpp>
#include <strata/constructs/redshift/relation_reads.hpp>

/// Checks the objects in the datashares of a stack, and the reads from databases of datashares: E0390, E0411.
namespace strata::detail {

template <class Stack>
struct datashare_check : relation_reads<Stack> {
  using known = relation_reads<Stack>;
  using known::size, known::relations, known::shares, known::parsed_relations, known::parsed_scripts,
      known::share_database_of, known::add_relations;

  /// Whether SQL of the stack changes the objects of a datashare, so that they are uncertain.
  static constexpr bool is_altered(redshift_datashare_base const& share) {
    for (parsed_sql const* script : parsed_scripts) {
      if (script == nullptr) continue;
      for (sql::relation_use const& use : *script)
        if (use.kind == sql::object_kind::datashare && use.how == sql::usage::alters &&
            sql::equal(use.name.name, sql::identifier{share.name(), true}))
          return true;
    }
    return false;
  }
  /// Finds the first relation in a text that the datashare of its database does not hold.
  static constexpr located_error find_unshared(std::size_t reader, std::string_view text) {
    if (!relations[reader]->is_existing() && is_in_a_share(*relations[reader])) {
      sql::identifier const name = relations[reader]->name().name;
      if (relations[reader]->is_opaque()) return {&errors::E0391, {}, text};
      auto const offset = static_cast<std::size_t>(name.text.data() - text.data());
      return {&errors::E0391, {.offset = offset, .length = name.text.size()}, text};
    }
    for (sql::relation_use const& use : *parsed_relations[reader]) {
      if (use.how != sql::usage::reads || use.name.database.empty() || sql::is_system_relation(use.name)) continue;
      redshift_share_database_base const* const made = share_database_of(*relations[reader], use.name.database);
      if (made == nullptr) continue;
      std::string_view const last = use.name.name.text;
      auto const end = static_cast<std::size_t>(last.data() + last.size() - text.data());
      sql::fault const place{.offset = use.offset, .length = end - use.offset};
      redshift_datashare_base const* const share = made->share();
      if (share != nullptr && !share->may_hold(use.name) && !is_altered(*share)) return {&errors::E0390, place, text};
    }
    return {};
  }
  /// Whether a construct makes an object in the database of a datashare. A producer can let consumers write to tables
  /// ("Considerations for data sharing reads and writes" in the developer guide), which its program tells only of the
  /// grant.
  static constexpr bool is_in_a_share(redshift_relation const& relation) {
    redshift_share_database_base const* const made = share_database_of(relation, relation.home_database());
    return made != nullptr && !(relation.kind() == sql::object_kind::table && made->may_write());
  }
  template <std::size_t I>
  static constexpr located_error unshared = find_unshared(I, relations[I]->sql_text());

  static constexpr bool is_interleaved(std::size_t relation) {
    if (relations[relation] == nullptr || parsed_relations[relation]->tree.root == 0) return false;
    sql::tree_view const& tree = parsed_relations[relation]->tree;
    for (std::uint32_t i = tree[parsed_relations[relation]->first_statement()].child; i != 0; i = tree[i].next)
      if (tree[i].is(sql::node_kind::attribute) &&
          static_cast<sql::attribute_kind>(tree[i].detail) == sql::attribute_kind::interleaved_sortkey)
        return true;
    return false;
  }
  /// The reason why a datashare cannot hold a relation; empty if it can. Source: "Considerations when using data
  /// sharing" in the developer guide.
  static constexpr std::string_view why_not_shared(std::size_t relation) {
    core::sequence<std::size_t> reached{relation};  // it and the views below it
    for (std::size_t i = 0; i < reached.size(); ++i)
      if (std::string_view const reason = why_not_shared(reached[i], reached); !reason.empty()) return reason;
    return {};
  }
  static constexpr std::string_view why_not_shared(std::size_t relation, core::sequence<std::size_t>& reached) {
    constexpr std::string_view interleaved = "INTERLEAVED SORTKEY of what is shared";
    if (is_interleaved(relation)) return interleaved;
    if (relations[relation]->kind() != sql::object_kind::view) return {};
    for (sql::relation_use const& use : *parsed_relations[relation]) {
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind)) continue;
      if (!use.name.database.empty() && share_database_of(*relations[relation], use.name.database) != nullptr)
        return "what is shared is a view of a share";
      read_list found;
      add_relations(found, *relations[relation], relation, use, 0);
      if (found.count == 0 && sql::is_surely_of_the_system(use.name)) return "what is shared is a view of the system's";
      for (std::size_t k = 0; k < found.count; ++k) {
        bool known = relations[found.items[k]] == nullptr;
        for (std::size_t each : reached) known = known || each == found.items[k];
        if (!known) reached.push_back(found.items[k]);
      }
    }
    return {};
  }
  /// Finds the first relation that a datashare holds itself but cannot share.
  static constexpr core::verdict check_shares() {
    core::verdict result;
    for (std::uint32_t s = 0; s < size; ++s)
      for (std::uint32_t r = 0; shares[s] != nullptr && r < size; ++r) {
        if (relations[r] == nullptr || !relations[r]->same_database(*shares[s])) continue;
        if (!shares[s]->may_hold(relations[r]->qualified_name(), true)) continue;
        std::string_view const reason = why_not_shared(r);
        if (reason.empty()) continue;
        result.error = &errors::E0411;
        result.resources.push_back(s);
        result.resources.push_back(r);
        result.subject = reason;
        return result;
      }
    return result;
  }
};

}  // namespace strata::detail
