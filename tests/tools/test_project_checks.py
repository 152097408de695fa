# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The checks of the project must find every kind of problem: each gets a small wrong project."""
import pathlib
import re
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

    def test_definitions_behind_their_declarations(self):
        done = self.run_on({"sql/a.hpp": "#include <strata/sql/declarations.hpp>\n",
                            "sql/declarations.hpp": "namespace strata::sql {\n}  // namespace strata::sql\n\n#include <strata/sql/a.hpp>\n"})
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_json_below_synth(self):
        self.assert_refused({"constructs/a.hpp": "#include <nlohmann/json_fwd.hpp>\n"}, "constructs must not include")

    def test_catch_in_synth(self):
        self.assert_refused({"synth/a.hpp": "#include <catch2/catch.hpp>\n"}, "synth must not include")

    def test_all_of_hana(self):
        self.assert_refused({"strata.hpp": "#include <boost/hana.hpp>\n"}, "strata must not include")

    def test_hana_is_in_headers_of_that_name(self):
        self.assertEqual(self.run_on({"constructs/hana.hpp": "#include <boost/hana/type.hpp>\n"}).returncode, 0)
        self.assert_refused({"core/stack.hpp": "#include <boost/hana/type.hpp>\n"}, "core must not include <boost/hana/type.hpp>")

    def test_a_heavy_header(self):
        self.assert_refused({"core/a.hpp": "#include <iostream>\n"}, "too heavy")

    def test_a_header_that_is_gone(self):
        self.assert_refused({"core/a.hpp": "#include <strata/core/b.hpp>\n"}, "does not exist")

    def test_an_unknown_layer(self):
        self.assert_refused({"utils/a.hpp": ""}, "is no layer")

    def test_a_cycle(self):
        self.assert_refused({"core/a.hpp": "#include <strata/core/b.hpp>\n", "core/b.hpp": "#include <strata/core/a.hpp>\n"},
                            "headers include each other: strata/core/a.hpp -> strata/core/b.hpp -> strata/core/a.hpp")

    def test_a_cycle_of_folders(self):
        files = {"constructs/storage/copy.hpp": "#include <strata/constructs/security/role.hpp>\n",
                 "constructs/security/role.hpp": "#include <strata/constructs/storage/place.hpp>\n",
                 "constructs/storage/place.hpp": ""}
        self.assert_refused(files, "folders include each other: strata/constructs/security -> strata/constructs/storage -> "
                                   "strata/constructs/security")
        files["constructs/place.hpp"] = files.pop("constructs/storage/place.hpp")
        files["constructs/security/role.hpp"] = "#include <strata/constructs/place.hpp>\n"
        files["constructs/stack.hpp"] = "#include <strata/constructs/storage/copy.hpp>\n"
        self.assertEqual(self.run_on(files).stderr, "")


class Details(unittest.TestCase):
    """Each case: headers, and the message about the last one; the others are right."""
    CORE = {"core/graph.hpp": "namespace strata::core { namespace detail { struct edge; } detail::edge* e; }\n"}
    STACK = {"constructs/stack.hpp": "namespace strata {\nnamespace detail {\nstruct parts {};\n}\n}\n"}

    def said_of(self, others, name, text):
        with tree({f"strata/{n}": t for n, t in {**others, name: text}.items()}) as folder:
            return subprocess.run([sys.executable, ROOT / "tools/check_layers.py", folder], capture_output=True, text=True).stderr

    def test_a_name_of_another_layer(self):
        self.assertEqual(self.said_of(self.CORE, "policy/evaluate.hpp", "namespace strata::policy {\nusing e = core::detail::edge;\n}\n"),
                         "strata/policy/evaluate.hpp:2: policy uses strata::core::detail, which belongs to core\n")

    def test_the_constructs_have_no_namespace(self):
        for text in ("namespace strata::synth {\nstrata::detail::parts p;\n}\n", "namespace strata {\ndetail::parts p;\n}\n",
                     "namespace strata::synth {\n::strata::detail::parts p;\n}\n"):
            self.assertEqual(self.said_of(self.STACK, "synth/run.hpp", text),
                             "strata/synth/run.hpp:2: synth uses strata::detail, which belongs to constructs\n")

    def test_what_is_opened(self):
        self.assertEqual(self.said_of(self.STACK, "synth/run.hpp", "namespace strata::detail {}\n"),
                         "strata/synth/run.hpp:1: synth opens strata::detail, which belongs to constructs\n")

    def test_the_nearest_is_meant(self):
        text = "namespace strata::synth {\nnamespace detail { struct parts; }\nextern detail::parts p;\n}\n"
        self.assertEqual(self.said_of(self.STACK, "synth/run.hpp", text), "")
        self.assertEqual(self.said_of(self.STACK, "synth/run.hpp", text + "namespace strata {\ndetail::parts p;\n}\n"),
                         "strata/synth/run.hpp:6: synth uses strata::detail, which belongs to constructs\n")

    def test_what_is_no_code(self):
        text = ("// strata::detail::parts\n#define USE \\\n  strata::detail::parts\n/* {\n strata::detail::parts */\n"
                "namespace strata::synth {\ninline auto a = \"{ strata::detail::parts\", b = R\"(}} detail::parts)\";\n"
                "inline int c = '}' + 1'000;\nint member_detail::*d;\n}\n")
        self.assertEqual(self.said_of(self.STACK, "synth/run.hpp", text), "")

    def test_a_header_of_another_layer(self):
        self.assertEqual(self.said_of({"sql/detail/walk.hpp": "", "sql/detail/walk_all.hpp": "#include <strata/sql/detail/walk.hpp>\n"},
                                      "constructs/sql.hpp", "#include <strata/sql/detail/walk.hpp>\n"),
                         "strata/constructs/sql.hpp:1: constructs includes strata/sql/detail/walk.hpp, which belongs to sql\n")


class Umbrellas(unittest.TestCase):
    def run_on(self, umbrella, *options):
        files = {f"strata/{layer}.hpp": "#pragma once\n#include <strata/core/a.hpp>\n" if layer == "core" else "" for layer in ("core", "cfn", "sql", "constructs")}
        with tree({**files, "strata/core/a.hpp": "", "strata/core/b.hpp": "", "strata/core/detail/c.hpp": "", "strata/core.hpp": umbrella}) as folder:
            done = subprocess.run([sys.executable, ROOT / "tools/umbrellas.py", *options, folder], capture_output=True, text=True)
            return done, pathlib.Path(folder, "strata/core.hpp").read_text()

    BOTH = "#pragma once\n#include <strata/core/a.hpp>\n#include <strata/core/b.hpp>\n"

    def test_it_writes_every_header_but_those_for_its_own_use(self):
        self.assertEqual(self.run_on("#pragma once\n#include <strata/core/a.hpp>\n\n/// Words.\n")[1], self.BOTH + "\n/// Words.\n")

    def test_a_stale_one_is_found(self):
        self.assertEqual(self.run_on(self.BOTH, "--check")[0].returncode, 0)
        for umbrella in (self.BOTH + "#include <strata/core/gone.hpp>\n", self.BOTH.replace("b.hpp", "gone.hpp")):
            done, after = self.run_on(umbrella, "--check")
            self.assertEqual((done.returncode, after), (1, umbrella))
            self.assertIn("core.hpp does not include every header of core", done.stderr)

    def test_one_header_brings_its_layer(self):
        """Programs choose headers of policy, synth and testing, and operations. strata_add_sql includes sql_file.hpp; hana.hpp needs
        Boost; questions about access need access/proof.hpp and what stands below it."""
        include = ROOT / "include"
        for layer in ("core", "cfn", "sql", "constructs"):
            reached, open_ = set(), [f"strata/{layer}.hpp"]
            while open_:
                header = open_.pop()
                if header not in reached:
                    reached.add(header)
                    open_ += re.findall(r"^#include <(strata/[^>]+)>", (include / header).read_text(encoding="utf-8"), re.M)
            theirs = {path.relative_to(include).as_posix() for path in (include / "strata" / layer).rglob("*.hpp")}
            on_demand = ("/hana.hpp", "/sql_file.hpp", "/access/proof.hpp", "/granted_rights.hpp", "/row_joins.hpp")
            left = {header for header in theirs - reached if not header.endswith(on_demand) and "/access/proof/" not in header}
            self.assertEqual({header for header in left if not header.startswith("strata/constructs/redshift/operations")}, set(), layer)
        operations = (include / "strata/constructs/redshift/operations.hpp").read_text(encoding="utf-8")
        self.assertIn("operations/alarms.hpp", operations)


class Documentation(unittest.TestCase):
    def test_the_guide_shows_the_arrows_that_are_checked(self):
        """CONTRIBUTING lists each layer with the layers that it may include."""
        sys.path.insert(0, str(ROOT / "tools"))
        try:
            import check_layers
        finally:
            sys.path.pop(0)
        guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
        shown = {layer: [] if below == "nothing" else re.findall(r"\w+", below)
                 for layer, below in re.findall(r"^    (\w+) +→ (.+)$", guide, re.M)}
        self.assertEqual(shown, check_layers.BELOW)


class Reach(unittest.TestCase):
    """The real headers, with a change in one of them."""
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


class ErrorCodes(unittest.TestCase):
    GOOD = {"include/strata/core/errors.hpp": 'STRATA_ERROR(E0101, id_is_odd,\n  "an id; is odd")\n',
            "tests/compile_fail/id.cpp": "// ERROR: E0101\n", "docs/errors/E0101.md": "# E0101 id_is_odd\n"}

    def run_on(self, **changes):
        with tree({**self.GOOD, **changes}) as folder:
            return subprocess.run([sys.executable, ROOT / "tools/check_error_codes.py", folder], capture_output=True, text=True)

    def test_three_equal_sets(self):
        self.assertEqual(self.run_on().returncode, 0)

    def test_what_is_missing(self):
        for name, text, words in (
                ("tests/compile_fail/id.cpp", "", "says '// ERROR: ...' for: E0101"),
                ("tests/compile_fail/meta/id2.cpp", "// ERROR: E0777\n", ""),
                ("include/strata/cfn/errors.hpp", 'STRATA_ERROR(E0201, new, "x")', "docs/errors has no page for: E0201"),
                ("docs/errors/E0102.md", "", "E0102 has a page, but no STRATA_ERROR"),
                ("tests/compile_fail/other.cpp", "// ERROR: E0103\n", "E0103 has a test, but no STRATA_ERROR"),
                ("docs/errors/E0101.md", "# E0101\n", "does not name id_is_odd"),
                ("include/strata/cfn/errors.hpp", 'STRATA_ERROR(E0101, again, "x")', "declared twice")):
            done = self.run_on(**{name: text})
            self.assertEqual(done.returncode, 1 if words else 0, name + done.stderr)
            self.assertIn(words, done.stderr)


class Links(unittest.TestCase):
    GOOD = {"mkdocs.yml": "nav:\n  - docs/a.md\n  - A: a.md\n", "docs/images/p.png": "", "README.md": "[a](docs/a.md#two-words)\n",
            "docs/a.md": "# Two `words`\n\n    [code](nowhere.md)\n\n![p](images/p.png#only-light) [web](https://example.com/x.md)\n"}

    def run_on(self, **changes):
        with tree({**self.GOOD, **changes}) as folder:
            return subprocess.run([sys.executable, ROOT / "tools/check_links.py", folder], capture_output=True, text=True)

    def test_links_that_lead_somewhere(self):
        self.assertEqual(self.run_on().returncode, 0, self.run_on().stderr)

    def test_what_leads_nowhere(self):
        for name, text, words in (("README.md", "[a](docs/b.md)\n", "README.md: there is no docs/b.md"),
                                  ("README.md", "[a](docs/a.md#three-words)\n", "README.md: docs/a.md has no heading #three-words"),
                                  ("docs/a.md", "# Two words\n", "no page shows docs/images/p.png"),
                                  ("docs/c.md", "# C\n", "mkdocs.yml does not list c.md")):
            done = self.run_on(**{name: text})
            self.assertEqual((done.returncode, done.stderr.strip()), (1, words))


if __name__ == "__main__":
    unittest.main()
