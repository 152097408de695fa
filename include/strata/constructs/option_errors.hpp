// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// Options of the stack
/// `.only` is the id of a construct of the stack, which the tag is for.
STRATA_ERROR(E0327, option_names_no_construct,
             "an option of the stack names something that the stack does not have; correct it, or add it to the stack",
             "an option of the stack names {}, which the stack does not have; correct it, or add it to the stack")
/// A key has 1 to 128 characters and does not begin with aws:, a value has at most 256. Both have letters, digits,
/// spaces and _ . : / = + - @, and a resource has each key once. Source:
/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>
STRATA_ERROR(
    E0338, tag_is_malformed,
    "a tag has a key of 1 to 128 characters, without aws: in front, once; correct it or its value",
    "the stack has the tag \"{}\", and a key has 1 to 128 letters, digits, spaces and _ . : / = + - @, without aws: in front, and stands once; correct it or its value")
/// A pattern names resources by letters, digits, hyphens and underscores, and by {id} or {kebab_id}, {stack} and
/// {hash}. It contains one of the first two, since otherwise all resources would have one name.
STRATA_ERROR(
    E0339, name_pattern_is_malformed,
    "a pattern of names contains {id} or {kebab_id}, and beside it letters, digits, - and _, {stack} and {hash}; correct .names",
    "the pattern of names is \"{}\", and it has to contain {id} or {kebab_id}, and may contain letters, digits, - and _, {stack} and {hash}; correct .names")
