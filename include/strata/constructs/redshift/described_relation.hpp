// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/pattern.hpp>
#include <strata/constructs/redshift/lineage.hpp>

/// The relations that a stack creates and the datashares that show them, in the form that rules of policies take.
namespace strata {

/// A column of a table, view or materialized view of the stack.
struct described_column {
  sql::object_name relation{};  ///< with its schema
  sql::identifier name{};
  sql::data_type type{};
  bool not_null = false;

  /// Whether the question's spelling "table.column" or "schema.table.column" means this column; case does not count.
  [[nodiscard]] constexpr bool is(std::string_view spelling) const {
    return column_spelling{spelling}.is(relation, name);
  }
  /// Whether a regular expression (ECMAScript) matches anywhere in the name, which is in lower case, as in Redshift.
  [[nodiscard]] constexpr bool is_named_like(std::string_view pattern) const {
    core::sequence<char> chars;
    sql::append_folded(chars, name);
    return cfn::matches(pattern, {chars.data(), chars.size()});
  }
};

/// A table, view or materialized view that the stack creates.
struct described_relation {
  sql::object_name name{};  ///< with its schema
  sql::object_kind kind{};
  std::string_view sql{};  ///< the statement that creates it
  core::sequence<described_column> columns{};
  bool has_other_columns = false;  ///< columns that are not known
  core::tribool row_level_security = core::tribool::unknown;

  /// Whether it has a column that the function accepts; unknown if none of the known ones is, and there are others.
  [[nodiscard]] constexpr core::tribool has_column(auto accepts) const {
    for (described_column const& c : columns)
      if (accepts(c)) return core::tribool::yes;
    return has_other_columns ? core::tribool::unknown : core::tribool::no;
  }
};

/// A column whose values a datashare may show, and what is not known. The column has no name if that is not known.
struct uncertain_column {
  described_column column{};
  std::string_view construct{};  ///< the id of the one that does not say enough
};

/// A datashare, with each column whose values consumers can read: the columns of its relations, and the columns that
/// these derive from. See `exposes`. Custom SQL that puts relations into a datashare, or may do so, counts as one.
struct described_datashare {
  std::string_view name{};  ///< empty: of custom SQL
  core::sequence<described_column> shows{};
  core::sequence<uncertain_column> may_show{};

  [[nodiscard]] constexpr bool is_of_sql() const { return name.empty(); }
  /// Whether it shows values of the column with this spelling.
  [[nodiscard]] constexpr core::tribool shows_values_of(std::string_view spelling) const {
    for (described_column const& c : shows)
      if (c.is(spelling)) return core::tribool::yes;
    return uncertain(spelling) == nullptr ? core::tribool::no : core::tribool::unknown;
  }
  /// What is not known of a column, or null.
  [[nodiscard]] constexpr uncertain_column const* uncertain(std::string_view spelling) const {
    column_spelling const asked{spelling};
    for (uncertain_column const& c : may_show)
      if (c.column.name.empty() ? asked.is_of(c.column.relation) : c.column.is(spelling)) return &c;
    return nullptr;
  }
};

/// What custom SQL creates and shares.
struct described_sql {
  core::sequence<described_relation> relations{};
  described_datashare share{};

  /// Rules see its parts, not itself.
  static constexpr bool has_rules(auto concerns) {
    return concerns(static_cast<described_relation const*>(nullptr)) ||
           concerns(static_cast<described_datashare const*>(nullptr));
  }
  constexpr void each_part(auto visit) const {
    for (described_relation const& r : relations) visit(r);
    if (!share.shows.empty() || !share.may_show.empty()) visit(share);
  }
};

namespace detail {

constexpr described_column described_column_at(flow::data_flow const& flow, std::uint32_t r, std::uint32_t column) {
  if (column == sql::any_column) return {flow.table().name_of(r)};
  stack_column const& made = flow.columns_of(r).columns[column];
  return {flow.table().name_of(r), made.name, made.type, made.not_null};
}

constexpr described_relation describe_relation(flow::data_flow const& flow, std::uint32_t r, sql::object_kind kind,
                                               std::string_view text) {
  described_relation result{flow.table().name_of(r), kind, text, {}, !flow.knows_columns(r)};
  stack_columns const has = flow.columns_of(r);
  for (std::uint32_t c = 0; c < has.count; ++c) result.columns.push_back(described_column_at(flow, r, c));
  return result;
}

/// @param id_of gives the id of a construct from its position
constexpr described_datashare describe_share(flow::data_flow const& flow, std::string_view name,
                                             flow::root_list const& roots, auto id_of) {
  described_datashare result{name, {}, {}};
  if (roots.empty()) return result;
  flow::reached_columns const found{flow, roots, false};
  for (std::uint32_t r = 0; r < flow.relation_count(); ++r) {
    if (!flow.table().is_relation(r)) continue;
    std::uint32_t const first = flow.first_node(r), last = flow.node_of({r, sql::any_column});
    for (std::uint32_t n = first; n <= last; ++n) {
      std::uint32_t const column = n == last ? sql::any_column : n - first;
      if (n == last && flow.knows_columns(r)) continue;
      if (found.at(n) == core::tribool::yes) result.shows.push_back(described_column_at(flow, r, column));
      if (found.at(n) == core::tribool::unknown)
        result.may_show.push_back({described_column_at(flow, r, column), id_of(found.missing_at(n).resource)});
    }
  }
  return result;
}

template <class Stack>
constexpr std::string_view id_in_stack(std::uint32_t resource) {
  return resource == flow::nowhere ? std::string_view{} : flow::flow_ids<core::resources_of<Stack>>::at[resource];
}

template <class Stack>
constexpr described_relation describe(redshift_relation const& relation) {
  std::uint32_t number = 0;
  while (lineage_of<Stack>::sql::relations[number] != &relation) ++number;
  return describe_relation(lineage_of<Stack>::graph(), number, relation.kind(), relation.sql_text());
}
template <class Stack>
constexpr described_datashare describe(redshift_datashare_base const& share) {
  flow::data_flow const graph = lineage_of<Stack>::graph();
  return describe_share(graph, share.name(), flow::roots_of(graph, share), id_in_stack<Stack>);
}
template <class Stack>
constexpr described_sql describe(redshift_custom_sql_base const& script) {
  flow::data_flow const graph = lineage_of<Stack>::graph();
  flow::unit_table const& table = graph.table();
  std::uint32_t number = 0;
  while (table.of->scripts[number] != &script) ++number;
  described_sql result;
  for (auto r = static_cast<std::uint32_t>(table.of->size); r < graph.relation_count(); ++r) {
    flow::named_relation const& made = table.named[r - table.of->size];
    if (made.maker == flow::nowhere || made.session != 0 || table.units[made.maker].resource != number) continue;
    result.relations.push_back(describe_relation(graph, r, sql::object_kind::relation, script.source().text()));
  }
  result.share = describe_share(graph, {}, flow::roots_of_script(graph, number), id_in_stack<Stack>);
  return result;
}

}  // namespace detail
}  // namespace strata
