// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

/// Each kind of object has privileges of its own: INSERT is one of tables, EXECUTE one of functions. The table of them
/// is in the guide to access. Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0430, privilege_does_not_fit_the_object,
             "the object that this grant names does not have this privilege; grant one that it has",
             "{0} grants {}, which has no such privilege; grant one that it has")
STRATA_ERROR(E0431, grant_names_something_twice,
             "this grant names a privilege, column or grantee twice, or one beside ALL; name each once",
             "{0} names {}; name each privilege, column and grantee once")
/// Only a user can grant a privilege or a role on. Redshift takes WITH GRANT OPTION neither for roles, groups and
/// PUBLIC, nor for columns, ASSUMEROLE and system privileges; and WITH ADMIN OPTION only for users.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0432, grant_option_is_not_for_this,
             "Redshift does not take WITH GRANT OPTION or WITH ADMIN OPTION here; remove it",
             "{0} uses {}, and Redshift does not take it there; remove the option")
STRATA_ERROR(E0433, grant_is_incomplete,
             "this grant needs privileges, grantees, and names between its commas; add what is missing",
             "{0} names no {}; add one")
STRATA_ERROR(E0434, column_is_not_in_the_relation, "the relation has no such column; correct the name",
             "{0} names the column {}, which the relation does not have; correct the name")
/// Scoped grants are for roles and users, system privileges for roles, roles for roles and users, and what Lake
/// Formation guards for IAM roles. Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0435, principal_is_of_another_kind, "Redshift takes no such principal here; name another one",
             "{0} names {}, and Redshift takes no such principal there; name another one")
STRATA_ERROR(E0436, object_is_of_another_namespace,
             "this object belongs to another namespace; use the workgroup of the namespace that has it",
             "{0} names {}, which belongs to another namespace; use the workgroup of the namespace that has it")
STRATA_ERROR(E0437, object_is_of_another_kind, "this is no object for such a statement; name another one",
             "{0} names {}, which is no object for this; name another one")
/// Functions and procedures can share a name, so a grant tells their arguments: `function_named{"area(int, int)"}`.
STRATA_ERROR(E0438, routine_needs_its_arguments,
             "a grant on a function or procedure tells its arguments; use function_named or procedure_named with them",
             "{0} grants on {} without its arguments; use function_named or procedure_named with them")
STRATA_ERROR(E0439, roles_contain_each_other, "these roles contain each other; remove one of the grants",
             "the role {} contains itself by {all}; remove one of the grants")
STRATA_ERROR(E0440, sql_is_no_policy,
             "this SQL is not the one CREATE statement of a policy that the function takes; correct it",
             "the SQL of {0} is not one {} statement; correct it")
STRATA_ERROR(
    E0441, policy_reads_a_missing_column,
    "the policy reads a column that this relation does not have; attach it to another relation, or correct a name",
    "{0} attaches a policy for the column {}, which the relation does not have; attach it to another relation, or correct a name")
STRATA_ERROR(
    E0442, policy_is_for_another_type, "this column has another type than the policy; write a policy for this type",
    "{0} attaches a policy to the column {}, which has another type than the policy; write a policy for this type")
STRATA_ERROR(E0443, policy_has_another_number_of_columns,
             "the attachment lists another number of columns than the policy has; list as many",
             "{0} lists {have} columns where its policy has {limit}; list as many")
/// Of several masking policies on a column, the one with the highest priority applies. So Redshift refuses equal ones.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/t_ddm-hierarchy.html>
STRATA_ERROR(E0444, priorities_are_equal,
             "two masking policies of this column have the same priority; give one another .priority",
             "{0} and {1} mask {} with the same priority; give one of them another .priority")
/// Redshift attaches no policies of row-level security to relations that materialized views read, to external tables,
/// and to lookup tables of policies.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ATTACH_RLS_POLICY.html>
STRATA_ERROR(
    E0445, relation_takes_no_rls_policy,
    "Redshift attaches no RLS policy to a relation that a materialized view or another policy reads; filter that one",
    "{0} attaches an RLS policy to {}, which {1} reads; filter the rows there")
