// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/core/description.hpp>
#include <strata/sql/created_relation.hpp>
#include <strata/sql/errors.hpp>

namespace strata {

/// SQL that Redshift understands and Strata does not. Strata sends it unchanged. The program names the objects that it
/// creates, reads and fills, with commas between them: `opaque_sql{"...", "sales.orders", "raw.orders, raw.items"}`. To
/// the questions where values go, a list that is not there is unknown, not empty: such a text may read any relation,
/// and one that names neither what it creates nor what it fills may fill and share any.
struct opaque_sql {
  std::string_view text;
  std::string_view creates{};
  std::string_view reads{};
  std::string_view fills{};
  bool moves_no_rows = false;   ///< it reads no rows and shares nothing, like a definition of columns
  bool grants_nothing = false;  ///< it changes no privileges, roles, owners and policies
};

/// SQL from the user: a text that Strata reads, or an opaque one.
class sql_source {
  enum class form : std::uint8_t { statements, opaque, columns };

 public:
  constexpr sql_source() = default;
  constexpr sql_source(char const* text) : source_{text} {}
  sql_source(int) = delete;  ///< no text
  constexpr sql_source(std::string_view text) : source_{text} {}
  constexpr sql_source(char const* text, std::size_t size) : source_{{text, size}} {}
  constexpr sql_source(opaque_sql const& text) : source_{text}, form_{form::opaque} {}
  /// A CREATE TABLE, or the contents of its parentheses: "id int, name varchar(20)".
  static constexpr sql_source definition_of_table(std::string_view text) {
    sql_source result{text};
    if (!text.empty() && sql::created_relation_of(text).name.empty()) result.form_ = form::columns;
    return result;
  }

  [[nodiscard]] constexpr std::string_view text() const { return source_.text; }
  [[nodiscard]] constexpr bool empty() const { return source_.text.empty(); }
  [[nodiscard]] constexpr bool is_opaque() const { return form_ == form::opaque; }

  /// The relation that a CREATE TABLE or a CREATE VIEW creates.
  [[nodiscard]] constexpr sql::object_name created(sql::object_kind kind) const {
    if (is_opaque()) {
      core::sequence<sql::object_name> const all = names_of(source_.creates);
      if (all.empty()) return {};
      return all.front();
    }
    sql::created_relation const made = sql::created_relation_of(source_.text);
    return made.kind == kind ? made.name : sql::object_name{};
  }

  [[nodiscard]] constexpr bool moves_no_rows() const { return source_.moves_no_rows; }
  [[nodiscard]] constexpr bool grants_nothing() const { return source_.grants_nothing; }
  /// Whether the user names what an opaque text reads, and what it creates or fills.
  [[nodiscard]] constexpr bool declares_reads() const { return !source_.reads.empty(); }
  [[nodiscard]] constexpr bool declares_targets() const { return !source_.creates.empty() || !source_.fills.empty(); }

  static constexpr std::size_t max_bytes = std::size_t{100} * 1024;  ///< of a statement in the Redshift Data API
  [[nodiscard]] constexpr bool is_too_long() const { return source_.text.size() > max_bytes; }
  /// Whether Strata reads the text.
  [[nodiscard]] constexpr bool is_read() const { return !is_opaque() && !is_too_long(); }

  /// Calls `use(token)` for each token of a text that Strata reads. A list of columns counts as a part of its CREATE
  /// TABLE; an error at its end is behind its last character.
  constexpr void for_each_token(auto use) const {
    if (!is_read()) return;
    if (form_ == form::columns) for_each_token_of("create table t(", {}, use);
    for_each_token_of(source_.text, {}, use);
    if (form_ == form::columns) for_each_token_of(")", source_.text.size(), use);
  }

  /// The uses of an opaque text, as the user declares them.
  [[nodiscard]] constexpr core::sequence<sql::relation_use> declared_uses() const {
    core::sequence<sql::relation_use> result;
    for (sql::object_name const& name : names_of(source_.creates))
      result.push_back({sql::usage::creates, sql::object_kind::relation, name});
    for (sql::object_name const& name : names_of(source_.reads))
      result.push_back({sql::usage::reads, sql::object_kind::relation, name});
    for (sql::object_name const& name : names_of(source_.fills))
      result.push_back({sql::usage::writes, sql::object_kind::relation, name});
    return result;
  }

 private:
  static constexpr void for_each_token_of(std::string_view text, std::size_t offset, auto& use) {
    sql::lexer in{text};
    for (sql::token t = in.next(); !t.is(sql::token_kind::end); t = in.next()) {
      t.offset += offset;
      use(t);
    }
  }

  static constexpr core::sequence<sql::object_name> names_of(std::string_view list) {
    core::sequence<sql::object_name> result;
    auto const tokens = sql::tokenize(list);
    sql::token_range const all = sql::all_of(tokens);
    for (std::size_t at = 0; at < all.size();) {
      std::size_t const end = sql::end_of_name(all, at);
      if (end > at) result.push_back(sql::name_of_tokens(all, at, end));
      at = end + 1;
    }
    return result;
  }

  opaque_sql source_{};
  form form_ = form::statements;
};

}  // namespace strata
