// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/facts.hpp>

/// What a session of a principal may do with each relation, by itself: without the ways of values through views.
namespace strata {

/// How much of a column's values a principal sees.
enum class column_access : std::uint8_t {
  none,
  masked,     ///< what masking policies make of them
  some_rows,  ///< those of the rows that policies of row-level security let through
  full,
  unknown,  ///< the program does not say enough
};

constexpr std::string_view name_of(column_access level) {
  constexpr std::string_view names[] = {"none", "masked", "some rows", "full", "unknown"};
  return names[static_cast<std::size_t>(level)];
}

namespace access {

/// The least and the most that can be so. They differ where the program does not say enough.
struct bounds {
  column_access least = column_access::none, most = column_access::none;

  [[nodiscard]] constexpr column_access level() const { return least == most ? least : column_access::unknown; }
  [[nodiscard]] constexpr bounds within(bounds const& other) const {
    return {least < other.least ? least : other.least, most < other.most ? most : other.most};
  }
};
constexpr bounds certainly(column_access level) { return {level, level}; }

/// An answer to "may it?", with the construct that allows it, or that does not say enough.
struct permission {
  core::tribool answer = core::tribool::no;
  std::uint32_t resource = nowhere;

  constexpr void offer(core::tribool more, std::uint32_t by) {
    if (!(answer < more)) return;
    answer = more;
    resource = by;
  }
};

class session {
 public:
  constexpr session(facts const& of, std::uint32_t principal)
      : facts_{&of}, warehouse_{of.principals[principal].warehouse} {
    has_ = core::sequence<core::tribool>::filled(of.principals.size(), core::tribool::no);
    by_ = core::sequence<std::uint32_t>::filled(of.principals.size(), nowhere);
    enter(principal, core::tribool::yes, nowhere);
    if (of.principals[principal].kind != sql::grantee_kind::everyone)
      if (std::uint32_t const all = of.find(warehouse_, sql::grantee_kind::everyone, {}); all != nowhere)
        enter(all, core::tribool::yes, nowhere);
    for (std::uint32_t next = 0; next < open_.size(); ++next) follow(open_[next]);
    for (std::uint32_t p = 0; p < of.principals.size(); ++p) read_principal(p);
    for (std::uint32_t g = 0; g < of.privileges.size(); ++g)
      if (has_[of.privileges[g].principal] != core::tribool::no) granted_.push_back(g);
    sort_granted();
    if (of.is_unread(warehouse_)) unknown_ = of.unread_in(warehouse_), may_do_anything_ = true;
  }

  [[nodiscard]] constexpr std::string_view warehouse() const { return warehouse_; }
  /// Whether the principal is, or is in, another one.
  [[nodiscard]] constexpr core::tribool is_in(std::uint32_t principal) const { return has_[principal]; }
  /// The grant that brings it into the other one.
  [[nodiscard]] constexpr std::uint32_t is_in_by(std::uint32_t principal) const { return by_[principal]; }
  [[nodiscard]] constexpr std::uint32_t unknown() const { return unknown_; }
  /// Whether the program does not say all that it may do.
  [[nodiscard]] constexpr bool may_do_anything() const { return may_do_anything_; }

  /// Whether it may use the privilege on each column of a relation, or on one column.
  [[nodiscard]] constexpr permission may(privilege which, std::uint32_t relation, std::uint64_t column = 0) const {
    flow::unit_table const& table = facts_->table();
    permission result;
    if (is_superuser_ == core::tribool::yes) return {core::tribool::yes, nowhere};
    if (std::uint32_t const owner = facts_->owner[relation]; owner != nowhere) result.offer(has_[owner], by_[owner]);
    permission granted;
    for (std::uint32_t k = first_on_[relation]; k != nowhere; k = next_on_[k]) {
      privilege_fact const& each = facts_->privileges[granted_[k]];
      bool const fits = each.on == privilege_fact::extent::relation || (column != 0 && each.column == column);
      if (fits && each.privileges.has(which)) granted.offer(strength(granted_[k]), each.resource);
    }
    if (granted.answer != core::tribool::no || !wide_.empty()) {
      sql::identifier const schema = table.name_of(relation).schema, database = table.database_of(relation);
      for (std::uint32_t g : wide_)
        if (facts_->privileges[g].privileges.has(which) && covers(facts_->privileges[g], schema, database))
          granted.offer(strength(g), facts_->privileges[g].resource);
      if (granted.answer != core::tribool::no) granted.answer = granted.answer && may_use(schema, database).answer;
    }
    result.offer(granted.answer, granted.resource);
    if (may_do_anything_ || is_superuser_ == core::tribool::unknown || facts_->owner_is_certain[relation] == 0 ||
        facts_->is_existing(relation))
      result.offer(core::tribool::unknown, unknown_);
    return result;
  }

  /// Whether it has privileges on some columns of a relation.
  [[nodiscard]] constexpr bool has_column_grants(std::uint32_t relation) const {
    for (std::uint32_t k = first_on_[relation]; k != nowhere; k = next_on_[k])
      if (facts_->privileges[granted_[k]].on == privilege_fact::extent::column) return true;
    return false;
  }

  /// What policies of row-level security leave of a relation.
  [[nodiscard]] constexpr bounds rows_of(std::uint32_t relation) const {
    core::tribool const on = facts_->rls[relation];
    core::tribool const free = ignores_rls_ || is_superuser_;
    if (on == core::tribool::no || free == core::tribool::yes) return certainly(column_access::full);
    core::tribool attached = core::tribool::no;
    for (filter_fact const& each : facts_->filters)
      if (each.relation == relation) attached = attached || has_[each.principal];
    bounds result;
    result.least = attached == core::tribool::no ? column_access::none : column_access::some_rows;
    if (attached == core::tribool::unknown) result.least = column_access::none;
    result.most = attached == core::tribool::no ? column_access::none : column_access::some_rows;
    bool const open = on == core::tribool::unknown || free == core::tribool::unknown || may_do_anything_;
    if (open) result.most = column_access::full;
    return result;
  }
  /// What the masking policies of a column show.
  [[nodiscard]] constexpr bounds mask_of(std::uint32_t relation, std::uint64_t column) const {
    if (is_superuser_ == core::tribool::yes) return certainly(column_access::full);
    mask_fact const* winner = nullptr;
    for (mask_fact const& each : facts_->masks)
      if (each.relation == relation && each.column == column && has_[each.principal] == core::tribool::yes &&
          (winner == nullptr || each.priority > winner->priority))
        winner = &each;
    bool const hides = winner != nullptr && !winner->is_plain;
    bounds result = certainly(hides ? column_access::masked : column_access::full);
    for (mask_fact const& each : facts_->masks) {
      bool const may_win = winner == nullptr || each.priority > winner->priority;
      if (each.relation != relation || each.column != column || has_[each.principal] != core::tribool::unknown ||
          !may_win)
        continue;
      (each.is_plain ? result.most : result.least) = each.is_plain ? column_access::full : column_access::masked;
    }
    if (may_do_anything_ || facts_->is_existing(relation)) result = {column_access::masked, column_access::full};
    return result;
  }
  [[nodiscard]] constexpr bounds level_at(std::uint32_t relation, std::uint64_t column) const {
    return rows_of(relation).within(mask_of(relation, column));
  }
  /// Whether any masking policy is on a column, for whom it be.
  [[nodiscard]] constexpr bool is_masked_for_anyone(std::uint32_t relation, std::uint64_t column) const {
    for (mask_fact const& each : facts_->masks)
      if (each.relation == relation && each.column == column) return true;
    return false;
  }

  /// USAGE on a schema: the one of a new warehouse, `public`, is open to all.
  [[nodiscard]] constexpr permission may_use(sql::identifier const& schema, sql::identifier const& database) const {
    permission result;
    if (sql::equal(schema, sql::name_of("public"))) {
      bool revoked = false;
      for (std::string_view each : facts_->revoked_public) revoked = revoked || each == warehouse_;
      if (!revoked) result.offer(core::tribool::yes, nowhere);
    }
    for (std::uint32_t g : usages_) {
      privilege_fact const& each = facts_->privileges[g];
      bool const fits = sql::equal(each.database, database) &&
                        (each.on == privilege_fact::extent::schemas_in_database ||
                         (each.on == privilege_fact::extent::schema && sql::equal(each.schema, schema)));
      if (fits) result.offer(strength(g), each.resource);
    }
    if (may_do_anything_ || facts_->is_existing_schema(warehouse_, schema))
      result.offer(core::tribool::unknown, unknown_);
    return result;
  }
  /// USAGE on the database of a datashare.
  [[nodiscard]] constexpr permission may_use_database(sql::identifier const& database) const {
    permission result;
    for (std::uint32_t g : usages_) {
      privilege_fact const& each = facts_->privileges[g];
      if (each.on == privilege_fact::extent::database && sql::equal(each.database, database))
        result.offer(strength(g), each.resource);
    }
    if (is_superuser_ != core::tribool::no) result.offer(is_superuser_, nowhere);
    if (may_do_anything_) result.offer(core::tribool::unknown, unknown_);
    return result;
  }
  /// Whether a grant covers what a datashare's database holds.
  [[nodiscard]] constexpr permission may_in_database(privilege which, sql::identifier const& database,
                                                     sql::object_name const& relation) const {
    permission result;
    for (std::uint32_t g : granted_) {
      privilege_fact const& each = facts_->privileges[g];
      if (!each.privileges.has(which) || !sql::equal(each.database, database)) continue;
      bool const all =
          each.on == privilege_fact::extent::tables_in_database ||
          (each.on == privilege_fact::extent::tables_in_schema && sql::equal(each.schema, relation.schema));
      bool const one = each.relation != nowhere && sql::equal(facts_->table().name_of(each.relation), relation);
      if (all || one) result.offer(strength(g), each.resource);
    }
    if (may_do_anything_) result.offer(core::tribool::unknown, unknown_);
    return result;
  }

 private:
  /// Lists what it is granted by what it is on.
  constexpr void sort_granted() {
    using extent = privilege_fact::extent;
    first_on_ = core::sequence<std::uint32_t>::filled(facts_->rls.size(), nowhere);
    core::sequence<std::uint32_t> last = first_on_;
    for (std::uint32_t k = 0; k < granted_.size(); ++k) {
      std::uint32_t const g = granted_[k];
      privilege_fact const& each = facts_->privileges[g];
      next_on_.push_back(nowhere);
      if (each.on == extent::relation || each.on == extent::column) {
        if (each.relation == nowhere) continue;
        std::uint32_t& before = last[each.relation];
        (before == nowhere ? first_on_[each.relation] : next_on_[before]) = k;
        before = k;
      } else if (each.on == extent::tables_in_schema || each.on == extent::tables_in_database) {
        wide_.push_back(g);
      } else if (each.on == extent::warehouse) {
        if (each.privileges.has(privilege::ignore_rls)) ignores_rls_ = ignores_rls_ || strength(g);
      } else if (each.privileges.has(privilege::usage)) {
        usages_.push_back(g);
      }
    }
  }
  constexpr void enter(std::uint32_t principal, core::tribool how, std::uint32_t by) {
    if (!(has_[principal] < how)) return;
    has_[principal] = how;
    by_[principal] = by;
    open_.push_back(principal);
  }
  constexpr void follow(std::uint32_t member) {
    for (membership const& each : facts_->members)
      if (each.member == member) enter(each.in, each.certain ? has_[member] : core::tribool::unknown, each.resource);
  }
  constexpr void read_principal(std::uint32_t p) {
    principal const& one = facts_->principals[p];
    if (has_[p] == core::tribool::no) return;
    bool const is_role = one.kind == sql::grantee_kind::role;
    bool const is_system = is_role && one.name.text.starts_with("sys:");
    // https://docs.aws.amazon.com/redshift/latest/dg/r_roles-default.html
    if (is_system && sql::equal(one.name, sql::name_of("sys:superuser"))) is_superuser_ = is_superuser_ || has_[p];
    if (is_system && sql::equal(one.name, sql::name_of("sys:secadmin"))) ignores_rls_ = ignores_rls_ || has_[p];
    if (!one.is_made && !is_system) may_do_anything_ = true;
  }
  [[nodiscard]] constexpr core::tribool strength(std::uint32_t g) const {
    privilege_fact const& of = facts_->privileges[g];
    return of.certain ? has_[of.principal] : core::tribool::unknown;
  }
  /// Whether a grant on all tables of something covers those of a schema.
  static constexpr bool covers(privilege_fact const& of, sql::identifier const& schema,
                               sql::identifier const& database) {
    return sql::equal(of.database, database) &&
           (of.on == privilege_fact::extent::tables_in_database || sql::equal(of.schema, schema));
  }

  facts const* facts_;
  std::string_view warehouse_;
  core::sequence<core::tribool> has_{};   ///< of each principal: whether the session has its privileges
  core::sequence<std::uint32_t> by_{};    ///< of each principal: the construct that brings it in
  core::sequence<std::uint32_t> open_{};  ///< principals whose memberships are followed
  core::sequence<std::uint32_t> granted_{};
  core::sequence<std::uint32_t> first_on_{}, next_on_{};  ///< of each relation, the positions in `granted_`
  core::sequence<std::uint32_t> wide_{}, usages_{};       ///< grants on all tables of something; of USAGE
  core::tribool is_superuser_ = core::tribool::no, ignores_rls_ = core::tribool::no;
  bool may_do_anything_ = false;     ///< it existed before, or a text may have granted anything
  std::uint32_t unknown_ = nowhere;  ///< the construct of that text
};

}  // namespace access
}  // namespace strata
