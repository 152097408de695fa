// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/synth.hpp>

#ifndef STRATA_SYNTH_COMPILED
#error the package has the shared code
#endif

namespace {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
struct app : stack<app, "App", lake> {};
}  // namespace

int main(int argc, char** argv) { return run<app>(argc, argv); }
