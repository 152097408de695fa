# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
import json
import types
import unittest
import unittest.mock

import deployed
import embed
from support import ApiError

ARN = "arn:aws:redshift-serverless:eu-west-1:1:workgroup/w"
DAILY = {"resourceArn": ARN, "usageType": "serverless-compute", "period": "daily", "amount": "100", "breachAction": "log"}


class Service:
    """A workgroup has one limit of a type and a period."""

    def __init__(self):
        self.limits, self.errors, self.serial = {}, [], 0

    def get_paginator(self, name):
        assert name == "list_usage_limits"
        return types.SimpleNamespace(paginate=self._pages)

    def _pages(self, resourceArn, usageType):
        if self.errors and (error := self.errors.pop(0)):
            raise ApiError(*error)
        found = [one for one in self.limits.values() if (one["resourceArn"], one["usageType"]) == (resourceArn, usageType)]
        yield from ({"usageLimits": found[:1]}, {"usageLimits": found[1:]})

    def create_usage_limit(self, **arguments):
        assert isinstance(arguments["amount"], int)
        self.serial += 1
        identity = f"limit-{self.serial}"
        self.limits[identity] = {"usageLimitId": identity, **arguments}
        return {"usageLimit": self.limits[identity]}

    def update_usage_limit(self, usageLimitId, **arguments):
        self.limits[usageLimitId].update(arguments)

    def delete_usage_limit(self, usageLimitId):
        del self.limits[usageLimitId]


class UsageLimits(unittest.TestCase):
    def setUp(self):
        self.api, self.answers, self.now = Service(), [], [0]
        self.function = types.ModuleType("index")
        boto3 = types.ModuleType("boto3")
        boto3.client = lambda name: self.api
        with unittest.mock.patch.dict("sys.modules", boto3=boto3):
            for part in deployed.compiled(embed.stripped(embed.LIMITS[0].read_text())):
                exec(part, self.function.__dict__)
        self.function.time = types.SimpleNamespace(time=lambda: self.now[0], sleep=lambda seconds: self.now.__setitem__(0, self.now[0] + seconds))
        self.function.urlopen = self.answer
        self.function.print = lambda *_: None

    def answer(self, request, timeout):
        self.assertEqual(request.get_method(), "PUT")
        self.assertLessEqual(len(request.data), 4096)
        self.answers.append(json.loads(request.data))
        return types.SimpleNamespace(close=lambda: None)

    def send(self, kind, identity=None, **changed):
        event = {"RequestType": kind, "StackId": "stack", "RequestId": "1", "LogicalResourceId": "Limit", "ResponseURL": "https://answer", "ResourceProperties": {**DAILY, **changed}}
        self.function.handler({**event, **({"PhysicalResourceId": identity} if identity else {})}, None)
        return self.answers[-1]

    def succeeds(self, *arguments, **changed):
        answer = self.send(*arguments, **changed)
        self.assertEqual(answer["Status"], "SUCCESS", answer["Reason"])
        return answer["PhysicalResourceId"]

    def seen(self):
        return {i: (one["period"], one["amount"], one["breachAction"]) for i, one in self.api.limits.items()}

    def test_a_life(self):
        made = self.succeeds("Create")
        self.assertEqual(self.seen(), {made: ("daily", 100, "log")})
        self.assertEqual(self.succeeds("Update", made, amount="50", breachAction="deactivate"), made)
        self.assertEqual(self.seen(), {made: ("daily", 50, "deactivate")})
        self.assertEqual(self.succeeds("Delete", made), made)
        self.assertEqual(self.seen(), {})
        self.succeeds("Delete", made)

    def test_another_period_is_another_limit_and_the_old_one_goes_afterwards(self):
        old = self.succeeds("Create")
        new = self.succeeds("Update", old, period="weekly")
        self.assertEqual({one[0] for one in self.seen().values()}, {"daily", "weekly"})
        self.succeeds("Delete", old)
        self.assertEqual(self.seen(), {new: ("weekly", 100, "log")})

    def test_a_rollback_goes_back_to_the_old_limit(self):
        old = self.succeeds("Create")
        new = self.succeeds("Update", old, period="weekly")
        self.assertEqual(self.succeeds("Update", new), old)
        self.succeeds("Delete", new, period="weekly")
        self.assertEqual(list(self.seen()), [old])

    def test_a_limit_of_others_is_neither_taken_nor_deleted(self):
        mine = self.succeeds("Create")
        answer = self.send("Create")
        self.assertEqual((answer["Status"], answer["PhysicalResourceId"]), ("FAILED", "no-usage-limit"))
        self.assertIn("has a daily usage limit already", answer["Reason"])
        self.succeeds("Delete", "no-usage-limit")
        self.assertEqual(list(self.seen()), [mine])

    def test_a_creation_that_was_cancelled_is_taken_back(self):
        self.succeeds("Create")
        self.succeeds("Delete", "Shop-Limit-1A2B3C")
        self.assertEqual(self.seen(), {})

    def test_a_limit_that_somebody_has_deleted_is_made_again(self):
        made = self.succeeds("Create")
        self.api.limits.clear()
        self.assertNotEqual(self.succeeds("Update", made), made)
        self.assertEqual(len(self.seen()), 1)

    def test_it_waits_for_permissions_and_gives_up(self):
        self.api.errors = [("AccessDeniedException", "no"), ("ThrottlingException", "slow"), None]
        self.succeeds("Create")
        self.api.errors = [("AccessDeniedException", "no")] * 100
        answer = self.send("Create")
        self.assertEqual(answer["Status"], "FAILED")
        self.assertLess(self.now[0], 180, "less than the function may run")

    def test_a_workgroup_that_is_gone_has_no_limits(self):
        self.api.errors = [("ResourceNotFoundException", "no workgroup")] * 2
        self.succeeds("Delete", "limit-1")
        self.assertEqual(self.send("Create")["Status"], "FAILED")
