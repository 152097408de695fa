// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql::detail {

/// Gathers uses, each name once per usage and statement, ordered by their first place in the text.
class use_list {
 public:
  constexpr void add(relation_use use) {
    if (use.name.empty()) return;
    std::uint64_t const hash = fnv_step(sql::hash(use.name), static_cast<char>(use.how)) + use.statement;
    bool const known = seen_.find(hash, [&](std::uint32_t i) {
      relation_use const& other = uses_[i];
      return other.how == use.how && other.statement == use.statement && same_kind(other.kind, use.kind) &&
             other.foreign_key == use.foreign_key && equal(other.name, use.name);
    });
    if (known) return;
    if (is_relation(use.kind) && is_temporary(use.name)) use.temporary = true;
    if (use.temporary && use.how == usage::creates) temporaries_.add(sql::hash(use.name.name), use.name.name);
    seen_.add(hash, static_cast<std::uint32_t>(uses_.size()));
    uses_.push_back(use);
  }

  constexpr core::sequence<relation_use> take() && { return static_cast<core::sequence<relation_use>&&>(uses_); }

 private:
  static constexpr bool same_kind(object_kind a, object_kind b) { return a == b || (is_relation(a) && is_relation(b)); }
  constexpr bool is_temporary(object_name const& name) {
    if (!name.schema.empty()) return false;
    if (name.name.text[0] == '#') return true;
    return temporaries_.size() != 0 &&
           temporaries_.find(sql::hash(name.name), [&](identifier i) { return equal(i, name.name); }) != nullptr;
  }

  core::sequence<relation_use> uses_{};
  name_table<std::uint32_t> seen_{};
  name_table<identifier> temporaries_{};
};

}  // namespace strata::sql::detail
