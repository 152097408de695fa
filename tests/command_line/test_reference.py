# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The reference of the command line has every command and option, with the texts of the program's help."""
import re
import unittest

import reference
from support import Programs


class Reference(Programs):
    def test_the_page_has_what_the_program_has(self):
        page = reference.PAGE.read_text(encoding="utf-8")
        first, last = reference.block(page)
        self.assertEqual(page[first:last].strip(), reference.rendered(self.text(self.awkward, "man-page")).strip(),
                         "run tests/command_line/reference.py PROGRAM")

    def test_help_and_manual_page_agree(self):
        everything = reference.commands(self.text(self.awkward, "man-page"))
        self.assertGreater(len(everything), 9)
        for name, text, options in everything:
            shown = re.sub(r"\s+", " ", self.text(self.awkward, *filter(None, [name]), "--help"))
            self.assertIn(re.sub(r"\s+", " ", text), shown)
            for option, said in options:
                self.assertIn(option.split(", ")[-1].split(" ")[0], shown)
                self.assertIn(said, shown)


if __name__ == "__main__":
    unittest.main()
