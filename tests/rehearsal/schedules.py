# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random schedules, all at once as far as the graph allows it."""

import unittest

import served_s3
from case import Case
from platforms import OPTIONS, SALES, TwoAccounts, Warehouses


class Schedules(Case):
    def check(self, platform, rounds):
        for seed in range(rounds):
            self.ends_well(platform, seed)

    def test_two_warehouses(self):
        self.check(Warehouses(), OPTIONS.rounds)

    def test_two_accounts(self):
        self.check(TwoAccounts(), OPTIONS.rounds)

    @unittest.skipUnless(served_s3.Server, "boto3 and moto's server are not here")
    def test_two_warehouses_where_s3_is_a_server(self):
        server = served_s3.Server()
        self.addCleanup(server.stop)

        class Served(Warehouses):
            def before(self):
                self.world.s3, self.world.buckets = server, server.buckets
                super().before()

        self.check(Served(), 1)

    def test_what_holds_data_stays_when_the_stack_goes(self):
        platform = TwoAccounts()
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(2), platform.problems())
        self.assertEqual([stack.delete() for stack in reversed(platform.stacks)], ["DELETE_COMPLETE"] * 2)
        left = platform.left()
        self.assertEqual((len(left["namespaces"]), left["authorized"], left["roles"], left["functions"]), (2, {}, [], []))
        self.assertEqual(platform.world.namespaces[SALES].query("SELECT count(*) FROM mart.orders", "sales"), [("3",)])

    def test_every_event_comes_twice(self):
        for platform in (Warehouses(), TwoAccounts()):
            platform.duplicates = 2
            self.check(platform, max(3, OPTIONS.rounds // 10))
