// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

STRATA_ERROR(E0201, required_property_is_missing, "this resource lacks the property named here; give it a value",
             "a resource lacks its required property {}; give it a value")
STRATA_ERROR(E0202, value_is_not_in_the_enumeration,
             "CloudFormation takes one of a few words for this property; choose one of them",
             "{0} gives {text0} a value that CloudFormation does not take there; choose one of its words")
STRATA_ERROR(E0203, value_does_not_match_the_pattern,
             "the text of this property does not match CloudFormation's pattern for it; correct the text",
             "{0} gives {text0} a text that does not match CloudFormation's pattern for it; correct the text")
STRATA_ERROR(E0204, value_is_out_of_range,
             "the number, length or count of this property is outside its limits; correct it",
             "the number, length or count of {} in {0} is {have}, and the limit is {limit}; correct it")
STRATA_ERROR(E0205, attribute_does_not_exist,
             "this resource type has no attribute of that name for Fn::GetAtt; correct the name",
             "{text1} has no attribute {} for Fn::GetAtt; correct the name")
STRATA_ERROR(E0206, resource_has_no_ref,
             "Ref returns nothing for this resource type; use get_att with one of its attributes",
             "Ref returns nothing for {}; use get_att with one of its attributes")
STRATA_ERROR(E0207, placeholder_has_no_value, "the placeholder of Fn::Sub named here has no value; bind it to one",
             "the placeholder {} of Fn::Sub has no value; bind it to one")
STRATA_ERROR(E0208, list_items_are_not_unique, "this list holds an item twice; remove one of them",
             "{0} has an item twice in the list {}; remove one of them")
STRATA_ERROR(E0209, statement_has_no_action, "this statement of an IAM policy names no action; add one",
             "{0} has a statement in {} that names no action; add one")
STRATA_ERROR(E0210, service_principal_is_misspelt,
             "this is no service principal; write one such as redshift.amazonaws.com",
             "{0} names a principal in {} that is no service principal; write one such as redshift.amazonaws.com")
