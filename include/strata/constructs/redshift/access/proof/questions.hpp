// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/reach.hpp>

/// Questions about access, from values.
namespace strata::access {

/// A principal in a question: one of a warehouse, or one that several warehouses have.
struct asked_principal {
  sql::grantee_kind kind{};
  std::string_view name{}, warehouse{};  ///< empty: PUBLIC and IAM roles are in every warehouse

  constexpr asked_principal(redshift_db_role_base const& of)
      : kind{sql::grantee_kind::role}, name{of.name()}, warehouse{of.owner().id} {}
  constexpr asked_principal(redshift_db_user_base const& of)
      : kind{sql::grantee_kind::user}, name{of.name()}, warehouse{of.owner().id} {}
  constexpr asked_principal(redshift_db_group_base const& of)
      : kind{sql::grantee_kind::group}, name{of.name()}, warehouse{of.owner().id} {}
  constexpr asked_principal(existing_object_base const& of)
      : kind{of.kind() == sql::object_kind::group ? sql::grantee_kind::group : sql::grantee_kind::user},
        name{of.name()},
        warehouse{of.owner().id} {}
  constexpr asked_principal(public_group_t) : kind{sql::grantee_kind::everyone} {}
  constexpr asked_principal(iam_role_base const& of) : kind{sql::grantee_kind::iam_role}, name{of.id} {}

  [[nodiscard]] constexpr bool is(principal const& one) const {
    return one.kind == kind && (warehouse.empty() || one.warehouse == warehouse) &&
           (kind == sql::grantee_kind::everyone || sql::equal(one.name, sql::identifier{name, true}));
  }
};

/// A principal that reads a column, or changes a relation.
struct reader {
  sql::grantee_kind kind{};
  sql::identifier name{};        ///< empty for PUBLIC
  std::string_view warehouse{};  ///< the id of its namespace
  column_access level{};         ///< of a reader; never `none`
  core::tribool certain{};       ///< of a writer; never `no`
};

/// The most that comes of the columns that a question means. @param at what comes of each node
constexpr bounds widest(flow::data_flow const& flow, bounds const* at, std::string_view column) {
  bounds result;
  for (column_place const& place : flow::places_of(flow, column)) {
    bounds const one = at[flow.node_of(place)];
    if (result.least < one.least) result.least = one.least;
    if (result.most < one.most) result.most = one.most;
  }
  return result;
}
constexpr bounds widest(flow::data_flow const& flow, reached const& found, core::sequence<column_place> const& places) {
  bounds result;
  for (column_place const& at : places) {
    bounds const one = found.at(flow.node_of(at));
    if (result.least < one.least) result.least = one.least;
    if (result.most < one.most) result.most = one.most;
  }
  return result;
}
/// Those that insert, update, delete or truncate rows of a relation, spelt "table" or "schema.table".
constexpr core::sequence<reader> writers_in(construct_list const& of, flow::data_flow const& flow,
                                            std::string_view relation) {
  core::sequence<reader> result;
  facts const known{of, flow.table()};
  sql::object_name const spelt = table_named{relation}.name();
  for (std::uint32_t p = 0; p < known.principals.size(); ++p) {
    principal const& who = known.principals[p];
    session const by{known, p};
    core::tribool writes = core::tribool::no;
    for (std::uint32_t r = 0; r < flow.relation_count(); ++r) {
      if (!flow.table().is_relation(r) || flow.table().owner_of(r) != who.warehouse) continue;
      sql::object_name const name = flow.table().name_of(r);
      if (!sql::equal(name.name, spelt.name) || (!spelt.schema.empty() && !sql::equal(name.schema, spelt.schema)))
        continue;
      for (privilege which : {privilege::insert, privilege::update, privilege::delete_, privilege::truncate})
        writes = writes || by.may(which, r).answer;
    }
    if (writes != core::tribool::no) result.push_back({who.kind, who.name, who.warehouse, column_access::none, writes});
  }
  return result;
}

/// What each column of a stack shows to a principal.
class answers {
 public:
  constexpr answers(construct_list const& of, flow::data_flow const& flow, asked_principal const& who) {
    facts known{of, flow.table()};
    if (who.kind == sql::grantee_kind::everyone) {
      for (std::uint32_t r = 0; r < flow.relation_count(); ++r)
        if (flow.table().is_relation(r)) known.find_or_add(flow.table().owner_of(r), who.kind, {});
      is_there_ = true;
    }
    if (!who.warehouse.empty() && known.find(who.warehouse, who.kind, {who.name, true}) == nowhere &&
        is_declared(of, who))
      known.find_or_add(who.warehouse, who.kind, {who.name, true});
    for (std::size_t n = 0; n < flow.node_count(); ++n) best_.push_back({});
    for (std::uint32_t p = 0; p < known.principals.size(); ++p) {
      if (!who.is(known.principals[p])) continue;
      is_there_ = true;
      reached const found{known, flow, p};
      if (unknown_ == nowhere) unknown_ = found.who().unknown();
      for (std::uint32_t n = 0; n < flow.node_count(); ++n) {
        bounds const one = found.at(n);
        if (best_[n].least < one.least) best_[n].least = one.least;
        if (best_[n].most < one.most) best_[n].most = one.most;
      }
    }
  }
  [[nodiscard]] constexpr bounds at(std::size_t node) const { return best_[node]; }
  /// A construct that does not say enough, or `nowhere`.
  [[nodiscard]] constexpr std::uint32_t unknown() const { return unknown_; }
  [[nodiscard]] constexpr bool is_there() const { return is_there_; }

 private:
  /// An existing user or group that nothing else names.
  static constexpr bool is_declared(construct_list const& of, asked_principal const& who) {
    for (std::size_t i = 0; i < of.size; ++i)
      if (of[i].existing_object != nullptr && of[i].existing_object->owner().id == who.warehouse &&
          sql::equal(sql::identifier{of[i].existing_object->name(), true}, sql::identifier{who.name, true}))
        return true;
    for (std::size_t i = 0; i < of.size; ++i)
      if (of[i].existing_role != nullptr && of[i].existing_role->owner().id == who.warehouse &&
          sql::equal(sql::identifier{of[i].existing_role->name(), true}, sql::identifier{who.name, true}))
        return true;
    return false;
  }

  core::sequence<bounds> best_{};
  std::uint32_t unknown_ = nowhere;
  bool is_there_ = false;
};

}  // namespace strata::access
