// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/name_tokens.hpp>
#include <strata/sql/detail/query_scope.hpp>

namespace strata::sql::detail {

/// Finds the relations that a query reads, without understanding its expressions: a pushdown machine over the tokens
/// of one statement. One frame stands for one level of parentheses, in a stack of its own, so nesting costs no
/// recursion.
///
/// A FROM starts a list of relations only at the level of a SELECT: the one of `EXTRACT(DAY FROM x)` is in parentheses
/// that do not begin with SELECT, the one of `IS DISTINCT FROM` follows IS.
class query_scanner {
 public:
  constexpr query_scanner(token_range tokens, use_list& uses) : tokens_{tokens}, uses_{&uses} {}

  /// A query from this token to the end of the statement.
  constexpr void scan_query(std::size_t at) { run(at, {.now = state::start, .is_query = true}); }
  /// The same where SELECT ... INTO may create a table.
  constexpr void scan_select(std::size_t at) { run(at, {.now = state::start, .is_query = true, .may_create = true}); }
  /// Expressions, with a FROM clause among them (UPDATE) or without.
  constexpr void scan_expression(std::size_t at, bool has_from_clause = false) {
    run(at, {.now = state::expression, .is_query = has_from_clause});
  }
  /// A list of relations and what follows it (DELETE ... USING). `single`: none behind ON (MERGE ... USING).
  constexpr void scan_from(std::size_t at, bool single = false) {
    run(at, {.now = state::from_item, .is_query = !single, .has_from = true, .is_single = single});
  }
  /// The list that begins with this WITH. Its names stay known to what is scanned next, from the place returned.
  constexpr std::size_t scan_with(std::size_t at) {
    return run(at, {.now = state::start, .is_query = true, .only_with = true});
  }
  /// Makes a name known as a relation of the statement, for `alias.column` in a FROM.
  constexpr void add_alias(identifier name, identifier schema = {}) { scope_.add_item(name, schema, false); }

 private:
  enum class state : std::uint8_t {
    start,  ///< where WITH may stand
    expression,
    from_condition,  ///< behind ON or USING
    from_item,
    from_item_end,
    cte_name,
    cte_columns,
    cte_as,
    cte_end,
  };
  struct frame {
    state now = state::expression;
    bool is_query = false;       ///< a FROM at this level is a clause
    bool has_from = false;       ///< it has been there
    bool is_apart = false;       ///< a derived table or the body of a WITH: sees nothing that is named further on
    bool is_join_group = false;  ///< parentheses in a FROM: what is named in them is known behind them
    bool is_named = false;       ///< the current item of FROM has its alias
    bool has_own_name = false;   ///< it is known by its own name, until an alias comes
    bool is_value = false;       ///< it walks into a value of another item
    bool is_recursive = false;
    bool may_create = false;
    bool is_single = false;
    bool only_with = false;
    token const* cte = nullptr;  ///< the name of WITH whose body is open
    query_scope::mark began{};
  };

  constexpr std::size_t run(std::size_t at, frame const& first) {
    frames_.clear();
    push(first);
    token const* const tokens = tokens_.first;
    std::size_t const end = tokens_.size();
    for (; at < end; ++at) {
      switch (tokens[at].kind) {
        case token_kind::left_parenthesis:
          open(at);
          break;
        case token_kind::right_parenthesis:
          if (frames_.size() > 1) close();
          break;
        case token_kind::dot:
          if (at + 1 < end && tokens[at + 1].is_name()) ++at;
          break;
        case token_kind::comma:
          comma();
          break;
        case token_kind::identifier:
          // most names of a query are columns and functions
          if (tokens[at].word == no_keyword && top_->now <= state::from_condition) break;
          at = name(at);
          break;
        case token_kind::quoted_identifier:
          at = name(at);
          break;
        default:
          if (top_->now == state::from_item) end_item();
      }
      if (top_->only_with && top_->now == state::cte_end && !tokens_[at + 1].is(token_kind::comma)) return at + 1;
    }
    while (!frames_.empty()) pop();
    scope_.flush(*uses_);
    return end;
  }

  constexpr void push(frame const& f) {
    frames_.push_back(f);
    top_ = &frames_.back();
    top_->began = scope_.now();
  }

  constexpr void pop() {
    end_select();
    scope_.leave(top_->began, top_->is_apart);
    frames_.pop_back();
    top_ = frames_.empty() ? nullptr : &frames_.back();
  }

  constexpr void end_select() {
    if (top_->is_join_group) return;
    top_->has_from = false;
    scope_.end_select(top_->began, frames_.size());
  }

  constexpr void open(std::size_t at) {
    token const& next = tokens_[at + 1];
    bool const query = next.is("select"_kw) || next.is("with"_kw) ||
                       (next.is("values"_kw) && tokens_[at + 2].is(token_kind::left_parenthesis));
    frame inner{.now = query ? state::start : state::expression, .is_query = query};
    if (top_->now == state::from_item) {
      end_item();
      inner.is_apart = query;
      if (!query) inner = {.now = state::from_item, .has_from = true, .is_join_group = true};
    } else if (top_->now == state::cte_as) {
      top_->now = state::cte_end;
      inner = {.now = state::start, .is_query = true, .is_apart = true};
    } else if (top_->now == state::cte_end) {
      top_->now = state::expression;
    }
    push(inner);
  }

  constexpr void close() {
    pop();
    if (top_->now != state::cte_end || top_->cte == nullptr) return;
    if (!top_->is_recursive) scope_.add_cte(top_->cte->as_identifier());
    top_->cte = nullptr;
  }

  constexpr void comma() {
    if (top_->now == state::from_item_end || top_->now == state::from_condition) begin_item();
    if (top_->now == state::cte_end) top_->now = state::cte_name;
  }

  constexpr void begin_item() {
    top_->now = state::from_item;
    top_->is_named = top_->has_own_name = top_->is_value = false;
  }
  constexpr void end_item() { top_->now = state::from_item_end; }

  /// Handles a name or keyword; gives the last token that it took.
  constexpr std::size_t name(std::size_t at) {
    token const& t = tokens_[at];
    switch (top_->now) {
      case state::cte_name:
        top_->cte = &t;
        top_->now = state::cte_columns;
        return at;
      case state::cte_columns:
        if (t.is("as"_kw)) top_->now = state::cte_as;
        return at;
      case state::cte_as:
        return at;  // [NOT] MATERIALIZED
      case state::from_item:
        return item(at);
      case state::from_item_end:
        return behind_item(at);
      case state::from_condition:
        if (t.is("join"_kw)) begin_item();
        return ends_from(t.word) && (is_reserved(t.word) || ends_operand(tokens_[at - 1])) ? in_expression(at) : at;
      default:
        return in_expression(at);
    }
  }

  constexpr std::size_t in_expression(std::size_t at) {
    frame& f = *top_;
    if (f.now != state::start) f.now = state::expression;
    switch (tokens_[at].word) {
      case "with"_kw:
        return f.now == state::start ? with(at) : at;
      case "select"_kw:
      case "union"_kw:
      case "intersect"_kw:
      case "except"_kw:
      case "minus"_kw:
        f.is_join_group = false;
        end_select();
        if (tokens_[at].is("select"_kw)) f.is_query = true;
        break;
      case "from"_kw:
        if (!f.is_query || f.has_from || is_distinct_from(tokens_, at)) return at;
        f.has_from = true;
        begin_item();
        return at;
      case "join"_kw:
        if (f.has_from) begin_item();
        return at;
      case "into"_kw:
        if (f.may_create && frames_.size() == 1 && !f.has_from) at = into(at);
        break;
      case "as"_kw:
        if (tokens_[at + 1].is(token_kind::identifier)) ++at;  // a label may be any word
        break;
      default:
        return at;
    }
    f.now = state::expression;
    return at;
  }

  /// SELECT ... INTO [TEMP] [TABLE] name
  constexpr std::size_t into(std::size_t at) {
    bool temporary = false;
    for (++at; tokens_[at].is("temp"_kw) || tokens_[at].is("temporary"_kw) || tokens_[at].is("table"_kw); ++at)
      if (!tokens_[at].is("table"_kw)) temporary = true;
    std::size_t const end = end_of_name(tokens_, at);
    uses_->add(usage::creates, object_kind::table, name_of_tokens(tokens_, at, end), tokens_[at].offset, temporary);
    return end - 1;
  }

  constexpr std::size_t with(std::size_t at) {
    token const& next = tokens_[at + 1];
    token const& second = tokens_[at + 2];
    if (next.is("no"_kw) && !second.is("as"_kw) && !second.is(token_kind::left_parenthesis))
      return at;  // NO SCHEMA BINDING
    top_->now = state::cte_name;
    top_->is_recursive = next.is("recursive"_kw) && second.is_name() && !second.is("as"_kw);
    if (!top_->is_recursive) return at;
    // All names of a recursive list are known in all of its bodies.
    if (behind_.empty()) behind_ = behind_parentheses(tokens_);
    for (std::size_t name = at + 2; tokens_[name].is_name(); ++name) {
      scope_.add_cte(tokens_[name].as_identifier());
      ++name;
      if (tokens_[name].is(token_kind::left_parenthesis)) name = behind_[name];
      while (tokens_[name].is_name()) ++name;  // AS [NOT] MATERIALIZED
      if (!tokens_[name].is(token_kind::left_parenthesis)) break;
      name = behind_[name];
      if (!tokens_[name].is(token_kind::comma)) break;
    }
    return at + 1;
  }

  /// An item of a FROM begins with a name.
  constexpr std::size_t item(std::size_t at) {
    token const& t = tokens_[at];
    token const& next = tokens_[at + 1];
    if (t.is("only"_kw)) return at;
    if (t.is("lateral"_kw) && (next.is_name() || next.is(token_kind::left_parenthesis)) && !next.is("as"_kw)) return at;
    if (t.is("unpivot"_kw)) {
      top_->is_value = true;
      return at;
    }
    if (ends_from(t.word) && is_reserved(t.word)) return in_expression(at);
    std::size_t end = end_of_name(tokens_, at);
    object_name const name = name_of_tokens(tokens_, at, end);
    bool const is_long = end - at > 5;  // more than three parts
    end_item();
    top_->has_own_name = true;
    if (!tokens_[end].is(token_kind::left_parenthesis)) {  // else a function
      if (is_long || tokens_[end].is(token_kind::left_bracket) || scope_.walks_into_value(name)) top_->is_value = true;
      if (!top_->is_value) scope_.add_read(name, t.offset, frames_.size());
      end = end_of_navigation(tokens_, end);
    }
    scope_.add_item(name.name, name.schema, top_->is_value);
    return end - 1;
  }

  /// Behind an item of a FROM stand its alias, a join, or what ends the clause.
  constexpr std::size_t behind_item(std::size_t at) {
    frame& f = *top_;
    token const& t = tokens_[at];
    token const& next = tokens_[at + 1];
    switch (t.word) {
      case "join"_kw:
        begin_item();
        return at;
      case "on"_kw:
      case "using"_kw:
        f.now = f.is_single ? state::expression : state::from_condition;
        return at;
      case "as"_kw:
      case "inner"_kw:
      case "left"_kw:
      case "right"_kw:
      case "full"_kw:
      case "outer"_kw:
      case "cross"_kw:
      case "natural"_kw:
        return at;
      case "pivot"_kw:
      case "unpivot"_kw:
        f.is_named = false;
        while (tokens_[at + 1].is_name()) ++at;  // INCLUDE NULLS
        return at;
      case "at"_kw:
        if (!next.is_name()) break;
        scope_.add_item(next.as_identifier(), {}, true);
        return at + 1;
      case "with"_kw:
        if (next.is("offset"_kw) || next.is("ordinality"_kw)) return at + 1;  // behind UNNEST(...)
        return in_expression(at);
      default:
        // QUALIFY directly behind a relation without an alias is its alias
        if (ends_from(t.word) && (is_reserved(t.word) || f.is_named)) return in_expression(at);
    }
    if (f.is_named) return at;
    if (f.has_own_name) scope_.forget_item();
    f.has_own_name = false;
    f.is_named = true;
    scope_.add_item(t.as_identifier(), {}, f.is_value);
    return at;
  }

  token_range tokens_;
  use_list* uses_;
  query_scope scope_{};
  std::vector<frame> frames_{};
  frame* top_ = nullptr;  ///< the last of them
  std::vector<std::uint32_t> behind_{};
};

}  // namespace strata::sql::detail
