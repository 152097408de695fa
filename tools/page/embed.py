#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Writes include/strata/synth/page_source.hpp from page.html, with the style and the scripts that it names; --check exits with 1 when the
header is stale."""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/strata/synth/page_source.hpp"
LONGEST = 12_000  # compilers may refuse one literal of more than 16 KB


def page():
    return re.sub(r"^/\* (\S+) \*/\n", lambda found: (HERE / found[1]).read_text(encoding="utf-8"),
                  (HERE / "page.html").read_text(encoding="utf-8"), flags=re.M)


def header():
    pieces, rest = [], page()
    while rest:
        room = rest.encode()[:LONGEST].decode(errors="ignore")
        end = len(rest) if len(room) == len(rest) else rest.rindex("\n", 0, len(room)) + 1
        pieces.append(f'    {{R"page({rest[:end]})page", {len(rest[:end].encode())}}},')
        rest = rest[end:]
    return "\n".join(["// SPDX-FileCopyrightText: The Strata authors", "// SPDX-License-Identifier: Apache-2.0",
                      "// Written by tools/page/embed.py from tools/page; do not edit.", "#pragma once",
                      "#include <string_view>", "", "namespace strata::synth {",
                      "// clang-format off", "/// The page in pieces.",
                      "inline constexpr std::string_view page_source[] = {", "\n".join(pieces), "};", "// clang-format on",
                      "}  // namespace strata::synth", ""])


def main():
    if "--check" in sys.argv[1:]:
        if HEADER.read_text(encoding="utf-8") != header():
            sys.exit(f"{HEADER} is stale: run tools/page/embed.py")
    else:
        HEADER.write_text(header(), encoding="utf-8")


if __name__ == "__main__":
    main()
