// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/function_types.hpp>
#include <strata/sql/detail/output_name.hpp>
#include <strata/sql/detail/query_names.hpp>
#include <strata/sql/name_tokens.hpp>

namespace strata::sql::detail {

/// Finds what the names of a query mean: columns, their types and where they come from. What is not known raises
/// nothing, and neither does what it hides.
class query_resolver {
 public:
  using sources = core::sequence<column_source>;
  struct value {
    data_type type{};
    bool not_null = false;
    bool is_column = false;  ///< a column as it is
  };

  constexpr query_resolver(tree_view const& tree, catalog const& relations) : tree_{tree}, catalog_{&relations} {}

  constexpr fault const& error() const { return fault_; }

 protected:
  // ---- faults
  constexpr void fail(fault_code code, token const& at, std::string_view closest = {}, std::string_view reason = {}) {
    if (fault_.code == fault_code::none) fault_ = {code, at.offset, at.text.size(), closest, reason};
  }
  constexpr void refuse(std::uint32_t node, std::string_view reason) {
    fail(fault_code::refused_here, tree_.first_token(node), {}, reason);
  }
  constexpr void fail(fault_code code, std::uint32_t node) { fail(code, tree_.first_token(node)); }

  // ---- queries

  constexpr row_type query(std::uint32_t i) {
    std::size_t const ctes = names_.cte_count();
    row_type result;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::with:
          with(c);
          break;
        case node_kind::order_by:
          order(c, result);
          break;
        case node_kind::limit:
        case node_kind::offset:
        case node_kind::locking:
          break;
        default:
          tail_ = nodes_[c].next;
          result = rows(c);
      }
    }
    names_.forget_ctes(ctes);
    return result;
  }

  /// ORDER BY of a SELECT is looked at with its names, in `select`; positions are counted here.
  constexpr void order(std::uint32_t i, row_type const& result) {
    if (!result.known) return;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      position(nodes_[c].child, result.columns.size());
  }

  /// The column that a plain number in ORDER BY and GROUP BY stands for, from 1; 0 when it is none.
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
    fail(fault_code::position_out_of_range, t);
    return 0;
  }

  constexpr void with(std::uint32_t i) {
    bool const recursive = nodes_[i].detail != 0;
    for (std::uint32_t cte = nodes_[i].child; cte != 0; cte = nodes_[cte].next) {
      std::uint64_t const name = hash(tree_.first_token(nodes_[cte].child).as_identifier());
      std::uint32_t const list = tree_.find(cte, node_kind::column_list);
      std::size_t const at = names_.cte_count();
      if (recursive) {
        row_type own;
        own.known = false;
        if (list != 0) {
          named_by(own, list);
          own.known = true;
        }
        names_.add_cte(name, own);
      }
      row_type result;
      result.known = false;
      if (std::uint32_t const body = tree_.find(cte, node_kind::query)) result = query(body);
      if (list != 0) named_by(result, list);
      if (recursive)
        names_.cte_at(at).rows = static_cast<row_type&&>(result);
      else
        names_.add_cte(name, static_cast<row_type&&>(result));
    }
  }

  /// Gives columns the names of a list. Where the columns are not known, the list tells how many there are.
  constexpr void named_by(row_type& rows, std::uint32_t list) {
    if (!rows.known) rows.columns.clear();
    std::size_t at = 0;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::name)) continue;
      if (at == rows.columns.size()) {
        if (rows.known) return fail(fault_code::column_counts_differ, c);
        rows.columns.push_back({});
      }
      rows.columns[at].name = tree_.first_token(c).as_identifier();
      rows.columns[at].hash = hash(rows.columns[at].name);
      ++at;
    }
  }

  constexpr row_type rows(std::uint32_t i) {
    switch (nodes_[i].kind) {
      case node_kind::select:
        return select(i);
      case node_kind::set_operation:
        return set_operation(i);
      case node_kind::values:
        return values(i);
      case node_kind::parentheses:
      case node_kind::subquery:
        return rows(nodes_[i].child);
      case node_kind::query:
        return query(i);
      default: {
        row_type unknown;
        unknown.known = false;
        return unknown;
      }
    }
  }

  constexpr row_type set_operation(std::uint32_t i) {
    std::uint32_t const left_node = nodes_[i].child, right_node = nodes_[left_node].next;
    std::uint32_t const tail = tail_;
    tail_ = 0;
    row_type left = rows(left_node);
    row_type right = rows(right_node);
    tail_ = tail;
    if (!left.known || !right.known) {
      left.known = false;
      return left;
    }
    if (left.columns.size() != right.columns.size()) {
      fail(fault_code::column_counts_differ, right_node);
      left.known = false;
      return left;
    }
    bool const except = static_cast<set_kind>(nodes_[i].detail) == set_kind::except;
    for (std::size_t c = 0; c < left.columns.size(); ++c) {
      output_column& out = left.columns[c];
      for (column_source s : right.columns[c].sources) {
        if (except) s.how = derivation::condition;
        add(out.sources, s, s.how);
      }
      out.type = common_type(out.type, right.columns[c].type);
      out.not_null = out.not_null && (except || right.columns[c].not_null);
    }
    for (column_source const& s : right.conditions) add(left.conditions, s, derivation::condition);
    return left;
  }

  constexpr row_type values(std::uint32_t i) {
    row_type result;
    bool first = true;
    for (std::uint32_t row = nodes_[i].child; row != 0; row = nodes_[row].next) {
      std::size_t at = 0;
      for (std::uint32_t c = nodes_[row].child; c != 0; c = nodes_[c].next, ++at) {
        sources used;
        value const v = expression(c, used);
        if (first) {
          identifier const name = column_name(at);
          result.columns.push_back({name, hash(name), v.type, v.not_null, used});
        } else if (at < result.columns.size()) {
          output_column& out = result.columns[at];
          out.type = common_type(out.type, v.type);
          out.not_null = out.not_null && v.not_null;
          for (column_source const& s : used) add(out.sources, s, s.how);
        }
      }
      if (!first && at != result.columns.size()) fail(fault_code::column_counts_differ, row);
      first = false;
    }
    return result;
  }
  /// column1 and so on, as PostgreSQL calls them.
  static constexpr identifier column_name(std::size_t i) {
    constexpr std::string_view names[] = {"column1", "column2", "column3", "column4", "column5",
                                          "column6", "column7", "column8", "column9"};
    return sql::name_of(i < 9 ? names[i] : std::string_view{});
  }

  constexpr row_type select(std::uint32_t i) {
    std::uint32_t const tail = tail_;
    tail_ = 0;
    names_.enter();
    row_type result;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::from))
        for (std::uint32_t t = nodes_[c].child; t != 0; t = nodes_[t].next) table(t, result.conditions);
    for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k) {
      for (column_source const& s : names_[k].rows.conditions) add(result.conditions, s, derivation::condition);
      for (column_source const& s : names_[k].whole) add(result.conditions, s, derivation::condition);
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::item)) item(c, result);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::where:
        case node_kind::having:
        case node_kind::qualify:
        case node_kind::connect_by:
        case node_kind::distinct_on:
          conditions(c, result);
          break;
        case node_kind::group_by:
          for (std::uint32_t g = nodes_[c].child; g != 0 && result.known; g = nodes_[g].next)
            if (std::size_t const number = position(g, result.columns.size()))
              for (column_source const& s : result.columns[number - 1].sources)
                add(result.conditions, s, derivation::condition);
          conditions(c, result);
          break;
        default:
          break;
      }
    }
    // an ORDER BY behind it may name columns of its tables; it decides on the rows only with a LIMIT
    for (std::uint32_t c = tail; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::order_by)) {
        sources used;
        for (std::uint32_t o = nodes_[c].child; o != 0; o = nodes_[o].next) expression(nodes_[o].child, used);
        if (nodes_[c].next != 0)
          for (column_source const& s : used) add(result.conditions, s, derivation::condition);
      }
    names_.leave();
    return result;
  }

  constexpr void conditions(std::uint32_t i, row_type& result) {
    sources used;
    expressions(i, used);
    for (column_source const& s : used) add(result.conditions, s, derivation::condition);
  }

  constexpr void item(std::uint32_t i, row_type& result) {
    std::uint32_t const inner = nodes_[i].child;
    if (nodes_[inner].is(node_kind::star)) return star(inner, result);
    output_column out;
    value const v = expression(inner, out.sources);
    if (!v.is_column)
      for (column_source& s : out.sources)
        if (s.how == derivation::copied) s.how = derivation::transformed;
    out.name = output_names{tree_}.of_item(i);
    out.hash = out.name.empty() ? 0 : hash(out.name);
    out.type = v.type;
    out.not_null = v.not_null;
    // a name that is given here is known in what follows
    if (nodes_[inner].next != 0 && out.hash != 0) names_.add_alias(out.hash, out.sources);
    result.columns.push_back(static_cast<output_column&&>(out));
  }

  constexpr void star(std::uint32_t i, row_type& result) {
    node const& n = nodes_[i];
    std::uint32_t const excluded = n.child;
    auto const left_out = [&](std::uint64_t name) {
      if (excluded == 0) return false;
      for (std::uint32_t c = nodes_[excluded].child; c != 0; c = nodes_[c].next)
        if (hash(tree_.first_token(c).as_identifier()) == name) return true;
      return false;
    };
    auto const put = [&](query_names::item const& from, output_column const& column) {
      if (left_out(column.hash)) return;
      output_column copy = column;
      copy.not_null = column.not_null && !from.may_be_missing;
      result.columns.push_back(static_cast<output_column&&>(copy));
    };
    if (tree_.first_token(i).is_name()) {  // t.*, s.t.*
      std::uint32_t end = n.first;
      while (tree_.tokens[end].is_name() && tree_.tokens[end + 1].is(token_kind::dot)) end += 2;
      identifier const name = tree_.tokens[end - 2].as_identifier();
      identifier const schema = end - n.first > 2 ? tree_.tokens[end - 4].as_identifier() : identifier{};
      query_names::item const* const from = names_.find_item(name, schema);
      if (from == nullptr) {
        if (all_known()) fail(fault_code::relation_not_in_from, tree_.tokens[end - 2], names_.closest_item(name.text));
        result.known = false;
        return;
      }
      if (!from->rows.known) result.known = false;
      for (output_column const& column : from->rows.columns) put(*from, column);
      return;
    }
    for (std::size_t m = names_.merged_count(); m > names_.first_merged(); --m)
      for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k)
        if (output_column const* const column = column_of(names_[k].rows, names_.merged(m - 1))) {
          put(names_[k], *column);
          break;
        }
    for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k) {
      if (!names_[k].rows.known) result.known = false;
      for (output_column const& column : names_[k].rows.columns)
        if (!names_.is_merged(column.hash, names_.first_merged())) put(names_[k], column);
    }
  }

  constexpr bool all_known() {
    for (std::size_t k = 0; k < names_.item_count(); ++k)
      if (!names_[k].rows.known) return false;
    return true;
  }

  static constexpr output_column const* column_of(row_type const& rows, std::uint64_t name) {
    for (output_column const& column : rows.columns)
      if (column.hash == name) return &column;
    return nullptr;
  }

  // ---- FROM

  constexpr object_name name_of(std::uint32_t i) const {
    return name_of_tokens(tree_.tokens, nodes_[i].first, nodes_[i].last);
  }

  constexpr void table(std::uint32_t i, sources& conditions) {
    switch (nodes_[i].kind) {
      case node_kind::relation:
        return relation(i);
      case node_kind::derived: {
        query_names::item one;
        one.rows = query(nodes_[i].child);
        return add_item(static_cast<query_names::item&&>(one), nodes_[nodes_[i].child].next);
      }
      case node_kind::join:
        return join(i, conditions);
      case node_kind::parentheses: {
        std::size_t const first = names_.item_count();
        std::uint32_t alias = 0;
        for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
          if (nodes_[c].is(node_kind::alias))
            alias = c;
          else
            table(c, conditions);
        }
        if (alias != 0)
          for (std::size_t k = first; k < names_.item_count(); ++k) names_[k].rows.known = false;
        if (alias != 0) unknown_item(alias, conditions);
        return;
      }
      case node_kind::pivot:
      case node_kind::unpivot: {
        // its columns take another shape: what comes out of them is not known
        names_.enter();
        sources used;
        table(nodes_[i].child, used);
        for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k)
          for (output_column const& column : names_[k].rows.columns)
            for (column_source const& s : column.sources) add(used, s, derivation::transformed);
        names_.leave();
        return unknown_item(tree_.find(i, node_kind::alias), used);
      }
      default: {
        sources used;
        expressions(i, used);
        return unknown_item(tree_.find(i, node_kind::alias), used);
      }
    }
  }

  /// A table whose columns nobody knows; all of it comes from these.
  constexpr void unknown_item(std::uint32_t alias, sources const& used) {
    query_names::item one;
    one.rows.known = false;
    one.is_value = true;
    one.whole = used;
    add_item(static_cast<query_names::item&&>(one), alias);
  }

  /// With the alias (or null), its list of columns, and the name behind AT.
  constexpr void add_item(query_names::item one, std::uint32_t alias) {
    identifier at{};
    bool named = alias != 0 && nodes_[alias].detail != 0;  // AT alone
    for (std::uint32_t c = alias == 0 ? 0 : nodes_[alias].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::column_list)) {
        if (one.rows.known) named_by(one.rows, c);
      } else if (named) {
        at = tree_.first_token(c).as_identifier();
      } else {
        one.name = tree_.first_token(c).as_identifier();
        one.schema = {};
        named = true;
      }
    }
    names_.add(static_cast<query_names::item&&>(one));
    if (at.empty()) return;
    query_names::item index;
    index.name = at;
    index.is_value = true;
    index.rows.known = false;
    names_.add(static_cast<query_names::item&&>(index));
  }

  constexpr void relation(std::uint32_t i) {
    std::uint32_t const named = nodes_[i].child;
    std::uint32_t const alias = nodes_[named].next == 0 ? 0 : tree_.find(i, node_kind::alias);
    object_name const name = name_of(named);
    node const& n = nodes_[named];
    query_names::item one;
    one.name = name.name;
    one.schema = name.schema;
    bool const subscript = tree_.tokens[n.last].is(token_kind::left_bracket) && n.last < nodes_[i].last;
    identifier const first = tree_.first_token(named).as_identifier();
    bool const walks = n.last - n.first > 1 || subscript;
    query_names::item const* const base = walks ? names_.find_item(first) : names_.find_item(name.name);
    if (object_detail::usage_of(n.detail) == usage::reads &&
        (walks ? base != nullptr : base != nullptr && base->is_value)) {
      // into a SUPER column of a table before it: `t.items`
      one.is_value = true;
      one.rows.known = false;
      one.whole = base->whole;
      if (!base->is_value && n.last - n.first > 1) {
        identifier const column = tree_.tokens[n.first + 2].as_identifier();
        if (output_column const* const found = column_of(base->rows, hash(column)))
          for (column_source const& s : found->sources) add(one.whole, s, derivation::transformed);
        else if (base->rows.known && !catalog_->find(name))
          fail(fault_code::column_not_found, tree_.tokens[n.first + 2], names_.closest_column(column.text));
      }
      return add_item(static_cast<query_names::item&&>(one), alias);
    }
    row_type const* const cte = name.schema.empty() ? names_.find_cte(hash(name.name)) : nullptr;
    if (cte != nullptr) {
      one.rows = *cte;
    } else {
      catalog_relation const* const found = catalog_->find(name);
      if (materializes_) may_materialize(found, name, tree_.tokens[n.last - 1]);
      one.rows.known = found != nullptr && found->columns.known;
      if (found != nullptr) {
        std::uint32_t const position = catalog_->position(found);
        std::uint32_t column = 0;
        for (output_column const& c : found->columns.columns)
          one.rows.columns.push_back({c.name, c.hash, c.type, c.not_null, {{position, column++, derivation::copied}}});
      }
    }
    add_item(static_cast<query_names::item&&>(one), alias);
  }

  /// Whether a materialized view may read a relation, which is null where nothing is known of its name. Of what another
  /// database has, only materialized views are certain.
  /// Source: "Limitations" of CREATE MATERIALIZED VIEW, and the considerations on writing through datashares.
  constexpr void may_materialize(catalog_relation const* read, object_name const& name, token const& at) {
    bool const refused = read == nullptr ? !name.schema.empty() && is_system_relation(name)
                                         : read->kind == object_kind::view && read->name.database.empty();
    if (refused) fail(fault_code::refused_here, at, {}, "not below a materialized view");
    if (read == nullptr || read->kind != object_kind::materialized_view) return;
    if (read->of_datashare) fail(fault_code::refused_here, at, {}, "a materialized view of a share");
    if (refreshes_itself_) fail(fault_code::refused_here, at, {}, "AUTO REFRESH is over tables");
  }

  constexpr void join(std::uint32_t i, sources& conditions) {
    std::uint32_t const left = nodes_[i].child, right = nodes_[left].next;
    join_kind const kind = static_cast<join_kind>(nodes_[i].detail & 0x7f);
    std::size_t const first = names_.item_count();
    table(left, conditions);
    std::size_t const second = names_.item_count();
    table(right, conditions);
    std::size_t const end = names_.item_count();
    for (std::size_t k = first; k < end; ++k)
      if (kind == join_kind::full || (kind == join_kind::left && k >= second) ||
          (kind == join_kind::right && k < second))
        names_[k].may_be_missing = true;
    if ((nodes_[i].detail & 0x80) != 0) {
      for (std::size_t k = first; k < second; ++k)
        for (output_column const& column : names_[k].rows.columns)
          for (std::size_t l = second; l < end; ++l)
            if (output_column const* const other = column_of(names_[l].rows, column.hash)) {
              names_.merge(column.hash);
              for (column_source const& s : column.sources) add(conditions, s, derivation::condition);
              for (column_source const& s : other->sources) add(conditions, s, derivation::condition);
            }
      return;
    }
    std::uint32_t const condition = nodes_[right].next;
    if (condition == 0) return;
    if (nodes_[condition].is(node_kind::using_columns)) {
      for (std::uint32_t c = nodes_[nodes_[condition].child].child; c != 0; c = nodes_[c].next)
        using_column(c, first, second, end, conditions);
      return;
    }
    sources used;
    expressions(condition, used);
    for (column_source const& s : used) add(conditions, s, derivation::condition);
  }

  constexpr void using_column(std::uint32_t name, std::size_t first, std::size_t second, std::size_t end,
                              sources& conditions) {
    token const& t = tree_.first_token(name);
    std::uint64_t const wanted = hash(t.as_identifier());
    for (int side = 0; side < 2; ++side) {
      bool found = false, known = true;
      for (std::size_t k = side == 0 ? first : second; k < (side == 0 ? second : end); ++k) {
        known = known && names_[k].rows.known;
        if (output_column const* const column = column_of(names_[k].rows, wanted)) {
          found = true;
          for (column_source const& s : column->sources) add(conditions, s, derivation::condition);
        }
      }
      if (!found && known) fail(fault_code::column_not_found, t, names_.closest_column(t.text));
    }
    names_.merge(wanted);
  }

  // ---- expressions

  static constexpr void add(sources& to, column_source s, derivation how) {
    if (s.how < how) s.how = how;
    for (column_source& known : to)
      if (known.relation == s.relation && known.column == s.column) {
        if (s.how < known.how) known.how = s.how;
        return;
      }
    to.push_back(s);
  }

  constexpr void expressions(std::uint32_t i, sources& used) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) expression(c, used);
  }

  constexpr value expression(std::uint32_t i, sources& used) {
    node const& n = nodes_[i];
    switch (n.kind) {
      case node_kind::column:
        return column(n, used);
      case node_kind::literal:
        if (refreshes_itself_ && tree_.tokens[n.first].is(kw_sysdate)) refuse(i, no_mutable_function);
        return literal(n);
      case node_kind::parentheses:
        return expression(n.child, used);
      case node_kind::name:
      case node_kind::type:
      case node_kind::column_list:
      case node_kind::star:
      case node_kind::alias:
      case node_kind::words:
      case node_kind::opaque:
      case node_kind::object:
        return {};
      case node_kind::query:
        return subquery(i, used);
      case node_kind::subquery:
        return subquery(n.child, used);
      case node_kind::exists:
        subquery(nodes_[n.child].child, used);
        return {{.kind = type_kind::boolean}, true};
      case node_kind::cast: {
        std::uint32_t const a = n.child, b = nodes_[a].next;
        bool const converts = nodes_[a].is(node_kind::type);
        value const inner = expression(converts ? b : a, used);
        return {type_at(tree_.range(converts ? a : b)), inner.not_null, false};
      }
      case node_kind::typed: {
        if (nodes_[n.child].is(node_kind::type)) return {type_at(tree_.range(n.child)), true};
        return {{.kind = type_kind::interval_day_to_second}, true};
      }
      case node_kind::navigation:
        expressions(i, used);
        return {};
      case node_kind::logical:
      case node_kind::negation:
      case node_kind::in:
      case node_kind::between:
      case node_kind::like:
      case node_kind::quantified:
      case node_kind::overlaps:
        expressions(i, used);
        return {{.kind = type_kind::boolean}};
      case node_kind::is_test:
        expressions(i, used);
        return {{.kind = type_kind::boolean}, true};
      case node_kind::unary: {
        value inner = expression(n.child, used);
        inner.is_column = false;
        return inner;
      }
      case node_kind::binary:
        return binary(n, used);
      case node_kind::case_value:
        return case_value(i, used);
      case node_kind::collate: {
        value inner = expression(n.child, used);
        inner.is_column = false;
        return inner;
      }
      case node_kind::call:
        return call(i, used);
      case node_kind::special: {
        expressions(i, used);
        return {type_of_special(tree_.first_token(i).word)};
      }
      case node_kind::window:
        return window(i, used);
      default:
        expressions(i, used);
        return {};
    }
  }

  constexpr value literal(node const& n) const {
    token const& t = tree_.tokens[n.first];
    switch (t.kind) {
      case token_kind::string:
        return {{.kind = type_kind::varchar}, true};
      case token_kind::number: {
        bool exponent = false, point = false;
        for (char c : t.text) {
          exponent = exponent || c == 'e' || c == 'E';
          point = point || c == '.';
        }
        if (exponent) return {{.kind = type_kind::double_precision}, true};
        if (point) return {{.kind = type_kind::decimal}, true};
        return {{.kind = t.text.size() < 10 ? type_kind::integer : type_kind::bigint}, true};
      }
      default:
        return {type_of_word(t.word), !t.is(kw_null) && !t.is(kw_default) && t.is(token_kind::identifier)};
    }
  }

  constexpr value binary(node const& n, sources& used) {
    value const left = expression(n.child, used);
    std::uint32_t const second = nodes_[n.child].next;
    if (second == 0) return {};
    value const right = expression(second, used);
    return {type_of_operation(static_cast<token_kind>(n.detail), left.type, right.type),
            left.not_null && right.not_null};
  }

  constexpr value case_value(std::uint32_t i, sources& used) {
    data_type type{};
    bool first = true;
    auto const branch = [&](std::uint32_t e, bool& all) {
      value const v = expression(e, used);
      if (tree_.first_token(e).is(kw_null)) {
        all = false;
        return;
      }
      type = first ? v.type : common_type(type, v.type);
      first = false;
      all = all && v.not_null;
    };
    bool all = true, has_else = false;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::when)) {
        expression(nodes_[c].child, used);
        branch(nodes_[nodes_[c].child].next, all);
      } else if (nodes_[c].is(node_kind::otherwise)) {
        branch(nodes_[c].child, all);
        has_else = true;
      } else {
        expression(c, used);
      }
    }
    return {type, all && has_else};
  }

  constexpr value subquery(std::uint32_t i, sources& used) {
    if (i == 0) return {};
    row_type const inner = rows(i);
    for (output_column const& column : inner.columns)
      for (column_source const& s : column.sources) add(used, s, derivation::transformed);
    for (column_source const& s : inner.conditions) add(used, s, derivation::condition);
    return {inner.known && inner.columns.size() == 1 ? inner.columns[0].type : data_type{}};
  }

  constexpr value call(std::uint32_t i, sources& used) {
    std::uint32_t const name = nodes_[i].child;
    std::uint64_t const function = hash(tree_.tokens[nodes_[name].last - 1].as_identifier());
    bool const qualified = nodes_[name].last - nodes_[name].first > 1;  // a user's own
    if (refreshes_itself_ && !qualified && is_mutable(function)) refuse(name, no_mutable_function);
    bool skips = takes_date_part(function);
    data_type first{}, common{};
    bool seen = false, any_not_null = false, all_not_null = true;
    for (std::uint32_t c = nodes_[name].next; c != 0; c = nodes_[c].next) {
      if (skips && nodes_[c].is(node_kind::column)) {  // DATEADD(day, ...)
        skips = false;
        continue;
      }
      skips = false;
      if (nodes_[c].is(node_kind::window)) {
        window(c, used);
        continue;
      }
      value const v = expression(c, used);
      if (!seen) first = common = v.type;
      common = common_type(common, v.type);
      seen = true;
      any_not_null = any_not_null || v.not_null;
      all_not_null = all_not_null && v.not_null;
    }
    function_type const known = type_of_call(function, first, common);
    return {known.type, known.never_null || (known.null_if_all && any_not_null)};
  }

  constexpr value window(std::uint32_t i, sources& used) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      sources decides;
      if (nodes_[c].is(node_kind::partition_by) || nodes_[c].is(node_kind::frame)) expressions(c, decides);
      if (nodes_[c].is(node_kind::order_by))
        for (std::uint32_t o = nodes_[c].child; o != 0; o = nodes_[o].next) expression(nodes_[o].child, decides);
      for (column_source const& s : decides) add(used, s, derivation::transformed);
    }
    return {};
  }

  // ---- columns

  constexpr value use(query_names::item const& from, output_column const& column, sources& used, bool whole = true) {
    for (column_source const& s : column.sources) add(used, s, whole ? derivation::copied : derivation::transformed);
    if (!whole) return {};
    return {column.type, column.not_null && !from.may_be_missing, true};
  }
  constexpr value use_item(query_names::item const& from, sources& used) {
    for (column_source const& s : from.whole) add(used, s, derivation::transformed);
    for (output_column const& column : from.rows.columns)
      for (column_source const& s : column.sources) add(used, s, derivation::transformed);
    return {};
  }

  constexpr value column(node const& n, sources& used) {
    token const& first = tree_.tokens[n.first];
    identifier const name = first.as_identifier();
    std::size_t const parts = (n.last - n.first + 1) / 2;
    if (parts > 1) {
      query_names::item const* from = names_.find_item(name);
      std::size_t at = 1;
      if (from == nullptr && parts > 2) {  // s.t.a, d.s.t.a
        from = names_.find_item(tree_.tokens[n.first + 2].as_identifier(), name);
        at = 2;
        if (from == nullptr && parts > 3) {
          from = names_.find_item(tree_.tokens[n.first + 4].as_identifier(), tree_.tokens[n.first + 2].as_identifier());
          at = 3;
        }
      }
      if (from != nullptr) {
        token const& wanted = tree_.tokens[n.first + 2 * at];
        if (output_column const* const found = column_of(from->rows, hash(wanted.as_identifier())))
          return use(*from, *found, used, at + 1 == parts);
        if (!from->rows.known) {
          for (column_source const& s : from->whole) add(used, s, derivation::transformed);
          return {};
        }
        if (is_system_column(wanted.text)) return {};
        closest_name best{wanted.text};
        for (output_column const& column : from->rows.columns) best.offer(column.name.text);
        fail(fault_code::column_not_found, wanted, best.found());
        return {};
      }
    }
    query_names::found const found = names_.find_column(hash(name));
    switch (found.what) {
      case query_names::found::result::column:
        return use(*found.from, *found.column, used, parts == 1);
      case query_names::found::result::ambiguous:
        fail(fault_code::column_ambiguous, first);
        return {};
      case query_names::found::result::unknown:
        if (found.from != nullptr) return use_item(*found.from, used);
        break;
      case query_names::found::result::nothing:
        break;
    }
    if (sources const* const alias = names_.sources_of_alias(hash(name))) {
      for (column_source const& s : *alias) add(used, s, derivation::transformed);
      return {};
    }
    if (found.what == query_names::found::result::unknown) {  // of a table whose columns nobody knows
      for (std::size_t k = 0; k < names_.item_count(); ++k)
        for (column_source const& s : names_[k].whole) add(used, s, derivation::transformed);
      return {};
    }
    if (is_system_column(name.text)) return {};
    if (parts > 1)
      fail(fault_code::relation_not_in_from, first, names_.closest_item(name.text));
    else
      fail(fault_code::column_not_found, first, names_.closest_column(name.text));
    return {};
  }

  static constexpr std::string_view no_mutable_function = "AUTO REFRESH is without mutable functions";

  tree_view tree_;
  node const* nodes_ = tree_.nodes;  ///< to reach one by the tree is a call, thousands for a long text
  catalog const* catalog_;
  query_names names_{};
  fault fault_{};
  bool materializes_ = false;      ///< a materialized view is created
  bool refreshes_itself_ = false;  ///< and by AUTO REFRESH
  std::uint32_t tail_ = 0;         ///< what stands behind the rows of the query that is read: ORDER BY and so on
};

}  // namespace strata::sql::detail
