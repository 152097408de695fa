#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""reference.py PROGRAM

Writes the tables of commands and options in docs/reference/command_line.md, from the manual page of a program.
test_reference.py compares the two.
"""
import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/reference/command_line.md"
BEGIN, END = "<!-- commands -->\n", "<!-- end of commands -->\n"


def plain(text):
    return re.sub(r"\\f[BIR]", "", text).replace("\\-", "-").replace("\\&", "").replace("\\e", "\\")


def commands(manual):
    """[(command, text, [(option, text)])] of a manual page; the first is the program itself."""
    found = [("", "", [])]
    lines = iter(plain(manual).split(".SH OPTIONS\n")[1].split(".SH EXAMPLES\n")[0].splitlines())
    for line in lines:
        if line.startswith(".SS "):
            found.append((line[4:], next(lines), []))
        elif line == ".TP":
            found[-1][2].append((next(lines), next(lines)))
    return found


def rendered(manual):
    def code(option):
        return ", ".join(f"`{part}`" for part in option.split(", "))

    def text_of(text):
        return text.replace("|", "\\|")

    everywhere = ("-h", "--help", "-o", "--output")
    out = "| command | |\n|---|---|\n"
    everything = commands(manual)[1:]
    for name, text, options in everything:
        operand = "".join(f" {option}" for option, _ in options if not option.startswith("-"))
        out += f"| `{name}{operand}` | {text_of(text)} |\n"
    out += "\n| command | option | |\n|---|---|---|\n"
    for name, _, options in everything:
        for option, text in options:
            if not option.split(" ")[0].rstrip(",") in everywhere:
                out += f"| `{name}` | {code(option)} | {text_of(text)} |\n"
    return out


def block(page):
    start = page.index(BEGIN) + len(BEGIN)
    return start, page.index(END)


if __name__ == "__main__":
    written = PAGE.read_text(encoding="utf-8")
    first, last = block(written)
    manual_page = subprocess.run([sys.argv[1], "man-page"], capture_output=True, text=True, check=True).stdout
    PAGE.write_text(written[:first] + "\n" + rendered(manual_page) + "\n" + written[last:], encoding="utf-8")
