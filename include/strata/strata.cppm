// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The library as a module: `import strata;` gives what <strata/strata.hpp>, <strata/policy.hpp>, the questions about
// access and the operations give, and with STRATA_SYNTH_COMPILED also <strata/synth.hpp>. The headers of the standard library stand in
// front of it, so programs can include them as well.
module;
#include <array>
#include <bit>
#include <cfloat>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>
#include <utility>
// What core/sequence.hpp includes.
#ifdef __GLIBCXX__
#include <bits/allocator.h>
#include <bits/stl_construct.h>
#else
#include <memory>
#endif
#ifdef STRATA_SYNTH_COMPILED
#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <tuple>
#include <vector>
#endif
export module strata;

// Declarations in a linkage specification belong to no module, so the code that all programs share, which includes the
// headers, and files that import the library make one program.
export extern "C++" {
#include <strata/strata.hpp>
#include <strata/policy.hpp>
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/constructs/redshift/operations.hpp>
#ifdef STRATA_SYNTH_COMPILED
#include <strata/synth.hpp>
#endif
}

// Templates of the library compare views of text where a program instantiates them.
export namespace std {
using std::operator==;
using std::operator<=>;
}
