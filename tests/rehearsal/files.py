# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Files that come late, or never."""

import copy

from case import Case
from platforms import FirstProgram, rows


class Files(Case):
    def test_the_first_program_loads_what_comes_later(self):
        platform = FirstProgram()
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(4), platform.problems())
        self.deployed(platform)
        silver = next(b for b in platform.world.buckets if b.startswith("silver"))
        platform.world.buckets[silver].update({"reviews/1": rows(["a pen", 4, "DE"]), "reviews/2": rows(["a pen", 2, "US"]), "others/1": rows(["a cat", 1, "US"])})
        # `.when_no_files = when_no_files::fail`
        wanted = copy.deepcopy(platform.templates[0])
        del wanted["Resources"]["LoadReviews"]["Properties"]["Files"]
        stack = platform.stacks[0]
        self.assertEqual(stack.update(wanted, fails=True), "UPDATE_ROLLBACK_COMPLETE", stack.problems)
        for _ in range(2):
            self.assertEqual(stack.update(wanted), "UPDATE_COMPLETE", stack.problems)
            loaded = platform.namespace("warehouse").query("SELECT product, stars FROM reviews ORDER BY 2", "dev")
            self.assertEqual(loaded, [("a pen", "2"), ("a pen", "4")])

    def test_a_load_that_demands_files_fails_without_them(self):
        platform = FirstProgram()
        self.addCleanup(platform.clean)
        del platform.templates[0]["Resources"]["LoadReviews"]["Properties"]["Files"]
        self.assertFalse(platform.deploy(4))
        self.assertIn("'reviews/' does not exist", str(platform.problems()))
