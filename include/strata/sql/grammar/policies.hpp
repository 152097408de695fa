// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/objects.hpp>
#include <strata/sql/grammar/rights.hpp>
#include <strata/sql/grammar/types.hpp>

namespace strata::sql::grammar {

/// The columns that a policy reads: (a int, b varchar(20))
constexpr void policy_columns(parser& p, children& c) {
  p.expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const from = p.at;
    children parts;
    p.add(parts, label(p));
    p.add(parts, type(p));
    p.add(c, p.make(node_kind::column_definition, from, parts));
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
}

/// CREATE RLS POLICY p WITH (a int) AS t USING (...), CREATE MASKING POLICY p WITH (a int) USING (...)
constexpr void create_policy(parser& p, children& c) {
  create_head const head = read_create_head(p);
  p.add(c, object(p, usage::creates, head.kind, head.marks()));
  if (p.accept(kw_with)) {
    policy_columns(p, c);
    if (p.is(kw_as) || at_alias(p)) p.add(c, alias(p));
  }
  if (p.accept(kw_using)) {
    p.expect(token_kind::left_parenthesis);
    expressions(p, c);
    p.expect(token_kind::right_parenthesis);
  }
}

/// ATTACH and DETACH of a policy.
constexpr void attach(parser& p, children& c) {
  p.advance();
  object_kind const what = kind_words(p);
  p.add(c, object(p, usage::refers, what));
  p.expect(kw_on);
  p.accept(kw_table);
  objects(p, c, usage::protects, object_kind::relation);
  if (p.accept(kw_using)) p.add(c, opaque_parentheses(p));
  if (!p.accept(kw_to)) p.expect(kw_from);
  grantees(p, c);
  if (p.accept(kw_priority)) p.expect(token_kind::number);
}

inline constexpr statement_row policy_statements[] = {
    {{statement_kind::create_masking_policy, {kw_create, kw_masking, kw_policy}}, create_policy},
    {{statement_kind::create_rls_policy, {kw_create, kw_rls, kw_policy}}, create_policy},
    {{statement_kind::alter_masking_policy, {kw_alter, kw_masking, kw_policy}}, alter_opaquely},
    {{statement_kind::alter_rls_policy, {kw_alter, kw_rls, kw_policy}}, alter_opaquely},
    {{statement_kind::drop_masking_policy, {kw_drop, kw_masking, kw_policy}}, drop},
    {{statement_kind::drop_rls_policy, {kw_drop, kw_rls, kw_policy}}, drop},
    {{statement_kind::attach_masking_policy, {kw_attach, kw_masking, kw_policy}}, attach},
    {{statement_kind::attach_rls_policy, {kw_attach, kw_rls, kw_policy}}, attach},
    {{statement_kind::detach_masking_policy, {kw_detach, kw_masking, kw_policy}}, attach},
    {{statement_kind::detach_rls_policy, {kw_detach, kw_rls, kw_policy}}, attach},
};

}  // namespace strata::sql::grammar
