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

#include <strata/strata.hpp>
#include <strata/synth/command_line.hpp>
#ifndef STRATA_SYNTH_COMPILED
#include <strata/synth/arguments_impl.hpp>
#include <strata/synth/command_line_impl.hpp>
#endif
