#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""graph.py --compiler g++-12 --compiler clang++-16 [--rounds 30] [--seed N] [--flags="-std=c++20 -Iinclude"]
   [--prefix "g++-12=-include strata_precompiled.hpp"]

Compiles random programs and compares each result with the model of the graph's errors in model.py: whether the program
compiles, and otherwise the error code, the constructs that the error names, and its subject. Half of the programs have one
mistake, and the function that makes the mistake knows its code too. Many programs share a translation unit, each in a
separate namespace, and each mistake has to give one error, at the program's static_assert.
"""
import argparse
import collections
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import model
from programs import MISTAKES, Platforms, Things, draw_programs

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
AT_ONCE = 25
Found = collections.namedtuple("Found", "code names line text")


def told(namespace, program):
    """The model's verdict, with the names that an error prints."""
    verdict = model.verdict_of(program.listed)
    if verdict is None:
        return None
    full = lambda variable: variable if "::" in variable else f"{namespace}::{variable}"
    return verdict._replace(resources=[full(v) for v in verdict.resources])


def errors_in(output, source):
    """The errors that a compiler reported, in its order. g++ prints the place before the error, clang after it."""
    found, names, line = [], "", 0
    for text in output.splitlines():
        if instantiated := re.search(r"(In|in) instantiation of .*?strata::errors::(E\d{4}_.*)", text):
            names = instantiated[2]
            if instantiated[1] == "in" and found:
                found[-1] = found[-1]._replace(names=names)
        if here := re.match(rf"{re.escape(str(source))}:(\d+):\d+: .*(required from here|requested here)", text):
            line = int(here[1])
            if "requested" in text and found:
                found[-1] = found[-1]._replace(line=line)
        if re.search(r"\b(fatal )?error: ", text):
            code = re.search(r"strata\[(E\d{4})\]", text)
            found.append(Found(code[1] if code else None, names, line, text))
    return found


def complaint(namespace, program, expected, errors):
    """The difference between a compiler's errors and the model's expectation for a program, or None."""
    if expected is None:
        return f"the model finds nothing wrong, the compiler {errors[0].code}: {errors[0].text}" if errors else None
    if len(errors) != 1:
        return f"{len(errors)} errors instead of one, {expected.code}"
    error = errors[0]
    if error.code != expected.code:
        return f"{error.code} instead of {expected.code}"
    named = re.findall(r"\b(?:p\d+|shared)::\w+", error.names)
    if circle := re.search(r"circle<([^>]*)>", error.names):
        named = re.findall(r"\b(?:p\d+|shared)::\w+", circle[1])
    if expected.code == "E0106":
        path = [n.removeprefix(f"{namespace}::") for n in named]
        if len(path) < 2 or (path[0] != path[1] and not model.is_circle(program.listed, path)):
            return f"{named} is no circle"
        return None if set(named) <= set(expected.resources) else f"the circle {named} is none of {expected.resources}"
    if named != expected.resources:
        return f"it names {named} instead of {expected.resources}"
    about = expected.about
    if about and about.isascii() and len(about) < 30 and not re.search(rf'"(?:[\w ]+[./])?{re.escape(about)}"', error.names):
        return f"it is not about {about}: {error.names}"
    return None


def compile_all(compiler, flags, folder, kind, programs):
    """{namespace: errors}, of programs in one translation unit."""
    lines, places = kind.head.splitlines(), {}
    for namespace, program in programs.items():
        first = len(lines) + 1
        lines += program.cpp(namespace)
        places[namespace] = range(first, len(lines) + 1)
    source = folder / f"{kind.__name__}.cpp"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    plain = ["-ferror-limit=0", "-fno-caret-diagnostics"] if "clang" in compiler else ["-fno-diagnostics-show-caret"]
    ran = subprocess.run([compiler, *flags, *plain, "-fsyntax-only", str(source)], capture_output=True, text=True,
                         env={**os.environ, "LC_ALL": "C"})
    result = {namespace: [] for namespace in programs}
    for error in errors_in(ran.stderr, source):
        owner = next((n for n, place in places.items() if error.line in place), None)
        if owner is None:
            raise SystemExit(f"{compiler}: an error belongs to none of the programs: {error}\n{ran.stderr}")
        result[owner].append(error)
    if (ran.returncode != 0) != any(result.values()):
        raise SystemExit(f"{compiler} ended with {ran.returncode}\n{ran.stderr}")
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", action="append", required=True)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flags", default=f"-std=c++20 -I{ROOT / 'include'}")
    parser.add_argument("--prefix", action="append", default=[], help="COMPILER=options, for programs of the whole library")
    arguments = parser.parse_args()
    prefixes = dict(p.split("=", 1) for p in arguments.prefix)
    seen, wrong = collections.Counter(), []
    programs = {Things: {}, Platforms: {}}
    for i, program in enumerate(draw_programs(arguments.seed, arguments.rounds)):
        expected = told(f"p{i}", program)
        if (expected.code if expected else None) != program.code:
            wrong.append((f"p{i}", program, f"the model says {expected}, {program.mistake} was put in for {program.code}"))
        seen[f"{type(program).__name__}: {program.mistake or 'valid'}"] += 1
        programs[type(program)][f"p{i}"] = program
    with tempfile.TemporaryDirectory() as folder:
        for kind, all_of_kind in programs.items():
            names = list(all_of_kind)
            for start in range(0, len(names), AT_ONCE):
                batch = {n: all_of_kind[n] for n in names[start:start + AT_ONCE]}
                for compiler in arguments.compiler:
                    flags = shlex.split(arguments.flags)
                    if kind is Platforms:
                        flags += shlex.split(prefixes.get(compiler, ""))
                    for namespace, errors in compile_all(compiler, flags, pathlib.Path(folder), kind, batch).items():
                        program = batch[namespace]
                        if said := complaint(namespace, program, told(namespace, program), errors):
                            wrong.append((namespace, program, f"{compiler}: {said}"))
    for namespace, program, said in wrong:
        print(f"--- {said}\n" + "\n".join(program.cpp(namespace)))
    for what, count in sorted(seen.items()):
        print(f"{count:6} {what}")
    mistakes = len([w for w in seen if not w.endswith("valid")])
    print(f"{arguments.rounds} programs, {mistakes} of {len(MISTAKES)} kinds of mistakes, {len(arguments.compiler)} compilers, "
          f"{len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
