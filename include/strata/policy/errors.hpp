// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

STRATA_ERROR(E0501, resource_breaks_a_rule_of_the_policy,
             "the resource named first breaks the rule named second; correct it, or waive the rule with a reason")
STRATA_ERROR(E0502, waiver_is_not_used,
             "this waiver waives nothing, since the resource complies or is not in the stack; remove the waiver")
STRATA_ERROR(E0503, waiver_has_expired,
             "this waiver has expired; correct the resource, or renew the waiver with its reason")
STRATA_ERROR(E0504, policy_has_no_such_rule, "the pack has no rule with the id that is taken out; correct the id",
             "the pack has no rule {}; correct the id that is taken out")
STRATA_ERROR(
    E0505, waiver_has_no_reason,
    "a waiver needs a rule's id, a reason of 10 characters or more, and a date that exists; complete it",
    "{0} waives \"{}\", and a waiver needs a rule's id, a reason of 10 characters or more, and a date that exists; complete it")
/// A rule asks what the program does not say, such as whether a datashare shows values of a column where a text that
/// Strata does not read fills the shared table. The finding in `policy::assess`, and `explain`, name the construct that
/// does not say enough. Declare it there as in E0420, or waive the rule with a reason.
STRATA_ERROR(
    E0506, resource_cannot_be_judged,
    "the program does not say enough to judge the resource named first by this rule; declare what is missing, or "
    "waive the rule with a reason")
