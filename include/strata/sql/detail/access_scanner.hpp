// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/cursor.hpp>
#include <strata/sql/detail/use_list.hpp>

namespace strata::sql::detail {

/// Statements about objects that have no query in them: GRANT, DROP, COMMENT, VACUUM, CREATE SCHEMA and so on.
class access_scanner {
 public:
  constexpr access_scanner(cursor& in, use_list& uses) : in_{&in}, uses_{&uses} {}

  constexpr void create() {
    object_kind const kind = kind_word();
    in_->skip_if_exists();
    if (kind == object_kind::other) return;
    if (kind == object_kind::schema && in_->is("authorization"_kw)) return one(usage::creates, kind, 1);
    bool const policy = kind == object_kind::policy;
    one(usage::creates, kind);
    if (policy) return;
    if (kind == object_kind::schema && in_->accept("authorization"_kw)) return one(usage::refers, object_kind::user);
    if (kind != object_kind::database) return;
    if (in_->skip_to("from"_kw) && in_->peek(1).is("datashare"_kw)) one(usage::refers, object_kind::datashare, 2);
  }

  constexpr void drop() {
    ++in_->at;
    in_->accept("external"_kw);
    object_kind const kind = kind_word();
    in_->skip_if_exists();
    if (kind != object_kind::other) list(usage::drops, kind);
  }

  constexpr void alter() {
    ++in_->at;
    if (in_->is("default"_kw)) return;
    in_->accept("external"_kw);
    object_kind const kind = kind_word();
    if (kind == object_kind::other) return;
    in_->skip_if_exists();
    one(usage::alters, kind);
    if (in_->accept("rename"_kw, "to"_kw)) return one(usage::creates, kind);
    if (in_->accept("owner"_kw, "to"_kw)) return one(usage::refers, object_kind::user);
    bool const changes = in_->accept("add"_kw) || in_->accept("remove"_kw) || in_->accept("drop"_kw);
    if (kind == object_kind::group && changes && in_->accept("user"_kw)) return list(usage::refers, object_kind::user);
    if (kind != object_kind::datashare) return;
    if (changes) return objects();
    if (in_->skip_to("for"_kw) && in_->peek(1).is("schema"_kw)) one(usage::refers, object_kind::schema, 2);
  }

  /// GRANT and REVOKE.
  constexpr void grant() {
    ++in_->at;
    if (in_->accept("grant"_kw) || in_->accept("admin"_kw)) in_->at += 2;  // OPTION FOR
    if (in_->is("role"_kw) && in_->peek(1).is_name()) {
      do {
        in_->accept("role"_kw);
        one(usage::refers, object_kind::role);
      } while (in_->accept(token_kind::comma));
    }
    while (!in_->done() && !in_->is("on"_kw) && !in_->is("to"_kw) && !in_->is("from"_kw) && !in_->is("in"_kw)) {
      if (in_->is(token_kind::left_parenthesis))
        in_->skip_parentheses();
      else
        ++in_->at;
    }
    if (in_->accept("on"_kw)) objects();
    if (in_->accept("in"_kw)) scope();
    if (in_->skip_to("to"_kw, "from"_kw)) {
      ++in_->at;
      grantees();
    }
  }

  /// ATTACH and DETACH of a policy.
  constexpr void attach() {
    ++in_->at;
    if (kind_word() != object_kind::policy) return;
    one(usage::refers, object_kind::policy);
    if (in_->skip_to("on"_kw)) {
      ++in_->at;
      in_->accept("table"_kw);
      list(usage::refers, object_kind::relation);
    }
    if (in_->skip_to("to"_kw, "from"_kw)) {
      ++in_->at;
      grantees();
    }
  }

  constexpr void comment() {
    in_->at += 2;
    if (in_->accept("column"_kw)) {
      found_name column = in_->name();
      column.name = {{}, column.name.database, column.name.schema};
      return add(usage::refers, object_kind::relation, column);
    }
    if (in_->accept("constraint"_kw)) {
      in_->name();
      if (in_->accept("on"_kw)) one(usage::refers, object_kind::relation);
      return;
    }
    object_kind const kind = kind_word();
    if (kind != object_kind::other) one(usage::refers, kind);
  }

  constexpr void analyze() {
    ++in_->at;
    in_->accept("compression"_kw);
    in_->accept("verbose"_kw);
    if (in_->is("predicate"_kw, "columns"_kw) || in_->is("all"_kw)) return;
    one(usage::reads, object_kind::relation);
  }

  constexpr void vacuum() {
    ++in_->at;
    if (in_->accept("full"_kw) || in_->accept("sort"_kw, "only"_kw) || in_->accept("delete"_kw, "only"_kw)) {
    } else if (in_->is("reindex"_kw) || in_->is("recluster"_kw)) {
      if (in_->peek(1).is_name()) ++in_->at;
    }
    if (in_->is("to"_kw) || (in_->is("boost"_kw) && in_->at + 1 == in_->tokens.size())) return;
    one(usage::reads, object_kind::table);
  }

  constexpr void lock() {
    ++in_->at;
    in_->accept("table"_kw);
    list(usage::refers, object_kind::relation);
  }

 private:
  constexpr void add(usage how, object_kind kind, found_name const& found) {
    uses_->add(how, kind, found.name, found.offset);
  }
  constexpr void one(usage how, object_kind kind, std::size_t skip = 0) {
    in_->at += skip;
    found_name found = in_->name();
    if (kind == object_kind::schema) found.name.database = found.name.schema, found.name.schema = {};
    add(how, kind, found);
  }
  /// `a, b(integer), c`
  constexpr void list(usage how, object_kind kind) {
    do {
      one(how, kind);
      in_->skip_parentheses();
    } while (in_->accept(token_kind::comma));
  }

  /// Takes the words that name a kind of object; `other` when they are not known.
  constexpr object_kind kind_word() {
    if (in_->accept("table"_kw)) return object_kind::table;
    if (in_->accept("materialized"_kw, "view"_kw)) return object_kind::materialized_view;
    if (in_->accept("view"_kw)) return object_kind::view;
    if (in_->accept("schema"_kw)) return object_kind::schema;
    if (in_->accept("database"_kw)) return object_kind::database;
    if (in_->accept("datashare"_kw)) return object_kind::datashare;
    if (in_->accept("role"_kw)) return object_kind::role;
    if (in_->accept("user"_kw)) return object_kind::user;
    if (in_->accept("group"_kw)) return object_kind::group;
    if (in_->accept("aggregate"_kw) || in_->accept("function"_kw)) return object_kind::function;
    if (in_->accept("procedure"_kw)) return object_kind::procedure;
    if (in_->accept("library"_kw)) return object_kind::library;
    if (in_->accept("model"_kw)) return object_kind::model;
    if (in_->accept("masking"_kw, "policy"_kw) || in_->accept("rls"_kw, "policy"_kw)) return object_kind::policy;
    return object_kind::other;
  }

  /// What a right is granted on, or what a datashare takes.
  constexpr void objects() {
    if (in_->is("all"_kw)) {  // TABLES IN SCHEMA s
      if (!in_->peek(2).is("in"_kw)) return;
      in_->at += 3;
      return scope();
    }
    if (in_->is("default"_kw)) return;  // ASSUMEROLE
    in_->accept("external"_kw);
    in_->accept("column"_kw);
    if (in_->is("language"_kw) || in_->is("copy"_kw, "job"_kw)) return;
    object_kind const kind = kind_word();
    list(usage::refers, kind == object_kind::other ? object_kind::relation : kind);
  }

  /// SCHEMA s, t or DATABASE d.
  constexpr void scope() {
    object_kind const kind = kind_word();
    if (kind != object_kind::other) list(usage::refers, kind);
    if (in_->accept("database"_kw)) one(usage::refers, object_kind::database);
  }

  constexpr void grantees() {
    do {
      if (in_->accept("public"_kw)) continue;           // everybody
      if (in_->peek(1).is(token_kind::string)) return;  // NAMESPACE, ACCOUNT, IAM_ROLE
      object_kind kind = object_kind::user;
      bool const says = in_->is("role"_kw) || in_->is("group"_kw) || in_->is("datashare"_kw) || in_->is("user"_kw) ||
                        in_->is("rls"_kw, "policy"_kw);
      if (says && in_->peek(1).is_name()) kind = kind_word();
      one(usage::refers, kind);
      if (in_->accept("with"_kw)) in_->at += 2;  // GRANT OPTION, ADMIN OPTION
    } while (in_->accept(token_kind::comma));
  }

  cursor* in_;
  use_list* uses_;
};

}  // namespace strata::sql::detail
