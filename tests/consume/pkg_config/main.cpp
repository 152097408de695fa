// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/sql.hpp>
#include <strata/version.hpp>

#include <cstdio>

int main() { std::printf("strata %s\n", strata::version.data()); }
