#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Changes the rules in one place at a time, and counts the changes that tests notice: mutants.py [--count N] [--seed N]

A mutant is a header of the rules with one change: another comparison, `and` for `or`, a condition that is always true or never, another
number, a statement that is left out. A copy of the header comes before the others in the include path. A change that does not compile
alone is none. The tests of the header's rules are compiled, and those that run are run, until one fails; a mutant that none notices is
listed, unless UNNOTICED says why it does no harm.

--count N       how many mutants (100)
--least P       per cent that have to be noticed (95)
--only TEXT     only headers whose path has this text
--compiler C++  the compiler (g++)
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "include" / "strata"

GRAPH = ["static/core/graph.cpp", "static/constructs/redshift/names.cpp", "static/constructs/utility/template_names.cpp"]
NAMES = ["static/constructs/redshift/names.cpp", "static/constructs/redshift/other_relations.cpp", "static/constructs/redshift/named_relations.cpp",
         "static/sql/effects.cpp"]
SQL = ["runtime/sql/cases.cpp", "runtime/sql/corpus.cpp", "static/constructs/redshift/sql_rules.cpp", "static/constructs/redshift/lineage.cpp",
       "static/constructs/redshift/data_flow.cpp"]
# The headers of the rules, and the tests that are to notice a change in them: files below tests.
RULES = {
    "core/name_resolver.hpp": GRAPH, "core/graph.hpp": GRAPH, "core/topological_order.hpp": GRAPH, "constructs/circles.hpp": GRAPH[2:],
    "constructs/template_names.hpp": GRAPH[2:], "constructs/redshift/warehouse_names.hpp": NAMES, "constructs/redshift/cross_database_check.hpp": NAMES[1:2],
    "constructs/redshift/load_check.hpp": NAMES[1:2], "constructs/redshift/datashare_check.hpp": NAMES[1:2] + SQL[2:3], "sql/script_effects.hpp": NAMES,
    **{f"sql/detail/{name}.hpp": SQL for name in (
        "grouping", "literal_values", "type_rules", "type_checks", "file_form", "copy_options", "command_form", "statement_form", "table_form", "written_values",
        "column_scope", "column_reference", "join_columns", "star_columns", "query_columns", "statement_columns", "from_columns", "operator_types")},
    "sql/table_checks.hpp": SQL,
}

# Why a mutant that no test notices does no harm, by its header, its line's text and the change.
UNNOTICED = {
    ("core/graph.hpp", "std::size_t sum = 0;", "0 is 1"): "room for one more",
    ("sql/detail/literal_values.hpp", "std::size_t year = 0;", "0 is 1"): "what does not begin with a digit is no date either way",
}

CHANGES = [
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "), (r" < ", " <= "), (r" <= ", " < "), (r" > (?!>)", " >= "), (r" >= ", " > "),
    (r"\btrue\b", "false"), (r"\bfalse\b", "true"), (r"\bif \((?!constexpr)(?=[^;]*$)", "if (true || "), (r"\bif \((?!constexpr)(?=[^;]*$)", "if (false && "),
    (r"(?<![\w.'\"])(\d+)(?![\w.'\"x])", lambda m: str(int(m[1]) + 1)), (r"^(\s+)(?:[\w.\[\]]+(?:\.|->)\w+\(.*\)|[\w.\[\]]+ [+|]?= .*);$", r"\1;"),
]
OPAQUE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)'|//.*$")


def mutants_of(path):
    """(line number, changed line, what) of a header. Comments, strings, declarations of templates and preprocessor lines stay."""
    for number, line in enumerate(path.read_text().splitlines()):
        code = OPAQUE.sub(lambda m: " " * len(m[0]), line)
        if not code.strip() or code.lstrip().startswith(("#", "template", "using", "static_assert", "struct", "class", "enum", "inline constexpr")):
            continue
        for pattern, to in CHANGES:
            for found in re.finditer(pattern, code):
                other = found.expand(to) if isinstance(to, str) else to(found)
                yield number, line[:found.start()] + other + line[found.end():], f"{found[0].strip()} is {other.strip()}"[:60]


class Trial:
    def __init__(self, folder, compiler):
        self.folder, self.compiler = folder, compiler

    def compile(self, file, *options):
        command = [self.compiler, "-std=c++20", f"-I{self.folder}", f"-I{ROOT / 'include'}", f'-DSTRATA_SOURCE_DIR="{ROOT}"', str(file), *options]
        try:
            return subprocess.run(command, capture_output=True, timeout=400).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def passes(self, test):
        file = ROOT / "tests" / test
        if not test.startswith("runtime/"):
            return self.compile(file, "-fsyntax-only")
        program = self.folder / "program"
        if not self.compile(file, "-O0", "-o", str(program), "-lCatch2WithMain"):
            return False
        try:
            return subprocess.run([program, "-a"], capture_output=True, timeout=120, cwd=ROOT).returncode == 0
        except subprocess.TimeoutExpired:
            return False


def judge(header, changed, compiler):
    """The test that notices a change; None if none does, False if the change does not compile."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "strata" / header
        copy.parent.mkdir(parents=True)
        lines = (INCLUDE / header).read_text().splitlines()
        number, line, _ = changed
        copy.write_text("\n".join(lines[:number] + [line] + lines[number + 1:]) + "\n")
        trial = Trial(pathlib.Path(folder), compiler)
        alone = pathlib.Path(folder) / "alone.cpp"
        alone.write_text(f"#include <strata/{header}>\n")
        if not trial.compile(alone, "-fsyntax-only", "-w"):
            return False
        return next((test for test in RULES[header] if not trial.passes(test)), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=95)
    parser.add_argument("--only", default="")
    parser.add_argument("--compiler", default="g++")
    arguments = parser.parse_args()
    every = [(header, change) for header in RULES if arguments.only in header for change in mutants_of(INCLUDE / header)]
    random.Random(arguments.seed).shuffle(every)
    tried = noticed = harmless = 0
    begin = time.monotonic()
    for header, change in every:
        if tried == arguments.count:
            break
        try:
            by = judge(header, change, arguments.compiler)
        except KeyboardInterrupt:
            break  # what has been tried is told
        if by is False:
            continue
        tried += 1
        number, _, what = change
        text = (INCLUDE / header).read_text().splitlines()[number].strip()
        if by is not None:
            noticed += 1
        elif (header, text, what) in UNNOTICED:
            harmless += 1
        else:
            print(f"{header}:{number + 1}: {what}\n    {text}", flush=True)
    share = 100 * (noticed + harmless) / max(tried, 1)
    print(f"{tried} of {len(every)} changes, {noticed} noticed, {harmless} that do no harm: {share:.0f} %, in {time.monotonic() - begin:.0f} s")
    return 0 if share >= arguments.least and tried else 1


if __name__ == "__main__":
    sys.exit(main())
