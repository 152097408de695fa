# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""./dev lists all packages of apt and npm that it will install, before it installs the first."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FOLDERS = ["tests/judges", "tests/browser", "tools/aws"]


class Setup(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        shutil.copy(ROOT / "dev", self.folder)
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True)
            shutil.copy(ROOT / name / "package-lock.json", self.folder / name)
        self.commands = self.folder / "commands"
        self.commands.mkdir()

    def run_dev(self, *missing, apt_get="exit 1"):
        """Runs ./dev setup without these commands; stand-ins record the runs of apt-get and npm. The archive has no clang-16."""
        for folder in reversed(os.environ["PATH"].split(":")):
            for command in pathlib.Path(folder).glob("*") if os.path.isdir(folder) else ():
                link = self.commands / command.name
                link.unlink(missing_ok=True)
                link.symlink_to(command)
        for command in missing:
            (self.commands / command).unlink(missing_ok=True)
        for command, script in (("id", "echo 0"), ("apt-get", f"echo apt-get $* >>{self.folder}/ran; {apt_get}"), ("apt-cache", "test $2 != clang-16 && echo $2"), ("npm", f"echo npm >>{self.folder}/ran")):
            (self.commands / command).unlink(missing_ok=True)
            (self.commands / command).write_text(f"#!/bin/sh\n{script}\n")
            (self.commands / command).chmod(0o755)
        return subprocess.run(["bash", "./dev", "setup"], cwd=self.folder, env={**os.environ, "PATH": str(self.commands)}, capture_output=True, text=True)

    def test_everything_is_announced_before_anything_is_installed(self):
        done = self.run_dev("clang-tidy-19", "dot")
        lines = done.stdout.splitlines()
        self.assertRegex(lines[0], r"^To install with apt-get: (.* )?clang-tidy-19( .*)? graphviz")
        self.assertEqual(lines[1:], [f"To install with npm: the packages of {name}/package-lock.json" for name in FOLDERS])
        self.assertIn("Could not install: ", done.stderr)
        self.assertEqual((done.returncode, (self.folder / "ran").read_text()), (1, "apt-get update -qq\n"))

    def test_a_package_that_the_system_does_not_have_is_left_out(self):
        done = self.run_dev("clang++-16", "dot", apt_get="exit 0")
        self.assertIn("This system has no package clang-16: what needs it is SKIPPED", done.stderr)
        installed = re.search(r"apt-get install .*", (self.folder / "ran").read_text())[0].split()
        self.assertIn("graphviz", installed)
        self.assertNotIn("clang-16", installed)

    def test_nothing_is_announced_where_everything_is(self):
        for name in FOLDERS:
            (self.folder / name / "node_modules").mkdir()
            shutil.copy(ROOT / name / "package-lock.json", self.folder / name / "node_modules/.strata-installed")
        done = self.run_dev()
        if done.returncode:
            self.skipTest(f"not everything is installed here: {done.stdout}")
        self.assertEqual((done.stdout, done.stderr), ("", ""))


if __name__ == "__main__":
    unittest.main()
