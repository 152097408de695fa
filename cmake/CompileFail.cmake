# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0

# Most cases need the whole library. One test for each compiler precompiles it, and the others wait for that test. The
# compilers print the same messages without it. g++ defines __cpp_runtime_arrays unless -Wpedantic is on, and does not use a
# precompiled header where the two differ; without the macro one header serves both.
foreach(compiler IN LISTS strata_compilers strata_sentence_compilers)
  set(folder "${PROJECT_BINARY_DIR}/precompiled/${compiler}")
  set(strata_flags_${compiler} ${strata_user_flags})
  list(TRANSFORM strata_flags_${compiler} REPLACE "^-std=.*" "${strata_standard_${compiler}}")
  configure_file("${PROJECT_SOURCE_DIR}/tests/compile_fail/precompiled.hpp" "${folder}/strata_precompiled.hpp" COPYONLY)
  if(strata_compiler_id_${compiler} STREQUAL "GNU")
    set(made "${folder}/strata_precompiled.hpp.gch")
    set(options -U__cpp_runtime_arrays)
    set(strata_precompiled_${compiler} ${options} -Winvalid-pch -include "${folder}/strata_precompiled.hpp")
  else()
    set(made "${folder}/strata_precompiled.pch")
    set(options -fpch-instantiate-templates)
    set(strata_precompiled_${compiler} -include-pch "${made}")
  endif()
  add_test(NAME compile_fail.precompiled.${compiler}
    COMMAND ${strata_compiler_path_${compiler}} ${strata_flags_${compiler}} ${options} -x c++-header "${folder}/strata_precompiled.hpp" -o "${made}")
  set_tests_properties(compile_fail.precompiled.${compiler} PROPERTIES
    FIXTURES_SETUP precompiled_${compiler} LABELS "compile_fail;${compiler}" TIMEOUT 600)
endforeach()

# One CTest test for each case and compiler. They can run in parallel: they share no build tree and write no common file.
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
    file(READ "${case}" text)
    cmake_path(RELATIVE_PATH case BASE_DIRECTORY "${folder}" OUTPUT_VARIABLE name)
    string(REGEX REPLACE "\\.cpp$" "" name "${name}")
    strata_choose_compilers("${name}" compilers)
    if(NOT arg_META)
      list(APPEND compilers ${strata_sentence_compilers})
    endif()
    # The twins cost more than the mistakes, because the compiler compiles a correct program to its end.
    list(GET compilers -1 twin_compiler)
    foreach(compiler IN LISTS compilers)
      set(test "${arg_PREFIX}.${name}.${compiler}")
      set(prefix "")
      set(keep "")
      if(NOT arg_META)
        string(REPLACE "/" "." file "${name}")
        set(keep "${PROJECT_BINARY_DIR}/compile_fail/${file}.${compiler}.txt")
      endif()
      set(twin OFF)
      if(STRATA_EVERY_COMPILER OR arg_META OR compiler STREQUAL twin_compiler)
        set(twin ON)
      endif()
      if(text MATCHES "#include (<strata/strata.hpp>|\"(../)+platform.hpp\")")
        set(prefix ${strata_precompiled_${compiler}})
      endif()
      add_test(NAME ${test}
        COMMAND "${CMAKE_COMMAND}" "-DCASE=${case}" "-DCOMPILER=${strata_compiler_path_${compiler}}"
          "-DCOMPILER_ID=${strata_compiler_id_${compiler}}" "-DFLAGS=${strata_flags_${compiler}}" "-DSENTENCES=${strata_sentences_${compiler}}"
          "-DWARNING_FLAGS=${STRATA_WARNING_FLAGS}" "-DPREFIX=${prefix}" "-DKEEP=${keep}" "-DTWIN=${twin}" -P "${script}")
      set_tests_properties(${test} PROPERTIES LABELS "compile_fail;${compiler}" TIMEOUT 300)
      if(prefix)
        set_tests_properties(${test} PROPERTIES FIXTURES_REQUIRED precompiled_${compiler})
      endif()
    endforeach()
  endforeach()
endfunction()
