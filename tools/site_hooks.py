# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Hooks for mkdocs: links from the documentation to sources have no target on the site, so they become plain names, and the comments that
tests read disappear."""
import re

SOURCES = re.compile(r"\[([^\]]+)\]\((?:\.\./)+(?:tests|examples|include|tools|benchmarks|cmake|packaging|[A-Z]+\.md)[^)]*\)")


def on_page_markdown(markdown, **_):
    markdown = SOURCES.sub(r"\1", markdown)
    return re.sub(r"<!-- (?:given:|mistake|gcc|clang).*?-->\n?", "", markdown, flags=re.S)
