// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/waiver.hpp>
#include <strata/constructs/s3_location.hpp>
#include <strata/core/source_line.hpp>
#include <strata/policy/errors.hpp>
#include <strata/policy/rule.hpp>

namespace strata {

/// The last day of a waiver. Without one, the waiver does not expire.
struct until {
  int date = 0;  ///< 20270331
  constexpr until() = default;
  constexpr until(int year, int month, int day) : date{year * 10000 + month * 100 + day} {}
  [[nodiscard]] constexpr bool is_date() const {
    return date == 0 || (date >= 20200101 && date <= 29991231 && date / 100 % 100 >= 1 && date / 100 % 100 <= 12 &&
                         date % 100 >= 1 && date % 100 <= 31);
  }
};

/// The target of a waiver for all of the stack.
struct whole_stack {};

namespace policy::detail {

constexpr cfn::waiver for_what(whole_stack) { return {cfn::waiver::extent::stack}; }
constexpr cfn::waiver for_what(cfn::logical_id const& id) { return {cfn::waiver::extent::resource, id}; }
template <class Resource>
constexpr cfn::waiver for_what(cfn::handle<Resource> const& handle) {
  return for_what(handle.id);
}
constexpr cfn::waiver for_what(s3_location const& location) { return for_what(location.own); }
template <class Construct>
  requires requires(Construct const& c) {
    std::string_view{c.id};
    c.line;
  }
constexpr cfn::waiver for_what(Construct const& construct) {
  return {cfn::waiver::extent::construct, {construct.id, {}}};
}

}  // namespace policy::detail

/// Accepts findings of a rule, with the reason. It is a part of the stack, for one resource (by its handle or its
/// logical id), for all resources of a construct, or for the `whole_stack`. The template's Metadata passes it on to
/// cdk-nag, cfn-lint and cfn-guard. If the build defines STRATA_TODAY, as 20261124, a waiver expires after its date.
///
///     inline constexpr auto open_logs = waive<"OpenLogs">(lake.access_logs(), policy::rule<"AwsSolutions-S1">,
///                                                         "a log bucket does not log itself", until{2027, 3, 31});
///
/// Errors: E0502, E0503, E0505.
template <core::fixed_string Id>
class waiver_of {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr waiver_of(cfn::waiver const& what, bool is_date, core::source_line line_)
      : line{line_}, what_{what}, is_date_{is_date} {}

  constexpr void describe(core::describer& out) const {
    out.require(!what_.rule.empty() && what_.reason.size() >= 10 && is_date_, errors::E0505, what_.rule);
    // The shared parts of a stack belong to no construct.
    if (what_.of != cfn::waiver::extent::stack && what_.target.construct.substr(0, 6) != "Strata")
      out.needs(what_.target.construct);
  }
  constexpr void expand(auto& out) const { out.waive(what_); }

 private:
  cfn::waiver what_;
  bool is_date_;
};

template <core::fixed_string Id = "", class What, core::fixed_string Rule>
constexpr waiver_of<Id> waive(What const& what, policy::rule_name<Rule>, std::string_view reason, until last_day = {},
                              core::source_line line_ = {}) {
  cfn::waiver result = policy::detail::for_what(what);
  result.rule = policy::rule_name<Rule>::id;
  result.reason = reason;
  result.until = last_day.date;
  return {result, last_day.is_date(), line_};
}

}  // namespace strata
