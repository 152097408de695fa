# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Functions that add tests, for several folders.

# Compiles a source once for each compiler under test, or for each of COMPILERS, and does not run it; PRECOMPILED: with the precompiled prefix of the mistakes.
function(strata_add_syntax_test name source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "PRECOMPILED" "" "COMPILERS;LABELS;FLAGS")
  if(NOT arg_COMPILERS)
    set(arg_COMPILERS ${strata_compilers})
  endif()
  foreach(compiler IN LISTS arg_COMPILERS)
    set(prefix "")
    if(arg_PRECOMPILED)
      set(prefix ${strata_precompiled_${compiler}})
    endif()
    add_test(NAME ${name}.${compiler}
      COMMAND ${strata_compiler_path_${compiler}} ${strata_user_flags} ${prefix} ${STRATA_WARNING_FLAGS} ${arg_FLAGS} -fsyntax-only ${source})
    set_tests_properties(${name}.${compiler} PROPERTIES LABELS "${arg_LABELS};${compiler}" TIMEOUT 600)
    if(prefix)
      set_tests_properties(${name}.${compiler} PROPERTIES FIXTURES_REQUIRED precompiled_${compiler})
    endif()
  endforeach()
endfunction()

# Writes a file only if its content changes, so that builds do not compile it again.
function(strata_write path)
  list(JOIN ARGN "\n" content)
  file(CONFIGURE OUTPUT "${path}" CONTENT "${content}\n" @ONLY)
endfunction()

# Adds the Python tests of the caller's folder as one test. If the folder has a covered.py, it runs them and lists the code that they leave out.
function(strata_add_python_tests)
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME name)
  set(run -m unittest discover -s "${CMAKE_CURRENT_SOURCE_DIR}" -t "${CMAKE_CURRENT_SOURCE_DIR}")
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/covered.py")
    set(run "${CMAKE_CURRENT_SOURCE_DIR}/covered.py")
  endif()
  add_test(NAME python.${name} COMMAND ${Python3_EXECUTABLE} ${run} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(python.${name} PROPERTIES LABELS project TIMEOUT 900 SKIP_RETURN_CODE 77 ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
endfunction()
