# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Every dependency in a template is necessary."""

from case import Case
from intrinsics import dependencies, depends_on
from platforms import OPTIONS, TwoAccounts, Warehouses
from postgresql import SqlError

SLOW = 4000


def implied(needs, identity, need):
    """True when a resource also waits for its dependency through other resources."""
    seen, left = set(), list(needs[identity] - {need})
    while left:
        one = left.pop()
        if one == need:
            return True
        if one not in seen:
            seen.add(one)
            left += needs[one]
    return False


class Edges(Case):
    """With any single dependency left out of the order, some schedule fails.

    A dependency is explicit (DependsOn), or comes with a value of another resource (Ref, Fn::GetAtt, Fn::Sub). Without the
    latter, the new resource asks for the value even if it does not exist yet. A dependency that others imply changes no
    order: a value may imply one, but no DependsOn may be redundant.
    """

    def fails_somewhere(self, platform, number, identity, need):
        for seed in range(4):
            def prepare(world, stack):
                world.slow[need if seed % 2 == 0 else "-" + identity] = SLOW
                if len(platform.stacks) == number:
                    stack.missing = {(identity, need)}
            try:
                good = platform.deploy(seed, prepare) and self.seen(platform) == platform.expected
                good = good and platform.delete() and not platform.left()
            except SqlError:
                good = False
            finally:
                platform.clean()
            if not good:
                return True
        return False

    def check(self, platform, written, of_values):
        self.ends_well(platform, 0)
        counts = dict.fromkeys(("written", "of values", "implied"), 0)
        for number, template in enumerate(platform.templates):
            needs = dependencies(template)
            for identity, need in sorted((identity, need) for identity in needs for need in needs[identity]):
                is_written = need in depends_on(template["Resources"][identity])
                with self.subTest(resource=identity, without=need):
                    if implied(needs, identity, need):
                        kind = "implied"
                        self.assertFalse(is_written, "others imply it")
                    else:
                        kind = "written" if is_written else "of values"
                    if is_written or counts[kind] % OPTIONS.every == 0:
                        self.assertEqual(self.fails_somewhere(platform, number, identity, need), kind != "implied")
                    counts[kind] += 1
        self.assertGreater(counts["written"], written)
        self.assertGreater(counts["of values"], of_values)

    def test_two_warehouses(self):
        self.check(Warehouses(), 15, 70)

    def test_two_accounts(self):
        self.check(TwoAccounts(), 20, 70)
