# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""figures.py must find every kind of problem: each test spoils a good template in one way."""
import contextlib
import copy
import importlib.util
import io
import json
import pathlib
import re
import tempfile
import unittest
from unittest import mock

HERE = pathlib.Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location("figures", HERE / "figures.py")
figures = importlib.util.module_from_spec(spec)
spec.loader.exec_module(figures)

GOOD = json.loads((HERE / "meta/good.json").read_text(encoding="utf-8"))


class Figures(unittest.TestCase):
    def judge(self, template, *options):
        text = template if isinstance(template, str) else json.dumps(template)
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            output = io.StringIO()
            with mock.patch("sys.argv", ["figures.py", *options, file.name]), contextlib.redirect_stdout(output):
                code = figures.main()
        return code, output.getvalue()

    def spoiled(self, words, change, *options):
        template = copy.deepcopy(GOOD)
        change(template["Resources"], template)
        code, output = self.judge(template, *options)
        self.assertEqual(code, 1, output)
        self.assertIn(words, output)

    def test_good(self):
        code, output = self.judge(GOOD)
        self.assertEqual(code, 0, output)
        self.assertIn("5 resources, 1 functions, 1 roles", output)
        self.assertIn("1 depends on", output)

    def test_redundant_because_referred_to(self):
        self.spoiled("DependsOn Role is redundant, it refers to it",
                     lambda resources, _: resources["Handler"].update(DependsOn="Role"))

    def test_redundant_because_reached(self):
        self.spoiled("DependsOn Role is redundant, Handler waits",
                     lambda resources, _: resources["Statement"].update(DependsOn=["Role"]))

    def test_redundant_because_of_another_depends_on(self):
        def change(resources, _):
            resources["Last"] = dict(copy.deepcopy(resources["Later"]), DependsOn=["Later", "Statement"])
        self.spoiled("Last: DependsOn Statement is redundant, Later waits", change)

    def test_cycle(self):
        self.spoiled("a cycle: ", lambda resources, _: resources["Statement"].update(DependsOn=["Later"]))

    def test_cycle_through_sub(self):
        def change(resources, _):
            resources["Role"]["Properties"]["RoleName"] = {"Fn::Sub": "${AWS::StackName}-${Handler.Arn}"}
        self.spoiled("a cycle: ", change)

    def test_targets_that_do_not_exist(self):
        def change(resources, _):
            resources["Statement"]["Properties"].update(
                A={"Ref": "Nobody"}, B={"Fn::GetAtt": ["NoRole", "Arn"]}, C={"Fn::Sub": ["${Own} ${NoBucket.Arn} ${!Text}",
                                                                                       {"Own": {"Ref": "AWS::Region"}}]})
            resources["Statement"]["DependsOn"] = ["Nothing"]
        for words in ("Ref of Nobody", "GetAtt of NoRole", "Sub of NoBucket", "DependsOn Nothing"):
            self.spoiled(words, change)

    def test_output_of_nothing(self):
        self.spoiled("Outputs: Ref of Nobody", lambda _, template: template.update(Outputs={"Out": {"Value": {"Ref": "Nobody"}}}))

    def test_literal_partition(self):
        def change(resources, _):
            resources["Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]["Resource"] = "arn:aws-cn:s3:::b"
        self.spoiled("a literal partition: arn:aws-cn:s3:::b", change)

    def test_asset(self):
        self.spoiled("its code is not inline", lambda resources, _: resources["Handler"]["Properties"].update(
            Code={"S3Bucket": {"Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}"}, "S3Key": "x.zip"}))

    def test_timeout_of_a_custom_resource(self):
        self.spoiled("needs a ServiceTimeout", lambda resources, _: resources["Later"]["Properties"].pop("ServiceTimeout"))

    def test_limits(self):
        def many(resources, _):
            resources.update({f"Extra{n}": {"Type": "AWS::SQS::Queue"} for n in range(500)})
        self.spoiled("505 Resources, CloudFormation allows 500", many)
        self.spoiled("bytes minified, at most 51200",
                     lambda resources, _: resources["Handler"]["Properties"]["Code"].update(ZipFile="#" * 52000))
        self.spoiled("the description has more than 1,024 bytes", lambda _, template: template.update(Description="ä" * 513))
        self.spoiled("is not a logical id", lambda resources, _: resources.update({"Under_score": {"Type": "AWS::SQS::Queue"}}))

    def test_long_policy(self):
        def change(resources, _):
            statement = resources["Role"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"][0]
            statement["Action"] = [f"redshift-data:Action{n:04}" for n in range(400)]
        self.spoiled("characters of inline policies, IAM allows 10,240", change)

    def test_the_same_key_twice(self):
        code, output = self.judge('{"Resources": {"A": {"Type": "AWS::SQS::Queue"}, "A": {"Type": "AWS::SNS::Topic"}}}')
        self.assertEqual(code, 1)
        self.assertIn("the same key twice in one object: A", output)

    def test_options_beside_a_template(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("large", "small"):
                (pathlib.Path(folder) / f"{name}.json").write_text(json.dumps(GOOD), encoding="utf-8")
            (pathlib.Path(folder) / "small.figures").write_text("--max-bytes\n10\n", encoding="utf-8")
            output = io.StringIO()
            with mock.patch("sys.argv", ["figures.py", f"{folder}/large.json", f"{folder}/small.json"]), \
                    contextlib.redirect_stdout(output):
                self.assertEqual(figures.main(), 1)
        self.assertEqual(re.findall(r"minified, at most (\d+)", output.getvalue()), ["10"])

    def test_seed_platform(self):
        self.spoiled("no resource has the id Producer, or one that begins with it",
                     lambda resources, _: resources.update(ProducerNamespace={"Type": "AWS::SQS::Queue"}), "--platform", "seed")


if __name__ == "__main__":
    unittest.main()
