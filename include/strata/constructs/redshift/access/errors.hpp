// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

/// Each kind of object has privileges of its own: INSERT is one of tables, EXECUTE one of functions. The table of them
/// is in the guide to access. Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0430, privilege_does_not_fit_the_object,
             "the object that this grant names does not have this privilege; grant one that it has",
             "{0} grants {}, which has no such privilege; grant one that it has")
/// ALL stands for each privilege of the object, so nothing stands beside it. Names are compared without case, and a
/// role by its handle and by its name is one role.
STRATA_ERROR(E0431, grant_names_something_twice,
             "this grant names a privilege, column or grantee twice, or one beside ALL; name each once",
             "{0} names {}; name each privilege, column and grantee once")
/// Only a user can grant a privilege or a role on. Redshift takes WITH GRANT OPTION neither for roles, groups and
/// PUBLIC, nor for columns, ASSUMEROLE and system privileges; and WITH ADMIN OPTION only for users.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0432, grant_option_is_not_for_this,
             "Redshift does not take WITH GRANT OPTION or WITH ADMIN OPTION here; remove it",
             "{0} uses {}, and Redshift does not take it there; remove the option")
/// An empty list in braces, `columns_in(table, "")`, or a comma with nothing behind it: Redshift takes none of them.
STRATA_ERROR(E0433, grant_is_incomplete,
             "this grant needs privileges, grantees, and names between its commas; add what is missing",
             "{0} names no {}; add one")
/// The relation is a table, a view or a materialized view of the stack, and all of its columns are known. A view has
/// the columns of its SELECT, not those of the tables that it reads.
STRATA_ERROR(E0434, column_is_not_in_the_relation, "the relation has no such column; correct the name",
             "{0} names the column {}, which the relation does not have; correct the name")
/// Scoped grants are for roles and users, system privileges for roles, roles for roles and users, and what Lake
/// Formation guards for IAM roles. Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html>
STRATA_ERROR(E0435, principal_is_of_another_kind, "Redshift takes no such principal here; name another one",
             "{0} names {}, and Redshift takes no such principal there; name another one")
/// A workgroup runs SQL in the databases of its own namespace. What is shared with it has a database there:
/// `create_database_from_share`.
STRATA_ERROR(E0436, object_is_of_another_namespace,
             "this object belongs to another namespace; use the workgroup of the namespace that has it",
             "{0} names {}, which belongs to another namespace; use the workgroup of the namespace that has it")
/// `tables_in` takes a schema or a database, `columns_in` a relation, a policy of rows a relation, a mask columns of
/// one, `row_level_security` a relation.
STRATA_ERROR(E0437, object_is_of_another_kind, "this is no object for such a statement; name another one",
             "{0} names {}, which is no object for this; name another one")
/// Functions and procedures can share a name, so a grant tells their arguments: `function_named{"area(int, int)"}`.
STRATA_ERROR(E0438, routine_needs_its_arguments,
             "a grant on a function or procedure tells its arguments; use function_named or procedure_named with them",
             "{0} grants on {} without its arguments; use function_named or procedure_named with them")
/// A role that is granted to another one gives it all of its privileges, so a circle of roles has no meaning. Source:
/// <https://docs.aws.amazon.com/redshift/latest/dg/t_role_hierarchy.html>
STRATA_ERROR(E0439, roles_contain_each_other, "these roles contain each other; remove one of the grants",
             "the role {} contains itself by {all}; remove one of the grants")
/// `create_rls_policy` takes one CREATE RLS POLICY, `create_masking_policy` one CREATE MASKING POLICY. Other statements
/// stand in constructs of their own, or in `run_custom_sql`.
STRATA_ERROR(E0440, sql_is_no_policy,
             "this SQL is not the one CREATE statement of a policy that the function takes; correct it",
             "the SQL of {0} is not one {} statement; correct it")
/// A policy of rows finds its columns in the relation by the names in its WITH. Source:
/// <https://docs.aws.amazon.com/redshift/latest/dg/r_ATTACH_RLS_POLICY.html>
STRATA_ERROR(
    E0441, policy_reads_a_missing_column,
    "the policy reads a column that this relation does not have; attach it to another relation, or correct a name",
    "{0} attaches a policy for the column {}, which the relation does not have; attach it to another relation, or correct a name")
/// The types of WITH, and those of the masks in USING, have to be types that the columns can have. Only types that
/// surely do not go together raise this error, such as a date and a number.
STRATA_ERROR(
    E0442, policy_is_for_another_type, "this column has another type than the policy; write a policy for this type",
    "{0} attaches a policy to the column {}, which has another type than the policy; write a policy for this type")
/// A masking policy reads as many columns as its WITH has, and masks as many as its USING has expressions. The columns
/// that it masks are in `columns_in`; those that it reads are in `.inputs`, or the same.
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
/// An answer about a principal that the stack does not have would always be "none".
STRATA_ERROR(E0450, principal_is_not_in_the_stack,
             "a question about access names a principal that the stack does not have; add it to the stack",
             "the stack does not have the principal {0}; add it to the stack")
/// What a principal may do that existed before the program, or after a text that Strata does not read, is not known. So
/// it proves nothing. Declare what the program uses: create the role instead of naming it, write SQL that Strata reads,
/// or say `.grants_nothing = true` in `opaque_sql`.
STRATA_ERROR(
    E0451, access_is_not_known,
    "Strata does not know whether the principal sees the column; let the construct named last say what it grants",
    "Strata does not know whether {0} sees {}, because {1} does not say enough; let it say what it grants")
