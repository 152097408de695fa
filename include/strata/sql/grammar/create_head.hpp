// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/cursor.hpp>
#include <strata/sql/relation_use.hpp>
#include <strata/sql/tree.hpp>

namespace strata::sql::grammar {

/// IF EXISTS, IF NOT EXISTS
constexpr bool if_exists(cursor& in) {
  if (in.accept(kw_if, kw_exists)) return true;
  bool const is_here = in.is(kw_if, kw_not) && in.peek(2).is(kw_exists);
  if (is_here) in.go(in.at + 3);
  return is_here;
}

/// The words that name a kind of object. Gives `other` and takes nothing when it does not know them.
constexpr object_kind kind_words(cursor& in) {
  if (in.accept(kw_table)) return object_kind::table;
  if (in.accept(kw_materialized, kw_view)) return object_kind::materialized_view;
  if (in.accept(kw_view)) return object_kind::view;
  if (in.accept(kw_schema)) return object_kind::schema;
  if (in.accept(kw_database)) return object_kind::database;
  if (in.accept(kw_datashare)) return object_kind::datashare;
  if (in.accept(kw_role)) return object_kind::role;
  if (in.accept(kw_user)) return object_kind::user;
  if (in.accept(kw_group)) return object_kind::group;
  if (in.accept(kw_aggregate) || in.accept(kw_function)) return object_kind::function;
  if (in.accept(kw_procedure)) return object_kind::procedure;
  if (in.accept(kw_library)) return object_kind::library;
  if (in.accept(kw_model)) return object_kind::model;
  if (in.accept(kw_masking, kw_policy)) return object_kind::masking_policy;
  if (in.accept(kw_rls, kw_policy)) return object_kind::rls_policy;
  if (in.accept(kw_identity, kw_provider)) return object_kind::identity_provider;
  return object_kind::other;
}

/// The same, in a statement whose head tells that the words are there.
constexpr object_kind kind_words_of_head(cursor& in) {
  return in.accept(kw_template) ? object_kind::template_for_copy : kind_words(in);
}

/// The words between CREATE and a name.
struct create_head {
  object_kind kind = object_kind::other;
  bool temporary = false;
  bool optional = false;  ///< OR REPLACE, IF NOT EXISTS

  [[nodiscard]] constexpr std::uint16_t marks() const {
    unsigned const made = (temporary ? object_detail::temporary : 0u) | (optional ? object_detail::optional : 0u);
    return static_cast<std::uint16_t>(made);
  }
};

/// CREATE [OR REPLACE] [LOCAL] [TEMP] [EXTERNAL] [PROTECTED] [RECURSIVE] kind [IF NOT EXISTS]
constexpr create_head read_create_head(cursor& in) {
  create_head result;
  in.advance();
  result.optional = in.accept(kw_or, kw_replace);
  in.accept(kw_local);
  result.temporary = in.accept(kw_temp) || in.accept(kw_temporary);
  in.accept(kw_external);
  in.accept(kw_protected);
  in.accept(kw_recursive);
  result.kind = kind_words_of_head(in);
  if (if_exists(in)) result.optional = true;
  return result;
}

}  // namespace strata::sql::grammar
