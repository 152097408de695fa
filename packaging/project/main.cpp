#include "platform.hpp"

#include <strata/synth.hpp>

int main(int argc, char** argv) { return strata::run<shop::app>(argc, argv); }
