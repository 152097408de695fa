# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random schedules, all at once as far as the graph allows it."""

from case import Case
from platforms import OPTIONS, TwoAccounts, Warehouses


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
