// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/testing/assertions.hpp>
#include <strata/testing/catch.hpp>
#include <strata/testing/snapshot.hpp>
#include <strata/testing/static_questions.hpp>
