// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// What exists already
/// A role has an ARN such as arn:aws:iam::111122223333:role/Loads, a policy arn:aws:iam::111122223333:policy/Boundary,
/// and a secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:admin-AbCdEf. IAM allows access by the ARN, so a
/// name does not do in its place. The error does not look at parameters, imports and dynamic references.
STRATA_ERROR(E0334, arn_is_malformed,
             "this is not the ARN of a role, a policy or a secret, whichever belongs here; copy it from the service",
             "{0} has the ARN \"{}\", which is not one of its kind; copy it from the service")
/// Something that exists already is known by what the program says of it. Some uses need more than others: a datashare
/// the id of a namespace, a catalog a Glue connection, a new workgroup the name of its namespace.
STRATA_ERROR(E0335, existing_thing_is_not_described,
             "this needs to know more about something that exists already; set the option named here",
             "{0} needs to know the {}; set that option")
/// CloudFormation gives no secret values to custom resources, and these need only the names of things: a secret is
/// named by its ARN. Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html>
STRATA_ERROR(
    E0336, custom_resource_gets_no_secret,
    "CloudFormation gives no secret value to a custom resource; name the secret by its ARN",
    "{0} has a secret value as its {}, and CloudFormation gives none to a custom resource; name the secret by its ARN")
/// The Data API signs in to a provisioned cluster by one secret or as one database user.
STRATA_ERROR(E0337, cluster_has_two_ways_in,
             "SQL runs by a secret or as a database user, not both; remove .secret of the namespace or .db_user",
             "{0} runs SQL as the database user {} and by the secret of its namespace; remove one of them")
