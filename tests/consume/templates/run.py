#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""run.py BUILD WORK COMPILER GENERATOR

Installs Strata from BUILD, moves the installed files, and builds a project whose templates are artefacts of its
build, as its user would: again, after changes, with mistakes, and by an emulator.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(*command, fails=False):
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if (done.returncode != 0) != fails:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout[-6000:]}")
    return done.stdout


def expect(condition, what):
    if not condition:
        sys.exit(f"not so: {what}")
    print(f"ok: {what}", flush=True)


class Project:
    def __init__(self, strata_build, work, compiler, generator):
        self.source, self.build = work / "source", work / "build"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        run("cmake", "--install", strata_build, "--prefix", work / "first")
        (work / "first").rename(work / "moved")
        shutil.copytree(HERE, self.source, ignore=shutil.ignore_patterns("run.py"))
        self.configuration = ["cmake", "-S", self.source, "-G", generator, f"-DCMAKE_CXX_COMPILER={compiler}",
                              f"-Dstrata_ROOT={work / 'moved'}"]
        self.generator = generator
        run(*self.configuration, "-B", self.build)

    def make(self, *targets, **options):
        return run("cmake", "--build", self.build, "-j2", *(["--target", *targets] if targets else []), **options)

    def template(self, name):
        return self.build / "templates" / name

    def change(self, file, old, new):
        path = self.source / file
        text = path.read_text()
        expect(old in text, f"{file} has {old!r}")
        time.sleep(0.02 if self.generator == "Ninja" else 1.05)  # for file systems and makes that count seconds
        path.write_text(text.replace(old, new))


def check_order(project, *targets):
    """The files that a build writes after each kind of change, in the project or in some of its targets."""
    dev, prod = (project.template(n) for n in ("dev/logs.json", "prod/logs.json"))
    groups = [json.loads(p.read_text())["Resources"]["Group"]["Properties"]["RetentionInDays"] for p in (dev, prod)]
    expect(groups == [7, 365], "each environment has its own template")
    again = project.make(*targets)
    expect("Writing" not in again and "Building" not in again, "nothing changed, nothing is built")
    stamps = {p: p.stat().st_mtime_ns for p in (dev, prod)}
    project.change("logs.cpp", "namespace {", "namespace {  // a comment")
    expect(project.make(*targets).count("Writing") == 2, "a changed program runs again")
    expect(all(p.stat().st_mtime_ns == t for p, t in stamps.items()), "templates that stay the same keep their time stamp")
    expect("Writing" not in project.make(*targets), "and then nothing is to be done")


def check_all(project, work):
    first = project.make()
    expect("Reading the SQL" in first, "the SQL becomes a header in the build")
    warehouse = project.template("warehouse.yaml")
    text = warehouse.read_text()
    for line in (project.source / "queries/recent-events.sql").read_text().splitlines():
        expect(line in text, f"the SQL is there unchanged: {line}")
    for part in ("command_line", "arguments"):
        expect(len(list(project.build.rglob(f"*strata_synth_{part}.cpp.o"))) == 1, f"the heavy side was compiled once: {part}")
    headers = [p for ending in ("gch", "pch") for p in project.build.rglob(f"cmake_pch.hxx.{ending}")]
    expect(len(headers) == 1, "the programs share a precompiled header")
    check_order(project)

    project.change("queries/events.sql", "kind varchar(10)", "kind varchar(20)")
    expect(project.make().count("Writing") == 1, "changed SQL runs its program, and no other")
    expect("varchar(20)" in warehouse.read_text(), "the template has the changed SQL")

    project.change("queries/events.sql", "kind varchar(20)\n)", "kind varchar('20)\n)")
    output = project.make("warehouse", fails=True)
    expect("strata[E0360]" in output and "queries/events.sql" in output, "wrong SQL is an error that names the file")
    expect("declared_at_line<3>" in output, "and the line")
    project.change("CMakeLists.txt", "ENVIRONMENTS dev prod", "ENVIRONMENTS dev prod POLICY cost")
    project.make("logs")
    project.change("CMakeLists.txt", "POLICY cost", "POLICY cost hipaa")
    output = project.make("logs", fails=True)
    expect("CloudWatchLogGroupEncrypted" in output and "cost: " in output, "a broken policy fails the build, with the reason")
    project.change("CMakeLists.txt", "POLICY cost hipaa", "POLICY cost")
    before = project.template("dev/logs.json").read_bytes()
    project.change("logs.cpp", '"/app/" STRATA', '"/other/" STRATA')
    output = project.make("logs", fails=True)
    expect("replaced, LOSES DATA" in output and "Properties.LogGroupName" in output, "a forbidden difference fails the build, with the reason")
    expect(project.template("dev/logs.json").read_bytes() == before, "and leaves the template that was there")
    run(*project.configuration, "-B", work / "cross", f"-DCMAKE_SYSTEM_NAME={os.uname().sysname}", "-DCMAKE_CROSSCOMPILING_EMULATOR=/an/emulator")
    commands = run("ninja", "-C", work / "cross", "-t", "commands", "logs")
    expect(f"/an/emulator {work}/cross/logs_program_dev synth" in commands, "a cross build runs programs by its emulator")


def main():
    build, work, compiler, generator = sys.argv[1:]
    work = pathlib.Path(work)
    project = Project(build, work, compiler, generator)
    if generator == "Ninja":
        check_all(project, work)
    else:
        project.make("logs")
        check_order(project, "logs")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
