# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Each fault at each call."""

from case import Case
from platforms import OPTIONS, TwoAccounts, Warehouses


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
