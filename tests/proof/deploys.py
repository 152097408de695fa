#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""deploys.py --compiler g++-12 --libraries "FILE -lyaml-cpp" [--rounds 20] [--most 60] [--schedules 4] [--seed N]
   [--flags="-std=c++20 -Iinclude"] [--prefix "-include strata_precompiled.hpp"] [--verbose]

Proves "what compiles, deploys" on random platforms, half of them with a mistake. The compiler accepts or rejects each. Then
a deployment judges: an accepted platform must deploy under each of the random schedules, and be deleted; a rejected one,
written all the same, must fail under at least one. The deployment is that of tests/rehearsal and shares no code with the compiler's checks.

Exit code 77: skipped, because there is no PostgreSQL.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests/rehearsal"), str(ROOT / "tests/handler")]

import postgresql  # noqa: E402
import warehouse  # noqa: E402
from declarations import draw_platforms  # noqa: E402
from platforms import OPTIONS, Platform, rows  # noqa: E402

AT_ONCE = 10
HEAD = """namespace shared {
using namespace strata;
inline constexpr external_bucket files{"files-of-others", "eu-west-1"};
inline constexpr auto lake = data_lake_storage<"Lake">({.removal = removal_policy::destroy});
inline constexpr auto files_role = iam_role<"FilesRole">(service_principal::redshift, can_read(files), can_read(lake.silver()));
inline constexpr auto other_role = iam_role<"OtherRole">(service_principal::redshift);
inline constexpr auto owner = redshift_serverless_namespace<"Owner">(
    {.name = "house", .db_name = "dev", .removal = removal_policy::destroy}, {default_role(files_role), associated_role(other_role)});
inline constexpr auto house = redshift_serverless_workgroup<"House">(owner, {.name = "house"});
}  // namespace shared
using namespace strata;
using namespace shared;
"""
MAIN = """int main(int, char** argv) {{
  struct {{ char const* name; synth::stack_program (*program)(); }} const programs[] = {{{programs}}};
  for (auto const& p : programs) {{
    std::string const file = std::string{{argv[1]}} + "/" + p.name + ".json";
    char const* const arguments[] = {{argv[0], "--quiet", "--through-bucket", "--output", file.c_str()}};
    if (int const code = synth::run_program(p.program(), 5, arguments)) return code;
  }}
}}
"""


class Proof(Platform):
    """A platform in an account with files in a bucket of others."""

    accounts, source = ["111111111111"], "files-of-others"

    def __init__(self, template):
        self.templates = [template]

    def before(self):
        self.world.buckets[self.source] = {"in/1.parquet": rows([1, 10, "one"], [2, 20, "two"])}


class Compiler:
    def __init__(self, arguments, folder):
        self.command = [arguments.compiler, *shlex.split(arguments.flags)]
        self.prefix = shlex.split(arguments.prefix)
        self.libraries, self.folder = shlex.split(arguments.libraries), pathlib.Path(folder)

    def run(self, source, lines, *more):
        path = self.folder / source
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path, subprocess.run([*self.command, *more, str(path)], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})

    def errors(self, platforms, mistaken=True):
        """{namespace: errors}, of platforms in one translation unit."""
        lines, places = ["#include <strata/strata.hpp>", *HEAD.splitlines()], {}
        for namespace, platform in platforms.items():
            first = len(lines) + 1
            lines += platform.cpp(namespace, mistaken, asserted=True)
            places[namespace] = range(first, len(lines) + 1)
        path, ran = self.run("judged.cpp", lines, "-fsyntax-only", *self.prefix)
        result = {namespace: [] for namespace in platforms}
        here, owner = re.compile(rf"{re.escape(str(path))}:(\d+):\d+: "), None
        for text in ran.stderr.splitlines():
            if found := here.match(text):
                owner = next((n for n, place in places.items() if int(found[1]) in place), owner)
            if re.search(r"\b(fatal )?error: ", text):
                if owner is None:
                    raise SystemExit(f"an error belongs to no platform: {text}\n{ran.stderr}")
                result[owner].append(text)
        if (ran.returncode != 0) != any(result.values()):
            raise SystemExit(f"{self.command[0]} ended with {ran.returncode}\n{ran.stderr}")
        return result

    def templates(self, platforms):
        """{namespace: template}, of platforms without their mistakes."""
        lines = ["#include <strata/synth.hpp>", "#include <string>", *HEAD.splitlines()]
        for namespace, platform in platforms.items():
            lines += platform.cpp(namespace, mistaken=False, asserted=False)
        programs = ", ".join(f'{{"{n}", &synth::program_of<{n}::app>}}' for n in platforms)
        lines += MAIN.format(programs=programs).splitlines()
        program = self.folder / "written"
        path, ran = self.run("written.cpp", lines, "-O0", "-DSTRATA_SYNTH_COMPILED", "-c", "-o", f"{program}.o")
        if ran.returncode:
            raise NotCompiled(ran.stderr)
        subprocess.run([self.command[0], f"{program}.o", *self.libraries, "-o", str(program)], check=True)
        subprocess.run([program, self.folder], check=True)
        return {n: json.loads((self.folder / f"{n}.json").read_text()) for n in platforms}


class NotCompiled(Exception):
    pass


def deployed(template, seed, then_deleted):
    """None, or what went wrong under one schedule."""
    proof = Proof(template)
    try:
        if not proof.deploy(seed):
            return " | ".join(proof.problems()[:3])
        if then_deleted and not proof.delete():
            return "deletion: " + " | ".join(proof.problems()[:3])
    finally:
        proof.clean()
    return None


def disagreement(platform, errors, template, arguments):
    if not errors:
        for seed in range(arguments.schedules):
            if problem := deployed(template, seed, then_deleted=seed == 0):
                return f"accepted, and fails under schedule {seed}: {problem}"
        return None
    if not platform.mistake:
        return f"refused: {errors[0]}"
    if any(deployed(template, seed, then_deleted=False) for seed in range(arguments.schedules)):
        return None
    return f"refused, and deploys under {arguments.schedules} schedules: {errors[0]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compiler", default="g++-12")
    parser.add_argument("--libraries", required=True, help="strata_synth_compiled, and what it needs: options of the linker")
    parser.add_argument("--prefix", default="", help="options for a translation unit that includes strata.hpp first")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--most", type=int, default=60, help="declarations of a platform, at most")
    parser.add_argument("--schedules", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--flags", default=f"-std=c++20 -I{ROOT / 'include'}")
    parser.add_argument("--verbose", action="store_true", help="print each platform of which they disagree")
    arguments = parser.parse_args()
    if not postgresql.find():
        print("*** SKIPPED: the proof needs PostgreSQL (Debian: postgresql), which is not installed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    OPTIONS.database = server.connect()
    OPTIONS.database.run(warehouse.FUNCTIONS)
    platforms = {f"p{i}": p for i, p in enumerate(draw_platforms(arguments.seed, arguments.rounds, arguments.most))}
    seen, wrong, spent = collections.Counter(), [], collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        compiler = Compiler(arguments, folder)
        for start in range(0, len(platforms), AT_ONCE):
            names = list(platforms)[start:start + AT_ONCE]
            batch, began = {n: platforms[n] for n in names}, time.monotonic()
            verdicts = compiler.errors(batch)
            sound = batch
            try:
                templates = compiler.templates(sound)
            except NotCompiled as error:
                refused = compiler.errors(batch, mistaken=False)
                wrong += [(n, platforms[n], f"refused without its mistake: {e[0]}") for n, e in refused.items() if e]
                sound = {n: p for n, p in batch.items() if not refused[n]}
                if len(sound) == len(batch):
                    raise SystemExit(f"platforms that are valid do not compile:\n{error}") from None
                templates = compiler.templates(sound) if sound else {}
            spent["compiling"] += time.monotonic() - began
            began = time.monotonic()
            for name, platform in sound.items():
                seen[platform.mistake.kind if platform.mistake else "valid"] += 1
                if said := disagreement(platform, verdicts[name], platform.template(templates[name]), arguments):
                    wrong.append((name, platform, said))
            spent["deploying"] += time.monotonic() - began
    for name, platform, said in wrong:
        print(f"--- {name}, {platform.mistake or 'no mistake'}: {said}")
        if arguments.verbose:
            print("\n".join(platform.cpp(name, mistaken=True, asserted=True)))
    for what, count in sorted(seen.items()):
        print(f"{count:6} {what}")
    print(f"{len(platforms)} platforms, {sum(len(p.declarations) for p in platforms.values())} declarations, {arguments.schedules} schedules each, {len(wrong)} disagreements; "
          + ", ".join(f"{what} {seconds:.0f} s" for what, seconds in spent.items()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
