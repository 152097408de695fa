// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

// CMakeLists.txt reads these three lines: this header is the only place that holds the version.
#define STRATA_VERSION_MAJOR 0
#define STRATA_VERSION_MINOR 1
#define STRATA_VERSION_PATCH 0

namespace strata {

/// The version of the library, which `--version` of a program prints.
inline constexpr std::string_view version = "0.1.0";

}  // namespace strata
