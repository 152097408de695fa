// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/strata.hpp>

namespace strata_test {

template <auto const&... Resources>
struct stack_of : strata::stack<stack_of<Resources...>, "Stack", Resources...> {};

/// True when the SQL of these constructs has no error.
template <auto const&... Resources>
constexpr bool accepted() {
  return !strata::detail::sql_check<stack_of<Resources...>>::check().error;
}
/// True when it has this error, with these details.
template <auto const&... Resources>
constexpr bool rejected(strata::core::error_code const& code, std::string_view subject) {
  strata::core::verdict const found = strata::detail::sql_check<stack_of<Resources...>>::check();
  return found.error == &code && found.subject == subject;
}

}  // namespace strata_test
