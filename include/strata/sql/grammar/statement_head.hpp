// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/parser.hpp>

namespace strata::sql::grammar {

struct word_pair {
  keyword first = no_keyword, second = no_keyword;
};

/// The beginning of a statement, and the facts that follow from its kind.
struct statement_head {
  statement_kind kind{};
  /// The comparison skips `OR REPLACE`, `TEMP` and the like.
  keyword words[3]{};
  transaction_class transaction = transaction_class::batchable;
  /// Neighbouring words that make a batchable statement standalone; the last pair is empty.
  word_pair const* standalone_with = nullptr;
};

/// A statement, and the function that reads it from its first word on. Each header of statements ends with a table of
/// its statements. There, a longer head stands before a head that it begins with.
struct statement_row {
  statement_head head{};
  void (*read)(parser&, children&) = nullptr;
};

}  // namespace strata::sql::grammar
