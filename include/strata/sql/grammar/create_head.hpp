// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/cursor.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql::grammar {

/// IF EXISTS, IF NOT EXISTS
constexpr void if_exists(cursor& in) {
  if (in.accept(kw_if, kw_exists)) return;
  if (in.is(kw_if, kw_not) && in.peek(2).is(kw_exists)) in.go(in.at + 3);
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
  if (in.accept(kw_masking, kw_policy) || in.accept(kw_rls, kw_policy)) return object_kind::policy;
  return object_kind::other;
}

/// The words between CREATE and a name.
struct create_head {
  object_kind kind = object_kind::other;
  bool temporary = false;
};

/// CREATE [OR REPLACE] [LOCAL] [TEMP] [EXTERNAL] [PROTECTED] [RECURSIVE] kind [IF NOT EXISTS]
constexpr create_head read_create_head(cursor& in) {
  create_head result;
  in.advance();
  in.accept(kw_or, kw_replace);
  in.accept(kw_local);
  result.temporary = in.accept(kw_temp) || in.accept(kw_temporary);
  in.accept(kw_external);
  in.accept(kw_protected);
  in.accept(kw_recursive);
  result.kind = kind_words(in);
  if_exists(in);
  return result;
}

}  // namespace strata::sql::grammar
