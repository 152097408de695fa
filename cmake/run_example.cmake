# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds an example with one compiler (or takes PROGRAM, already built), runs it, and compares bytes with what is
# committed. STRATA_ACCEPT_OUTPUT=1 in the environment writes the committed file instead; ./dev expected does that.
cmake_minimum_required(VERSION 3.25)

file(MAKE_DIRECTORY "${WORK}")
if(NOT PROGRAM)
  set(PROGRAM "${WORK}/${NAME}")
  execute_process(COMMAND "${COMPILER}" ${FLAGS} "${SOURCE}" -o "${PROGRAM}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${NAME} does not compile with ${COMPILER}:\n${output}")
  endif()
endif()

file(READ "${SOURCE}" text)
set(written "${WORK}/${NAME}.out")
file(REMOVE "${written}" "${written}.minified")
if(text MATCHES "strata::run<")
  set(expected "${EXPECTED}/${NAME}.json")
  execute_process(COMMAND "${PROGRAM}" --indent --output "${written}" RESULT_VARIABLE result ERROR_VARIABLE errors)
  execute_process(COMMAND "${PROGRAM}" --output "${written}.minified" RESULT_VARIABLE again ERROR_VARIABLE errors)
else()
  set(expected "${EXPECTED}/${NAME}.txt")
  execute_process(COMMAND "${PROGRAM}" RESULT_VARIABLE result OUTPUT_FILE "${written}" ERROR_VARIABLE errors)
  set(again 0)
endif()
if(NOT result EQUAL 0 OR NOT again EQUAL 0)
  message(FATAL_ERROR "${NAME} ended with ${result}, ${again}:\n${errors}")
endif()

if(DEFINED ENV{STRATA_ACCEPT_OUTPUT})
  file(COPY_FILE "${written}" "${expected}" ONLY_IF_DIFFERENT)
  message(STATUS "${expected} is now what ${NAME} writes")
  return()
endif()
if(NOT EXISTS "${expected}")
  message(FATAL_ERROR "${expected} is missing: ./dev expected writes it, to be read and committed")
endif()
file(SHA256 "${expected}" wanted)
file(SHA256 "${written}" have)
if(NOT wanted STREQUAL have)
  find_program(DIFF diff)
  set(difference "")
  if(DIFF)
    execute_process(COMMAND "${DIFF}" -u "${expected}" "${written}" OUTPUT_VARIABLE difference)
    string(SUBSTRING "${difference}" 0 6000 difference)
  endif()
  message(FATAL_ERROR "${NAME}, built by ${COMPILER}, writes something else than ${expected}; "
    "if that is meant, ./dev expected takes it over\n${difference}")
endif()
