# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The base of all rehearsals."""

import unittest


class Case(unittest.TestCase):
    maxDiff = None

    def deployed(self, platform):
        self.assertEqual(self.seen(platform), platform.expected)

    def seen(self, platform):
        return {k: v for k, v in platform.state().items() if k in platform.expected}

    def deleted(self, platform):
        self.assertEqual(platform.left(), {})

    def ends_well(self, platform, seed, **more):
        with self.subTest(seed=seed):
            self.assertTrue(platform.deploy(seed, **more), platform.problems())
            self.deployed(platform)
            self.assertTrue(platform.delete(), platform.problems())
            self.deleted(platform)
            self.assertEqual({n for stack in platform.stacks for n in stack.answers.values()}, {1}, "one answer to each event")
        platform.clean()
