#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""amalgamate.py OUTPUT [HEADER...]

Writes one header that holds the HEADERs, by default strata/synth.hpp and strata/constructs/redshift/access/proof.hpp, and every header of Strata that
they include, each once and before its first use. Headers of other libraries stay includes.
"""
import pathlib
import re
import sys

INCLUDE = pathlib.Path(__file__).resolve().parents[1] / "include"
OURS = re.compile(r"^\s*#\s*include\s*<(strata/[^>]+)>")


def amalgamate(header, seen):
    """The lines of a header with its includes in their place; none when the output has the header already."""
    if header in seen:
        return
    seen.add(header)
    for line in (INCLUDE / header).read_text(encoding="utf-8").splitlines():
        included = OURS.match(line)
        if included:
            yield from amalgamate(included[1], seen)
        elif not re.match(r"^(#pragma once|// SPDX-)", line):
            yield line


def main():
    output, headers = pathlib.Path(sys.argv[1]), sys.argv[2:] or ["strata/synth.hpp", "strata/constructs/redshift/access/proof.hpp"]
    seen = set()
    body = [line for header in headers for line in amalgamate(header, seen)]
    text = "\n".join(["// SPDX-FileCopyrightText: The Strata authors", "// SPDX-License-Identifier: Apache-2.0",
                      f"// Written by tools/amalgamate.py: <{'>, <'.join(headers)}> and the {len(seen) - len(headers)} headers below, in one.", "#pragma once", *body, ""])
    output.parent.mkdir(parents=True, exist_ok=True)
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
