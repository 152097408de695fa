#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Measures how the cost of a stack grows with its size, compiler by compiler.

  scaling.py measure [--sizes 10 50 100 200 480] [--compilers g++-12 clang++-19] [--corpus tasks roles judged]
      prints a table: processor seconds and peak memory of one compilation, with and without the stack
  scaling.py check --compiler g++-12 --corpus tasks
      compiles as many constructs as fit in a template, with default flags, and fails when they cost far more than twice as much as half of them
  scaling.py write FILE --corpus tasks --size 480
      writes the source

It measures the compiler's processor time, not time on the clock, because other programs on the machine change it little. A linear
cost gives a ratio of 2, a quadratic one of 4; the check allows 2.8. A shared processor can only add time, so the check keeps the
least time of each size, and measures three times in all before it reports a ratio above the limit.
"""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ALLOWED_RATIO = 2.8
ROUNDS = 3


def tasks(size):
    """The core alone: each task makes a file, and uses the files of the task before it and of the one a tenth back."""
    lines = ["#include <strata/core/stack.hpp>", "namespace bench {", """
template <strata::core::fixed_string Id>
struct task {
  static constexpr std::string_view id = Id.view();
  std::string_view makes{}, uses{}, also_uses{};
  unsigned line = static_cast<unsigned>(__builtin_LINE());
  constexpr void describe(strata::core::describer& about) const {
    about.creates(makes);
    if (!uses.empty()) about.reads(uses);
    if (!also_uses.empty()) about.reads(also_uses);
  }
};"""]
    for n in range(size):
        uses = f', .uses = "file{n - 1}"' if n else ""
        also = f', .also_uses = "file{n - n // 10 - 1}"' if n // 10 else ""
        lines.append(f'inline constexpr task<"Task{n}"> task{n}{{.makes = "file{n}"{uses}{also}}};')
    names = "".join(f", task{n}" for n in range(size))
    lines.append(f'struct plan : strata::core::basic_stack<plan, "Plan", strata::core::no_further_checks{names}> {{}};')
    lines += ["static_assert(strata::core::valid<plan>);", "}"]
    return "\n".join(lines) + "\nint main() {}\n"


def roles(size):
    """Constructs: roles that may read a bucket. Each is expanded, checked and ordered with all others."""
    lines = ["#include <strata/strata.hpp>", "namespace bench {", "using namespace strata;",
             'inline constexpr auto lake = data_lake_storage<"Lake">();']
    for n in range(size):
        lines.append(f'inline constexpr auto role{n} = iam_role<"Role{n}">(service_principal::redshift, can_read(lake.silver()));')
    names = "".join(f", role{n}" for n in range(size))
    lines += [f'struct app : stack<app, "Scaling", lake{names}> {{}};', "static_assert(valid<app>);", "}"]
    return "\n".join(lines) + "\nint main() {}\n"


def buckets():
    """A stack of buckets only, which includes no other headers."""
    return """#include <strata/constructs/stack.hpp>
#include <strata/constructs/storage/data_lake_storage.hpp>
namespace bench {
inline constexpr auto lake = strata::data_lake_storage<"DataLake">();
struct app : strata::stack<app, "Buckets", lake> {};
static_assert(strata::valid<app>);
}
int main() {}
"""


def judged(size):
    """The same, evaluated by a pack of rules."""
    return roles(size).replace("#include <strata/strata.hpp>", "#include <strata/policy.hpp>\n#include <strata/strata.hpp>").replace(
        "static_assert(valid<app>);", "static_assert(valid<app>);\nstatic_assert(complies_with<app, policy::aws_solutions>);")


CORPUS = {"tasks": tasks, "roles": roles, "judged": judged}
LARGEST = {"tasks": 500, "roles": 480, "judged": 480}  # a template may have 500 resources, and some are the lake's


def compile_once(compiler, source):
    """Processor seconds and megabytes of one compilation with default flags."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "stack.cpp")
        path.write_text(source, encoding="utf-8")
        # Writes an object file: with -fsyntax-only g++ spells no names, and long names cost it more than everything else.
        command = [compiler, "-std=c++20", f"-I{ROOT / 'include'}", "-c", str(path), "-o", str(path.with_suffix(".o"))]
        pid = os.fork()
        if pid == 0:
            try:
                os.execvp(command[0], command)
            finally:
                os._exit(127)
        _, status, usage = os.wait4(pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command[:-1])} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(compiler, source, times):
    return min(compile_once(compiler, source) for _ in range(times))


def measure(arguments):
    table = []

    def row(*cells):
        table.append(",".join(map(str, cells)))
        print(table[-1], flush=True)
    row("corpus", "compiler", "size", "seconds", "megabytes", "seconds_above_the_smallest")
    for corpus in arguments.corpus:
        for compiler in filter(shutil.which, arguments.compilers):
            least = best(compiler, CORPUS[corpus](1), arguments.times)[0]
            for size in arguments.sizes:
                seconds, megabytes = best(compiler, CORPUS[corpus](size), arguments.times)
                row(corpus, compiler, size, f"{seconds:.2f}", f"{megabytes:.0f}", f"{seconds - least:.2f}")
    if arguments.output:
        pathlib.Path(arguments.output).write_text("\n".join(table) + "\n", encoding="utf-8")


def check(arguments):
    corpus, compiler, most = CORPUS[arguments.corpus[0]], arguments.compiler, LARGEST[arguments.corpus[0]]
    seconds = dict.fromkeys((1, most // 2, most), float("inf"))
    for _ in range(ROUNDS):
        for size in seconds:
            seconds[size] = min(seconds[size], compile_once(compiler, corpus(size))[0])
        one, half, whole = seconds.values()
        ratio = (whole - one) / max(half - one, 0.02)
        print(f"{compiler}: 1 construct {one:.2f} s, {most // 2} {half:.2f} s, {most} {whole:.2f} s of processor time; growth {ratio:.2f}", flush=True)
        if ratio <= ALLOWED_RATIO:
            return
    sys.exit(f"growth {ratio:.2f} from {most // 2} to {most} constructs is more than {ALLOWED_RATIO} in {ROUNDS} rounds: something is quadratic")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["measure", "check", "write"])
    parser.add_argument("--corpus", nargs="+", choices=list(CORPUS), default=["tasks"])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10, 50, 100, 200, 480])
    parser.add_argument("--size", type=int, default=480)
    parser.add_argument("--compilers", nargs="+", default=["g++-12", "clang++-16", "clang++-19"])
    parser.add_argument("--compiler", default="g++-12")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--output")
    parser.add_argument("file", nargs="?")
    arguments = parser.parse_args()
    if arguments.what == "write":
        pathlib.Path(arguments.file).write_text(CORPUS[arguments.corpus[0]](arguments.size), encoding="utf-8")
    else:
        {"measure": measure, "check": check}[arguments.what](arguments)


if __name__ == "__main__":
    main()
