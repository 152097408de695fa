// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/strata.hpp>
#include <strata/synth/command_line.hpp>
#ifndef STRATA_SYNTH_COMPILED
#include <strata/synth/command_line_impl.hpp>
#endif
