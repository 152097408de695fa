# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0

# One CTest test for each case and compiler. The parallel runs share nothing: no build tree, no file is written.
function(strata_add_compile_fail_tests folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "META" "PREFIX" "")
  if(arg_META)
    set(script "${PROJECT_SOURCE_DIR}/cmake/run_compile_fail_meta.cmake")
    file(GLOB cases CONFIGURE_DEPENDS "${folder}/*.cpp")
  else()
    set(script "${PROJECT_SOURCE_DIR}/cmake/run_compile_fail.cmake")
    file(GLOB_RECURSE cases CONFIGURE_DEPENDS "${folder}/*.cpp")
    list(FILTER cases EXCLUDE REGEX "/meta/")
  endif()
  foreach(case IN LISTS cases)
    cmake_path(RELATIVE_PATH case BASE_DIRECTORY "${folder}" OUTPUT_VARIABLE name)
    string(REGEX REPLACE "\\.cpp$" "" name "${name}")
    foreach(compiler IN LISTS strata_compilers)
      set(test "${arg_PREFIX}.${name}.${compiler}")
      add_test(NAME ${test}
        COMMAND "${CMAKE_COMMAND}" "-DCASE=${case}" "-DCOMPILER=${strata_compiler_path_${compiler}}"
          "-DCOMPILER_ID=${strata_compiler_id_${compiler}}" "-DFLAGS=${strata_user_flags}"
          "-DWARNING_FLAGS=${STRATA_WARNING_FLAGS}" -P "${script}")
      set_tests_properties(${test} PROPERTIES LABELS "compile_fail;${compiler}" TIMEOUT 300)
    endforeach()
  endforeach()
endfunction()
