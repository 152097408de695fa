// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/use_list.hpp>

namespace strata::sql::detail {

/// The names that a query knows at a place, and what it has read so far.
///
/// A name of one part is a WITH name where one is known, else a relation. `a.b` may be a relation `b` of a schema `a`
/// or a column `b` of an item `a` of a FROM, whose SUPER value is walked into; and the item may stand further on, in
/// the query around a subquery. So a read of two or three parts stays unsure until the queries around it have ended.
class query_scope {
 public:
  /// How much was known when a level of the query began.
  struct mark {
    std::uint32_t ctes = 0, aliases = 0, unsure = 0;
  };

  constexpr mark now() const {
    return {static_cast<std::uint32_t>(ctes_.size()), static_cast<std::uint32_t>(aliases_.size()),
            static_cast<std::uint32_t>(unsure_.size())};
  }

  constexpr void add_cte(identifier name) { ctes_.add(hash(name), name); }

  /// An item of a FROM, by its alias or by its own name. `is_value`: a value of a SUPER column, not a relation.
  constexpr void add_item(identifier name, identifier schema, bool is_value) {
    aliases_.add(key(name, is_value), {name, schema});
  }
  /// The last item gets an alias: then its own name is not known.
  constexpr void forget_item() { aliases_.forget_from(aliases_.size() - 1); }

  /// Whether a FROM names a relation so, or walks into a value.
  constexpr bool walks_into_value(object_name const& name) {
    return name.schema.empty() ? is_value(name.name) : starts_at_item(name);
  }

  /// A relation in a FROM, unless its name is of a WITH. `depth`: how many levels are open.
  constexpr void add_read(object_name const& name, std::size_t offset, std::size_t depth) {
    if (name.schema.empty() && is_cte(name.name)) return;
    if (!name.schema.empty()) unsure_.push_back(static_cast<std::uint32_t>(reads_.size()));
    reads_.push_back({name, offset, depth});
  }

  /// A SELECT ends, and all of its items are known: what its subqueries took for `schema.name` may be theirs.
  constexpr void end_select(mark const& began, std::size_t depth) {
    if (aliases_.size() == began.aliases) return;
    std::size_t kept = began.unsure;
    for (std::size_t i = kept; i < unsure_.size(); ++i) {
      read& r = reads_[unsure_[i]];
      if (r.depth > depth && starts_at_item(r.name))
        r.name = {};
      else
        unsure_[kept++] = unsure_[i];
    }
    unsure_.truncate(kept);
    aliases_.forget_from(began.aliases);
  }

  /// A level ends. `is_apart`: nothing that is named further on is known in it.
  constexpr void leave(mark const& began, bool is_apart) {
    if (is_apart) unsure_.truncate(began.unsure);
    ctes_.forget_from(began.ctes);
  }

  constexpr void flush(use_list& uses) {
    for (read const& r : reads_) uses.add(usage::reads, object_kind::relation, r.name, r.offset);
    reads_.clear();
    unsure_.clear();
  }

 private:
  struct item {
    identifier name{}, schema{};
  };
  struct read {
    object_name name{};
    std::size_t offset{};
    std::size_t depth{};
  };

  constexpr bool is_cte(identifier name) {
    return ctes_.find(hash(name), [&](identifier cte) { return equal(cte, name); }) != nullptr;
  }
  /// Values have keys of their own, so that the search for one does not pass all the relations of its name.
  static constexpr std::uint64_t key(identifier name, bool is_value) { return hash(name) + (is_value ? 1 : 0); }

  constexpr bool is_value(identifier name) {
    return aliases_.find(key(name, true), [&](item const& i) { return equal(i.name, name); }) != nullptr;
  }
  constexpr bool is_item(identifier name) {
    return is_value(name) ||
           aliases_.find(key(name, false), [&](item const& i) { return equal(i.name, name); }) != nullptr;
  }
  /// Whether `a.b` starts at an item `a`, or `s.a.b` at an item `s.a`.
  constexpr bool starts_at_item(object_name const& name) {
    if (name.database.empty()) return is_item(name.schema);
    if (is_item(name.database)) return true;
    return aliases_.find(key(name.schema, false), [&](item const& i) {
      return equal(i.name, name.schema) && equal(i.schema, name.database);
    }) != nullptr;
  }

  name_table<identifier> ctes_{};
  name_table<item> aliases_{};
  core::sequence<read> reads_{};
  core::sequence<std::uint32_t> unsure_{};  ///< positions of the reads of two or three parts
};

}  // namespace strata::sql::detail
