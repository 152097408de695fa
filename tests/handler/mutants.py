#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Changes the handler in one place at a time, and counts the changes that its tests notice: mutants.py [--count N] [--seed N]

A mutant is a change of the syntax tree of tools/handler: another comparison, `and` for `or`, a condition that is always true or
never, another number, a statement that is left out. Its tests run in a process of their own until one fails. A mutant that none
notices is listed, unless UNNOTICED says why it does no harm.

--count N   how many mutants, drawn from all that there are (150)
--least P   per cent that have to be noticed (98)
"""

import argparse
import ast
import os
import pathlib
import random
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import deployed  # noqa: E402

# Why a mutant that no test notices does no harm, by its file, its line's text and the change. Waits and limits that are as good a
# little longer; and what only saves a call.
UNNOTICED = {}

COMPARISONS = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In,
               ast.Is: ast.IsNot, ast.IsNot: ast.Is}


def changes(node):
    """(what, function that changes the node in place) for each mutant of a node."""
    if isinstance(node, ast.Compare):
        for at, operator in enumerate(node.ops):
            other = COMPARISONS[type(operator)]
            yield f"{type(operator).__name__} is {other.__name__}", lambda at=at, other=other: node.ops.__setitem__(at, other())
    elif isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"{type(node.op).__name__} is {other.__name__}", lambda: setattr(node, "op", other())
    elif isinstance(node, (ast.If, ast.IfExp, ast.While)):
        for value in (True, False):
            if not (isinstance(node, ast.While) and value):
                yield f"the condition is {value}", lambda value=value: setattr(node, "test", ast.copy_location(ast.Constant(value), node.test))
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value} is {node.value + 1}", lambda: setattr(node, "value", node.value + 1)
    elif isinstance(node, ast.Constant) and type(node.value) is bool:
        yield f"{node.value} is {not node.value}", lambda: setattr(node, "value", not node.value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)) and not isinstance(node.left, (ast.Constant, ast.JoinedStr)):
        other = ast.Sub if isinstance(node.op, ast.Add) else ast.Add
        yield f"{type(node.op).__name__} is {other.__name__}", lambda: setattr(node, "op", other())
    elif isinstance(node, ast.Return) and node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield "returns nothing", lambda: setattr(node, "value", None)
    for name in ("body", "orelse"):
        statements = getattr(node, name, None)
        for at, one in enumerate(statements) if isinstance(statements, list) else ():
            if isinstance(one, (ast.Expr, ast.Assign, ast.AugAssign, ast.Raise, ast.Delete)):
                nothing = ast.copy_location(ast.Pass(), one)
                yield f"without: {ast.unparse(one).splitlines()[0][:60]}", lambda statements=statements, at=at, nothing=nothing: statements.__setitem__(at, nothing)


def mutants():
    """(file, number of the node, number of the change, line, what) of all of them; the module's own constants do not count."""
    for file, source in deployed.embed.sources().items():
        for number, node in enumerate(ast.walk(deployed.embed.parsed(source))):
            for change, (what, _) in enumerate(changes(node)):
                line = getattr(node, "lineno", 0)
                yield file, number, change, line, what


def apply(mutant, file, tree):
    if file == mutant[0]:
        node = list(ast.walk(tree))[mutant[1]]
        list(changes(node))[mutant[2]][1]()
    return tree


def is_noticed(mutant, order):
    """Runs the tests in a process of their own, those first that use the file the most."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        compile_one = deployed.tree_of
        deployed.tree_of = lambda file, text, source: ast.fix_missing_locations(apply(mutant, file, compile_one(file, text, source)))
        deployed.compiled.cache_clear()
        suite = unittest.TestSuite(order(mutant[0]))
        result = unittest.TextTestRunner(failfast=True, verbosity=0).run(suite)
        os._exit(0 if result.wasSuccessful() else 1)
    end = time.time() + 600
    while time.time() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status != 0
        time.sleep(0.02)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return True  # it does not end


FIRST = {"s3_copy": "Copies", "s3_ranges": "DistributedCopies", "table": "Tables", "adoption": "Adoption", "empty_bucket": "Emptying", "call": "OtherActions",
         "crawl": "OtherActions", "redshift_namespace": "OtherActions", "replacement": "Sql", "sql": "Sql", "handler": "Contract"}


def tests():
    """A function from a file to all tests, in the best order. Tests of the text of the source notice every mutant, so they do not count."""
    found = unittest.TestLoader().discover(str(HERE), top_level_dir=str(HERE))
    flat = lambda suite: [case for one in suite for case in (flat(one) if isinstance(one, unittest.TestSuite) else [one])]
    cases = [case for case in flat(found) if type(case).__name__ not in ("Embedding", "Permissions")]
    return lambda file: sorted(cases, key=lambda case: type(case).__name__ != FIRST[pathlib.Path(file).stem])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=98)
    options = parser.parse_args()
    every, order = list(mutants()), tests()
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    lines = {file: ["", *(deployed.TOOLS / file).read_text().splitlines(), *[""] * 9] for file in deployed.embed.sources()}
    unnoticed, explained = [], 0
    for count, mutant in enumerate(sorted(drawn), 1):
        file, _, _, line, what = mutant
        if not is_noticed(mutant, order):
            reason = UNNOTICED.get((file, lines[file][line].strip(), what))
            explained += bool(reason)
            unnoticed += [] if reason else [f"tools/handler/{file}:{line}: {what}: {lines[file][line].strip()}"]
        if count % 10 == 0:
            print(f"{count} of {len(drawn)}, {len(unnoticed)} not noticed", file=sys.stderr, flush=True)
    noticed = len(drawn) - len(unnoticed) - explained
    print(*unnoticed, sep="\n", end="\n" if unnoticed else "")
    print(f"{noticed} of {len(drawn)} mutants ({len(every)} in all) are noticed, {100 * noticed / (len(drawn) - explained):.1f} % of those without an explanation; {explained} are explained")
    return 0 if 100 * noticed >= options.least * (len(drawn) - explained) else 1


if __name__ == "__main__":
    sys.exit(main())
