// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/load.hpp>
#include <strata/constructs/redshift/operations/domain.hpp>
#include <strata/constructs/redshift/operations/refreshed_views.hpp>
#include <strata/constructs/redshift/operations/schedule_parts.hpp>

namespace strata {

/// Any SQL, by a schedule; see `schedule`. Strata checks its statements like those of `run_custom_sql`, and what they
/// move counts where a program asks who sees which column. They wait for what they need, and make nothing that others
/// could use. A single statement, or statements that can share a transaction, are started by EventBridge Scheduler
/// itself. Others run one after the other in a state machine, which ends with the first that fails, or after ten hours.
/// Makes AWS::Scheduler::Schedule and its role; for several steps also AWS::StepFunctions::StateMachine, its role and
/// its log group. Errors: E0701 to E0704, E0707, and those of `run_custom_sql`.
class scheduled_sql_base : public redshift_custom_sql_base, public schedule_base {
 public:
  using domain = operations_domain;

  constexpr scheduled_sql_base(std::string_view id_, any_warehouse const& workgroup, sql_source const& text,
                               std::string_view database, schedule_options const& when, core::source_line line_)
      : redshift_custom_sql_base{id_, workgroup, {.create = text, .database = database}, line_}, schedule_base{when} {}

  constexpr void describe(core::describer& out) const { describe(out, detail::sql_parse{source()}.view()); }
  constexpr void describe(core::describer& out, parsed_sql const& text) const {
    describe_statement(out);
    describe_schedule(out, *this);
    require_sql(out, source(), text);
    sql::script_effects const effects = sql::effects_of(text.begin(), text.end(), names().context());
    for (sql::name_effect const& effect : effects.names) describe_effect(out, effect);
  }
  /// The names that it reads and fills, whenever it runs.
  constexpr void describe_data(core::describer& out, parsed_sql const& text) const {
    for (sql::relation_use const& use : text) {
      if (!sql::is_relation(use.kind) || use.temporary) continue;
      if (use.how == sql::usage::writes) names().needs(out, use.kind, use.name, {.strict = false, .fills = true});
      if (use.how == sql::usage::reads) names().needs(out, use.kind, use.name, {.strict = false});
    }
  }

  /// Whether its statements run one after the other in a state machine.
  [[nodiscard]] constexpr bool has_steps() const { return script().json().items.size() > 1; }
  constexpr void expand(auto& out) const { detail::expand_schedule(out, *this, when(), script()); }

 private:
  [[nodiscard]] constexpr detail::sql_script script() const {
    detail::sql_script result;
    append(result, source().text());
    return result;
  }
  /// It needs names as long as it is there, and takes no interest in who fills them at a deployment.
  constexpr void describe_effect(core::describer& out, sql::name_effect const& effect) const {
    using sql::name_fate;
    if (effect.fate == name_fate::created || effect.fate == name_fate::removed)
      return out.report(errors::E0707, effect.name.name.text);
    if (effect.fate == name_fate::removed_if_present) return names().removes(out, effect.kind, effect.name, false);
    if (!effect.needed || effect.fate == name_fate::own) return;
    names().needs(out, effect.kind, effect.name,
                  {.strict = effect.need.strict, .lasting = true, .fills = false, .reads = false});
  }
};

template <core::fixed_string Id>
struct scheduled_sql : scheduled_sql_base {
  constexpr scheduled_sql(any_warehouse const& workgroup, sql_source const& text, std::string_view database,
                          schedule_options const& when, core::source_line line_)
      : scheduled_sql_base{Id.view(), workgroup, text, database, when, line_} {}
};

/// A load, by a schedule; see `schedule`. Each run replaces the rows of the table by those of the files in one
/// transaction, so that nobody sees the table empty. Makes AWS::Scheduler::Schedule and its role. Errors: E0701 to
/// E0704, E0706.
class scheduled_load_base : public redshift_statement, public schedule_base {
 public:
  using domain = operations_domain;

  constexpr scheduled_load_base(std::string_view id_, redshift_load_base const& load, schedule_options const& when,
                                core::source_line line_)
      : redshift_statement{id_, load.workgroup(), load.database(), line_}, schedule_base{when}, load_{&load} {}

  constexpr void describe(core::describer& out) const {
    describe_schedule(out, *this);
    out.follows(load_->id);
    out.require(load_->options().mode == load_mode::truncate_then_load, errors::E0706, load_->id);
  }
  constexpr void describe_data(core::describer& out) const {
    names().needs(out, sql::object_kind::table, load_->target_name(), {.strict = false, .fills = true});
  }
  [[nodiscard]] static constexpr bool has_steps() { return false; }
  constexpr void expand(auto& out) const { detail::expand_schedule(out, *this, when(), load_->replacing_script()); }

 private:
  redshift_load_base const* load_;
};

template <core::fixed_string Id>
struct scheduled_load : scheduled_load_base {
  constexpr scheduled_load(redshift_load_base const& load, schedule_options const& when, core::source_line line_)
      : scheduled_load_base{Id.view(), load, when, line_} {}
};

/// REFRESH of materialized views, by a schedule; see `refresh`. Each view is refreshed behind those that it reads, in a
/// transaction of its own, because an incremental refresh sees only what is committed
/// (https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-refresh-sql-command.html). Makes
/// AWS::Scheduler::Schedule, AWS::StepFunctions::StateMachine, a role of each, and a log group. Errors: E0701 to E0705.
class scheduled_refresh_base : public redshift_statement, public schedule_base {
 public:
  using domain = operations_domain;

  constexpr scheduled_refresh_base(std::string_view id_, any_warehouse const& workgroup, detail::view_list const& views,
                                   schedule_options const& when, std::string_view database, core::source_line line_)
      : redshift_statement{id_, workgroup, database, line_}, schedule_base{when}, views_{views} {}

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    describe_schedule(out, *this);
    detail::require_room(out, views_, "views");
    for (redshift_relation const* view : views_) {
      out.follows(view->id);
      out.require(view->kind() == sql::object_kind::materialized_view && view->same_database(*this), errors::E0705,
                  view->id);
    }
    if (views_.empty()) names().contents_of_all(out, core::verb::may_read);
  }
  /// The views that it refreshes in a stack, in order.
  [[nodiscard]] constexpr detail::refreshed_views refreshed_in(stack_info const& stack) const {
    core::describer like;
    names().needs(like, sql::object_kind::materialized_view, {{}, {"public", true}, {"x", true}}, {});
    return {stack, like, views_};
  }

  [[nodiscard]] static constexpr bool has_steps() { return true; }
  constexpr void expand(auto& out) const {
    detail::sql_script script;
    detail::refreshed_views const found = refreshed_in(out.stack());
    for (std::string_view name : found.names())
      script.alone(cfn::text{"REFRESH MATERIALIZED VIEW "} + detail::name_in_sql(name));
    detail::expand_steps(out, *this, when(), script.json());
  }

 private:
  detail::view_list views_;
};

template <core::fixed_string Id>
struct scheduled_refresh : scheduled_refresh_base {
  constexpr scheduled_refresh(any_warehouse const& workgroup, detail::view_list const& views,
                              schedule_options const& when, std::string_view database, core::source_line line_)
      : scheduled_refresh_base{Id.view(), workgroup, views, when, database, line_} {}
};

/// A load that runs by a schedule, besides once in the deployment. Its mode has to be `truncate_then_load`.
///
///     inline constexpr auto daily = schedule<"Daily">(load, {.at = "cron(0 2 * * ? *)", .time_zone =
///     "Europe/Berlin"});
template <core::fixed_string Id = "">
constexpr scheduled_load<Id> schedule(redshift_load_base const& load, schedule_options const& when,
                                      core::source_line line = {}) {
  return {load, when, line};
}
/// SQL that runs by a schedule in a database of a warehouse, one statement or several.
///
///     inline constexpr auto tidy = schedule<"Tidy">(producer, "VACUUM; ANALYZE", {.at = "cron(0 4 ? * SUN *)"});
/// @param database empty: the namespace's first database
template <core::fixed_string Id = "">
constexpr scheduled_sql<Id> schedule(any_warehouse const& workgroup, sql_source const& sql,
                                     schedule_options const& when, std::string_view database = {},
                                     core::source_line line = {}) {
  return {workgroup, sql, database, when, line};
}
/// REFRESH of all materialized views that the stack creates in a database of a warehouse, by a schedule, in order.
///
///     inline constexpr auto hourly = refresh<"Hourly">(producer, {.at = "rate(1 hour)"});
/// @param database empty: the namespace's first database
template <core::fixed_string Id = "">
constexpr scheduled_refresh<Id> refresh(any_warehouse const& workgroup, schedule_options const& when,
                                        std::string_view database = {}, core::source_line line = {}) {
  return {workgroup, {}, when, database, line};
}
/// REFRESH of the materialized views in braces, by a schedule, in the order of what they read: `{&ratings, &totals}`.
template <core::fixed_string Id = "">
constexpr scheduled_refresh<Id> refresh(any_warehouse const& workgroup,
                                        std::initializer_list<redshift_relation const*> views,
                                        schedule_options const& when, std::string_view database = {},
                                        core::source_line line = {}) {
  return {workgroup, views, when, database, line};
}

}  // namespace strata
