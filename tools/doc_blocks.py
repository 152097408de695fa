#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""doc_blocks.py OUTPUT

Writes one source of all C++ blocks of docs/ and of the comments of include/, to be compiled: an error names the page or the
header, and the line. Pages of docs/errors are left out: their blocks are cases of tests/compile_fail.

The blocks of a page stand in one namespace, one after the other. A comment in the page starts a new namespace, with declarations
that readers know from elsewhere:

    <!-- given:
    inline constexpr auto lake = data_lake_storage<"Lake">();
    -->

A block of a comment stands behind `///` and four spaces more than its sentences. Those that declare something are compiled,
each in a namespace that knows what tests/docs/given.hpp declares.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PART = re.compile(r"<!-- given:\n(?P<given>.*?)-->|^```cpp\n(?P<block>.*?)^```", re.S | re.M)

COMMENT = re.compile(r"(?:^[ ]*///     [^\n]*\n)+", re.M)
DECLARES = re.compile(r"(inline|struct|class|static_assert|template)\b")


def comments(header):
    """The blocks of a header's comments that declare something, with the number of their first line."""
    text = header.read_text(encoding="utf-8")
    for found in COMMENT.finditer(text):
        code = re.sub(r"^ *///     ", "", found[0], flags=re.M)
        if DECLARES.match(code):
            yield text.count("\n", 0, found.start()) + 1, code


def parts(page):
    """The page's C++ with the number of its first line, and whether it starts a new namespace."""
    text = page.read_text(encoding="utf-8")
    for found in PART.finditer(text):
        kind = found.lastgroup
        yield kind == "given", text.count("\n", 0, found.start(kind)) + 1, found[kind]


def main():
    includes = {"#include <strata/synth.hpp>", f'#include "{ROOT / "tests/docs/given.hpp"}"'}
    body, spaces, blocks = [], 0, 0
    for page in sorted(DOCS.rglob("*.md")):
        if page.parent.name == "errors":
            continue
        opened = False
        for starts, line, code in parts(page):
            blocks += not starts
            if starts or not opened:
                body.append(("}\n" if opened else "") + f"namespace page_{spaces} {{ using namespace strata;")
                spaces, opened = spaces + 1, True
            # Includes go to the top, and each program's main gets a name of its own.
            includes.update(re.findall(r"^#include <[^>]+>", code, re.M))
            code = re.sub(r"^#include.*$", "", code, flags=re.M).replace("int main(", f"[[maybe_unused]] inline int main_{spaces}(")
            body.append(f'#line {line} "{page.relative_to(DOCS.parent)}"\n{code}')
        if opened:
            body.append("}")
    for header in sorted((ROOT / "include/strata").rglob("*.hpp")):
        for line, code in comments(header):
            blocks, spaces = blocks + 1, spaces + 1
            body.append(f'namespace header_{spaces} {{ using namespace given;\n#line {line} "{header.relative_to(ROOT)}"\n{code}}}')
    if blocks < 5:
        sys.exit("where are the blocks?")
    pathlib.Path(sys.argv[1]).write_text("\n".join([*sorted(includes), *body, ""]), encoding="utf-8")
    print(f"{blocks} blocks in {spaces} namespaces")


if __name__ == "__main__":
    main()
