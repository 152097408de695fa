// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/parser.hpp>

namespace strata::sql::grammar {

struct word_pair {
  keyword first = no_keyword, second = no_keyword;
};

/// How a statement begins, and all that its kind tells of it.
struct statement_head {
  statement_kind kind{};
  /// `OR REPLACE`, `TEMP` and the like are left out before the comparison.
  keyword words[3]{};
  transaction_class transaction = transaction_class::batchable;
  /// Neighbouring words that make a batchable statement standalone; the last pair is empty.
  word_pair const* standalone_with = nullptr;
};

/// A statement, and the function that reads it from its first word on. Each header of statements ends with a table of
/// them, where longer heads stand before their beginnings.
template <class Parser>
struct statement_row {
  statement_head head{};
  void (*read)(Parser&, children&) = nullptr;
};

}  // namespace strata::sql::grammar
