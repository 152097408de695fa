#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_sizes.py [--all] [PROJECT_FOLDER]

Fails on a hand-written header of include/strata with more than 400 lines, and on a function in one with more than 60, from its first
line to its last brace. tools/size_exceptions.json may allow more, with a reason; an exception that nothing needs fails as well. With
--all it prints the sizes of all headers and functions above the limits, allowed or not.
"""
import argparse
import bisect
import json
import pathlib
import re
import sys

HEADER_LINES, FUNCTION_LINES = 400, 60
GENERATED = re.compile(r"^// .*; do not edit\.$", re.MULTILINE)
EXCEPTIONS = "tools/size_exceptions.json"

# Text that may hide braces: comments, strings, characters, and whole preprocessor lines. A digit separator starts no character.
HIDDEN = re.compile(r'''//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]*)\(.*?\)(?P=mark)"|"(?:[^"\\\n]|\\.)*"|(?<![0-9a-fA-F])'(?:[^'\\\n]|\\.)*'|'''
                    r'''^[ \t]*\#(?:[^\n\\]|\\\n|\\.)*''', re.DOTALL | re.MULTILINE)
SCOPE = re.compile(r"^(?:inline\s+)?(?:namespace|extern)\b|^(?:typedef\s+)?(?:class|struct|union|enum)\b")
ASSIGNED = re.compile(r"\b(?!operator\b)(\w+)\s*=(?!=)")
LAMBDA = re.compile(r"\[[\w\s&=,]*\]\s*(?:\([^{};]*?\)[^{};()]*|<[^{};]*?>\s*\([^{};]*?\)[^{};()]*)?\{")
ATTRIBUTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)


def visible(text):
    """The text with blanks in place of text that may hide braces; offsets and lines stay."""
    return HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def matching(text, start, pair):
    """The offset behind the bracket that closes the one at `start`."""
    depth = 0
    for offset in range(start, len(text)):
        depth += (text[offset] == pair[0]) - (text[offset] == pair[1])
        if depth == 0:
            return offset + 1
    return len(text)


def without_macros(header):
    """A declaration without the calls of macros in front of it."""
    header = header.lstrip()
    while re.match(r"[A-Z][A-Z0-9_]*\(", header):
        header = header[matching(header, header.index("("), "()"):].lstrip()
    return header


def without_template(header):
    """A declaration without the `template <...>` and the `requires ...` in a separate line that it may begin with."""
    header = without_macros(header)
    while re.match(r"template\s*<", header):
        header = header[matching(header, header.index("<"), "<>"):].lstrip()
        header = re.sub(r"^requires\b(?:[^\n]|\n(?=\s*(?:&&|\|\|)))*\n", "", header).lstrip()
    return header


def function_name(header):
    """The name of the function that a declaration in front of a brace defines; None if it defines something else."""
    header = without_template(ATTRIBUTE.sub("", header).strip())
    if SCOPE.match(header):
        return None
    assigned = ASSIGNED.search(header)
    if assigned and "(" not in header[:assigned.start()] and "operator" not in header[:assigned.start()]:
        return assigned[1] if "[" in header[assigned.end():] else None  # a constant that is a lambda
    if "(" not in header:
        return None
    before = header[:header.index("(")]
    operator = re.search(r"\boperator\b\s*(?:[^\s\w]+|\w+)?\s*$", before)
    if operator:
        return " ".join(operator[0].split())
    named = re.search(r"(~?\w+)\s*(?:<[^()]*>)?\s*$", before)
    return named[1] if named else None


def functions(text):
    """The functions that a header defines, each with its first line and its number of lines."""
    code = visible(text)
    newlines = [found.start() for found in re.finditer("\n", code)]

    def line(offset):
        return bisect.bisect_left(newlines, offset) + 1

    begin = offset = 0
    while offset < len(code):
        char = code[offset]
        if char == "(":
            end = matching(code, offset, "()")
            assigned = ASSIGNED.search(code[begin:offset])
            while inner := LAMBDA.search(code, offset, end) if assigned else None:  # an argument in a constant's initializer
                offset = matching(code, inner.end() - 1, "{}")
                yield assigned[1], line(inner.start()), line(offset - 1) - line(inner.start()) + 1
            offset = end
            continue
        if char in ";}":
            begin = offset + 1
        elif char == ":" and re.search(r"\b(?:public|private|protected)\s*$", code[begin:offset]):
            begin = offset + 1
        elif char == "{":
            header = code[begin:offset]
            end = matching(code, offset, "{}")
            declared = without_template(ATTRIBUTE.sub("", header).strip())
            # A constructor's members, initialized in braces, come before its body.
            if re.search(r"\)[\s\w]*:[^:]", header) and re.search(r"[\w>]$", header) and re.match(r"\s*[,{]", code[end:]):
                offset = end
                continue
            name = function_name(header)
            if name:
                first = offset - len(without_macros(header))
                yield name, line(first), line(end - 1) - line(first) + 1
                begin = offset = end
                continue
            if not SCOPE.match(declared):  # a list in braces
                offset = end
                continue
            begin = offset + 1
        offset += 1


def check(root):
    allowed = json.loads((root / EXCEPTIONS).read_text(encoding="utf-8")) if (root / EXCEPTIONS).exists() else {}
    wrong, large, needed = [], [], set()
    if not all(str(reason).strip() for reason in allowed.values()):
        wrong.append(f"{EXCEPTIONS}: each exception needs its reason")

    def measure(name, where, lines, limit):
        if lines <= limit:
            return
        large.append(f"{where}: {name} has {lines} lines")
        needed.add(name)
        if name not in allowed:
            wrong.append(f"{where}: {name} has {lines} lines; divide it, or give {EXCEPTIONS} the reason why more than {limit} are best")

    for path in sorted((root / "include/strata").rglob("*.hpp")):
        name = path.relative_to(root / "include").as_posix()
        text = path.read_text(encoding="utf-8")
        if name.startswith("strata/aws/") or GENERATED.search(text[:500]):
            continue
        measure(name, f"include/{name}", text.count("\n"), HEADER_LINES)
        for function, first, lines in functions(text):
            measure(f"{name}:{function}", f"include/{name}:{first}", lines, FUNCTION_LINES)
    wrong += [f"{EXCEPTIONS}: nothing needs the exception {name}" for name in allowed if name not in needed]
    return wrong, large


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    arguments = parser.parse_args()
    wrong, large = check(arguments.root)
    if arguments.all:
        print("\n".join(large))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
