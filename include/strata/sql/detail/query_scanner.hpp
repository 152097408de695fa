// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/use_list.hpp>
#include <strata/sql/token.hpp>

namespace strata::sql::detail {

/// Finds the relations that a query reads, without understanding its expressions: a pushdown machine over the tokens
/// of one statement. One frame stands for one level of parentheses, in a stack of its own, so nesting costs no recursion.
///
/// A FROM starts a list of relations only at the level of a SELECT: the one of `EXTRACT(DAY FROM x)` is in parentheses
/// that do not begin with SELECT, the one of `IS DISTINCT FROM` follows IS.
class query_scanner {
 public:
  enum class state : std::uint8_t {
    start,  ///< where WITH may stand
    expression,
    from_item,
    from_item_end,
    from_condition,  ///< behind ON or USING
    cte_name,
    cte_columns,
    cte_as,
    cte_end,
  };

  constexpr query_scanner(token_range tokens, use_list& uses) : tokens_{tokens}, uses_{&uses} {}

  /// A query from this token to the end of the statement.
  constexpr void scan_query(std::size_t at) { run(at, {.now = state::start, .is_query = true}); }
  /// The same where SELECT ... INTO may create a table.
  constexpr void scan_select(std::size_t at) { run(at, {.now = state::start, .is_query = true, .may_create = true}); }
  /// Expressions, with a FROM clause among them (UPDATE) or without.
  constexpr void scan_expression(std::size_t at, bool has_from_clause = false) {
    run(at, {.now = state::expression, .is_query = has_from_clause});
  }
  /// A list of relations and what follows it (DELETE ... USING). `single`: behind ON there are no more (MERGE ... USING).
  constexpr void scan_from(std::size_t at, bool single = false) {
    run(at, {.now = state::from_item, .is_query = !single, .has_from = true, .is_single = single});
  }
  /// The list that begins with this WITH. Its names stay known to what is scanned next.
  constexpr std::size_t scan_with(std::size_t at) {
    return run(at, {.now = state::start, .is_query = true, .only_with = true});
  }
  /// Makes a name known as a relation of the statement, for `alias.column` in a FROM.
  constexpr void add_alias(identifier name, identifier schema = {}) { aliases_.add(hash(name), {name, schema, false}); }

  /// The end of the name that starts here: `a`, `a.b`, `a.b.c`, ...
  static constexpr std::size_t end_of_name(token_range tokens, std::size_t at) {
    if (!tokens[at].is_name()) return at;
    ++at;
    while (tokens[at].is(token_kind::dot) && tokens[at + 1].is_name()) at += 2;
    return at;
  }
  /// The last three parts of the name in [from, to).
  static constexpr object_name name_of_tokens(token_range tokens, std::size_t from, std::size_t to) {
    std::size_t const parts = (to - from + 1) / 2;
    object_name result;
    if (parts > 0) result.name = tokens[to - 1].as_identifier();
    if (parts > 1) result.schema = tokens[to - 3].as_identifier();
    if (parts > 2) result.database = tokens[to - 5].as_identifier();
    return result;
  }

 private:
  struct frame {
    state now = state::expression;
    bool is_query = false;       ///< a FROM at this level is a clause
    bool has_from = false;       ///< it has been there
    bool is_apart = false;       ///< a derived table or the body of a CTE: sees nothing that is named further on
    bool is_join_group = false;  ///< parentheses in a FROM: what is named in them is known behind them
    bool is_named = false;       ///< the current item of FROM has its alias
    bool has_default_alias = false;
    bool is_navigation = false;  ///< the current item of FROM walks into a value of another item
    bool is_recursive = false;
    bool may_create = false;
    bool is_single = false;
    bool only_with = false;
    std::uint32_t ctes = 0, aliases = 0, unsure = 0;  ///< how many there were when it began
    token const* cte = nullptr;
  };
  struct alias {
    identifier name{}, schema{};
    bool is_value = false;  ///< a value of a SUPER column: it may be walked into by its bare name
  };
  /// A read of `a.b`, which may still turn out to walk into a column `b` of a relation `a` that is named further on.
  struct read {
    object_name name{};
    std::size_t offset{};
    std::size_t depth{};
  };

  constexpr frame& top() { return frames_.back(); }

  constexpr std::size_t run(std::size_t at, frame first) {
    frames_.clear();
    push(first);
    std::size_t const end = tokens_.size();
    for (; at < end; ++at) {
      token const& t = tokens_[at];
      if (top().only_with && top().now == state::cte_end && !t.is(token_kind::comma)) return at;
      switch (t.kind) {
        case token_kind::left_parenthesis: open(at); break;
        case token_kind::right_parenthesis:
          if (frames_.size() > 1) close();
          break;
        case token_kind::dot:
          if (tokens_[at + 1].is_name()) ++at;
          break;
        case token_kind::comma: comma(); break;
        case token_kind::identifier:
        case token_kind::quoted_identifier: at = name(at); break;
        default:
          if (top().now == state::from_item) end_item(false);
      }
    }
    while (!frames_.empty()) pop();
    flush();
    return end;
  }

  constexpr void push(frame f) {
    f.ctes = static_cast<std::uint32_t>(ctes_.size());
    f.aliases = static_cast<std::uint32_t>(aliases_.size());
    f.unsure = static_cast<std::uint32_t>(unsure_.size());
    frames_.push_back(f);
  }

  constexpr void pop() {
    end_select();
    if (top().is_apart) unsure_.resize(top().unsure);
    ctes_.forget_from(top().ctes);
    frames_.pop_back();
  }

  /// The relations named at this level are all known now: what a subquery took for `schema.table` may be theirs.
  constexpr void end_select() {
    if (top().is_join_group) return;
    std::size_t kept = top().unsure;
    for (std::size_t i = kept; i < unsure_.size(); ++i) {
      read& r = reads_[unsure_[i]];
      if (r.depth > frames_.size() && names_an_item(r.name)) r.name = {};
      else unsure_[kept++] = unsure_[i];
    }
    unsure_.resize(kept);
    aliases_.forget_from(top().aliases);
    top().has_from = false;
  }

  constexpr void open(std::size_t at) {
    bool const query = tokens_[at + 1].is("select"_kw) || tokens_[at + 1].is("with"_kw);
    frame inner{.now = query ? state::start : state::expression, .is_query = query};
    if (top().now == state::from_item) {
      end_item(false);
      inner.is_apart = query;
      if (!query) inner = {.now = state::from_item, .is_join_group = true};
    } else if (top().now == state::cte_as) {
      top().now = state::cte_end;
      inner = {.now = state::start, .is_query = true, .is_apart = true};
    } else if (top().now == state::cte_end) {
      top().now = state::expression;
    }
    push(inner);
  }

  constexpr void close() {
    pop();
    if (top().now == state::cte_end && top().cte != nullptr) {
      if (!top().is_recursive) declare(*top().cte);
      top().cte = nullptr;
    }
  }

  constexpr void comma() {
    switch (top().now) {
      case state::from_item_end:
      case state::from_condition: begin_item(); break;
      case state::cte_end: top().now = state::cte_name; break;
      default: break;
    }
  }

  constexpr void begin_item() {
    top().now = state::from_item;
    top().is_named = top().has_default_alias = top().is_navigation = false;
  }

  constexpr void end_item(bool has_default_alias) {
    top().now = state::from_item_end;
    top().has_default_alias = has_default_alias;
  }

  constexpr void declare(token const& cte) {
    identifier const name = cte.as_identifier();
    ctes_.add(hash(name), name);
  }

  constexpr void add_item_alias(identifier name, identifier schema, bool is_value) {
    aliases_.add(hash(name), {name, schema, is_value});
  }

  /// Handles a name or keyword; returns the last token that it took.
  constexpr std::size_t name(std::size_t at) {
    token const& t = tokens_[at];
    switch (top().now) {
      case state::cte_name:
        top().cte = &t;
        top().now = state::cte_columns;
        return at;
      case state::cte_columns:
        if (t.is("as"_kw)) top().now = state::cte_as;
        return at;
      case state::cte_as: return at;  // [NOT] MATERIALIZED
      case state::from_item: return from_item(at);
      case state::from_item_end: return from_item_end(at);
      case state::from_condition:
        if (t.is("join"_kw)) begin_item();
        else if (ends_from(t.word)) return in_expression(at);
        return at;
      case state::start:
      case state::expression:
      case state::cte_end: break;
    }
    return in_expression(at);
  }

  constexpr std::size_t in_expression(std::size_t at) {
    frame& f = top();
    keyword const word = tokens_[at].word;
    if (f.now != state::start) f.now = state::expression;
    switch (word) {
      case "with"_kw: return f.now == state::start ? begin_with(at) : at;
      case "select"_kw:
        f.is_join_group = false;
        end_select();
        f.is_query = true;
        break;
      case "union"_kw:
      case "intersect"_kw:
      case "except"_kw:
      case "minus"_kw:
        f.is_join_group = false;
        end_select();
        break;
      case "from"_kw:
        if (!f.is_query || f.has_from || is_distinct_from(at)) return at;
        f.has_from = true;
        begin_item();
        return at;
      case "join"_kw:
        if (f.has_from) begin_item();
        return at;
      case "into"_kw:
        if (f.may_create && frames_.size() == 1 && !f.has_from) return select_into(at);
        break;
      case "as"_kw:
        if (tokens_[at + 1].is(token_kind::identifier)) ++at;  // a label may be any word
        break;
      default: return at;
    }
    f.now = state::expression;
    return at;
  }

  constexpr bool is_distinct_from(std::size_t at) const {
    if (at < 2 || !tokens_[at - 1].is("distinct"_kw)) return false;
    return tokens_[at - 2].is("is"_kw) || tokens_[at - 2].is("not"_kw);
  }

  constexpr std::size_t select_into(std::size_t at) {
    bool temporary = false;
    for (++at; tokens_[at].is("temp"_kw) || tokens_[at].is("temporary"_kw) || tokens_[at].is("table"_kw); ++at)
      if (!tokens_[at].is("table"_kw)) temporary = true;
    std::size_t const end = end_of_name(tokens_, at);
    if (end == at) return at - 1;
    uses_->add(usage::creates, object_kind::table, name_of_tokens(tokens_, at, end), tokens_[at].offset, temporary);
    return end - 1;
  }

  constexpr std::size_t begin_with(std::size_t at) {
    if (tokens_[at + 1].is("no"_kw) && tokens_[at + 2].word != "as"_kw && !tokens_[at + 2].is(token_kind::left_parenthesis))
      return at;  // WITH NO SCHEMA BINDING
    top().now = state::cte_name;
    top().is_recursive = tokens_[at + 1].is("recursive"_kw) && tokens_[at + 2].is_name() && !tokens_[at + 2].is("as"_kw);
    if (!top().is_recursive) return at;
    // All names of a recursive list are known in all of its bodies.
    for (std::size_t name = at + 2; tokens_[name].is_name();) {
      declare(tokens_[name]);
      ++name;
      if (tokens_[name].is(token_kind::left_parenthesis)) name = behind(name);
      while (tokens_[name].is_name()) ++name;
      if (!tokens_[name].is(token_kind::left_parenthesis)) break;
      name = behind(name);
      if (!tokens_[name].is(token_kind::comma)) break;
      ++name;
    }
    return at + 1;
  }

  /// The token behind the parenthesis that closes this one.
  constexpr std::size_t behind(std::size_t opening) {
    if (behind_.empty()) {
      behind_.resize(tokens_.size(), static_cast<std::uint32_t>(tokens_.size()));
      std::vector<std::uint32_t> open;
      for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].is(token_kind::left_parenthesis)) {
          open.push_back(i);
        } else if (tokens_[i].is(token_kind::right_parenthesis) && !open.empty()) {
          behind_[open.back()] = i + 1;
          open.pop_back();
        }
      }
    }
    return behind_[opening];
  }

  constexpr std::size_t from_item(std::size_t at) {
    token const& t = tokens_[at];
    bool const next_is_name = tokens_[at + 1].is_name();
    bool const next_is_open = tokens_[at + 1].is(token_kind::left_parenthesis);
    if (t.is("lateral"_kw) && (next_is_name || next_is_open) && !tokens_[at + 1].is("as"_kw)) return at;
    if (t.is("only"_kw)) return at;
    if (t.is("unpivot"_kw)) {
      top().is_navigation = true;
      return at;
    }
    if (ends_from(t.word) && is_reserved(t.word)) return in_expression(at);
    std::size_t end = end_of_name(tokens_, at);
    object_name const name = name_of_tokens(tokens_, at, end);
    std::size_t const parts = (end - at + 1) / 2;
    if (tokens_[end].is(token_kind::left_parenthesis)) {  // a function
      add_item_alias(name.name, {}, false);
      end_item(true);
      return end - 1;
    }
    bool value = top().is_navigation || parts > 3;
    if (tokens_[end].is(token_kind::left_bracket)) {
      value = true;
      end = end_of_navigation(end);
    }
    if (!value) value = parts == 1 ? is_value(name.name) : names_an_item(name);
    if (!value && !(parts == 1 && is_cte(name.name))) add_read(name, tokens_[at].offset, parts > 1);
    add_item_alias(name.name, name.schema, value);
    top().is_navigation = value;
    end_item(true);
    return end - 1;
  }

  constexpr std::size_t end_of_navigation(std::size_t at) const {
    for (;;) {
      if (tokens_[at].is(token_kind::left_bracket)) {
        while (at < tokens_.size() && !tokens_[at].is(token_kind::right_bracket)) ++at;
        if (at < tokens_.size()) ++at;
      } else if (tokens_[at].is(token_kind::dot) && tokens_[at + 1].is_name()) {
        at += 2;
      } else {
        return at;
      }
    }
  }

  constexpr std::size_t from_item_end(std::size_t at) {
    frame& f = top();
    token const& t = tokens_[at];
    switch (t.word) {
      case "join"_kw: begin_item(); return at;
      case "on"_kw:
      case "using"_kw: f.now = f.is_single ? state::expression : state::from_condition; return at;
      case "inner"_kw:
      case "left"_kw:
      case "right"_kw:
      case "full"_kw:
      case "outer"_kw:
      case "cross"_kw:
      case "natural"_kw: return at;
      case "pivot"_kw:
      case "unpivot"_kw:
        f.is_named = false;
        while (tokens_[at + 1].is_name()) ++at;  // INCLUDE NULLS
        return at;
      case "as"_kw: return at;
      case "at"_kw:
        if (!tokens_[at + 1].is_name()) break;
        add_item_alias(tokens_[at + 1].as_identifier(), {}, true);
        return at + 1;
      case "with"_kw:  // UNNEST(...) WITH OFFSET
        if (tokens_[at + 1].is("offset"_kw) || tokens_[at + 1].is("ordinality"_kw)) return at + 1;
        return in_expression(at);
      default:
        if (ends_from(t.word)) return in_expression(at);
    }
    if (f.is_named) return at;
    if (f.has_default_alias) aliases_.forget_from(aliases_.size() - 1);
    f.has_default_alias = false;
    f.is_named = true;
    add_item_alias(t.as_identifier(), {}, f.is_navigation);
    return at;
  }

  static constexpr bool ends_from(keyword word) {
    switch (word) {
      case "where"_kw:
      case "group"_kw:
      case "having"_kw:
      case "qualify"_kw:
      case "window"_kw:
      case "order"_kw:
      case "limit"_kw:
      case "offset"_kw:
      case "fetch"_kw:
      case "for"_kw:
      case "union"_kw:
      case "intersect"_kw:
      case "except"_kw:
      case "minus"_kw:
      case "connect"_kw:
      case "start"_kw:
      case "when"_kw:
      case "with"_kw:
      case "select"_kw: return true;
      default: return false;
    }
  }

  constexpr bool is_cte(identifier name) {
    return ctes_.find(hash(name), [&](identifier cte) { return equal(cte, name); }) != nullptr;
  }
  constexpr bool is_value(identifier name) {
    return aliases_.find(hash(name), [&](alias const& a) { return a.is_value && equal(a.name, name); }) != nullptr;
  }
  /// Whether `a.b` starts at an item `a` of a FROM, or `s.a.b` at an item `s.a`.
  constexpr bool names_an_item(object_name const& name) {
    bool const three = !name.database.empty();
    identifier const first = three ? name.database : name.schema;
    if (aliases_.find(hash(first), [&](alias const& a) { return equal(a.name, first); })) return true;
    return three && aliases_.find(hash(name.schema), [&](alias const& a) {
             return equal(a.name, name.schema) && equal(a.schema, name.database);
           }) != nullptr;
  }

  constexpr void add_read(object_name const& name, std::size_t offset, bool unsure) {
    if (unsure) unsure_.push_back(static_cast<std::uint32_t>(reads_.size()));
    reads_.push_back({name, offset, frames_.size()});
  }

  constexpr void flush() {
    for (read const& r : reads_) uses_->add(usage::reads, object_kind::relation, r.name, r.offset);
    reads_.clear();
    unsure_.clear();
  }

  token_range tokens_;
  use_list* uses_;
  std::vector<frame> frames_{};
  std::vector<read> reads_{};
  std::vector<std::uint32_t> unsure_{};  ///< the reads of two or three parts
  std::vector<std::uint32_t> behind_{};
  name_table<identifier> ctes_{};
  name_table<alias> aliases_{};
};

}  // namespace strata::sql::detail
