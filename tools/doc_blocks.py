#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""doc_blocks.py OUTPUT
doc_blocks.py --mistakes "NAME=COMPILER [FLAG...]"... [FLAG...]

Writes one source with all C++ blocks of docs/ and of the comments of include/. A compiler's error in it names the file and the line of the block. The
script leaves out the pages of docs/errors, because their blocks are cases of tests/compile_fail.

The blocks of a page stand in one namespace, one after the other. A comment in the page starts a new namespace, with declarations
that readers know from elsewhere:

    <!-- given:
    inline constexpr auto lake = data_lake_storage<"Lake">();
    -->

A block in a comment stands behind `///` and four spaces more than its sentences. Blocks with declarations are compiled, each in a
namespace that sees the declarations of tests/docs/given.hpp.

With --mistakes it checks the mistakes that pages describe, with each compiler. A comment behind the description changes the blocks above it, and
names the error code that the compilers must print, and further parts of their output (`?`). A block of text behind the comment shows the output,
less whole lines and the beginnings and ends of lines; `<!-- gcc -->` before the block says whose (here of `gcc=g++-12`):

    <!-- mistake E0104:
    - FROM reviews
    + FROM review
    ? public.review
    -->
    <!-- gcc -->
    ```text
    error: static assertion failed: strata[E0104]
    ```

`<!-- sentence -->` stands before what a compiler prints in C++26 mode, where errors are sentences. A `mistake:` without a code is one that only the compiler explains. An error code in docs/ that does not exist, a `strata[E0104]` without such a comment, and a block of text without one are errors.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
# The name of a compiler that prints errors as sentences in C++26 mode, for their blocks alone
SENTENCE = "sentence"
PART = re.compile(r"<!-- given:\n(?P<given>.*?)-->|^```cpp\n(?P<block>.*?)^```|<!-- mistake(?P<mistake>(?: E\d{4})?:\n.*?)-->|^(?P<text>(?:<!-- \w+ -->\n)?```text\n.*?)^```",
                  re.S | re.M)


COMMENT = re.compile(r"(?:^[ ]*///     [^\n]*\n)+", re.M)
DECLARES = re.compile(r"(inline|struct|class|static_assert|template)\b")


def comments(header):
    """The blocks of a header's comments that declare something, with the number of their first line."""
    text = header.read_text(encoding="utf-8")
    for found in COMMENT.finditer(text):
        code = re.sub(r"^ *///     ", "", found[0], flags=re.M)
        if DECLARES.match(code):
            yield text.count("\n", 0, found.start()) + 1, code


def pages(docs):
    return [page for page in sorted(docs.rglob("*.md")) if page.relative_to(docs).parts[0] != "errors"]


def parts(page):
    """The parts of a page that a compiler reads: the kind, the number of the first line, and the text."""
    text = page.read_text(encoding="utf-8")
    for found in PART.finditer(text):
        kind = found.lastgroup
        yield kind, text.count("\n", 0, found.start(kind)) + 1, found[kind]


def source(code, name, using="strata", includes=()):
    """The text of namespaces, each a list of (file, line, text), and the headers that they include."""
    includes, body = {"#include <strata/synth.hpp>", *includes}, []
    for number, pieces in enumerate(code):
        body.append(f"namespace {name}_{number} {{ using namespace {using};")
        for file, line, text in pieces:
            # Includes go to the top, and each program's main gets a name for itself.
            includes.update(re.findall(r"^#include <[^>]+>", text, re.M))
            text = re.sub(r"^#include.*$", "", text, flags=re.M).replace("int main(", f"[[maybe_unused]] inline int main_{number}(")
            body.append(f'#line {line} "{file}"\n{text}')
        body.append("}")
    return "\n".join([*sorted(includes), *body, ""])


def write_blocks(output):
    code, blocks = [], 0
    for page in pages(DOCS):
        opened = False
        for kind, line, text in parts(page):
            if kind not in ("given", "block"):
                continue
            blocks += kind == "block"
            if kind == "given" or not opened:
                code.append([])
                opened = True
            code[-1].append((page.relative_to(DOCS.parent), line, text))
    if blocks < 5:
        sys.exit("there are no blocks")
    headers = [[(header.relative_to(ROOT), line, text)]
               for header in sorted((ROOT / "include/strata").rglob("*.hpp")) for line, text in comments(header)]
    given = f'#include "{ROOT / "tests/docs/given.hpp"}"'
    output.write_text(source(code, "page") + source(headers, "header", "given", [given]), encoding="utf-8")
    print(f"{blocks} blocks of pages and {len(headers)} of comments")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def changed(pieces, mistake):
    """The pieces with the mistake in them, or the problem with its description."""
    lines = mistake.splitlines()
    old, new = ("\n".join(line[2:] for line in lines if line[:2] == mark) for mark in ("- ", "+ "))
    places = [number for number, (_, _, text) in enumerate(pieces) if old in text]
    if not old or len(places) != 1 or pieces[places[0]][2].count(old) != 1:
        return None, f"{old!r} must stand once in the blocks above"
    number = places[0]
    file, line, text = pieces[number]
    return [*pieces[:number], (file, line, text.replace(old, new)), *pieces[number + 1:]], None


def as_program(pieces):
    """The blocks as the reader has them: in one file, without what a page presumes."""
    result, line = [], 1
    for _, _, text in pieces:
        result.append(("platform.cpp", line, text))
        line += text.count("\n") + 1
    return result


def output_of(compiler, program):
    """What a compiler prints, in ASCII and without the namespace of the page."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.cpp")
        path.write_text(source([as_program(program)], "page"), encoding="utf-8")
        printed = subprocess.run([*compiler, "-fsyntax-only", path], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stderr
        return printed.replace("page_0::", "")


def check_mistake(where, code, hints, outputs):
    for name, output in outputs.items():
        errors = [line for line in output.splitlines() if re.search(r"\berror: ", line)]
        if not errors or code and (len(errors) != 1 or f"strata[{code}]" not in errors[0]):
            yield f"{where}: {name}: not one error {code}, but {errors}"
        for hint in hints if name != SENTENCE else ():
            if squeezed(hint) not in squeezed(output):
                yield f"{where}: {name} does not print {hint!r}"


def check_text(where, text, outputs):
    """A block of text shows what one compiler prints."""
    named, shown = re.fullmatch(r"(?:<!-- (\w+) -->\n)?```text\n(.*)", text, re.S).groups()
    if outputs is None:
        yield f"{where}: a block of text, and no mistake before it that prints it"
    elif named == SENTENCE and named not in outputs:
        return  # no compiler here prints sentences
    elif named and named not in outputs:
        yield f"{where}: {named} is none of the compilers {', '.join(outputs)}"
    else:
        searched = [squeezed(output) for name, output in outputs.items() if name == (named or name)]
        for line in shown.splitlines():
            if not any(squeezed(line) in output for output in searched):
                yield f"{where}: {named or 'the compiler'} does not print {line!r}"


def check_mistakes(docs, compilers):
    """What is wrong on the pages, and the number of their mistakes. Compilers: a command for each name."""
    wrong, mistakes = [], 0
    codes = {page.stem for page in (docs / "errors").glob("E*.md")}
    for page in pages(docs):
        file = page.relative_to(docs.parent)
        prose = re.sub(r"<!--.*?-->", "", page.read_text(encoding="utf-8"), flags=re.S)
        wrong += [f"{file}: no page explains {code}" for code in sorted(set(re.findall(r"\bE\d{4}\b", prose)) - codes)]
        claimed, pieces, outputs = set(re.findall(r"strata\[(E\d{4})\]", prose)), [], None
        for kind, line, text in parts(page):
            where = f"{file}:{line}"
            if kind == "given":
                pieces = []
            if kind in ("given", "block"):
                pieces, outputs = [*pieces, (file, line, text)], None
            elif kind == "mistake":
                mistakes += 1
                code = text.partition(":")[0].strip()
                claimed -= {code, *re.findall(r"^\? (E\d{4})$", text, re.M)}
                program, problem = changed(pieces, text)
                if problem:
                    wrong.append(f"{where}: {problem}")
                    continue
                outputs = {name: output_of(compiler, program) for name, compiler in compilers.items()}
                wrong += check_mistake(where, code, [hint[2:] for hint in text.splitlines() if hint[:2] == "? "], outputs)
            else:
                wrong += check_text(where, text, outputs)
        wrong += [f"{file}: strata[{code}] has no mistake that shows it" for code in sorted(claimed)]
    return wrong, mistakes


def main():
    if sys.argv[1] != "--mistakes":
        write_blocks(pathlib.Path(sys.argv[1]))
        return
    named = [argument.split("=", 1) for argument in sys.argv[2:] if re.match(r"\w+=", argument)]
    flags = sys.argv[2 + len(named):]
    compilers = {}
    for name, command in named:
        path, *own = shlex.split(command)
        compilers[name] = [path, *flags, *(["-std=c++2c"] if name == SENTENCE else []), *own]
    wrong, mistakes = check_mistakes(DOCS, compilers)
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{mistakes} mistakes give the errors that the pages show")


if __name__ == "__main__":
    main()
