# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The programs under test. CTest passes their paths in the environment."""
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.append("/usr/lib/python3/dist-packages")  # of Debian's Python, when another one runs this
ROOT = pathlib.Path(__file__).resolve().parents[2]


def module(name):
    """A module that Debian packages, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def program(name):
    path = os.environ.get(name)
    if not path:
        print(f"*** SKIPPED: {name} is not set; ctest sets it", file=sys.stderr)
        raise unittest.SkipTest(f"{name} is not set")
    return path


class Programs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.warehouse = program("STRATA_WAREHOUSE_PROGRAM")
        cls.awkward = program("STRATA_AWKWARD_PROGRAM")
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)

    def run_program(self, which, *arguments, code=0, **options):
        done = subprocess.run([which, *arguments], capture_output=True, text=True, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        return done

    def text(self, which, *arguments, **options):
        return self.run_program(which, *arguments, **options).stdout

    def json(self, which, *arguments, **options):
        return json.loads(self.text(which, *arguments, **options))

    def file(self, name, content):
        path = pathlib.Path(self.folder.name, name)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)
