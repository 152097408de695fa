// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/buffer.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/fixed_string.hpp>
#include <strata/core/hash.hpp>
#include <strata/core/indexed.hpp>
#include <strata/core/literal.hpp>
#include <strata/core/sequence.hpp>
#include <strata/core/sort.hpp>
#include <strata/core/source_line.hpp>
#include <strata/core/text.hpp>
#include <strata/core/tribool.hpp>

#include <strata/core/error_parts.hpp>
#include <strata/core/interner.hpp>
#include <strata/core/topological_order.hpp>

#include <strata/core/claim.hpp>
#include <strata/core/finding.hpp>

#include <strata/core/sentence.hpp>

#include <strata/core/raised.hpp>

#include <strata/core/error_code.hpp>

#include <strata/core/description.hpp>
#include <strata/core/errors.hpp>

#include <strata/core/verdict.hpp>

#include <strata/core/name_resolver.hpp>

#include <strata/core/graph.hpp>

#include <strata/core/stack.hpp>

/// The graph of constructs, independent of their meaning: a stack, its verdict and its order.
namespace strata::core {}
