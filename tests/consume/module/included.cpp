// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/synth.hpp>

#include <cstdio>

#define TOTALS "CREATE VIEW totals AS SELECT sum(total) AS t FROM orders"
#include "lake.hpp"

int main(int argc, char** argv) {
  std::puts("imported");
  return strata::run<shop::app>(argc, argv);
}
