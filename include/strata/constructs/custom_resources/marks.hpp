// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace strata::detail {

/// The bit that constructs with custom resources mark. handler_parts.hpp has a bit for each part of the handler that
/// only some constructs need; each of those contains this bit.
inline constexpr std::uint32_t uses_handler = 1u << 1;

}  // namespace strata::detail
