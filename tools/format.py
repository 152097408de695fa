#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Formats the C++ sources that people write with clang-format 19; with --check it only lists those that are not formatted.

It leaves out include/strata/aws, which is generated, and tests/compile_fail, where the mistakes have to stay in the lines that
their comments mark. Exits with 77 if clang-format 19 is not installed.
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
        print("*** SKIPPED: clang-format-19 is not installed, the format of NOTHING was checked", file=sys.stderr)
        return 77
    how = ["--dry-run", "--Werror"] if arguments == ["--check"] else ["-i"]
    return subprocess.run(["clang-format-19", *how, *sources()], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
