# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The gate on template instantiations fails when it has to, and names the templates that grew."""
import collections
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "benchmarks/compile_time"))
import instantiations  # noqa: E402


class Gate(unittest.TestCase):
    def judge(self, **counts):
        return instantiations.judge("program", collections.Counter(counts), {"a": 60, "b": 40})

    def test_three_percent_pass_and_more_does_not(self):
        self.assertTrue(self.judge(a=63, b=40)[1])
        line, passed = self.judge(a=60, b=44)
        self.assertFalse(passed)
        self.assertIn("+4.0%", line)
        self.assertIn("+4  b", line)

    def test_what_is_new_is_named(self):
        self.assertIn("+9  c", self.judge(a=60, b=40, c=9)[0])

    def test_names_are_without_arguments_and_without_paths(self):
        self.assertEqual(instantiations.head("strata::core::named<strata::x<1>>::f(int)"), "strata::core::named")
        self.assertEqual(instantiations.head("std::vector<int>"), "std::")
        self.assertEqual(instantiations.head("(unnamed struct at /tmp/a.cpp:1:2)"), "unnamed::")


if __name__ == "__main__":
    unittest.main()
