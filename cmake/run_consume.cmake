# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Configures, builds and runs a project of somebody else's that uses Strata: installed, as a folder, or core alone on a
# machine that has neither Boost nor JSON.
cmake_minimum_required(VERSION 3.25)

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${WAY}: ${what} failed:\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
set(options -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}")
if(WAY STREQUAL "add_subdirectory")
  list(APPEND options "-DSTRATA_FOLDER=${SOURCE}")
else()
  run(install "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
  list(APPEND options "-Dstrata_ROOT=${WORK}/prefix")
endif()
if(WAY STREQUAL "core_only")
  list(APPEND options -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON
    -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON)
endif()
run(configure "${CMAKE_COMMAND}" -S "${SOURCE}/tests/consume/${WAY}" -B "${WORK}/build" ${options})
run(build "${CMAKE_COMMAND}" --build "${WORK}/build")
run("the program" "${WORK}/build/consumer")
message(STATUS "${WAY}: ${output}")
