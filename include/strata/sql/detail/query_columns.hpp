// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/from_columns.hpp>
#include <strata/sql/detail/grouping.hpp>
#include <strata/sql/detail/join_columns.hpp>
#include <strata/sql/detail/literal_checks.hpp>
#include <strata/sql/detail/output_name.hpp>
#include <strata/sql/detail/star_columns.hpp>

namespace strata::sql::detail {

/// Finds the columns that queries give: their names, types and sources. An unknown part raises no fault, and neither
/// does anything that depends on it.
class query_columns : public query_walk<query_columns, from_columns> {
  friend query_walk;

 protected:
  using query_walk::query_walk;

  // ---- queries

  constexpr row_type values(std::uint32_t i) {
    row_type result;
    bool first = true;
    for (std::uint32_t row = nodes_[i].child; row != 0; row = nodes_[row].next) {
      std::size_t at = 0;
      for (std::uint32_t c = nodes_[row].child; c != 0; c = nodes_[c].next, ++at) {
        column_sources used;
        expression_type const v = expression(c, used);
        if (first) {
          identifier const name = name_of_value(at);
          result.columns.push_back({name, hash(name), v.type, v.not_null, used});
        } else if (at < result.columns.size()) {
          output_column& out = result.columns[at];
          out.type = common_type(out.type, v.type);
          out.not_null = out.not_null && v.not_null;
          add_sources(out.sources, used, derivation::copied);
        }
      }
      if (!first && at != result.columns.size())
        faults_.columns_differ(tree_.first_token(row), at, result.columns.size());
      first = false;
    }
    return result;
  }

  constexpr void combine(std::uint32_t i, row_type& left, row_type const& right) {
    if (!left.known || !right.known || !names_.spend(right)) {
      forget_columns(left);
      add_sources(left.others, right, derivation::copied);
      return add_sources(left.conditions, right.conditions, derivation::condition);
    }
    left.known = false;
    if (left.columns.size() != right.columns.size())
      return faults_.columns_differ(tree_.first_token(nodes_[nodes_[i].child].next), right.columns.size(),
                                    left.columns.size());
    left.known = true;
    std::uint32_t const first = nodes_[i].child;
    literals().beside_rows(first, right.columns);
    literals().beside_rows(nodes_[first].next, left.columns);
    bool const except = static_cast<set_kind>(nodes_[i].detail) == set_kind::except;
    for (std::size_t c = 0; c < left.columns.size(); ++c) {
      output_column& out = left.columns[c];
      if (std::string_view const reason = why_not_beside(out.type, right.columns[c].type); !reason.empty())
        faults_.report(fault_code::type_differs, tree_.first_token(nodes_[nodes_[i].child].next), {}, reason);
      add_sources(out.sources, right.columns[c].sources, except ? derivation::condition : derivation::copied);
      out.type = common_type(out.type, right.columns[c].type);
      out.not_null = out.not_null && (except || right.columns[c].not_null);
    }
    add_sources(left.conditions, right.conditions, derivation::condition);
  }

  /// What the items of a FROM depend on, all columns do.
  constexpr void sources_end(std::uint32_t select, row_type& result) {
    named_once();
    names_.add_conditions(result.conditions);
    std::size_t items = 0;
    for (std::uint32_t c = nodes_[select].child; c != 0; c = nodes_[c].next) ++items;
    result.columns.reserve(items);  // with clauses that give no column
    groups_ = grouping{tree_.find(select, node_kind::group_by) != 0, tree_.find(select, node_kind::having) != 0};
    std::uint32_t const where = tree_.find(select, node_kind::where);
    if (nodes_[where].detail != 0) outer_joins(where);  // 0 without a WHERE
  }

  /// `a.id = b.id(+)`: b may have no row. The nodes of a clause stand in front of it.
  constexpr void outer_joins(std::uint32_t where) {
    for (std::uint32_t i = where; i > 0 && nodes_[i].first >= nodes_[where].first; --i) {
      node const& n = nodes_[i];
      if (!n.is(node_kind::column) || n.detail == 0) continue;
      if (column_scope::item* const from = n.last - n.first > 1
                                               ? names_.find_item(tree_.tokens[n.last - 3].as_identifier())
                                               : names_.owner_of(hash(tree_.first_token(i).as_identifier())))
        from->may_be_missing = true;
    }
  }

  constexpr void select_item(std::uint32_t i, row_type& result) {
    std::uint32_t const inner = nodes_[i].child;
    if (nodes_[inner].is(node_kind::star)) {
      token const& at = tree_.first_token(inner);
      groups_.star(at, faults_);
      std::size_t c = result.columns.size();
      star_columns{tree_, names_, faults_, inner, result};
      for (; groups_.has_group_by() && c < result.columns.size(); ++c)
        groups_.star_column(c, result.columns[c].hash, at);
    } else {
      computed_item(i, result);
    }
    if (std::uint32_t const list = nodes_[inner].next == 0 ? 0 : tree_.find(i, node_kind::column_list))
      exclude(list, result);
  }

  constexpr void computed_item(std::uint32_t i, row_type& result) {
    std::uint32_t const inner = nodes_[i].child;
    output_column out;
    groups_.begin_item(result.columns.size());
    expression_type const v = expression(inner, out.sources);
    if (nodes_[inner].is(node_kind::row)) faults_.refuse(tree_.first_token(inner), "a row is no value");
    if (!v.is_column)
      for (column_source& s : out.sources)
        if (s.how == derivation::copied) s.how = derivation::transformed;
    out.name = output_names{tree_}.of_item(i);
    out.hash = out.name.empty() ? 0 : hash(out.name);
    out.type = v.type;
    out.not_null = v.not_null;
    bool const own = groups_.has_group_by() && (v.is_column || v.is_column_cast) && columns_.level() == names_.level();
    groups_.end_item(own ? hash_of_column(inner) : 0, out.hash, tree_.first_token(inner), faults_);
    // a name that is given here is known in what follows
    if (nodes_[nodes_[inner].next].is(node_kind::name) && out.hash != 0)
      names_.give(out.hash, result, result.columns.size());
    result.columns.push_back(static_cast<output_column&&>(out));
  }

  /// EXCLUDE is of the whole list: of all columns in front of it.
  constexpr void exclude(std::uint32_t list, row_type& result) {
    if (!names_.spend(result)) return void(result.known = false);
    name_table<bool> names;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next)
      names.add(hash(tree_.first_token(c).as_identifier()), true);
    core::sequence<output_column> kept;
    core::sequence<std::size_t> positions;  // where each column goes
    for (output_column& column : result.columns) {
      bool const stays = names.find(column.hash, [](bool) { return true; }) == nullptr;
      positions.push_back(stays ? kept.size() : grouping::no_position);
      if (stays) kept.push_back(static_cast<output_column&&>(column));
    }
    groups_.move([&](std::size_t p) { return p < positions.size() ? positions[p] : grouping::no_position; });
    result.columns = static_cast<core::sequence<output_column>&&>(kept);
  }

  constexpr void clause(std::uint32_t i, row_type& result) {
    switch (nodes_[i].kind) {
      case node_kind::group_by:
        for (std::uint32_t g = nodes_[i].child; g != 0 && result.known; g = nodes_[g].next)
          if (std::size_t const number = position(g, result.columns.size()))
            add_sources(result.conditions, result.columns[number - 1].sources, derivation::condition);
        break;
      case node_kind::words:
        if (tree_.first_token(i).is(kw_distinct)) groups_.make_distinct();
        return;
      case node_kind::top:
      case node_kind::into:
      case node_kind::window_names:
        return;
      default:  // decides on the rows
        break;
    }
    column_sources used;
    bool const chooses_groups = nodes_[i].is(node_kind::having) || nodes_[i].is(node_kind::qualify);
    if (chooses_groups) groups_.begin_clause();
    if (nodes_[i].is(node_kind::where) || chooses_groups)
      condition(nodes_[i].child, expression(nodes_[i].child, used));
    else
      expressions(i, used);
    groups_.end_clause();
    if (nodes_[i].is(node_kind::group_by) && result.known) group(i, result.columns.size());
    add_sources(result.conditions, used, derivation::condition);
  }

  /// What GROUP BY lists, as far as it is columns, names and positions. With sets of columns nothing is certain.
  constexpr void group(std::uint32_t i, std::size_t columns) {
    if (nodes_[i].child == 0) return;
    bool plain = true;
    for (std::uint32_t g = nodes_[i].child; g != 0; g = nodes_[g].next) {
      std::uint32_t inner = g;
      while (nodes_[inner].is(node_kind::parentheses)) inner = nodes_[inner].child;
      switch (nodes_[inner].kind) {
        case node_kind::column:
          groups_.by_name(hash_of_column(inner));
          break;
        case node_kind::cast: {
          column_sources used;
          if (expression(inner, used).is_column_cast) {
            groups_.by_name(hash_of_column(inner));
            break;
          }
          plain = false;
          break;
        }
        case node_kind::literal:
          if (std::size_t const number = position(inner, columns)) groups_.by_position(number - 1);
          break;
        case node_kind::row:
        case node_kind::grouping_sets:
          return;
        case node_kind::call: {
          std::uint64_t const name = hash(tree_.first_token(inner).as_identifier());
          if (name == "rollup"_id || name == "cube"_id) return;
          plain = false;
          break;
        }
        default:
          plain = false;
          break;
      }
    }
    groups_.end_group_by(plain, faults_);
  }
  /// Of its own name, without that of its table. It may stand in a cast.
  [[nodiscard]] constexpr std::uint64_t hash_of_column(std::uint32_t i) const {
    while (!nodes_[i].is(node_kind::column))
      i = nodes_[i].is(node_kind::cast) ? cast_parts{nodes_, nodes_[i]}.operand : nodes_[i].child;
    return hash(tree_.tokens[nodes_[i].last - 1].as_identifier());
  }

  /// Only what has a length is text for certain: a literal becomes a number where one is wanted.
  static constexpr bool are_number_and_text(data_type const& a, data_type const& b) {
    return family_of(a.kind) == type_family::number && family_of(b.kind) == type_family::text && b.length > 0;
  }

  /// Why two types have no common one for a column of a set operation; empty if they may have.
  static constexpr std::string_view why_not_beside(data_type const& a, data_type const& b) {
    if (are_number_and_text(a, b) || are_number_and_text(b, a)) return "numbers and text in one column";
    return surely_refused(a, b) ? "times and numbers in one column" : std::string_view{};
  }

  /// ORDER BY names columns that the SELECT gives, and else those of the FROM; it decides on the rows only with a LIMIT
  /// behind it.
  constexpr void order_in_select(std::uint32_t i, row_type& result) {
    column_sources used;
    for (std::uint32_t o = nodes_[i].child; o != 0; o = nodes_[o].next) {
      if (output_column const* const given = given_column(nodes_[o].child, result)) {
        add_sources(used, given->sources, derivation::transformed);
        continue;
      }
      column_sources sources;
      groups_.begin_clause();
      bool const is_column = expression(nodes_[o].child, sources).is_column;
      groups_.end_clause();
      if (groups_.is_distinct() && result.known && is_column && !has_column(result, sources))
        faults_.refuse(tree_.first_token(nodes_[o].child), "DISTINCT sorts by its columns");
      add_sources(used, sources, derivation::copied);
    }
    if (nodes_[i].next != 0) add_sources(result.conditions, used, derivation::condition);
  }

  /// The one column of a SELECT that an expression is the name of, or null.
  [[nodiscard]] constexpr output_column const* given_column(std::uint32_t i, row_type const& result) const {
    while (nodes_[i].kind == node_kind::parentheses) i = nodes_[i].child;
    if (!nodes_[i].is(node_kind::column) || nodes_[i].last - nodes_[i].first != 1) return nullptr;
    std::uint64_t const name = hash(tree_.first_token(i).as_identifier());
    output_column const* found = nullptr;
    for (output_column const& column : result.columns) {
      if (column.hash != name) continue;
      if (found != nullptr && !are_one_column(*found, column)) return nullptr;  // the FROM tells whether they differ
      if (found == nullptr) found = &column;
    }
    return found;
  }

  /// Whether a result has a column of a table unchanged.
  static constexpr bool has_column(row_type const& result, column_sources const& column) {
    if (column.size() != 1) return true;
    for (output_column const& each : result.columns)
      for (column_source const& source : each.sources)
        if (is_same_column(source, column[0])) return true;
    return false;
  }

  /// Whether both are the same column of a table, unchanged.
  static constexpr bool are_one_column(output_column const& a, output_column const& b) {
    return a.sources.size() == 1 && b.sources.size() == 1 && is_same_column(a.sources[0], b.sources[0]) &&
           a.sources[0].how == derivation::copied && b.sources[0].how == derivation::copied;
  }

  constexpr void behind_rows(std::uint32_t i, row_type const& result, std::uint32_t body) {
    if (nodes_[i].is(node_kind::limit) || nodes_[i].is(node_kind::offset)) return literals().count_of_rows(i);
    if (!result.known || !nodes_[i].is(node_kind::order_by)) return;
    column_index index;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      std::uint32_t const by = nodes_[c].child;
      position(by, result.columns.size());
      if (nodes_[body].is(node_kind::set_operation) && nodes_[by].is(node_kind::column) &&
          nodes_[by].last - nodes_[by].first == 1)
        written_column(result, index, tree_.first_token(by), faults_);
    }
  }

  /// The column that a plain number in ORDER BY and GROUP BY stands for, counted from 1; 0 if the node is no such
  /// number.
  constexpr std::size_t position(std::uint32_t i, std::size_t columns) {
    if (!nodes_[i].is(node_kind::literal) || nodes_[i].last - nodes_[i].first != 1) return 0;
    token const& t = tree_.first_token(i);
    if (!t.is(token_kind::number) || t.text.size() > 4) return 0;
    std::size_t number = 0;
    for (char c : t.text) {
      if (c < '0' || c > '9') return 0;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    if (number > 0 && number <= columns) return number;
    faults_.report(fault_code::position_out_of_range, t);
    return 0;
  }

  /// The item of a SELECT at this position if the text shows it, else the query.
  [[nodiscard]] constexpr std::uint32_t place_of_output(std::uint32_t query, std::size_t position) const {
    std::uint32_t const select = tree_.find(query, node_kind::select);
    if (select == 0) return query;
    for (std::uint32_t c = nodes_[select].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::item)) continue;
      if (nodes_[nodes_[c].child].is(node_kind::star)) return c;
      if (position-- == 0) {
        std::uint32_t const label = nodes_[nodes_[c].child].next;
        return label != 0 ? label : c;
      }
    }
    return query;
  }

  /// column1 and so on, PostgreSQL's names for the columns of VALUES.
  static constexpr identifier name_of_value(std::size_t i) {
    constexpr std::string_view names[] = {"column1", "column2", "column3", "column4", "column5",
                                          "column6", "column7", "column8", "column9"};
    return sql::name_of(i < 9 ? names[i] : std::string_view{});
  }

  // ---- expressions

  constexpr void expressions(std::uint32_t i, column_sources& used) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) expression(c, used);
  }

  /// The type of an expression. Adds its sources to `used`.
  constexpr expression_type expression(std::uint32_t i, column_sources& used) {
    while (nodes_[i].kind == node_kind::parentheses) i = nodes_[i].child;
    node const& n = nodes_[i];
    if (continues_left(n.kind)) return operators(i, used);
    switch (n.kind) {
      case node_kind::column: {
        expression_type const found = columns_.read(n, used);
        if (groups_.looks() && groups_.wants_column()) own_column(n);
        return found;
      }
      case node_kind::literal:
        return literal(tree_.tokens[n.first]);
      case node_kind::call:
        return call(i, used);
      case node_kind::case_value:
        return case_value(i, used);
      case node_kind::typed:
        return type_of_typed(tree_, n);
      case node_kind::query:
        return subquery(i, used);
      case node_kind::subquery:
        return subquery(n.child, used, 1);
      case node_kind::exists:
        subquery(nodes_[n.child].child, used);
        return {{.kind = type_kind::boolean}, true};
      case node_kind::special:
        return special(n, used);
      case node_kind::navigation:
      case node_kind::unary:
        return of_one_operand(n, used);
      case node_kind::window:
        window(i, used);
        return {};
      case node_kind::star:
        return star(n, used);
      case node_kind::name:
      case node_kind::type:
      case node_kind::column_list:
      case node_kind::alias:
      case node_kind::words:
      case node_kind::opaque:
      case node_kind::object:
        return {};
      case node_kind::row:
        expressions(i, used);
        return {.is_row = true};
      case node_kind::negation:
        condition(n.child, expression(n.child, used));
        return {{.kind = type_kind::boolean}};
      default:
        expressions(i, used);
        return {};
    }
  }

  constexpr expression_type literal(token const& value) {
    if (checks_.refreshes_itself() && is_mutable(value.word)) checks_.calls_mutable_function(value);
    return type_of_literal(value);
  }

  /// COUNT(*) counts rows, and f(t.*) takes values.
  constexpr expression_type star(node const& n, column_sources& used) {
    if (!tree_.tokens[n.first].is_name()) return {};
    names_.add_everything(used);
    return {.is_row = true};
  }

  /// The type follows from that of the first operand.
  constexpr expression_type of_one_operand(node const& n, column_sources& used) {
    expression_type const inner = expression(n.child, used);
    if (n.is(node_kind::unary) && n.detail == static_cast<std::uint8_t>(token_kind::minus) && is_no_number(inner.type))
      faults_.report(fault_code::type_differs, tree_.first_token(n.child), {}, "a number is wanted");
    for (std::uint32_t c = nodes_[n.child].next; c != 0; c = nodes_[c].next) expression(c, used);
    if (!n.is(node_kind::navigation)) return {inner.type, inner.not_null};
    if (has_no_parts(inner.type)) faults_.refuse(tree_.first_token(n.child), "only a SUPER value has parts");
    return {inner.type.kind == type_kind::super ? inner.type : data_type{}};
  }

  /// EXTRACT, TRIM, SUBSTRING, OVERLAY, POSITION. The date part of EXTRACT is a name.
  constexpr expression_type special(node const& n, column_sources& used) {
    std::uint32_t c = n.child;
    if (tree_.tokens[n.first].is(kw_extract)) literals().date_part(c);
    if (tree_.tokens[n.first].is(kw_substring) && nodes_[c].next == 0)
      faults_.count_differs(tree_.tokens[n.first], 1, 2, 3);
    if (nodes_[c].is(node_kind::name)) c = nodes_[c].next;
    data_type last{}, first{};
    for (std::uint32_t const begin = c; c != 0; c = nodes_[c].next) {
      last = expression(c, used).type;
      if (c == begin) first = last;
    }
    switch (tree_.tokens[n.first].word) {
      case kw_extract:
        return {type_of_extract(last)};
      case kw_trim: {  // TRIM(a), TRIM(' ' FROM a)
        bool const plain = nodes_[n.child].next == 0;
        return {type_of_text(plain ? first : last)};
      }
      case kw_substring:
        if (first.kind == type_kind::varbyte) return {{.kind = type_kind::varbyte}};
        return {family_of(first.kind) == type_family::text ? data_type{.kind = type_kind::varchar} : data_type{}};
      case kw_overlay:
        return {{.kind = type_kind::varchar}};
      case kw_position:
        return {{.kind = type_kind::integer}};
      default:
        return {};
    }
  }

  constexpr expression_type operators(std::uint32_t i, column_sources& used) {
    std::size_t const outer = chain_.size();
    for (std::uint32_t left = nodes_[i].child; continues_left(nodes_[left].kind); left = nodes_[left].child) {
      chain_.push_back(i);
      i = left;
    }
    expression_type result = operand(nodes_[i].child, nodes_[nodes_[i].child].next, used);
    for (;;) {
      result = operation(nodes_[i], result, used);
      if (chain_.size() == outer) return result;
      i = chain_.back();
      chain_.pop_back();
    }
  }

  /// One operation, whose left operand has been read.
  constexpr expression_type operation(node const& n, expression_type const& left, column_sources& used) {
    std::uint32_t const second = nodes_[n.child].next;
    expression_type right;
    for (std::uint32_t c = second; c != 0; c = nodes_[c].next) {
      if (n.is(node_kind::in)) {
        listed(c, n, left, used);
        continue;
      }
      right = operand(c, n.child, used);
      if (n.is(node_kind::between) || n.is(node_kind::quantified)) compared(n, n.child, left, c, right);
    }
    switch (n.kind) {
      case node_kind::binary:
        if (second == 0) return {};
        if (n.detail >= static_cast<std::uint8_t>(token_kind::equal) &&
            n.detail <= static_cast<std::uint8_t>(token_kind::greater_equal))
          compared(n, n.child, left, second, right);
        if (is_arithmetic(static_cast<token_kind>(n.detail))) counted(n, left, second, right);
        return {type_of_operation(static_cast<token_kind>(n.detail), left.type, right.type),
                left.not_null && right.not_null};
      case node_kind::cast: {  // CONVERT has its type in front
        bool const converts = nodes_[n.child].is(node_kind::type);
        expression_type const& from = converts ? right : left;
        cast_from(from, converts ? second : n.child, type_at(tree_.range(converts ? n.child : second)));
        expression_type to{type_at(tree_.range(converts ? n.child : second)), from.not_null};
        to.is_column_cast = (from.is_column || from.is_column_cast) && to.type == from.type;
        return to;
      }
      case node_kind::collate:
        return {left.type, left.not_null};
      case node_kind::at_time_zone:
        return {type_at_time_zone(left.type), left.not_null};
      case node_kind::logical:
        condition(n.child, left);
        condition(second, right);
        return {{.kind = type_kind::boolean}};
      case node_kind::is_test:
        if (second != 0) compared(n, n.child, left, second, right);
        [[fallthrough]];
      default:
        return {{.kind = type_kind::boolean}, n.is(node_kind::is_test)};
    }
  }

  /// One operand beside another: a query gives one value, or as many as the other one has.
  constexpr expression_type operand(std::uint32_t i, std::uint32_t other, column_sources& used) {
    while (nodes_[i].kind == node_kind::parentheses) i = nodes_[i].child;
    while (nodes_[other].kind == node_kind::parentheses) other = nodes_[other].child;
    bool const beside_row = nodes_[other].is(node_kind::row) || nodes_[other].is(node_kind::column_list);
    if (!nodes_[i].is(node_kind::subquery) || !beside_row) return expression(i, used);
    std::size_t wanted = 0;
    for (std::uint32_t c = nodes_[other].child; c != 0; c = nodes_[c].next) ++wanted;
    return subquery(nodes_[i].child, used, wanted);
  }

  constexpr void compared(node const& n, std::uint32_t first, expression_type const& a, std::uint32_t second,
                          expression_type const& b) {
    if (std::string_view const reason = why_incomparable(a, b); !reason.empty())
      faults_.report(fault_code::type_differs, tree_.tokens[n.first], {}, reason);
    if (a.is_literal != b.is_literal) literals().beside(a.is_literal ? first : second, a.is_literal ? b.type : a.type);
  }
  /// The operands of `+` and so on. A string beside a number is one; beside a date it may be an interval.
  constexpr void counted(node const& n, expression_type const& left, std::uint32_t second,
                         expression_type const& right) {
    token const& at = tree_.first_token(n.child);
    if (left.is_row || right.is_row) faults_.refuse(at, "a row is no value");
    data_type const& beside = left.is_literal ? right.type : left.type;
    if (left.is_literal != right.is_literal && family_of(beside.kind) == type_family::number)
      literals().beside(left.is_literal ? n.child : second, beside);
    if (std::string_view const reason = why_no_arithmetic(static_cast<token_kind>(n.detail), left.type, right.type);
        !reason.empty())
      faults_.report(fault_code::type_differs, at, {}, reason);
  }
  constexpr literal_checks literals() { return {tree_, faults_}; }
  /// The values behind IN: a list, or a query.
  constexpr void listed(std::uint32_t i, node const& in, expression_type const& value, column_sources& used) {
    while (nodes_[i].kind == node_kind::parentheses) i = nodes_[i].child;
    if (!nodes_[i].is(node_kind::row)) return compared(in, in.child, value, i, operand(i, in.child, used));
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      compared(in, in.child, value, c, expression(c, used));
  }
  constexpr void condition(std::uint32_t i, expression_type const& value) {
    if (is_no_condition(value))
      faults_.report(fault_code::type_differs, tree_.first_token(i), {}, "a condition is wanted");
    if (value.is_literal) literals().beside(i, {.kind = type_kind::boolean});
  }

  constexpr expression_type case_value(std::uint32_t i, column_sources& used) {
    alternatives branches;
    bool has_else = false;
    std::uint32_t operand_node = 0;
    expression_type operand;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      std::uint32_t value = nodes_[c].child;
      if (nodes_[c].is(node_kind::when)) {
        expression_type const when = expression(value, used);
        if (operand_node != 0)
          compared(nodes_[value], operand_node, operand, value, when);
        else
          condition(value, when);
        value = nodes_[value].next;
      } else if (nodes_[c].is(node_kind::otherwise)) {
        has_else = true;
      } else {
        operand = expression(c, used);
        operand_node = c;
        continue;
      }
      add_alternative(branches, value, expression(value, used));
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (c != operand_node) {
        std::uint32_t const value = nodes_[c].child;
        literals().beside(nodes_[c].is(node_kind::when) ? nodes_[value].next : value, branches.common());
      }
    return {branches.common(), branches.all_not_null && has_else};
  }

  constexpr void cast_from(expression_type const& from, std::uint32_t i, data_type const& to) {
    bool const to_text = to.kind == type_kind::unknown || family_of(to.kind) == type_family::text;
    if (from.is_row && !to_text) faults_.refuse(tree_.first_token(i), "a row is no value");
    if (surely_refused(from.type, to))
      faults_.report(fault_code::type_differs, tree_.first_token(i), {}, "no cast between times and numbers");
  }

  /// Times, numbers and text are no alternatives of each other.
  constexpr void add_alternative(alternatives& to, std::uint32_t i, expression_type const& one) {
    if (std::string_view const reason = why_no_alternative(to.common(), one); !reason.empty())
      faults_.report(fault_code::type_differs, tree_.first_token(i), {}, reason);
    to.add(one);
  }

  /// @param wanted how many columns the query has to give; 0 for any number
  constexpr expression_type subquery(std::uint32_t i, column_sources& used, std::size_t wanted = 0) {
    if (i == 0) return {};
    grouping outer = static_cast<grouping&&>(groups_);
    groups_ = {};
    row_type const inner = rows(i);
    groups_ = static_cast<grouping&&>(outer);
    if (wanted != 0 && inner.known && inner.columns.size() != wanted)
      faults_.columns_differ(tree_.first_token(place_of_output(i, wanted)), inner.columns.size(), wanted,
                             wanted == 1 ? "one value is wanted" : "");
    add_sources(used, inner, derivation::transformed);
    add_sources(used, inner.conditions, derivation::condition);
    return {inner.known && inner.columns.size() == 1 ? inner.columns[0].type : data_type{}};
  }

  constexpr expression_type call(std::uint32_t i, column_sources& used) {
    std::uint32_t const name = nodes_[i].child;
    builtin_function const of = function_of(name);
    if (checks_.refreshes_itself() && of.is_mutable) checks_.calls_mutable_function(tree_.first_token(name));
    std::uint32_t c = nodes_[name].next;
    call_types arguments;
    std::uint32_t number = 0;  // the argument that has to be one
    std::uint32_t const first = c;
    if (of && (takes_date_part(of) || (of.result == function_result::date_trunc && nodes_[c].is(node_kind::literal))))
      literals().date_part(c);
    if (of && nodes_[c].is(node_kind::column) && takes_date_part(of)) {  // DATEADD(day, ...)
      arguments.skip();
      c = nodes_[c].next;
    }
    if (of && wants_number(of) && c != 0 && nodes_[c].kind != node_kind::star) number = c;
    bool const aggregates =
        groups_.looks() && of.kind == function_kind::aggregate && tree_.find(i, node_kind::window) == 0;
    if (aggregates) groups_.enter_aggregate(nodes_[c].is(node_kind::star));
    for (; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::window)) {
        window(c, used);
        continue;
      }
      expression_type const one = expression(c, used);
      if (c == number && (is_no_number(one.type) || is_text_to_add(of, one)))
        faults_.report(fault_code::type_differs, tree_.first_token(c), {}, "a number is wanted");
      if (of.result == function_result::common || of.result == function_result::nullif)
        if (std::string_view const reason = why_no_alternative(arguments.common(), one); !reason.empty())
          faults_.report(fault_code::type_differs, tree_.first_token(c), {}, reason);
      arguments.add(one);
    }
    if (aggregates) groups_.leave_aggregate();
    if (of.result == function_result::common || of.result == function_result::nullif)
      for (c = first; c != 0; c = nodes_[c].next) literals().beside(c, arguments.common());
    return of ? arguments.result(of) : expression_type{};
  }

  /// The built-in function of this name. Where the program has a function of the same name, one of both is meant: with
  /// another number of arguments its own, and else nobody knows.
  [[nodiscard]] constexpr builtin_function function_of(std::uint32_t name) {
    if (nodes_[name].last - nodes_[name].first > 1) return {.kind = function_kind::none};
    identifier const written = tree_.first_token(name).as_identifier();
    builtin_function const found = find_function(written);
    if (!found || !catalog_->has_function(written)) return found;
    if (found.kind == function_kind::aggregate) groups_.forget();
    return {.kind = function_kind::none};
  }

  constexpr void window(std::uint32_t i, column_sources& used) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      column_sources decides;
      if (nodes_[c].is(node_kind::partition_by) || nodes_[c].is(node_kind::frame)) expressions(c, decides);
      if (nodes_[c].is(node_kind::order_by))
        for (std::uint32_t o = nodes_[c].child; o != 0; o = nodes_[o].next) expression(nodes_[o].child, decides);
      add_sources(used, decides, derivation::transformed);
    }
  }

  // ---- items of a FROM that have expressions

  constexpr void computed(std::uint32_t i, item& one) {
    one.rows.known = false;
    expressions(i, one.rows.others);
  }

  constexpr void joined(std::uint32_t i, std::size_t first, std::size_t second, row_type& around) {
    joined_items const of{first, second, names_.item_count()};
    auto const kind = static_cast<join_kind>(nodes_[i].detail & 0x7f);
    mark_missing(names_, kind, of);
    if ((nodes_[i].detail & 0x80) != 0) return natural_join(names_, kind, of, around.conditions);
    std::uint32_t const condition = nodes_[nodes_[nodes_[i].child].next].next;
    if (condition == 0) return;
    if (nodes_[condition].is(node_kind::using_columns)) {
      for (std::uint32_t c = nodes_[nodes_[condition].child].child; c != 0; c = nodes_[c].next)
        join_using(names_, tree_.first_token(c), kind, of, around.conditions, faults_);
      return;
    }
    column_sources used;
    query_columns::condition(nodes_[condition].child, expression(nodes_[condition].child, used));
    add_sources(around.conditions, used, derivation::condition);
  }

 private:
  /// A name that this SELECT has given may be meant instead.
  constexpr void own_column(node const& n) {
    if (columns_.level() != names_.level()) return;
    token const& first = tree_.tokens[n.first];
    if (n.last - n.first == 1 && names_.given(hash(first.as_identifier())) != nullptr) return;
    if (groups_.column(first, hash(tree_.tokens[n.last - 1].as_identifier())))
      faults_.refuse(first, "neither grouped nor aggregated");
  }

  grouping groups_{};                      ///< of the SELECT whose items are read
  core::sequence<std::uint32_t> chain_{};  ///< operators whose right side has not been read
};

}  // namespace strata::sql::detail
