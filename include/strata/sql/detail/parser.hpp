// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/statement.hpp>
#include <strata/sql/tree.hpp>

namespace strata::sql::detail {

/// How strongly operators bind, as in PostgreSQL: "Operator Precedence" in its manual.
struct precedence {
  static constexpr int disjunction = 1, conjunction = 2, negation = 3, is = 4, comparison = 5, predicate = 6, other = 7,
                       sum = 8, product = 9, power = 10, time_zone = 11, collation = 12, sign = 13;
};

/// Reads statements into a tree by recursive descent; operators by their precedence. Its members are defined in
/// the headers parse_..., a part of the language each.
/// @tparam Nodes a `node_list`, or whatever takes nodes at its end
///
/// After the first fault there are only end tokens, so that everything ends soon and nothing has to ask.
/// In constant expressions each small function costs clang two steps of its million: hence plain members.
template <class Nodes>
class parser {
 public:
  constexpr parser(token_range tokens, Nodes& nodes)
      : first_{tokens.first}, count_{static_cast<std::uint32_t>(tokens.size())}, nodes_{&nodes} {
    nodes.push_back({});
  }

  /// The statements of all tokens, as a `script`.
  constexpr std::uint32_t script() {
    children c;
    std::uint32_t from = 0;
    while (from < count_ && !failed()) {
      token_range const one = first_statement(token_range{first_ + from, first_ + count_});
      std::uint32_t const end = from + static_cast<std::uint32_t>(one.size());
      if (!one.empty()) add(c, statement(from, end));
      from = end + 1;
    }
    at_ = end_ = count_;
    return make(node_kind::script, 0, 0, c);
  }

  constexpr fault const& error() const { return fault_; }

 private:
  /// A list of nodes that are to become siblings.
  struct children {
    std::uint32_t first = 0, last = 0;
  };

  // ---- tokens
  constexpr bool failed() const { return fault_.code != fault_code::none; }
  constexpr void go(std::uint32_t at) {
    at_ = at;
    now_ = at < end_ ? first_ + at : &end_token;
  }
  constexpr void advance() {
    ++at_;
    now_ = at_ < end_ ? first_ + at_ : &end_token;
  }
  constexpr token const& peek(std::uint32_t ahead) const {
    return at_ + ahead < end_ ? first_[at_ + ahead] : end_token;
  }
  constexpr bool is(keyword word) const { return now_->word == word; }
  constexpr bool is(token_kind kind) const { return now_->kind == kind; }
  constexpr bool is(keyword first, keyword second) const { return now_->word == first && peek(1).word == second; }
  constexpr bool done() const { return now_->kind == token_kind::end; }
  template <class What>
  constexpr bool accept(What what) {
    if (!is(what)) return false;
    advance();
    return true;
  }
  constexpr bool accept(keyword first, keyword second) {
    if (!is(first, second)) return false;
    go(at_ + 2);
    return true;
  }
  template <class What>
  constexpr void expect(What what) {
    if (is(what)) return advance();
    unexpected();
  }
  constexpr void expect(keyword first, keyword second) {
    expect(first);
    expect(second);
  }

  // ---- faults
  constexpr std::uint32_t fail(fault_code code, std::uint32_t at) {
    if (!failed()) {
      bool const inside = at < end_;
      std::size_t const end = end_ > 0 ? first_[end_ - 1].offset + first_[end_ - 1].text.size() : 0;
      fault_ = {code, inside ? first_[at].offset : end, inside ? first_[at].text.size() : 0};
    }
    at_ = end_;
    now_ = &end_token;
    return 0;
  }
  constexpr std::uint32_t unexpected() { return fail(fault_code::unexpected_word, at_); }

  /// Deeper while it lives, by the number of calls that lead from one such place to the next.
  struct nesting {
    parser& in;
    std::uint32_t calls;
    constexpr nesting(parser& p, std::uint32_t calls_) : in{p}, calls{calls_} {
      in.depth_ += calls;
      if (in.depth_ > max_nesting) in.fail(fault_code::nested_too_deeply, in.at_);
    }
    nesting(nesting const&) = delete;
    constexpr ~nesting() { in.depth_ -= calls; }
  };

  // ---- nodes
  constexpr void add(children& c, std::uint32_t n) {
    if (n == 0) return;
    if (c.last != 0)
      (*nodes_)[c.last].next = n;
    else
      c.first = n;
    c.last = n;
  }
  constexpr std::uint32_t make(node_kind kind, std::uint8_t detail, std::uint32_t from, children c) {
    nodes_->push_back({kind, detail, from, at_, c.first, 0});
    return static_cast<std::uint32_t>(nodes_->size() - 1);
  }
  constexpr std::uint32_t make(node_kind kind, std::uint32_t from, children c) { return make(kind, 0, from, c); }
  constexpr std::uint32_t leaf(node_kind kind, std::uint32_t from) { return make(kind, 0, from, {}); }
  /// A node of the token here.
  constexpr std::uint32_t take(node_kind kind) {
    advance();
    return make(kind, 0, at_ - 1, {});
  }

  // ---- names and lists (parse_names.hpp)
  constexpr std::uint32_t name();
  constexpr std::uint32_t new_name();
  constexpr std::uint32_t label();
  constexpr bool skip_name();
  constexpr std::uint32_t object(usage how, object_kind kind, bool temporary = false);
  constexpr std::uint32_t column_list(bool with_types = false);
  constexpr void objects(children& c, usage how, object_kind kind);
  constexpr std::uint32_t opaque_rest();
  constexpr std::uint32_t opaque_parentheses();
  constexpr void words(children& c);
  constexpr void if_exists();

  // ---- types and expressions (parse_expression.hpp)
  constexpr std::uint32_t type();
  constexpr void skip_type();
  constexpr void type_arguments();
  constexpr std::uint32_t expression(int lowest = 0);
  constexpr std::uint32_t operand();
  constexpr std::uint32_t primary();
  constexpr std::uint32_t navigated(std::uint32_t base, std::uint32_t from);
  constexpr std::uint32_t named_operand();
  constexpr std::uint32_t word_operand();
  constexpr std::uint32_t word_operator(std::uint32_t left, std::uint32_t from, int lowest);
  constexpr std::uint32_t predicate(std::uint32_t left, std::uint32_t from, bool negated);
  constexpr std::uint32_t is_test(std::uint32_t left, std::uint32_t from);
  constexpr std::uint32_t binary(std::uint32_t left, std::uint32_t from, int precedence);
  constexpr std::uint32_t in_parentheses();
  constexpr void expressions(children& c);
  constexpr std::uint32_t case_expression();
  constexpr std::uint32_t cast();
  constexpr std::uint32_t convert();
  constexpr std::uint32_t special();
  constexpr std::uint32_t array();
  constexpr std::uint32_t interval();
  constexpr std::uint32_t typed_literal();
  constexpr std::uint32_t call(std::uint32_t from);
  constexpr void call_arguments(children& c);
  constexpr void call_modifiers(children& c);
  constexpr std::uint32_t window();
  constexpr std::uint32_t window_in_parentheses();
  constexpr bool at_query() const;
  constexpr bool at_type_literal() const;

  // ---- queries (parse_query.hpp)
  constexpr std::uint32_t query();
  constexpr std::uint32_t query_behind(std::uint32_t with, std::uint32_t body, std::uint32_t from);
  constexpr std::uint32_t with();
  constexpr std::uint32_t rows(int lowest);
  constexpr std::uint32_t set_operations(std::uint32_t left, std::uint32_t from, int lowest);
  constexpr bool at_set_operation() const;
  constexpr bool continues_query() const;
  constexpr std::uint32_t query_in_parentheses();
  constexpr std::uint32_t select();
  constexpr std::uint32_t top();
  constexpr std::uint32_t item();
  constexpr std::uint32_t star_item(std::uint32_t from);
  constexpr std::uint32_t into();
  constexpr std::uint32_t values();
  constexpr std::uint32_t from_clause();
  constexpr void from_items(children& c);
  constexpr std::uint32_t table();
  constexpr std::uint32_t joined(std::uint32_t left, std::uint32_t from);
  constexpr std::uint32_t table_operand();
  constexpr std::uint32_t table_in_parentheses();
  constexpr std::uint32_t derived(std::uint32_t query, std::uint32_t from);
  constexpr std::uint32_t named_table();
  constexpr std::uint32_t pivoted(std::uint32_t table, std::uint32_t from);
  constexpr std::uint32_t alias(bool may_have_at = false);
  constexpr bool at_alias() const;
  constexpr bool at_join() const;
  constexpr std::uint32_t clause(node_kind kind);
  constexpr std::uint32_t connect_by();
  constexpr std::uint32_t group_by();
  constexpr std::uint32_t window_names();
  constexpr std::uint32_t order_by();
  constexpr std::uint32_t limit();
  constexpr std::uint32_t locking();

  // ---- statements (parse_statement.hpp, parse_definition.hpp, parse_rights.hpp)
  constexpr std::uint32_t statement(std::uint32_t from, std::uint32_t end);
  constexpr std::uint32_t finish(statement_kind kind, std::uint32_t from, children c);
  constexpr std::uint32_t inner_statement();
  constexpr std::uint32_t with_statement();
  constexpr std::uint32_t body_of(statement_kind kind, children c, std::uint32_t from);
  constexpr void body(statement_kind kind, children& c);
  constexpr void insert(children& c);
  constexpr void update(children& c);
  constexpr void delete_from(children& c);
  constexpr void assignments(children& c);
  constexpr void merge(children& c);
  constexpr std::uint32_t when_clause();
  constexpr std::uint32_t target(keyword behind, keyword other);
  constexpr void copy(children& c);
  constexpr void unload(children& c);
  constexpr void options(children& c);
  constexpr void create(statement_kind kind, children& c);
  constexpr void create_table(children& c, bool temporary);
  constexpr void table_elements(children& c);
  constexpr std::uint32_t table_element();
  constexpr void column_attributes(children& c);
  constexpr std::uint32_t column_attribute();
  constexpr std::uint32_t attribute(attribute_kind kind, std::uint32_t from, children c);
  constexpr std::uint32_t constraint();
  constexpr bool table_attribute(children& c);
  constexpr void external_table(children& c);
  constexpr void create_view(children& c, object_kind kind);
  constexpr void create_model(children& c);
  constexpr void create_policy(children& c);
  constexpr void alter(statement_kind kind, children& c);
  constexpr void alter_table(children& c);
  constexpr void drop(children& c);
  constexpr object_kind kind_words();
  constexpr void grant(children& c);
  constexpr void granted_objects(children& c);
  constexpr void grantees(children& c);
  constexpr void default_privileges(children& c);
  constexpr void attach(children& c);
  constexpr void comment(children& c);
  constexpr void analyze(children& c);
  constexpr void vacuum(children& c);

  token const* first_;
  std::uint32_t count_;
  std::uint32_t end_ = 0;  ///< of the statement
  std::uint32_t at_ = 0;
  token const* now_ = &end_token;
  Nodes* nodes_;
  std::uint32_t depth_ = 0;
  fault fault_{};
};

}  // namespace strata::sql::detail
