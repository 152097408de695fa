// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// Properties that belong together
STRATA_ERROR(E0211, properties_do_not_fit_together,
             "CloudFormation would refuse this resource: it also needs one of the properties named here",
             "{0} also needs {}, or CloudFormation refuses it; add what is missing")
STRATA_ERROR(E0212, role_policy_trusts_nobody,
             "the trust policy of this role lets nobody assume it; allow a principal sts:AssumeRole",
             "{0} has a trust policy that lets nobody assume it; allow a principal sts:AssumeRole")
STRATA_ERROR(E0213, schedule_expression_is_malformed,
             "this is no schedule expression; write one such as cron(1 0 * * ? *), with six fields in UTC",
             "{0} has an expression that is no schedule; write one such as cron(1 0 * * ? *), with six fields in UTC")
STRATA_ERROR(
    E0214, function_gives_no_resource,
    "resource takes a function that returns a typed resource; include its header in strata/aws, or use raw_resource",
    "the function given to resource<\"{}\"> returns no typed resource; include its header in strata/aws, or use raw_resource")
/// Ref, Fn::GetAtt and Fn::Sub name a resource by its logical id: the id of a construct, and the part that
/// distinguishes the construct's resources. Handles have the right ids; an id that the program writes itself may be
/// wrong.
STRATA_ERROR(
    E0215, reference_names_nothing,
    "the template has no resource or parameter with this id; take a handle of a construct, or correct the id",
    "{0} refers to {}, and the template has no such resource or parameter; take a handle of a construct, or correct the id")
/// Fn::If, and `fn::condition` in other conditions, name a condition of the template.
STRATA_ERROR(
    E0216, condition_does_not_exist,
    "the template has no condition of this name; add condition<...>(...) to the stack, or correct the name",
    "{0} names the condition {}, which the template does not have; add condition<...>(...) to the stack, or correct the name")
/// Fn::FindInMap names a mapping of the template, a key of it, and a key below that. The error shows all three with
/// slashes between them; a key that only the deployment knows is left out.
STRATA_ERROR(
    E0217, mapping_has_no_such_key,
    "the template has no mapping with these keys; correct them, or add mapping<...>(...) to the stack",
    "{0} looks up {}, and no mapping of the template has these keys; correct them, or add mapping<...>(...) to the stack")
/// CloudFormation evaluates conditions before it creates anything, so a condition can use parameters and pseudo
/// parameters only. Source:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html>
STRATA_ERROR(E0218, condition_refers_to_a_resource,
             "a condition can refer to parameters only, and this is a resource; use a parameter instead",
             "{0} is a condition, which can use parameters only, and refers to {}; use a parameter instead")
/// The types are String, Number, List<Number>, CommaDelimitedList, types of AWS such as AWS::EC2::VPC::Id and lists of
/// them, and AWS::SSM::Parameter::Value<...>. The error shows the closest one. Source:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html>
STRATA_ERROR(E0219, parameter_type_does_not_exist,
             "CloudFormation has no such type of parameter; correct .type, or write another of its types",
             "{0} has the type {}, which CloudFormation does not have; correct .type")
/// CloudFormation checks the default value like any value: against the type, the allowed values, and the pattern, which
/// has to cover the whole value.
STRATA_ERROR(E0220, default_is_not_allowed,
             "the parameter does not take its own default value; correct .default_value or what is allowed",
             "{0} does not take its own default value {}; correct .default_value or what is allowed")
/// The path of an override has the names of properties, with dots between them, and the numbers of items in lists. The
/// error shows the closest name. In a `raw_resource`, a property is wrong if it resembles one of the type's and is
/// none; a name that resembles none may be newer than Strata's headers.
STRATA_ERROR(E0221, property_does_not_exist, "this type of resource has no such property; correct its name or the path",
             "{0} sets {}, which is no property of its type of resource; correct the name")
/// A type is written like AWS::S3::Bucket, with two colons between its parts, or Custom::Name for a custom resource.
STRATA_ERROR(E0222, type_name_is_malformed,
             "this is not the name of a resource type; write one such as AWS::S3::Bucket",
             "{0} has the type {}, which is no name of a resource type; write one such as AWS::S3::Bucket")
/// Fn::ImportValue takes the name of an export of another stack in the same account and Region. Whether that stack has
/// it, only the deployment shows. Source:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html>
STRATA_ERROR(E0223, export_name_is_malformed,
             "the name of an export has 1 to 255 letters, digits, colons and hyphens; correct it",
             "{0} names the export {}, but such a name has 1 to 255 letters, digits, colons and hyphens; correct it")
/// An export is there when the creation of its stack ends, so Fn::ImportValue in the same stack never finds it. Source:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html>
STRATA_ERROR(E0224, import_of_its_own_export,
             "a stack cannot import what it exports itself; refer to the value where it is made",
             "{0} imports {}, which this stack exports itself; refer to the value where it is made")

// The stack
STRATA_ERROR(
    E0301, data_is_destroyed_without_consent,
    "this construct destroys data and the stack does not consent; set .remove_data_on_destroy = true in its options",
    "{0} destroys data, and the stack does not consent; set .remove_data_on_destroy = true in its options")
STRATA_ERROR(
    E0302, template_has_too_many_resources,
    "this template has more than CloudFormation's 500 resources; move some constructs into another stack",
    "the template has {have} resources, and CloudFormation takes {limit}; move some constructs into another stack")
STRATA_ERROR(E0303, logical_id_is_used_twice,
             "two parts of the template have the id named here; rename one of the constructs",
             "two parts of the template have the id {}, made by {all}; rename one of the constructs")
STRATA_ERROR(
    E0304, template_has_too_many_entries,
    "this template has more entries than CloudFormation takes: 200 parameters, mappings or outputs; remove some",
    "a section of the template has {have} entries, and CloudFormation takes {limit}; remove some")
STRATA_ERROR(
    E0305, stack_name_is_malformed,
    "a stack name has 1 to 128 letters, digits and hyphens and starts with a letter; correct it",
    "the stack is called \"{}\", and a name has 1 to 128 letters, digits and hyphens and starts with a letter; correct it")
/// Parameters, conditions, mappings and outputs make no resource, nor do an existing VPC or an existing relation.
STRATA_ERROR(
    E0318, stack_has_no_resource, "CloudFormation refuses a template without resources; add a construct that makes one",
    "the stack makes no resource, and CloudFormation refuses a template without any; add a construct that makes one")
/// CloudWatch Logs keeps events for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192,
/// 2557, 2922, 3288 or 3653 days. Source:
/// <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html>
STRATA_ERROR(
    E0323, log_retention_is_not_offered,
    "CloudWatch Logs keeps logs for 1, 3, 5, 7, 14, 30, 60, 90 or some more numbers of days; choose one of them",
    "the stack keeps logs for {have} days, which CloudWatch Logs does not offer; choose 1, 3, 5, 7, 14, 30, 60, 90 or another of its numbers")
/// A template is a JSON document in UTF-8. Neither has a character NUL in names and SQL.
STRATA_ERROR(E0324, text_is_not_utf8, "this text is not valid UTF-8, or contains the character NUL; correct it",
             "{0} has a text that is not valid UTF-8 or contains the character NUL, in {}; correct it")
/// A construct keeps its lists as constants with room for a number of items.
STRATA_ERROR(E0325, list_is_too_long, "this list has more items than a construct takes; split it, or make it shorter",
             "{0} gets {have} items in its list {}, which takes {limit}; split it, or make it shorter")
STRATA_ERROR(E0306, description_is_too_long, "this description has more than CloudFormation's 1024 bytes; shorten it",
             "the description of {0} has {have} bytes, and CloudFormation takes {limit}; shorten it")

// Calls
STRATA_ERROR(E0307, header_is_not_included,
             "strata::run needs the header that writes templates; add #include <strata/synth.hpp>",
             "strata::run needs the header that writes the template of {}; add #include <strata/synth.hpp>")
STRATA_ERROR(E0308, arguments_are_in_another_order, "the first two arguments are in the wrong order; exchange them",
             "the first two arguments of {} are in the wrong order; exchange them")
STRATA_ERROR(
    E0309, argument_is_a_temporary,
    "this argument is a temporary, and a construct refers to constants; declare it inline constexpr and pass its name",
    "{} gets a temporary as an argument, and a construct refers to constants; declare it inline constexpr and pass its name")
/// Functions take the handles that other functions give: a workgroup takes a namespace, a datashare relations and
/// schemas, a copy locations of buckets. The error tells what stands in the place of which handle. A name in quotes is
/// no handle: write the constant itself.
STRATA_ERROR(E0326, argument_is_of_another_kind,
             "an argument is of another kind than the one named here; pass a handle or value of that kind",
             "{} takes {text1} and gets {text2} in its place; pass a handle or value of that kind")

// Storage
STRATA_ERROR(
    E0310, bucket_name_is_malformed,
    "a bucket name has 3 to 26 of a-z, 0-9 and inner hyphens, since account and region follow it; correct it",
    "{0} has the bucket name \"{}\", and such a name has 3 to 26 of a-z, 0-9 and inner hyphens, since account and region follow it; correct it")
STRATA_ERROR(
    E0311, infrequent_access_is_too_early,
    "S3 moves objects to infrequent access after 30 days at the earliest; raise the days",
    "{0} moves objects to infrequent access after {have} days, and S3 keeps them at least {limit} days before that; raise the days")
STRATA_ERROR(
    E0312, archive_before_infrequent_access,
    "S3 archives objects at the earliest 30 days after infrequent access; raise the days or remove one",
    "{0} archives objects after {have} days, and here S3 needs at least {limit}, 30 days more than for infrequent access; raise the days or remove one")
STRATA_ERROR(
    E0313, prefix_is_malformed,
    "a prefix ends with a slash, starts without one, and has at most 1024 bytes and no wildcards; correct it",
    "{0} has the prefix \"{}\", and a prefix ends with a slash, starts without one, and has at most 1024 bytes and no wildcards; correct it")
STRATA_ERROR(E0314, region_is_malformed, "this is no AWS Region; write one such as us-west-2",
             "{0} has the region \"{}\", which is not an AWS Region; write one such as us-west-2")
STRATA_ERROR(
    E0315, external_bucket_name_is_malformed,
    "a bucket name has 3 to 63 of a-z, 0-9, dots and hyphens, with a letter or digit at both ends; correct it",
    "{0} has the bucket name \"{}\", and such a name has 3 to 63 of a-z, 0-9, dots and hyphens, with a letter or digit at both ends; correct it")
STRATA_ERROR(E0316, expiration_is_out_of_range, "access logs expire after one day at the earliest; raise the days",
             "{0} deletes access logs after {have} days, and S3 keeps them for at least one day; raise the days")
/// A bucket outside of the stack names the key that encrypts it. Write the key's ARN, which the key's page in the
/// console shows: an alias does not do, because IAM allows keys by their ids.
STRATA_ERROR(
    E0317, key_arn_is_malformed,
    "this is not the ARN of a KMS key; write one such as arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "{0} has the key \"{}\", which is not the ARN of a KMS key; write one such as arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
/// A copy lists the source page by page while it writes. If the target is a part of the source, it would copy its own
/// copies.
STRATA_ERROR(E0319, copy_into_its_own_source,
             "this copies a location into itself; choose a target outside of the source",
             "{0} copies into \"{}\", which is a part of its own source; choose a target outside of the source")

// Identity
STRATA_ERROR(E0320, role_trusts_nobody,
             "nobody may assume this role; name a principal such as service_principal::redshift",
             "nobody may assume the role {0}; name a principal such as service_principal::redshift")
STRATA_ERROR(E0321, principal_is_malformed, "this is no service principal; write one such as redshift.amazonaws.com",
             "{0} trusts \"{}\", which is no service principal; write one such as redshift.amazonaws.com")
STRATA_ERROR(E0322, account_id_is_malformed, "this is no AWS account id; write its 12 digits",
             "{0} has the account \"{}\", which is no AWS account id; write its 12 digits")

// Network
STRATA_ERROR(
    E0330, cidr_block_is_malformed,
    "this is no address block for a VPC; write one such as 10.0.0.0/16, from /16 to /22",
    "{0} has the address block \"{}\", which a VPC cannot have; write one such as 10.0.0.0/16, from /16 to /22")
STRATA_ERROR(
    E0331, workgroup_needs_three_zones,
    "enhanced VPC routing needs three subnets in three availability zones, or two in us-west-1; add subnets or zones",
    "{0} has subnets in {have} different zones, and enhanced VPC routing needs three subnets in three availability zones, or two in us-west-1; add subnets or zones")
STRATA_ERROR(
    E0332, network_id_is_malformed,
    "this is no id of a VPC or subnet; write ids such as vpc-0123abcd and subnet-0123abcd",
    "{0} has the id \"{}\", which is not the id of a VPC, a subnet or a security group; write ids such as vpc-0123abcd and subnet-0123abcd")
/// The name of an endpoint is the last part of its service name, com.amazonaws.REGION.NAME.
/// Source: <https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html>
STRATA_ERROR(
    E0333, endpoint_is_misspelt,
    "this interface endpoint is misspelt or named twice; write each service once, such as secretsmanager",
    "{0} has the interface endpoint \"{}\", which is misspelt or named twice; write each service once, such as secretsmanager")

// Redshift Serverless
STRATA_ERROR(
    E0340, namespace_name_is_malformed,
    "a name has 3 to 64 (namespace) or 63 (workgroup) of a-z, 0-9 and hyphens; correct .name",
    "{0} has the name \"{}\" of {have} characters, and a name has 3 to {limit} of a-z, 0-9 and hyphens; correct .name")
STRATA_ERROR(E0341, namespace_name_is_reserved, "Redshift reserves this word; choose another name",
             "{0} has the name \"{}\", which Redshift reserves; choose another name")
STRATA_ERROR(
    E0342, database_name_is_malformed,
    "a database name starts with a letter and has at most 127 letters, digits and _ + . @ -; correct it",
    "{0} has the name \"{}\", and a name starts with a letter and has at most 127 letters, digits and _ + . @ -; correct it")
STRATA_ERROR(E0343, port_is_outside_the_ranges,
             "a workgroup listens on port 5431 to 5455 or 8191 to 8215; change .port",
             "{0} has the port {have}, and a workgroup listens on port 5431 to 5455 or 8191 to 8215; change .port")
STRATA_ERROR(
    E0344, base_capacity_is_not_offered,
    "Redshift offers 4 RPU, 8 to 512 in steps of 8, and up to 1024 in steps of 32; change .base_capacity",
    "{0} has a base capacity of {have} RPU, and Redshift offers 4, 8 to 512 in steps of 8, and up to 1024 in steps of 32; change .base_capacity")
STRATA_ERROR(
    E0345, max_capacity_is_below_base, "raise .max_capacity to .base_capacity or more, or leave it out",
    "{0} has a maximum capacity of {have} RPU, below its base capacity of {limit}; raise .max_capacity, or leave it out")
STRATA_ERROR(
    E0346, price_performance_target_is_malformed,
    "a price-performance target is 1, 25, 50, 75 or 100 and replaces .base_capacity; correct it, or set only one",
    "{0} has a price-performance target of {have}, and a target has to be 1, 25, 50, 75 or 100, without .base_capacity; correct it, or set only one")
STRATA_ERROR(
    E0347, audit_log_has_no_source,
    "log_export::useractivitylog stays empty here; set .enable_user_activity_logging = true on the workgroup",
    "{0} does not log user activity, so log_export::useractivitylog of {} stays empty; set .enable_user_activity_logging = true on the workgroup")
STRATA_ERROR(
    E0348, snapshot_retention_is_out_of_range,
    "a final snapshot needs .final_snapshot_name and a retention of 1 to 3653 days, or -1 for ever; set both",
    "{0} keeps the final snapshot \"{}\" for {have} days, and a final snapshot needs a name and 1 to 3653 days, or -1 for ever; set .final_snapshot_name and .final_snapshot_retention_days")
STRATA_ERROR(E0349, config_parameter_is_out_of_range,
             "Redshift refuses this value of the config parameter; choose one within the limits on the page",
             "{0} sets {} to a value that Redshift refuses{numbers}; choose one within the limits on the page")

// Statements
STRATA_ERROR(E0360, sql_is_not_understood, "this SQL is empty, unbalanced, or ends inside a string; correct it",
             "the SQL of {0} cannot be read from {} on; correct it")
STRATA_ERROR(
    E0361, sql_is_another_statement,
    "this function takes one statement of its kind, such as CREATE TABLE for create_table; use run_custom_sql for others",
    "the SQL of {0} is not a statement of the kind that its function takes, such as CREATE TABLE for create_table; use run_custom_sql for others")
STRATA_ERROR(
    E0362, copy_needs_a_default_role,
    "the namespace of this COPY has no default role; add default_role(...) to it, or name a role in .role",
    "{0} loads by the default role of {}, which has none; add default_role(...) to the namespace, or name a role in .role")
STRATA_ERROR(
    E0363, copy_option_does_not_fit_the_format,
    "COPY takes no text options for Parquet and ORC files; remove the option named here",
    "{0} sets the option {}, which COPY does not take with this format or value{numbers}; remove or correct it")
STRATA_ERROR(
    E0364, copy_reads_another_region,
    "COPY loads Parquet and ORC files only from the warehouse's region; copy them there first, or remove .region",
    "{0} loads from {}, and COPY loads Parquet and ORC files only from the warehouse's region; copy them there first, or remove .region")
STRATA_ERROR(
    E0365, merged_tables_differ,
    "MERGE with REMOVE DUPLICATES needs the same number of columns, with the same types in the same order",
    "{0} merges a table of {have} columns into one of {limit}, and REMOVE DUPLICATES needs the same number, with the same types in the same order; change one of the tables")
STRATA_ERROR(E0366, merge_key_is_no_column, "the key of the merge is not a column of both tables; name another one",
             "{0} merges by {}, which is not a column of both tables; name another one")
STRATA_ERROR(E0367, name_is_no_identifier,
             "a name in Redshift has 1 to 127 bytes, and this one is empty or too long; correct it",
             "{0} has the name \"{}\" of {have} bytes, and a name in Redshift has 1 to 127; correct it")
STRATA_ERROR(E0368, target_is_not_a_table,
             "COPY and MERGE write to a table, and this is none; pass the handle of create_table",
             "{} writes to a {text1}, and COPY and MERGE write to a table; pass the handle of create_table")
STRATA_ERROR(E0369, merge_into_itself,
             "MERGE needs two different tables of one database; name another source or target",
             "{0} merges {} into itself or into a table of another database; name another source or target")
STRATA_ERROR(E0370, statement_is_too_long, "this text has more than the Data API's 100 KB; split it",
             "the text of {0} has {have} bytes, and the Data API takes {limit}; split it")
STRATA_ERROR(
    E0371, role_is_not_of_this_namespace,
    "this database role belongs to another namespace; create it in the namespace that uses it",
    "{0} names the database role {}, which belongs to another namespace; create it in the namespace that uses it")
/// CloudFormation replaces `{{resolve:...}}` in every property, also in SQL, before anything runs it.
///
/// Write the text in two pieces, such as `'{' || '{resolve:...}}'`.
STRATA_ERROR(
    E0372, sql_has_a_dynamic_reference,
    "CloudFormation would replace this part of the SQL; write the two braces in separate literals",
    "the SQL of {0} contains {}, which CloudFormation would replace; write the two braces in separate literals")
STRATA_ERROR(E0373, role_is_not_associated,
             "the namespace does not have the role of this COPY; add associated_role(...) to the namespace",
             "{0} loads by the role {}, which its namespace does not have; add associated_role(...) to the namespace")
/// COPY fails if it finds no files, and so does `s3_data_copy`. A bucket that the stack creates is empty, unless a
/// copy, an UNLOAD, or a resource with effects that Strata does not know puts files there.
///
/// Make a copy to this prefix and pass it to the load, or load from an `external_bucket`. If others put the files there
/// later, set `.when_no_files = when_no_files::skip`: the deployment then looks for files, and succeeds without any.
/// The next deployment that changes the load looks again. If the bucket has its files already, because an earlier
/// deployment created it, set
/// `.when_no_files = when_no_files::fail`.
STRATA_ERROR(
    E0374, nothing_puts_files_there,
    "the stack makes this bucket and puts no files under this prefix; copy some there, or set .when_no_files",
    "{0} loads {}, and the stack makes this bucket and puts no files there; copy some there, or set .when_no_files")
/// `.columns` lists the names of the columns that COPY fills, with commas between them: `"id, title"`.
STRATA_ERROR(E0375, column_list_is_malformed,
             "this list of columns has an empty place, or names a column twice; correct .columns",
             "{0} lists the columns \"{}\", with an empty place or one of them twice; correct .columns")
/// Redshift numbers the rows of an IDENTITY column itself. COPY takes the numbers from the files instead if the list
/// names the column and `.explicit_ids = true` stands beside it; it refuses one without the other. A column that is
/// GENERATED BY DEFAULT AS IDENTITY may be in the list or not. Source:
/// <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-column-mapping.html>
STRATA_ERROR(
    E0376, identity_does_not_fit_the_list,
    "COPY fills an IDENTITY column only with .explicit_ids; list the column and set the option, or do neither",
    "{0} fills the IDENTITY column {} only with both its place in the list and .explicit_ids; list the column and set the option, or do neither")
/// A column that `.columns` leaves out gets its default, and NULL if it has none. So every row would be rejected.
///
/// Add the column to the list, or give it a DEFAULT in the table.
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-column-mapping.html>
STRATA_ERROR(E0377, copy_leaves_out_a_column,
             "COPY would put NULL into this NOT NULL column, which has no default; add it to .columns",
             "{0} would put NULL into the NOT NULL column {}, which has no default; add it to .columns")
/// A COPY reads S3 by its `.role`, or by the namespace's default role. That role must be allowed to read the objects
/// and to decrypt them with the key of their bucket; `can_read(location)` allows both. The error does not occur if
/// another construct, such as a typed policy, refers to the role or the bucket, since that may allow it too.
STRATA_ERROR(E0378, role_may_not_read_the_location,
             "the role of this COPY may not read its files; add can_read(...) for the location to the role",
             "{0} loads by a role that may not read the files: {}; add can_read(...) for the location to the role")
/// A workgroup sends COPY through its VPC. Without NAT gateways, a VPC has only the gateway endpoint for S3, which
/// serves the buckets of its own AWS Region: COPY waits until it times out.
///
/// Give the network `.nat_gateways`, or copy the files into a bucket of the stack with `s3_data_copy`, which runs
/// outside the VPC. Source: <https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-enabling-cluster.html>
STRATA_ERROR(
    E0379, network_reaches_no_other_region,
    "this VPC leads to S3 in its own region only; set .nat_gateways on it, or copy the files with s3_data_copy",
    "{0} loads from another region through a VPC that leads to S3 in its own region only: {}; set .nat_gateways on it, or copy the files with s3_data_copy")

// Catalog and datashares
STRATA_ERROR(E0380, share_crosses_databases,
             "a datashare holds objects of one database, and this object is in another; create a second share",
             "{0} holds {}, which is in another database than the share; create a second share")
STRATA_ERROR(E0381, grant_needs_a_share, "grant_access_to_share needs a datashare; pass the handle of create_share",
             "{} grants access to a {text1}, which is no datashare; pass the handle of create_share")
STRATA_ERROR(E0382, share_is_granted_to_its_owner, "this grants a datashare to its own namespace; name the consumer",
             "{0} grants a datashare to {}, its own namespace; name the consumer")
STRATA_ERROR(
    E0383, database_needs_a_grant,
    "create_database_from_share needs a grant; pass the handle of grant_access_to_share, or shared_by_account{...}",
    "{} creates a database from a {text1}, which is no grant; pass the handle of grant_access_to_share, or shared_by_account{...}")
STRATA_ERROR(
    E0384, grant_is_for_another_namespace,
    "this grant is for another namespace; create the database there, or grant the share to this one too",
    "{0} creates a database by {}, a grant for another namespace; create the database there, or grant the share to this one too")
STRATA_ERROR(E0385, catalog_name_is_malformed, "a Glue database name has 1 to 255 of a-z, 0-9 and _; correct it",
             "{0} has the name \"{}\", and a Glue database has 1 to 255 of a-z, 0-9 and _; correct it")
STRATA_ERROR(E0386, crawl_path_is_malformed,
             "the path of a crawl is database/schema/table, with % for any schema or table; correct it",
             "{0} crawls \"{}\", and a path is database/schema/table, with % for any schema or table; correct it")
STRATA_ERROR(
    E0387, schedule_is_malformed,
    "this is no schedule expression; write one such as cron(1 0 * * ? *), with six fields in UTC",
    "{0} has the schedule \"{}\", which is no schedule expression; write one such as cron(1 0 * * ? *), with six fields in UTC")
STRATA_ERROR(E0388, share_is_empty, "this datashare holds nothing; add a relation or schema",
             "{0} is a datashare that holds nothing; add a relation or schema")
STRATA_ERROR(
    E0389, namespace_id_is_malformed,
    "this is no namespace id; write a GUID such as 01234567-89ab-cdef-0123-456789abcdef",
    "{0} has the namespace id \"{}\", which is no GUID; write one such as 01234567-89ab-cdef-0123-456789abcdef")
STRATA_ERROR(
    E0390, relation_is_not_shared,
    "the datashare of this database does not hold the relation named here; correct the name, or add it to the share",
    "{0} reads {}, which the datashare of that database does not hold; correct the name, or add it to the share")
/// A table or view is declared in the database of a datashare, by `.database` or in front of its name. A consumer reads
/// there what the producer shares, and creates nothing ("Considerations for data sharing" in the Redshift database
/// developer guide). `existing_relation` describes the relations that are in the share.
STRATA_ERROR(
    E0391, relation_is_in_a_database_of_a_share,
    "a consumer creates nothing in the database of a datashare; create it in another database",
    "{0} creates {} in the database of a datashare, and a consumer creates nothing there; create it in another database")
STRATA_ERROR(E0409, column_is_in_no_relation,
             "no relation of the stack has this column; write it as table.column and correct the name",
             "no relation of the stack has the column {}; write it as table.column and correct the name")
/// `derives_from` or `exposes` asks where values go, and the program does not say enough to answer: values may go
/// through a relation whose columns are not known, or through a text that Strata does not read, such as `opaque_sql` or
/// a CALL. The error names the construct with that text or relation. Give an `existing_relation` its columns; write SQL
/// that Strata reads; or say in `opaque_sql` what the text creates, reads and fills.
STRATA_ERROR(
    E0420, flow_of_values_is_not_known,
    "Strata does not know whether values of the column go there; let the construct named last declare its columns, or "
    "what its text reads and fills",
    "Strata does not know whether values of {} go there, because {0} does not say enough; let it declare its columns, or what its text reads and fills")
