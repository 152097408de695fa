// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/name_table.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql::detail {

/// Gathers uses, each name once per usage, ordered by their first place in the text.
class use_list {
 public:
  constexpr void add(usage how, object_kind kind, object_name const& name, std::size_t offset, bool temporary = false) {
    if (name.empty()) return;
    std::uint64_t const hash = fnv_step(sql::hash(name), static_cast<char>(how));
    bool const known = seen_.find(hash, [&](std::uint32_t i) {
      return uses_[i].how == how && same_kind(uses_[i].kind, kind) && equal(uses_[i].name, name);
    });
    if (known) return;
    if (is_relation(kind) && is_temporary(name)) temporary = true;
    if (temporary && how == usage::creates) temporaries_.add(sql::hash(name.name), name.name);
    seen_.add(hash, static_cast<std::uint32_t>(uses_.size()));
    uses_.push_back({how, kind, name, offset, temporary});
  }

  constexpr void add(relation_use const& use) { add(use.how, use.kind, use.name, use.offset, use.temporary); }

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
