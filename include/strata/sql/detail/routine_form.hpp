// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/file_form.hpp>

namespace strata::sql::detail {

/// What Redshift refuses in functions and procedures: languages and types that it does not have, and the body of a SQL
/// function that is not one SELECT of its arguments. Sources: "CREATE FUNCTION" and "CREATE PROCEDURE" in the Redshift
/// SQL reference.
class routine_form : protected file_form {
 protected:
  using file_form::file_form;

  constexpr void function(std::uint32_t i) {
    std::size_t const count = arguments(i);
    for (std::size_t t = behind_arguments(i); t + 1 < nodes_[i].last; ++t)
      if (token_at(t).is(kw_returns)) return_type(t + 1, nodes_[i].last);
    routine(i, {"sql", "plpythonu"}, count);
  }
  constexpr void procedure(std::uint32_t i) {
    std::size_t const count = arguments(i);
    for (std::size_t t = behind_arguments(i); t < nodes_[i].last; ++t)
      if (token_at(t).is(kw_returns)) refuse(token_at(t), "a procedure has OUT arguments instead");
    routine(i, {"plpgsql"}, count);
  }

 private:
  [[nodiscard]] constexpr std::size_t behind_arguments(std::uint32_t i) const {
    std::uint32_t const list = tree_.find(i, node_kind::opaque);
    return list == 0 ? nodes_[i].first : nodes_[list].last;
  }

  /// @return how many arguments there are
  constexpr std::size_t arguments(std::uint32_t i) {
    std::uint32_t const list = tree_.find(i, node_kind::opaque);
    if (list == 0 || !tree_.first_token(list).is(token_kind::left_parenthesis)) return 0;
    std::size_t count = 0, depth = 0, first = nodes_[list].first + 1;
    for (std::size_t t = first; t < nodes_[list].last; ++t) {
      if (token_at(t).is(token_kind::left_parenthesis)) ++depth;
      bool const ends = t + 1 == nodes_[list].last;
      if (depth == 0 && (ends || token_at(t).is(token_kind::comma))) {
        if (t > first) ++count, argument(first, t);
        first = t + 1;
      }
      if (!ends && token_at(t).is(token_kind::right_parenthesis)) --depth;
    }
    return count;
  }

  /// `int`, `a int`, `a OUT int`, `OUT a int`: the type is the last part.
  constexpr void argument(std::size_t first, std::size_t last) {
    auto const is_mode = [](token const& t) { return t.is(kw_in) || t.is(kw_out) || t.is(kw_inout); };
    while (first + 1 < last && is_mode(token_at(first))) ++first;
    auto const is_type = [&](std::size_t from) {
      token const& word = token_at(from);
      return word.kind != token_kind::identifier ||
             type_at(tree_.tokens.subrange(from, last)).kind != type_kind::unknown ||
             is_left_behind(hash(word.as_identifier())) || token_at(from + 1).is(token_kind::dot);
    };
    if (is_type(first)) return size_of_type(first, last);
    if (first + 1 < last) ++first;
    while (first + 1 < last && is_mode(token_at(first))) ++first;
    if (!is_type(first)) return unknown_type(first);
    size_of_type(first, last);
  }
  constexpr void unknown_type(std::size_t at) {
    faults_.report(fault_code::refused_here, token_at(at), closest_type(token_at(at)), "no type of Redshift");
  }
  constexpr void size_of_type(std::size_t first, std::size_t last) {
    check_type(tree_.tokens.subrange(first, last), false, faults_);
  }

  constexpr void return_type(std::size_t first, std::size_t end) {
    std::size_t last = first;
    while (last < end && !token_at(last).is(kw_as) && !token_at(last).is(kw_language) && !is_volatility(token_at(last)))
      ++last;
    if (last > first && !token_at(first).is(kw_table)) size_of_type(first, last);
  }
  static constexpr bool is_volatility(token const& t) {
    return t.kind == token_kind::identifier &&
           is_one_of(t.as_identifier(), {"volatile", "stable", "immutable", "strict", "called"});
  }

  /// The language of a routine is one of Redshift's.
  constexpr void routine(std::uint32_t i, std::initializer_list<std::string_view> languages, std::size_t arguments) {
    std::size_t body = 0;
    bool is_sql = false;  // the body may come before the language or after it
    for (std::size_t t = nodes_[i].first; t + 1 < nodes_[i].last; ++t) {
      if (token_at(t).is(kw_as) && token_at(t + 1).is(token_kind::string)) body = t + 1;
      if (!token_at(t).is(kw_language) || !token_at(t + 1).is_name()) continue;
      if (!is_one_of(token_at(t + 1).as_identifier(), languages))
        refuse(token_at(t + 1), "not a language that Redshift has for this");
      is_sql = is_sql || equal(token_at(t + 1).as_identifier(), name_of("sql"));
    }
    if (is_sql && body != 0) sql_body(token_at(body), arguments);
  }
  constexpr void sql_body(token const& body, std::size_t arguments) {
    string_content const content{body};
    core::sequence<token> const tokens = tokenize(content.view());
    std::size_t depth = 0;
    for (token const& t : tokens) {
      if (t.is(token_kind::left_parenthesis)) ++depth;
      if (t.is(token_kind::right_parenthesis) && depth > 0) --depth;
      if (depth == 0 &&
          (t.is(kw_from) || t.is(kw_where) || t.is(kw_group) || t.is(kw_order) || t.is(kw_limit) || t.is(kw_into)))
        return refuse(body, "a SQL function reads no tables");
      if (t.is(token_kind::parameter) && t.text.size() > 1 && t.text.front() == '$' &&
          number_of_parameter(t) > arguments)
        faults_.report(fault_code::refused_here, body, {}, "it has no argument of this number");
    }
    syntax_tree const read{all_of(tokens)};
    if (read.error())
      return faults_.report(read.error().code, content.place_of(body, read.error()), {}, read.error().reason);
    tree_view const tree = read.view();
    std::uint32_t const first = tree.first_statement();
    bool const selects = first != 0 && static_cast<statement_kind>(tree[first].detail) == statement_kind::select;
    if (!selects || tree[first].next != 0) refuse(body, "the body of a SQL function is one SELECT");
  }
  static constexpr std::size_t number_of_parameter(token const& t) {
    std::size_t number = 0;
    for (char c : t.text.substr(1)) {
      if (c < '0' || c > '9' || number > 1000) return 0;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }
};

}  // namespace strata::sql::detail
