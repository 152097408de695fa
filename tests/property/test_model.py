# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Tests the model and the comparison with cases that people wrote."""
import pathlib
import random
import unittest

import graph
from graph import Found
from model import Resource, verdict_of
from programs import MISTAKES, Things, draw_program


def resource(variable, *mentions, id_=None):
    return Resource(variable, id_ or variable.upper(), list(mentions), "")


class Model(unittest.TestCase):
    def code(self, *resources):
        verdict = verdict_of(list(resources))
        return verdict and verdict.code

    def test_each_rule(self):
        a = resource("a", ("creates", "x"))
        self.assertIsNone(self.code(a, resource("b", ("reads", "x"), ("follows", "A"))))
        self.assertEqual(self.code(resource("a", id_="A-1")), "E0101")
        self.assertEqual(self.code(Resource("a", "", [], "")), "E0108")
        self.assertEqual(self.code(a, resource("b", id_="A")), "E0102")
        self.assertEqual(self.code(a, resource("b", ("needs", "C"))), "E0103")
        self.assertEqual(self.code(a, resource("b", ("reads", "y"))), "E0104")
        self.assertIsNone(self.code(a, resource("b", ("may_read", "y"))))
        self.assertEqual(self.code(a, resource("b", ("creates", "x"))), "E0105")
        self.assertEqual(self.code(resource("a", ("follows", "A"))), "E0106")
        self.assertIsNone(self.code(a, resource("b", ("provides", "x"))))
        self.assertIsNone(self.code(resource("a", ("provides", "x")), resource("b", ("uses", "x"))))
        self.assertEqual(self.code(resource("a", ("removes", "x"))), "E0104")
        self.assertIsNone(self.code(a, resource("b", ("removes", "x")), resource("c", ("reads", "x"))))
        self.assertEqual(self.code(a, resource("b", ("removes", "x")), resource("c", ("keeps", "x"))), "E0115")

    def test_what_fills_comes_before_what_reads(self):
        table, load = resource("t", ("creates", "x")), resource("l", ("fills", "x"), ("follows", "V"))
        self.assertEqual(self.code(table, load, resource("v", ("reads", "x"))), "E0106")
        self.assertIsNone(self.code(table, load, resource("v")))

    def test_merges_keep_the_order_of_the_list(self):
        both = [("reads", "x"), ("fills", "x")]
        table, first, second = resource("t", ("creates", "x")), resource("a", *both), resource("b", *both, ("follows", "A"))
        self.assertIsNone(self.code(table, first, second))
        self.assertEqual(self.code(table, second, first), "E0106")

    def test_programs_break_the_rule_that_they_are_made_to_break(self):
        for i, (kind, mistake) in enumerate(MISTAKES * 20):
            program = draw_program(random.Random(i), kind, mistake)
            self.assertEqual(verdict_of(program.listed).code, program.code, program.cpp("p"))


class Comparison(unittest.TestCase):
    def setUp(self):
        self.program = Things([], [resource("r0", ("creates", "x")), resource("r1", ("reads", "y"))])
        self.expected = graph.told("p", self.program)._replace(resources=["p1::r1"])
        self.error = Found("E0104", 'E0104_x<details<named<"y"> >, p1::r1>', 1, "")

    def complaint(self, *errors):
        return graph.complaint("p1", self.program, self.expected, list(errors))

    def test_it_complains(self):
        self.assertIsNone(self.complaint(self.error))
        self.assertIn("instead of one", self.complaint())
        self.assertIn("instead of one", self.complaint(self.error, self.error))
        self.assertIn("E0105 instead of", self.complaint(self.error._replace(code="E0105")))
        self.assertIn("p1::r0", self.complaint(self.error._replace(names='E0104_x<named<"y">, p1::r0>')))
        self.assertIn("not about y", self.complaint(self.error._replace(names='E0104_x<named<"z">, p1::r1>')))
        self.assertIn("finds nothing wrong", graph.complaint("p1", self.program, None, [self.error]))

    def test_it_reads_both_compilers(self):
        source = pathlib.Path("/tmp/a.cpp")
        gnu = ("rules.hpp: In instantiation of 'struct strata::errors::E0104_n<p1::r1>':\nstack.hpp:1:2:   required from x\n"
               "/tmp/a.cpp:7:15:   required from here\nrule.hpp:5:1: error: static assertion failed: strata[E0104]: text")
        clang = ("rules.hpp:1:1: error: static assertion failed: strata[E0104]: text\n"
                 "stack.hpp:1:2: note: in instantiation of template class 'strata::errors::E0104_n<p1::r1>' requested here\n"
                 "/tmp/a.cpp:7:15: note: in instantiation of variable template requested here")
        for output in (gnu, clang):
            [found] = graph.errors_in(output, source)
            self.assertEqual((found.code, found.line), ("E0104", 7))
            self.assertIn("p1::r1", found.names)


if __name__ == "__main__":
    unittest.main()
