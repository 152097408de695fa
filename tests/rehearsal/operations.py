# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What runs by a schedule: each run does what it says, with the permissions that it has, before and after updates."""

import json
import re

from case import Case
from platforms import OPTIONS, Platform, rows
from steps import StateFailed
from updates import HOME, program


class Shop(Platform):
    """The program of operations.cpp in one of its versions."""

    accounts, source = [HOME], "exports"

    def __init__(self, version="before"):
        self.templates = [program(f"operations.{version}")]

    def before(self):
        self.world.buckets["exports"] = {"orders/1": rows([1, "book"], [2, "book"], [3, "pen"])}

    def schedules(self):
        """What they, their alarms and rules are, without the numbers of physical ids."""
        kept = {i: r for i, r in self.stacks[0].resources.items() if r.type.split("::")[1] in ("Scheduler", "CloudWatch", "Events", "SNS")}
        return sorted(re.sub(r"-\d+", "", json.dumps([name, one.properties])) for name, one in kept.items())

    def limits(self):
        return sorted((one["period"], one["amount"], one["breachAction"]) for one in self.account(HOME).usage_limits.values())

    def state(self):
        shop = self.namespace("shop")
        return {"kinds": shop.query("SELECT kind, n FROM kinds ORDER BY 1", "sales"), "best": shop.query("SELECT kind, n FROM best", "sales")}

    expected = {"kinds": [("book", "2"), ("pen", "1")], "best": [("book", "2")]}


class EveryDay(Platform):
    """The example: a load each night, and the views behind it."""

    names, accounts, source = ["every_day"], [HOME], "exports-of-the-shop"

    def before(self):
        self.world.buckets[self.source] = {"orders/1": rows([1, 1, "2020-01-01", 10], [2, 1, "2020-01-02", 5]), "orders/2": rows([3, 2, "2020-02-01", 1])}

    def state(self):
        shop = self.namespace("shop")
        self.world.buckets[self.source]["orders/3"] = rows([4, 2, "2020-02-02", 2])
        for name in ("Nightly", "Morning"):
            self.stacks[0].resources[name].run()
            self.world.sleep(600)
        del self.world.buckets[self.source]["orders/3"]
        return {"months": shop.query("SELECT month::date, revenue FROM months ORDER BY 1", "shop"),
                "limits": [(one["period"], one["amount"]) for one in self.account(HOME).usage_limits.values()]}

    expected = {"months": [("2020-01-01", "15.00"), ("2020-02-01", "3.00")], "limits": [("monthly", 200)]}


class Operations(Case):
    def test_the_example(self):
        for seed in range(max(4, OPTIONS.rounds // 4)):
            self.ends_well(EveryDay(), seed)

    def deploy(self, version="before"):
        self.platform = platform = Shop(version)
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(5), platform.problems())
        self.stack, self.world = platform.stacks[0], platform.world
        self.shop = platform.namespace("shop")

    def read(self, text):
        return self.shop.query(text, "sales")

    def run_schedule(self, name):
        """Returns the statements that ran, in their order, a list for each transaction."""
        before = len(self.world.statements)
        self.stack.resources[name].run()
        self.world.sleep(600)
        return [s["sql"] for s in list(self.world.statements.values())[before:]]

    def told(self):
        """The rules that have told the topic something."""
        return [rule for [topic] in [list(self.world.topics.values())] for rule, _ in topic]

    def update(self, version, ends="UPDATE_COMPLETE", **more):
        self.stack.problems.clear()
        self.assertEqual(self.stack.update(program(f"operations.{version}"), **more), ends, self.stack.problems)

    def test_any_order_ends_well(self):
        for seed in range(max(4, OPTIONS.rounds // 4)):
            self.ends_well(Shop(), seed)

    def test_what_runs_each_day(self):
        self.deploy()
        self.world.buckets["exports"]["orders/2"] = rows([4, "pen"], [5, "pen"])
        ran = self.run_schedule("Daily")
        self.assertEqual([one.split()[0] for one in ran[0]], ["DELETE", "COPY"], "one transaction")
        self.assertEqual(self.read("SELECT count(*) FROM orders"), [("5",)], "no row twice")
        self.assertEqual(self.read("SELECT kind FROM best"), [("book",)], "not refreshed yet")
        self.assertEqual(self.run_schedule("Refreshed"), [["REFRESH MATERIALIZED VIEW public.kinds"], ["REFRESH MATERIALIZED VIEW public.best"]])
        self.assertEqual(self.read("SELECT kind, n FROM best ORDER BY 1"), [("book", "2"), ("pen", "3")])
        ran = self.run_schedule("Kept")
        self.assertEqual([[s.split()[0] for s in one] for one in ran], [["VACUUM"], ["DELETE", "INSERT"]])
        self.assertEqual(self.read("SELECT kind, n FROM history ORDER BY 1"), [("book", "2"), ("pen", "3")])
        self.run_schedule("Kept")
        self.assertEqual(self.read("SELECT count(*) FROM history"), [("2",)])

    def test_a_call_that_comes_twice_runs_once(self):
        self.deploy()
        daily = self.stack.resources["Daily"]
        self.assertEqual(daily.run("one"), daily.run("one"))
        self.assertNotEqual(daily.run("one"), daily.run("three"))

    def test_a_load_that_fails_leaves_the_rows(self):
        self.deploy()
        self.world.buckets["exports"]["orders/2"] = rows(["no number", "pen"])
        self.run_schedule("Daily")
        self.assertEqual(list(self.world.statements.values())[-1]["status"], "FAILED")
        self.assertEqual(self.read("SELECT count(*) FROM orders"), [("3",)])
        self.assertEqual(self.told(), ["OfDailyStatements"])

    def test_nothing_follows_a_step_that_fails(self):
        self.deploy()
        self.shop.execute(["DROP MATERIALIZED VIEW kinds CASCADE"], "sales")
        with self.assertRaisesRegex(StateFailed, "StatementFailed"):
            self.run_schedule("Refreshed")
        self.assertEqual(list(self.world.statements.values())[-1]["sql"], ["REFRESH MATERIALIZED VIEW public.kinds"])
        self.assertEqual(sorted(self.told()), ["OfRefreshedStatements", "OfRefreshedSteps"])

    def test_nobody_hears_of_what_goes_well(self):
        self.deploy()
        for name in ("Daily", "Refreshed", "Kept"):
            self.run_schedule(name)
        self.assertEqual(self.told(), [])

    def test_a_role_may_do_nothing_else(self):
        """Each permission of the roles is used, but those for logs and traces."""
        self.deploy()
        mine = {role for role in self.world.roles if any(name in role for name in ("dailyrole", "refreshedrole", "refreshedstepsrole", "keptrole", "keptstepsrole"))}
        self.assertEqual(len(mine), 5)
        for name in ("Daily", "Refreshed", "Kept"):
            self.run_schedule(name)
        allowed = {action for role, action in self.world.allowed if role in mine}
        used = {action for role, action in self.world.used if role in mine}
        rest = {action for action in allowed - used if not action.startswith(("logs:", "xray:"))}
        self.assertEqual(rest, {"sqs:SendMessage"})

    def test_updates_and_rollbacks(self):
        self.deploy()
        before = self.platform.schedules()
        self.update("changed", "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.assertEqual(self.platform.schedules(), before)
        self.assertEqual(len(self.run_schedule("Kept")), 2)
        self.update("changed")
        self.assertIn("REFRESH MATERIALIZED VIEW public.all_kinds", str(self.run_schedule("Refreshed")[1:]))
        self.assertEqual(self.run_schedule("Kept"), [["INSERT INTO history SELECT kind, n FROM best WHERE kind <> 'it''s \"odd\"'"]])
        self.assertEqual(self.read("SELECT kind, n FROM history"), [("book", "2"), ("book", "2")])
        self.update("before")
        self.assertEqual(self.platform.schedules(), before)
        self.update("none")
        self.assertEqual((self.platform.schedules(), self.stack.problems), ([], []))
        self.update("before")
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    def test_snapshots(self):
        self.deploy()
        weekly, kept = self.stack.resources["Weekly"], self.world.account(HOME).snapshots
        weekly.run("d32c5kddcf5bb8c3"), weekly.run("e43d6leedg6cc9d4")
        self.assertEqual(kept, {"scheduled-d32c5kddcf5bb8c3": 90, "scheduled-e43d6leedg6cc9d4": 90})
        self.update("changed")
        self.stack.resources["Weekly"].run("f1")
        self.assertEqual(kept["scheduled-f1"], 30)

    def test_usage_limits(self):
        self.deploy()
        before = [("daily", 100, "emit-metric"), ("monthly", 900, "deactivate")]
        self.assertEqual(self.platform.limits(), before)
        for _ in range(2):
            self.update("changed", "UPDATE_ROLLBACK_COMPLETE", fails=True)
            self.assertEqual(self.platform.limits(), before)
            self.update("changed")
            self.assertEqual(self.platform.limits(), [("monthly", 500, "log"), ("weekly", 50, "emit-metric")])
            self.update("none", "UPDATE_ROLLBACK_COMPLETE", fails=True)
            self.assertEqual(len(self.platform.limits()), 2)
            self.update("none")
            self.assertEqual(self.platform.limits(), [])
            self.update("before")
            self.assertEqual(self.platform.limits(), before)

    def test_a_failure_beside_a_limit_takes_it_back(self):
        self.deploy("none")
        for broken in ("OfShopFailures", "OfDailyDeadLetters", "Kept", "StrataUsageLimitsRole"):
            self.stack.broken = broken
            self.update("before", "UPDATE_ROLLBACK_COMPLETE")
            self.assertEqual(self.platform.limits(), [], broken)
        self.stack.broken = None
        self.update("before")
        for broken in ("OfShopFailures", "AllKinds"):
            self.stack.broken = broken
            self.update("changed", "UPDATE_ROLLBACK_COMPLETE", fails=broken == "AllKinds")
            self.assertEqual(self.platform.limits(), [("daily", 100, "emit-metric"), ("monthly", 900, "deactivate")], broken)

    def test_a_creation_that_fails_leaves_no_schedule(self):
        platform = Shop()
        self.addCleanup(platform.clean)
        for broken in ("RefreshedSteps", "KeptRole", "Kept"):
            self.assertFalse(platform.deploy(3, lambda world, stack, broken=broken: setattr(stack, "broken", broken)))
            self.assertEqual(platform.stacks[0].status, "ROLLBACK_COMPLETE", platform.problems())
            self.assertEqual(platform.schedules(), [])
            self.deleted(platform)
            platform.clean()

    def test_inputs_are_json(self):
        self.deploy()
        for one in self.world.schedules.values():
            self.assertIsInstance(json.loads(one.properties["Target"]["Input"]), dict)
