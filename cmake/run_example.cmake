# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Builds an example with one compiler and links it with SHARED (or takes PROGRAM, which is built), runs it, and compares its
# output byte for byte with the committed file. With STRATA_ACCEPT_OUTPUT=1 in the environment, as in ./dev expected, it writes
# the committed file instead.
cmake_minimum_required(VERSION 3.25)

file(MAKE_DIRECTORY "${WORK}")
if(NOT PROGRAM)
  set(PROGRAM "${WORK}/${NAME}")
  execute_process(COMMAND "${COMPILER}" ${FLAGS} -DSTRATA_SYNTH_COMPILED "${SOURCE}" "${SHARED}" -o "${PROGRAM}"
    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${NAME} does not compile with ${COMPILER}:\n${output}")
  endif()
endif()

file(READ "${SOURCE}" text)
set(written "${WORK}/${NAME}.out")
file(REMOVE "${written}")
if(text MATCHES "strata::run<" AND NOT text MATCHES "valid_platform<")
  # Indented, so that people can review changes. The judges measure it minified.
  set(expected "${EXPECTED}/${NAME}.json")
  set(options --through-bucket --indent=1)
  execute_process(COMMAND "${PROGRAM}" ${options} --output "${written}" RESULT_VARIABLE result ERROR_VARIABLE errors)
  execute_process(COMMAND "${PROGRAM}" ${options} RESULT_VARIABLE again OUTPUT_FILE "${written}.again" ERROR_VARIABLE errors)
  if(result EQUAL 0 AND again EQUAL 0)
    file(SHA256 "${written}" first)
    file(SHA256 "${written}.again" second)
    if(NOT first STREQUAL second)
      message(FATAL_ERROR "${NAME} does not write the same twice: ${written} and ${written}.again")
    endif()
  endif()
else()
  set(expected "${EXPECTED}/${NAME}.txt")
  execute_process(COMMAND "${PROGRAM}" RESULT_VARIABLE result OUTPUT_FILE "${written}" ERROR_VARIABLE errors)
  set(again 0)
endif()
if(NOT result EQUAL 0 OR NOT again EQUAL 0)
  message(FATAL_ERROR "${NAME} ended with ${result}, ${again}:\n${errors}")
endif()

if(DEFINED ENV{STRATA_ACCEPT_OUTPUT})
  file(GLOB stacks "${EXPECTED}/${NAME}/*.json") # of a platform, whose test compares them
  foreach(file IN LISTS stacks)
    cmake_path(GET file STEM stack)
    execute_process(COMMAND "${PROGRAM}" ${stack} --through-bucket --indent=1 --quiet --output "${file}" COMMAND_ERROR_IS_FATAL ANY)
  endforeach()
  file(COPY_FILE "${written}" "${expected}" ONLY_IF_DIFFERENT)
  message(STATUS "${NAME} wrote ${expected}")
  return()
endif()
if(NOT EXISTS "${expected}")
  message(FATAL_ERROR "${expected} is missing: run ./dev expected to write it, then review and commit it")
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
  message(FATAL_ERROR "${NAME}, built by ${COMPILER}, writes output that differs from ${expected}; "
    "if that is meant, ./dev expected takes it over\n${difference}")
endif()
