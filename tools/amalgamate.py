#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""amalgamate.py OUTPUT [HEADER]

Writes one header that holds HEADER, by default strata/synth.hpp, and every header of Strata that it includes, each once and
before its first use. Headers of other libraries stay includes.
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
    output, header = pathlib.Path(sys.argv[1]), (sys.argv[2:] or ["strata/synth.hpp"])[0]
    seen = set()
    body = list(amalgamate(header, seen))
    text = "\n".join(["// SPDX-FileCopyrightText: The Strata authors", "// SPDX-License-Identifier: Apache-2.0",
                      f"// Written by tools/amalgamate.py: <{header}> and the {len(seen) - 1} headers below it, in one.", "#pragma once", *body, ""])
    output.parent.mkdir(parents=True, exist_ok=True)
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
