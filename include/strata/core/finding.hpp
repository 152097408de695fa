// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_parts.hpp>

#include <cstdint>

namespace strata::core {

/// The place of an error in a text of the program, such as SQL.
struct text_place {
  std::string_view text{};           ///< empty if the error is in no text
  std::uint32_t offset{}, length{};  ///< of the wrong word; the length is 0 at the end of the text
  std::uint32_t remarks = ~0u;       ///< where the subject goes on behind the word: "; a remark; a suggestion?"
  std::string_view note{};           ///< what is wrong with the word, in a few words
};

/// A construct as sentences name it.
struct declared_construct {
  std::string_view id{};
  unsigned line{};
  char const* file{};  ///< null if only the line is known
};

/// All that a sentence says about one error.
struct finding {
  static constexpr std::size_t max_constructs = 8, max_texts = 4;

  error_code const* error = nullptr;
  declared_construct constructs[max_constructs]{};
  std::size_t construct_count{};
  std::string_view texts[max_texts]{};  ///< the subject, and what else an error names
  std::size_t text_count{};
  std::string_view closest{};
  long long have{}, limit{};
  text_place place{};

  constexpr void add(declared_construct const& c) {
    if (construct_count < max_constructs) constructs[construct_count++] = c;
  }
  constexpr void add(std::string_view text) {
    if (text_count < max_texts) texts[text_count++] = text;
  }
};

}  // namespace strata::core
