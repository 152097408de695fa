#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Measures every figure of docs/benchmarks, in one run on one machine.

  bench.py [--output FOLDER] [--quick] [--times N] [--compilers g++-12 ...]
           [--only compile growth instructions programs sql hana access run peers]

Writes CSV files, and draws SVG pictures of them if gnuplot is installed. Seconds are medians. Those of compilers and programs are
processor time (user and system); those of the comparison with peers are time on the clock, because the peers' tools use several
processes. For the growth of compile time, for headers and for policies, valgrind also counts instructions, which do not vary.
--quick takes fewer sizes, one compiler and one repetition: it only shows that everything works.
"""
import argparse
import concurrent.futures
import csv
import json
import math
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(HERE / "compile_time"))
from scaling import buckets, judged, roles  # noqa: E402

FLAGS = ["-std=c++20", f"-I{ROOT / 'include'}", f"-I{ROOT / 'examples'}"]
PEERS = HERE / "peers"
HEAVY = "#include <strata/synth/arguments_impl.hpp>\n#include <strata/synth/command_line_impl.hpp>\n"  # in one unit
STANDARD = "".join(f"#include <{h}>\n" for h in ("string", "vector", "optional", "array", "algorithm"))


def measured(command, **options):
    """Processor seconds, seconds on the clock, and megabytes of a command and all its child processes."""
    start = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(map(str, command))[:300]} ended with {process.returncode}:\n{errors.decode()[-3000:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def median(times, command, **options):
    runs = [measured(command, **options) for _ in range(times)]
    return [statistics.median(column) for column in zip(*runs)]


def compiled(jobs, times):
    """The seconds of each run and the median megabytes of several compilations, each given as (compiler, source, options) under a key.

    It compiles all once, then all once more, and so on: a slow minute of the machine spoils one run of many, and not all
    runs of one. Callers compare within each run, and then take the median. It prints and leaves out programs that do not compile.
    """
    runs = {key: [] for key in jobs}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.cpp")
        for _ in range(times):
            for key, (compiler, source, options) in jobs.items():
                path.write_text(source, encoding="utf-8")
                try:
                    runs[key].append(measured([compiler, *FLAGS, *options, path], cwd=folder))
                except RuntimeError as error:
                    print(f"*** SKIPPED: {key}: {str(error)[:300]}", file=sys.stderr)
    return {key: ([r[0] for r in done], statistics.median(r[2] for r in done)) for key, done in runs.items() if len(done) == times}


def counted(jobs):
    """The instructions of compilations, given as for `compiled`. They do not depend on the load of the machine."""
    if not shutil.which("valgrind"):
        print("*** SKIPPED: valgrind is not installed, instructions were NOT counted", file=sys.stderr)
        return {}

    def count(key, compiler, source, options):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "program.cpp")
            path.write_text(source, encoding="utf-8")
            measured(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--trace-children=yes", "--cachegrind-out-file=/dev/null",
                      f"--log-file={folder}/%p.log", compiler, *FLAGS, *options, path], cwd=folder)
            found = re.findall(r"I +refs: +([0-9,]+)", "".join(log.read_text() for log in pathlib.Path(folder).glob("*.log")))
        instructions = sum(int(number.replace(",", "")) for number in found)
        print(f"  {', '.join(map(str, key))}: {instructions / 1e9:.2f} billion", flush=True)
        return instructions
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        counts = {key: pool.submit(count, key, *job) for key, job in jobs.items()}
        return {key: future.result() for key, future in counts.items()}


def median_of(figure, *runs):
    """The median, over all runs, of a function of one run's figures."""
    return statistics.median(figure(*run) for run in zip(*runs, strict=True))


def exponent(points):
    """The growth of y with x: y is about a constant times x to this power."""
    logarithms = [(math.log(x), math.log(max(y, 0.001))) for x, y in points]
    mean_x, mean_y = (statistics.mean(column) for column in zip(*logarithms))
    return sum((x - mean_x) * (y - mean_y) for x, y in logarithms) / sum((x - mean_x) ** 2 for x, _ in logarithms)


def groups(size):
    """A stack of log groups, which the peers make too."""
    lines = ["#include <strata/synth.hpp>", "using namespace strata;"]
    for n in range(size):
        lines.append(f'inline constexpr auto g{n} = resource<"Group{n}">([] {{ return aws::logs::LogGroup{{.LogGroupName = "/app/{n}", .RetentionInDays = 30}}; }});')
    names = "".join(f", g{n}" for n in range(size))
    return "\n".join([*lines, f'struct app : stack<app, "Generic"{names}> {{}};', "int main(int argc, char** argv) { return run<app>(argc, argv); }", ""])


def example(name, with_policies=True):
    """An example's source, if wanted without its policies, for comparisons with peers that have none."""
    text = (ROOT / f"examples/{name}.cpp").read_text(encoding="utf-8")
    if not with_policies:
        text = text.replace('#include "policies.hpp"\n', "")
        text = re.sub(r"static_assert\(complies_with<.*?>\);\n", "", text, flags=re.DOTALL)
        assert "policies" not in text
    return text


def policy_only():
    """Compilations that only check: the headers, a stack of buckets, and the first example without its program."""
    def without_main(text):
        text = text.replace("strata/synth.hpp", "strata/strata.hpp")
        return text[:text.index("int main")]
    return {"standard_headers": (STANDARD, ["-fsyntax-only"]), "strata_header": ("#include <strata/strata.hpp>\n", ["-fsyntax-only"]),
            "stack_of_buckets": (buckets(), ["-fsyntax-only"]),
            "redshift_data_warehouse_validated_only": (without_main(example("redshift_data_warehouse", with_policies=False)), TO_OBJECT),
            "redshift_data_warehouse_validated_and_judged_only": (without_main(example("redshift_data_warehouse")), TO_OBJECT)}


def with_hana(source, question):
    """A program that also asks its stack questions with Hana: none, or about constructs, types or properties of resources."""
    includes = "".join(f"#include <boost/hana/{name}.hpp>\n" for name in ("all_of", "any_of", "count_if", "filter", "functional/overload"))
    questions = {
        "headers": "",
        "constructs": "static_assert(hana::any_of(constructs_of<app>, derived_from<data_lake_storage_base>));",
        "resources": "static_assert(decltype(hana::count_if(resources_of<app>, of_type<aws::iam::Role>))::value > 0);",
        "properties": "static_assert(hana::all_of(resources_of<app>, by_properties<is_encrypted>));",
    }
    asked = f"""namespace hana = boost::hana;
constexpr auto is_encrypted = hana::overload(
    [](aws::s3::Bucket const& bucket) {{ return bucket.BucketEncryption.has_value(); }}, [](auto const&) {{ return true; }});
{questions[question]}
"""
    head, tail = source.split("static_assert(valid<app>);\n")
    return f"{includes}#include <strata/constructs/hana.hpp>\n{head}static_assert(valid<app>);\n{asked}{tail}"


def with_template(size):
    return roles(size).replace("strata/strata.hpp", "strata/synth.hpp").replace(
        "int main() {}", "int main(int argc, char** argv) { return strata::run<bench::app>(argc, argv); }")


# Not with -fsyntax-only, which spells no names: long names have cost g++ more than everything else.
TO_OBJECT = ["-c", "-o", "program.o"]
MODES = {"validate": (roles, TO_OBJECT), "validate_and_policies": (judged, TO_OBJECT),
         "validate_and_serialize": (with_template, ["-DSTRATA_SYNTH_COMPILED", *TO_OBJECT])}


def with_access(grants, proofs):
    """100 relations of a warehouse, and 200 grants on them to roles in roles, with questions about each role and some columns."""
    lines, names = ["#include <strata/strata.hpp>", *["#include <strata/constructs/redshift/access/proof.hpp>"] * proofs, "using namespace strata;",
                    'inline constexpr auto ns = redshift_serverless_namespace<"Namespace">({.name = "warehouse", .db_name = "dev"});',
                    'inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "warehouse"});'], ["ns", "wg"]

    def add(name, text):
        lines.append(f"inline constexpr auto {name} = wg.{text};")
        names.append(name)

    for i in range(70):
        add(f"t{i}", f'create_table<"T{i}">("CREATE TABLE t{i} (id int, a{i} varchar(20), b varchar(20), c date, d decimal(10, 2))")')
    for i in range(30):
        add(f"v{i}", f'create_view<"V{i}">("CREATE VIEW v{i} AS SELECT x.id, x.a{2 * i} AS a, y.b AS b FROM t{2 * i} x JOIN t{2 * i + 1} y ON x.id = y.id")')
    for r in range(10 * grants):
        add(f"r{r}", f'create_db_role<"R{r}">("r{r}")')
    for r in range(9 * grants):
        add(f"m{r}", f'grant_role<"M{r}">(r{r}, r{r + 1})')
    for g in range(200 * grants):
        on = (f"v{g % 30}", f'columns_in(t{g % 70}, "id, a{g % 70}")', f"t{g % 70}", f"t{g % 70}")[g % 4]
        privileges = "{privilege::insert, privilege::update}" if g % 4 == 2 else "privilege::select"
        add(f"g{g}", f'grant<"G{g}">({privileges}, {on}, r{(g // 60 + g // 140 + g) % 10})')
    lines += [f'struct app : stack<app, "App", {", ".join(names)}> {{}};', "static_assert(valid<app>);"]
    for r in range(10 * proofs):
        lines.append(f'static_assert(access_of<app, r{r}, "t{r * 7}.a{r * 7}"> != column_access::unknown);')
    for c in range(5 * proofs):
        lines.append(f'static_assert(readers_of<app, "t{c}.b">.size() < 11);')
    return "\n".join([*lines, *['static_assert(writers_of<app, "t3">.size() < 11);'] * proofs, ""])


PARTS = ["compile", "growth", "instructions", "programs", "sql", "hana", "access", "run", "peers"]


class Bench:
    def __init__(self, arguments):
        self.output = pathlib.Path(arguments.output)
        self.output.mkdir(parents=True, exist_ok=True)
        self.quick = arguments.quick
        self.times = 1 if self.quick else arguments.times
        wanted = ["clang++-19"] if self.quick else arguments.compilers
        self.compilers = [c for c in wanted if shutil.which(c)]

    def write(self, name, heading, rows):
        with open(self.output / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(heading)
            writer.writerows(rows)
        print(f"{name}.csv: {len(rows)} rows", flush=True)

    def plot(self, name, title, horizontal, vertical, curves, logarithmic=True):
        """An SVG of curves, each a name and points."""
        if not shutil.which("gnuplot"):
            print(f"*** SKIPPED: gnuplot is not installed, {name}.svg is NOT drawn anew", file=sys.stderr)
            return
        curves = [(label, points) for label, points in curves if points]
        blocks = "\n".join(f"$c{i} << EOD\n" + "\n".join(f"{x} {y}" for x, y in points) + "\nEOD" for i, (_, points) in enumerate(curves))
        script = [blocks, "set terminal svg size 760,460 font 'sans-serif,13' background 'white'", f"set output '{self.output / name}.svg'",
                  f"set title '{title}'", f"set xlabel '{horizontal}'", f"set ylabel '{vertical}'", "set key left top", "set grid",
                  "set logscale xy" if logarithmic else "",
                  "plot " + ", ".join(f"$c{i} with linespoints lw 2 title '{label}'" for i, (label, _) in enumerate(curves))]
        subprocess.run(["gnuplot"], input="\n".join(script), text=True, check=True)

    def compile(self):
        sizes = [10, 50] if self.quick else [10, 25, 50, 100, 200, 350, 490]  # and the lake: 500 resources
        found = compiled({(mode, compiler, size): (compiler, corpus(size), options) for mode, (corpus, options) in MODES.items()
                          for compiler in self.compilers for size in [1, *sizes]}, self.times)
        rows, curves, growth = [], [], []
        for mode in MODES:
            for compiler in self.compilers:
                if any((mode, compiler, size) not in found for size in [1, *sizes]):
                    continue
                least = found[mode, compiler, 1][0]
                points = []
                for size in sizes:
                    seconds, megabytes = found[mode, compiler, size]
                    more = median_of(lambda s, l: s - l, seconds, least)
                    rows.append([mode, compiler, size, f"{statistics.median(seconds):.3f}", f"{more:.3f}", f"{megabytes:.0f}"])
                    points.append((size, max(more, 0.001)))
                large = [point for point in points if point[0] >= 50]
                if len(large) > 1:
                    growth.append([mode, compiler, f"{exponent(large):.2f}"])
                if mode != "validate_and_policies":
                    curves.append((f"{mode.replace('_', ' ')}, {compiler}", points))
        self.write("compile_time", ["mode", "compiler", "constructs", "seconds", "seconds_above_one_construct", "megabytes"], rows)
        self.write("growth", ["mode", "compiler", "exponent_between_50_and_490"], growth)
        self.plot("compile_time", "Compilation of a stack, less that of one construct", "constructs", "processor seconds", curves)

    def instructions(self):
        sources = {name: what for name, what in policy_only().items() if not self.quick or name == "standard_headers"}
        counts = counted({(name, compiler): (compiler, *what) for compiler in self.compilers for name, what in sources.items()})
        if not counts:
            return
        rows = [[*case, f"{count / 1e9:.2f}", f"{count / counts['standard_headers', case[1]]:.2f}"] for case, count in counts.items()]
        self.write("instructions", ["program", "compiler", "billion_instructions", "times_the_standard_headers"], rows)

    def growth(self):
        sizes = [1, 10, 50] if self.quick else [1, 50, 490]
        counts = counted({(mode, compiler, size): (compiler, corpus(size), options) for compiler in self.compilers
                          for mode, (corpus, options) in MODES.items() for size in sizes})
        if not counts:
            return
        rows = []
        for mode, compiler in dict.fromkeys(case[:2] for case in counts):
            one, *more = (counts[mode, compiler, size] for size in sizes)
            grows = exponent([(size, count - one) for size, count in zip(sizes[1:], more)])
            rows.append([mode, compiler, *(f"{count / 1e9:.2f}" for count in (one, *more)), f"{grows:.2f}"])
        self.write("growth_counted", ["mode", "compiler", *(f"billion_instructions_{size}" for size in sizes), f"exponent_between_{sizes[1]}_and_{sizes[-1]}"], rows)

    def programs(self):
        sources = {**policy_only(), "heavy_side_once_per_build": (HEAVY, ["-DSTRATA_SYNTH_COMPILED", *TO_OBJECT])}
        for name in ("redshift_data_warehouse", "twenty_warehouses"):
            sources[f"{name}_without_policies"] = (example(name, with_policies=False), ["-DSTRATA_SYNTH_COMPILED", *TO_OBJECT])
            sources[name] = (example(name), ["-DSTRATA_SYNTH_COMPILED", *TO_OBJECT])
        found = compiled({(compiler, name): (compiler, *what) for compiler in self.compilers for name, what in sources.items()}, self.times)
        rows = [[name, compiler, f"{statistics.median(seconds):.3f}",
                 f"{median_of(lambda s, h: s / h, seconds, found[compiler, 'standard_headers'][0]):.2f}", f"{megabytes:.0f}"]
                for (compiler, name), (seconds, megabytes) in found.items()]
        self.write("programs", ["program", "compiler", "seconds", "times_the_standard_headers", "megabytes"], rows)

    def sql(self):
        """Views over a table: one with a growing query, and 100 KB in five and in fifty statements."""
        def stack(views, size):
            lines = ["#include <strata/strata.hpp>", "using namespace strata;",
                     'inline constexpr auto ns = redshift_serverless_namespace<"Namespace">({.name = "main-ns", .db_name = "dev"});',
                     'inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg"});',
                     'inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (id bigint, status varchar(20), region varchar(20), amount decimal(10, 2))");']
            for n in range(views):
                text, item = f"CREATE VIEW v{n} AS SELECT id", 0
                while len(text) < size:
                    text += f",\n  SUM(CASE WHEN status = 'S{item:03}' AND region <> 'x' THEN amount ELSE 0 END) AS total_{item:03}"
                    item += 1
                lines.append(f'inline constexpr auto v{n} = wg.create_view<"V{n}">(R"sql({text}\nFROM t GROUP BY id)sql");')
            names = "".join(f", v{n}" for n in range(views))
            return "\n".join([*lines, f'struct app : stack<app, "Sql", ns, wg, t{names}> {{}};', "static_assert(valid<app>);", ""])
        cases = [(1, 1000)] if self.quick else [(1, 1000), (1, 5000), (1, 10000), (1, 15000), (1, 20000), (5, 20000), (50, 2000)]
        sources = {"least": stack(1, 100), "header": "#include <nlohmann/json.hpp>\n", **{case: stack(*case) for case in cases}}
        found = compiled({(compiler, case): (compiler, source, TO_OBJECT) for compiler in self.compilers for case, source in sources.items()}, self.times)
        rows = []
        for compiler in self.compilers:
            for case in cases:
                seconds, megabytes = found[compiler, case]
                least, header = found[compiler, "least"][0], found[compiler, "header"][0]
                rows.append([*case, compiler, f"{statistics.median(seconds):.3f}", f"{median_of(lambda s, l: s - l, seconds, least):.3f}",
                             f"{median_of(lambda s, l, h: (s - l) / h, seconds, least, header):.2f}", f"{megabytes:.0f}"])
        self.write("sql", ["views", "bytes_of_each", "compiler", "seconds", "seconds_above_100_bytes", "times_json_hpp", "megabytes"], rows)

    def hana(self):
        """The cost of questions with Hana, above the cost of the same stack without questions."""
        stacks = {"roles_20": roles(20)} if self.quick else {
            "redshift_data_warehouse": policy_only()["redshift_data_warehouse_validated_only"][0], "roles_20": roles(20), "roles_100": roles(100)}
        asked = ["headers", "constructs", "resources", "properties"]
        jobs = {(name, compiler, question): (compiler, with_hana(source, question) if question else source, TO_OBJECT)
                for name, source in stacks.items() for compiler in self.compilers for question in ("", *asked)}
        found = compiled(jobs, self.times)
        rows = [[name, compiler, question, f"{statistics.median(seconds):.3f}",
                 f"{median_of(lambda s, l: s - l, seconds, found[name, compiler, ''][0]):.3f}", f"{megabytes:.0f}"]
                for (name, compiler, question), (seconds, megabytes) in found.items() if question and (name, compiler, "") in found]
        self.write("hana", ["stack", "compiler", "question", "seconds", "seconds_above_no_question", "megabytes"], rows)

    def access(self):
        """200 grants on 100 relations, with proofs of who sees which column and without, and the relations alone."""
        sources = {"relations": with_access(False, False), "grants": with_access(True, False), "proofs": with_access(True, True)}
        found = compiled({(name, compiler): (compiler, source, ["-fsyntax-only"]) for compiler in self.compilers for name, source in sources.items()}, self.times)
        rows = []
        for compiler in self.compilers:
            relations, grants, proofs = (found[name, compiler][0] for name in sources)
            rows.append([compiler, *(f"{statistics.median(seconds):.3f}" for seconds in (relations, grants, proofs)),
                         f"{median_of(lambda p, g: p / g, proofs, grants):.2f}", f"{found['proofs', compiler][1]:.0f}"])
        self.write("access", ["compiler", "relations", "with_200_grants", "with_16_proofs", "times_without_proofs", "megabytes"], rows)

    def built(self, folder, source, name, *options):
        """Builds a source and links it with the part of synth that is compiled once."""
        heavy = pathlib.Path(folder, f"heavy{''.join(options)}.o")
        compiler = self.compilers[0]
        if not heavy.exists():
            unit = pathlib.Path(folder, "heavy.cpp")
            unit.write_text(HEAVY)
            measured([compiler, *FLAGS, *options, "-DSTRATA_SYNTH_COMPILED", "-c", unit, "-o", heavy])
        path = pathlib.Path(folder, f"{name}.cpp")
        path.write_text(source)
        measured([compiler, *FLAGS, *options, "-DSTRATA_SYNTH_COMPILED", path, heavy, "-o", path.with_suffix("")])
        return path.with_suffix("")

    def run(self):
        rows = []
        with tempfile.TemporaryDirectory() as folder:
            for options in (["-O2"], ["-O0"]):
                for name, source in (("groups_500", groups(500)), ("roles_490", with_template(490)),
                                     ("redshift_data_warehouse", example("redshift_data_warehouse", with_policies=False)),
                                     ("twenty_warehouses", example("twenty_warehouses", with_policies=False))):
                    if self.quick and name == "roles_490":
                        continue
                    program = self.built(folder, source, name, *options)
                    seconds, _, megabytes = median(4 * self.times + 1, [program, "-q", "--through-bucket", "-o", pathlib.Path(folder, "t.json")])
                    resources = len(json.loads(pathlib.Path(folder, "t.json").read_text())["Resources"])
                    rows.append([name, self.compilers[0], options[0], resources, f"{1000 * seconds:.1f}", f"{megabytes:.1f}"])
        self.write("run_time", ["program", "compiler", "optimization", "resources", "milliseconds", "megabytes"], rows)

    def peers(self):
        if not (PEERS / "node_modules/aws-cdk-lib").exists() or not shutil.which("node"):
            print("*** SKIPPED: the peers' npm packages are not installed, NOTHING was compared", file=sys.stderr)
            return
        rows = []

        def clock(what, tool, command, times=self.times, before=None, **options):
            runs = []
            for _ in range(times):
                if before:
                    before()
                runs.append(measured(command, **options))
            seconds = statistics.median(r[1] for r in runs)
            rows.append([what, tool, f"{seconds:.3f}", f"{max(r[2] for r in runs):.0f}"])
            print(f"  {what}, {tool}: {seconds:.2f} s", flush=True)
            return seconds
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            source = folder / "source"
            source.mkdir()
            text = example("redshift_data_warehouse", with_policies=False)  # the peers have none either
            program = source / "platform.cpp"
            program.write_text(text)
            (source / "CMakeLists.txt").write_text(f'cmake_minimum_required(VERSION 3.25)\nproject(p LANGUAGES CXX)\nadd_subdirectory("{ROOT}" strata)\n'
                                                   "strata_add_template(platform SOURCES platform.cpp OUTPUT platform.json)\n")
            build = folder / "build"

            def configure():
                shutil.rmtree(build, ignore_errors=True)
                subprocess.run(["cmake", "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={self.compilers[0]}"],
                               check=True, capture_output=True)
            edits = iter(range(1000))

            def one_line():
                program.write_text(text.replace("COUNT(1) AS review_total", f"COUNT(1) AS review_total_{next(edits)}"))
            make = ["cmake", "--build", build]
            app = json.dumps({"app": "npx ts-node --prefer-ts-exts platform.ts"})
            cdk = folder / "cdk"
            cdk.mkdir()
            for name in ("node_modules", "platform.ts", "tsconfig.json", "package.json"):
                (cdk / name).symlink_to(PEERS / name)
            (cdk / "cdk.json").write_text(app)
            measured(["npx", "tsc", "--outDir", folder / "js", "-p", PEERS], cwd=PEERS)
            (folder / "js/node_modules").symlink_to(PEERS / "node_modules")
            node = {**os.environ, "CDK_OUTDIR": str(folder / "out"), "CI": "1", "CDK_DISABLE_CLI_TELEMETRY": "true"}
            clean = clock("platform: clean build and run", "Strata", make, before=configure)
            incremental = clock("platform: one line changed, build and run", "Strata", make, before=one_line)
            run = clock("platform: run", "Strata", [build / "platform_program", "-q", "-o", folder / "t.json"], 4 * self.times + 1)
            synth = clock("platform: cdk synth", "CDK", ["npx", "cdk", "synth", "--quiet", "--no-notices", "--no-version-reporting"], cwd=cdk, env=node)
            clock("platform: node, compiled before", "CDK", ["node", folder / "js/platform.js"], env=node)
            rows += [["ratio: clean build and run to cdk synth", "", f"{clean / synth:.2f}", ""],
                     ["ratio: one line changed to cdk synth", "", f"{incremental / synth:.2f}", ""],
                     ["ratio: run to cdk synth", "", f"{run / synth:.4f}", ""]]
            counts = [len(json.loads(p.read_text())["Resources"]) for p in (folder / "t.json", folder / "out/RedshiftDataWarehouse.template.json")]
            rows.append(["platform: resources", "Strata, CDK", " ".join(map(str, counts)), ""])
            curves = {"Strata, compile and run": [], "Strata, run": [], "CDK, node": [], "cloudform, node": []}
            for size in ([10] if self.quick else [10, 50, 100, 200, 500]):
                unit = folder / f"groups_{size}.cpp"
                unit.write_text(groups(size))
                self.built(folder, groups(1), "warm", "-O0")
                link = [self.compilers[0], *FLAGS, "-O0", "-DSTRATA_SYNTH_COMPILED", unit, folder / "heavy-O0.o", "-o", folder / "groups"]
                compile_ = clock(f"{size} log groups: compile", "Strata", link)
                run_ = clock(f"{size} log groups: run", "Strata", [folder / "groups", "-q", "--through-bucket", "-o", folder / "g.json"])
                curves["Strata, compile and run"].append((size, compile_ + run_))
                curves["Strata, run"].append((size, run_))
                curves["CDK, node"].append((size, clock(f"{size} log groups: node", "CDK", ["node", PEERS / "generic.js", size], env=node)))
                curves["cloudform, node"].append((size, clock(f"{size} log groups: node", "cloudform", ["node", PEERS / "cloudform.js", size])))
        self.write("peers", ["what", "tool", "seconds", "megabytes_of_the_largest_process"], rows)
        self.plot("peers", "N log groups to a template", "resources", "seconds", list(curves.items()))

    def machine(self):
        versions = [subprocess.run([c, "--version"], capture_output=True, text=True).stdout.splitlines()[0] for c in self.compilers]
        model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8") if line.startswith("model name")), "?")
        (self.output / "machine.txt").write_text("\n".join([
            f"{model}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the start", platform.platform(), *versions,
            "node " + subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip() if shutil.which("node") else "no node",
            time.strftime("%Y-%m-%d"), ""]), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", default=ROOT / "docs/benchmarks")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--compilers", nargs="+", default=["g++-12", "clang++-16", "clang++-19"])
    parser.add_argument("--times", type=int, default=5, help="the number of measurements of each")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    arguments = parser.parse_args()
    bench = Bench(arguments)
    bench.machine()
    for part in arguments.only:
        getattr(bench, part)()


if __name__ == "__main__":
    main()
