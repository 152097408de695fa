# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Configures, builds and runs a project of somebody else's that uses Strata, in one of these ways: installed and moved
# (find_package, core_only on a machine that has neither Boost nor JSON, testing, pkg_config), as a folder (add_subdirectory), as an
# archive (fetch_content), as one header (single_header).
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
set(here "${SOURCE}/tests/consume/${WAY}")
if(WAY STREQUAL "add_subdirectory")
  list(APPEND options "-DSTRATA_FOLDER=${SOURCE}")
elseif(WAY STREQUAL "fetch_content")
  run(archive "${CMAKE_COMMAND}" -E chdir "${SOURCE}" "${CMAKE_COMMAND}" -E tar czf "${WORK}/strata.tar.gz" CMakeLists.txt LICENSE cmake include)
  list(APPEND options "-DSTRATA_ARCHIVE=${WORK}/strata.tar.gz")
elseif(NOT WAY STREQUAL "single_header")
  run(install "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix")
  file(RENAME "${WORK}/prefix" "${WORK}/moved")
  list(APPEND options "-Dstrata_ROOT=${WORK}/moved")
endif()

if(WAY STREQUAL "pkg_config")
  find_program(PKG_CONFIG pkg-config REQUIRED)
  set(ENV{PKG_CONFIG_PATH} "${WORK}/moved/share/pkgconfig")
  run(pkg-config "${PKG_CONFIG}" --cflags strata)
  separate_arguments(flags UNIX_COMMAND "${output}")
  run(build "${COMPILER}" -std=c++20 ${flags} "${here}/main.cpp" -o "${WORK}/consumer")
  run("the program" "${WORK}/consumer")
elseif(WAY STREQUAL "single_header")
  run(amalgamate "${PYTHON}" "${SOURCE}/tools/amalgamate.py" "${WORK}/strata.hpp")
  run(build "${COMPILER}" -std=c++20 -I "${WORK}" "${here}/main.cpp" -o "${WORK}/consumer")
  run("the program" "${WORK}/consumer" list)
else()
  if(WAY STREQUAL "core_only")
    list(APPEND options -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON
      -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON)
  endif()
  run(configure "${CMAKE_COMMAND}" -S "${here}" -B "${WORK}/build" ${options})
  run(build "${CMAKE_COMMAND}" --build "${WORK}/build")
  run("the program" "${WORK}/build/consumer")
endif()
message(STATUS "${WAY}: ${output}")
