// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>

namespace strata::core {

/// Sorts a std::vector or a core::sequence in place, stably, in O(n log n) comparisons and moves; a sorted sequence is
/// only compared. It merges bottom-up and does not use <algorithm>: that header alone costs as much to include as the
/// whole graph, and constant evaluation has a budget of steps.
template <class Items, class Less>
constexpr void stable_sort(Items& items, Less less) {
  std::size_t sorted = 1;
  while (sorted < items.size() && !less(items[sorted], items[sorted - 1])) ++sorted;
  if (sorted >= items.size()) return;
  Items merged(items);  // a copy: libstdc++ 12 has no constexpr vector(n) of trivial types under clang
  for (std::size_t width = 1; width < items.size(); width *= 2) {
    for (std::size_t first = 0; first < items.size(); first += 2 * width) {
      std::size_t const middle = first + width < items.size() ? first + width : items.size();
      std::size_t const last = first + 2 * width < items.size() ? first + 2 * width : items.size();
      std::size_t left = first, right = middle;
      for (std::size_t out = first; out < last; ++out) {
        bool const take_right = left == middle || (right < last && less(items[right], items[left]));
        merged[out] = take_right ? items[right++] : items[left++];
      }
    }
    items.swap(merged);
  }
}

/// The first position whose item is not less than the key, in `count` items sorted by `less(item, key)`.
template <class Items, class Key, class Less>
constexpr std::size_t lower_bound(Items const& items, std::size_t count, Key const& key, Less less) {
  std::size_t first = 0, last = count;
  while (first < last) {
    std::size_t const middle = first + (last - first) / 2;
    if (less(items[middle], key))
      first = middle + 1;
    else
      last = middle;
  }
  return first;
}

template <class Items, class Key, class Less>
constexpr std::size_t lower_bound(Items const& items, Key const& key, Less less) {
  return lower_bound(items, items.size(), key, less);
}

/// The order of hashes.
constexpr bool is_less(std::uint64_t a, std::uint64_t b) { return a < b; }
/// Whether hashes that are sorted by `is_less` have this one.
constexpr bool contains(auto const& sorted, std::uint64_t hash) {
  std::size_t const at = lower_bound(sorted, hash, is_less);
  return at < sorted.size() && sorted[at] == hash;
}

}  // namespace strata::core
