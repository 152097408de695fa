# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The port and the recipe agree with the build, as far as a test without vcpkg and Conan can check."""
import ast
import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CMAKE = (ROOT / "CMakeLists.txt").read_text()
PORT = ROOT / "packaging/vcpkg/strata"
RECIPE = (ROOT / "packaging/conan/conanfile.py").read_text()


class Packaging(unittest.TestCase):
    def test_the_port_has_the_version_of_the_library(self):
        header = (ROOT / "include/strata/version.hpp").read_text()
        version = ".".join(re.search(rf"STRATA_VERSION_{part} (\d+)", header)[1] for part in ("MAJOR", "MINOR", "PATCH"))
        self.assertEqual(json.loads((PORT / "vcpkg.json").read_text())["version"], version)

    def test_both_name_what_cmake_looks_for(self):
        found = set(re.findall(r"^find_package\((\w+) [\d.]+ \$\{strata_need\w*\}", CMAKE, re.M))
        self.assertEqual(found, {"Boost", "nlohmann_json", "CLI11"})
        port = json.loads((PORT / "vcpkg.json").read_text())
        self.assertEqual({d for d in port["dependencies"] if isinstance(d, str)}, {"nlohmann-json", "cli11"})
        self.assertEqual(port["features"]["hana"]["dependencies"], ["boost-hana"])
        self.assertEqual(set(re.findall(r'self\.requires\("(\w+)/', RECIPE)), {"boost", "nlohmann_json", "cli11"})

    def test_only_hana_needs_boost(self):
        layers = dict(re.findall(r"^ *strata_layer\((\w+)(.*?)\)", CMAKE, re.M))
        self.assertEqual([name for name, rest in layers.items() if "Boost::" in rest], ["hana"])
        self.assertFalse([name for name, rest in layers.items() if re.search(r"NEEDS [a-z ]*hana", rest)])
        self.assertIn('if self.options.with_hana:\n            self.requires("boost/', RECIPE)
        with_boost = {path.name for path in (ROOT / "include").rglob("*.hpp") if "#include <boost/" in path.read_text(encoding="utf-8")}
        self.assertEqual(with_boost, {"hana.hpp"})

    def test_each_layer_is_a_target_and_links_what_it_may_include(self):
        sys.path.insert(0, str(ROOT / "tools"))
        try:
            import check_layers
        finally:
            sys.path.pop(0)
        linked = {}
        for name, rest in re.findall(r"^ *strata_layer\((\w+)(.*?)\)", CMAKE, re.M):
            needs = re.search(r"NEEDS ([a-z ]+)", rest)
            needs = needs[1].split() if needs else []
            linked[name] = set(needs).union(*(linked[n] for n in needs))
        del linked["hana"]
        self.assertEqual(linked, {layer: set(below) for layer, below in check_layers.BELOW.items()})

    def test_both_use_options_that_exist(self):
        options = set(re.findall(r"^option\((STRATA_\w+)", CMAKE, re.M))
        for text in ((PORT / "portfile.cmake").read_text(), RECIPE):
            used = set(re.findall(r"(STRATA_(?:BUILD|INSTALL)\w*)", text))
            self.assertTrue(used and used <= options, used)

    def test_the_recipe_is_python_and_takes_what_the_build_reads(self):
        ast.parse(RECIPE)
        taken = re.search(r"for pattern in \(([^)]*)\)", RECIPE)[1]
        for top in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*"):
            self.assertIn(f'"{top}"', taken)


if __name__ == "__main__":
    unittest.main()
