// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// GRANT and REVOKE, of all kinds of rights: those are words between the first one and ON, TO, FROM, FOR or IN.
template <class Nodes>
constexpr void parser<Nodes>::grant(children& c) {
  bool const takes_away = is("revoke"_kw);
  advance();
  if (is("grant"_kw) || is("admin"_kw)) {
    advance();
    expect("option"_kw, "for"_kw);
  }
  if (is("role"_kw) && peek(1).is_name()) {
    do {
      accept("role"_kw);
      add(c, object(usage::refers, object_kind::role));
    } while (accept(token_kind::comma));
  } else {
    std::uint32_t const from = at_;
    children parts;
    while (!done() && !is("on"_kw) && !is("to"_kw) && !is("from"_kw) && !is("in"_kw) && !is("for"_kw)) {
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
  if (accept("for"_kw)) {  // SCHEMAS, TABLES IN a scope
    if (!now_->is_name()) {
      unexpected();
      return;
    }
    advance();
  }
  if (accept("on"_kw))
    granted_objects(c);
  else if (accept("in"_kw)) {
    object_kind const what = kind_words();
    if (what == object_kind::other) {
      unexpected();
      return;
    }
    objects(c, usage::refers, what);
    if (accept("database"_kw)) add(c, object(usage::refers, object_kind::database));
  }
  expect(takes_away ? "from"_kw : "to"_kw);
  grantees(c);
  if (!accept("cascade"_kw)) accept("restrict"_kw);
  if (accept("for"_kw)) words(c);  // ASSUMEROLE ... FOR COPY
}

/// What a right is for, or what a datashare takes.
template <class Nodes>
constexpr void parser<Nodes>::granted_objects(children& c) {
  if (accept("all"_kw)) {  // TABLES IN SCHEMA s; of ASSUMEROLE, all
    if (is("to"_kw) || is("from"_kw) || is("for"_kw)) return;
    if (!now_->is_name()) {
      unexpected();
      return;
    }
    advance();
    expect("in"_kw);
    object_kind const what = kind_words();
    if (what == object_kind::other) {
      unexpected();
      return;
    }
    objects(c, usage::refers, what);
    if (accept("database"_kw)) add(c, object(usage::refers, object_kind::database));
    return;
  }
  if (accept("default"_kw)) return;  // of ASSUMEROLE
  if (is(token_kind::string)) {
    do {
      add(c, take(node_kind::literal));
    } while (accept(token_kind::comma) && is(token_kind::string));
    return;
  }
  accept("external"_kw);
  accept("column"_kw);
  if (accept("language"_kw)) {
    skip_name();
    return;
  }
  if (accept("copy"_kw, "job"_kw)) {
    skip_name();
    return;
  }
  object_kind const what = kind_words();
  objects(c, usage::refers, what == object_kind::other ? object_kind::relation : what);
}

template <class Nodes>
constexpr void parser<Nodes>::grantees(children& c) {
  do {
    if (accept("public"_kw)) {
    } else if (peek(1).is(token_kind::string)) {  // NAMESPACE 'guid', ACCOUNT '123456789012', IAM_ROLE 'arn'
      std::uint32_t const from = at_;
      if (!is("namespace"_kw) && !is("account"_kw) && !is("iam_role"_kw)) {
        unexpected();
        return;
      }
      go(at_ + 2);
      if (is("via"_kw)) {
        advance();
        expect("data"_kw, "catalog"_kw);
      }
      add(c, leaf(node_kind::words, from));
    } else {
      object_kind kind = object_kind::user;
      bool const says =
          is("role"_kw) || is("group"_kw) || is("datashare"_kw) || is("user"_kw) || is("rls"_kw, "policy"_kw);
      if (says && peek(1).is_name()) kind = kind_words();
      add(c, object(usage::refers, kind));
    }
    if (accept("with"_kw)) {
      if (!accept("grant"_kw)) expect("admin"_kw);
      expect("option"_kw);
    }
  } while (accept(token_kind::comma));
}

/// ALTER DEFAULT PRIVILEGES [FOR USER u] [IN SCHEMA s] GRANT ... : no object of the platform is named for its rows.
template <class Nodes>
constexpr void parser<Nodes>::default_privileges(children& c) {
  advance();
  expect("privileges"_kw);
  while (!done() && !is("grant"_kw) && !is("revoke"_kw)) {
    if (!now_->is_name() && !is(token_kind::comma)) {
      unexpected();
      return;
    }
    advance();
  }
  if (!is("grant"_kw) && !is("revoke"_kw)) {
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
  expect("on"_kw);
  accept("table"_kw);
  objects(c, usage::refers, object_kind::relation);
  if (accept("using"_kw)) add(c, opaque_parentheses());
  if (!accept("to"_kw)) expect("from"_kw);
  grantees(c);
  if (accept("priority"_kw)) expect(token_kind::number);
}

template <class Nodes>
constexpr void parser<Nodes>::comment(children& c) {
  advance();
  expect("on"_kw);
  if (accept("column"_kw)) {
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
  } else if (accept("constraint"_kw)) {
    add(c, label());
    expect("on"_kw);
    add(c, object(usage::refers, object_kind::relation));
  } else {
    object_kind const what = kind_words();
    if (what == object_kind::other) return add(c, opaque_rest());
    add(c, object(usage::refers, what));
    if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  }
  expect("is"_kw);
  if (accept("null"_kw)) return;
  expect(token_kind::string);
}

template <class Nodes>
constexpr void parser<Nodes>::analyze(children& c) {
  advance();
  accept("compression"_kw);
  accept("verbose"_kw);
  if (done()) return;
  if (!is("predicate"_kw, "columns"_kw) && !is("all"_kw)) {
    add(c, object(usage::reads, object_kind::relation));
    if (is(token_kind::left_parenthesis)) add(c, column_list());
  }
  if (!accept("predicate"_kw, "columns"_kw)) accept("all"_kw, "columns"_kw);
  if (accept("comprows"_kw)) expect(token_kind::number);
}

template <class Nodes>
constexpr void parser<Nodes>::vacuum(children& c) {
  advance();
  if (is("sort"_kw, "only"_kw) || is("delete"_kw, "only"_kw))
    go(at_ + 2);
  else if (!accept("full"_kw) && (is("reindex"_kw) || is("recluster"_kw)) &&
           (peek(1).is_name() || peek(1).is(token_kind::end)))
    advance();
  if (done()) return;
  if (!is("to"_kw) && !(is("boost"_kw) && peek(1).is(token_kind::end)))
    add(c, object(usage::reads, object_kind::table));
  if (accept("to"_kw)) {
    expect(token_kind::number);
    expect("percent"_kw);
  }
  accept("boost"_kw);
}

}  // namespace strata::sql::detail
