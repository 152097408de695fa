// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
// This header declares the rules' errors and comes first: a compiler that reports one names each header between it and
// the program.
#include <strata/core/error_code.hpp>

#include <strata/cfn/errors.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/core/errors.hpp>
#include <strata/sql/errors.hpp>

#include <strata/constructs.hpp>
#include <strata/version.hpp>
