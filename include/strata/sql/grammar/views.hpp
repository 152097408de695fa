// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/columns.hpp>
#include <strata/sql/grammar/objects.hpp>

namespace strata::sql::grammar {

/// CREATE [MATERIALIZED] VIEW
constexpr void create_view(parser& p, children& c) {
  create_head const head = read_create_head(p);
  object_kind const kind = head.kind;
  p.add(c, object(p, usage::creates, kind, head.marks()));
  if (p.is(token_kind::left_parenthesis)) p.add(c, column_list(p));
  if (kind == object_kind::materialized_view) table_attributes(p, c);
  if (p.is(kw_using, kw_iceberg) || p.is(kw_partitioned) || p.is(kw_location) || p.is(kw_table)) iceberg_clauses(p, c);
  p.expect(kw_as);
  p.add(c, query(p));
  if (p.is(kw_with, kw_no)) {
    std::uint32_t const from = p.at;
    p.go(p.at + 2);
    p.expect(kw_schema, kw_binding);
    p.add(c, p.leaf(node_kind::words, from));
  }
}

/// ALTER EXTERNAL VIEW
constexpr void alter_external_view(parser& p, children& c) {
  altered_object(p, c);
  if (!p.is(kw_as)) return p.add(c, opaque_rest(p));
  p.advance();
  p.add(c, query(p));
}

/// REFRESH MATERIALIZED VIEW
constexpr void refresh(parser& p, children& c) {
  p.advance();
  p.expect(kw_materialized, kw_view);
  p.add(c, object(p, usage::writes, object_kind::materialized_view));
  if (!p.accept(kw_cascade)) p.accept(kw_restrict);
}

inline constexpr statement_row view_statements[] = {
    {{statement_kind::create_view, {kw_create, kw_view}}, create_view},
    {{statement_kind::create_external_view, {kw_create, kw_external, kw_view}}, create_view},
    {{statement_kind::create_materialized_view, {kw_create, kw_materialized, kw_view}}, create_view},
    {{statement_kind::alter_view, {kw_alter, kw_view}}, alter_object},
    {{statement_kind::alter_external_view, {kw_alter, kw_external, kw_view}}, alter_external_view},
    {{statement_kind::alter_materialized_view, {kw_alter, kw_materialized, kw_view}}, alter_opaquely},
    {{statement_kind::drop_view, {kw_drop, kw_view}}, drop},
    {{statement_kind::drop_external_view, {kw_drop, kw_external, kw_view}}, drop},
    {{statement_kind::drop_materialized_view, {kw_drop, kw_materialized, kw_view}}, drop},
    // it does not see uncommitted rows
    {{statement_kind::refresh_materialized_view, {kw_refresh}, transaction_class::standalone}, refresh},
};

}  // namespace strata::sql::grammar
