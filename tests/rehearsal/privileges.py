# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The handler's roles allow the actions that it uses, and no others: every call is checked when it is made, and the rest here."""

from case import Case
from histories import History, Histories
from platforms import TwoAccounts, Warehouses

# What no rehearsal uses, and why it is allowed.
UNUSED = {
    "logs:CreateLogStream": "Lambda itself writes the function's log",
    "logs:PutLogEvents": "the same",
    "redshift-data:CancelStatement": "a creation that is cancelled while its statement runs: cancellations.py",
    "states:StopExecution": "the same",
    "s3:AbortMultipartUpload": "a large object whose copy fails, and unfinished uploads of others: tests/handler, Copies and Emptying",
    "s3:ListMultipartUploadParts": "a large object: tests/handler, Copies",
}


class LeastPrivilege(Case):
    def test_what_is_allowed_is_used(self):
        allowed, used = set(), set()

        def count(world):
            mine = {role for role, _ in world.allowed if "stratahandlerrole" in role or "stratahandlerrole" in str(world.trusted.get(role))}
            allowed.update(action for role, action in world.allowed if role in mine)
            used.update(action for role, action in world.used if role in mine)

        for platform in (Warehouses(), TwoAccounts()):
            self.addCleanup(platform.clean)
            self.assertTrue(platform.deploy(7) and platform.delete(), platform.problems())
            count(platform.world)
            platform.clean()
        lives = Histories()
        lives.setUpClass()
        for seed in range(12):
            history = History(lives.whole, seed)
            self.addCleanup(history.clean)
            lives.live(history, seed, count)
            history.clean()
        self.assertGreater(len(used), 20)
        self.assertEqual(sorted(allowed - used), sorted(UNUSED), "an action is allowed and not used, or used and said to be unused")
