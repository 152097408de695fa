#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""run.py BUILD_FOLDER WORK_FOLDER COMPILER LIBRARY...

Compiles the module `strata` with clang, and files that import it: a policy test, the same with a mistake, and a program, which writes what the
same program writes with the headers. With CMake 3.28 or later, builds them from an installed package as well. LIBRARY: what the program links.
Exits with 77 if the compiler is not clang 19 or later.
"""
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parents[2] / "include"


def run(*command, fails=False):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if (done.returncode != 0) != fails:
        sys.exit(f"{' '.join(map(str, command))} {'succeeds' if fails else 'fails'}:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout + done.stderr


def main():
    build, work, compiler, *libraries = sys.argv[1:]
    work = pathlib.Path(work)
    version = re.search(r"clang version (\d+)", run(compiler, "--version"))
    if not version or int(version[1]) < 19:
        print(f"*** SKIPPED: modules are tested with clang 19 and later, and this is {compiler}", file=sys.stderr)
        return 77
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    made, standard = work / "strata.pcm", ["-std=c++20"]
    run(compiler, *standard, "-DSTRATA_SYNTH_COMPILED", f"-I{INCLUDE}", "-Wall", "-Wextra", "-Werror", "-Wno-include-angled-in-module-purview", "--precompile",
        INCLUDE / "strata/strata.cppm", "-o", made)
    imports = [*standard, "-Wall", "-Wextra", "-Werror", f"-fmodule-file=strata={made}"]
    run(compiler, *imports, "-fsyntax-only", HERE / "rules.cpp")
    wrong = run(compiler, *imports, "-DMISTAKE", "-fsyntax-only", HERE / "rules.cpp", fails=True)
    if "strata[E0404]" not in wrong.split("error: ", 1)[1].split("\n")[0]:
        sys.exit(f"the mistake is not E0404:\n{wrong}")
    run(compiler, "-c", made, "-o", work / "module.o")
    run(compiler, *imports, "-c", HERE / "program.cpp", "-o", work / "program.o")
    run(compiler, *standard, "-DSTRATA_SYNTH_COMPILED", f"-I{INCLUDE}", "-c", HERE / "included.cpp", "-o", work / "included.o")
    for name, objects in {"program": ["module.o"], "included": []}.items():
        run(compiler, work / f"{name}.o", *(work / o for o in objects), *libraries, "-o", work / name)
        run(work / name, "--output", work / f"{name}.json")
    if (work / "program.json").read_bytes() != (work / "included.json").read_bytes():
        sys.exit("the program that imports the library writes another template")
    have = tuple(map(int, re.search(r"(\d+)\.(\d+)", run("cmake", "--version")).groups()))
    if have < (3, 28) or not shutil.which("ninja"):
        print(f"*** SKIPPED: CMake builds modules from 3.28 on, and this is {have[0]}.{have[1]}; strata_add_module was NOT tested")
        return 0
    run("cmake", "--install", build, "--prefix", work / "package")
    run("cmake", "-S", HERE, "-B", work / "build", "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={compiler}", f"-DCMAKE_PREFIX_PATH={work / 'package'}")
    run("cmake", "--build", work / "build")
    run(work / "build/program", "--output", work / "built.json")
    if (work / "built.json").read_bytes() != (work / "included.json").read_bytes():
        sys.exit("the program that strata_add_module builds writes another template")
    return 0


if __name__ == "__main__":
    sys.exit(main())
