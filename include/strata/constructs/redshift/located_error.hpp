// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/errors.hpp>

namespace strata::detail {

/// The place of an error, in the form that errors show.
struct located_error {
  core::error_code const* error = nullptr;
  char text[120]{};
  std::size_t size{};
  core::text_place place{};

  constexpr located_error() = default;
  constexpr located_error(core::error_code const* code, sql::fault const& found, std::string_view in) : error{code} {
    core::sequence<char> written;
    place = sql::describe(written, found, in);
    for (char c : written)
      if (size < sizeof(text)) text[size++] = c;
  }
  constexpr located_error(core::error_code const& code, std::string_view what) : error{&code} {
    for (char c : what)
      if (size < sizeof(text)) text[size++] = c;
  }
  [[nodiscard]] constexpr std::string_view subject() const { return {text, size}; }
};

}  // namespace strata::detail
