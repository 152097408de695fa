# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The checks of the project must find what they are for: each is given a small wrong project."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def tree(files):
    folder = tempfile.TemporaryDirectory()
    for name, text in files.items():
        path = pathlib.Path(folder.name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


class Layers(unittest.TestCase):
    def run_on(self, files):
        with tree({f"strata/{name}": text for name, text in files.items()}) as folder:
            return subprocess.run([sys.executable, ROOT / "tools/check_layers.py", folder], capture_output=True, text=True)

    def assert_refused(self, files, words):
        done = self.run_on(files)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(words, done.stderr)

    def test_arrows_down_pass(self):
        done = self.run_on({"core/id.hpp": "#include <array>\n", "cfn/ref.hpp": "#include <strata/core/id.hpp>\n",
                            "cfn.hpp": "#include <strata/cfn/ref.hpp>\n", "version.hpp": "",
                            "synth/json.hpp": "#include <nlohmann/json.hpp>\n#include <strata/version.hpp>\n"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_an_arrow_up(self):
        self.assert_refused({"core/id.hpp": "#include <strata/cfn/ref.hpp>\n", "cfn/ref.hpp": ""},
                            "strata/core/id.hpp:1: core must not know cfn")

    def test_an_arrow_aside(self):
        self.assert_refused({"sql/name.hpp": "#  include <strata/cfn.hpp>\n", "cfn.hpp": ""}, "sql must not know cfn")

    def test_json_below_synth(self):
        self.assert_refused({"constructs/a.hpp": "#include <nlohmann/json_fwd.hpp>\n"}, "constructs must not include")

    def test_catch_in_synth(self):
        self.assert_refused({"synth/a.hpp": "#include <catch2/catch.hpp>\n"}, "synth must not include")

    def test_all_of_hana(self):
        self.assert_refused({"strata.hpp": "#include <boost/hana.hpp>\n"}, "strata must not include")

    def test_a_heavy_header(self):
        self.assert_refused({"core/a.hpp": "#include <iostream>\n"}, "too heavy")

    def test_a_header_that_is_gone(self):
        self.assert_refused({"core/a.hpp": "#include <strata/core/b.hpp>\n"}, "does not exist")

    def test_an_unknown_layer(self):
        self.assert_refused({"utils/a.hpp": ""}, "is no layer")

    def test_a_cycle(self):
        self.assert_refused({"core/a.hpp": "#include <strata/core/b.hpp>\n", "core/b.hpp": "#include <strata/core/a.hpp>\n"},
                            "headers include each other: strata/core/a.hpp -> strata/core/b.hpp -> strata/core/a.hpp")


class Reach(unittest.TestCase):
    """The real headers, of which one is changed."""
    def run_with(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder, "include")
            shutil.copytree(ROOT / "include/strata", root / "strata", ignore=shutil.ignore_patterns("aws"))
            path = root / "strata" / name
            path.write_text(text + (path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
            return subprocess.run([sys.executable, ROOT / "tools/check_reach.py", root], capture_output=True, text=True)

    def test_as_it_is(self):
        done = self.run_with("constructs/new.hpp", "")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_sql_two_headers_away(self):
        done = self.run_with("constructs/sink.hpp", "#include <strata/sql/token.hpp>\n")
        self.assertEqual(done.returncode, 1)
        for start in ("strata/constructs/stack.hpp", "strata/synth/program.hpp", "strata/constructs/storage/data_lake_storage.hpp"):
            self.assertRegex(done.stderr, f"would include some: {start} -> .*strata/constructs/sink.hpp -> strata/sql/token.hpp")

    def test_redshift_in_the_handler(self):
        done = self.run_with("constructs/custom_resources/handler.hpp", "#include <strata/constructs/redshift/domain.hpp>\n")
        self.assertIn("handler.hpp -> strata/constructs/redshift/domain.hpp", done.stderr)


class Rules(unittest.TestCase):
    GOOD = {"include/strata/core/errors.hpp": 'STRATA_ERROR(E0101, id_is_odd,\n  "an id; is odd")\n',
            "tests/compile_fail/id.cpp": "// RULE: E0101\n", "docs/errors/E0101.md": "# E0101 id_is_odd\n"}

    def run_on(self, **changes):
        with tree({**self.GOOD, **changes}) as folder:
            return subprocess.run([sys.executable, ROOT / "tools/check_error_codes.py", folder], capture_output=True, text=True)

    def test_three_equal_sets(self):
        self.assertEqual(self.run_on().returncode, 0)

    def test_what_is_missing(self):
        for name, text, words in (
                ("tests/compile_fail/id.cpp", "", "says '// RULE: ...' for: E0101"),
                ("tests/compile_fail/meta/id2.cpp", "// RULE: E0777\n", ""),
                ("include/strata/cfn/errors.hpp", 'STRATA_ERROR(E0201, new, "x")', "docs/errors has no page for: E0201"),
                ("docs/errors/E0102.md", "", "E0102 has a page, but no STRATA_ERROR"),
                ("tests/compile_fail/other.cpp", "// RULE: E0103\n", "E0103 has a test, but no STRATA_ERROR"),
                ("docs/errors/E0101.md", "# E0101\n", "does not name id_is_odd"),
                ("include/strata/cfn/errors.hpp", 'STRATA_ERROR(E0101, again, "x")', "declared twice")):
            done = self.run_on(**{name: text})
            self.assertEqual(done.returncode, 1 if words else 0, name + done.stderr)
            self.assertIn(words, done.stderr)


if __name__ == "__main__":
    unittest.main()
