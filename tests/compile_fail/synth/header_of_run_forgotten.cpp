// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0307
// EXPECT: E0307_header_is_not_included<.*dwh::app
// EXPECT: add #include <strata/synth.hpp>
#include "../platform.hpp"
#ifdef STRATA_ACCEPT
#define STRATA_SYNTH_COMPILED
#include <strata/synth.hpp>
#endif

namespace dwh {
struct app : stack<app, "App", lake> {};
}  // namespace dwh

int main(int argc, char** argv) {
  return strata::run<dwh::app>(argc, argv);  // offending line
}

// SAYS: strata[E0307]: strata::run needs the header that writes the template of dwh::app
// SAYS:   add #include <strata/synth.hpp>; see docs/errors/E0307.md
