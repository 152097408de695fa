# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The compilers' messages in docs/errors."""
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import error_pages  # noqa: E402

CASE = next(iter(error_pages.cases().values()))


class ErrorPages(unittest.TestCase):
    def page(self, **outputs):
        return error_pages.generated("E0104", "title", "sentence", CASE, {c.replace("_", "-"): text for c, text in outputs.items()})

    def test_three_compilers_are_shown(self):
        page = self.page(gcc_12="a: error: one\n", clang_19="b: error: two\n", clang_16="c: error: three\n")
        for text in ("g++ 12, without", "error: one", "clang 19, without", "error: two", "clang 16, without", "error: three"):
            self.assertIn(text, page)

    def test_the_same_is_shown_once(self):
        here = f"{ROOT}/include/strata/core/errors.hpp"
        page = self.page(gcc_12="a: error: one\n", clang_19=f"{here}:1:2: error: two\n", clang_16=f"{here}:3:4: error: two\n")
        self.assertEqual(page.count("error: two"), 1)
        self.assertIn("clang 16 prints the same as clang 19.", page)

    def test_the_words_above_an_error(self):
        declared = error_pages.ERROR.findall('/// When it\n/// happens.\n///\n/// The fix.\nSTRATA_ERROR(E0399, odd, "a" "b")\nSTRATA_ERROR(E0400, even, "c")\n')
        self.assertEqual([(error_pages.paragraphs(comment), code) for comment, code, _, _ in declared], [("When it happens.\n\nThe fix.", "E0399"), ("", "E0400")])


if __name__ == "__main__":
    unittest.main()
