// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

STRATA_ERROR(E0101, id_is_not_alphanumeric,
             "an id has 1 to 255 characters, each of A-Z, a-z, 0-9; rename this resource")
STRATA_ERROR(E0102, id_is_used_twice, "two resources of this stack have the same id; rename one of them")
STRATA_ERROR(E0103, resource_is_missing_from_the_stack,
             "this resource needs another one that the stack does not list; add the named one to the stack")
STRATA_ERROR(E0104, nothing_creates_what_this_uses,
             "this resource uses a name that no resource of the stack creates; create it or correct the name")
STRATA_ERROR(E0105, name_is_created_twice,
             "two resources of this stack create the same thing by name; rename or remove one of them")
STRATA_ERROR(
    E0106, dependencies_form_a_cycle,
    "each of these resources waits for the next one and the last for the first; remove one of the dependencies")
STRATA_ERROR(E0107, resource_is_no_constant,
             "a resource of a stack is a constant at namespace scope; declare it inline constexpr")
STRATA_ERROR(E0108, id_is_missing,
             "this resource has no id; write one in angle brackets between the name of its function and the arguments")
STRATA_ERROR(
    E0109, value_is_no_resource,
    "a stack lists the constants that constructs and their functions make; this one is none of them, take it out")
STRATA_ERROR(
    E0110, type_is_no_stack,
    "this type does not derive from a stack; derive it, or correct what the compiler refuses above in its list")
