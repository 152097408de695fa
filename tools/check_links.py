#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_links.py [PROJECT_FOLDER]

Fails on a link of a Markdown file to a file or heading that does not exist, on a picture of docs/images that no page shows, and on a page of
docs/ that the site does not list.
"""
import pathlib
import re
import sys

LINK = re.compile(r"!?\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```.*?^```|^(?: {4}|\t)[^\n]*$|`[^`\n]*`|<!--.*?-->", re.S | re.M)


def visible(text):
    """The text without code and comments."""
    return CODE.sub("", text)


def anchors(text):
    """The anchors of a page's headings, as GitHub and mkdocs make them."""
    result = set()
    for heading in re.findall(r"^#{1,6} +(.*?) *$", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M), re.M):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
        result.add(re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain.lower())))
    return result


def check(root):
    wrong, shown = [], set()
    pages = [page for page in sorted(root.rglob("*.md")) if not {"node_modules", "build", "out"} & set(page.relative_to(root).parts)]
    for page in pages:
        text = visible(page.read_text(encoding="utf-8"))
        for target in LINK.findall(text):
            if re.match(r"[a-z]+:|//|(?:\.\./)+actions/", target):  # the web, and GitHub's pages beside the repository
                continue
            path, _, anchor = target.partition("#")
            file = (page.parent / path).resolve() if path else page
            if not file.exists():
                wrong.append(f"{page.relative_to(root)}: there is no {target}")
            elif anchor and anchor not in ("only-light", "only-dark") and file.suffix == ".md" and anchor not in anchors(file.read_text(encoding="utf-8")):
                wrong.append(f"{page.relative_to(root)}: {path or page.name} has no heading #{anchor}")
            shown.add(file)
    wrong += [f"no page shows {image.relative_to(root)}" for image in sorted((root / "docs/images").rglob("*.png")) if image.resolve() not in shown]
    listed = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for page in sorted((root / "docs").rglob("*.md")):
        name = page.relative_to(root / "docs")
        if name.parts[0] != "errors" and not re.search(rf"[ \"]{re.escape(str(name))}$", listed, re.M):
            wrong.append(f"mkdocs.yml does not list {name}")
    return wrong, len(pages)


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1]).resolve()
    wrong, pages = check(root)
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{pages} pages have links that lead somewhere")


if __name__ == "__main__":
    main()
