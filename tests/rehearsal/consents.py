# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Data are lost by two consents only, `removal_policy::destroy` and `remove_data_on_destroy`, and either can be taken back."""

import copy
import json

from case import Case
from platforms import PRODUCER, Platform, Warehouses


def retaining(template):
    """The template when its lake has `removal_policy::retain`: nothing empties the buckets, and they stay.

    But the one for logs is emptied if the deployment that makes it is taken back.
    """
    template = copy.deepcopy(template)
    resources = template["Resources"]
    gone = [i for i, r in resources.items() if r["Type"] == "Custom::EmptyBucket" and "AccessLogs" not in i]
    for identity in gone:
        del resources[identity]
    for identity in [i for i in resources if i.endswith("EmptyingPolicy")]:
        statements = resources[identity]["Properties"]["PolicyDocument"]["Statement"]
        every, ask = statements[0]["Resource"], "s3:GetBucketTagging"
        statements[0]["Action"].remove(ask)
        statements[0]["Resource"] = [{"Fn::Sub": one["Fn::Sub"].replace(":::*-", ":::accesslogs-")} for one in every]
        statements.append({"Effect": "Allow", "Action": ask, "Resource": every[0]})
    for resource in resources.values():
        if resource["Type"].startswith("AWS::S3::"):
            resource.update(DeletionPolicy="Retain", UpdateReplacePolicy="Retain")
            resource["Properties"].pop("Tags", None)
            if resource.get("DependsOn") in gone:
                del resource["DependsOn"]
    return template


class Lake(Platform):
    names, accounts = ["data_lake"], [PRODUCER]


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

    def renamed(self, template):
        return json.loads(json.dumps(template).replace('"silver-${', '"argent-${').replace(":::silver-${", ":::argent-${"))

    def silver(self):
        return next((objects for bucket, objects in self.platform.world.buckets.items() if bucket.startswith("silver")), None)

    def test_a_bucket_that_is_renamed_keeps_its_data_when_the_consent_is_taken_back_with_it(self):
        self.deploy(self.destroying)
        data = dict(self.silver())
        self.update(self.renamed(self.retaining), "UPDATE_COMPLETE")
        self.assertEqual((self.silver(), self.stack.problems), (data, []))

    def test_a_bucket_that_is_renamed_goes_with_its_data_where_both_agree(self):
        self.deploy(self.destroying)
        self.update(self.renamed(self.destroying), "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.assertTrue(self.silver())
        self.update(self.renamed(self.destroying), "UPDATE_COMPLETE")
        self.assertEqual((self.silver(), self.stack.problems), (None, []))

    def test_a_bucket_that_is_renamed_keeps_its_data_when_the_consent_comes_with_the_name(self):
        """It was made without consent, so it stays, and CloudFormation says that it cannot delete it."""
        self.deploy(self.retaining)
        data = dict(self.silver())
        self.update(self.renamed(self.destroying), "UPDATE_COMPLETE")
        self.assertEqual(self.silver(), data)

    def test_the_first_deployment_of_a_lake_that_fails_leaves_nothing(self):
        """The lake retains its data; logs have been delivered when the deployment fails."""
        for seconds in (100, 4000):
            lake = Lake()
            self.addCleanup(lake.clean)
            lake.templates[0]["Resources"]["Late"] = {"Type": "AWS::SNS::Topic"}

            def late(world, stack):
                stack.broken, world.slow = "Late", {"Late": seconds}

            self.assertFalse(lake.deploy(seconds, late))
            self.assertEqual((lake.statuses, lake.left()), (["ROLLBACK_COMPLETE"], {}), lake.problems())

    def test_a_lake_that_comes_and_is_taken_back_leaves_nothing_and_one_that_stays_keeps_its_logs(self):
        lake = Lake()
        self.addCleanup(lake.clean)
        full = lake.templates[0]
        less = copy.deepcopy(full)
        for identity in [i for i in less["Resources"] if i.startswith(("Lake", "Models", "Cleaning", "Engineers", "Scientists"))]:
            del less["Resources"][identity]
        less.pop("Outputs")
        self.assertTrue(lake.deploy(1, templates=[less]), lake.problems())
        kept = set(lake.world.buckets)
        late = copy.deepcopy(full)
        late["Resources"]["Late"] = {"Type": "AWS::SNS::Topic"}
        lake.stacks[0].broken, lake.world.slow = "Late", {"Late": 500}
        lake.world.buckets[next(iter(kept))]["a log"] = {"Size": 1, "LastModified": 0}
        self.assertEqual(lake.stacks[0].update(late), "UPDATE_ROLLBACK_COMPLETE", lake.problems())
        self.assertEqual(set(lake.world.buckets), kept)
        self.assertIn("a log", lake.world.buckets[next(iter(kept))])
        self.assertEqual(lake.stacks[0].delete(), "DELETE_COMPLETE", lake.problems())
        self.assertIn("a log", lake.world.buckets[next(iter(kept))])
