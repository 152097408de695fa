#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Deploys generated templates on this machine: rehearse.py [--rounds N] [--every N] [unittest options]

The templates are examples/expected/*.json. CloudFormation is cloudformation.py, AWS is world.py and native.py, Redshift is
PostgreSQL behind warehouse.py; the function and the state machine are those of the template. Time is virtual.

--rounds N  random schedules of each platform
--every N   inject each fault at every Nth call
Exit code 77: skipped, because there is no PostgreSQL.
"""

import argparse
import copy
import datetime
import json
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "handler")]

import postgresql  # noqa: E402
import warehouse  # noqa: E402
from cloudformation import Stack  # noqa: E402
from world import World  # noqa: E402

ROOT = HERE.parents[1]
OPTIONS = argparse.Namespace(rounds=40, every=9)
DATABASE = None
PRODUCER, CONSUMER = "123456789012", "210987654321"
SALES = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"


def template(name):
    return json.loads((ROOT / f"examples/expected/{name}.json").read_text())


def rows(*lines):
    return {"Size": 10, "LastModified": datetime.datetime(2020, 1, 1), "Body": "\n".join(map(json.dumps, lines))}


def review(title, stars, marketplace="US"):
    return [marketplace, "c", "r", "p", "pp", title, stars, 0, 0, "N", "N", "head", "body", "2020-01-01", 2020]


class Platform:
    """The stacks of one example, and what is to be there when they are deployed."""

    def deploy(self, seed, prepare=lambda world, stack: None, templates=None):
        self.world = world = World(DATABASE, seed)
        self.stacks, self.statuses = [], []
        templates = templates or [template(name) for name in self.names]
        for account, each in zip(self.accounts, templates):
            stack = Stack(self.account(account), "Rehearsal")
            if not self.stacks:
                self.before()
                prepare(world, stack)
            stack.duplicates = getattr(self, "duplicates", 1)
            self.stacks.append(stack)
            self.statuses.append(stack.create(each))
            if self.statuses[-1] != "CREATE_COMPLETE":
                break
            self.between()
        world.run_until(lambda: not any(c["state"] != "READY" for a in world.accounts.values() for c in a.crawlers.values()))
        return self.statuses == ["CREATE_COMPLETE"] * len(templates)

    def account(self, number):
        return self.world.account(number)

    def before(self):
        pass

    def between(self):
        pass

    def delete(self):
        self.statuses = [stack.delete() for stack in reversed(self.stacks)]
        return self.statuses == ["DELETE_COMPLETE"] * len(self.stacks)

    def problems(self):
        return [p for stack in self.stacks for p in stack.problems]

    def namespace(self, name):
        found = [n["id"] for a in self.world.accounts.values() for n in a.secrets.values() if n["name"] == name]
        return self.world.namespaces[found[0]]

    def clean(self):
        """What is in the database goes, however the deployment ended."""
        for namespace in list(self.world.namespaces.values()):
            namespace.drop()

    def left(self):
        """What a deletion, or a rollback, has left behind."""
        world = self.world
        return {
            "namespaces": sorted(world.namespaces), "authorized": dict(world.authorized), "keys": sorted(world.keys), "roles": sorted(world.roles),
            "functions": sorted(world.functions), "buckets": sorted(set(world.buckets) - {self.source}), "uploads": dict(world.uploads),
            "running": [s["sql"] for s in world.statements.values() if s["status"] == "STARTED"],
            "crawlers": [c for a in world.accounts.values() for c in a.crawlers], "schemas": DATABASE.run("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%.%'"),
        }

    source = "redshift-immersionday-labs"
    nothing = {"namespaces": [], "authorized": {}, "keys": [], "roles": [], "functions": [], "buckets": [], "uploads": {}, "running": [], "crawlers": [], "schemas": []}


class Warehouses(Platform):
    names, accounts = ["redshift_data_warehouse"], ["111111111111"]

    def before(self):
        self.world.buckets[self.source] = {
            "data/amazon-reviews/part 1+\u00e9.parquet": rows(review("a book", 5), review("a pen", 2), review("a book", 4, "DE")),
            "data/amazon-reviews/year=2020/part-0000.parquet": rows(review("a book", 3)),
            "data/amazon-reviews/year=2021/part-0000.parquet": rows(review("a pen", 1)),
            "data/others/part-0000.parquet": rows(review("a cat", 1)),
        }

    def state(self):
        """What a consumer sees, what the catalogue has, and what was done more than once."""
        consumer, producer = self.namespace("consumer"), self.namespace("producer")
        crawlers = [c["found"] for a in self.world.accounts.values() for c in a.crawlers.values()]
        return {
            "rows": consumer.query("SELECT product_title, review_total, rating FROM marketing.public.mv_product_analysis ORDER BY 1", "defaultdb"),
            "loaded": producer.query("SELECT count(*) FROM amazon_reviews", "defaultdb"),
            "loads": len(self.world.loads),
            "catalog": crawlers,
            "copied": sorted(k for b, keys in self.world.buckets.items() if b.startswith("silver") for k in keys),
        }

    expected = {
        "rows": [("a book", "2", "8"), ("a pen", "2", "3")],
        "loaded": [("5",)],
        "loads": 1,
        "catalog": [{("public", "amazon_reviews"), ("public", "mv_product_analysis")}],
        "copied": ["silver/amazon-reviews/part 1+\u00e9.parquet", "silver/amazon-reviews/year=2020/part-0000.parquet", "silver/amazon-reviews/year=2021/part-0000.parquet"],
    }


class TwoAccounts(Platform):
    names, accounts = ["cross_account_producer", "cross_account_consumer"], [PRODUCER, CONSUMER]

    def __init__(self):
        retained = [template(name) for name in self.names]
        for each in retained:  # so that a deletion is one
            for resource in each["Resources"].values():
                resource.pop("DeletionPolicy", None)
        self.templates = retained

    def deploy(self, seed, prepare=lambda world, stack: None, templates=None):
        return super().deploy(seed, prepare, templates or self.templates)

    def before(self):
        self.world.account(PRODUCER).namespace_ids["sales"] = SALES

    def between(self):
        if len(self.stacks) == 1:
            sales = self.world.namespaces[SALES]
            sales.execute(["INSERT INTO mart.orders VALUES (1, 1, '2020-01-01 10:00', 10001), (2, 1, '2020-01-01 11:00', 2), (3, 1, '2020-01-02', 5)"], "sales")
            sales.execute(["REFRESH MATERIALIZED VIEW mart.daily_revenue"], "sales")

    def state(self):
        sales = self.world.namespaces[SALES]
        consumer = next(n for n in self.world.namespaces.values() if n.account.number == CONSUMER)
        return {
            "rows": consumer.query("SELECT * FROM best_days", "marketing"),
            "analyst": sales.query("SELECT count(*) FROM mart.daily_revenue", "sales", role="analyst"),
            "authorized": sorted(k[1] for k in self.world.authorized),
        }

    expected = {"rows": [("2020-01-01", "10003.00")], "analyst": [("2",)]}


def edges(each):
    """The dependencies that a template writes: what nothing but the order of creation needs."""
    for identity, resource in each["Resources"].items():
        needs = resource.get("DependsOn", [])
        for need in [needs] if isinstance(needs, str) else needs:
            yield identity, need


def without(each, identity, need):
    result = copy.deepcopy(each)
    resource = result["Resources"][identity]
    needs = resource["DependsOn"]
    resource["DependsOn"] = [n for n in ([needs] if isinstance(needs, str) else needs) if n != need]
    return result


class Case(unittest.TestCase):
    maxDiff = None

    def deployed(self, platform):
        state = platform.state()
        self.assertEqual({k: v for k, v in state.items() if k in platform.expected}, platform.expected)

    def deleted(self, platform):
        self.assertEqual(platform.left(), platform.nothing)

    def ends_well(self, platform, seed, **more):
        with self.subTest(seed=seed):
            self.assertTrue(platform.deploy(seed, **more), platform.problems())
            self.deployed(platform)
            self.assertTrue(platform.delete(), platform.problems())
            self.deleted(platform)
        platform.clean()


class Schedules(Case):
    def test_two_warehouses(self):
        platform = Warehouses()
        for seed in range(OPTIONS.rounds):
            self.ends_well(platform, seed)

    def test_two_accounts(self):
        platform = TwoAccounts()
        for seed in range(OPTIONS.rounds):
            self.ends_well(platform, seed)

    def test_every_event_comes_twice(self):
        platform = Warehouses()
        platform.duplicates = 2
        for seed in range(max(5, OPTIONS.rounds // 10)):
            self.ends_well(platform, seed)


class Edges(Case):
    """Without any of the dependencies that were found, some schedule fails."""

    def fails_somewhere(self, platform, templates, number, identity, need):
        changed = list(templates)
        changed[number] = without(templates[number], identity, need)
        for seed in range(4):
            def slow(world, stack):
                world.slow[need if seed % 2 == 0 else "-" + identity] = 4000
            try:
                good = platform.deploy(seed, slow, changed)
                good = good and {k: v for k, v in platform.state().items() if k in platform.expected} == platform.expected
                good = good and platform.delete() and platform.left() == platform.nothing
            except postgresql.SqlError:
                good = False
            finally:
                platform.clean()
            if not good:
                return True
        return False

    def check(self, platform, templates):
        self.ends_well(platform, 0)
        count = 0
        for number, each in enumerate(templates):
            for identity, need in edges(each):
                with self.subTest(resource=identity, without=need):
                    self.assertTrue(self.fails_somewhere(platform, templates, number, identity, need), "nothing fails")
                    count += 1
        return count

    def test_two_warehouses(self):
        self.assertGreater(self.check(Warehouses(), [template("redshift_data_warehouse")]), 15)

    def test_two_accounts(self):
        platform = TwoAccounts()
        self.assertGreater(self.check(platform, platform.templates), 20)


class Faults(Case):
    """Each fault at each call: a clean deployment, or a clean rollback."""

    def check(self, platform, kind, must_succeed):
        def inject(number):
            def prepare(world, stack):
                world.fault = (number, kind)
                world.most_seconds = 5
            return prepare

        self.assertTrue(platform.deploy(1, inject(-1)), platform.problems())
        calls = len(platform.world.calls)
        self.assertTrue(platform.delete())
        calls_with_deletion = len(platform.world.calls)
        platform.clean()
        start = {"throttle": 0, "refuse": 1, "crash": 2, "timeout": 3, "crash after": 4}[kind] % OPTIONS.every
        for number in range(start, calls_with_deletion, OPTIONS.every):
            with self.subTest(kind=kind, call=number):
                good = platform.deploy(1, inject(number))
                what = platform.world.calls[number][:2] if number < len(platform.world.calls) else None
                if must_succeed or good:
                    self.assertTrue(good, (what, platform.problems()))
                    self.deployed(platform)
                    good = platform.delete()
                    if not good and not must_succeed:  # CloudFormation lets one try again
                        good = platform.delete()
                    self.assertTrue(good, (what, platform.problems()))
                else:
                    self.assertEqual(platform.statuses[-1], "ROLLBACK_COMPLETE", (what, platform.problems()))
                    self.assertIn("refused by the rehearsal", str(platform.problems()))
                    if len(platform.stacks) > 1:
                        platform.stacks.pop()
                        self.assertTrue(platform.delete(), platform.problems())
                    elif isinstance(platform, TwoAccounts):
                        pass
                self.deleted(platform)
            platform.clean()

    def test_throttled(self):
        self.check(Warehouses(), "throttle", True)

    def test_refused(self):
        self.check(Warehouses(), "refuse", False)

    def test_crashed(self):
        self.check(Warehouses(), "crash", True)

    def test_answer_lost(self):
        self.check(Warehouses(), "timeout", True)

    def test_crashed_behind_the_call(self):
        self.check(Warehouses(), "crash after", True)

    def test_two_accounts(self):
        self.check(TwoAccounts(), "refuse", False)
        self.check(TwoAccounts(), "timeout", True)


def main():
    global DATABASE
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=OPTIONS.rounds)
    parser.add_argument("--every", type=int, default=OPTIONS.every)
    options, rest = parser.parse_known_args()
    OPTIONS.rounds, OPTIONS.every = options.rounds, options.every
    if not postgresql.find():
        print("*** SKIPPED: the rehearsal needs PostgreSQL (Debian: postgresql), which is not installed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    try:
        DATABASE = server.connect()
        DATABASE.run(warehouse.FUNCTIONS)
        return 0 if unittest.main(argv=[sys.argv[0], *rest], exit=False).result.wasSuccessful() else 1
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
