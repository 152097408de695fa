// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// Platforms of several stacks
/// CloudFormation knows a stack by its name, which an account has once in a Region.
STRATA_ERROR(E0601, stack_name_is_used_twice,
             "two stacks of this name are in one account and Region; give one of them another name or place",
             "{} is the name of two stacks in one account and Region; give one of them another name or place")
/// The name of an export is unique in an account and Region. Source:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
STRATA_ERROR(E0602, export_is_used_twice,
             "two stacks of one account and Region export this name; rename one of the exports",
             "{text1} and {text2} export {} in one account and Region; rename one of the exports")
/// `imported("...")` takes what a stack of the same account and Region exports, and the receiver of `handed_over` what
/// a stack of the platform gives. An export of a stack that does not belong to the platform is listed in its
/// `exports_of_others`.
STRATA_ERROR(
    E0603, nothing_gives_the_value,
    "no stack of the platform gives this value there; export it, or list it in exports_of_others of the platform",
    "{text1} takes {}, which no stack of the platform gives it; export it in the same account and Region, hand it over, or list it in exports_of_others")
/// A stack is deployed behind the stacks whose values it takes.
STRATA_ERROR(
    E0604, stacks_wait_for_each_other,
    "these stacks wait for values of each other, so neither can be deployed first; move a construct",
    "{} takes a value of {text1}, which waits for {} itself, so neither can be deployed first; move a construct")
/// Namespaces, workgroups, Glue databases and resources with a name of their own exist once in an account and Region.
STRATA_ERROR(E0605, name_is_made_by_two_stacks,
             "two stacks of one account and Region make something of this name; rename one",
             "{text1} and {text2} make {} in one account and Region; rename one")
