# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Defects of the reference implementation that Strata does not have.

The AWS Data Solutions Framework has the same purpose as Strata, and some defects. Each test is one of its defects in custom
resources and in the order of deployment: the test's name states the right behaviour, and the text below it the defect. If
updates.py has a test already, the test here runs that one.
"""

import ast
import copy
import json
import sys
import unittest

import deployed
import world as aws
from case import Case
from edges import implied
from intrinsics import dependencies
from platforms import CONSUMER, SALES, TwoAccounts, Warehouses, rows, template
from updates import LoadUpdates, RoleUpdates, ShareUpdates, TableUpdates, Updates, program


EXAMPLES = ("redshift_data_warehouse", "cross_account_producer", "cross_account_consumer", "twenty_warehouses")


def of_examples(kind=""):
    """(logical id, resource) of all resources whose type starts so, in the templates of the examples."""
    return [(i, r) for name in EXAMPLES for i, r in template(name)["Resources"].items() if r["Type"].startswith(kind)]


class OfUpdates(Updates):
    def runs(self, case, *tests):
        for test in tests:
            result = unittest.TestResult()
            case(test).run(result)
            self.assertEqual([text for _, text in result.failures + result.errors + result.skipped], [])

    def test_a_renamed_share_exists_under_its_new_name(self):
        """The old share was dropped, and the new one never created."""
        self.runs(ShareUpdates, "test_a_share_is_renamed")

    def others_are_equal(self):
        before, after = program("tables.before")["Resources"], program("tables.changed")["Resources"]
        self.assertEqual(set(after) - set(before), {"First", "Recent"})
        changed = {"Events", "Scratch", "Notes"}
        self.assertEqual({i: after[i] for i in before if i not in changed}, {i: before[i] for i in before if i not in changed})
        for identity in changed:
            self.assertEqual({**after[identity], "Properties": 0}, {**before[identity], "Properties": 0})

    def test_a_statement_in_front_of_the_others_changes_none_of_them(self):
        """All logical ids contained the name of the first call: one more statement, and tables were made anew."""
        self.others_are_equal()
        self.runs(TableUpdates, "test_columns_come_and_grow_and_spelling_is_nothing")

    def test_what_exists_does_not_depend_on_which_call_comes_first(self):
        """Some first calls made a network endpoint for all, others did not. The changed program declares everything in reverse."""
        self.others_are_equal()

    def test_a_change_of_white_space_or_of_the_deletion_runs_no_creation(self):
        """Any change of a property ran the SQL again, and the rollback ran it once more."""
        self.runs(TableUpdates, "test_columns_come_and_grow_and_spelling_is_nothing", "test_another_deletion_runs_when_it_is_deleted_and_not_before",
                  "test_what_would_lose_data_is_refused_before_anything_is_touched")

    def test_no_row_is_loaded_twice_by_an_update_or_its_rollback(self):
        """COPY ran again with any change of a property."""
        self.runs(LoadUpdates, "test_other_files_are_loaded_as_the_mode_says", "test_what_was_loaded_is_taken_back_as_far_as_that_can_be")

    def test_a_changed_grant_takes_the_old_one_back(self):
        """An update granted the new privileges and revoked nothing."""
        self.runs(RoleUpdates, "test_a_role_is_another_and_so_is_what_is_assigned")
        self.runs(ShareUpdates, "test_another_account_is_authorized_and_the_old_one_sees_nothing")

    def test_what_leaves_the_program_is_revoked(self):
        """Grants, shares, roles and authorizations were retained by default."""
        self.runs(RoleUpdates, "test_a_privilege_that_leaves_is_revoked")
        self.runs(ShareUpdates, "test_grants_that_leave_are_revoked")
        retained = {r["Type"] for _, r in of_examples("Custom::") if r.get("DeletionPolicy", "Delete") != "Delete"}
        self.assertLessEqual(retained, {"Custom::RedshiftTable", "Custom::RedshiftSchema"}, "only what holds data is kept")

    def test_another_account_is_authorized_and_another_share_associated(self):
        """An update of an authorization or an association did nothing."""
        self.runs(ShareUpdates, "test_another_account_is_authorized_and_the_old_one_sees_nothing", "test_another_share_is_associated")

    def test_a_name_is_quoted_whatever_it_contains(self):
        """SQL was made of names without quotes."""
        self.runs(RoleUpdates, "test_a_name_is_a_name_whatever_it_contains")

    def test_a_share_is_not_taken_for_another_of_a_similar_name(self):
        """Shares were looked up by LIKE, where an underscore is any character, and the first answer was taken."""
        self.deploy("shares")
        shares = {share for share, who in self.platform.world.authorized if who.isdigit()}
        self.assertEqual(shares, {f"arn:aws:redshift:{aws.REGION}:111111111111:datashare:{self.producer.id}/{name}" for name in ("sales_share", "salesxshare")})
        self.update("consumers.changed", stack=self.platform.stacks[1])
        self.assertEqual(self.platform.namespace("abroad").databases, {"imported": (self.producer.id, "salesxshare")})

    def test_a_share_holds_more_tables_than_a_batch_has_statements(self):
        """At most 37 tables worked, because all of them went into one batch."""
        self.runs(ShareUpdates, "test_sixty_tables_come_and_go_and_nothing_else_does")

    def test_a_share_does_not_stay_in_another_database_unsaid(self):
        """The share stayed in its old place, and the update succeeded."""
        self.deploy("shares")
        self.producer.make_database("archive")
        self.producer.execute(["CREATE TABLE people (id int)", "CREATE VIEW locals AS SELECT 1 AS one"], "archive")
        stack = self.platform.stacks[0]
        moved = copy.deepcopy(stack.template)
        moved["Resources"]["Share"]["Properties"]["Database"] = "archive"
        before = self.platform.everything()
        self.assertEqual(stack.update(moved), "UPDATE_ROLLBACK_COMPLETE", stack.problems)
        self.assertIn("sales_share already exists", str(stack.problems))
        self.assertEqual(self.platform.everything(), before)
        stack.problems.clear()
        moved = json.loads(json.dumps(moved).replace("sales_share", "archive_share"))
        self.assertEqual(stack.update(moved), "UPDATE_COMPLETE", stack.problems)
        self.assertEqual((set(self.producer.shares), self.producer.shares["archive_share"].database), ({"archive_share", "salesxshare"}, "archive"))

    def test_a_schema_is_shared_before_its_first_table(self):
        """A table of another schema was added without its schema."""
        self.runs(ShareUpdates, "test_a_schema_is_shared_before_its_first_table")

    def test_an_update_that_failed_leaves_nothing_for_the_next_one_to_trip_over(self):
        """A parameter of Systems Manager kept the progress of an update, also after it had failed."""
        self.runs(TableUpdates, "test_what_would_lose_data_is_refused_before_anything_is_touched")

    def test_an_iam_role_has_all_the_database_roles_that_it_is_given(self):
        """The next call overwrote the tag that gives the roles."""
        self.deploy("roles")
        self.assertEqual(list(self.platform.world.account("111111111111").tags.values()), ["analyst:planner"])

    def test_a_share_that_does_not_exist_stops_the_deployment_with_its_name(self):
        """No check existed."""
        self.deploy("shares")
        self.assertEqual(self.platform.stacks.pop().delete(), "DELETE_COMPLETE")
        self.platform.templates[1] = json.loads(json.dumps(program("consumers.before")).replace(self.producer.id, SALES.replace("8", "9")))
        self.platform.clean()
        self.assertFalse(self.platform.deploy(3))
        self.assertIn("ImportedAssociation: An error occurred (InvalidDataShareFault)", str(self.platform.problems()))
        self.assertEqual(self.platform.statuses, ["CREATE_COMPLETE", "ROLLBACK_COMPLETE"])


class OfDeployments(Case):
    def deployed_as(self, platform, prepare=lambda world, stack: None, seed=11):
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(seed, prepare), platform.problems())
        self.deployed(platform)
        return platform.world

    def rolled_back(self, platform, reason, prepare=lambda world, stack: None):
        self.addCleanup(platform.clean)
        self.assertFalse(platform.deploy(11, prepare))
        self.assertEqual(platform.statuses, ["ROLLBACK_COMPLETE"], platform.problems())
        self.assertRegex(str(platform.problems()), reason)
        self.deleted(platform)

    def gone(self, platform):
        self.assertTrue(platform.delete(), platform.problems())
        self.deleted(platform)

    def test_every_statement_says_which_warehouse_it_is_for(self):
        """The function that submits statements to a cluster never got the cluster's name."""
        world = self.deployed_as(Warehouses())
        asked = [arguments for service, call, arguments in world.calls if call in ("execute_statement", "batch_execute_statement")]
        self.assertEqual({a["WorkgroupName"] for a in asked}, {"producer", "consumer"})
        self.assertEqual(world.namespaces and {sql.split()[1] for a in asked if a["WorkgroupName"] == "consumer" for sql in [a["Sql"]]}, {"DATABASE"})

    def test_order_follows_from_what_things_mean(self):
        """There was no order unless the program wrote it down: not even a grant after its share, or a load after its table."""
        needs = dependencies(template("redshift_data_warehouse"))
        for chain in (("Marketing", "GrantToConsumer", "DataSharing", "MvProductAnalysis", "LoadAmazonReviews", "AmazonReviews", "ProducerNamespace"),
                      ("LoadAmazonReviews", "SourceData"), ("ProducerNamespace", "StrataServiceLinkedRole"), ("ConsumerNamespace", "StrataServiceLinkedRole"),
                      ("DefaultDBCatalogCrawl", "MvProductAnalysis"), ("DefaultDBCatalogCrawl", "DefaultDBCatalogCrawler", "DefaultDBCatalog"),
                      ("DefaultDBCatalogCrawler", "DefaultDBCatalogSecurityConfiguration")):
            for later, earlier in zip(chain, chain[1:]):
                self.assertTrue(earlier in needs[later] or implied(needs, later, earlier), (later, earlier))
        for slow in ("StrataServiceLinkedRole", "SourceData", "AmazonReviews", "LoadAmazonReviews", "MvProductAnalysis", "DataSharing", "GrantToConsumer"):
            self.deployed_as(Warehouses(), lambda world, stack: world.slow.update({slow: 3000}))
            self.doCleanups()

    def test_a_workgroup_has_subnets_in_enough_zones(self):
        """Enhanced routing needs three zones; the network for it had two."""
        platform = Warehouses()
        self.deployed_as(platform)
        for name in ("Producer", "Consumer"):
            workgroup = platform.templates[0]["Resources"][name]["Properties"]
            self.assertEqual((workgroup["EnhancedVpcRouting"], len(workgroup["SubnetIds"])), (True, 3))
        workgroup["SubnetIds"].pop()
        platform.clean()
        self.rolled_back(platform, "too few availability zones")

    def test_warehouses_of_one_network_share_its_endpoints(self):
        """Each made a separate private endpoint for the same service, and AWS refused the second."""
        platform = Warehouses()
        self.deployed_as(platform)
        resources = platform.templates[0]["Resources"]
        resources["Second"] = copy.deepcopy(resources["SharedVpcGlueEndpoint"])
        platform.clean()
        self.rolled_back(platform, "conflicting DNS domain")

    def test_one_service_linked_role_is_for_all_and_may_be_there_already(self):
        """Each namespace added one, so a program could not declare two namespaces."""
        for name in EXAMPLES:
            self.assertEqual(sum(r["Type"] == "Custom::ServiceLinkedRole" for r in template(name)["Resources"].values()), 1, name)
        self.gone_after(Warehouses(), lambda world, stack: stack.account.service_roles.add("redshift.amazonaws.com"))

    def gone_after(self, platform, prepare):
        self.deployed_as(platform, prepare)
        self.gone(platform)

    def test_objects_of_one_name_below_two_prefixes_are_both_copied(self):
        """The copy kept only the last part of a key, so that one file overwrote the other."""
        platform = Warehouses()
        copied = self.deployed_as(platform) and platform.state()["copied"]
        self.assertEqual([key.split("/")[-1] for key in copied].count("part-0000.parquet"), 2)

    def test_any_key_is_copied_and_any_number_of_them(self):
        """Keys were not encoded; one function had to copy all of them in its 15 minutes."""
        many = [f"data/amazon-reviews/{i:05} +%\u00e9&=?.parquet" for i in range(2500)]
        platform = Warehouses()
        platform.before = lambda: platform.world.buckets.update({platform.source: {key: rows() for key in many}})
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(11), platform.problems())
        self.assertEqual(platform.state()["copied"], [key.replace("data", "silver") for key in many])

    def test_a_source_without_objects_stops_the_deployment_and_says_so(self):
        """The copy ended in an error of the language: an undefined value is not iterable."""
        platform = Warehouses()
        platform.before = lambda: platform.world.buckets.update({platform.source: {}})
        self.rolled_back(platform, "nothing to copy: redshift-immersionday-labs/data/amazon-reviews/")

    def test_another_source_is_copied_by_the_update(self):
        """The resource had no properties: a changed source or prefix was never copied."""
        platform = Warehouses()
        world = self.deployed_as(platform)
        new = copy.deepcopy(platform.templates[0])
        new["Resources"]["SourceData"]["Properties"]["SourcePrefix"] = "data/others/"
        new = json.loads(json.dumps(new).replace("data/amazon-reviews/*", "data/*").replace('"data/amazon-reviews/"', '"data/others/"'))
        self.assertEqual(platform.stacks[0].update(new), "UPDATE_COMPLETE", platform.problems())
        self.assertIn("silver/amazon-reviews/part-0000.parquet", platform.state()["copied"])
        self.assertEqual(len(world.loads), 1)

    def test_no_change_of_a_namespace_is_ignored(self):
        """A separate function updated two of a namespace's properties, and none of the others."""
        platform = Warehouses()
        self.deployed_as(platform)
        self.assertFalse([i for i, r in of_examples("Custom::") if "Namespace" in r["Type"] and r["Properties"]["Action"] != "admin_secret"])
        new = copy.deepcopy(platform.templates[0])
        namespace = new["Resources"]["ProducerNamespace"]["Properties"]
        namespace.update({"LogExports": ["userlog"], "IamRoles": [], "DefaultIamRoleArn": {"Ref": "AWS::NoValue"}})
        self.assertEqual(platform.stacks[0].update(new), "UPDATE_COMPLETE", platform.problems())
        have = platform.stacks[0].resources["ProducerNamespace"].live
        self.assertEqual([have.get(name) for name in ("LogExports", "IamRoles", "DefaultIamRoleArn")], [["userlog"], [], None])
        self.assertIsNone(platform.namespace("producer").role)
        other = copy.deepcopy(new)
        other["Resources"]["ProducerNamespace"]["Properties"]["AdminUsername"] = "root"  # what the service does not change, it refuses
        self.assertEqual(platform.stacks[0].update(other), "UPDATE_ROLLBACK_COMPLETE", platform.problems())
        self.assertIn("ProducerNamespace: the name of the admin changes only together with a password", platform.problems())

    def test_a_renamed_namespace_is_another_one_with_another_secret(self):
        """The function looked up the new name instead, and did not find it."""
        platform = Warehouses()
        resources = platform.templates[0]["Resources"]
        keep, left = set(), ["ProducerNamespaceAdminSecret"]
        while left:
            keep.add(left[-1])
            left += dependencies(platform.templates[0])[left.pop()] - keep
        platform.templates = [{"Resources": {i: r for i, r in resources.items() if i in keep}}]
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(11), platform.problems())
        stack, old = platform.stacks[0], platform.namespace("producer").id
        secret = stack.resources["ProducerNamespaceAdminSecret"].data["SecretArn"]
        renamed = json.loads(json.dumps(platform.templates[0]).replace('"NamespaceName": "producer"', '"NamespaceName": "maker"'))
        self.assertEqual(stack.update(renamed), "UPDATE_COMPLETE", stack.problems)
        self.assertNotIn(old, platform.world.namespaces)
        self.assertEqual(platform.namespace("maker").id, stack.resources["ProducerNamespace"].guid)
        self.assertNotEqual(stack.resources["ProducerNamespaceAdminSecret"].data["SecretArn"], secret)

    def test_a_stack_goes_though_its_namespace_has_gone_before(self):
        """Its deletion asked for the state of a namespace that did not exist, and failed."""
        platform = Warehouses()
        world = self.deployed_as(platform)
        account = platform.stacks[0].account
        account.workgroups.pop("consumer")
        identity = platform.namespace("consumer").id
        world.namespaces.pop(identity).drop()
        account.secrets = {arn: secret for arn, secret in account.secrets.items() if secret["id"] != identity}
        self.gone(platform)

    def test_a_key_outlives_the_namespace_that_it_encrypts(self):
        """A deletion was reported as done while the namespace was still there, and its key was deleted under it."""
        self.gone_after(Warehouses(), lambda world, stack: world.slow.update({"-ProducerNamespace": 3000, "-ConsumerNamespace": 2000}))

    def test_nothing_runs_in_a_namespace_that_is_not_available(self):
        """Its creation counted as done as soon as it was requested."""
        self.deployed_as(Warehouses(), lambda world, stack: setattr(world, "namespace_seconds", 1500))

    def test_a_statement_runs_for_most_of_an_hour_and_is_cancelled_behind_it(self):
        """A query had the function's timeout, 15 minutes; a longer query went on, and nobody noticed."""
        self.deployed_as(Warehouses(), lambda world, stack: world.statement_seconds.update(COPY=3300))
        self.doCleanups()
        platform = Warehouses()
        self.rolled_back(platform, "LoadAmazonReviews: out of time", lambda world, stack: world.statement_seconds.update(COPY=3600))
        self.assertEqual([s["status"] for s in platform.world.statements.values() if s["sql"][0].startswith("COPY")], ["ABORTED"])
        self.assertEqual(platform.world.loads, [])

    def test_the_function_is_in_no_network(self):
        """In private subnets its calls had no way out; and its network interfaces outlived the stack's deletion."""
        functions = of_examples("AWS::Lambda::Function")
        self.assertEqual(len(functions), len(EXAMPLES), "one a stack")
        self.assertFalse([i for i, r in functions if "VpcConfig" in r["Properties"]])
        self.assertFalse([i for i, r in of_examples("AWS::EC2::VPCEndpoint") if "redshift-data" in json.dumps(r)])

    def test_access_logs_are_delivered(self):
        """A bucket logged into itself, encrypted with a key that log delivery cannot use."""
        platform = Warehouses()
        world = self.deployed_as(platform)
        world.sleep(600)
        logs = {r.logs() for r in platform.stacks[0].resources.values() if r.type == "AWS::S3::Bucket"} - {None}
        delivered = {key.split("/")[0] for bucket in logs for key in world.buckets[bucket]}
        self.assertEqual(len(delivered), 3)
        self.assertFalse(delivered & logs)

    def test_a_load_reads_as_a_role_that_may(self):
        """Nothing allowed the role to read, and the namespace had no default role."""
        platform = Warehouses()
        self.deployed_as(platform)
        role = platform.templates[0]["Resources"]["LakeRole"]["Properties"]
        policies = role.pop("Policies")
        platform.clean()
        self.rolled_back(platform, "LoadAmazonReviews: statement 1: ERROR: S3ServiceException: Access ?Denied")
        role["Policies"] = policies
        platform.templates[0]["Resources"]["ProducerNamespace"]["Properties"].pop("DefaultIamRoleArn")
        platform.clean()
        self.rolled_back(platform, "no default IAM role")

    def test_the_account_that_is_granted_is_the_one_that_is_authorized(self):
        """A grant to a namespace also authorized an account."""
        world = self.deployed_as(TwoAccounts())
        self.assertEqual(world.namespaces[SALES].shares["sales_share"].consumers, {CONSUMER})
        self.assertEqual({who for _, who in world.authorized if who.isdigit()}, {CONSUMER})

    def test_no_template_names_a_partition(self):
        """arn:aws: was written out, so that nothing worked in China or GovCloud."""
        self.assertFalse([name for name in EXAMPLES if "arn:aws:" in json.dumps(template(name))])

    def test_the_code_needs_nothing_but_python_and_boto3(self):
        """Each call installed the newest SDK from the network, within the function's timeout."""
        for _, resource in of_examples("AWS::Lambda::Function"):
            tree = ast.parse("\n".join(deployed.embed.unpack(resource["Properties"]["Code"]["ZipFile"])))
            named = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)] + [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
            self.assertEqual({name.split(".")[0] for name in named} - sys.stdlib_module_names, {"boto3"})

    def test_the_catalogue_is_filled_when_the_stack_is_there(self):
        """The crawler ran at night, and could not connect: its connection was without TLS, which the warehouse requires."""
        platform = Warehouses()
        self.deployed_as(platform)
        self.assertIn(("public", "mv_product_analysis"), platform.state()["catalog"][0])
        connections = [r["Properties"]["ConnectionInput"]["ConnectionProperties"] for _, r in of_examples("AWS::Glue::Connection")]
        self.assertEqual({c["JDBC_ENFORCE_SSL"] for c in connections}, {"true"})
