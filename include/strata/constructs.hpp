// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/network/data_vpc.hpp>
#include <strata/constructs/redshift/lineage.hpp>
#include <strata/constructs/redshift/serverless_workgroup.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/storage/data_lake_storage.hpp>
#include <strata/constructs/storage/s3_data_copy.hpp>
#include <strata/constructs/storage/single_buckets.hpp>
#include <strata/constructs/utility/after.hpp>
#include <strata/constructs/utility/resource.hpp>
#include <strata/constructs/utility/template_entries.hpp>
