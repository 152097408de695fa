# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# An overlay port that builds the folder it is in: vcpkg install strata --overlay-ports=packaging/vcpkg
# With strata::hana, which needs Boost: strata[hana] in place of strata; with the code that all programs share, compiled for this
# compiler: strata[compiled].
cmake_path(SET SOURCE_PATH NORMALIZE "${CMAKE_CURRENT_LIST_DIR}/../../..")

vcpkg_check_features(OUT_FEATURE_OPTIONS features
  FEATURES
    hana CMAKE_REQUIRE_FIND_PACKAGE_Boost
    compiled STRATA_COMPILED
  INVERTED_FEATURES hana CMAKE_DISABLE_FIND_PACKAGE_Boost)
vcpkg_cmake_configure(SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DSTRATA_BUILD_TESTS=OFF -DSTRATA_BUILD_EXAMPLES=OFF -DSTRATA_INSTALL=ON ${features})
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/strata)
if("compiled" IN_LIST FEATURES)
  file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
else()
  file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug") # headers only
endif()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
