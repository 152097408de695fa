# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Ways to add a test that more than one folder uses.

# A source that is only compiled, once for each compiler under test; PRECOMPILED: after what the mistakes are compiled after.
function(strata_add_syntax_test name source)
  cmake_parse_arguments(PARSE_ARGV 2 arg "PRECOMPILED" "COMPILER" "LABELS;FLAGS")
  if(NOT arg_COMPILER)
    set(arg_COMPILER ${strata_compilers})
  endif()
  foreach(compiler IN LISTS arg_COMPILER)
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

# A file that is written only when its content changes, so that nothing is compiled again for nothing.
function(strata_write path)
  list(JOIN ARGN "\n" content)
  file(CONFIGURE OUTPUT "${path}" CONTENT "${content}\n" @ONLY)
endfunction()

# The Python tests of the folder of the caller, as one test; covered.py runs them where it exists, and lists what they leave out.
function(strata_add_python_tests)
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME name)
  set(run -m unittest discover -s "${CMAKE_CURRENT_SOURCE_DIR}" -t "${CMAKE_CURRENT_SOURCE_DIR}")
  if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/covered.py")
    set(run "${CMAKE_CURRENT_SOURCE_DIR}/covered.py")
  endif()
  add_test(NAME python.${name} COMMAND ${Python3_EXECUTABLE} ${run} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(python.${name} PROPERTIES LABELS project TIMEOUT 900 SKIP_RETURN_CODE 77 ENVIRONMENT "PYTHONDONTWRITEBYTECODE=1")
endfunction()
