// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/create_head.hpp>
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

/// The objects that a right is for (`usage::grants`), or that a datashare takes (`usage::refers`).
constexpr void granted_objects(parser& p, children& c, usage how) {
  if (p.accept(kw_all)) {  // TABLES IN SCHEMA s; of ASSUMEROLE, all
    if (p.is(kw_to) || p.is(kw_from) || p.is(kw_for)) return;
    if (!p.now->is_name()) {
      p.unexpected();
      return;
    }
    p.advance();
    p.expect(kw_in);
    object_kind const what = kind_words(p);
    if (what == object_kind::other) {
      p.unexpected();
      return;
    }
    objects(p, c, how, what, object_detail::contents);
    if (p.accept(kw_database)) p.add(c, object(p, usage::refers, object_kind::database));
    return;
  }
  if (p.accept(kw_default)) return;  // of ASSUMEROLE
  if (p.is(token_kind::string)) {
    do {
      p.add(c, p.take(node_kind::literal));
    } while (p.accept(token_kind::comma) && p.is(token_kind::string));
    return;
  }
  p.accept(kw_external);
  p.accept(kw_column);
  if (p.accept(kw_language)) {
    skip_name(p);
    return;
  }
  if (p.accept(kw_copy, kw_job)) return objects(p, c, how, object_kind::copy_job);
  if (p.is(kw_workgroup) && p.first[p.at - 2].is(kw_connect)) {  // GRANT CONNECT ON WORKGROUP [name]
    p.advance();
    if (!p.is(kw_to) && !p.is(kw_from)) skip_name(p);
    return;
  }
  if (p.is(kw_template) && p.peek(1).is_name() && !is_structural(p.peek(1).word)) {
    p.advance();
    return objects(p, c, how, object_kind::template_for_copy);
  }
  object_kind const what = kind_words(p);
  objects(p, c, how, what == object_kind::other ? object_kind::relation : what);
}

constexpr void grantees(parser& p, children& c) {
  do {
    if (p.accept(kw_public)) {
    } else if (p.peek(1).is(token_kind::string)) {  // NAMESPACE 'guid', ACCOUNT '123456789012', IAM_ROLE 'arn'
      std::uint32_t const from = p.at;
      if (!p.is(kw_namespace) && !p.is(kw_account) && !p.is(kw_iam_role)) {
        p.unexpected();
        return;
      }
      p.go(p.at + 2);
      if (p.is(kw_via)) {
        p.advance();
        p.expect(kw_data, kw_catalog);
      }
      p.add(c, p.leaf(node_kind::words, from));
    } else {
      object_kind kind = object_kind::user;
      bool const says = p.is(kw_role) || p.is(kw_group) || p.is(kw_datashare) || p.is(kw_user) ||
                        p.is(kw_rls, kw_policy) || p.is(kw_masking, kw_policy);
      if (says && p.peek(1).is_name()) kind = kind_words(p);
      p.add(c, object(p, usage::refers, kind));
    }
    if (p.accept(kw_with)) {
      if (!p.accept(kw_grant)) p.expect(kw_admin);
      p.expect(kw_option);
    }
  } while (p.accept(token_kind::comma));
}

/// GRANT and REVOKE of all kinds of rights. The rights are the words between the first one and ON, TO, FROM, FOR or IN.
constexpr void grant(parser& p, children& c) {
  bool const takes_away = p.is(kw_revoke);
  p.advance();
  if (p.is(kw_grant) || p.is(kw_admin)) {
    p.advance();
    p.expect(kw_option, kw_for);
  }
  if (p.is(kw_role) && p.peek(1).is_name()) {
    do {
      p.accept(kw_role);
      p.add(c, object(p, usage::refers, object_kind::role));
    } while (p.accept(token_kind::comma));
  } else {
    std::uint32_t const from = p.at;
    children parts;
    while (!p.done() && !p.is(kw_on) && !p.is(kw_to) && !p.is(kw_from) && !p.is(kw_in) && !p.is(kw_for)) {
      if (p.is(token_kind::left_parenthesis)) {
        p.add(parts, column_list(p));
      } else if (p.is(token_kind::comma) || (p.now->is_name() && p.now->word != no_keyword)) {
        p.advance();
      } else {
        p.unexpected();
        return;
      }
    }
    if (p.at == from) {
      p.unexpected();
      return;
    }
    p.add(c, p.make(node_kind::words, from, parts));
  }
  if (p.accept(kw_for)) {  // SCHEMAS, TABLES, COPY JOBS IN a scope
    if (p.is(kw_copy, kw_jobs)) p.advance();
    if (!p.now->is_name()) {
      p.unexpected();
      return;
    }
    p.advance();
  }
  if (p.accept(kw_on))
    granted_objects(p, c, usage::grants);
  else if (p.accept(kw_in)) {
    object_kind const what = kind_words(p);
    if (what == object_kind::other) {
      p.unexpected();
      return;
    }
    objects(p, c, usage::grants, what);
    if (p.accept(kw_database)) p.add(c, object(p, usage::refers, object_kind::database));
  }
  p.expect(takes_away ? kw_from : kw_to);
  grantees(p, c);
  if (!p.accept(kw_cascade)) p.accept(kw_restrict);
  if (p.accept(kw_for)) words(p, c);  // ASSUMEROLE ... FOR COPY
}

/// ALTER DEFAULT PRIVILEGES [FOR USER u] [IN SCHEMA s] GRANT rights ON a kind TO grantees
constexpr void alter_default_privileges(parser& p, children& c) {
  p.go(p.at + 2);
  p.expect(kw_privileges);
  if (p.accept(kw_for)) {
    p.expect(kw_user);
    objects(p, c, usage::refers, object_kind::user);
  }
  if (p.accept(kw_in, kw_schema)) objects(p, c, usage::grants, object_kind::schema);
  if (!p.is(kw_grant) && !p.is(kw_revoke)) {
    p.unexpected();
    return;
  }
  std::uint32_t const from = p.at;
  while (!p.done() && !p.is(kw_to) && !p.is(kw_from)) p.advance();
  p.add(c, p.leaf(node_kind::opaque, from));
  if (!p.accept(kw_to)) p.expect(kw_from);
  grantees(p, c);
  if (!p.accept(kw_cascade)) p.accept(kw_restrict);
}

inline constexpr word_pair standalone_rights[] = {{kw_on, kw_external}, {}};

inline constexpr statement_row right_statements[] = {
    {{statement_kind::grant, {kw_grant}, transaction_class::batchable, standalone_rights}, grant},
    {{statement_kind::revoke, {kw_revoke}, transaction_class::batchable, standalone_rights}, grant},
    {{statement_kind::alter_default_privileges, {kw_alter, kw_default}}, alter_default_privileges},
};

}  // namespace strata::sql::grammar
