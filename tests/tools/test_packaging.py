# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The port and the recipe agree with the build, as far as that can be seen without vcpkg and Conan."""
import ast
import json
import pathlib
import re
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
        found = set(re.findall(r"^find_package\((\w+) [\d.]+ \$\{strata_need\}", CMAKE, re.M))
        self.assertEqual(found, {"Boost", "nlohmann_json", "CLI11"})
        port = {d for d in json.loads((PORT / "vcpkg.json").read_text())["dependencies"] if isinstance(d, str)}
        self.assertEqual(port, {"boost-hana", "nlohmann-json", "cli11"})
        self.assertEqual(set(re.findall(r'self\.requires\("(\w+)/', RECIPE)), {"boost", "nlohmann_json", "cli11"})

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
