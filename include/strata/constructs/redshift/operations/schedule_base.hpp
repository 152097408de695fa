// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/operations/schedule_options.hpp>

namespace strata {

namespace detail {
/// The bit of schedules that share the dead-letter queue of the stack.
inline constexpr std::uint32_t uses_dead_letters = 1u << 7;
}  // namespace detail

/// What the schedules of SQL have in common: when they run.
class schedule_base {
 public:
  [[nodiscard]] constexpr schedule_options const& when() const { return when_; }

 protected:
  constexpr explicit schedule_base(schedule_options const& when) : when_{when} {}

  constexpr void describe_schedule(core::describer& out, redshift_statement const& of) const {
    out.needs(of.workgroup().id);
    out.needs(of.owner().id);
    out.mark(detail::uses_handler | detail::effects_are_known);  // by the handler's role, others can reach a warehouse
    if (when_.dead_letter_queue.empty()) out.mark(detail::uses_dead_letters);
    detail::check_schedule(out, when_);
  }

 private:
  schedule_options when_;
};

}  // namespace strata
