# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""doc_blocks.py --mistakes finds each kind of page that shows a wrong message of the compiler."""
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import doc_blocks  # noqa: E402

# Stands in for a compiler: prints the text behind `said` in the program.
COMPILER = [sys.executable, "-c", "import re, sys; sys.stderr.write('\\n'.join(re.findall('said: (.*)', open(sys.argv[-1]).read())))"]
PROGRAM = "```cpp\nint x;  // said: nothing\n```\n\nIt prints `strata[E0104]`.\n\n"
MISTAKE = "<!-- mistake E0104:\n- said: nothing\n+ said: a.cpp:1: error: strata[E0104]: an error of two  words\n? error of two words\n-->\n"


class Mistakes(unittest.TestCase):
    def check(self, page):
        with tempfile.TemporaryDirectory() as folder:
            docs = pathlib.Path(folder, "docs")
            (docs / "errors").mkdir(parents=True)
            (docs / "errors/E0104.md").write_text("", encoding="utf-8")
            (docs / "page.md").write_text(page, encoding="utf-8")
            return doc_blocks.check_mistakes(docs, {"one": COMPILER})

    def test_a_page_that_is_right(self):
        self.assertEqual(self.check(PROGRAM + MISTAKE + "\n```text\nstrata[E0104]: an error\n```\n"), ([], 1))

    def test_pages_that_are_wrong(self):
        for page, words in ((PROGRAM, "docs/page.md: strata[E0104] has no mistake that shows it"),
                            ("E0999", "docs/page.md: no page explains E0999"),
                            (PROGRAM + MISTAKE.replace("strata[E0104]", "strata[E0103]"), "docs/page.md:7: one: not one error E0104, but"),
                            (PROGRAM + MISTAKE.replace("error:", "note:"), "not one error E0104, but []"),
                            (PROGRAM + MISTAKE.replace("+ said", "+ said: b.cpp: error: y\n+ said"), "not one error E0104, but"),
                            (PROGRAM + MISTAKE.replace("? ", "? other "), "docs/page.md:7: one does not print 'other error of two words'"),
                            (PROGRAM + MISTAKE.replace("- said", "- say"), "must stand once in the blocks above"),
                            (PROGRAM + PROGRAM + MISTAKE, "must stand once in the blocks above"),
                            (PROGRAM + MISTAKE + "```text\nother\n```\n", "docs/page.md:12: the compiler does not print 'other'"),
                            (PROGRAM + MISTAKE + "<!-- one -->\n```text\nother\n```\n", "docs/page.md:12: one does not print 'other'"),
                            (PROGRAM + MISTAKE + "<!-- two -->\n```text\nan error\n```\n", "docs/page.md:12: two is none of the compilers one"),
                            ("```text\nother\n```\n", "docs/page.md:1: a block of text, and no mistake before it that prints it")):
            wrong, _ = self.check(page)
            self.assertEqual(len(wrong), 1, (page, wrong))
            self.assertIn(words, wrong[0])

    def test_a_mistake_is_in_the_blocks_since_the_last_given_ones(self):
        page = PROGRAM + "<!-- given:\nint y;\n-->\n" + MISTAKE
        self.assertIn("must stand once", self.check(page)[0][0])


if __name__ == "__main__":
    unittest.main()
