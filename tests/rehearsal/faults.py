# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Injects each fault at each call of the function, in deployments and in updates; and lets each resource of an AWS type fail in turn."""

from case import Case
from platforms import OPTIONS, ExistingWarehouse, TwoAccounts, Warehouses
from updates import Programs, program

KINDS = (
    "refuse",  # the service refuses the call permanently
    "throttle",  # the service refuses the call for now
    "crash",  # the function ends before the call
    "timeout",  # the call has its effect, and its answer is lost
    "crash after",  # the call has its effect, and the function ends
    "again",  # the event of the call is delivered a second time
    "outage",  # the function ends before the call, and no step can be run for some minutes
)
FAILING = {"refuse": "refused by the rehearsal", "outage": "Lambda.Unknown"}


class Faults(Case):
    """Faults that end in a clean deployment, or a clean rollback."""

    def rolled_back(self, platform, why):
        self.assertEqual(platform.statuses[-1], "ROLLBACK_COMPLETE", platform.problems())
        self.assertIn(why, str(platform.problems()))
        platform.stacks.pop()
        self.assertTrue(platform.delete(), platform.problems())

    def check_calls(self, platform, kind):
        def inject(number):
            def prepare(world, stack):
                world.fault = (number, kind)
                world.most_seconds = 5
            return prepare

        self.assertTrue(platform.deploy(1, inject(-1)) and platform.delete(), platform.problems())
        calls = platform.world.calls
        platform.clean()
        for number in range(KINDS.index(kind) % OPTIONS.every, len(calls), OPTIONS.every):
            with self.subTest(kind=kind, call=number, of=calls[number][:2]):
                if platform.deploy(1, inject(number)):
                    self.deployed(platform)
                    # a failed deletion can be repeated
                    self.assertTrue(platform.delete() or kind in FAILING and platform.delete(), platform.problems())
                else:
                    self.assertIn(kind, FAILING, platform.problems())
                    self.rolled_back(platform, FAILING[kind])
                self.assertTrue(all(n for stack in platform.stacks for n in stack.answers.values()), "an event has no answer")
                self.deleted(platform)
            platform.clean()

    def check(self, platform):
        for kind in KINDS:
            self.check_calls(platform, kind)

    def test_two_warehouses(self):
        self.check(Warehouses())

    def test_two_accounts(self):
        self.check(TwoAccounts())

    def test_a_mart_in_a_warehouse_that_was_there(self):
        self.check(ExistingWarehouse())

    def check_resources(self, platform):
        for number, template in enumerate(platform.templates):
            mine = sorted(i for i, r in template["Resources"].items() if not r["Type"].startswith("Custom::"))
            for identity in mine[:: OPTIONS.every]:
                def prepare(world, stack):
                    stack.broken = identity if len(platform.stacks) == number else None

                with self.subTest(resource=identity):
                    self.assertFalse(platform.deploy(number, prepare))
                    self.rolled_back(platform, "broken by the rehearsal")
                    self.deleted(platform)
                platform.clean()

    def test_resources_of_two_warehouses(self):
        self.check_resources(Warehouses())

    def test_resources_of_two_accounts(self):
        self.check_resources(TwoAccounts())


class UpdateFaults(Case):
    """Faults that end in a clean update, or a clean rollback."""

    def updated(self, change, fault=None):
        """The platform, and its contents before and after. The count of calls for the fault begins with the update."""
        self.doCleanups()
        platform = Programs(change.split(".")[0])
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(1), platform.problems())
        world, before = platform.world, platform.everything()
        self.calls = len(world.calls)
        world.most_seconds = 5
        world.fault = fault and (self.calls + fault[0], fault[1])
        platform.stacks[0].update(program(change))
        return platform, before, platform.everything()

    def check(self, change):
        platform, _, wanted = self.updated(change)
        self.assertEqual((platform.stacks[0].status, platform.problems()), ("UPDATE_COMPLETE", []))
        calls = platform.world.calls[self.calls:]
        for kind in KINDS:
            for number in range(KINDS.index(kind) % OPTIONS.every, len(calls), OPTIONS.every):
                with self.subTest(change=change, kind=kind, call=number, of=calls[number][:2]):
                    platform, before, after = self.updated(change, (number, kind))
                    problems = "; ".join(platform.problems())
                    if kind not in FAILING or not problems:
                        self.assertEqual((platform.stacks[0].status, problems), ("UPDATE_COMPLETE", ""))
                        self.assertEqual(after, wanted)
                    elif "deletion of" in problems:  # of a replaced resource: CloudFormation leaves it, and ends the update
                        self.assertEqual(platform.stacks[0].status, "UPDATE_COMPLETE", problems)
                    else:
                        self.assertEqual(platform.stacks[0].status, "UPDATE_ROLLBACK_COMPLETE", problems)
                        self.assertIn(FAILING[kind], problems)
                        if not change.startswith("loads"):  # loaded rows stay
                            self.assertEqual(after, before)

    def test_tables(self):
        self.check("tables.changed")

    def test_shares(self):
        self.check("shares.changed")
        self.check("shares.renamed")
        self.check("shares.reduced")

    def test_loads(self):
        self.check("loads.changed")

    def test_roles(self):
        self.check("roles.changed")
        self.check("roles.reduced")
