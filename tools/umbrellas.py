#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""umbrellas.py [--check] [INCLUDE_FOLDER]

Writes the #include lines of strata/core.hpp, cfn.hpp, sql.hpp and constructs.hpp: every header of the layer, but those in its folders
for its own use or on demand. A header stands behind those of the layer that it includes, so that a compiler which names the headers between an error
and the program names two. What else stands in these headers stays. With --check nothing is written, and a stale header is an error.
"""
import argparse
import pathlib
import re
import sys

LAYERS = ("core", "cfn", "sql", "constructs")
# Operations bring the types of five more services, which programs without them need not compile.
OWN_USE = {"detail", "grammar", "operations", "operations.hpp"}
# What not every program can include: it needs Boost, or belongs to what strata_add_sql writes.
ON_DEMAND = {"strata/constructs/hana.hpp", "strata/constructs/redshift/sql_file.hpp"}
INCLUDES = re.compile(r"(?:^#include <.*>\n+)+(?=^#include <.*>\n)^#include <.*>\n|^#include <.*>\n", re.MULTILINE)
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
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
