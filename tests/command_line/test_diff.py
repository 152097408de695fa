# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""`diff` shows changes, replacements and losses. The older templates are changed copies of today's."""
import copy
import json
import re
import subprocess
import unittest

from support import Programs, module, program

yaml = module("yaml")


class Diff(Programs):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = cls().json(cls.warehouse, "--through-bucket", "-q")

    def before(self, change):
        """An older template, from before a change: `change` turns today's template into it."""
        older = copy.deepcopy(self.template)
        change(older["Resources"])
        return self.file("before.json", older)

    def change(self, change, code, *options):
        found = self.json(self.warehouse, "diff", self.before(change), "--json", *options, code=code)
        return {r["id"]: r for r in found["resources"]}

    def test_no_difference(self):
        self.assertEqual(self.change(lambda r: None, 0), {})
        self.assertEqual(self.text(self.warehouse, "diff", self.before(lambda r: None)), "no difference\n")

    def test_what_redshift_serverless_keeps(self):
        """https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-redshift-serverless: left out is not reset."""
        name, workgroup = next((i, r["Properties"]) for i, r in self.template["Resources"].items() if r["Type"] == "AWS::RedshiftServerless::Workgroup")
        for what, more in (("MaxCapacity", {"MaxCapacity": 512}), ("PricePerformanceTarget", {"PricePerformanceTarget": {"Level": 50, "Status": "ENABLED"}})):
            if what in workgroup:
                continue
            found = self.change(lambda r: r[name]["Properties"].update(more), 5)[name]
            self.assertEqual((found["effect"], found["details"]), ("kept", ["Properties." + what, what + " stays as it is deployed: reset it in the console"]))
        limit = {"ParameterKey": "max_scan_row_count", "ParameterValue": "10"}
        found = self.change(lambda r: r[name]["Properties"]["ConfigParameters"].append(limit), 5)[name]
        self.assertEqual((found["effect"], found["details"][1]), ("kept", "max_scan_row_count stays as it is deployed: remove the limit in the console"))

    def test_what_redshift_serverless_refuses(self):
        name = next(i for i, r in self.template["Resources"].items() if r["Type"] == "AWS::RedshiftServerless::Namespace")
        for what in ("DbName", "AdminUsername"):
            found = self.change(lambda r: r[name]["Properties"].update({what: "other"}), 6)[name]
            self.assertEqual((found["effect"], found["details"][1]), ("refused", what + " cannot change: take the change back, or give the namespace another name"))
            self.assertEqual(self.change(lambda r: r[name]["Properties"].update({what: "other", "NamespaceName": "old"}), 7)[name]["effect"], "replaced")

    def test_privileges(self):
        tenants = program("STRATA_TENANTS_PROGRAM")
        template = self.json(tenants, "--through-bucket", "-q")

        def changed(change, code, *options):
            older = copy.deepcopy(template)
            change(older["Resources"])
            file = self.file("tenants.json", older)
            found = self.json(tenants, "diff", file, "--json", *options, code=code)["privileges"]
            lines = [line for line in self.text(tenants, "diff", file, *options, code=code).splitlines() if line.startswith("Shop: ")]
            return {how: [(p["principal"], p.get("privilege") or p["policy"]) for p in found[how]] for how in found}, lines

        def statement(resources, construct, *texts):
            resources[construct]["Properties"]["Create"] = list(texts)

        self.assertEqual(changed(lambda r: None, 0, "--fail-on-gained"), ({"gained": [], "lost": []}, []))
        gains = [("ROLE support", "SELECT ON sales.contacts")]
        self.assertEqual(changed(lambda r: r.pop("SupportReads"), 10, "--fail-on-gained"),
                         ({"gained": gains, "lost": []}, ["Shop: ROLE support gains SELECT ON sales.contacts, by SupportReads"]))
        self.assertEqual(changed(lambda r: r.pop("SupportReads"), 5)[0], {"gained": gains, "lost": []})
        self.assertEqual(changed(lambda r: statement(r, "SupportReads", "GRANT ALL ON sales.contacts TO ROLE support"), 6, "--fail-on-gained"),
                         ({"gained": [], "lost": [("ROLE support", "ALL ON sales.contacts")]}, ["Shop: ROLE support loses ALL ON sales.contacts, by SupportReads"]))
        some = changed(lambda r: statement(r, "SupportReads", "GRANT SELECT (id, address), UPDATE (id) ON sales.contacts TO ROLE support, PUBLIC WITH GRANT OPTION"), 10, "--fail-on-gained")[0]
        self.assertEqual(some["gained"], gains)
        self.assertEqual(some["lost"][:2], [("ROLE support", "SELECT (id) ON sales.contacts WITH GRANT OPTION"), ("PUBLIC", "SELECT (id) ON sales.contacts WITH GRANT OPTION")])
        self.assertEqual(len(some["lost"]), 6)
        by_default = changed(lambda r: statement(r, "SupportReads", "ALTER DEFAULT PRIVILEGES FOR USER etl IN SCHEMA sales GRANT SELECT ON TABLES TO ROLE support",
                                                 {"Fn::Sub": "GRANT ASSUMEROLE ON '${Role.Arn}' TO ROLE support FOR COPY, UNLOAD"},
                                                 {"Fn::Join": ["", ["grant usage on schema ", {"Ref": "Name"}, " to ann"]]}), 6)[0]["lost"]
        self.assertEqual(by_default[:2], [("ROLE support", "SELECT ON TABLES (DEFAULT PRIVILEGES FOR USER etl IN SCHEMA sales)"),
                                          ("ROLE support", "ASSUMEROLE ON '${Role.Arn}' FOR COPY, UNLOAD")])
        # a policy that is not there any more lets somebody see more
        hid = "ATTACH MASKING POLICY hide_address ON sales.orders (email, id) TO ROLE support PRIORITY 10"
        self.assertEqual(changed(lambda r: statement(r, "HiddenFromSupport", hid), 10, "--fail-on-gained")[1],
                         ["Shop: ROLE support is rid of MASKING POLICY hide_address ON sales.orders (id), by HiddenFromSupport"])
        self.assertEqual(changed(lambda r: r.pop("Secured"), 5, "--fail-on-gained")[1], ["Shop: everyone is under ROW LEVEL SECURITY ON sales.orders, by Secured"])

        # data that is lost is worse, if it is to fail
        def both(resources):
            resources.pop("SupportReads")
            resources["Gone"] = {"Type": "AWS::S3::Bucket"}
        changed(both, 7, "--fail-on-gained")
        changed(both, 10, "--fail-on-gained", "--fail-on", "nothing")

    def test_added_and_removed(self):
        found = self.change(lambda r: r.pop("LakeRole"), 5)
        self.assertEqual(found["LakeRole"]["effect"], "added")

        def older(resources):
            resources["OldTopic"] = {"Type": "AWS::SNS::Topic"}
        self.assertEqual(self.change(older, 5)["OldTopic"]["effect"], "removed")

    def test_what_holds_data_is_lost_unless_it_is_retained(self):
        for policy, lost in (("Retain", False), ("Snapshot", False), ("Delete", True), (None, True)):
            def older(resources, policy=policy):
                resources["Old"] = {"Type": "AWS::S3::Bucket", **({"DeletionPolicy": policy} if policy else {})}
            found = self.change(older, 7 if lost else 5)
            self.assertEqual((found["Old"]["effect"], found["Old"]["losesData"]), ("removed", lost), policy)

    def test_an_update_in_place(self):
        def older(resources):
            resources["DataLakeSilverBucket"]["Properties"]["Tags"] = [{"Key": "a", "Value": "b"}] * 2
        found = self.change(older, 5)
        self.assertEqual(found["DataLakeSilverBucket"]["effect"], "updated")
        self.assertEqual(found["DataLakeSilverBucket"]["details"], ["Properties.Tags"])

    def test_a_replacement_by_the_specification(self):
        def older(resources):
            resources["DataLakeSilverBucket"]["Properties"]["BucketName"] = "another"
        found = self.change(older, 7)
        self.assertEqual(found["DataLakeSilverBucket"]["effect"], "replaced")
        self.assertTrue(found["DataLakeSilverBucket"]["losesData"])
        # A policy cannot move to another bucket, so it is replaced too.
        self.assertEqual(found["DataLakeSilverPolicy"]["effect"], "may be replaced")
        self.assertFalse(found["DataLakeSilverPolicy"]["losesData"])
        self.assertNotIn("DataLakeGoldPolicy", found)

    def test_a_replacement_without_data_has_its_own_code(self):
        def older(resources):
            resources["LakeRole"]["Properties"]["Path"] = "/older/"
        self.assertEqual(self.change(older, 6)["LakeRole"]["effect"], "replaced")

    def test_a_subnet_is_replaced_when_its_zone_changes(self):
        def older(resources):
            resources["SharedVpcPrivateSubnet1"]["Properties"]["AvailabilityZone"] = "eu-west-1a"
        self.assertEqual(self.change(older, 6)["SharedVpcPrivateSubnet1"]["effect"], "replaced")

    def test_another_type_is_refused(self):
        def older(resources):
            resources["LakeRole"]["Type"] = "AWS::IAM::User"
        self.assertEqual(self.change(older, 6)["LakeRole"]["effect"], "refused")

    def test_a_table_is_never_dropped_by_a_change_of_its_sql(self):
        def older(resources):
            resources["AmazonReviews"]["Properties"]["Create"] = ["CREATE TABLE amazon_reviews (a int)"]
        found = self.change(older, 5)
        self.assertEqual(found["AmazonReviews"]["effect"], "updated")
        self.assertFalse(found["AmazonReviews"]["losesData"])
        self.assertIn("refuses the update where it cannot", found["AmazonReviews"]["details"][-1])

    def test_a_view_is_dropped_and_created(self):
        def older(resources):
            resources["MvProductAnalysis"]["Properties"]["Create"] = ["CREATE MATERIALIZED VIEW mv AS SELECT 1"]
        self.assertEqual(self.change(older, 6)["MvProductAnalysis"]["effect"], "replaced")

    def test_a_table_in_another_database_is_another_table(self):
        def older(resources):
            resources["AmazonReviews"]["Properties"]["Database"] = "olddb"
        found = self.change(older, 7)
        self.assertEqual((found["AmazonReviews"]["effect"], found["AmazonReviews"]["losesData"]), ("replaced", True))

    def test_other_sections(self):
        older = {**self.template, "Outputs": {"Old": {"Value": "1"}}}
        found = self.json(self.warehouse, "diff", self.file("b.json", older), "--json", code=5)
        self.assertEqual(found["other"], ["Outputs"])

    def test_thresholds(self):
        def older(resources):
            resources["LakeRole"]["Properties"]["Path"] = "/older/"
        for what, code in (("difference", 6), ("replacement", 6), ("data-loss", 0), ("nothing", 0)):
            self.change(older, code, "--fail-on", what)

    def test_what_get_template_prints(self):
        older = copy.deepcopy(self.template)
        older["Resources"].pop("LakeRole")
        for body in (older, json.dumps(older)):
            text = json.dumps({"TemplateBody": body, "StagesAvailable": ["Original"]})
            self.run_program(self.warehouse, "diff", "-", input=text, code=5)

    def yaml_before(self, text, code, program=None):
        done = subprocess.run([program or self.warehouse, "diff", self.file("before.yaml", text), "--json"], capture_output=True, text=True)
        if "YAML needs a program" in done.stderr:
            self.skipTest("*** SKIPPED: yaml-cpp is not on this machine, YAML was not read")
        self.assertEqual(done.returncode, code, done.stderr)
        return {r["id"]: r["effect"] for r in json.loads(done.stdout)["resources"]}

    def test_what_a_program_writes_as_yaml(self):
        for program in (self.warehouse, self.awkward):
            text = self.text(program, "-q", "--through-bucket", "--format", "yaml")
            self.assertEqual(self.yaml_before(text, 0, program), {})
        text = self.text(self.warehouse, "-q", "--through-bucket", "--format", "yaml")
        self.assertEqual(self.yaml_before(text.replace("LakeRole:", "OldRole:"), 5)["OldRole"], "removed")

    def test_numbers_of_yaml_1_1(self):
        """A text with a leading zero is an account, and one without a point has no exponent."""
        text = self.text(self.warehouse, "-q", "--through-bucket", "--format", "yaml")
        line = re.search(r"^ +RetentionInDays: (\d+)$", text, re.MULTILINE)
        days = line[1]
        for scalar, same in ((f"+{days}", True), (f"{days}.", True), (f"{days}.0", True), (f"{days}.0e0", True), (f"{days}0E-1", False),
                             (f"{days}0.E-1", True), (f"0{days}", False), (f"{days}e0", False), (f"+-{days}", False), (f"-{days}", False),
                             (f"'{days}'", False), (f"{days}.0.0", False), (f".{days}", False), (days + "0" * 18, False)):
            with self.subTest(scalar):
                changes = self.yaml_before(text.replace(line[0], line[0].replace(days, scalar), 1), 0 if same else 5)
                self.assertEqual(changes == {}, same)

    def test_functions_in_their_short_form(self):
        """As people write YAML: `!Ref`, `!GetAtt A.B`, `!Sub`."""
        class Short(yaml.SafeDumper):
            pass

        def function(dumper, value):
            name, arguments = next(iter(value.items()))
            # A YAML node has one tag, so a function of a function needs the long form.
            if len(value) != 1 or not (name == "Ref" or name.startswith("Fn::")) or isinstance(arguments, dict):
                return dumper.represent_dict(value)
            node = dumper.represent_data(".".join(arguments) if name == "Fn::GetAtt" else arguments)
            node.tag = "!" + name.removeprefix("Fn::")
            return node
        Short.add_representer(dict, function)
        text = yaml.dump(self.template, Dumper=Short, sort_keys=False)
        for form in ("!Ref ", "!GetAtt 'StrataHandler.Arn'", "!Sub ", "!Select\n"):
            self.assertTrue(form in text, form)
        self.assertEqual(self.yaml_before(text, 0), {})

    def test_what_is_no_template(self):
        for text in ("", "[]", "{", "{}", '{"Resources": 1}', '{"TemplateBody": "Resources: 1"}', "a: [1", "- a"):
            done = self.run_program(self.warehouse, "diff", "-", input=text, code=2)
            self.assertIn("is no template in JSON", done.stderr)
        self.run_program(self.warehouse, "diff", "/no/such/file", code=3)

    def test_text_for_people(self):
        def older(resources):
            resources["DataLakeSilverBucket"]["Properties"]["BucketName"] = "another"
            resources.pop("LakeRole")
        text = self.text(self.warehouse, "diff", self.before(older), code=7)
        self.assertRegex(text, r"(?m)^! DataLakeSilverBucket  AWS::S3::Bucket  replaced, LOSES DATA$")
        self.assertRegex(text, r"(?m)^\+ LakeRole  AWS::IAM::Role  added$")


if __name__ == "__main__":
    unittest.main()
