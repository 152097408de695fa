#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""quick.py BUILD_FOLDER [--seconds 150]

Names the tests that a change touches, for `./dev test --quick`: one line with the targets to build, one with the tests as a regular
expression of CTest. A change is what `git` sees in the working tree and in the commits that the upstream branch lacks. A test is near
a file with the same name, then one with the same folder; the nearest come first, until the seconds that they took last time are used up.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ALWAYS = re.compile(r"project\.|docs\.(constructs|errors)$")
# What changes elsewhere than in headers and in the tests themselves
NEIGHBOURS = [(r"tools/handler/.*", ["python.handler"]), (r"tools/page/.*", ["browser.page"]), (r"tools/.*", ["python.tools"]),
              (r"examples/(\w+)\.cpp", ["example.{}"]), (r"docs/.*|README.md", ["docs.", "project.links"]),
              (r"include/strata/synth/.*", ["python.command_line", "example."]), (r"include/strata/testing/.*", ["runtime.testing/"]),
              (r"cmake/.*|CMakeLists.txt", ["consume.find_package"]),
              (r"tests/(handler|command_line|tools|judges|property)/.*", ["python.{}"]), (r"tests/rehearsal/.*", ["rehearsal"])]
KINDS = ("static", "compile_fail", "header", "runtime")


def changed_files():
    def git(*arguments):
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
        return done.stdout.splitlines() if done.returncode == 0 else []
    base = git("merge-base", "HEAD", "@{upstream}") or ["HEAD"]
    return sorted(set(git("diff", "--name-only", base[0]) + git("ls-files", "--others", "--exclude-standard")))


def place(name):
    """Where a test stands: static.sql/parser.gcc-12 at sql/parser, header.strata/sql/parser.hpp.gcc-12 too."""
    kind, _, rest = name.partition(".")
    if kind not in KINDS:
        return None
    rest = rest.removeprefix("strata/")
    return rest.split(".")[0]


def distance(test, path):
    """0: the test of this very file; 1: a test of its name; 2: of its folder; None: another one."""
    own = re.fullmatch(r"tests/(static|compile_fail|runtime)/(.*)\.cpp", path)
    at = place(test)
    if own:
        return 0 if test.startswith(f"{own[1]}.{own[2]}.") or test == f"{own[1]}.{own[2]}" else None
    header = re.fullmatch(r"include/strata/(.*)\.hpp", path)
    if header and at:
        if test.startswith(f"header.strata/{header[1]}.hpp."):
            return 0
        folder = header[1].rpartition("/")[0].removesuffix("/detail")
        if at == header[1]:
            return 1
        return 2 if at.rpartition("/")[0] == folder and not test.startswith("header.") else None
    for pattern, tests in NEIGHBOURS:
        match = re.fullmatch(pattern, path)
        if match and any(test.startswith(each.format(*match.groups())) for each in tests):
            return 1
    return None


def costs(build):
    found = {}
    path = build / "Testing/Temporary/CTestCostData.txt"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        parts = line.rsplit(" ", 2)
        if len(parts) == 3:
            found[parts[0]] = float(parts[2])
    return found


def choose(tests, files, cost, seconds):
    """The tests to run: the nearest ones that fit into so many seconds of two processors."""
    ranked = []
    for test in tests:
        near = [d for d in (distance(test, path) for path in files) if d is not None]
        if ALWAYS.match(test):
            near.append(0)
        if near:
            ranked.append((min(near), cost.get(test, 5.0), test))
    chosen, used = [], 0.0
    for near, time, test in sorted(ranked):
        if near == 0 or used + time <= 2 * seconds:
            chosen.append(test)
            used += time
    return chosen, len(ranked) - len(chosen)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=150)
    arguments = parser.parse_args()
    listed = json.loads(subprocess.run(["ctest", "--test-dir", str(arguments.build), "--show-only=json-v1"], capture_output=True,
                                       text=True, check=True).stdout)["tests"]
    files = changed_files()
    chosen, left = choose([test["name"] for test in listed], files, costs(arguments.build), arguments.seconds)
    # What the chosen tests run must be built first.
    known = {line.split(": ")[0] for line in subprocess.run(["ninja", "-C", str(arguments.build), "-t", "targets", "all"],
                                                            capture_output=True, text=True, check=True).stdout.splitlines()}
    folder = f"{arguments.build.resolve()}/"
    targets = sorted({part.removeprefix(folder) for test in listed if test["name"] in set(chosen) for part in test.get("command", [])
                      if part.startswith(folder) and part.removeprefix(folder) in known})
    print(" ".join(targets))
    print("^(" + "|".join(re.escape(test) for test in chosen) + ")$")
    print(f"{len(files)} changed files: {len(chosen)} tests, and {left} further away that do not fit into the time", file=sys.stderr)


if __name__ == "__main__":
    main()
