// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>
#include <strata/constructs/redshift/access/rows.hpp>
#include <strata/sql/policy_definition.hpp>

/// Checks grants and policies against the relations and roles of their stack: E0434, E0439, E0441 to E0445. What is not
/// known raises no error.
namespace strata::access {

/// The first error of a stack's access, as a constant keeps it.
struct found_error {
  core::error_code const* error = nullptr;
  std::uint32_t resources[core::verdict_constant::max_resources]{};
  std::size_t resource_count = 0;
  std::string_view subject{}, closest{};
  long long have{}, limit{};

  constexpr void add(std::uint32_t resource) {
    if (resource_count < core::verdict_constant::max_resources) resources[resource_count++] = resource;
  }
};

class checker {
 public:
  constexpr checker(construct_list const& of, flow::constructs_by_kind const& sql, bool const* changed,
                    stack_columns const* columns)
      : of_{of}, sql_{sql}, changed_{changed}, columns_{columns} {
    for (std::uint32_t i = 0; i < of_.size && result_.error == nullptr; ++i) {
      if (of_[i].grant != nullptr) check(i, *of_[i].grant);
      if (of_[i].attachment != nullptr) check(i, *of_[i].attachment);
      if (of_[i].role_grant != nullptr) check_circle(i);
    }
  }
  [[nodiscard]] constexpr found_error const& result() const { return result_; }

 private:
  constexpr void report(core::error_code const& error, std::uint32_t resource, std::string_view subject) {
    if (result_.error != nullptr) return;
    result_.error = &error;
    result_.subject = subject;
    result_.add(resource);
  }

  /// The relation of the stack that an object means, or `flow::nowhere`.
  [[nodiscard]] constexpr std::uint32_t relation_of(redshift_statement const& user,
                                                    granted_object const& object) const {
    sql::identifier const schema = object.name().schema.text.empty() ? user.search_schema() : object.name().schema;
    for (std::uint32_t r = 0; r < sql_.size; ++r) {
      redshift_relation const* const one = sql_.relations[r];
      if (one == nullptr) continue;
      if (object.relation() != nullptr) {
        if (one == object.relation()) return r;
      } else if (one->same_database(user) && object.name().database.text.empty() &&
                 user.same_name(one->name().name, object.name().name) && user.same_name(one->schema(), schema)) {
        return r;
      }
    }
    return flow::nowhere;
  }
  /// The columns of a relation if all of them are known, else null.
  [[nodiscard]] constexpr stack_columns const* columns_of(std::uint32_t relation) const {
    if (relation == flow::nowhere || changed_[relation] || !columns_[relation].known) return nullptr;
    return &columns_[relation];
  }
  static constexpr stack_column const* find(stack_columns const& has, sql::identifier const& name) {
    for (std::size_t c = 0; c < has.count; ++c)
      if (sql::equal(has.columns[c].name, name)) return &has.columns[c];
    return nullptr;
  }
  constexpr bool require_column(core::error_code const& error, std::uint32_t resource, stack_columns const& has,
                                std::string_view name) {
    if (find(has, {name, true}) != nullptr || result_.error != nullptr) return true;
    report(error, resource, name);
    core::closest_name closest{name};
    for (std::size_t c = 0; c < has.count; ++c) closest.offer(has.columns[c].name.text);
    result_.closest = closest.found();
    return false;
  }

  constexpr void check(std::uint32_t i, redshift_grant_base const& grant) {
    if (grant.object().scope() != sql::grant_scope::columns) return;
    stack_columns const* const has = columns_of(relation_of(grant, grant.object()));
    if (has == nullptr) return;
    detail::for_each_part(grant.object().column_list(),
                          [&](std::string_view name) { require_column(errors::E0434, i, *has, name); });
  }

  // ---- policies

  constexpr void check(std::uint32_t i, redshift_policy_attachment_base const& made) {
    std::uint32_t const relation = relation_of(made, made.object());
    detail::sql_parse const read{made.policy().source()};
    sql::tree_view const tree = read.view().tree;
    sql::policy_definition const policy = sql::policy_definition_of(tree, tree.first_statement());
    stack_columns const* const has = columns_of(relation);
    if (made.masks()) return check_mask(i, made, policy, has);
    for (sql::policy_definition::column const& input : policy.inputs) {
      if (has == nullptr) break;
      if (!require_column(errors::E0441, i, *has, input.name.text)) return;
      require_type(i, find(*has, input.name), input.type, input.name.text);
    }
    if (relation != flow::nowhere) check_readers(i, relation);
  }
  constexpr void check_mask(std::uint32_t i, redshift_policy_attachment_base const& made,
                            sql::policy_definition const& policy, stack_columns const* has) {
    std::size_t inputs = 0, outputs = 0;
    detail::for_each_part(made.inputs(), [&](std::string_view) { ++inputs; });
    detail::for_each_part(made.outputs(), [&](std::string_view) { ++outputs; });
    if (inputs != policy.inputs.size() || outputs != policy.outputs.size()) {
      bool const of_inputs = inputs != policy.inputs.size();
      report(errors::E0443, i, {});
      result_.have = static_cast<long long>(of_inputs ? inputs : outputs);
      result_.limit = static_cast<long long>(of_inputs ? policy.inputs.size() : policy.outputs.size());
      return;
    }
    check_priority(i, made);
    if (has == nullptr) return;
    std::size_t at = 0;
    detail::for_each_part(made.inputs(), [&](std::string_view name) {
      if (require_column(errors::E0434, i, *has, name))
        require_type(i, find(*has, {name, true}), policy.inputs[at].type, name);
      ++at;
    });
    at = 0;
    detail::for_each_part(made.outputs(), [&](std::string_view name) {
      if (require_column(errors::E0434, i, *has, name))
        require_type(i, find(*has, {name, true}), policy.outputs[at], name);
      ++at;
    });
  }
  constexpr void require_type(std::uint32_t i, stack_column const* column, sql::data_type const& type,
                              std::string_view name) {
    if (column == nullptr || (sql::compatible(column->type, type) && !sql::surely_refused(column->type, type))) return;
    report(errors::E0442, i, name);
  }
  /// Of two policies that mask one column, Redshift takes the one with the higher priority.
  constexpr void check_priority(std::uint32_t i, redshift_policy_attachment_base const& made) {
    for (std::uint32_t k = 0; k < i; ++k) {
      redshift_policy_attachment_base const* const other = of_[k].attachment;
      if (other == nullptr || !other->masks() || other->priority() != made.priority() ||
          &other->policy() == &made.policy() || !is_same_relation(*other, made))
        continue;
      detail::for_each_part(made.outputs(), [&](std::string_view name) {
        detail::for_each_part(other->outputs(), [&](std::string_view beside) {
          if (!sql::equal(sql::identifier{name, true}, sql::identifier{beside, true}) || result_.error != nullptr)
            return;
          report(errors::E0444, k, name);
          result_.add(i);
        });
      });
    }
  }
  static constexpr bool is_same_relation(redshift_policy_attachment_base const& a,
                                         redshift_policy_attachment_base const& b) {
    return a.same_database(b) && sql::equal(a.schema(), b.schema()) &&
           sql::equal(a.object().name().name, b.object().name().name);
  }
  /// Neither a materialized view nor a policy reads what has policies of row-level security.
  constexpr void check_readers(std::uint32_t i, std::uint32_t relation) {
    redshift_relation const& of = *sql_.relations[relation];
    for (std::uint32_t r = 0; r < sql_.size; ++r) {
      redshift_statement const* reader = nullptr;
      parsed_sql const* text = nullptr;
      if (sql_.relations[r] != nullptr && sql_.relations[r]->kind() == sql::object_kind::materialized_view)
        reader = sql_.relations[r], text = sql_.parsed_relations[r];
      if (sql_.scripts[r] != nullptr && of_[r].policy != nullptr)
        reader = sql_.scripts[r], text = sql_.parsed_scripts[r];
      if (reader == nullptr || !reader->same_database(of)) continue;
      for (sql::relation_use const& use : *text) {
        if (use.how != sql::usage::reads || !sql::is_relation(use.kind) || !use.name.database.text.empty()) continue;
        sql::identifier const schema = use.name.schema.text.empty() ? reader->search_schema() : use.name.schema;
        if (!reader->same_name(use.name.name, of.name().name) || !reader->same_name(schema, of.schema())) continue;
        if (result_.error != nullptr) return;
        report(errors::E0445, i, of.name().name.text);
        result_.add(r);
      }
    }
  }

  // ---- roles in roles

  /// Whether a role, through the grants of roles, contains itself: follows them from a grant back to it.
  constexpr void check_circle(std::uint32_t first) {
    core::sequence<std::uint32_t> grants{first}, from{first};
    for (std::size_t next = 0; next < grants.size(); ++next) {
      redshift_role_grant_base const& at = *of_[grants[next]].role_grant;
      if (next > 0 && gives(at, of_[first].role_grant->role())) return report_circle(first, grants, from, next);
      for (std::uint32_t k = 0; k < of_.size; ++k) {
        redshift_role_grant_base const* const other = of_[k].role_grant;
        if (other == nullptr || other->owner().id != at.owner().id || !gives(at, other->role())) continue;
        bool known = false;
        for (std::uint32_t seen : grants) known = known || seen == k;
        if (!known) grants.push_back(k), from.push_back(static_cast<std::uint32_t>(next));
      }
    }
  }
  /// Whether a grant gives its role to another role.
  static constexpr bool gives(redshift_role_grant_base const& grant, grantee const& role) {
    for (grantee const& each : grant.grantees())
      if (each.is(role)) return true;
    return false;
  }
  constexpr void report_circle(std::uint32_t first, core::sequence<std::uint32_t> const& grants,
                               core::sequence<std::uint32_t> const& from, std::size_t last) {
    core::sequence<std::uint32_t> path;
    for (std::size_t at = last; at != 0; at = from[at]) path.push_back(grants[at]);
    report(errors::E0439, first, of_[first].role_grant->role().name());
    for (std::size_t k = path.size(); k > 0; --k) result_.add(path[k - 1]);
  }

  construct_list const& of_;
  flow::constructs_by_kind const& sql_;
  bool const* changed_;
  stack_columns const* columns_;
  found_error result_{};
};

template <class Stack>
struct check_of {
  static constexpr found_error find() {
    return checker{constructs_of<Stack>, flow::constructs_of<Stack>, detail::relation_reads<Stack>::changes.has,
                   lineage_of<Stack>::columns.data()}
        .result();
  }
  static constexpr found_error found = find();

  static constexpr core::verdict check() {
    core::verdict result;
    if constexpr ((marks_of<Stack> & detail::says_access) != 0) {
      result.error = found.error;
      for (std::size_t r = 0; r < found.resource_count; ++r) result.resources.push_back(found.resources[r]);
      result.subject = found.subject;
      result.closest = found.closest;
      result.have = found.have;
      result.limit = found.limit;
    }
    return result;
  }
};

}  // namespace strata::access
