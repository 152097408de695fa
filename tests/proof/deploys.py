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
import pathlib
import shlex
import subprocess
import sys
import tempfile
import time
import types

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), *(str(ROOT / "tests" / folder) for folder in ("property", "rehearsal", "handler"))]

import graph  # noqa: E402
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


class Judged:
    """The translation unit of the platforms that the compiler judges."""

    head = "#include <strata/strata.hpp>\n" + HEAD


class Compiler:
    def __init__(self, arguments, folder):
        self.name, self.flags, self.prefix = arguments.compiler, shlex.split(arguments.flags), shlex.split(arguments.prefix)
        self.libraries, self.folder = shlex.split(arguments.libraries), pathlib.Path(folder)

    def errors(self, platforms, mistaken=True):
        """{namespace: errors}, of platforms in one translation unit."""
        programs = {n: types.SimpleNamespace(cpp=lambda namespace, p=p: p.cpp(namespace, mistaken, asserted=True)) for n, p in platforms.items()}
        return graph.compile_all(self.name, [*self.flags, *self.prefix], self.folder, Judged, programs)

    def templates(self, platforms):
        """{namespace: template}, of platforms without their mistakes."""
        lines = ["#include <strata/synth.hpp>", "#include <string>", *HEAD.splitlines()]
        for namespace, platform in platforms.items():
            lines += platform.cpp(namespace, mistaken=False, asserted=False)
        programs = ", ".join(f'{{"{n}", &synth::program_of<{n}::app>}}' for n in platforms)
        lines += MAIN.format(programs=programs).splitlines()
        program = self.folder / "written"
        program.with_suffix(".cpp").write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [self.name, *self.flags, "-O0", "-DSTRATA_SYNTH_COMPILED", "-c", f"{program}.cpp", "-o", f"{program}.o"]
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode:
            raise NotCompiled(ran.stderr)
        subprocess.run([self.name, f"{program}.o", *self.libraries, "-o", str(program)], check=True)
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
    if not platform.mistake or not all(e.code for e in errors):
        return f"refused: {errors[0].text}"
    if any(deployed(template, seed, then_deleted=False) for seed in range(arguments.schedules)):
        return None
    return f"refused, and deploys under {arguments.schedules} schedules: {errors[0].text}"


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
                wrong += [(n, platforms[n], f"refused without its mistake: {e[0].text}") for n, e in refused.items() if e]
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
