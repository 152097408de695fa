#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_reach.py [INCLUDE_FOLDER]

The headers that every stack includes know no domain, so a stack of buckets compiles no SQL. The script follows the #include lines
of include/strata from these headers, through any number of others, and fails if they lead to a forbidden header.
"""
import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from check_layers import included  # noqa: E402

# Beside these, every header of the constructs but those of Redshift.
WITHOUT_SQL = [
    "strata/synth/program.hpp", "strata/synth/template.hpp", "strata/policy/complies.hpp", "strata/policy/packs/aws_solutions.hpp",
    "strata/testing/static_questions.hpp",
]
# Forbidden headers: their names start with these.
SQL = ("strata/sql/", "strata/sql.hpp", "strata/constructs/redshift/")


def path_to(root, start, forbidden):
    """The shortest chain of #include lines from a header to one whose name starts so; empty when there is none."""
    before, open_ = {start: None}, [start]
    for name in open_:
        if name.startswith(forbidden):
            path = [name]
            while before[path[0]] is not None:
                path.insert(0, before[path[0]])
            return path
        for _, _, target in included(root / name):
            if target.startswith("strata/") and target not in before and (root / target).exists():
                before[target] = name
                open_.append(target)
    return []


def starts(root):
    constructs = sorted(path.relative_to(root).as_posix() for path in (root / "strata/constructs").rglob("*.hpp"))
    return WITHOUT_SQL + [header for header in constructs if not header.startswith(SQL)]


def check(root):
    wrong = []
    for start in starts(root):
        if not (root / start).exists():
            wrong.append(f"{start} does not exist; whoever moves it moves its line in {pathlib.Path(__file__).name}")
        elif path := path_to(root, start, SQL):
            wrong.append("a stack without SQL would include some: " + " -> ".join(path))
    return wrong


def main():
    here = pathlib.Path(__file__).resolve().parent.parent / "include"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=here)
    wrong = check(parser.parse_args().root)
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
