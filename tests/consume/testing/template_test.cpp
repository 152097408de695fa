// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "platform.hpp"

#include <strata/testing.hpp>

#include <catch2/catch.hpp>

TEST_CASE("buckets are private") {
  auto const shop = strata::testing::template_from<shop::app>();
  CHECK_THAT(shop.all_resources_properties<strata::aws::s3::Bucket>(
                 strata::testing::object_like({{"PublicAccessBlockConfiguration", strata::testing::any()}})),
             strata::testing::holds());
}
