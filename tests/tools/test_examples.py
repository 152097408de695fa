# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The examples assert the packs, and the documentation counts the rules that they take out."""
import json
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Examples(unittest.TestCase):
    def test_each_stack_asserts_all_packs(self):
        for path in (ROOT / "examples").glob("*.cpp"):
            text = path.read_text(encoding="utf-8")
            if "strata::run<" in text and path.stem != "first_program":  # the README's, which comes before policies
                self.assertRegex(text, r"static_assert\(complies_with<app, example_policies::(production|trial)>\);", path.name)
        header = (ROOT / "examples/policies.hpp").read_text(encoding="utf-8")
        self.assertEqual(len(re.findall(r"auto (?:production|trial) = always \| frameworks \| (?:trial_)?warehouse;", header)), 2)

    def test_the_documentation_counts_what_is_taken_out(self):
        header = (ROOT / "examples/policies.hpp").read_text(encoding="utf-8")
        taken_out = re.findall(r'-\s+rule<"([^"]+)">', header)
        self.assertEqual(len(taken_out), len(set(taken_out)))
        page = (ROOT / "docs/reference/policies.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| all[^|]*\| [^|]+\| (\d+) \|", page, re.MULTILINE)
        self.assertEqual(sum(map(int, rows)), len(taken_out))

    def test_the_documentation_lists_them(self):
        page = (ROOT / "docs/reference/examples.md").read_text(encoding="utf-8")
        listed = re.findall(r"^## (\w+)\n\n\[The program\]\(\.\./\.\./examples/(\w+)\.cpp\): ", page, re.MULTILINE)
        self.assertTrue(all(name == path for name, path in listed))
        self.assertEqual(sorted(name for name, _ in listed), sorted(p.stem for p in (ROOT / "examples").glob("*.cpp")))

    def test_each_template_has_a_picture(self):
        page = (ROOT / "docs/reference/examples.md").read_text(encoding="utf-8")
        shown = re.findall(r"^!\[.+\]\(\.\./images/examples/(\w+)\.png\)$", page, re.MULTILINE)
        self.assertEqual(sorted(shown), sorted(p.stem for p in (ROOT / "examples/expected").glob("*.json")))
        for name in shown:
            self.assertGreater((ROOT / f"docs/images/examples/{name}.png").stat().st_size, 10_000, name)

    def test_the_documentation_counts_the_waivers(self):
        page = (ROOT / "docs/reference/policies.md").read_text(encoding="utf-8")
        told = {name: int(count) for name, count in re.findall(r"^\| `(\w+)` \| (\d+) \|$", page, re.MULTILINE)}
        counted = {}
        for path in (ROOT / "examples/expected").glob("*.json"):
            document = json.loads(path.read_text(encoding="utf-8"))
            metadata = [body.get("Metadata", {}) for body in (document, *document["Resources"].values())]
            waivers = [w for m in metadata for w in m.get("cdk_nag", {}).get("rules_to_suppress", [])]
            self.assertTrue(all(len(w["reason"]) >= 10 for w in waivers), path.name)
            counted[path.stem] = len(waivers)
        self.assertEqual(told, counted)


if __name__ == "__main__":
    unittest.main()
