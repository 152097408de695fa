// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// Properties that belong together
STRATA_ERROR(E0211, properties_do_not_fit_together,
             "CloudFormation would refuse this resource: it also needs one of the properties named here")
STRATA_ERROR(E0212, role_policy_trusts_nobody,
             "the trust policy of a role has a statement that allows a principal sts:AssumeRole")
STRATA_ERROR(E0213, schedule_expression_is_malformed,
             "a schedule is spelt like cron(1 0 * * ? *), with six fields in UTC")
STRATA_ERROR(
    E0214, function_gives_no_resource,
    "resource takes a function that gives a typed resource; include its header in strata/aws, or use raw_resource")

// The stack
STRATA_ERROR(E0301, data_is_destroyed_without_consent,
             "removal_policy::destroy also needs .remove_data_on_destroy = true in the options of the stack")
STRATA_ERROR(E0302, template_has_too_many_resources,
             "a CloudFormation template has at most 500 resources; move a part of this stack into another one")
STRATA_ERROR(E0303, logical_id_is_used_twice,
             "two resources of the template have the logical id named here; rename one of the constructs")
STRATA_ERROR(E0304, template_has_too_many_entries,
             "a CloudFormation template has at most 200 parameters, 200 mappings and 200 outputs")
STRATA_ERROR(E0305, stack_name_is_malformed,
             "a stack name has 1 to 128 characters, starts with a letter, and goes on with letters, digits and hyphens")
STRATA_ERROR(E0306, description_is_too_long, "the description of a stack or an output has at most 1024 bytes")

// Calls
STRATA_ERROR(E0307, header_is_not_included,
             "strata::run writes templates and has a header of its own; add #include <strata/synth.hpp>")
STRATA_ERROR(E0308, arguments_are_in_another_order,
             "these arguments are the right ones in the wrong order; exchange the first two")
STRATA_ERROR(
    E0309, argument_is_a_temporary,
    "a construct refers to its arguments, which have to be constants; declare this one inline constexpr and pass its name")

// Storage
STRATA_ERROR(
    E0310, bucket_name_is_malformed,
    "the name of a bucket has 3 to 26 of a-z, 0-9 and hyphens, none at its ends; the account and region are added")
STRATA_ERROR(E0311, infrequent_access_is_too_early, "S3 moves objects to infrequent access after 30 days or more")
STRATA_ERROR(E0312, archive_before_infrequent_access,
             "objects are archived 30 days or more after they moved to infrequent access; raise the days or remove one")
STRATA_ERROR(E0313, prefix_is_malformed,
             "an S3 prefix ends with a slash, does not begin with one, and has at most 1024 bytes without wildcards")
STRATA_ERROR(E0314, region_is_malformed, "this is not the name of an AWS Region, such as us-west-2")
STRATA_ERROR(E0315, external_bucket_name_is_malformed,
             "a bucket name has 3 to 63 of a-z, 0-9, dots and hyphens, and a letter or digit at its ends")
STRATA_ERROR(E0316, expiration_is_out_of_range, "access logs expire after one day or more; raise the days")

// Identity
STRATA_ERROR(E0320, role_trusts_nobody, "name who may assume this role, such as service_principal::redshift")
STRATA_ERROR(E0321, principal_is_malformed, "a service principal is spelt like redshift.amazonaws.com")
STRATA_ERROR(E0322, account_id_is_malformed, "an AWS account id has 12 digits")

// Network
STRATA_ERROR(E0330, cidr_block_is_malformed, "the address block of a VPC is spelt like 10.0.0.0/16, from /16 to /22")
STRATA_ERROR(E0331, workgroup_needs_three_zones,
             "enhanced VPC routing needs at least three subnets in three availability zones; add subnets")
STRATA_ERROR(E0332, network_id_is_malformed, "an existing VPC is given by ids such as vpc-0123abcd and subnet-0123abcd")

// Redshift Serverless
STRATA_ERROR(E0340, namespace_name_is_malformed,
             "a namespace has a name of 3 to 64, a workgroup of 3 to 63, of a-z, 0-9 and hyphens; correct .name")
STRATA_ERROR(E0341, namespace_name_is_reserved, "this name is a reserved word of Redshift; choose another one")
STRATA_ERROR(E0342, database_name_is_malformed,
             "the name of a database starts with a letter and has at most 127 of letters, digits and _ + . @ -")
STRATA_ERROR(E0343, port_is_outside_the_ranges,
             "a workgroup listens on port 5431 to 5455 or 8191 to 8215; change .port")
STRATA_ERROR(E0344, base_capacity_is_not_offered,
             "base capacity is 4, or 8 to 512 RPU in steps of 8, or to 1024 in steps of 32; change .base_capacity")
STRATA_ERROR(E0345, max_capacity_is_below_base, "raise .max_capacity to .base_capacity or more, or leave it out")
STRATA_ERROR(E0346, price_performance_target_is_malformed,
             "the target is 1, 25, 50, 75 or 100, and then .base_capacity is left out")
STRATA_ERROR(E0347, audit_log_has_no_source,
             "log_export::useractivitylog stays empty until the workgroup has .enable_user_activity_logging = true")
STRATA_ERROR(E0348, snapshot_retention_is_out_of_range,
             "a final snapshot is kept 1 to 3653 days, or -1 for ever, and needs .final_snapshot_name")
STRATA_ERROR(E0349, config_parameter_is_out_of_range,
             "this config parameter of the workgroup is outside what Redshift accepts; see the page for the limits")

// Statements
STRATA_ERROR(E0360, sql_is_not_understood, "this SQL is empty, unbalanced, or ends inside a string; correct it")
STRATA_ERROR(
    E0361, sql_is_another_statement,
    "this function takes one statement of its own kind, such as CREATE TABLE for create_table; use run_custom_sql")
STRATA_ERROR(E0362, copy_needs_a_default_role,
             "COPY with the default role needs default_role(...) on the namespace, or name the role in .role")
STRATA_ERROR(E0363, copy_option_does_not_fit_the_format,
             "Parquet and ORC files are loaded without text options such as a delimiter; remove the option named here")
STRATA_ERROR(
    E0364, copy_reads_another_region,
    "Parquet and ORC files are loaded from the region of the warehouse; copy them there first, or remove .region")
STRATA_ERROR(E0365, merged_tables_differ,
             "MERGE with REMOVE DUPLICATES needs the same number of columns, with the same types in the same order")
STRATA_ERROR(E0366, merge_key_is_no_column, "the key of the merge is not a column of both tables; name another one")
STRATA_ERROR(E0367, name_is_no_identifier, "a name in Redshift has 1 to 127 bytes; this one is empty or too long")
STRATA_ERROR(E0368, target_is_not_a_table, "COPY and MERGE write into a table; give the handle of create_table")
STRATA_ERROR(E0369, merge_into_itself, "MERGE needs two different tables of one database")
STRATA_ERROR(E0370, statement_is_too_long, "the Redshift Data API takes statements of at most 100 KB; split this one")
STRATA_ERROR(E0371, role_is_not_of_this_namespace,
             "this database role was created in another namespace; create it in the one where it is used")
STRATA_ERROR(E0373, role_is_not_associated,
             "the namespace has to have the role of this COPY: add associated_role(...) to the namespace")

// Catalog and datashares
STRATA_ERROR(E0380, share_crosses_databases,
             "a datashare holds objects of one database; make a second share for the others")
STRATA_ERROR(E0381, grant_needs_a_share, "grant_access_to_share takes the handle of create_share")
STRATA_ERROR(E0382, share_is_granted_to_its_owner,
             "a datashare is granted to another namespace than the one that it was created in; name the consumer")
STRATA_ERROR(E0383, database_needs_a_grant,
             "create_database_from_share takes the handle of grant_access_to_share, or shared_by_account(...)")
STRATA_ERROR(E0384, grant_is_for_another_namespace,
             "this share was granted to another namespace; create the database there, or grant the share here as well")
STRATA_ERROR(E0385, catalog_name_is_malformed, "a Glue database name has 1 to 255 of a-z, 0-9 and _; correct it")
STRATA_ERROR(E0386, crawl_path_is_malformed,
             "the path of a crawl is database/schema/table with % for any schema or table")
STRATA_ERROR(E0387, schedule_is_malformed, "a schedule is spelt like cron(1 0 * * ? *), with six fields in UTC")
STRATA_ERROR(E0388, share_is_empty, "a datashare needs at least one relation or schema")
STRATA_ERROR(E0389, namespace_id_is_malformed, "a namespace id is a GUID such as 01234567-89ab-cdef-0123-456789abcdef")
STRATA_ERROR(
    E0390, relation_is_not_shared,
    "the datashare of this database does not hold the relation named here; correct the name, or add it to the share")
STRATA_ERROR(E0409, column_is_in_no_relation,
             "no relation of the stack has this column, spelt as table.column; correct the name, or give the table")
