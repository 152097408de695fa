// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

STRATA_ERROR(E0101, id_is_not_alphanumeric, "an id has 1 to 255 of A-Z, a-z and 0-9, and this one does not; rename it",
             "the id of {0} has to be 1 to 255 of A-Z, a-z and 0-9; rename it")
STRATA_ERROR(E0102, id_is_used_twice, "two resources of this stack have the same id; rename one of them",
             "{0} and {1} have the same id; rename one of them")
STRATA_ERROR(E0103, resource_is_missing_from_the_stack,
             "this resource needs one that the stack does not list; add the resource named here to the stack",
             "{0} needs {}, which the stack does not list; add {} to the stack")
STRATA_ERROR(E0104, nothing_creates_what_this_uses,
             "this resource uses a name that no resource of the stack creates; create it or correct the name",
             "{0} uses {text0}, which nothing in the stack creates; create it or correct the name")
STRATA_ERROR(E0105, name_is_created_twice,
             "two resources of this stack create the same name; rename or remove one of them",
             "{} is created twice, by {all}; rename or remove one of them")
STRATA_ERROR(E0106, dependencies_form_a_cycle,
             "these resources wait for each other in a circle; remove one of the dependencies",
             "these constructs wait for each other in a circle: {path}; remove one of the dependencies")
STRATA_ERROR(E0107, resource_is_no_constant,
             "this resource is no constant at namespace scope; declare it inline constexpr",
             "{0} is no constant at namespace scope; declare it inline constexpr")
STRATA_ERROR(
    E0108, id_is_missing,
    "this resource has no id; write one in angle brackets before the arguments, as in create_table<\"Orders\">(...)",
    "{0} has no id; write one in angle brackets before the arguments, as in create_table<\"Orders\">(...)")
STRATA_ERROR(E0109, value_is_no_resource, "this is no construct, and a stack lists constructs; take it out of the list",
             "{0} is no construct, and a stack lists constructs; take it out of the list")
STRATA_ERROR(
    E0110, type_is_no_stack,
    "this type does not derive from strata::stack; derive it, or correct the error above in its list of resources",
    "{} does not derive from strata::stack; derive it, or correct the error above in its list of resources")
/// The first argument of `stack` is the class that derives from it: `struct app : stack<app, "Name", ...> {}`. A class
/// that names another one would have the other one's options.
STRATA_ERROR(E0111, stack_names_another_class,
             "this class derives from the stack of another class; write its own name as the first argument of stack",
             "{} derives from the stack of {text1}; write {} as the first argument of stack")
/// SQL drops or renames a name, or a column, that another construct of the stack goes on using: a view or a foreign key
/// of a dropped table, a table in a dropped schema, a view that reads a dropped column. Redshift would refuse the
/// statement, or the other construct would not find the name. The first construct of the error is the one whose SQL
/// takes the name away, the second one uses it.
///
/// Constructs that use a name only while they are deployed, such as loads, are no victims: what takes the name away
/// follows them. A script that creates the name again does no harm either, and a DROP ... IF EXISTS that `after` puts
/// before the creator of the name is taken for what it is, a clean-up.
STRATA_ERROR(
    E0115, name_is_removed_under_its_user,
    "the first of these drops or renames what the second one uses; change the second one too, or keep the name",
    "{0} drops or renames {text0}, which {1} goes on using; change the second one too, or keep the name")
