// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <strata/core/sequence.hpp>

namespace strata::sql::detail {

/// A hash table of values, with chains of buckets. It finds the newest value of a hash first and forgets the newest
/// first: to leave a scope, shrink the table to the size it had on entry.
template <class Value>
class name_table {
 public:
  [[nodiscard]] constexpr std::size_t size() const { return entries_.size(); }
  constexpr Value& operator[](std::size_t i) { return entries_[i].value; }

  struct entry {
    std::uint64_t hash{};
    Value value{};
    std::uint32_t next{};  ///< position plus one, 0 at the end of the chain
  };
  /// All values, the oldest first.
  [[nodiscard]] constexpr entry const* entries() const { return entries_.data(); }

  constexpr void add(std::uint64_t hash, Value const& value) { add(hash, Value(value)); }
  constexpr void add(std::uint64_t hash, Value&& value) {
    std::size_t const bucket = hash % bucket_count;
    entries_.push_back({hash, static_cast<Value&&>(value), heads_[bucket]});
    heads_[bucket] = static_cast<std::uint32_t>(entries_.size());
  }

  constexpr void forget_from(std::size_t size) {
    while (entries_.size() > size) {
      heads_[entries_.back().hash % bucket_count] = entries_.back().next;
      entries_.pop_back();
    }
  }

  /// The newest value of this hash that the predicate accepts, or null.
  template <class Accept>
  constexpr Value* find(std::uint64_t hash, Accept accept) {
    for (std::uint32_t i = heads_[hash % bucket_count]; i != 0; i = entries_[i - 1].next)
      if (entries_[i - 1].hash == hash && accept(entries_[i - 1].value)) return &entries_[i - 1].value;
    return nullptr;
  }

 private:
  static constexpr std::size_t bucket_count = 128;
  core::sequence<entry> entries_{};
  std::uint32_t heads_[bucket_count]{};
};

}  // namespace strata::sql::detail
