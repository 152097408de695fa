# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random schedules, as parallel as the graph allows."""

import copy
import unittest

import served_s3
from case import Case
from cloudformation import Stack
from platforms import OPTIONS, SALES, CatalogAndAccess, CompanyRules, ExistingWarehouse, FirstProgram, MultiTenant, PlatformOfThreeStacks, StarSchema, TwentyWarehouses, TwoAccounts, Warehouses
from world import World


class Schedules(Case):
    def check(self, platform, rounds):
        for seed in range(rounds):
            self.ends_well(platform, seed)

    def test_two_warehouses(self):
        self.check(Warehouses(), OPTIONS.rounds)

    def test_two_accounts(self):
        self.check(TwoAccounts(), OPTIONS.rounds)

    def test_the_first_program(self):
        """Its lake and its warehouse are retained."""
        platform = FirstProgram()
        for seed in range(OPTIONS.rounds):
            with self.subTest(seed=seed):
                self.assertTrue(platform.deploy(seed), platform.problems())
                self.deployed(platform)
                self.assertEqual(platform.stacks[0].delete(), "DELETE_COMPLETE", platform.problems())
            platform.clean()

    def test_a_mart_in_a_warehouse_that_was_there(self):
        """The stack goes with its mart and leaves everything else as it was."""
        self.check(ExistingWarehouse(), max(4, OPTIONS.rounds // 4))

    def test_a_company_with_roles_and_keys_of_its_own(self):
        self.check(CompanyRules(), max(4, OPTIONS.rounds // 4))

    def test_a_platform_of_three_stacks(self):
        self.check(PlatformOfThreeStacks(), max(4, OPTIONS.rounds // 4))

    def test_a_platform_of_which_one_stack_fails(self):
        """What was deployed before stays as it is, and what failed leaves nothing."""
        for broken, stack_number in (("Marketing", 2), ("ReportsDataAccessPolicy", 1)):
            platform = PlatformOfThreeStacks()
            self.addCleanup(platform.clean)

            def prepare(world, stack):
                stack.broken = broken if len(platform.stacks) == stack_number else None

            self.assertFalse(platform.deploy(5, prepare))
            self.assertEqual(platform.statuses, ["CREATE_COMPLETE"] * stack_number + ["ROLLBACK_COMPLETE"], platform.problems())
            platform.stacks.pop()
            self.assertTrue(platform.delete(), platform.problems())
            self.deleted(platform)
            platform.clean()

    def test_a_star_schema(self):
        self.check(StarSchema(), max(2, OPTIONS.rounds // 5))

    def test_a_catalogue_and_masks(self):
        self.check(CatalogAndAccess(), max(2, OPTIONS.rounds // 5))

    def test_tenants(self):
        self.check(MultiTenant(), max(2, OPTIONS.rounds // 5))

    def test_twenty_warehouses(self):
        platform = TwentyWarehouses()
        for seed in range(max(1, OPTIONS.rounds // 50)):
            self.assertTrue(platform.deploy(seed), platform.problems())
            self.deployed(platform)
            platform.clean()

    def test_a_template_with_all_functions(self):
        topic = lambda **values: {"Type": "AWS::SNS::Topic", "Properties": values}
        text = {"Fn::Sub": ["${Name} in ${Where}, ${!not} ${AWS::Region}", {"Where": {"Fn::FindInMap": ["Zones", {"Ref": "AWS::Region"}, "Of"]}}]}
        made = topic(Text=text, Third={"Fn::Select": ["2", {"Fn::Split": ["-", {"Ref": "AWS::Region"}]}]}, Listed={"Ref": "List"}, Gone={"Ref": "AWS::NoValue"},
                     Block={"Fn::Select": [1, {"Fn::Cidr": ["10.0.0.0/16", 3, 12]}]}, Coded={"Fn::Base64": "a"}, Joined={"Fn::Join": ["+", {"Fn::GetAZs": ""}]})
        chosen = topic(Which={"Fn::If": ["Large", {"Ref": "Other"}, "none"]})
        template = {
            "Parameters": {"Name": {"Type": "String", "Default": "n"}, "List": {"Type": "CommaDelimitedList", "Default": "a,b"}},
            "Mappings": {"Zones": {"eu-west-1": {"Of": "Ireland"}}},
            "Conditions": {"Large": {"Fn::And": [{"Fn::Not": [{"Fn::Equals": [{"Ref": "Name"}, "n"]}]}, {"Fn::Or": [{"Condition": "Any"}, {"Condition": "Any"}]}]},
                           "Any": {"Fn::Equals": ["1", 1]}},
            "Resources": {"Made": made, "Other": {**topic(), "Condition": "Large", "DependsOn": "Made"}, "Chosen": chosen},
            "Outputs": {"Out": {"Value": {"Ref": "Chosen"}, "Export": {"Name": {"Fn::Sub": "${AWS::StackName}-out"}}}},
        }
        account = World(OPTIONS.database).account("111111111111")
        stack, importing = Stack(account, "S"), Stack(account, "T")
        self.assertEqual(stack.create(template), "CREATE_COMPLETE", stack.problems)
        self.assertEqual(stack.resources["Made"].properties, {
            "Text": "n in Ireland, ${not} eu-west-1", "Third": "1", "Listed": ["a", "b"], "Block": "10.0.16.0/20", "Coded": "YQ==", "Joined": "eu-west-1a+eu-west-1b+eu-west-1c"})
        self.assertEqual((set(stack.resources), stack.resources["Chosen"].properties), ({"Made", "Chosen"}, {"Which": "none"}))
        self.assertEqual(stack.update(template, parameters={"Name": "m"}), "UPDATE_COMPLETE", stack.problems)
        self.assertEqual(stack.resources["Chosen"].properties, {"Which": stack.resources["Other"].id})
        importing.create({"Resources": {"User": topic(From={"Fn::ImportValue": "S-out"})}})
        self.assertEqual(importing.resources["User"].properties, {"From": stack.resources["Chosen"].id})

    @unittest.skipUnless(served_s3.IS_HERE, "boto3 and moto's server are not here")
    def test_two_warehouses_where_s3_is_a_server(self):
        server = served_s3.Server()
        self.addCleanup(server.stop)

        class Served(Warehouses):
            def before(self):
                self.world.s3, self.world.buckets = server, server.buckets
                super().before()

        self.ends_well(Served(), 0, prepare=lambda world, stack: setattr(world, "most_seconds", 3))

    def test_what_holds_data_stays_when_the_stack_goes(self):
        platform = TwoAccounts()
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(2), platform.problems())
        self.assertEqual([stack.delete() for stack in reversed(platform.stacks)], ["DELETE_COMPLETE"] * 2)
        left = platform.left()
        self.assertEqual((set(left), len(left["namespaces"])), ({"namespaces", "keys", "schemas"}, 2))
        self.assertEqual(platform.world.namespaces[SALES].query("SELECT count(*) FROM mart.orders", "sales"), [("3",)])

    def test_every_event_comes_twice(self):
        for platform in (Warehouses(), TwoAccounts()):
            platform.duplicates = 2
            self.check(platform, max(3, OPTIONS.rounds // 10))

    def test_forty_copies_stay_under_the_quota_of_a_role(self):
        """IAM: the inline policies of one role together have 10,240 characters."""
        platform = Warehouses()
        self.addCleanup(platform.clean)
        resources = platform.templates[0]["Resources"]
        for number in range(40):
            role, copied = (copy.deepcopy(resources[name]) for name in ("SourceDataRole", "SourceData"))
            copied["Properties"].update(Role={"Fn::GetAtt": [f"Copy{number}Role", "Arn"]})
            resources.update({f"Copy{number}Role": role, f"Copy{number}": copied})
        self.assertTrue(platform.deploy(3), platform.problems())
