# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The tests that `./dev test --quick` chooses."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import quick  # noqa: E402

TESTS = ["static.sql/parser.gcc-12", "static.sql/columns.clang-19", "static.cfn/limits.clang-16", "header.strata/sql/parser.hpp.gcc-12",
         "compile_fail.sql/unknown_column.clang-19-c++26", "runtime.sql/bounds", "project.links", "docs.blocks", "python.tools",
         "example.star_schema.gcc-12", "rehearsal"]


class Quick(unittest.TestCase):
    def chosen(self, *files, cost=None, seconds=150):
        return quick.choose(TESTS, files, cost or {}, seconds)

    def test_a_header_chooses_its_own_tests_and_its_folder(self):
        chosen, left = self.chosen("include/strata/sql/parser.hpp")
        self.assertEqual(chosen[:2], ["header.strata/sql/parser.hpp.gcc-12", "project.links"])
        self.assertEqual(chosen[2], "static.sql/parser.gcc-12")
        self.assertEqual(set(chosen[3:]), {"static.sql/columns.clang-19", "compile_fail.sql/unknown_column.clang-19-c++26", "runtime.sql/bounds"})
        self.assertEqual(left, 0)

    def test_the_nearest_come_first_while_there_is_time(self):
        chosen, left = self.chosen("include/strata/sql/parser.hpp", cost=dict.fromkeys(TESTS, 4.0), seconds=7)
        self.assertEqual(chosen, ["header.strata/sql/parser.hpp.gcc-12", "project.links", "static.sql/parser.gcc-12"])
        self.assertEqual(left, 3)

    def test_a_test_chooses_itself(self):
        self.assertEqual(self.chosen("tests/static/cfn/limits.cpp")[0], ["project.links", "static.cfn/limits.clang-16"])
        self.assertEqual(self.chosen("tests/runtime/sql/bounds.cpp")[0], ["project.links", "runtime.sql/bounds"])

    def test_other_files(self):
        self.assertEqual(self.chosen("examples/star_schema.cpp")[0], ["project.links", "example.star_schema.gcc-12"])
        self.assertEqual(self.chosen("docs/limits.md")[0], ["project.links", "docs.blocks"])
        self.assertEqual(self.chosen("tools/quick.py")[0], ["project.links", "python.tools"])
        self.assertEqual(self.chosen("LICENSE")[0], ["project.links"])


if __name__ == "__main__":
    unittest.main()
