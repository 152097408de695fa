# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What a new name replaces can still be deleted, and what an option has set is reset when the option leaves."""

import copy
import json

from case import Case
from platforms import Warehouses
from updates import HOME, Programs, Updates, program


def renamed(template, *pairs):
    """A template whose namespace, workgroup or bucket has another name: texts are exchanged where they are whole names."""
    text = json.dumps(template)
    for old, new in pairs:
        for form in ('"%s"', '"glue-conn-%s"', '"Redshift Serverless workgroup %s"'):
            text = text.replace(form % old, form % new)
    return json.loads(text)


class Renames(Updates):
    def renames(self, group):
        self.deploy(group)
        for other in self.platform.stacks[1:]:  # another account names the producer's namespace by its id
            self.assertEqual(other.delete(), "DELETE_COMPLETE", other.problems)
        del self.platform.stacks[1:]
        return renamed(program(f"{group}.before"), ("producer", "maker"))

    def test_a_warehouse_that_is_renamed_leaves_nothing_behind(self):
        for group in ("tables", "shares", "roles"):
            with self.subTest(group=group):
                new = self.renames(group)
                before = self.platform.everything()
                self.assertEqual(self.stack.update(new, fails=True), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                self.assertEqual((self.platform.everything(), self.stack.problems), (before, []))
                self.assertEqual(self.stack.update(new), "UPDATE_COMPLETE", self.stack.problems)
                self.assertEqual(self.stack.problems, [])
                self.assertEqual(set(self.platform.world.account(HOME).workgroups) & {"producer", "maker"}, {"maker"})
                namespaces = {n["name"]: n["id"] for n in self.platform.world.account(HOME).secrets.values()}
                self.assertEqual(namespaces.keys() & {"producer", "maker"}, {"maker"})
                shares = [share for share, who in self.platform.world.authorized if who.isdigit()]
                self.assertTrue(all(namespaces["maker"] in share for share in shares), "no account may use the old warehouse")
                self.gone()
                self.doCleanups()

    def test_a_warehouse_that_is_retained_is_not_open_to_another_account_any_more(self):
        new = self.renames("shares")
        for template in (new, self.stack.template):
            template["Resources"]["ProducerNamespace"].update(DeletionPolicy="RetainExceptOnCreate", UpdateReplacePolicy="Retain")
        old = self.producer.id
        self.assertEqual(self.stack.update(new), "UPDATE_COMPLETE", self.stack.problems)
        self.assertEqual(self.stack.problems, [])
        self.assertIn(old, self.platform.world.namespaces)
        self.assertEqual(self.read("SELECT count(*) FROM people", "producer"), [("3",)])
        shares = [share for share, who in self.platform.world.authorized if who.isdigit()]
        self.assertTrue(shares)
        self.assertFalse([share for share in shares if old in share])


class Kept(Updates):
    """Redshift Serverless keeps what an update leaves out."""

    def live(self, identity):
        return self.stack.resources[identity].live

    def change(self, change, status="UPDATE_COMPLETE"):
        template = copy.deepcopy(program("tables.before"))
        change(template["Resources"])
        self.stack.problems.clear()
        self.assertEqual(self.stack.update(template), status, self.stack.problems)

    def test_what_an_option_has_set_is_reset_when_it_leaves(self):
        self.deploy("tables")
        fresh = {i: copy.deepcopy(self.live(i)) for i in ("ProducerNamespace", "Producer")}

        def set_all(resources):
            resources["ProducerNamespace"]["Properties"].update(LogExports=["userlog"], IamRoles=["arn:other"])

        self.change(set_all)
        self.assertNotEqual({i: self.live(i) for i in fresh}, fresh)
        self.change(lambda resources: None)
        self.assertEqual({i: self.live(i) for i in fresh}, fresh)

    def test_a_schedule_that_leaves_is_no_schedule(self):
        platform = Warehouses()
        self.addCleanup(platform.clean)
        template = platform.templates[0]
        crawler = next(i for i, r in template["Resources"].items() if r["Type"] == "AWS::Glue::Crawler")
        self.assertTrue(platform.deploy(1), platform.problems())
        changed = copy.deepcopy(template)
        changed["Resources"][crawler]["Properties"]["Schedule"] = {"ScheduleExpression": ""}
        self.assertEqual(platform.stacks[0].update(changed), "UPDATE_COMPLETE", platform.problems())
        self.assertEqual(platform.stacks[0].resources[crawler].live["Schedule"], {"ScheduleExpression": ""})

    def test_a_database_that_cannot_be_renamed_says_so_and_goes_back(self):
        self.deploy("tables")
        before = self.platform.everything()

        def other_database(resources):
            resources["ProducerNamespace"]["Properties"]["DbName"] = "other"
            resources["ProducerNamespaceAdminSecret"]["Properties"]["Database"] = "other"

        self.change(other_database, "UPDATE_ROLLBACK_COMPLETE")
        self.assertIn("Redshift Serverless cannot change the db_name of a namespace", str(self.stack.problems))
        self.assertEqual(self.platform.everything(), before)
        self.gone()

    def test_an_admin_that_cannot_be_renamed_says_so_and_goes_back(self):
        self.deploy("tables")

        def other_admin(resources):
            resources["ProducerNamespace"]["Properties"]["AdminUsername"] = "root"

        self.change(other_admin, "UPDATE_ROLLBACK_COMPLETE")
        self.gone()


class Catalogs(Case):
    def test_a_catalog_that_comes_to_a_live_stack_waits_for_its_network(self):
        """Nothing else takes long then; so each of the crawl's needs is the slowest in turn."""
        for slow in ("GlueEndpoint", "KmsEndpoint", "LogsEndpoint", "SecretsManagerEndpoint", "S3Endpoint", "PrivateAssociation1"):
            platform = Warehouses()
            self.addCleanup(platform.clean)
            full = platform.templates[0]
            crawl = next(i for i, r in full["Resources"].items() if r["Type"] == "Custom::GlueCrawl")
            less = copy.deepcopy(full)
            parts = {i for i in full["Resources"] if i.startswith(crawl.removesuffix("Crawl")) and i != crawl.removesuffix("Crawl") + "Workgroup"} | {crawl}
            parts |= {i for i in full["Resources"] if i.startswith("SharedVpc") and i.endswith(("Endpoint", "EndpointSecurityGroup")) and "S3" not in i}
            for identity in parts:
                del less["Resources"][identity]
            self.assertTrue(platform.deploy(1, templates=[less]), platform.problems())
            with self.subTest(slow=slow):
                platform.world.slow = {"SharedVpc" + slow: 3000}
                self.assertEqual(platform.stacks[0].update(full), "UPDATE_COMPLETE", platform.problems())
                self.deployed(platform)
            platform.clean()

    def test_a_crawl_that_fails_fails_the_deployment(self):
        platform = Warehouses()
        self.addCleanup(platform.clean)
        ingress = next(i for i in platform.templates[0]["Resources"] if i.endswith("SelfIngress") and "Producer" in i)
        for resource in platform.templates[0]["Resources"].values():
            needs = resource.get("DependsOn", [])
            resource["DependsOn"] = [need for need in ([needs] if isinstance(needs, str) else needs) if need != ingress]
        del platform.templates[0]["Resources"][ingress]
        self.assertFalse(platform.deploy(1))
        self.assertIn("the crawl has failed: At least one security group must open all ingress ports", str(platform.problems()))
        self.assertEqual(platform.left(), {})
