# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
#   strata_add_module(strata_module)
#   target_link_libraries(rules PRIVATE strata_module)
#
# adds a library that compiles the module `strata` for the project's compiler: files of targets that link it may write `import strata;`.
#
#   strata_add_module(strata_module SYNTH)
#
# adds what <strata/synth.hpp> has, for programs. Wants CMake 3.28, Ninja and a compiler that builds modules: clang 19 is tested.

# In the sources, or in an installed package.
foreach(strata_include IN ITEMS "${CMAKE_CURRENT_LIST_DIR}/../include" "${CMAKE_CURRENT_LIST_DIR}/../../../include")
  if(EXISTS "${strata_include}/strata/strata.cppm")
    get_filename_component(strata_module_folder "${strata_include}" ABSOLUTE)
    break()
  endif()
endforeach()

function(strata_add_module target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "SYNTH" "" "")
  if(CMAKE_VERSION VERSION_LESS 3.28)
    message(FATAL_ERROR "strata_add_module(${target}): CMake ${CMAKE_VERSION} builds no modules; use CMake 3.28, or include the headers")
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Ninja")
    message(FATAL_ERROR "strata_add_module(${target}): ${CMAKE_GENERATOR} builds no modules; use Ninja, or include the headers")
  endif()
  add_library(${target} STATIC)
  target_sources(${target} PUBLIC FILE_SET CXX_MODULES BASE_DIRS "${strata_module_folder}"
    FILES "${strata_module_folder}/strata/strata.cppm")
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_link_libraries(${target} PUBLIC strata::strata)
  if(arg_SYNTH)
    target_link_libraries(${target} PUBLIC strata::synth)
    target_compile_definitions(${target} PUBLIC STRATA_SYNTH_COMPILED)
    if(COMMAND strata_shared_code)
      strata_shared_code(shared)
      target_link_libraries(${target} PUBLIC ${shared})
    endif()
  endif()
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:Clang>:-Wno-include-angled-in-module-purview>)
endfunction()
