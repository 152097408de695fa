# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random schedules, all at once as far as the graph allows it."""

from case import Case
from platforms import OPTIONS, TwoAccounts, Warehouses


class Schedules(Case):
    def check(self, platform, rounds):
        for seed in range(rounds):
            self.ends_well(platform, seed)

    def test_two_warehouses(self):
        self.check(Warehouses(), OPTIONS.rounds)

    def test_two_accounts(self):
        self.check(TwoAccounts(), OPTIONS.rounds)

    def test_every_event_comes_twice(self):
        for platform in (Warehouses(), TwoAccounts()):
            platform.duplicates = 2
            self.check(platform, max(3, OPTIONS.rounds // 10))
