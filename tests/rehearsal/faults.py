# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Each fault at each call of the function; and each resource of AWS's own in turn fails."""

from case import Case
from platforms import OPTIONS, TwoAccounts, Warehouses

KINDS = (
    "refuse",  # the service says no, for good
    "throttle",  # or for now
    "crash",  # the function ends before the call
    "timeout",  # the call has its effect, and its answer is lost
    "crash after",  # the call has its effect, and the function ends
    "again",  # the event that it is about is delivered a second time
)


class Faults(Case):
    """What ends in a clean deployment, or a clean rollback."""

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
                    # a deletion that was refused something can be asked for again
                    self.assertTrue(platform.delete() or kind == "refuse" and platform.delete(), platform.problems())
                else:
                    self.assertEqual(kind, "refuse", platform.problems())
                    self.rolled_back(platform, "refused by the rehearsal")
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
