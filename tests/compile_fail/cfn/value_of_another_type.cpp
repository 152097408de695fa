// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: (could not convert|cannot convert|no viable conversion)
// EXPECT: const char *[[]
#include <strata/aws/kms/key.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
static_assert(aws::kms::Key{.EnableKeyRotation = "yes"}.EnableKeyRotation.has_value());  // offending line
#else
static_assert(aws::kms::Key{.EnableKeyRotation = true}.EnableKeyRotation.has_value());
#endif
}  // namespace net

int main() {}
