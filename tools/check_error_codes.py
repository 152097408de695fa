#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_error_codes.py [PROJECT_FOLDER]

An error code stands in three places: a header declares it (STRATA_ERROR in include/strata), a test makes the mistake (`// ERROR: E0101`
in tests/compile_fail), and a page explains it (docs/errors/E0101.md). Fails when the three sets differ.
"""
import pathlib
import re
import sys

DECLARED = re.compile(r"^\s*STRATA_ERROR\(\s*(E\d{4})\s*,\s*(\w+)\s*,", re.MULTILINE)
TESTED = re.compile(r"^ *// ERROR: *(E\d{4}) *$", re.MULTILINE)


def check(root):
    wrong, declared = [], {}
    for path in sorted((root / "include").rglob("*.hpp")):
        for code, title in DECLARED.findall(path.read_text(encoding="utf-8")):
            if code in declared:
                wrong.append(f"{code} is declared twice: {declared[code]} and {title}")
            declared[code] = title
    tested = set()
    for path in sorted((root / "tests/compile_fail").rglob("*.cpp")):
        if "meta" not in path.parts:
            tested.update(TESTED.findall(path.read_text(encoding="utf-8")))
    pages = {}
    for path in sorted((root / "docs/errors").glob("E*.md")):
        pages[path.stem] = path.read_text(encoding="utf-8")
    for code in sorted(set(declared) | tested | set(pages)):
        if code not in declared:
            where = " and ".join([name for name, has in (("a test", code in tested), ("a page", code in pages)) if has])
            wrong.append(f"{code} has {where}, but no STRATA_ERROR declares it")
            continue
        if code in pages and declared[code] not in pages[code]:
            wrong.append(f"{code}: docs/errors/{code}.md does not name {declared[code]}")
    for what, have in (("no tests/compile_fail/*.cpp says '// ERROR: ...' for", tested), ("docs/errors has no page for", pages)):
        missing = sorted(set(declared) - set(have))
        if missing:
            wrong.append(f"{what}: {', '.join(missing)}")
    return len(declared), wrong


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
    count, wrong = check(root)
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{count} error codes, {len(wrong)} problems")
    return 1 if wrong or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
