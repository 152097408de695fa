# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""A program of several stacks."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from support import ROOT, Programs, program

ORDER = ["SalesWarehouse", "SalesReports", "Marketing"]


class Platform(Programs):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.platform = program("STRATA_PLATFORM_PROGRAM")

    def setUp(self):
        super().setUp()
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name) / "templates"

    def test_list(self):
        text = self.text(self.platform, "list")
        self.assertEqual(text, self.text(self.platform))
        self.assertEqual([line.split()[0] for line in text.splitlines() if not line.startswith(" ")], ORDER)
        self.assertIn("  takes SalesNamespaceId of SalesWarehouse as a parameter\n", text)
        self.assertEqual(text.count("  takes SalesSecret of SalesWarehouse by an export\n"), 1)

    def test_templates_are_those_of_the_repository(self):
        self.text(self.platform, "synth", self.folder)
        self.assertEqual(sorted(p.stem for p in self.folder.iterdir()), sorted(ORDER))
        for name in ORDER:
            expected = ROOT / f"examples/expected/two_accounts/{name}.json"
            self.assertEqual(json.loads((self.folder / f"{name}.json").read_text()), json.loads(expected.read_text()), name)

    def test_diff_ends_with_the_worst(self):
        self.text(self.platform, "synth", self.folder)
        self.assertEqual(self.text(self.platform, "diff", self.folder), "".join(f"{name}:\nno difference\n" for name in ORDER))
        first = self.folder / "SalesWarehouse.json"
        template = json.loads(first.read_text())
        template["Resources"]["Gone"] = {"Type": "AWS::S3::Bucket"}
        first.write_text(json.dumps(template))
        told = self.run_program(self.platform, "diff", self.folder, code=7).stdout
        self.assertIn("Gone", told)
        self.assertIn("Marketing:\nno difference\n", told)

    def test_deploy_command(self):
        """What a shell makes of it, with a function in the place of the AWS command line."""
        aws = 'aws() { [ "$2" = deploy ] && printf "%s|" "$@" && echo || { [ "$8" = sales ] && echo "the id by ${10}"; }; }\n'
        done = subprocess.run(["sh", "-c", aws + self.text(self.platform, "deploy-command", "out")], capture_output=True, text=True, check=True)
        words = [line.split("|") for line in done.stdout.splitlines()]
        value = lambda w, name: w[w.index(name) + 1]
        self.assertEqual([value(w, "--stack-name") for w in words], ORDER)
        self.assertEqual([value(w, "--profile") for w in words], ["sales", "sales", "marketing"])
        self.assertEqual([value(w, "--template-file") for w in words], [f"out/{name}.json" for name in ORDER])
        self.assertEqual(value(words[2], "--parameter-overrides"), "SalesNamespaceId=the id by Stacks[0].Outputs[?OutputKey=='SalesNamespaceId'].OutputValue")
        self.assertNotIn("--parameter-overrides", words[0] + words[1])
        fails = aws.replace("[ \"$8\" = sales ]", "false")
        done = subprocess.run(["sh", "-c", fails + self.text(self.platform, "deploy-command", "out")], capture_output=True, text=True)
        self.assertEqual((done.returncode, len(done.stdout.splitlines())), (1, 2), "without the value, the stack that takes it is not deployed")

    def test_a_stack_has_its_commands(self):
        self.assertIn("AWS::RedshiftServerless::Workgroup", self.text(self.platform, "Marketing", "list"))
        self.assertIn("SalesNamespaceId", json.loads(self.text(self.platform, "SalesWarehouse"))["Outputs"])

    def test_mistakes(self):
        self.assertIn("no stack and no command Sale", self.run_program(self.platform, "Sale", code=2).stderr)
        self.assertIn("takes the folder", self.run_program(self.platform, "diff", code=2).stderr)
        self.assertIn("  SalesReports\n", self.text(self.platform, "--help"))


if __name__ == "__main__":
    unittest.main()
