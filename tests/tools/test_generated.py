# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The headers of resource types: the committed ones, those on demand, and the data that they are written from."""
import importlib.util
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools/aws"


def services(*arguments):
    return subprocess.run([sys.executable, TOOLS / "services.py", *arguments], capture_output=True, text=True)


class Generated(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_the_headers_are_fresh(self):
        checked = services("--committed", "--check")
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_a_stale_header_is_found(self):
        self.assertEqual(services("--committed", "--out", self.folder).returncode, 0)
        stale = self.folder / "s3/bucket.hpp"
        stale.write_text(stale.read_text().replace("BucketName", "BucketNam"))
        (self.folder / "s3/foreign.hpp").touch()
        checked = services("--committed", "--check", "--out", self.folder)
        self.assertEqual(checked.returncode, 1)
        self.assertEqual(checked.stderr, "not what the generator writes: s3/bucket.hpp\nnot what the generator writes: s3/foreign.hpp\n")

    def test_every_service_can_be_written(self):
        self.assertEqual(services("--all", "--out", self.folder).returncode, 0)
        headers = [path.read_text() for path in self.folder.glob("strata/aws/*/*.hpp")]
        self.assertEqual(len(headers), 1827)
        self.assertEqual(sum("cfn::facts{" in text for text in headers) > 1700, True)

    def test_one_service_on_demand(self):
        self.assertEqual(services("--out", self.folder, "Athena").returncode, 0)
        self.assertEqual(sorted(path.name for path in (self.folder / "strata/aws").iterdir()), ["athena", "athena.hpp"])
        before = (self.folder / "strata/aws/athena.hpp").stat().st_mtime_ns
        services("--out", self.folder, "Athena")
        self.assertEqual((self.folder / "strata/aws/athena.hpp").stat().st_mtime_ns, before)

    def test_a_service_that_is_not_there(self):
        self.assertIn("CloudFormation has no service Atena; did you mean Athena?", services("--out", self.folder, "Atena").stderr)
        self.assertIn("--list shows all", services("--out", self.folder, "Qqqqq").stderr)
        self.assertIn("StepFunctions 4", services("--list").stdout)

    def test_the_data_is_fresh(self):
        if not shutil.which("node") or not (TOOLS / "node_modules/@aws-cdk/aws-service-spec").exists() or not importlib.util.find_spec("cfnlint"):
            message = "the service specification or cfn-lint is not installed here, the data of the headers was NOT compared with them"
            print(f"*** SKIPPED: {message}", file=sys.stderr)
            self.skipTest(message)
        checked = subprocess.run([sys.executable, TOOLS / "refresh.py", "--check"], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)


if __name__ == "__main__":
    unittest.main()
