// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

/// The bits that constructs mark when they use the handler of custom resources. Parts of the handler that delete
/// nothing are only in a stack that uses them.
namespace strata::detail {

inline constexpr std::uint32_t uses_handler = 1u << 1;
inline constexpr std::uint32_t evolves_tables = uses_handler | 1u << 8;
inline constexpr std::uint32_t copies_objects = uses_handler | 1u << 9;
inline constexpr std::uint32_t replaces_relations = uses_handler | 1u << 10;
inline constexpr std::uint32_t copies_ranges = copies_objects | 1u << 11;
inline constexpr std::uint32_t uses_namespaces = uses_handler | 1u << 12;

}  // namespace strata::detail
