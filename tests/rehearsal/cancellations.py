# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Creations and updates that CloudFormation cancels because a sibling has failed, and what is undone then."""

import copy

from case import Case
from updates import Programs, Updates, program


class Cancellations(Updates):
    def setUp(self):
        self.deploy("tables")
        self.producer.execute(["INSERT INTO events VALUES (1, 'first')"], "sales")

    def without(self, template, *gone):
        """The template when some tables have left it, and are retained: as `removal_policy::retain` has them."""
        left = copy.deepcopy(template)
        for identity in gone:
            del left["Resources"][identity]
        return left

    def retained(self, template, *identities):
        kept = copy.deepcopy(template)
        for identity in identities:
            kept["Resources"][identity].update(DeletionPolicy="RetainExceptOnCreate", UpdateReplacePolicy="Retain")
        return kept

    def test_retained_tables_that_are_declared_again_are_not_dropped_with_the_creations_that_failed(self):
        """Both creations must fail. The second is cancelled when the first has, and its deletion has an id that was made up."""
        both = self.retained(program("tables.before"), "Events", "Scratch")
        less = self.without(both, "Events", "Scratch")
        self.producer.execute(["INSERT INTO scratch VALUES (7)"], "sales")
        self.assertEqual([self.stack.update(t) for t in (both, less)], ["UPDATE_COMPLETE"] * 2, self.stack.problems)
        for seconds in (1, 30, 300):
            self.platform.world.statement_seconds["CREATE"] = seconds
            for slow in ("Events", "Scratch"):
                self.stack.cancelled.clear()
                self.platform.world.slow = {slow: 20}
                self.assertEqual(self.stack.update(both), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                with self.subTest(seconds=seconds, slow=slow):
                    self.assertEqual(self.read("SELECT * FROM events"), [("1", "first")])
                    self.assertEqual(self.read("SELECT * FROM scratch"), [("7",)])
        self.assertIn("already exists", str(self.stack.problems))

    def test_a_cancelled_creation_leaves_nothing_whenever_it_is_cancelled(self):
        """The table is made, is being made, or would be made later; its execution ends before the deletion is answered."""
        before = self.platform.everything()
        new = program("tables.before")
        for name in ("one", "two"):
            new["Resources"][name] = copy.deepcopy(new["Resources"]["Notes"])
            new["Resources"][name]["Properties"].update(Create=[f"CREATE TABLE {name} (x int)", f"CREATE TABLE {name}2 (x int)"], Delete=[f"DROP TABLE {name}2", f"DROP TABLE {name}"])
        new["Resources"]["Fails"] = copy.deepcopy(new["Resources"]["Notes"])
        new["Resources"]["Fails"]["Properties"].update(Create=["CREATE TABLE events (x int)"], Delete=[])
        cancelled = 0
        for seconds in (0.1, 20, 200):
            for slow in (0, 1, 5, 15, 25, 45, 70):
                self.stack.cancelled.clear()
                self.platform.world.slow = {"Fails": slow}
                self.platform.world.statement_seconds["CREATE"] = seconds
                self.assertEqual(self.stack.update(new), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                self.platform.world.run_until(lambda: not self.platform.world.queue or self.platform.world.clock.now > self.platform.world.queue[0][0] + 1)
                cancelled += len(self.stack.cancelled)
                with self.subTest(seconds=seconds, slow=slow):
                    self.assertEqual(self.platform.everything(), before)
        self.assertGreater(cancelled, 10)

    def test_a_cancelled_update_is_ended_before_it_is_taken_back(self):
        before = self.platform.everything()
        new = program("tables.changed")
        new["Resources"]["Fails"] = copy.deepcopy(new["Resources"]["Notes"])
        new["Resources"]["Fails"]["Properties"].update(Create=["CREATE TABLE people (x int)", "CREATE TABLE people (x int)"], Delete=["DROP TABLE people"])
        for seconds in (0.1, 20, 200):
            for slow in (0, 10, 30):
                self.platform.world.slow = {"Fails": slow}
                self.platform.world.statement_seconds.update(ALTER=seconds)
                self.assertEqual(self.stack.update(new), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                with self.subTest(seconds=seconds, slow=slow):
                    after = self.platform.everything()
                    for state in (before, after):  # its rows are what the program has agreed to lose
                        state["warehouses"][self.producer.id]["relations"].pop(("sales.public", "scratch"), None)
                    self.assertEqual(after, before)
        self.assertTrue(self.stack.cancelled)


class CancelledDeployments(Case):
    def test_a_platform_that_fails_anywhere_leaves_nothing(self):
        """A statement of each kind fails when the others are under way, with slow and quick siblings."""
        cancelled = 0
        for group in ("roles", "shares", "loads"):
            names = [i for i, r in Programs(group).templates[0]["Resources"].items() if r["Properties"].get("Action") == "sql"]
            for number, name in enumerate(names[::2]):
                platform = Programs(group)
                self.addCleanup(platform.clean)
                platform.templates[0]["Resources"][name]["Properties"]["Create"] = ["NONSENSE"]
                with self.subTest(group=group, fails=name):
                    self.assertFalse(platform.deploy(number, lambda world, stack: world.statement_seconds.update(CREATE=40 * number, NONSENSE=0.1)))
                    self.assertEqual(platform.statuses, ["ROLLBACK_COMPLETE"], platform.problems())
                    cancelled += len(platform.stacks[0].cancelled)
                    self.assertEqual(platform.left(), {})
                platform.clean()
        self.assertGreater(cancelled, 10)
