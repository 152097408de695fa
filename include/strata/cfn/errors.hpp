// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

STRATA_ERROR(E0201, required_property_is_missing, "give a value to the property named in this error")
STRATA_ERROR(E0202, value_is_not_in_the_enumeration,
             "CloudFormation takes one of a few words for this property; correct it")
STRATA_ERROR(E0203, value_does_not_match_the_pattern, "the text of this property does not have the form that it needs")
STRATA_ERROR(E0204, value_is_out_of_range, "the number, length or count of this property is not within its limits")
STRATA_ERROR(E0205, attribute_does_not_exist,
             "Fn::GetAtt gives only the attributes of the resource type; correct the name")
STRATA_ERROR(E0206, resource_has_no_ref, "Ref gives nothing for this resource type; use an attribute of it")
STRATA_ERROR(E0207, placeholder_has_no_value, "bind the placeholder of Fn::Sub that is named in this error to a value")
STRATA_ERROR(E0208, list_items_are_not_unique, "each item of this list may be there once")
STRATA_ERROR(E0209, statement_has_no_action, "a statement of an IAM policy names at least one action")
STRATA_ERROR(E0210, service_principal_is_misspelt,
             "a service principal is spelt like redshift.amazonaws.com; correct it")
