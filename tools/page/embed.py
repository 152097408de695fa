#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Writes include/strata/synth/page_source.hpp from page.html; --check exits with 1 when the header is stale."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/strata/synth/page_source.hpp"
LONGEST = 12_000  # compilers may refuse one literal of more than 16 KB; neighbours are joined


def header():
    pieces, rest = [], (HERE / "page.html").read_text(encoding="utf-8")
    while rest:
        end = len(rest) if len(rest) <= LONGEST else rest.rindex("\n", 0, LONGEST) + 1
        pieces.append(f'R"page({rest[:end]})page"')
        rest = rest[end:]
    return "\n".join(["// SPDX-FileCopyrightText: The Strata authors", "// SPDX-License-Identifier: Apache-2.0",
                      "// Written by tools/page/embed.py from tools/page/page.html; do not edit.", "#pragma once",
                      "#include <string_view>", "", "namespace strata::synth {",
                      "inline constexpr std::string_view page_source = " + "\n".join(pieces) + ";",
                      "}  // namespace strata::synth", ""])


def main():
    if "--check" in sys.argv[1:]:
        if HEADER.read_text(encoding="utf-8") != header():
            sys.exit(f"{HEADER} is stale: run tools/page/embed.py")
    else:
        HEADER.write_text(header(), encoding="utf-8")


if __name__ == "__main__":
    main()
