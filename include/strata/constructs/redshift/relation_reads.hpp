// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/sql_resources.hpp>

#include <utility>

/// Which relations of a stack read which others.
namespace strata::detail {

/// The relations of the stack that one of them reads, by the positions of their constructs.
struct read_list {
  static constexpr std::size_t capacity = 64;  ///< further reads count as unknown
  std::uint32_t items[capacity]{};
  std::uint16_t uses[capacity]{};  ///< of the text that reads them: the first use that names the relation
  bool names_database[capacity]{};
  std::size_t count = 0;

  /// Each statement of a text names its relations again.
  [[nodiscard]] constexpr bool has(std::uint32_t item, bool with_database) const {
    for (std::size_t i = 0; i < count; ++i)
      if (items[i] == item && names_database[i] == with_database) return true;
    return false;
  }
};

template <class Stack>
struct relation_reads : sql_resources<Stack> {
  using resources = sql_resources<Stack>;
  using resources::size, resources::relations, resources::scripts, resources::parsed_relations,
      resources::parsed_scripts, resources::share_databases, resources::hashes, resources::all_relations,
      resources::all_scripts;

  static constexpr read_list find_reads(std::size_t reader) {
    read_list result;
    if (relations[reader] == nullptr) return result;
    std::uint16_t number = 0;
    for (sql::relation_use const& use : *parsed_relations[reader]) {
      if (use.how == sql::usage::reads && sql::is_relation(use.kind))
        add_relations(result, *relations[reader], reader, use, number);
      ++number;
    }
    return result;
  }
  static constexpr void add_relations(read_list& to, redshift_statement const& self, std::size_t reader,
                                      sql::relation_use const& use, std::uint16_t number) {
    sql::identifier const schema = use.name.schema.empty() ? self.search_schema() : use.name.schema;
    std::uint64_t const wanted = hash_of_relation(schema, use.name.name);
    for (std::uint32_t i = 0; i < size; ++i)
      if (hashes[i] == wanted && i != reader && relations[i] != nullptr && is_reached(self, use.name, *relations[i]) &&
          self.same_name(use.name.name, relations[i]->name().name) && self.same_name(schema, relations[i]->schema()) &&
          to.count < read_list::capacity && !to.has(i, !use.name.database.empty())) {
        to.names_database[to.count] = !use.name.database.empty();
        to.uses[to.count] = number;
        to.items[to.count++] = i;
      }
  }
  /// Whether a name in a construct's SQL refers to the database of a relation, or to a database of a datashare that
  /// holds the relation.
  static constexpr bool is_reached(redshift_statement const& reader, sql::object_name const& name,
                                   redshift_relation const& relation) {
    if (name.database.empty()) return relation.same_database(reader);
    if (relation.owner().id == reader.owner().id && sql::equal(name.database, relation.home_database())) return true;
    redshift_share_database_base const* const made = share_database_of(reader, name.database);
    redshift_datashare_base const* const share = made == nullptr ? nullptr : made->share();
    return share != nullptr && share->holds(relation);
  }
  static constexpr redshift_share_database_base const* share_database_of(redshift_statement const& reader,
                                                                         sql::identifier const& name) {
    for (redshift_share_database_base const* made : share_databases)
      if (made != nullptr && made->owner().id == reader.owner().id &&
          sql::equal(name, sql::identifier{made->name(), true}))
        return made;
    return nullptr;
  }
  template <std::size_t I>
  static constexpr read_list reads = find_reads(I);

  /// An order without cycles, in which the relations that others read come first.
  struct ranking {
    std::uint32_t rank[size + 1]{};
  };
  template <std::size_t... N>
  static constexpr ranking rank_all(std::index_sequence<N...>) {
    read_list const* const read_by[] = {&reads<all_relations.at[N]>..., nullptr};
    ranking result;
    std::uint32_t next = 0;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t n = 0; n < sizeof...(N); ++n) {
        std::uint32_t& rank = result.rank[all_relations.at[n]];
        bool ready = rank == 0;
        for (std::size_t k = 0; ready && k < read_by[n]->count; ++k) ready = result.rank[read_by[n]->items[k]] != 0;
        if (ready) rank = ++next, more = true;
      }
    }
    return result;
  }
  static constexpr ranking ranks = rank_all(std::make_index_sequence<all_relations.count>{});

  static constexpr read_list earlier_of(std::size_t reader, read_list const& all) {
    read_list result;
    for (std::size_t k = 0; k < all.count; ++k)
      if (ranks.rank[all.items[k]] != 0 && ranks.rank[all.items[k]] < ranks.rank[reader]) {
        result.uses[result.count] = all.uses[k];
        result.items[result.count++] = all.items[k];
      }
    return result;
  }
  template <std::size_t I>
  static constexpr read_list earlier = earlier_of(I, reads<I>);

  /// Relations that custom SQL of the stack alters or drops: their columns are uncertain.
  struct changed_relations {
    bool has[size + 1]{};
  };
  /// Calls the function with each relation that custom SQL alters or drops, its script, and the use in it.
  static constexpr void for_each_change(auto visit) {
    for (std::size_t n = 0; n < all_scripts.count; ++n) {
      std::size_t const script = all_scripts.at[n];
      for (sql::relation_use const& use : *parsed_scripts[script]) {
        if ((use.how != sql::usage::alters && use.how != sql::usage::drops) || !sql::is_relation(use.kind)) continue;
        read_list found;
        add_relations(found, *scripts[script], size, use, 0);
        for (std::size_t k = 0; k < found.count; ++k) visit(found.items[k], *parsed_scripts[script], use);
      }
    }
  }
  static constexpr changed_relations find_changes() {
    changed_relations result;
    for_each_change(
        [&](std::size_t relation, parsed_sql const&, sql::relation_use const&) { result.has[relation] = true; });
    return result;
  }
  static constexpr changed_relations changes = find_changes();
};

}  // namespace strata::detail
