// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::sql::grammar {

/// The precedence of operators, as in PostgreSQL: "Operator Precedence" in its manual.
struct precedence {
  static constexpr int disjunction = 1, conjunction = 2, negation = 3, is = 4, comparison = 5, predicate = 6, other = 7,
                       sum = 8, product = 9, power = 10, time_zone = 11, collation = 12, sign = 13;
};

}  // namespace strata::sql::grammar
