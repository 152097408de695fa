#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""diagnostics.py [FOLDER]

Tabulates the compilers' output for each mistake of tests/compile_fail, in lines and bytes, with the median and the largest of each
compiler. The compile-fail tests keep their output in FOLDER (build/dev/compile_fail), without source lines.
Fails when the median of a compiler is 15 lines or more.
"""
import collections
import pathlib
import statistics
import sys

MEDIAN_BELOW = 15


def measure(folder):
    """{case: {compiler: (lines, bytes)}}, from files named CASE.COMPILER.txt."""
    table = collections.defaultdict(dict)
    for path in sorted(folder.glob("*.txt")):
        case, _, compiler = path.stem.rpartition(".")
        text = path.read_text(encoding="utf-8", errors="replace")
        table[case][compiler] = (text.count("\n"), len(text.encode()))
    return table


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path("build/dev/compile_fail")
    table = measure(folder)
    if not table:
        print(f"{folder} has no output of compile-fail tests; ./dev test -L compile_fail makes it", file=sys.stderr)
        return 2
    compilers = sorted({compiler for row in table.values() for compiler in row})
    width = max(len(case) for case in table)
    print(f"{'lines/bytes':<{width}}" + "".join(f"{compiler:>14}" for compiler in compilers))
    for case, row in sorted(table.items()):
        cells = (f"{row[c][0]}/{row[c][1]}" if c in row else "-" for c in compilers)
        print(f"{case:<{width}}" + "".join(f"{cell:>14}" for cell in cells))
    status = 0
    for name, of in (("median", statistics.median), ("largest", max)):
        cells = []
        for c in compilers:
            lines = of([row[c][0] for row in table.values() if c in row])
            size = of([row[c][1] for row in table.values() if c in row])
            cells.append(f"{lines:g}/{size:g}")
            if name == "median" and lines >= MEDIAN_BELOW:
                print(f"{c}: the median is {lines:g} lines, {MEDIAN_BELOW} is too many", file=sys.stderr)
                status = 1
        print(f"{name:<{width}}" + "".join(f"{cell:>14}" for cell in cells))
    return status


if __name__ == "__main__":
    sys.exit(main())
