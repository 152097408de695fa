// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/manifest.hpp>
#include <strata/constructs/custom_resources/marks.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/constructs/option_errors.hpp>
#include <strata/constructs/platform_errors.hpp>
#include <strata/constructs/recorded_parts.hpp>
#include <strata/constructs/redshift/access/errors.hpp>
#include <strata/constructs/redshift/located_error.hpp>
#include <strata/constructs/security/existing_errors.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>
#include <strata/constructs/utility/unique_names.hpp>
#include <strata/constructs/waiting_graph.hpp>

#include <strata/constructs/checks.hpp>
#include <strata/constructs/custom_resources/handler_parts.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/redshift/sql_source.hpp>
#include <strata/constructs/utility/property_names.hpp>

#include <strata/constructs/network/vpc.hpp>
#include <strata/constructs/preventable.hpp>
#include <strata/constructs/redshift/config_parameters.hpp>
#include <strata/constructs/redshift/parsed_sql.hpp>
#include <strata/constructs/redshift/sql_text.hpp>
#include <strata/constructs/rejected.hpp>
#include <strata/constructs/s3_location.hpp>
#include <strata/constructs/sink.hpp>
#include <strata/constructs/utility/after.hpp>
#include <strata/constructs/utility/parameter_checks.hpp>
#include <strata/constructs/utility/property_checks.hpp>
#include <strata/constructs/utility/references.hpp>

#include <strata/constructs/domain.hpp>
#include <strata/constructs/files.hpp>
#include <strata/constructs/network/data_vpc.hpp>
#include <strata/constructs/resource_options.hpp>
#include <strata/constructs/security/existing_text.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/constructs/template_names.hpp>
#include <strata/constructs/utility/handed_over.hpp>
#include <strata/constructs/utility/resource.hpp>

#include <strata/constructs/circles.hpp>
#include <strata/constructs/construct.hpp>
#include <strata/constructs/custom_resources/custom_resource.hpp>
#include <strata/constructs/inventory.hpp>
#include <strata/constructs/option_checks.hpp>
#include <strata/constructs/redshift/copy_options.hpp>
#include <strata/constructs/redshift/unloads.hpp>
#include <strata/constructs/security/encryption_key.hpp>
#include <strata/constructs/security/existing_iam_role.hpp>
#include <strata/constructs/utility/template_entries.hpp>

#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/redshift/any_namespace.hpp>
#include <strata/constructs/redshift/service_linked_role.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/template_index.hpp>

#include <strata/constructs/custom_resources/domain.hpp>
#include <strata/constructs/located_parts.hpp>
#include <strata/constructs/platform.hpp>
#include <strata/constructs/redshift/warehouse_names.hpp>
#include <strata/constructs/resource_order.hpp>

#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/stack_template.hpp>
#include <strata/constructs/storage/bucket.hpp>
#include <strata/constructs/storage/s3_data_copy.hpp>

#include <strata/constructs/redshift/any_warehouse.hpp>
#include <strata/constructs/redshift/serverless_namespace.hpp>
#include <strata/constructs/storage/data_lake_storage.hpp>
#include <strata/constructs/storage/single_buckets.hpp>

#include <strata/constructs/redshift/statement.hpp>

#include <strata/constructs/redshift/access.hpp>
#include <strata/constructs/redshift/catalog.hpp>
#include <strata/constructs/redshift/relations.hpp>

#include <strata/constructs/redshift/copy_checks.hpp>
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/existing_objects.hpp>

#include <strata/constructs/redshift/access/principals.hpp>
#include <strata/constructs/redshift/load.hpp>

#include <strata/constructs/redshift/datashare.hpp>
#include <strata/constructs/redshift/merge.hpp>

#include <strata/constructs/redshift/share_database.hpp>

#include <strata/constructs/redshift/access/granted_object.hpp>
#include <strata/constructs/redshift/sql_resources.hpp>
#include <strata/constructs/redshift/wrong_calls.hpp>

#include <strata/constructs/redshift/access/grant.hpp>
#include <strata/constructs/redshift/access/ownership.hpp>
#include <strata/constructs/redshift/access/policies.hpp>
#include <strata/constructs/redshift/load_check.hpp>
#include <strata/constructs/redshift/relation_reads.hpp>

#include <strata/constructs/redshift/datashare_check.hpp>
#include <strata/constructs/redshift/foreign_key_check.hpp>
#include <strata/constructs/redshift/relation_columns.hpp>

#include <strata/constructs/redshift/column_removal_check.hpp>
#include <strata/constructs/redshift/cross_database_check.hpp>
#include <strata/constructs/redshift/custom_sql_check.hpp>
#include <strata/constructs/redshift/flow_units.hpp>

#include <strata/constructs/redshift/file_flow.hpp>

#include <strata/constructs/redshift/data_flow.hpp>

#include <strata/constructs/redshift/reached_columns.hpp>
#include <strata/constructs/redshift/resolved_flow.hpp>

#include <strata/constructs/redshift/shared_columns.hpp>
#include <strata/constructs/redshift/stack_flow.hpp>

#include <strata/constructs/redshift/flow_questions.hpp>

#include <strata/constructs/redshift/lineage.hpp>

#include <strata/constructs/redshift/access/rows.hpp>
#include <strata/constructs/redshift/described_relation.hpp>

#include <strata/constructs/redshift/access/check.hpp>
#include <strata/constructs/redshift/access/fact_list.hpp>

#include <strata/constructs/redshift/access/facts.hpp>
#include <strata/constructs/redshift/sql_check.hpp>

#include <strata/constructs/redshift/access/session.hpp>

#include <strata/constructs/redshift/access/reach.hpp>

#include <strata/constructs/redshift/access/questions.hpp>

#include <strata/constructs/redshift/access/described.hpp>
#include <strata/constructs/redshift/access/proof.hpp>

#include <strata/constructs/redshift/sql_domain.hpp>

#include <strata/constructs/redshift/warehouse_functions.hpp>

#include <strata/constructs/redshift/existing_warehouses.hpp>
#include <strata/constructs/redshift/serverless_workgroup_base.hpp>

#include <strata/constructs/redshift/serverless_workgroup.hpp>
