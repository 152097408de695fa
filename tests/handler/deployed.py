# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The code that a template deploys, compiled so that it names the lines of tools/handler.

The template's syntax tree runs, with its short names. It has the same shape as the tree of the source, so each node
is given the line of the one that it was written from: tracebacks and coverage can be read, and are those of what is deployed.
"""

import ast
import functools
import pathlib
import sys

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools/handler"
sys.path.append(str(TOOLS))

import embed  # noqa: E402


def parts_of(text):
    """The files whose texts, one behind the other, make up a template's code; nothing else may be in it."""
    found = []
    for file, part in embed.minified().items():
        if text.startswith(part):
            found.append(file)
            text = text[len(part) :]
    assert not text, "the template has code that no part has: " + text[:80]
    return found


@functools.cache
def compiled(text):
    minified, sources = embed.minified(), embed.sources()
    return [_compiled(file, minified[file], sources[file]) for file in parts_of(text)]


def _compiled(file, text, source):
    tree = ast.parse(text)
    for node, origin in zip(ast.walk(tree), ast.walk(embed.parsed(source)), strict=True):
        assert type(node) is type(origin)
        ast.copy_location(node, origin)
    return compile(tree, str(TOOLS / file), "exec")
