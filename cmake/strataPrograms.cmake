# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
#   strata_add_program(warehouse warehouse.cpp)
#
# adds a program that writes a template. The build compiles the parts that all such programs share (JSON, files, the command
# line) once, and not in each of them; if they are installed for this compiler, it only links them. A program that links
# strata::synth alone works too, and compiles these parts itself where they are not installed. The function passes further arguments
# to add_executable.

# Gives `result` the target of these parts, and makes it if the package has none.
function(strata_shared_code result)
  if(TARGET strata::synth_compiled)
    set(${result} strata::synth_compiled PARENT_SCOPE)
    return()
  endif()
  if(NOT TARGET strata_synth_compiled)
    # Two units, for two processors.
    set(sources)
    foreach(part IN ITEMS command_line arguments)
      set(source "${PROJECT_BINARY_DIR}/strata_synth_${part}.cpp")
      file(CONFIGURE OUTPUT "${source}" CONTENT "#include <strata/synth/${part}_impl.hpp>\n")
      list(APPEND sources "${source}")
    endforeach()
    add_library(strata_synth_compiled STATIC ${sources})
    target_link_libraries(strata_synth_compiled PUBLIC strata::synth)
    target_compile_definitions(strata_synth_compiled PUBLIC STRATA_SYNTH_COMPILED)
    # `diff` also reads YAML if yaml-cpp is installed.
    find_package(yaml-cpp 0.7 QUIET GLOBAL)
    if(yaml-cpp_FOUND)
      target_compile_definitions(strata_synth_compiled PRIVATE STRATA_WITH_YAML_CPP)
      target_link_libraries(strata_synth_compiled PRIVATE ${YAML_CPP_LIBRARIES})
    endif()
  endif()
  set(${result} strata_synth_compiled PARENT_SCOPE)
endfunction()

function(strata_add_program target)
  strata_shared_code(shared)
  add_executable(${target} ${ARGN})
  target_link_libraries(${target} PRIVATE strata::synth ${shared})
endfunction()

#   strata_offer_policies(warehouse)
#
# gives a program of strata_add_program the packs that `check --policy` may name. The build compiles them once.
function(strata_offer_policies target)
  if(NOT TARGET strata_synth_policies)
    set(source "${PROJECT_BINARY_DIR}/strata_synth_policies.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "#include <strata/synth/standard_packs.hpp>\n")
    # Objects, not a library: nothing refers to them, because they register themselves when the program starts.
    add_library(strata_synth_policies OBJECT "${source}")
    strata_shared_code(shared)
    target_link_libraries(strata_synth_policies PUBLIC strata::synth ${shared})
  endif()
  target_link_libraries(${target} PRIVATE strata_synth_policies)
endfunction()
