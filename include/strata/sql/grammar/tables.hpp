// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/columns.hpp>
#include <strata/sql/grammar/objects.hpp>

namespace strata::sql::grammar {

/// Without a query, keys are names.
constexpr void refuse_positions(parser& p, children const& c) {
  auto& nodes = *p.nodes;
  for (std::uint32_t i = c.first; i != 0; i = nodes[i].next) {
    if (!nodes[i].is(node_kind::attribute) || nodes[i].child == 0) continue;
    std::uint32_t const list = nodes[i].child;
    for (std::uint32_t k = nodes[list].is(node_kind::column_list) ? nodes[list].child : 0; k != 0; k = nodes[k].next)
      if (nodes[k].is(node_kind::literal)) p.fail(fault_code::unexpected_word, nodes[k].first);
  }
}

constexpr void create_table(parser& p, children& c) {
  create_head head = read_create_head(p);
  if (!p.done() && p.now->text[0] == '#') head.temporary = true;
  p.add(c, object(p, usage::creates, object_kind::table, head.marks()));
  bool described = p.is(token_kind::left_parenthesis) && !p.peek(1).is(kw_select);
  if (described) table_elements(p, c);
  table_attributes(p, c);
  if (p.is(kw_using, kw_iceberg)) iceberg_clauses(p, c);
  if (p.is(kw_as)) {
    p.advance();
    p.add(c, query(p));
  } else if (!described) {
    p.unexpected();
  } else {
    refuse_positions(p, c);
  }
}

/// The parser takes the clauses about files unread; a query can follow them.
constexpr void create_external_table(parser& p, children& c) {
  std::uint16_t const marks = read_create_head(p).marks();
  p.add(c, object(p, usage::creates, object_kind::table, marks));
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  std::uint32_t const from = p.at;
  children parts;
  while (!p.done() && !(p.is(kw_as) && !p.first[p.at - 1].is(kw_stored))) {
    if (p.is(token_kind::left_parenthesis))
      p.add(parts, opaque_parentheses(p));
    else
      p.advance();
  }
  if (p.at != from) p.add(c, p.make(node_kind::words, from, parts));
  if (p.accept(kw_as)) p.add(c, query(p));
}

/// ALTER COLUMN a TYPE varchar(20); ALTER COLUMN a ENCODE zstd, ALTER COLUMN b ENCODE lzo
constexpr void altered_columns(parser& p, children& c) {
  do {
    p.expect(kw_alter, kw_column);
    p.add(c, name(p));
    if (p.accept(kw_type)) return p.add(c, type(p));
    p.expect(kw_encode);
    p.add(c, label(p));
  } while (p.accept(token_kind::comma));
}

constexpr void alter_table(parser& p, children& c) {
  p.go(p.at + 2);
  std::uint16_t const marks = if_exists(p) ? object_detail::optional : std::uint16_t{0};
  std::uint32_t const from = p.at;
  if (!skip_name(p)) return;
  if (p.is(kw_append)) {
    p.add(c, object_node(p, usage::writes, object_kind::table, from));
    p.advance();
    p.expect(kw_from);
    std::uint32_t const source = p.at;
    if (!skip_name(p)) return;
    // the statement moves its rows away
    p.add(c, object_node(p, usage::reads, object_kind::relation, source));
    p.add(c, object_node(p, usage::writes, object_kind::table, source));
    if (!p.accept(kw_ignoreextra)) p.accept(kw_filltarget);
    return;
  }
  p.add(c, object_node(p, usage::alters, object_kind::table, from, marks));
  switch (p.now->word) {
    case kw_rename:
      p.advance();
      if (p.accept(kw_to)) return renamed(p, c, object_kind::table);
      p.accept(kw_column);
      p.add(c, name(p));
      p.expect(kw_to);
      return p.add(c, new_name(p));
    case kw_owner:
      p.advance();
      p.expect(kw_to);
      return p.add(c, object(p, usage::refers, object_kind::user));
    case kw_add:
      p.advance();
      if (p.is(kw_constraint) || p.is(kw_primary) || p.is(kw_unique) || p.is(kw_foreign) || p.is(kw_check))
        return p.add(c, constraint(p));
      if (p.is(kw_partition) || p.is(kw_if)) return p.add(c, opaque_rest(p));
      p.accept(kw_column);
      return p.add(c, table_element(p));
    case kw_drop:
      p.advance();
      if (p.is(kw_partition)) return p.add(c, opaque_rest(p));
      if (!p.accept(kw_constraint)) p.accept(kw_column);
      p.add(c, name(p));
      if (!p.accept(kw_cascade)) p.accept(kw_restrict);
      return;
    case kw_alter:
      if (p.peek(1).is(kw_column)) return altered_columns(p, c);
      return p.add(c, opaque_rest(p));
    default:
      // DISTKEY, SORTKEY, ENCODE, ROW LEVEL SECURITY, and what external tables have
      if ((p.is(kw_set) && !p.peek(1).is(kw_schema)) || p.is(kw_partition) || p.is(kw_row) ||
          p.is(kw_replace, kw_partition))
        return p.add(c, opaque_rest(p));
      p.expect(kw_masking);  // MASKING ON FOR DATASHARES
      if (!p.accept(kw_on)) p.expect(kw_off);
      p.expect(kw_for, kw_datashares);
  }
}

inline constexpr word_pair standalone_changes_of_tables[] = {
    {kw_append, kw_from},
    {kw_alter, kw_column},
    // of an external table
    {kw_add, kw_partition},
    {kw_add, kw_if},
    {kw_drop, kw_partition},
    {kw_set, kw_location},
    {kw_set, kw_file},
    {kw_partition, kw_column},
    {kw_set, kw_table},
    {},
};

inline constexpr statement_row table_statements[] = {
    {{statement_kind::create_table, {kw_create, kw_table}}, create_table},
    {{statement_kind::create_external_table, {kw_create, kw_external, kw_table}, transaction_class::standalone},
     create_external_table},
    {{statement_kind::alter_table, {kw_alter, kw_table}, transaction_class::batchable, standalone_changes_of_tables},
     alter_table},
    {{statement_kind::alter_external_table, {kw_alter, kw_external, kw_table}, transaction_class::standalone},
     alter_object},
    {{statement_kind::drop_table, {kw_drop, kw_table}}, drop},
};

}  // namespace strata::sql::grammar
