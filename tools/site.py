#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""site.py OUTPUT

Builds the documentation as a site with mkdocs: the pages of docs/, and a reference from the doc comments of the headers, with a
page for each layer. Exits with 77 if mkdocs is not installed.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
LAYERS = {"core": "Core: the graph", "cfn": "CloudFormation", "sql": "SQL", "constructs": "Constructs", "policy": "Policies", "synth": "Programs and templates"}


def entries(header):
    """Each doc comment of a header with the declaration that follows it."""
    comment, declaration = [], []
    for line in header.read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if stripped.startswith("///") and not declaration:
            comment.append(stripped[3:].removeprefix(" "))
        elif comment:
            declaration.append(stripped)
            text = " ".join(declaration)
            if not stripped or re.search(r"[;{]", re.sub(r"\{[^{}]*\}|<[^<>]*>|\"[^\"]*\"", "", text)):
                yield "\n".join(comment), re.sub(r"\s*(\{.*|;.*| : .*)$", "", text).strip()
                comment, declaration = [], []


def page(layer, title):
    headers = sorted((ROOT / f"include/strata/{layer}").rglob("*.hpp"))
    lines = [f"# {title}", "", f"From the doc comments of `include/strata/{layer}`."]
    count = 0
    for header in headers:
        if "/detail/" in str(header) or header.name.endswith(("_source.hpp", "rules.hpp")):
            continue
        found = list(entries(header))
        if not found:
            continue
        lines += ["", f"## {header.relative_to(ROOT / 'include')}"]
        for comment, declaration in found:
            count += 1
            indented = [("    " + line if line.startswith("    ") else re.sub(r"^@(\w+)", r"*\1*", line)) for line in comment.splitlines()]
            lines += ["", *(["    " + declaration, ""] if declaration else []), *indented]
    return count, "\n".join(lines).replace("<", "&lt;") + "\n"


def main():
    output = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("mkdocs"):
        print("*** SKIPPED: mkdocs is not installed (./dev site installs it), the site was NOT built", file=sys.stderr)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "docs")
        shutil.copytree(ROOT / "docs", source)
        nav = ["  - Reference of the headers:"]
        for layer, title in LAYERS.items():
            if (ROOT / f"include/strata/{layer}").is_dir():
                count, text = page(layer, title)
                (source / f"reference/{layer}.md").write_text(text, encoding="utf-8")
                nav.append(f'      - "{title}": reference/{layer}.md')
                print(f"{layer}: {count} entries")
        errors = sorted(p.stem for p in (source / "errors").glob("E*.md"))
        nav += ["  - Errors:", *(f"      - {code}: errors/{code}.md" for code in errors)]
        text = f"docs_dir: {source}\n" + (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        text = text.replace("tools/site_hooks.py", str(ROOT / "tools/site_hooks.py"))
        config = pathlib.Path(folder, "mkdocs.yml")
        config.write_text(text + "\n".join(nav) + "\n", encoding="utf-8")
        done = subprocess.run(["mkdocs", "build", "--strict", "--quiet", "-f", config, "-d", output], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(done.stdout[-4000:])
    print(f"{sum(1 for _ in output.rglob('*.html'))} pages in {output}")


if __name__ == "__main__":
    main()
