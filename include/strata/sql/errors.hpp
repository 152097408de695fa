// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>
#include <strata/core/finding.hpp>
#include <strata/sql/check.hpp>

STRATA_ERROR(
    E0401, sql_word_is_not_expected,
    "Redshift's grammar does not allow the word named here; correct it, or wrap the text in opaque_sql",
    "{0} has SQL with {} where Redshift's grammar does not allow it; correct it, or wrap the text in opaque_sql")
STRATA_ERROR(E0402, name_is_a_reserved_word,
             "Redshift reserves this word; choose another name, or put it in double quotes",
             "{0} uses {} as a name, and Redshift reserves this word; choose another name, or put it in double quotes")
STRATA_ERROR(E0403, sql_is_nested_too_deeply,
             "this SQL nests too deeply for Strata to read; move a part of it into WITH",
             "{0} has SQL that nests too deeply for Strata to read; move a part of it into WITH")
STRATA_ERROR(E0404, column_does_not_exist,
             "the column named here, or the table before it, does not exist in this place; correct the name",
             "{0} uses {}, which does not exist there; correct the name")
STRATA_ERROR(E0405, column_is_ambiguous,
             "several tables of the FROM have this column; put its table's name or alias before it",
             "{0} uses {}, which several tables of the FROM have; put its table's name or alias before it")
STRATA_ERROR(E0406, column_is_named_twice, "two columns have this name; rename one of them with AS",
             "{0} has two columns named {}; rename one of them with AS")
STRATA_ERROR(
    E0407, numbers_of_columns_differ,
    "the numbers of columns differ here: two queries, a list and its values, or a position and the list; correct one",
    "{0} has different numbers of columns at {}; correct one of them")
STRATA_ERROR(E0408, numbers_of_arguments_differ,
             "the built-in function named here takes another number of arguments; correct the call",
             "{0} calls {} with a wrong number of arguments; correct the call")
STRATA_ERROR(E0410, sql_is_beyond_a_limit,
             "this type, table or key is larger than Redshift's limit named here; make it smaller",
             "{0} goes beyond a limit of Redshift's at {}; make it smaller")
STRATA_ERROR(E0411, parts_of_sql_do_not_fit,
             "Redshift refuses the part named here, for the reason after it; change one of the two",
             "Redshift refuses {} in {0}; change it, or the part that contradicts it")

namespace strata::sql {

/// The error code of a fault; null for the faults of tokens, which `check` finds.
constexpr core::error_code const* error_code_of(fault_code code) {
  switch (code) {
    case fault_code::unexpected_word:
      return &errors::E0401;
    case fault_code::reserved_word:
      return &errors::E0402;
    case fault_code::nested_too_deeply:
      return &errors::E0403;
    case fault_code::column_not_found:
    case fault_code::relation_not_in_from:
      return &errors::E0404;
    case fault_code::column_ambiguous:
      return &errors::E0405;
    case fault_code::column_named_twice:
      return &errors::E0406;
    case fault_code::column_counts_differ:
    case fault_code::position_out_of_range:
      return &errors::E0407;
    case fault_code::beyond_a_limit:
      return &errors::E0410;
    case fault_code::argument_counts_differ:
      return &errors::E0408;
    case fault_code::not_for_this_type:
    case fault_code::keys_contradict:
    case fault_code::refused_here:
    case fault_code::not_a_key:
    case fault_code::type_differs:
      return &errors::E0411;
    default:
      return nullptr;
  }
}

/// What is wrong with the word at a fault, in a few words; empty if the fault has no code.
constexpr std::string_view note_of(fault const& found) {
  return found.code == fault_code::none ? std::string_view{} : to_text(found.code);
}

/// Writes the place of a fault for an error: "line 2, column 7: emial; email?". Compilers print about 34 characters of
/// a text in full.
/// @tparam Out takes characters at its end
/// @return the same place for the sentence of an error
template <class Out>
constexpr core::text_place describe(Out& out, fault const& found, std::string_view sql) {
  auto const text = [&](std::string_view what) { core::append_text(out, what); };
  auto const number = [&](std::size_t value) { core::append_number(out, static_cast<long long>(value)); };
  text_position const place = line_and_column(sql, found.offset);
  text("line ");
  number(place.line);
  text(", column ");
  number(place.column);
  text(": ");
  std::string_view const word = sql.substr(found.offset < sql.size() ? found.offset : sql.size(), found.length);
  text(word.empty() ? std::string_view{"the end"} : word.substr(0, 40));
  core::text_place const result{sql, static_cast<std::uint32_t>(found.offset), static_cast<std::uint32_t>(found.length),
                                static_cast<std::uint32_t>(out.size()), note_of(found)};
  if (!found.reason.empty()) {
    text("; ");
    text(found.reason);
  }
  if (found.code == fault_code::argument_counts_differ ||
      (found.code == fault_code::column_counts_differ && found.given != found.most)) {  // "; 3 given, 1 to 2 wanted"
    text("; ");
    number(found.given);
    text(" given, ");
    number(found.least);
    if (found.most == 255) text(" or more");
    if (found.most != 255 && found.most != found.least) text(" to "), number(found.most);
    text(" wanted");
  }
  if (found.closest.empty()) return result;
  text("; ");
  text(found.closest);
  text("?");
  return result;
}

}  // namespace strata::sql
