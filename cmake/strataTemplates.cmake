# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0

set(STRATA_TEMPLATES_DIR "${CMAKE_CURRENT_LIST_DIR}")
option(STRATA_PRECOMPILE_TEMPLATES "Programs of strata_add_template share a precompiled header, from three in a directory on" ON)

#   strata_add_template(warehouse
#     SOURCES warehouse.cpp                   a program whose main calls strata::run
#     OUTPUT templates/warehouse.json         relative to the binary directory
#     [FORMAT json|yaml] [INDENT spaces]      JSON without INDENT is minified
#     [THROUGH_BUCKET]                        up to 1,000,000 bytes instead of 51,200
#     [BASELINE deployed.json]                a template, relative to the source directory; also in YAML if yaml-cpp is installed
#     [FAIL_ON difference|replacement|data-loss]   the smallest difference from the baseline that is an error; data-loss by default
#     [POLICY packs...]                       packs of rules that the template has to comply with: aws_solutions
#     [CHECKS arguments...]                   further commands of the program, each one argument, that must succeed: "check"
#     [ENVIRONMENTS dev prod]                 a template for each, in a folder of that name; the compiler gets STRATA_ENVIRONMENT
#     [LIBRARIES targets...])
#
# builds the program, runs it, and writes the template as a part of `all`. A template keeps its time stamp if its content does not
# change. The build fails, with the reason, if the program fails, the template breaks a policy, or a difference is an error. The
# programs are the targets NAME_program, or NAME_program_ENVIRONMENT; a cross build runs them with CMAKE_CROSSCOMPILING_EMULATOR.
function(strata_add_template name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "THROUGH_BUCKET" "OUTPUT;FORMAT;INDENT;BASELINE;FAIL_ON"
    "SOURCES;POLICY;CHECKS;ENVIRONMENTS;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS OR arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "strata_add_template(${name}): ${arg_UNPARSED_ARGUMENTS}${arg_KEYWORDS_MISSING_VALUES} is not understood")
  endif()
  foreach(needed IN ITEMS SOURCES OUTPUT)
    if(NOT arg_${needed})
      message(FATAL_ERROR "strata_add_template(${name}) needs ${needed}")
    endif()
  endforeach()
  if(arg_FORMAT AND NOT arg_FORMAT MATCHES "^(json|yaml)$")
    message(FATAL_ERROR "strata_add_template(${name}): FORMAT is json or yaml")
  endif()
  if(NOT arg_FAIL_ON)
    set(arg_FAIL_ON data-loss)
  endif()
  cmake_path(ABSOLUTE_PATH arg_OUTPUT BASE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}" NORMALIZE)
  cmake_path(GET arg_OUTPUT PARENT_PATH folder)
  cmake_path(GET arg_OUTPUT FILENAME file)

  set(options "")
  if(arg_FORMAT)
    list(APPEND options --format ${arg_FORMAT})
  endif()
  if(DEFINED arg_INDENT)
    list(APPEND options --indent=${arg_INDENT})
  endif()
  if(arg_THROUGH_BUCKET)
    list(APPEND options --through-bucket)
  endif()

  set(written "")
  set(environments ${arg_ENVIRONMENTS})
  if(NOT environments)
    set(environments .)
  endif()
  foreach(environment IN LISTS environments)
    set(program ${name}_program)
    set(output "${arg_OUTPUT}")
    if(NOT environment STREQUAL ".")
      set(program ${name}_program_${environment})
      set(output "${folder}/${environment}/${file}")
    endif()
    strata_add_program(${program} EXCLUDE_FROM_ALL ${arg_SOURCES})
    target_link_libraries(${program} PRIVATE ${arg_LIBRARIES})
    if(NOT environment STREQUAL ".")
      target_compile_definitions(${program} PRIVATE "STRATA_ENVIRONMENT=\"${environment}\"")
    endif()
    _strata_precompile_with_others(${program})

    set(commands "")
    set(depends "")
    if(arg_BASELINE)
      cmake_path(ABSOLUTE_PATH arg_BASELINE BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE OUTPUT_VARIABLE baseline)
      if(NOT environment STREQUAL ".")
        cmake_path(GET baseline FILENAME baseline_file)
        cmake_path(REPLACE_FILENAME baseline "${environment}/${baseline_file}")
      endif()
      list(APPEND commands COMMAND ${program} diff "${baseline}" --fail-on ${arg_FAIL_ON})
      list(APPEND depends "${baseline}")
    endif()
    if(arg_POLICY)
      strata_offer_policies(${program})
      list(TRANSFORM arg_POLICY PREPEND --policy= OUTPUT_VARIABLE policies)
      list(APPEND commands COMMAND ${program} check ${policies})
    endif()
    foreach(check IN LISTS arg_CHECKS)
      separate_arguments(check)
      list(APPEND commands COMMAND ${program} ${check})
    endforeach()
    # The stamp tells the build that the program ran; the program touches the template only when it changes.
    set(stamp "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${program}.stamp")
    cmake_path(GET output PARENT_PATH output_folder)
    add_custom_command(OUTPUT "${stamp}" BYPRODUCTS "${output}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${output_folder}"
      ${commands}
      COMMAND ${program} synth --quiet ${options} --output "${output}"
      COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
      DEPENDS ${program} ${depends} VERBATIM COMMENT "Writing ${output}")
    list(APPEND written "${stamp}")
  endforeach()
  add_custom_target(${name} ALL DEPENDS ${written})
endfunction()

# For three or more programs in a directory, a precompiled header costs less than reading the library in each.
function(_strata_precompile_with_others program)
  get_property(known DIRECTORY PROPERTY strata_template_programs)
  if(NOT known AND STRATA_PRECOMPILE_TEMPLATES)
    cmake_language(DEFER CALL _strata_precompile_templates)
  endif()
  set_property(DIRECTORY APPEND PROPERTY strata_template_programs ${program})
endfunction()

function(_strata_precompile_templates)
  get_property(programs DIRECTORY PROPERTY strata_template_programs)
  list(LENGTH programs count)
  if(count LESS 3)
    return()
  endif()
  # A separate target, so that a program that does not compile stops no other.
  list(GET programs 0 owner)
  string(APPEND owner _header)
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${owner}.cpp" CONTENT "")
  add_library(${owner} OBJECT EXCLUDE_FROM_ALL "${CMAKE_CURRENT_BINARY_DIR}/${owner}.cpp")
  target_link_libraries(${owner} PRIVATE strata_synth_compiled)
  target_precompile_headers(${owner} PRIVATE <strata/synth.hpp>)
  foreach(program IN LISTS programs)
    target_precompile_headers(${program} REUSE_FROM ${owner})
  endforeach()
endfunction()

#   strata_add_sql(queries FILES queries/*.sql)
#
# makes a library of constants: `#include <queries.hpp>` declares `queries::reviews`, a std::string_view with the text of
# queries/reviews.sql; a keyword of C++ gets an underscore, so class.sql is `queries::class_`. SQL with a mistake gives the error E0360, with the file and the line. Pass the library to
# strata_add_template as one of its LIBRARIES.
function(strata_add_sql name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FILES")
  if(NOT arg_FILES OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "strata_add_sql(${name}) needs FILES, and takes nothing else")
  endif()
  set(files "")
  foreach(pattern IN LISTS arg_FILES)
    file(GLOB found CONFIGURE_DEPENDS "${pattern}")
    if(NOT found)
      message(FATAL_ERROR "strata_add_sql(${name}): there is no file ${pattern}")
    endif()
    list(APPEND files ${found})
  endforeach()
  list(REMOVE_DUPLICATES files)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${name}_sql")
  set(header "${folder}/${name}.hpp")
  add_custom_command(OUTPUT "${header}"
    COMMAND "${CMAKE_COMMAND}" "-DNAME=${name}" "-DFILES=${files}" "-DHEADER=${header}" "-DROOT=${CMAKE_CURRENT_SOURCE_DIR}"
      -P "${STRATA_TEMPLATES_DIR}/embed_sql.cmake"
    DEPENDS ${files} "${STRATA_TEMPLATES_DIR}/embed_sql.cmake" VERBATIM COMMENT "Reading the SQL of ${name}")
  add_library(${name} INTERFACE "${header}")
  target_include_directories(${name} INTERFACE "${folder}")
  target_link_libraries(${name} INTERFACE strata::strata)
endfunction()
