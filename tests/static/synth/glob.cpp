// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/synth/glob.hpp>

namespace strata_test {
namespace {

using strata::synth::is_glob;
using strata::synth::matches_glob;

static_assert(is_glob("Lake*") && is_glob("?") && !is_glob("Lake") && !is_glob(""));

static_assert(matches_glob("Lake", "Lake") && !matches_glob("Lake", "Lakes") && !matches_glob("Lakes", "Lake"));
static_assert(matches_glob("", "") && !matches_glob("", "a") && matches_glob("*", "") && matches_glob("**", "Lake"));
static_assert(matches_glob("L?ke", "Lake") && !matches_glob("L?ke", "Lke") && !matches_glob("?", ""));
static_assert(matches_glob("Lake*Bucket", "LakeGoldBucket") && !matches_glob("Lake*Bucket", "LakeGoldBuckets"));
static_assert(matches_glob("*ab", "aab"), "the star gives back what it took");
static_assert(matches_glob("*a*b*c", "xaxbxbxc") && !matches_glob("*a*b*c", "xaxcxb"));
static_assert(!matches_glob("lake", "Lake"), "ids are compared with case");

}  // namespace
}  // namespace strata_test
