# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The files around the code name only commands of ./dev, scripts and compilers that exist, and the right version."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import commit_subject  # noqa: E402

try:
    import yaml
except ImportError:  # Debian's, where another Python comes first in the path
    sys.path.append("/usr/lib/python3/dist-packages")
    import yaml

VERSION = re.search(r'version = "([\d.]+)"', (ROOT / "include/strata/version.hpp").read_text())[1]
COMMANDS = set(re.findall(r"^\./dev (\w+) ", (ROOT / "dev").read_text(), re.M))


def loaded(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


class Repository(unittest.TestCase):
    def test_commands_exist(self):
        hooks = [hook["entry"] for repository in loaded(".pre-commit-config.yaml")["repos"] for hook in repository["hooks"]]
        steps = [step.get("run", "") for job in loaded(".github/workflows/ci.yml")["jobs"].values() for step in job["steps"]]
        self.assertTrue(hooks and steps)
        for entry in hooks + steps:
            for command in re.findall(r"\./dev (\w+)", entry):
                self.assertIn(command, COMMANDS, entry)
        for entry in hooks:
            script = ROOT / next(word for word in entry.split() if "/" in word)
            self.assertTrue(os.access(script, os.X_OK), entry)
        pages = [ROOT / "CONTRIBUTING.md", ROOT / ".github/pull_request_template.md", *sorted((ROOT / "docs").rglob("*.md"))]
        for page in pages:
            for command in re.findall(r"`\./dev (\w+)", page.read_text(encoding="utf-8")):
                self.assertIn(command, COMMANDS, page)

    def test_the_compilers_that_the_readme_promises_must_pass(self):
        promised = set(re.findall(r"^\| ((?:g\+\+|clang) \d+) \|", (ROOT / "README.md").read_text(), re.M))
        rows = loaded(".github/workflows/ci.yml")["jobs"]["compilers"]["strategy"]["matrix"]["include"]
        required = {row["compiler"].replace("clang++", "clang").replace("-", " ") for row in rows if not row.get("watched")}
        self.assertEqual(required, promised)

    def test_the_version_is_the_same_everywhere(self):
        self.assertEqual(loaded("CITATION.cff")["version"], VERSION)
        self.assertRegex((ROOT / "CHANGELOG.md").read_text(), rf"(?m)^## {re.escape(VERSION)}, \d{{4}}-\d\d-\d\d$")

    def test_forms_of_issues_are_well_formed(self):
        for form in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")):
            for field in yaml.safe_load(form.read_text(encoding="utf-8")).get("body", []):
                self.assertIn(field["type"], {"markdown", "textarea", "input", "dropdown", "checkboxes"}, form)
                self.assertIn("label", field["attributes"], form)


class Subjects(unittest.TestCase):
    def test_what_passes(self):
        for subject in ("fix(sql): a view may be empty", "feat: diff reads YAML", "perf(sql, core)!: half the time\n\nMeasured.", "Merge branch 'x'",
                        "# a comment of git\ntest: more"):
            self.assertIsNone(commit_subject.problem(subject), subject)

    def test_what_does_not(self):
        for subject, words in (("A view may be empty", "write `type"), ("fix: a full stop.", "write `type"), ("", "write `type"),
                               ("fix: " + "x" * 68, "73 characters"), ("fix: ab\nc", "second line")):
            self.assertIn(words, commit_subject.problem(subject) or "", subject)

    def test_as_git_calls_it(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as message:
            message.write("no type")
            message.flush()
            done = subprocess.run([sys.executable, ROOT / "tools/commit_subject.py", message.name], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("write `type", done.stderr)


if __name__ == "__main__":
    unittest.main()
