// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
// These headers declare the rules' errors and come first: a compiler that reports one names each header between it and
// the program.
#include <strata/core/raised.hpp>

#include <strata/core/error_code.hpp>

#include <strata/cfn/errors.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/core/errors.hpp>
#include <strata/sql/errors.hpp>

#include <strata/constructs.hpp>
#include <strata/version.hpp>
