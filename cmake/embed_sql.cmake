# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Writes the header of strata_add_sql: HEADER, from FILES, with the constants in the namespace NAME. Paths are relative to
# ROOT.
cmake_minimum_required(VERSION 3.25)

set(text "// Written by strata_add_sql(${NAME}); do not edit.\n#pragma once\n#include <strata/constructs/redshift/sql_file.hpp>\n\nnamespace ${NAME} {\n")
# https://en.cppreference.com/w/cpp/keyword, to C++26
string(REPLACE " " ";" keywords "alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t class compl \
concept const consteval constexpr constinit const_cast continue contract_assert co_await co_return co_yield decltype default delete do double \
dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr \
operator or or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct \
switch template this thread_local throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq")
foreach(file IN LISTS FILES)
  cmake_path(GET file STEM LAST_ONLY stem)
  string(MAKE_C_IDENTIFIER "${stem}" constant)
  if(constant IN_LIST keywords)
    string(APPEND constant _) # class.sql is NAME::class_
  endif()
  cmake_path(RELATIVE_PATH file BASE_DIRECTORY "${ROOT}" OUTPUT_VARIABLE shown)
  if(constant IN_LIST constants)
    message(FATAL_ERROR "two files of ${NAME} would be the constant ${constant}; ${shown} is the second")
  endif()
  list(APPEND constants ${constant})
  file(READ "${file}" sql)
  set(mark sql)
  while(sql MATCHES "\\)${mark}\"")
    string(APPEND mark q)
  endwhile()
  # Compilers and editors point at the SQL file instead of the header.
  string(APPEND text "#line 1 \"${file}\"\ninline constexpr std::string_view ${constant} = R\"${mark}(${sql})${mark}\";\n"
    "static_assert(strata::sql_file_can_be_read<\"${shown}\", ${constant}>);\n")
endforeach()
string(APPEND text "}  // namespace ${NAME}\n")
file(WRITE "${HEADER}" "${text}")
