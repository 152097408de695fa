// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>

namespace strata::sql {

enum class fault_code : std::uint8_t {
  none,
  no_statement,             ///< nothing but spaces, comments and semicolons
  unterminated_string,      ///< at the opening quote, or `$tag$`
  unterminated_identifier,  ///< at the opening double quote
  unterminated_comment,     ///< at the outermost comment that is still open
  parenthesis_not_closed,   ///< at the innermost one that is still open at the end of its statement
  parenthesis_not_opened,   ///< at the closing parenthesis
  unexpected_word,          ///< the grammar has no place for the token; at the end of a statement: it is incomplete
  reserved_word,            ///< a new name that needs quotes
  nested_too_deeply,        ///< beyond `max_nesting`
  // faults in the meaning of names
  column_not_found,
  relation_not_in_from,   ///< `x.a` where no FROM names an `x`
  column_ambiguous,       ///< in more than one table of the FROM
  column_named_twice,     ///< in a CREATE TABLE, or in the query of a table or of a view
  column_counts_differ,   ///< of two queries, or of a list and the rows for it
  position_out_of_range,  ///< ORDER BY 5 of four columns
  // faults in definitions
  beyond_a_limit,          ///< the size of a type, the number of columns of a table or of a key
  not_for_this_type,       ///< an encoding, a key or an identity
  keys_contradict,         ///< two DISTKEYs, or one with another DISTSTYLE
  refused_here,            ///< a clause or an option that contradicts another part of the statement
  not_a_key,               ///< a foreign key refers to columns that are no key
  type_differs,            ///< a value and its column have different types
  argument_counts_differ,  ///< a built-in function takes another number of arguments
};

struct fault {
  fault_code code = fault_code::none;
  std::size_t offset{};
  std::size_t length{};                  ///< of the wrong word; 0 at the end of the text
  std::string_view closest{};            ///< a similar name, if there is one
  std::string_view reason{};             ///< a few words, where the code alone does not explain the fault
  std::size_t given{}, least{}, most{};  ///< numbers of arguments, of which `most` is 255 for any number, or of columns
  constexpr explicit operator bool() const { return code != fault_code::none; }
};

constexpr std::string_view to_text(fault_code code) {
  switch (code) {
    case fault_code::none:
      return "nothing is wrong";
    case fault_code::no_statement:
      return "there is no statement";
    case fault_code::unterminated_string:
      return "the string that starts here has no end";
    case fault_code::unterminated_identifier:
      return "the quoted name that starts here has no end";
    case fault_code::unterminated_comment:
      return "the comment that starts here has no end";
    case fault_code::parenthesis_not_closed:
      return "this parenthesis is not closed";
    case fault_code::parenthesis_not_opened:
      return "this parenthesis closes nothing";
    case fault_code::unexpected_word:
      return "this word is not expected here";
    case fault_code::reserved_word:
      return "this word is reserved: as a name it has to be quoted";
    case fault_code::nested_too_deeply:
      return "this is nested too deeply";
    case fault_code::column_not_found:
      return "no table of the FROM has this column";
    case fault_code::relation_not_in_from:
      return "no FROM names this table";
    case fault_code::column_ambiguous:
      return "more than one table of the FROM has this column";
    case fault_code::column_named_twice:
      return "another column has this name";
    case fault_code::column_counts_differ:
      return "the number of columns differs";
    case fault_code::position_out_of_range:
      return "there are not so many columns";
    case fault_code::beyond_a_limit:
      return "this is beyond what Redshift takes";
    case fault_code::not_for_this_type:
      return "the type of the column does not go with this";
    case fault_code::keys_contradict:
      return "the keys of the table contradict each other";
    case fault_code::refused_here:
      return "this does not go with the rest of the statement";
    case fault_code::not_a_key:
      return "a foreign key refers to a primary key or to unique columns";
    case fault_code::type_differs:
      return "the column takes no value of this type";
    case fault_code::argument_counts_differ:
      return "this function takes another number of arguments";
  }
  return {};
}

/// The first fault, in the order of the text. A text with a fault has no meaning, and Redshift rejects it too. A text
/// without a fault can still fail in Redshift.
constexpr fault check(token_range tokens) {
  core::sequence<std::size_t> open;
  bool has_statement = false;
  for (token const& t : tokens) {
    switch (t.kind) {
      case token_kind::unterminated_string:
        return {fault_code::unterminated_string, t.offset, 1};
      case token_kind::unterminated_identifier:
        return {fault_code::unterminated_identifier, t.offset, 1};
      case token_kind::unterminated_comment:
        return {fault_code::unterminated_comment, t.offset, 2};
      case token_kind::semicolon:
        continue;
      case token_kind::left_parenthesis:
        open.push_back(t.offset);
        break;
      case token_kind::right_parenthesis:
        if (open.empty()) return {fault_code::parenthesis_not_opened, t.offset, 1};
        open.pop_back();
        break;
      default:
        break;
    }
    has_statement = true;
  }
  if (!open.empty()) return {fault_code::parenthesis_not_closed, open.back(), 1};
  if (!has_statement) return {fault_code::no_statement, 0};
  return {};
}

constexpr fault check(std::string_view sql) {
  core::sequence<token> const tokens = tokenize(sql);
  return check(all_of(tokens));
}

}  // namespace strata::sql
