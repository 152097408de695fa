// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/operations/domain.hpp>

namespace strata {

/// Snapshots of a namespace, by a schedule; see `snapshots`. EventBridge Scheduler calls CreateSnapshot. Each snapshot
/// has a name of its own and goes after its retention. Recovery points of 24 hours need no schedule: the service makes
/// them (https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-snapshots-recovery-points.html). Makes
/// AWS::Scheduler::Schedule and its role. Errors: E0335, E0701 to E0703, E0715, E0716.
class scheduled_snapshots_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr scheduled_snapshots_base(std::string_view id_, any_namespace const& of, int days,
                                     schedule_options const& when, std::string_view name, core::source_line line_)
      : id{id_}, line{line_}, of_{&of}, days_{days}, when_{when}, name_{name} {}

  constexpr void describe(core::describer& out) const {
    out.needs(of_->id);
    of_->require_name(out);
    of_->require_namespace_id(out);
    out.mark(detail::effects_are_known);
    if (when_.dead_letter_queue.empty()) out.mark(detail::uses_dead_letters);
    detail::check_schedule(out, when_);
    constexpr int most = 3653;
    out.require(days_ >= 1 && days_ <= most, errors::E0715, {}, days_, most);
    out.require(is_prefix(name_), errors::E0716, name_);
  }

  constexpr void expand(auto& out) const {
    cfn::text arn = cfn::attribute{{of_->id, {}}, "Namespace.NamespaceArn"};
    if (of_->exists()) arn = cfn::arn("redshift-serverless", cfn::concat("namespace/", of_->namespace_id()));
    cfn::policy_document policy{{.actions = {"redshift-serverless:CreateSnapshot"},
                                 .resources = {arn, cfn::arn("redshift-serverless", "snapshot/*")}}};
    detail::add_role_of_schedule(out, id, policy, when_, "Snapshots get their ids when they are made.");
    detail::add_schedule(
        out, id, when_,
        cfn::concat("arn:", cfn::aws_partition, ":scheduler:::aws-sdk:redshiftserverless:createSnapshot"),
        detail::json_text(cfn::object({{"NamespaceName", of_->namespace_name()},
                                       {"SnapshotName", cfn::concat(name_, "-<aws.scheduler.execution-id>")},
                                       {"RetentionPeriod", days_}})));
  }

 private:
  static constexpr bool is_prefix(std::string_view name) {
    auto const fits = [](char c) { return detail::is_lower(c) || detail::is_digit(c) || c == '-'; };
    return !name.empty() && name.size() <= 40 && detail::is_lower(name.front()) && name.back() != '-' &&
           name.find("--") == name.npos && detail::all_of(name, fits);
  }

  any_namespace const* of_;
  int days_;
  schedule_options when_;
  std::string_view name_;
};

template <core::fixed_string Id>
struct scheduled_snapshots : scheduled_snapshots_base {
  constexpr scheduled_snapshots(any_namespace const& of, int days, schedule_options const& when, std::string_view name,
                                core::source_line line_)
      : scheduled_snapshots_base{Id.view(), of, days, when, name, line_} {}
};

/// A snapshot of a namespace at each time of a schedule.
///
///     inline constexpr auto weekly = snapshots<"Weekly">(producer_ns, 90, {.at = "cron(0 1 ? * SUN *)"});
/// @param days after which a snapshot is deleted, 1 to 3653
/// @param name what the names of the snapshots begin with: up to 40 of a-z, 0-9 and hyphens
template <core::fixed_string Id = "">
constexpr scheduled_snapshots<Id> snapshots(any_namespace const& of, int days, schedule_options const& when,
                                            std::string_view name = "scheduled", core::source_line line = {}) {
  return {of, days, when, name, line};
}

}  // namespace strata
