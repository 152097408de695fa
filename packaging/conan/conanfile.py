# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""conan create packaging/conan

Options: with_hana for strata::hana, which needs Boost; compiled for a package that also has, for one compiler, the code that all
programs share."""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeToolchain
from conan.tools.files import copy, load


class StrataRecipe(ConanFile):
    name = "strata"
    description = "Data platforms on AWS as C++ types, written out as CloudFormation templates"
    license = "Apache-2.0"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_hana": [True, False], "compiled": [True, False]}
    default_options = {"with_hana": False, "compiled": False}
    no_copy_source = True

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "include/strata/version.hpp"))
        self.version = ".".join(re.search(rf"STRATA_VERSION_{part} (\d+)", header)[1] for part in ("MAJOR", "MINOR", "PATCH"))

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "tools/aws/services.py", "tools/aws/types.json.gz"):
            copy(self, pattern, src=self._root, dst=self.export_sources_folder)

    def requirements(self):
        if self.options.with_hana:
            self.requires("boost/[>=1.74 <2]", headers=True, libs=False)
        self.requires("nlohmann_json/[>=3.11 <4]")
        self.requires("cli11/[>=2.1 <3]")

    def validate(self):
        check_min_cppstd(self, 20)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables.update(STRATA_BUILD_TESTS=False, STRATA_BUILD_EXAMPLES=False, STRATA_INSTALL=True,
                                         STRATA_COMPILED=bool(self.options.compiled),
                                         CMAKE_DISABLE_FIND_PACKAGE_Boost=not self.options.with_hana)
        toolchain.generate()

    def build(self):
        CMake(self).configure()
        if self.options.compiled:
            CMake(self).build()

    def package(self):
        CMake(self).install()

    def package_id(self):
        if self.info.options.compiled:
            return
        self.info.settings.clear()
        self.info.requires.clear()

    def package_info(self):
        self.cpp_info.bindirs = []
        if not self.options.compiled:
            self.cpp_info.libdirs = []
        # Strata's own configuration file also has the functions: strata_add_template and the others.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("share", "cmake", "strata")]
