#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""construct_reference.py [--check]

Writes into docs/reference/constructs.md, from the doc comments, every construct that the page does not explain already: what it is,
how it is called, its options. Constructs that a warehouse makes are functions of the workgroup, which the page lists. With --check
nothing is written, and a stale page is an error.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reference/constructs.md"
HEADERS = ROOT / "include/strata/constructs"
BEGIN, END = "<!-- constructs -->\n", "<!-- end of constructs -->\n"
COMMENTED = r"((?:^///.*\n)+)^(?:class|struct) {} "
CONSTRUCT = re.compile(r"^template <core::fixed_string Id = \"\">\nstruct (\w+) : \1_base \{\n  constexpr \1\(((?:.|\n)*?)\)\n", re.MULTILINE)
MEMBER = re.compile(r"^  \w[\w:<>, *]*?[ *](\w+)(?: = ([^;]*)|\{(.*?)\})?;(?: +///< (.*(?:\n +///<? .*)*))?$", re.MULTILINE)


def plain(comment):
    return " ".join(re.sub(r"^ *///<? ?", "", line) for line in comment.splitlines()).strip()


def call(parameters):
    shown = []
    for parameter in re.sub(r"\s+", " ", parameters).split(", "):
        if "source_line" not in parameter:
            shown.append("{…}" if "_options" in parameter else parameter.split(" = ")[0].split(" ")[-1].rstrip("_"))
    return ", ".join(shown)


def section(name, parameters, text):
    """Of one construct, from the text of its header."""
    comment = re.search(COMMENTED.format(name + "_base"), text, re.MULTILINE)
    if not comment:
        sys.exit(f"{name}_base has no doc comment: say what it is, what it makes, and which errors it raises")
    lines = [f'`{name}<"Id">({call(parameters)})`', "", plain(comment[1]), ""]
    options = re.search(rf"^struct {name}_options \{{\n((?:.|\n)*?)^\}};", text, re.MULTILINE)
    if options:
        lines += ["| option | default | |", "|---|---|---|"]
        for member, assigned, braced, said in MEMBER.findall(options[1]):
            default = re.sub(r"\w+::", "", assigned or braced).strip('"')
            lines.append(f"| `{member}` | {f'`{default}`' if default else ''} | {plain(said)} |")
        lines.append("")
    return "\n".join(lines)


def rendered(written, headers=None):
    """`written` is the rest of the page."""
    texts = headers if headers is not None else [p.read_text(encoding="utf-8") for p in sorted(HEADERS.rglob("*.hpp")) if p.parent.name != "redshift"]
    return "\n".join(section(name, parameters, text) for text in texts for name, parameters in CONSTRUCT.findall(text) if f"`{name}<" not in written)


def expected(page):
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return before + BEGIN + "\n" + rendered(before + after) + "\n" + END + after


def main():
    page = PAGE.read_text(encoding="utf-8")
    wanted = expected(page)
    if "--check" in sys.argv[1:]:
        if wanted != page:
            sys.exit(f"{PAGE.relative_to(ROOT)} is not what tools/construct_reference.py writes")
        return
    PAGE.write_text(wanted, encoding="utf-8")


if __name__ == "__main__":
    main()
