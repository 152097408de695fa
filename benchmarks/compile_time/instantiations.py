#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Counts the templates that the compiler instantiates for each program of a corpus: exactly, and the same on every machine.

  instantiations.py check [PROGRAM...]   fails when a program needs over 3 % more than its baseline, and names the templates that grew
  instantiations.py accept [PROGRAM...]  writes the baselines, instantiations.json; review and commit them

The count leaves out the work of constant evaluation. So `check` also compiles the largest stacks under limits on constant evaluation,
about twice their needs today. clang's default is 1,048,576 steps for one constant.
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from scaling import CORPUS, LARGEST, ROOT, buckets

COMPILER = "clang++-19"
BASELINES = pathlib.Path(__file__).resolve().with_suffix(".json")
ALLOWED_GROWTH = 0.03
EVENTS = {"InstantiateClass", "InstantiateFunction"}
PROGRAMS = {
    "tasks_100": lambda: CORPUS["tasks"](100),
    "buckets": buckets,
    "roles_50": lambda: CORPUS["roles"](50),
    "redshift_data_warehouse": lambda: (ROOT / "examples/redshift_data_warehouse.cpp").read_text(encoding="utf-8"),
}
# 500 tasks took more than 250,000 and less than 350,000; 480 roles with a pack of rules more than 250,000 and less than 300,000.
EVALUATION_STEPS = {"tasks": 700_000, "judged": 600_000}


def head(name):
    """A template without its arguments, so that people find it in the sources; for templates of other libraries, the namespace."""
    plain = re.sub(r"[<(].*", "", name.replace("operator<", "operator").replace("(anonymous namespace)", "anonymous")) or "unnamed"
    return plain if plain.startswith(("strata::", "bench::")) else plain.split("::")[0] + "::"


def compile_source(source, *options, traced=True):
    """The events of a compilation; none if it is not traced, which takes less time."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.cpp")
        path.write_text(source, encoding="utf-8")
        trace = pathlib.Path(folder, "trace.json")
        command = [COMPILER, "-std=c++20", f"-I{ROOT / 'include'}", f"-I{ROOT / 'examples'}", "-DSTRATA_SYNTH_COMPILED", "-c", str(path), "-o", str(path) + ".o",
                   *([f"-ftime-trace={trace}", "-ftime-trace-granularity=0"] if traced else []), *options]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed:\n{done.stderr[:4000]}")
        return json.loads(trace.read_text(encoding="utf-8"))["traceEvents"] if traced else []


def count(program):
    counts = collections.Counter()
    for event in compile_source(PROGRAMS[program]()):
        if event.get("name") in EVENTS:
            counts[head(event["args"]["detail"])] += 1
    return counts


def judge(program, counts, baseline):
    """The verdict on a program in one line, and whether it passes."""
    have, want = sum(counts.values()), sum(baseline.values())
    line = f"{program}: {have} instantiations, baseline {want}, {have / want - 1:+.1%}"
    if have <= want * (1 + ALLOWED_GROWTH):
        return line, True
    grown = sorted(((counts[t] - baseline.get(t, 0), t) for t in counts), reverse=True)[:10]
    return line + "".join(f"\n    {by:+}  {template}" for by, template in grown if by > 0), False


def check(programs):
    baselines, passed = json.loads(BASELINES.read_text(encoding="utf-8")), True
    for program in programs:
        line, fine = judge(program, count(program), baselines[program])
        print(line, flush=True)
        passed = passed and fine
    for corpus, steps in EVALUATION_STEPS.items():
        compile_source(CORPUS[corpus](LARGEST[corpus]), f"-fconstexpr-steps={steps}", traced=False)
        print(f"{LARGEST[corpus]} constructs of {corpus} compile with {steps} steps for a constant")
    return passed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["check", "accept"])
    parser.add_argument("programs", nargs="*", default=list(PROGRAMS))
    arguments = parser.parse_args()
    if not shutil.which(COMPILER):
        print(f"*** SKIPPED: {COMPILER} is not installed, NOTHING was counted", file=sys.stderr)
        sys.exit(77)
    if arguments.what == "accept":
        baselines = json.loads(BASELINES.read_text(encoding="utf-8")) if BASELINES.exists() else {}
        for program in arguments.programs:
            baselines[program] = dict(sorted(count(program).items()))
        BASELINES.write_text(json.dumps(baselines, indent=1) + "\n", encoding="utf-8")
    elif not check(arguments.programs):
        sys.exit(f"over {ALLOWED_GROWTH:.0%} more than the baseline: undo it, or accept it with a reason in the commit")


if __name__ == "__main__":
    main()
