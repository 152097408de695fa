#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""doc_blocks.py OUTPUT

Writes one source of all C++ blocks of docs/, to be compiled: an error names the page and the line. Pages of docs/errors are
left out: their blocks are cases of tests/compile_fail.

The blocks of a page stand in one namespace, one after the other. A comment in the page starts a new namespace, with declarations
that readers know from elsewhere:

    <!-- given:
    inline constexpr auto lake = data_lake_storage<"Lake">();
    -->
"""
import pathlib
import re
import sys

DOCS = pathlib.Path(__file__).resolve().parents[1] / "docs"
PART = re.compile(r"<!-- given:\n(?P<given>.*?)-->|^```cpp\n(?P<block>.*?)^```", re.S | re.M)


def parts(page):
    """The page's C++ with the number of its first line, and whether it starts a new namespace."""
    text = page.read_text(encoding="utf-8")
    for found in PART.finditer(text):
        kind = found.lastgroup
        yield kind == "given", text.count("\n", 0, found.start(kind)) + 1, found[kind]


def main():
    includes, body, spaces, blocks = {"#include <strata/synth.hpp>"}, [], 0, 0
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
    if blocks < 5:
        sys.exit("where are the blocks?")
    pathlib.Path(sys.argv[1]).write_text("\n".join([*sorted(includes), *body, ""]), encoding="utf-8")
    print(f"{blocks} blocks in {spaces} namespaces")


if __name__ == "__main__":
    main()
