# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The committed headers of resource types equal the generator's output."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools/aws"


class Generated(unittest.TestCase):
    def setUp(self):
        if not shutil.which("node") or not (TOOLS / "node_modules/@aws-cdk/aws-service-spec").exists():
            message = "the service specification is not installed here (./dev setup installs it)"
            print(f"*** SKIPPED: {message}", file=sys.stderr)
            self.skipTest(message)

    def generate(self, *arguments):
        return subprocess.run(["node", TOOLS / "generate.mjs", *arguments], capture_output=True, text=True)

    def test_the_headers_are_fresh(self):
        checked = self.generate("--check")
        self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_a_stale_header_is_found(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.generate("--out", folder).returncode, 0)
            stale = pathlib.Path(folder, "s3/bucket.hpp")
            stale.write_text(stale.read_text().replace("BucketName", "BucketNam"))
            checked = self.generate("--check", "--out", folder)
            self.assertEqual(checked.returncode, 1)
            self.assertIn("s3/bucket.hpp", checked.stderr)

    def test_every_service_can_be_written(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(self.generate("--all", "--out", folder).returncode, 0)
            headers = list(pathlib.Path(folder).glob("*/*.hpp"))
            self.assertGreater(len(headers), 1500)


if __name__ == "__main__":
    unittest.main()
