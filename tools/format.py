#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Formats the C++ sources that people write with clang-format 19, or with --check only says which are not formatted.

Not those of include/strata/aws, which are generated, nor those of tests/compile_fail, whose mistakes stand in the lines that their
comments say. Exits with 77 where there is no clang-format 19.
"""
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ["include", "examples", "tests", "benchmarks"]
OTHERS = [ROOT / "include/strata/aws", ROOT / "tests/compile_fail"]


def sources():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.[ch]pp")):
            if "node_modules" not in path.parts and not any(other in path.parents for other in OTHERS):
                yield path


def main(arguments):
    if not shutil.which("clang-format-19"):
        print("*** SKIPPED: clang-format-19 is not here, the format of NOTHING was looked at", file=sys.stderr)
        return 77
    how = ["--dry-run", "--Werror"] if arguments == ["--check"] else ["-i"]
    return subprocess.run(["clang-format-19", *how, *sources()], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
