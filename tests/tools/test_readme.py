# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The README is true: its program, its template, its compiler error and its figures."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text()
COMPILER = [os.environ.get("STRATA_GXX", "g++"), "-std=c++20", "-Wall", "-Wextra", f"-I{ROOT / 'include'}"]
PRINTS_SENTENCES = ["clang++-19", "-std=c++2c", f"-I{ROOT / 'include'}"]


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


def squeezed(text):
    return re.sub(r"\s+", "", text)


class Readme(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.program = blocks("cpp")[0]

    def compile(self, program, *arguments, compiler=COMPILER):
        (self.folder / "platform.cpp").write_text(program)
        return subprocess.run([*compiler, *arguments, "platform.cpp"], cwd=self.folder, capture_output=True, text=True)

    def test_the_program_compiles_and_writes_the_template_shown(self):
        built = self.compile(self.program, "-o", "program")
        self.assertEqual(built.stderr, "")
        template = json.loads(subprocess.run([self.folder / "program"], capture_output=True, text=True, check=True).stdout)
        ratings = template["Resources"]["Ratings"]
        shown = blocks("json")[0]
        self.assertIn(f'"Type": "{ratings["Type"]}"', shown)
        self.assertIn(f'"DependsOn": "{ratings["DependsOn"]}"', shown)
        self.assertIn(f'"Delete": {json.dumps(ratings["Properties"]["Delete"])}', shown)

    def test_the_program_is_the_example_that_is_deployed_in_the_rehearsal(self):
        example = (ROOT / "examples/first_program.cpp").read_text()
        self.assertEqual(example[example.index("#include"):], self.program)

    def test_the_mistake_gives_the_error_shown(self):
        wrong = self.program.replace("FROM reviews GROUP", "FROM review GROUP")
        self.assertNotEqual(wrong, self.program)
        for compiler in COMPILER, PRINTS_SENTENCES:
            output = self.compile(wrong, "-fsyntax-only", "-DSTRATA_SYNTH_COMPILED", compiler=compiler).stderr
            self.assertEqual(output.count("error: "), 1)
        self.assertIn(squeezed(blocks("text")[0]), squeezed(output))

    def test_the_figures_are_those_of_the_example(self):
        template = json.loads((ROOT / "examples/expected/redshift_data_warehouse.json").read_text())
        kinds = [r["Type"] for r in template["Resources"].values()]
        self.assertIn(f"| 326 | {len(kinds)} |", README)
        self.assertIn(f"| 46, 50 | {kinds.count('AWS::Lambda::Function')}, {kinds.count('AWS::IAM::Role')} |", README)
        size = len(json.dumps(template, separators=(",", ":"), ensure_ascii=False)) + 1
        self.assertTrue(f"{size:,} bytes" in README, f"the README does not say {size:,} bytes")


if __name__ == "__main__":
    unittest.main()
