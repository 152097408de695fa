// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/function_types.hpp>

namespace strata::sql::detail {

/// Checks the limits of materialized views; every other statement passes.
/// Source: "Limitations" of CREATE MATERIALIZED VIEW, and the considerations on writing through datashares.
class materialized_view_checks {
 public:
  constexpr explicit materialized_view_checks(first_fault& faults) : faults_{&faults} {}

  /// A CREATE MATERIALIZED VIEW begins. It must not have ORDER BY, LIMIT or OFFSET; later calls check its reads.
  constexpr void begin(tree_view const& tree, std::uint32_t statement, std::uint32_t query) {
    materializes_ = true;
    for (std::uint32_t c = tree[query].child; c != 0; c = tree[c].next)
      if (tree[c].is(node_kind::order_by) || tree[c].is(node_kind::limit) || tree[c].is(node_kind::offset))
        faults_->refuse(tree.first_token(c), "not in a materialized view");
    for (std::uint32_t c = tree[statement].child; c != 0; c = tree[c].next)
      if (tree[c].is(node_kind::attribute) &&
          static_cast<attribute_kind>(tree[c].detail) == attribute_kind::auto_refresh)
        refreshes_itself_ = tree.tokens[tree[c].last - 1].is(kw_yes);
  }

  [[nodiscard]] constexpr bool materializes() const { return materializes_; }
  [[nodiscard]] constexpr bool refreshes_itself() const { return refreshes_itself_; }

  /// The view reads a relation; `relation` is null where nothing is known of its name. In another database, only
  /// materialized views are certain.
  constexpr void reads(catalog_relation const* relation, object_name const& name, token const& at) {
    bool const refused = relation == nullptr ? is_surely_of_the_system(name)
                                             : relation->kind == object_kind::view && relation->name.database.empty();
    if (refused) faults_->refuse(at, "not below a materialized view");
    if (name.name.text.starts_with('#')) faults_->refuse(at, "no temporary tables below it");
    if (relation == nullptr || relation->kind != object_kind::materialized_view) return;
    if (relation->of_datashare) faults_->refuse(at, "a materialized view of a share");
    if (refreshes_itself_) faults_->refuse(at, "AUTO REFRESH is over tables");
  }

  /// The view calls SYSDATE, GETDATE() or the like, which a view that refreshes itself must not do.
  constexpr void calls_mutable_function(token const& at) {
    faults_->refuse(at, "AUTO REFRESH is without mutable functions");
  }

 private:
  first_fault* faults_;
  bool materializes_ = false;
  bool refreshes_itself_ = false;
};

}  // namespace strata::sql::detail
