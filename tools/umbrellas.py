#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""umbrellas.py [--check] [INCLUDE_FOLDER]

Writes strata/strata.cppm, and the #include lines of strata/core.hpp, cfn.hpp, sql.hpp and constructs.hpp: every header of the layer, but those in its folders
for its own use, and those on demand. A header stands behind those of the layer that it includes, so that a compiler which names the headers between an error
and the program names two. What else stands in these headers stays. With --check nothing is written, and a stale header is an error.
"""
import argparse
import pathlib
import re
import sys

LAYERS = ("core", "cfn", "sql", "constructs")
# Operations bring the types of five more services, which programs without them need not compile.
OWN_USE = {"detail", "grammar", "proof", "operations", "operations.hpp"}
# What not every program can include: it needs Boost, or belongs to what strata_add_sql writes. And what only questions about access need.
ON_DEMAND = {"strata/constructs/hana.hpp", "strata/constructs/redshift/sql_file.hpp", "strata/constructs/redshift/access/proof.hpp",
             "strata/sql/granted_rights.hpp", "strata/sql/row_joins.hpp"}
INCLUDES = re.compile(r"(?:^#include <.*>\n+)+(?=^#include <.*>\n)^#include <.*>\n|^#include <.*>\n", re.MULTILINE)
STANDARD = re.compile(r"^#include <([a-z_]+)>$", re.MULTILINE)
INCLUDED = re.compile(r"^#include <(strata/.*)>$", re.MULTILINE)


def headers(root, layer):
    found = (path.relative_to(root) for path in (root / "strata" / layer).rglob("*.hpp"))
    return sorted(path.as_posix() for path in found if not OWN_USE & set(path.parts) and path.as_posix() not in ON_DEMAND)


def levels(root, layer):
    """The headers in rows: each header includes those of earlier rows only."""
    rest = {header: set(INCLUDED.findall((root / header).read_text(encoding="utf-8"))) for header in headers(root, layer)}
    while rest:
        row = sorted(header for header, included in rest.items() if not included & set(rest) - {header})
        yield row
        for header in row:
            del rest[header]


def expected(root, layer, text):
    rows = ["".join(f"#include <{header}>\n" for header in row) for row in levels(root, layer)]
    return INCLUDES.sub(lambda _: "\n".join(rows), text, count=1)


MODULE = """// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The library as a module: `import strata;` gives what <strata/strata.hpp>, <strata/policy.hpp>, the questions about
// access and the operations give, and with STRATA_SYNTH_COMPILED also <strata/synth.hpp>. The headers of the standard library stand in
// front of it, so programs can include them as well.
module;
{standard}
// What core/sequence.hpp includes.
#ifdef __GLIBCXX__
#include <bits/allocator.h>
#include <bits/stl_construct.h>
#else
#include <memory>
#endif
#ifdef STRATA_SYNTH_COMPILED
{synth}
#endif
export module strata;

// Declarations in a linkage specification belong to no module, so the code that all programs share, which includes the
// headers, and files that import the library make one program.
export extern "C++" {{
{headers}
#ifdef STRATA_SYNTH_COMPILED
#include <strata/synth.hpp>
#endif
}}

// Templates of the library compare views of text where a program instantiates them.
export namespace std {{
using std::operator==;
using std::operator<=>;
}}
"""
MODULE_HEADERS = ("strata/strata.hpp", "strata/policy.hpp", "strata/constructs/redshift/access/proof.hpp", "strata/constructs/redshift/operations.hpp")


def standard_headers(root, *headers):
    """The headers of the standard library that these include, directly or not."""
    seen, rest, standard = set(), list(headers), set()
    while rest:
        header = rest.pop()
        if header in seen:
            continue
        seen.add(header)
        text = (root / header).read_text(encoding="utf-8")
        rest += INCLUDED.findall(text)
        standard |= set(STANDARD.findall(text))
    return standard - {"memory"}


def module(root):
    """The text of strata/strata.cppm."""
    def lines(headers):
        return "\n".join(f"#include <{header}>" for header in headers)
    standard = standard_headers(root, *MODULE_HEADERS)
    synth = standard_headers(root, "strata/synth.hpp") | {"memory"}
    return MODULE.format(standard=lines(sorted(standard)), synth=lines(sorted(synth - standard)), headers=lines(MODULE_HEADERS))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent / "include")
    arguments = parser.parse_args()
    stale = 0
    for layer in LAYERS:
        umbrella = arguments.root / f"strata/{layer}.hpp"
        text = umbrella.read_text(encoding="utf-8")
        wanted = expected(arguments.root, layer, text)
        if wanted == text:
            continue
        stale += 1
        if arguments.check:
            print(f"{umbrella.name} does not include every header of {layer}, and no other: ./dev format writes it", file=sys.stderr)
        else:
            umbrella.write_text(wanted, encoding="utf-8")
    made = arguments.root / "strata/strata.cppm"
    if (arguments.root / MODULE_HEADERS[0]).exists() and (not made.exists() or made.read_text(encoding="utf-8") != module(arguments.root)):
        stale += 1
        if arguments.check:
            print("strata.cppm does not include what the headers do: ./dev format writes it", file=sys.stderr)
        else:
            made.write_text(module(arguments.root), encoding="utf-8")
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
