// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

#include "platform.hpp"

#include <strata/policy.hpp>
#include <strata/synth/explanation.hpp>
#include <strata/testing.hpp>

#include <catch2/catch.hpp>

static_assert(strata::valid<shop::app>);
static_assert(strata::complies_with<shop::app, strata::policy::least_privilege>);
static_assert(strata::count_of<shop::app, strata::aws::s3::Bucket> == 4);

TEST_CASE("the platform explains itself") { CHECK(strata::explain<shop::app>().empty()); }
