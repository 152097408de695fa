// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/data_type.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql {

/// How a column derives from another one; the later, the weaker.
enum class derivation : std::uint8_t {
  copied,       ///< its value, unchanged
  transformed,  ///< its value goes into an expression
  condition,    ///< it decides which rows exist, or how they are joined, grouped or ordered
};

/// The position of a column that a relation may have, where nobody knows which.
inline constexpr std::uint32_t any_column = ~std::uint32_t{0};

/// A column of the catalog, and how it is used.
struct column_source {
  std::uint32_t relation{};  ///< its position in the catalog
  std::uint32_t column{};    ///< its position in that relation, or `any_column`
  derivation how{};
};

struct output_column {
  identifier name{};
  std::uint64_t hash{};
  data_type type{};       ///< unknown where nothing determines it
  bool not_null = false;  ///< true only where it is certain
  core::sequence<column_source> sources{};
  bool fills_itself = false;  ///< by DEFAULT or IDENTITY
  bool maybe = false;         ///< a statement of the stack adds it or takes it away
};

/// The columns that a query or a relation gives. If some are unknown, the order of the others means nothing.
struct row_type {
  bool known = true;
  bool closed = false;  ///< not known, but no other columns can be there: statements of the stack alter the table
  core::sequence<output_column> columns{};
  core::sequence<column_source> others{};      ///< sources of the columns that are unknown
  core::sequence<column_source> conditions{};  ///< sources that all columns depend on
};

struct catalog_relation {
  object_name name{};  ///< with its schema, and with a database if it is in another one
  object_kind kind = object_kind::table;
  row_type columns{};         ///< nobody reads their sources
  bool of_datashare = false;  ///< from another namespace
};

/// The relations that exist before a statement runs in a database. Relations of other databases have the database in
/// their name.
class catalog {
 public:
  constexpr explicit catalog(identifier default_schema = name_of("public"), identifier database = {},
                             bool case_sensitive = false)
      : default_schema_{default_schema}, database_{database}, case_sensitive_{case_sensitive} {}

  constexpr void add(catalog_relation relation) {
    if (relation.name.schema.empty()) relation.name.schema = default_schema_;
    hashes_.push_back(hash(relation.name.name));
    relations_.push_back(static_cast<catalog_relation&&>(relation));
  }
  /// The relation that a name refers to, the newest if there are several, or null.
  [[nodiscard]] constexpr catalog_relation const* find(object_name name) const {
    if (name.schema.empty()) name.schema = default_schema_;
    if (!name.database.empty() && equal(name.database, database_)) name.database = {};
    std::uint64_t const wanted = hash(name.name);
    for (std::size_t i = relations_.size(); i > 0; --i)
      if (hashes_[i - 1] == wanted && equal(relations_[i - 1].name, name, case_sensitive_)) return &relations_[i - 1];
    return nullptr;
  }
  /// Adds a function that the program creates or declares. Beside one of the same name, a built-in function is not
  /// certain, so its calls are not checked.
  constexpr void add_function(identifier name) { functions_.push_back(hash(name)); }
  [[nodiscard]] constexpr bool has_function(identifier name) const {
    if (functions_.empty()) return false;
    std::uint64_t const wanted = hash(name);
    for (std::uint64_t each : functions_)
      if (each == wanted) return true;
    return false;
  }
  /// Adds a schema whose relations come from elsewhere: CREATE EXTERNAL SCHEMA.
  constexpr void add_external_schema(identifier name) { external_schemas_.push_back(name); }
  /// Whether a name is certainly of another database, or in an external schema.
  [[nodiscard]] constexpr bool is_elsewhere(object_name const& name) const {
    if (is_of_other_database(name)) return true;
    for (identifier const schema : external_schemas_)
      if (equal(schema, name.schema)) return true;
    return false;
  }
  [[nodiscard]] constexpr bool is_of_other_database(object_name const& name) const {
    return !name.database.empty() && !database_.empty() && !equal(name.database, database_);
  }
  constexpr std::uint32_t position(catalog_relation const* relation) const {
    return static_cast<std::uint32_t>(relation - relations_.data());
  }
  constexpr catalog_relation const& operator[](std::size_t i) const { return relations_[i]; }
  [[nodiscard]] constexpr std::size_t size() const { return relations_.size(); }
  [[nodiscard]] constexpr identifier default_schema() const { return default_schema_; }

 private:
  identifier default_schema_, database_;
  bool case_sensitive_;
  core::sequence<catalog_relation> relations_{};
  core::sequence<std::uint64_t> hashes_{};
  core::sequence<identifier> external_schemas_{};
  core::sequence<std::uint64_t> functions_{};  ///< hashes of their names without schema
};

}  // namespace strata::sql
