# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Every dependency that a template has is needed."""

import copy

from case import Case
from platforms import TwoAccounts, Warehouses, template
from postgresql import SqlError


def edges(each):
    """The dependencies that a template writes: what nothing but the order of creation needs."""
    for identity, resource in each["Resources"].items():
        needs = resource.get("DependsOn", [])
        for need in [needs] if isinstance(needs, str) else needs:
            yield identity, need


def without(each, identity, need):
    result = copy.deepcopy(each)
    resource = result["Resources"][identity]
    needs = resource["DependsOn"]
    resource["DependsOn"] = [n for n in ([needs] if isinstance(needs, str) else needs) if n != need]
    return result


class Edges(Case):
    """Without any of the dependencies that were found, some schedule fails."""

    def fails_somewhere(self, platform, templates, number, identity, need):
        changed = list(templates)
        changed[number] = without(templates[number], identity, need)
        for seed in range(4):
            def slow(world, stack):
                world.slow[need if seed % 2 == 0 else "-" + identity] = 4000
            try:
                good = platform.deploy(seed, slow, changed)
                good = good and {k: v for k, v in platform.state().items() if k in platform.expected} == platform.expected
                good = good and platform.delete() and platform.left() == platform.nothing
            except SqlError:
                good = False
            finally:
                platform.clean()
            if not good:
                return True
        return False

    def check(self, platform, templates):
        self.ends_well(platform, 0)
        count = 0
        for number, each in enumerate(templates):
            for identity, need in edges(each):
                with self.subTest(resource=identity, without=need):
                    self.assertTrue(self.fails_somewhere(platform, templates, number, identity, need), "nothing fails")
                    count += 1
        return count

    def test_two_warehouses(self):
        self.assertGreater(self.check(Warehouses(), [template("redshift_data_warehouse")]), 15)

    def test_two_accounts(self):
        platform = TwoAccounts()
        self.assertGreater(self.check(platform, platform.templates), 20)
