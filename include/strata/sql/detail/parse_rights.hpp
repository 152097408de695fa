// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// GRANT and REVOKE, of all kinds of rights: those are words between the first one and ON, TO, FROM, FOR or IN.
template <class Nodes>
constexpr void parser<Nodes>::grant(children& c) {
  bool const takes_away = is(kw_revoke);
  advance();
  if (is(kw_grant) || is(kw_admin)) {
    advance();
    expect(kw_option, kw_for);
  }
  if (is(kw_role) && peek(1).is_name()) {
    do {
      accept(kw_role);
      add(c, object(usage::refers, object_kind::role));
    } while (accept(token_kind::comma));
  } else {
    std::uint32_t const from = at_;
    children parts;
    while (!done() && !is(kw_on) && !is(kw_to) && !is(kw_from) && !is(kw_in) && !is(kw_for)) {
      if (is(token_kind::left_parenthesis)) {
        add(parts, column_list());
      } else if (is(token_kind::comma) || (now_->is_name() && now_->word != no_keyword)) {
        advance();
      } else {
        unexpected();
        return;
      }
    }
    if (at_ == from) {
      unexpected();
      return;
    }
    add(c, make(node_kind::words, from, parts));
  }
  if (accept(kw_for)) {  // SCHEMAS, TABLES IN a scope
    if (!now_->is_name()) {
      unexpected();
      return;
    }
    advance();
  }
  if (accept(kw_on))
    granted_objects(c);
  else if (accept(kw_in)) {
    object_kind const what = kind_words();
    if (what == object_kind::other) {
      unexpected();
      return;
    }
    objects(c, usage::refers, what);
    if (accept(kw_database)) add(c, object(usage::refers, object_kind::database));
  }
  expect(takes_away ? kw_from : kw_to);
  grantees(c);
  if (!accept(kw_cascade)) accept(kw_restrict);
  if (accept(kw_for)) words(c);  // ASSUMEROLE ... FOR COPY
}

/// What a right is for, or what a datashare takes.
template <class Nodes>
constexpr void parser<Nodes>::granted_objects(children& c) {
  if (accept(kw_all)) {  // TABLES IN SCHEMA s; of ASSUMEROLE, all
    if (is(kw_to) || is(kw_from) || is(kw_for)) return;
    if (!now_->is_name()) {
      unexpected();
      return;
    }
    advance();
    expect(kw_in);
    object_kind const what = kind_words();
    if (what == object_kind::other) {
      unexpected();
      return;
    }
    objects(c, usage::refers, what);
    if (accept(kw_database)) add(c, object(usage::refers, object_kind::database));
    return;
  }
  if (accept(kw_default)) return;  // of ASSUMEROLE
  if (is(token_kind::string)) {
    do {
      add(c, take(node_kind::literal));
    } while (accept(token_kind::comma) && is(token_kind::string));
    return;
  }
  accept(kw_external);
  accept(kw_column);
  if (accept(kw_language)) {
    skip_name();
    return;
  }
  if (accept(kw_copy, kw_job)) {
    skip_name();
    return;
  }
  object_kind const what = kind_words();
  objects(c, usage::refers, what == object_kind::other ? object_kind::relation : what);
}

template <class Nodes>
constexpr void parser<Nodes>::grantees(children& c) {
  do {
    if (accept(kw_public)) {
    } else if (peek(1).is(token_kind::string)) {  // NAMESPACE 'guid', ACCOUNT '123456789012', IAM_ROLE 'arn'
      std::uint32_t const from = at_;
      if (!is(kw_namespace) && !is(kw_account) && !is(kw_iam_role)) {
        unexpected();
        return;
      }
      go(at_ + 2);
      if (is(kw_via)) {
        advance();
        expect(kw_data, kw_catalog);
      }
      add(c, leaf(node_kind::words, from));
    } else {
      object_kind kind = object_kind::user;
      bool const says = is(kw_role) || is(kw_group) || is(kw_datashare) || is(kw_user) || is(kw_rls, kw_policy);
      if (says && peek(1).is_name()) kind = kind_words();
      add(c, object(usage::refers, kind));
    }
    if (accept(kw_with)) {
      if (!accept(kw_grant)) expect(kw_admin);
      expect(kw_option);
    }
  } while (accept(token_kind::comma));
}

/// ALTER DEFAULT PRIVILEGES [FOR USER u] [IN SCHEMA s] GRANT ... : no object of the platform is named for its rows.
template <class Nodes>
constexpr void parser<Nodes>::default_privileges(children& c) {
  advance();
  expect(kw_privileges);
  while (!done() && !is(kw_grant) && !is(kw_revoke)) {
    if (!now_->is_name() && !is(token_kind::comma)) {
      unexpected();
      return;
    }
    advance();
  }
  if (!is(kw_grant) && !is(kw_revoke)) {
    unexpected();
    return;
  }
  add(c, opaque_rest());
}

/// ATTACH and DETACH of a policy.
template <class Nodes>
constexpr void parser<Nodes>::attach(children& c) {
  advance();
  kind_words();
  add(c, object(usage::refers, object_kind::policy));
  expect(kw_on);
  accept(kw_table);
  objects(c, usage::refers, object_kind::relation);
  if (accept(kw_using)) add(c, opaque_parentheses());
  if (!accept(kw_to)) expect(kw_from);
  grantees(c);
  if (accept(kw_priority)) expect(token_kind::number);
}

template <class Nodes>
constexpr void parser<Nodes>::comment(children& c) {
  advance();
  expect(kw_on);
  if (accept(kw_column)) {
    // the relation is the name but its last part
    std::uint32_t const from = at_;
    if (!skip_name()) return;
    std::uint32_t const end = at_;
    if (end - from < 3) {
      unexpected();
      return;
    }
    at_ = end - 2;
    add(c, make(node_kind::object, object_detail::pack(usage::refers, object_kind::relation), from, {}));
    go(end);
  } else if (accept(kw_constraint)) {
    add(c, label());
    expect(kw_on);
    add(c, object(usage::refers, object_kind::relation));
  } else {
    object_kind const what = kind_words();
    if (what == object_kind::other) return add(c, opaque_rest());
    add(c, object(usage::refers, what));
    if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  }
  expect(kw_is);
  if (accept(kw_null)) return;
  expect(token_kind::string);
}

template <class Nodes>
constexpr void parser<Nodes>::analyze(children& c) {
  advance();
  accept(kw_compression);
  accept(kw_verbose);
  if (done()) return;
  if (!is(kw_predicate, kw_columns) && !is(kw_all)) {
    add(c, object(usage::reads, object_kind::relation));
    if (is(token_kind::left_parenthesis)) add(c, column_list());
  }
  if (!accept(kw_predicate, kw_columns)) accept(kw_all, kw_columns);
  if (accept(kw_comprows)) expect(token_kind::number);
}

template <class Nodes>
constexpr void parser<Nodes>::vacuum(children& c) {
  advance();
  if (is(kw_sort, kw_only) || is(kw_delete, kw_only))
    go(at_ + 2);
  else if (!accept(kw_full) && (is(kw_reindex) || is(kw_recluster)) &&
           (peek(1).is_name() || peek(1).is(token_kind::end)))
    advance();
  if (done()) return;
  if (!is(kw_to) && !(is(kw_boost) && peek(1).is(token_kind::end))) add(c, object(usage::reads, object_kind::table));
  if (accept(kw_to)) {
    expect(token_kind::number);
    expect(kw_percent);
  }
  accept(kw_boost);
}

}  // namespace strata::sql::detail
