// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>

namespace strata::sql::detail {

/// Finds columns by the hash of their name. Few columns are compared one by one; for many, the first search builds a
/// hash table, so that a query which reads all 1600 columns of a table stays within a compiler's limits. The columns
/// must keep their names.
class column_index {
 public:
  struct found {
    output_column const* first = nullptr;
    bool several = false;
  };

  constexpr found find(row_type const& rows, std::uint64_t name) {
    output_column const* const columns = rows.columns.data();
    std::size_t const size = rows.columns.size();
    found result;
    if (size <= few) {
      for (std::size_t i = 0; i < size; ++i)
        if (columns[i].hash == name) add(result, columns[i]);
      return result;
    }
    if (next_.size() != size) build(rows);
    for (std::uint32_t i = heads_[name % bucket_count]; i != 0; i = next_[i - 1])
      if (columns[i - 1].hash == name) add(result, columns[i - 1]);
    return result;
  }
  /// How many steps a search takes at most, about.
  static constexpr std::size_t cost(row_type const& rows) {
    return 4 + (rows.columns.size() <= few ? rows.columns.size() : 4 + rows.columns.size() / bucket_count);
  }

 private:
  static constexpr std::size_t few = 24, bucket_count = 256;

  static constexpr void add(found& result, output_column const& column) {
    if (result.first == nullptr)
      result.first = &column;
    else
      result.several = true;
  }
  /// From the last to the first, so that the chains have the order of the columns.
  constexpr void build(row_type const& rows) {
    std::size_t const size = rows.columns.size();
    heads_.clear();
    next_.clear();
    heads_.reserve(bucket_count);
    next_.reserve(size);
    for (std::size_t i = 0; i < bucket_count; ++i) heads_.push_back(0);
    for (std::size_t i = 0; i < size; ++i) next_.push_back(0);
    for (std::size_t i = size; i > 0; --i) {
      std::uint32_t& head = heads_[rows.columns[i - 1].hash % bucket_count];
      next_[i - 1] = head;
      head = static_cast<std::uint32_t>(i);
    }
  }

  core::sequence<std::uint32_t> heads_{}, next_{};  ///< positions plus one, 0 at the end of a chain
};

}  // namespace strata::sql::detail
