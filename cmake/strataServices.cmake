# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
#   strata_add_services(services SERVICES Athena Events StepFunctions)
#   target_link_libraries(platform PRIVATE services)
#
# adds a library of headers: <strata/aws/athena.hpp> has all types of AWS::Athena, and <strata/aws/athena/work_group.hpp> one of them.
# The headers are written when CMake runs, from data that lies beside this file; neither a network nor Node is needed, but Python 3.9.
# A service is named as in its types: StepFunctions for AWS::StepFunctions::StateMachine.

set(strata_services_script "${CMAKE_CURRENT_LIST_DIR}/services.py")
if(NOT EXISTS "${strata_services_script}")
  set(strata_services_script "${CMAKE_CURRENT_LIST_DIR}/../tools/aws/services.py")
endif()

function(strata_add_services target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SERVICES")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SERVICES)
    message(FATAL_ERROR "strata_add_services(${target}): write strata_add_services(${target} SERVICES Athena Events)")
  endif()
  find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${target}")
  execute_process(COMMAND "${Python3_EXECUTABLE}" "${strata_services_script}" --out "${folder}" ${arg_SERVICES}
    RESULT_VARIABLE result ERROR_VARIABLE says)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "strata_add_services(${target}): ${says}")
  endif()
  add_library(${target} INTERFACE)
  target_include_directories(${target} INTERFACE "${folder}")
  target_link_libraries(${target} INTERFACE strata::cfn)
endfunction()
