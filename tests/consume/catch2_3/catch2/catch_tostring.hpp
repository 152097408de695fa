// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

namespace Catch {
template <class T>
struct StringMaker;
}  // namespace Catch
