#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""site.py OUTPUT

Builds the documentation as a site with mkdocs and its theme Material: the pages of docs/, a list of the errors, and a reference of the
public names from the doc comments of the headers. Each name stands there once, with its include, its declaration, its options, the
errors that its comment names, and a use from the examples. Exits with 77 if mkdocs or the theme is not installed.
"""
import collections
import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import construct_reference
import error_pages

ROOT = pathlib.Path(__file__).resolve().parents[1]
INCLUDE = ROOT / "include"
LAYERS = {"constructs": "Constructs in C++", "policy": "Policies in C++", "testing": "Tests of templates", "synth": "Programs and templates",
          "cfn": "CloudFormation", "sql": "SQL", "core": "The graph"}
FAMILIES = {"E01": "The graph", "E02": "CloudFormation", "E03": "Constructs", "E04": "SQL", "E05": "Policies", "E06": "Platforms of several stacks", "E07": "Operations"}
NAME = re.compile(r"(?:^|\s)(?:class|struct|concept|enum class|enum|using)\s+(?:\[\[.*?\]\]\s*)?(\w+)|(operator\W+|~?\w+)\s*\(|(\w+)(?:<[^=]*>)?\s*(?:=|\{|$)")
MEMBER = re.compile(r"^  \w[\w:<>, *]*?[ *](\w+)(?: = ([^;]*)|\{(.*?)\})?;(?: +///< (.*(?:\n +///<? .*)*))?$", re.MULTILINE)


def name_of(declaration):
    """The name that a declaration declares, without its template and its body."""
    text, depth = "", 0
    for character in re.sub(r"^template\s*", "template", declaration):
        depth += (character == "<") - (character == ">")
        if depth == 0 and character != ">":
            text += character
    text = re.sub(r"\btemplate\b|\brequires\b[^;{]*?(?=\b(?:constexpr|inline|struct|class)\b)|\[\[.*?\]\]|\bexplicit\(.*?\)", "", text)
    found = NAME.search(text)
    return next((name for name in found.groups() if name), None) if found else None


def entries(header):
    """The doc comments of a header with what they are about: (owner or None, comment, declaration). A comment that no declaration
    follows is about the header."""
    comment, declaration, owner, detail, depth = [], [], None, 0, 0
    for line in header.read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if re.match(r"namespace (?:\w+::)*detail\b", line):
            detail += 1
        elif re.match(r"\}  // namespace (?:\w+::)*detail\b", line):
            detail -= 1
        if detail:
            comment = []
            continue
        opened = re.match(r"(?:class|struct) (?:\[\[.*?\]\] )?(\w+)", line)
        if opened and not line.endswith(";"):
            owner = opened[1]
        if stripped.startswith("///") and not stripped.startswith("///<") and not declaration:
            comment.append(stripped[3:].removeprefix(" "))
        elif comment:
            if stripped.startswith("namespace "):
                yield None, "\n".join(comment), ""
                comment = []
                continue
            declaration.append(line)
            text = re.sub(r"///<.*", "", " ".join(declaration))
            bare = re.sub(r"\{[^{}]*\}|\([^()]*\)|<[^<>]*>|\"[^\"]*\"", "", re.sub(r"\([^()]*\)", "", text))
            if not stripped or re.search(r"[;{]", bare):
                shown = "\n".join(re.sub(r"\s*///<.*", "", each) for each in declaration)
                shown = re.sub(r"\s*(?:\{[^{}]*|;)\s*$", "", shown if "{" not in bare else re.sub(r"\s*(?<!\()\{[^{}]*$", "", shown), count=1)
                shown = re.sub(r"\s+(?:noexcept\(|: \w+\{).*$", "", shown, flags=re.S)
                yield (owner if line.startswith("  ") and owner else None), "\n".join(comment), shown.rstrip()
                comment, declaration = [], []
        if line.startswith("};"):
            owner = None


def outside_code(line):
    """Angle brackets outside of code are no markup."""
    return "".join(piece if number % 2 else piece.replace("<", "&lt;") for number, piece in enumerate(re.split(r"(`[^`]*`)", line)))


def prose(comment):
    """A comment as Markdown: indented blocks are C++, codes lead to their pages."""
    lines, block = [], []

    def close():
        if block:
            lines.extend(["", "```cpp", *block, "```", ""])
            block.clear()
    for line in comment.splitlines():
        if line.startswith("    "):
            block.append(line[4:])
            continue
        if line.strip():
            close()
        elif block:
            block.append("")
            continue
        line = re.sub(r"^@param (\w+)", r"- `\1`:", re.sub(r"^@throws (\S+)", r"- throws `\1`", outside_code(line)))
        if line.startswith("- ") and lines and lines[-1] and not lines[-1].startswith("- "):
            lines.append("")
        lines.append(line)
    close()
    return "\n".join(re.sub(r"\b(E0\d{3})\b(?![^`]*`[^`]*$)", r"[\1](../errors/\1.md)", line) if not line.startswith("    ") else line for line in lines)


def options(text, name):
    """The table of an options type's members."""
    found = re.search(rf"^struct {re.escape(name)} \{{\n((?:.|\n)*?)^\}};", text, re.MULTILINE)
    if not found:
        return []
    rows = []
    for member, assigned, braced, said in MEMBER.findall(re.sub(r"^  (?:\[\[.*?\]\] |static |constexpr |friend ).*$", "", found[1], flags=re.M)):
        default = (assigned or braced).strip()
        said = re.sub(r"\s*\n\s*///<?\s*", " ", said or "").replace("<", "&lt;").replace("|", "\\|")
        rows.append(f"| `{member}` | {f'`{default}`' if default else ''} | {said} |")
    return ["| option | default | |", "|---|---|---|", *rows, ""] if rows else []


def call_of(name, text):
    """How a program calls the construct with this base class; None for other names."""
    for found in construct_reference.CONSTRUCT.finditer(text):
        if name == f"{found[1]}_base":
            return f'{found[1]}<"Id">({construct_reference.call(found[2])})'
    return None


def example_of(name, programs):
    """The first statement of the examples that uses a name."""
    wanted = re.compile(rf"(?<![\w\"]){re.escape(name)}\b(?=[<({{]|::)")
    for path, text in programs:
        for statement in re.finditer(r"^(?:inline constexpr|static_assert|struct|  CHECK)(?:[^;\"]|\"(?:[^\"\\]|\\.)*\"|R\"sql\((?:.|\n)*?\)sql\")*;", text, re.M):
            if wanted.search(re.sub(r"\"(?:[^\"\\]|\\.)*\"|R\"sql\((?:.|\n)*?\)sql\"", '""', statement[0])) and statement[0].count("\n") < 14:
                return ["", f"From `{path}`:", "", "```cpp", statement[0], "```"]
    return []


def reference(layer, title, programs):
    """The page of a layer: its public names, each once, by header."""
    lines, names = [f"# {title}", "", f"The public names of `include/strata/{layer}`. Names that are not here are details.", ""], collections.Counter()
    for header in sorted((INCLUDE / "strata" / layer).rglob("*.hpp")):
        if "/detail/" in str(header) or re.search(r"^// .*; do not edit\.$", header.read_text(encoding="utf-8"), re.M):
            continue
        text, about, found = header.read_text(encoding="utf-8"), [], collections.OrderedDict()
        for owner, comment, declaration in entries(header):
            name = name_of(declaration)
            if not declaration:
                about.append(comment)
            elif name:
                name = owner or name
                name = f"{name}_base" if call_of(f"{name}_base", text) else name
                found.setdefault(name, []).append((owner is not None, comment, declaration))
        if not found:
            continue
        lines += ["", f"## {header.stem.replace('_', ' ')}", "", "```cpp", f"#include <{header.relative_to(INCLUDE)}>", "```", ""]
        for comment in about:
            lines += [prose(comment), ""]
        for name, parts in found.items():
            names[name] += 1
            if names[name] > 1:
                continue
            construct, called = name.removesuffix("_base"), call_of(name, text)
            lines += ["", f"### `{construct if called else name}`", ""]
            for member, comment, declaration in parts:
                declaration = called if called and not member else declaration
                width = min((len(line) - len(line.lstrip()) for line in declaration.splitlines() if line.strip()), default=0)
                code = "\n".join(line[width:] for line in declaration.splitlines())
                shown = ["```cpp", code, "```", ""] if lines.count(code) == 0 or member else []
                lines += [*shown, prose(comment), ""]
            lines += options(text, name if name.endswith("_options") else f"{construct}_options")
            lines += example_of(construct, programs)
    return len(names), "\n".join(lines) + "\n"


def list_of_errors(folder):
    """A page with every error, by its family; the search of the site finds a code or a sentence here."""
    lines = ["# Errors", "", "The compiler prints `strata[E0104]` and a sentence. Each code has a page: what it means, a program that has the error, the same",
             "program without it, and what g++ and clang print.", ""]
    families, errors = {}, error_pages.errors()
    for path in sorted(folder.glob("E*.md")):
        families.setdefault(path.stem[:3], []).append(path)
    for family, paths in families.items():
        lines += ["", f"## {FAMILIES[family]}", "", "| code | what is wrong; what to do |", "|---|---|"]
        for path in paths:
            _, sentence, _ = errors[path.stem]
            sentence = sentence.replace("|", "\\|")
            lines.append(f"| [{path.stem}]({path.name}) | {sentence} |")
    return families, "\n".join(lines) + "\n"


def build(output):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "docs")
        shutil.copytree(ROOT / "docs", source)
        programs = [(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
                    for pattern in ("examples/*.cpp", "examples/*.hpp", "tests/consume/testing/*.*") for path in sorted(ROOT.glob(pattern))]
        nav = []
        for layer, title in LAYERS.items():
            count, text = reference(layer, title, programs)
            (source / f"reference/{layer}_headers.md").write_text(text, encoding="utf-8")
            nav.append(f'      - "{title}": reference/{layer}_headers.md')
            print(f"{layer}: {count} names")
        families, text = list_of_errors(source / "errors")
        (source / "errors/index.md").write_text(text, encoding="utf-8")
        nav += ["  - Errors:", "      - errors/index.md"]
        for family, paths in families.items():
            nav += [f"      - {FAMILIES[family]}:", *(f"          - {path.stem}: errors/{path.name}" for path in paths)]
        text = f"docs_dir: {source}\n" + (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        text = text.replace("tools/site_hooks.py", str(ROOT / "tools/site_hooks.py"))
        config = pathlib.Path(folder, "mkdocs.yml")
        config.write_text(text + "\n".join(nav) + "\n", encoding="utf-8")
        return subprocess.run(["mkdocs", "build", "--strict", "-f", config, "-d", output], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def main():
    output = pathlib.Path(sys.argv[1]).resolve()
    # Debian's package brings no Python module.
    theme = pathlib.Path("/usr/share/mkdocs/themes/material").exists() or importlib.util.find_spec("material")
    if not shutil.which("mkdocs") or not theme:
        print("*** SKIPPED: mkdocs-material is not installed (./dev site installs it), the site was NOT built", file=sys.stderr)
        sys.exit(77)
    done = build(output)
    if done.returncode != 0:
        sys.exit("\n".join(line for line in done.stdout.splitlines() if not line.startswith("INFO"))[-4000:])
    print(f"{sum(1 for _ in output.rglob('*.html'))} pages in {output}")


if __name__ == "__main__":
    main()
