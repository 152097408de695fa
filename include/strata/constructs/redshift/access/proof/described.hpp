// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/questions.hpp>
#include <strata/constructs/redshift/described_relation.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>

/// The principals and grants of a stack, in the form that rules of policies take.
namespace strata {

/// A column that a principal sees, or may see.
struct seen_column {
  described_column column{};  ///< without a name if the columns of the relation are not known
  column_access level{};      ///< never `none`
  std::string_view by{};      ///< the id of the construct that lets it read, or that does not say enough
};
/// A relation in which a principal changes rows, or may.
struct written_relation {
  sql::object_name relation{};
  core::tribool certain{};
  std::string_view by{};
};

/// A role, user or group that a stack creates, or PUBLIC, with all that it sees and changes: by itself, by the roles
/// and groups that it is in, and by PUBLIC.
struct described_principal {
  sql::grantee_kind kind{};
  std::string_view name{};
  core::sequence<seen_column> sees{};
  core::sequence<written_relation> writes{};
  struct membership {
    sql::grantee_kind kind{};
    sql::identifier name{};
    core::tribool certain{};
  };
  core::sequence<membership> in{};  ///< the principals whose privileges it has, with itself

  /// Whether it is, or is in, a role, user or group.
  [[nodiscard]] constexpr core::tribool is_in(grantee const& other) const {
    for (membership const& each : in)
      if (each.kind == other.kind() && sql::equal(each.name, sql::identifier{other.name(), true})) return each.certain;
    return core::tribool::no;
  }
};

/// A GRANT of privileges that a construct makes.
struct described_grant {
  sql::privilege_set privileges{};
  sql::grant_scope scope{};
  sql::object_name object{};
  grantee_list to{};
  bool with_grant_option = false;

  [[nodiscard]] constexpr bool is_to(sql::grantee_kind kind) const {
    for (grantee const& each : to)
      if (each.kind() == kind) return true;
    return false;
  }
};

namespace access {

/// @param id_of gives the id of a construct from its position
constexpr described_principal describe(construct_list const& of, flow::data_flow const& flow,
                                       asked_principal const& who, auto id_of) {
  described_principal result{who.kind, who.name, {}, {}, {}};
  facts const known{of, flow.table()};
  flow::unit_table const& table = flow.table();
  for (std::uint32_t p = 0; p < known.principals.size(); ++p) {
    if (!who.is(known.principals[p])) continue;
    reached const found{known, flow, p};
    session const& by = found.who();
    for (std::uint32_t r = 0; r < flow.relation_count(); ++r) {
      if (!table.is_relation(r)) continue;
      for (std::uint32_t n = flow.first_node(r), last = flow.node_of({r, sql::any_column}); n <= last; ++n) {
        if (n == last && flow.knows_columns(r)) break;
        column_access const level = found.at(n).level();
        if (level == column_access::none) continue;
        access_path const path = found.path_to(n);
        result.sees.push_back(
            {detail::described_column_at(flow, r, n == last ? sql::any_column : n - flow.first_node(r)), level,
             id_of(path.grant == nowhere ? by.unknown() : path.grant)});
      }
      if (table.owner_of(r) != by.warehouse()) continue;
      permission writes;
      for (privilege which : {privilege::insert, privilege::update, privilege::delete_, privilege::truncate}) {
        permission const one = by.may(which, r);
        writes.offer(one.answer, one.resource);
      }
      if (writes.answer != core::tribool::no)
        result.writes.push_back({table.name_of(r), writes.answer, id_of(writes.resource)});
    }
    for (std::uint32_t m = 0; m < known.principals.size(); ++m)
      if (by.is_in(m) != core::tribool::no)
        result.in.push_back({known.principals[m].kind, known.principals[m].name, by.is_in(m)});
  }
  return result;
}

}  // namespace access

namespace detail {

template <class Stack>
constexpr described_principal describe_principal(access::asked_principal const& who) {
  return access::describe(access::constructs_of<Stack>, lineage_of<Stack>::graph(), who, id_in_stack<Stack>);
}
}  // namespace detail

template <class Stack>
constexpr described_principal redshift_sql_domain::describe(redshift_db_role_base const& role) {
  return detail::describe_principal<Stack>(role);
}
template <class Stack>
constexpr described_principal redshift_sql_domain::describe(redshift_db_user_base const& user) {
  return detail::describe_principal<Stack>(user);
}
template <class Stack>
constexpr described_principal redshift_sql_domain::describe(redshift_db_group_base const& group) {
  return detail::describe_principal<Stack>(group);
}
template <class Stack>
constexpr described_grant redshift_sql_domain::describe(redshift_grant_base const& grant) {
  return {grant.privileges(), grant.object().scope(), grant.object().name(), grant.grantees(),
          grant.with_grant_option()};
}

}  // namespace strata
