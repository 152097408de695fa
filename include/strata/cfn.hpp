// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/errors.hpp>
#include <strata/cfn/facts.hpp>
#include <strata/cfn/indirect.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/logical_id.hpp>
#include <strata/cfn/pattern.hpp>

#include <strata/cfn/stack_name.hpp>
#include <strata/cfn/value.hpp>
#include <strata/cfn/writer.hpp>

#include <strata/cfn/decimal.hpp>
#include <strata/cfn/document.hpp>
#include <strata/cfn/handle.hpp>
#include <strata/cfn/property.hpp>
#include <strata/cfn/recording.hpp>
#include <strata/cfn/references.hpp>
#include <strata/cfn/waiver.hpp>

#include <strata/cfn/edit.hpp>
#include <strata/cfn/functions.hpp>
#include <strata/cfn/policy_document.hpp>
#include <strata/cfn/tag.hpp>
#include <strata/cfn/template_parts.hpp>

#include <strata/cfn/constant_text.hpp>
#include <strata/cfn/read.hpp>
#include <strata/cfn/write.hpp>

#include <strata/cfn/property_path.hpp>
#include <strata/cfn/replace.hpp>
#include <strata/cfn/write_members.hpp>

/// CloudFormation's values, functions, policy documents and limits, and the building blocks of typed resources.
namespace strata::cfn {}
