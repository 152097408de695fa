// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/data_type.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql {

/// How a column comes from another one; the later, the weaker.
enum class derivation : std::uint8_t {
  copied,       ///< its value, as it is
  transformed,  ///< its value goes into an expression
  condition,    ///< it decides which rows there are, or how they are joined, grouped or ordered
};

/// A column of the catalog, and what is made of it.
struct column_source {
  std::uint32_t relation{};  ///< in the catalog
  std::uint32_t column{};    ///< of that relation
  derivation how{};
};

struct output_column {
  identifier name{};
  std::uint64_t hash{};
  data_type type{};       ///< unknown where nothing tells
  bool not_null = false;  ///< certainly
  core::sequence<column_source> sources{};
};

/// The columns that a query or a relation gives. When they are not all known, those that are stand in no order.
struct row_type {
  bool known = true;
  core::sequence<output_column> columns{};
  core::sequence<column_source> conditions{};  ///< what all columns depend on
};

struct catalog_relation {
  object_name name{};  ///< with its schema; with a database when it is another one's
  object_kind kind = object_kind::table;
  row_type columns{};         ///< the sources in it are not looked at
  bool of_datashare = false;  ///< another namespace's
};

/// Relations that are there before a statement runs in a database. Those of another one have its name in theirs.
class catalog {
 public:
  constexpr explicit catalog(identifier default_schema = name_of("public"), identifier database = {})
      : default_schema_{default_schema}, database_{database} {}

  constexpr void add(catalog_relation relation) {
    if (relation.name.schema.empty()) relation.name.schema = default_schema_;
    hashes_.push_back(hash(relation.name.name));
    relations_.push_back(static_cast<catalog_relation&&>(relation));
  }
  /// The relation that a name refers to, the newest when there are several, or null.
  constexpr catalog_relation const* find(object_name name) const {
    if (name.schema.empty()) name.schema = default_schema_;
    if (!name.database.empty() && equal(name.database, database_)) name.database = {};
    std::uint64_t const wanted = hash(name.name);
    for (std::size_t i = relations_.size(); i > 0; --i)
      if (hashes_[i - 1] == wanted && equal(relations_[i - 1].name, name)) return &relations_[i - 1];
    return nullptr;
  }
  constexpr std::uint32_t position(catalog_relation const* relation) const {
    return static_cast<std::uint32_t>(relation - relations_.data());
  }
  constexpr catalog_relation const& operator[](std::size_t i) const { return relations_[i]; }
  constexpr std::size_t size() const { return relations_.size(); }
  constexpr identifier default_schema() const { return default_schema_; }

 private:
  identifier default_schema_, database_;
  core::sequence<catalog_relation> relations_{};
  core::sequence<std::uint64_t> hashes_{};
};

}  // namespace strata::sql
