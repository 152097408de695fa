# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# Warnings and sanitizers for our own builds. Installed or consumed targets never have them.

set(STRATA_WARNING_FLAGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# Checks of each access to a member double the time of g++, and the address sanitizer stops at the same mistakes.
set(STRATA_SANITIZER_FLAGS -fsanitize=address,undefined -fno-sanitize=null,alignment,vptr,object-size -fno-sanitize-recover=all
  -fno-omit-frame-pointer)

add_library(strata_developer INTERFACE)
add_library(strata_sanitized INTERFACE)
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  target_compile_options(strata_developer INTERFACE ${STRATA_WARNING_FLAGS})
  target_compile_options(strata_sanitized INTERFACE ${STRATA_SANITIZER_FLAGS})
  target_link_options(strata_sanitized INTERFACE ${STRATA_SANITIZER_FLAGS})
endif()
