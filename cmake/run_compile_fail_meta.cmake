# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Runs the compile-fail harness on a case with a known result:
#   // META: passes           or           // META: fails for reason
#
# A line `// SENTENCES` runs it as for a compiler that prints sentences.
cmake_minimum_required(VERSION 3.25)

file(STRINGS "${CASE}" line REGEX "^// META: ")
if(NOT line MATCHES "^// META: (passes|fails for ([a-z-]+))$")
  message(FATAL_ERROR "${CASE} has no line '// META: passes' or '// META: fails for <reason>'")
endif()
set(reason "${CMAKE_MATCH_2}")
file(STRINGS "${CASE}" sentences REGEX "^// SENTENCES$")

execute_process(
  COMMAND "${CMAKE_COMMAND}" "-DCASE=${CASE}" "-DCOMPILER=${COMPILER}" "-DCOMPILER_ID=${COMPILER_ID}" "-DFLAGS=${FLAGS}"
    "-DWARNING_FLAGS=${WARNING_FLAGS}" -DTWIN=ON "-DSENTENCES=${sentences}" -P "${CMAKE_CURRENT_LIST_DIR}/run_compile_fail.cmake"
  RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(reason STREQUAL "" AND NOT result EQUAL 0)
  message(FATAL_ERROR "the harness fails a good case:\n${output}")
elseif(NOT reason STREQUAL "" AND result EQUAL 0)
  message(FATAL_ERROR "the harness passes a case that it must fail for '${reason}'")
elseif(NOT reason STREQUAL "" AND NOT output MATCHES "compile-fail: \\[${reason}\\]")
  message(FATAL_ERROR "the harness fails this case, but not for '${reason}':\n${output}")
endif()
