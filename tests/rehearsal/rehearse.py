#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Deploys generated templates on this machine: rehearse.py [--rounds N] [--every N] [unittest options]

Updates start from the first of them. The templates are examples/expected/*.json. CloudFormation is cloudformation.py, AWS is world.py and native.py, Redshift is
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

    world = None

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
        for namespace in list(self.world.namespaces.values()) if self.world else []:
            namespace.drop()
        self.world = None

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


class Updates(Case):
    """From one template to another, and, where a last resource is made to fail, back again."""

    def setUp(self):
        self.platform = Warehouses()
        self.old = template("redshift_data_warehouse")
        self.new = copy.deepcopy(self.old)
        self.addCleanup(self.platform.clean)

    def properties(self, identity, key="new"):
        return getattr(self, key)["Resources"][identity]["Properties"]

    def replaced(self, old, new, *identities):
        """Another text in the new template, wherever a resource has it."""
        for identity in identities:
            text = json.dumps(self.properties(identity), ensure_ascii=False)
            self.assertIn(old, text)
            self.new["Resources"][identity]["Properties"] = json.loads(text.replace(old, new))

    def deploy(self, seed=3):
        self.assertTrue(self.platform.deploy(seed, templates=[self.old]), self.platform.problems())
        self.stack = self.platform.stacks[0]
        self.consumer, self.producer = self.platform.namespace("consumer"), self.platform.namespace("producer")
        return len(self.platform.world.statements)

    def update(self, to=None):
        """Forward; gives the statements that it ran."""
        before = len(self.platform.world.statements)
        self.assertEqual(self.stack.update(to or self.new), "UPDATE_COMPLETE", self.stack.problems)
        return self.ran(before)

    def ran(self, before):
        return [sql for s in list(self.platform.world.statements.values())[before:] for sql in s["sql"]]

    def roll_back(self):
        """The same update with a resource at its end that fails: everything is as it was."""
        failing = copy.deepcopy(self.new)
        failing["Resources"]["Last"] = {"Type": "AWS::IAM::Policy", "DependsOn": [i for i in self.new["Resources"]],
                                        "Properties": {"Roles": ["nobody"], "PolicyName": "p", "PolicyDocument": {"Statement": []}}}
        self.assertEqual(self.stack.update(failing), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
        self.stack.problems.clear()

    def columns(self):
        rows = DATABASE.run("SELECT attname, atttypmod - 4 FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace "
                            f"WHERE nspname = '{self.producer.id}.defaultdb.public' AND relname = 'amazon_reviews' AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
        return dict(rows)

    def ends_well_after(self):
        self.deployed(self.platform)
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    TABLE = "year integer ENCODE az64)"

    def test_nothing_has_changed(self):
        before = self.deploy()
        self.assertEqual(self.stack.update(self.new), "UPDATE_COMPLETE")
        self.assertEqual(self.ran(before), [])
        self.ends_well_after()

    def test_a_column_is_added_and_another_encoded(self):
        self.replaced(self.TABLE, "year integer ENCODE zstd, source varchar(10) DEFAULT 'web')", "AmazonReviews")
        self.deploy()
        self.roll_back()
        self.assertNotIn("source", self.columns())
        self.assertEqual(self.update(), ["ALTER TABLE amazon_reviews ALTER COLUMN year ENCODE zstd", "ALTER TABLE amazon_reviews ADD COLUMN source varchar ( 10 ) default 'web'"])
        self.assertIn("source", self.columns())
        self.ends_well_after()

    def test_a_varchar_is_widened_where_nothing_reads_it(self):
        self.replaced("vine varchar(16383)", "vine varchar(20000)", "AmazonReviews")
        self.deploy()
        self.roll_back()
        self.assertEqual(self.columns()["vine"], "16383")
        self.update()
        self.assertEqual(self.columns()["vine"], "20000")
        self.ends_well_after()

    def test_spelling_and_comments_of_a_table_run_nothing(self):
        self.replaced("CREATE TABLE amazon_reviews (", "create table  amazon_reviews ( -- all of them, (really)\\n /* so, it seems */", "AmazonReviews")
        self.deploy()
        self.assertEqual(self.update(), [])
        self.ends_well_after()

    def test_what_would_lose_data_is_refused_before_anything_is_touched(self):
        for old, new in (
            (",\\n      year integer ENCODE az64)", ")"),  # a column goes
            ("vine varchar(16383)", "vine varchar(5)"),
            ("star_rating integer", "star_rating bigint"),
            ("DISTSTYLE AUTO", "DISTSTYLE ALL"),
            ("marketplace varchar(16383) ENCODE lzo,\\n", "region varchar(5), marketplace varchar(16383) ENCODE lzo,\\n"),
            (self.TABLE, "year integer ENCODE az64, PRIMARY KEY (review_id))"),
        ):
            with self.subTest(change=new):
                self.setUp()
                self.replaced(old, new, "AmazonReviews")
                before = self.deploy()
                self.assertEqual(self.stack.update(self.new), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                self.assertIn("lose data", str(self.stack.problems))
                self.stack.problems.clear()
                self.assertFalse([sql for sql in self.ran(before) if not sql.startswith("ALTER TABLE")], "the rollback may look, and find all as it was")
                self.ends_well_after()
            self.platform.clean()

    def test_a_destructive_change_that_is_asked_for(self):
        self.old["Resources"] = {i: r for i, r in self.old["Resources"].items() if not i.startswith(("Mv", "DataSharing", "Grant", "Marketing", "DefaultDB", "LoadAmazon"))}
        self.new = copy.deepcopy(self.old)
        self.replaced("star_rating integer", "star_rating bigint", "AmazonReviews")
        self.properties("AmazonReviews")["Evolve"] = self.properties("AmazonReviews", "old")["Evolve"] = "replace"
        self.deploy()
        self.assertEqual([sql.split("(")[0].strip() for sql in self.update()], ["DROP TABLE IF EXISTS amazon_reviews", "CREATE TABLE amazon_reviews"])

    def test_a_view_is_replaced_in_one_transaction(self):
        self.deploy()
        self.consumer.execute(["CREATE VIEW mine AS SELECT 1"], "defaultdb")
        for identity in ("MvProductAnalysis",):
            self.replaced("marketplace = 'US'", "marketplace = 'DE'", identity)
        self.properties("DataSharing")["Parts"][-1][2] = "beef"  # what the generator derives from the view's SQL
        self.roll_back()
        self.deployed(self.platform)
        before = len(self.platform.world.statements)
        self.update()
        both = [s["sql"] for s in list(self.platform.world.statements.values())[before:]]
        self.assertEqual([sql.split()[0] for sql in both[0]], ["DROP", "CREATE"])
        self.assertEqual(self.platform.state()["rows"], [("a book", "1", "4")], "the share has the new view")

    def test_a_view_that_others_read_is_not_replaced(self):
        self.replaced("marketplace = 'US'", "marketplace = 'DE'", "MvProductAnalysis")
        self.deploy()
        self.producer.execute(["CREATE VIEW reader AS SELECT * FROM mv_product_analysis"], "defaultdb")
        self.assertEqual(self.stack.update(self.new), "UPDATE_ROLLBACK_FAILED" if "FAILED" in self.stack.status else self.stack.status)
        self.assertIn("reader", str(self.stack.problems))
        self.deployed(self.platform)

    def test_a_load_runs_again_only_for_another_source(self):
        self.old["Resources"]["LoadAmazonReviews"]["Properties"]["OnChange"] = "rerun"
        self.properties("LoadAmazonReviews")["OnChange"] = "rerun"
        self.replaced("FORMAT PARQUET", "FORMAT PARQUET STATUPDATE ON", "LoadAmazonReviews")
        self.deploy()
        self.assertEqual(self.update(), [])
        bucket = next(b for b in self.platform.world.buckets if b.startswith("silver"))
        self.platform.world.buckets[bucket]["silver/more/1"] = rows(review("a lamp", 1))
        self.old, self.new = self.new, copy.deepcopy(self.new)
        self.replaced("silver/amazon-reviews/", "silver/more/", "LoadAmazonReviews")
        self.roll_back()
        self.assertEqual(self.platform.world.loads[1:], [(bucket, "silver/more/")], "what a rollback cannot take back it does not do again")
        self.assertEqual(len(self.update()), 1)

    def test_a_load_that_is_to_replace(self):
        self.properties("LoadAmazonReviews")["OnChange"] = "ignore"
        self.replaced("silver/amazon-reviews/", "silver/more/", "LoadAmazonReviews")
        create = self.properties("LoadAmazonReviews")["Create"][0]
        self.properties("LoadAmazonReviews")["Update"] = ["TRUNCATE amazon_reviews", create]
        self.deploy()
        bucket = next(b for b in self.platform.world.buckets if b.startswith("silver"))
        self.platform.world.buckets[bucket]["silver/more/1"] = rows(review("a lamp", 1))
        self.update()
        self.assertEqual(self.producer.query("SELECT product_title FROM amazon_reviews", "defaultdb"), [("a lamp",)])

    def test_a_share_of_sixty_tables_and_fewer(self):
        share = self.properties("DataSharing")["Parts"]
        for number in range(60):
            table = copy.deepcopy(self.old["Resources"]["AmazonReviews"])
            table["Properties"]["Create"] = [f"CREATE TABLE t{number} (x int)"]
            table["Properties"]["Delete"] = [f"DROP TABLE IF EXISTS t{number}"]
            table["DependsOn"] = "ProducerDataAccessPolicy"
            for each in (self.old, self.new):
                each["Resources"][f"T{number}"] = copy.deepcopy(table)
                each["Resources"]["DataSharing"]["DependsOn"] = ["MvProductAnalysis", *(f"T{n}" for n in range(number + 1))]
            share.append([f"ALTER DATASHARE defaultdbshare ADD TABLE public.t{number}", f"ALTER DATASHARE defaultdbshare REMOVE TABLE public.t{number}"])
        self.deploy()
        held = lambda: self.producer.shares["defaultdbshare"].relations
        self.assertEqual(len(held()), 1)
        self.roll_back()
        self.assertEqual(len(held()), 1)
        self.update()
        self.assertEqual(len(held()), 61)
        self.old, self.new = self.new, self.old
        self.roll_back()
        self.assertEqual(len(held()), 61)
        self.assertEqual(len(self.update()), 60, "one by one, and nothing else")
        self.assertEqual(len(held()), 1)
        self.update(self.old)
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)
        self.assertTrue(self.platform.deploy(4, templates=[self.old]), "more than a transaction holds, at once")

    def test_a_schema_comes_with_its_first_table(self):
        share = self.properties("DataSharing")["Parts"]
        share += [["ALTER DATASHARE defaultdbshare ADD SCHEMA mart", "ALTER DATASHARE defaultdbshare REMOVE SCHEMA mart"],
                  ["ALTER DATASHARE defaultdbshare ADD TABLE mart.t", "ALTER DATASHARE defaultdbshare REMOVE TABLE mart.t"]]
        self.deploy()
        self.producer.execute(["CREATE SCHEMA mart"], "defaultdb")
        self.producer.execute(["CREATE TABLE mart.t (x int)"], "defaultdb")
        self.roll_back()
        self.update()
        self.assertEqual(self.producer.shares["defaultdbshare"].schemas, {"public", "mart"})
        self.update(self.old)
        self.assertEqual(self.producer.shares["defaultdbshare"].schemas, {"public"})

    def test_a_share_is_renamed(self):
        self.replaced("defaultdbshare", "reviews", "DataSharing", "GrantToConsumer", "Marketing")
        self.deploy()
        self.roll_back()
        self.deployed(self.platform)
        self.update()
        self.assertEqual(set(self.producer.shares), {"reviews"})
        self.ends_well_after()

    def test_a_role_and_its_privileges(self):
        """A privilege that is no longer granted is really gone: asked as the role."""
        role = lambda name: {"Type": "Custom::RedshiftRole", "DependsOn": "ProducerDataAccessPolicy", "Properties": {
            **{k: v for k, v in self.properties("MvProductAnalysis", "old").items() if k not in ("Create", "Delete")}, "Create": [f"CREATE ROLE {name}"], "Delete": [f"DROP ROLE {name}"]}}
        privilege = lambda name, what: {"Type": "Custom::RedshiftGrant", "DependsOn": ["Role", "MvProductAnalysis"], "Properties": {
            **role(name)["Properties"], "OnChange": "recreate", "Create": [f"GRANT {what} TO ROLE {name}"], "Delete": [f"REVOKE {what} FROM ROLE {name}"]}}
        for each in (self.old, self.new):
            each["Resources"] |= {"Role": role("analyst"), "Usage": privilege("analyst", "USAGE ON SCHEMA public"), "Read": privilege("analyst", "SELECT ON ALL TABLES IN SCHEMA public")}
        self.new["Resources"]["Read"] = privilege("analyst", "SELECT ON amazon_reviews")
        self.deploy()
        def sees(name):
            try:
                return bool(self.producer.query(f"SELECT count(*) FROM {name}", "defaultdb", role="analyst"))
            except postgresql.SqlError:
                DATABASE.run("ROLLBACK")
                return False
        self.assertTrue(sees("mv_product_analysis"))
        self.roll_back()
        self.assertTrue(sees("mv_product_analysis") and sees("amazon_reviews"))
        self.update()
        self.assertFalse(sees("mv_product_analysis"))
        self.assertTrue(sees("amazon_reviews"), "what both grants have in common stays")
        del self.new["Resources"]["Read"]
        self.update()
        self.assertFalse(sees("amazon_reviews"))
        self.ends_well_after()

    def test_the_consumer_of_a_share_is_another(self):
        for identity in ("GrantToConsumer",):
            self.replaced("TO NAMESPACE '${ConsumerNamespace.Namespace.NamespaceId}'", "TO ACCOUNT '210987654321'", identity)
            self.replaced("FROM NAMESPACE '${ConsumerNamespace.Namespace.NamespaceId}'", "FROM ACCOUNT '210987654321'", identity)
        for each in (self.old, self.new):
            del each["Resources"]["Marketing"]
        self.deploy()
        self.roll_back()
        self.assertEqual(self.producer.shares["defaultdbshare"].consumers, {self.consumer.id})
        self.update()
        self.assertEqual(self.producer.shares["defaultdbshare"].consumers, {"210987654321"})

    def test_a_consumer_whose_grant_leaves_sees_nothing(self):
        del self.new["Resources"]["GrantToConsumer"]
        self.new["Resources"]["Marketing"]["DependsOn"] = "ConsumerDataAccessPolicy"
        self.deploy()
        self.update()
        with self.assertRaisesRegex(postgresql.SqlError, "permission denied"):
            self.platform.state()


class LeastPrivilege(Case):
    """Every call is held against the role's statements; and every action that they allow the handler is one of a call."""

    # Large objects, failures, updates and warehouses that share need these; what Lambda and Step Functions do for themselves is no call here.
    ELSEWHERE = {"s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "redshift-data:CancelStatement", "cloudformation:DescribeStacks",
                 "kms:Decrypt", "redshift-data:BatchExecuteStatement", "logs:CreateLogStream", "logs:PutLogEvents"}

    def test_what_is_allowed_is_used(self):
        for platform in (Warehouses(), TwoAccounts()):
            self.ends_well_with_privileges(platform)

    def ends_well_with_privileges(self, platform):
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(7) and platform.delete(), platform.problems())
        world = platform.world
        mine = {(role, action) for role, action in world.allowed if "stratahandlerrole" in role or "accessrole" in role}
        self.assertGreater(len(mine), 10)
        self.assertEqual({action for _, action in mine - world.used} - self.ELSEWHERE, set())


class TwoAccountsUpdates(Case):
    def test_the_account_that_is_authorized_is_another(self):
        platform = TwoAccounts()
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(5, templates=platform.templates[:1]))
        other = json.loads(json.dumps(platform.templates[0]).replace(CONSUMER, "333333333333"))
        self.assertEqual(platform.stacks[0].update(other), "UPDATE_COMPLETE", platform.problems())
        self.assertEqual([consumer for _, consumer in platform.world.authorized], ["333333333333"])
        self.assertTrue(platform.delete())
        self.deleted(platform)


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
