# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Writes the header of strata_add_sql: HEADER, from FILES, with the constants in the namespace NAME. Paths are relative to
# ROOT.
cmake_minimum_required(VERSION 3.25)

set(text "// Written by strata_add_sql(${NAME}); do not edit.\n#pragma once\n#include <strata/constructs/redshift/sql_file.hpp>\n\nnamespace ${NAME} {\n")
foreach(file IN LISTS FILES)
  cmake_path(GET file STEM LAST_ONLY stem)
  string(MAKE_C_IDENTIFIER "${stem}" constant)
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
