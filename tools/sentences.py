#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""sentences.py OUTPUT_FOLDER

Writes the sentence of each compile-fail case into the case, as lines `// SAYS: ...` at its end. OUTPUT_FOLDER holds the messages of the
last run of the compile-fail tests; the sentence is that of a compiler that takes a computed text in static_assert (clang-19-c++26).
Review the changes like code: the tests compare every later run with these lines.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/compile_fail"
COMPILER = "clang-19-c++26"
SENTENCE = re.compile(r"error: static assertion failed: (strata\[E\d{4}\]: (?:.*\n)*?.*see docs/errors/E\d{4}\.md)$", re.MULTILINE)
SAYS = re.compile(r"^// SAYS: (.*)$", re.MULTILINE)


def said(case):
    """The sentence that a case expects, or nothing."""
    return "\n".join(SAYS.findall(case.read_text(encoding="utf-8")))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    written = []
    for case in sorted(CASES.rglob("*.cpp")):
        name = case.relative_to(CASES).as_posix().removesuffix(".cpp").replace("/", ".")
        output = pathlib.Path(sys.argv[1], f"{name}.{COMPILER}.txt")
        if case.parent.name == "meta" or not output.exists():
            continue
        found = SENTENCE.search(output.read_text(encoding="utf-8"))
        text = case.read_text(encoding="utf-8")
        if "// FIRST-ERROR:" in text or not found or found[1] == said(case):
            continue
        kept = SAYS.sub("", text).rstrip() + "\n\n"
        case.write_text(kept + "".join(f"// SAYS: {line}\n" for line in found[1].splitlines()), encoding="utf-8")
        written.append(name)
    print(f"{len(written)} cases written", *written, sep="\n  ")


if __name__ == "__main__":
    main()
