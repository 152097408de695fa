# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Proves that one mistake does not compile, and for the right reason:
#
#   cmake -DCASE=case.cpp -DCOMPILER=g++ -DCOMPILER_ID=GNU -DFLAGS="-std=c++20;-Iinclude" -P run_compile_fail.cmake
#
# The script compiles the case twice. With STRATA_ACCEPT, the correct twin, it must compile without a warning: a rename breaks
# the twin, so no test passes merely because its code is out of date. With STRATA_REJECT it must not compile.
# TWIN selects whether this compiler compiles the twin: one compiler is enough to keep it fresh, see CompileFail.cmake.
#
# PREFIX may hold further options, for a precompiled header; KEEP names a file for the compiler's output. A case describes itself, one item a line:
#
#   // ERROR: E0101             the error code of the mistake: the first error must have this code
#   // EXPECT: regex            the compiler's output must contain a match (a regular expression of CMake)
#   // EXPECT-GNU: regex        the same, for one compiler: GNU or Clang
#   // FIRST-ERROR: regex       the first error line must match this, when the first error is the compiler's own
#                               (no overload fits a call, a member that does not exist)
#   // MAX-ERRORS: n            the largest number of errors; 1 by default
#   // offending line           at the end of the user's line: the output must point at it
#   // the resource at fault    at the end of the first line of its declaration: the error must name a line of it
#   // SAYS: text               a line of the sentence that compilers print which take a computed text in static_assert. With SENTENCES
#                               these lines stand for EXPECT: the output must contain all of them, in this order and nothing between
#                               them. `tools/sentences.py` writes them
#
# Every failure prints `compile-fail: [reason] ...`; tests/compile_fail/meta checks the reasons.
cmake_minimum_required(VERSION 3.25)

function(fail reason text)
  set(shown "")
  if(ARGC GREATER 2)
    set(shown "\n--- what the compiler printed ---\n${ARGV2}")
  endif()
  message(FATAL_ERROR "compile-fail: [${reason}] ${CASE}: ${text}${shown}")
endfunction()

foreach(needed IN ITEMS CASE COMPILER COMPILER_ID)
  if(NOT DEFINED ${needed})
    fail(usage "-D${needed}=... is missing")
  endif()
endforeach()

# ---- the case's description of itself ------------------------------------------------------------------------------
# A list of CMake would split or join lines at ; [ ] and \, so the script replaces these first.
string(ASCII 1 bracket_open)
string(ASCII 2 bracket_close)
string(ASCII 3 semicolon)
string(ASCII 4 backslash)
file(READ "${CASE}" text)
string(REPLACE "[" "${bracket_open}" text "${text}")
string(REPLACE "]" "${bracket_close}" text "${text}")
string(REPLACE ";" "${semicolon}" text "${text}")
string(REPLACE "\\" "${backslash}" text "${text}")
string(REPLACE "\n" ";" text "${text}")

function(restore variable)
  set(value "${${variable}}")
  string(REPLACE "${bracket_open}" "[" value "${value}")
  string(REPLACE "${bracket_close}" "]" value "${value}")
  string(REPLACE "${backslash}" "\\" value "${value}")
  string(REPLACE "${semicolon}" ";" value "${value}")
  set(${variable} "${value}" PARENT_SCOPE)
endfunction()

set(first_error "strata\\[E[0-9][0-9][0-9][0-9]\\]")
set(max_errors 1)
set(expected 0)
set(sentence "")
set(lines "")
set(declarations "")
set(declared "")
set(declared_lines "")
set(number 0)
foreach(line IN LISTS text)
  math(EXPR number "${number} + 1")
  if(line MATCHES "^ *// ERROR: *(E[0-9][0-9][0-9][0-9]) *$")
    set(first_error "strata\\[${CMAKE_MATCH_1}\\]")
    set(has_expectation TRUE)
  elseif(line MATCHES "^ *// ERROR:")
    fail(malformed "line ${number}: an error code is written E and four digits")
  elseif(line MATCHES "^ *// MAX-ERRORS: *([0-9]+) *$")
    set(max_errors ${CMAKE_MATCH_1})
  elseif(line MATCHES "^ *// FIRST-ERROR: *(.+)$")
    set(own_first_error "${CMAKE_MATCH_1}")
    restore(own_first_error)
    set(has_expectation TRUE)
  elseif(line MATCHES "^ *// EXPECT(-[A-Za-z]+)?: *(.+)$")
    if(CMAKE_MATCH_1 STREQUAL "" OR CMAKE_MATCH_1 STREQUAL "-${COMPILER_ID}")
      set(expected_${expected} "${CMAKE_MATCH_2}")
      restore(expected_${expected})
      math(EXPR expected "${expected} + 1")
    elseif(NOT CMAKE_MATCH_1 MATCHES "^-(GNU|Clang)$")
      fail(malformed "line ${number}: EXPECT${CMAKE_MATCH_1} names no compiler, only GNU and Clang are known")
    endif()
  elseif(line MATCHES "^// SAYS: (.*)$")
    string(APPEND sentence "\n${CMAKE_MATCH_1}")
  elseif(line MATCHES "// offending line *$")
    list(APPEND lines ${number})
  elseif(line MATCHES "// the resource at fault *$")
    set(declared ${number})
  endif()
  # Compilers differ in the line that they give for a declaration of several lines.
  if(declared)
    list(APPEND declared_lines ${number})
    string(FIND "${line}" "${semicolon}" at)
    if(NOT at EQUAL -1)
      list(JOIN declared_lines "|" declared_lines)
      list(APPEND declarations "${declared_lines}")
      set(declared "")
      set(declared_lines "")
    endif()
  endif()
endforeach()
if(DEFINED own_first_error)
  set(first_error "${own_first_error}")
endif()
restore(sentence)
set(as_sentence FALSE)
if(NOT "${SENTENCES}" MATCHES "^(OFF)?$" AND NOT DEFINED own_first_error)
  set(as_sentence TRUE)
endif()
if(expected EQUAL 0)
  fail(no-expectation "has no EXPECT line for ${COMPILER_ID}: it would accept any error of the first kind")
endif()

# ---- the two compilations ------------------------------------------------------------------------------------------
set(ENV{LC_ALL} C)
if(COMPILER_ID STREQUAL "GNU")
  set(plain -fdiagnostics-color=never -fno-diagnostics-show-caret)
else()
  set(plain -fno-color-diagnostics -fno-caret-diagnostics -ferror-limit=0)
endif()
# The compiler shows no source lines, so that only a message can meet an expectation, and not a quotation of the test.
set(command "${COMPILER}" -fsyntax-only ${plain} ${FLAGS} ${PREFIX})

if(TWIN)
  execute_process(COMMAND ${command} ${WARNING_FLAGS} -DSTRATA_ACCEPT "${CASE}"
    RESULT_VARIABLE accepted OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT accepted EQUAL 0)
    fail(twin "the correct twin (STRATA_ACCEPT) does not compile" "${output}")
  endif()
endif()

execute_process(COMMAND ${command} -DSTRATA_REJECT "${CASE}"
  RESULT_VARIABLE rejected OUTPUT_VARIABLE output ERROR_VARIABLE output)

if(KEEP) # for the pages in docs/errors
  file(WRITE "${KEEP}" "${output}")
endif()
if(rejected EQUAL 0)
  fail(accepted "the mistake (STRATA_REJECT) compiles" "${output}")
endif()
if(output MATCHES "internal compiler error|PLEASE submit a bug report|PLEASE ATTACH|Stack dump:")
  fail(compiler-crash "the compiler broke" "${output}")
endif()
if(NOT rejected EQUAL 1)
  fail(compiler-crash "the compiler ended with '${rejected}' and not with 1" "${output}")
endif()
if(output MATCHES "fatal error: [^\n]*(file not found|No such file)")
  fail(missing-header "a header is missing" "${output}")
endif()
if(output MATCHES "instantiation depth exceeds|instantiation exceeded maximum depth|too deep nesting|bracket nesting level exceeded"
   OR output MATCHES "constexpr[^\n]* (depth|operation count|loop iteration count|evaluation count)[^\n]* exceed"
   OR output MATCHES "exceeded maximum depth|hit maximum step limit|evaluation exceeded|[^\n]*-fconstexpr-[a-z-]*limit")
  fail(compiler-limit "ran into a limit of the compiler" "${output}")
endif()

string(REGEX MATCH "[^\n]*:( fatal)? error: [^\n]*" first "${output}")
if(NOT first MATCHES "${first_error}")
  fail(first-error "the first error is another one than '${first_error}': ${first}" "${output}")
endif()
string(REGEX MATCHALL ":( fatal)? error: " errors "${output}")
list(LENGTH errors count)
if(count GREATER max_errors)
  fail(too-many-errors "${count} errors, at most ${max_errors} wanted" "${output}")
endif()

if(as_sentence)
  # The first line stands behind the compiler's own words, the others are whole lines.
  string(REGEX REPLACE "^\n" "" sentence "${sentence}")
  if(sentence STREQUAL "")
    fail(no-sentence "has no SAYS line: run tools/sentences.py" "${output}")
  endif()
  string(FIND "${output}" ": ${sentence}\n" position)
  if(position EQUAL -1)
    fail(sentence "the output does not say\n${sentence}\n" "${output}")
  endif()
elseif(expected GREATER 0)
  math(EXPR last "${expected} - 1")
  foreach(index RANGE ${last})
    if(NOT output MATCHES "${expected_${index}}")
      fail(expectation "nothing in the output matches '${expected_${index}}'" "${output}")
    endif()
  endforeach()
endif()

cmake_path(GET CASE FILENAME name)
foreach(line IN LISTS lines)
  string(FIND "${output}" "${name}:${line}:" position)
  if(position EQUAL -1)
    fail(line "the output does not point at ${name}:${line}, the user's line" "${output}")
  endif()
endforeach()
foreach(line IN LISTS declarations)
  if(as_sentence)
    if(NOT output MATCHES "[(]${name}:(${line})[)]|[(]line (${line})[)]")
      fail(line "the sentence does not name line ${line}, where the resource at fault is declared" "${output}")
    endif()
  elseif(NOT output MATCHES "declared_at_line<(${line})u?>")
    fail(line "the error does not say declared_at_line<${line}>, where the resource at fault is declared" "${output}")
  endif()
endforeach()
# A reader must be able to take in the sentence and its subjects at once. The paths of the headers do not count.
if(as_sentence)
  string(REGEX REPLACE "(In file included|                ) from [^\n]*\n" "" rest "${output}")
  string(REGEX MATCHALL "\n" rest "${rest}")
  list(LENGTH rest count)
  if(count GREATER 12)
    fail(too-many-lines "the compiler prints ${count} lines, and 12 are enough" "${output}")
  endif()
elseif(NOT DEFINED own_first_error)
  string(REGEX REPLACE "^.*/include/strata/" "" shown "${first}")
  string(LENGTH "${shown}" length)
  if(length GREATER_EQUAL 300)
    fail(first-line-too-long "the first error line has ${length} characters" "${output}")
  endif()
  string(REGEX REPLACE "(In file included|                ) from [^\n]*\n" "" rest "${output}")
  string(REGEX MATCH "^[^\n]*\n[^\n]*\n[^\n]*" rest "${rest}")
  if(NOT rest MATCHES "E[0-9][0-9][0-9][0-9]_")
    fail(named-late "the first three lines do not name what the error is about" "${output}")
  endif()
endif()

message(STATUS "compile-fail: ${name}: rejected by ${COMPILER_ID} as it should be")
