# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Data are lost by two consents only, `removal_policy::destroy` and `remove_data_on_destroy`, and either can be taken back."""

import copy

from case import Case
from platforms import Warehouses


def retaining(template):
    """The template when its lake has `removal_policy::retain`: nothing empties the buckets, and they stay."""
    template = copy.deepcopy(template)
    resources = template["Resources"]
    gone = [i for i, r in resources.items() if r["Type"] == "Custom::EmptyBucket" or i.endswith("EmptyingPolicy")]
    for identity in gone:
        del resources[identity]
    for resource in resources.values():
        if resource["Type"].startswith("AWS::S3::"):
            resource.update(DeletionPolicy="Retain", UpdateReplacePolicy="Retain")
            resource["Properties"].pop("Tags", None)
            if resource.get("DependsOn") in gone:
                del resource["DependsOn"]
    return template


class Consents(Case):
    def setUp(self):
        self.platform = Warehouses()
        self.addCleanup(self.platform.clean)
        self.destroying, self.retaining = self.platform.templates[0], retaining(self.platform.templates[0])

    def deploy(self, template):
        self.assertTrue(self.platform.deploy(5, templates=[template]), self.platform.problems())
        self.stack = self.platform.stacks[0]
        self.data = {b: set(o) for b, o in self.platform.world.buckets.items() if not b.startswith("accesslogs")}
        self.assertTrue(self.data[next(b for b in self.data if b.startswith("silver"))])

    def update(self, template, status, **more):
        self.assertEqual(self.stack.update(template, **more), status, self.stack.problems)

    def kept(self):
        self.assertEqual({b: set(o) for b, o in self.platform.world.buckets.items() if not b.startswith("accesslogs")}, self.data)

    def test_consent_that_is_taken_back_empties_nothing(self):
        self.deploy(self.destroying)
        self.update(self.retaining, "UPDATE_COMPLETE")
        self.kept()
        self.assertEqual(self.stack.delete(), "DELETE_COMPLETE", self.stack.problems)
        self.kept()

    def test_nor_does_the_rollback_of_that(self):
        self.deploy(self.destroying)
        self.update(self.retaining, "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.kept()
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    def test_consent_whose_update_is_rolled_back_empties_nothing(self):
        self.deploy(self.retaining)
        self.update(self.destroying, "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.kept()

    def test_consent_that_is_given_later_counts(self):
        self.deploy(self.retaining)
        self.update(self.destroying, "UPDATE_COMPLETE")
        self.kept()
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    def test_a_lake_that_leaves_with_its_consent_is_emptied_and_goes(self):
        self.deploy(self.destroying)
        less = copy.deepcopy(self.destroying)
        gone = [i for i in less["Resources"] if i.startswith("DataLakeGold")]
        for identity in gone:
            del less["Resources"][identity]
        text = str(less)
        self.assertEqual([i for i in gone if f"'{i}'" in text], [])
        self.platform.world.buckets[next(b for b in self.data if b.startswith("gold"))]["data"] = {"Size": 1, "LastModified": 0}
        self.update(less, "UPDATE_COMPLETE")
        self.assertEqual((self.stack.problems, [b for b in self.platform.world.buckets if b.startswith("gold")]), ([], []))
