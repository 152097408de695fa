#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""error_pages.py [--check] OUTPUT_FOLDER

Writes the generated parts of each page docs/errors/E0101.md: the sentence that newer compilers print, or the literal one, the code of
its compile-fail case, wrong and right, and the compilers' messages. OUTPUT_FOLDER holds the messages of the last run of the compile-fail tests.
A test run compiles each mistake with one of these compilers; where a message is missing, the page keeps the one that it shows.
Between the heading and the line that begins the generated part stands the comment (`///`) above the STRATA_ERROR or, without one,
the text that people have written in the page. With --check it writes nothing,
and a stale page is an error.
"""
import argparse
import pathlib
import re
import sys

from sentences import said

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "tests/compile_fail"
PAGES = ROOT / "docs/errors"
ERROR = re.compile(r'((?:^///.*\n)*)^STRATA_ERROR\(\s*(E\d{4})\s*,\s*(\w+)\s*,\s*("(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*)\s*[,)]', re.MULTILINE)
BEGIN = "<!-- From here on, ./dev docs writes this page. -->"
SHOWN = {"gcc-12": "g++ 12", "clang-19": "clang 19", "clang-16": "clang 16"}
PREFERRED = ["stack", "storage", "security", "network", "redshift", "cfn", "core"]  # real constructs before toy ones


def paragraphs(comment):
    """The text of a comment; an empty line begins another paragraph."""
    lines = [line.removeprefix("///").strip() for line in comment.splitlines()]
    return "\n\n".join(" ".join(part.split("\n")) for part in "\n".join(lines).split("\n\n")).strip()


def errors():
    """By code: the name, the sentence, and what the comment above says."""
    found = {}
    for path in sorted((ROOT / "include/strata").rglob("*.hpp")):
        for comment, code, title, sentence in ERROR.findall(path.read_text(encoding="utf-8")):
            found[code] = (title, "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', sentence)), paragraphs(comment))
    return found


def cases():
    """The case that a page shows, for each error code."""
    found = {}
    for path in sorted(CASES.rglob("*.cpp")):
        folder = path.parent.name
        if folder == "meta":
            continue
        rank = PREFERRED.index(folder) if folder in PREFERRED else len(PREFERRED)
        for code in re.findall(r"^// ERROR: (E\d{4})$", path.read_text(encoding="utf-8"), re.MULTILINE):
            found.setdefault(code, []).append((rank, path))
    return {code: min(paths)[1] for code, paths in found.items()}


def variant(text, macro):
    """The preprocessed source with one of the two macros, without the marks of the test."""
    kept, active = [], [True]
    for line in text.splitlines():
        directive = re.match(r"#(ifdef (\w+)|else|endif)$", line.strip())
        if directive and directive[2]:
            active.append(directive[2] == macro)
        elif directive and directive[1] == "else":
            active[-1] = not active[-1]
        elif directive:
            active.pop()
        elif all(active):
            kept.append(re.sub(r" *// (offending line|the resource at fault)$", "", line))
    text = "\n".join(line for line in kept if not re.match(r"// (SPDX-|ERROR:|EXPECT|FIRST-ERROR:|MAX-ERRORS:|SAYS:)", line))
    text = re.sub(r'#include "(\.\./)+platform\.hpp"\n\n', "", text.replace("\nint main() {}", ""))
    return text.strip()


def only_in(text, other):
    """The lines of a source that its twin does not have."""
    others = set(other.splitlines())
    return "\n".join(line for line in text.splitlines() if line not in others)


def essence(output, case):
    """The part of a compiler's output that matters: our error, the names in it, and the user's line."""
    kept, named = [], False
    for line in output.replace(f"{ROOT}/", "").splitlines():
        names = not named and re.search(r"[Ii]n instantiation of .*strata::errors::E\d{4}", line)
        if names or re.search(r"\berror: ", line) or f"{case.name}:" in line:
            if not line.startswith(("In file included from", "                 from")):
                kept.append(line)
                named = named or bool(names)
    return "\n".join(kept)


def comparable(page):
    """A page without line numbers in our own headers, which move with every change."""
    return re.sub(r"(include/strata/[a-z_/]+\.hpp):\d+:\d+", r"\1", page)


def shown(page):
    """The message of each compiler that a page shows."""
    found = {}
    for name, text in re.findall(r"^([^\n]*), without the lines in between:\n\n```text\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL):
        found[name] = text
    for name, other in re.findall(r"^(.*) prints the same as (.*)\.$", page, re.MULTILINE):
        found[name] = found.get(other, "")
    return found


def generated(code, title, sentence, case, outputs):
    text = case.read_text(encoding="utf-8")
    wrong, right = variant(text, "STRATA_REJECT"), variant(text, "STRATA_ACCEPT")
    relative = case.relative_to(ROOT).as_posix()
    parts = [BEGIN, "", "## What it looks like", "", f"From [{relative}](../../{relative}):", "",
             "```cpp", wrong, "```", ""]
    difference = only_in(right, wrong)
    if difference:
        parts += ["Right:", "", "```cpp", difference, "```", ""]
    parts += ["## What compilers say", ""]
    if said(case):
        parts += ["g++ 14, clang 21 and their successors print the sentence above, and so do clang 17 to 20 in C++26 mode.", ""]
    told = {}
    for compiler, name in SHOWN.items():
        text = outputs[compiler]
        same = next((other for other, before in told.items() if comparable(before) == comparable(text)), None)
        if same:
            parts += [f"{name} prints the same as {same}.", ""]
            continue
        told[name] = text
        parts += [f"{name}, without the lines in between:", "", "```text", text, "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("outputs", type=pathlib.Path)
    arguments = parser.parse_args()
    chosen, stale, untold = cases(), [], []
    PAGES.mkdir(parents=True, exist_ok=True)
    for code, (title, sentence, comment) in sorted(errors().items()):
        if code not in chosen:
            untold.append(f"{code} has no compile-fail case")
            continue
        name = chosen[code].relative_to(CASES).as_posix().removesuffix(".cpp").replace("/", ".")
        page = PAGES / f"{code}.md"
        have = page.read_text(encoding="utf-8") if page.exists() else ""
        before, outputs = shown(have), {}
        for compiler in SHOWN:
            path = arguments.outputs / f"{name}.{compiler}.txt"
            if path.exists():
                outputs[compiler] = essence(path.read_text(encoding="utf-8"), chosen[code])
            elif SHOWN[compiler] in before:
                outputs[compiler] = before[SHOWN[compiler]]
            else:
                print(f"*** SKIPPED: {path} is missing; run ./dev test -L compile_fail --every-compiler first")
                return 77
        told = said(chosen[code])
        heading = f"# {code} {title}\n\n" + (f"```text\n{told}\n```\n\n" if told else f"> {sentence}\n\n")
        written = comment or re.sub(r"\A# .*\n\n(> .*\n|```text\n(.*\n)*?```\n)\n", "", have.split(BEGIN)[0]).strip()
        new = heading + (written + "\n\n" if written else "") + generated(code, title, sentence, chosen[code], outputs)
        if not written:
            untold.append(f"docs/errors/{code}.md has no words of ours: say above the STRATA_ERROR when it happens and what to do")
        if comparable(new) != comparable(have):
            stale.append(code)
            if not arguments.check:
                page.write_text(new, encoding="utf-8")
    for line in untold:
        print(line)
    if stale:
        print(f"{'stale' if arguments.check else 'written'}: {', '.join(stale)}")
    if arguments.check and (stale or untold):
        print("./dev docs writes the generated part of these pages")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
