# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The code that a template deploys, compiled so that it names the lines of tools/handler.

What runs is the syntax tree of the code that the template carries. It has the same shape as the tree of the source, so each node
is given the line of the one that it was written from: tracebacks and coverage can be read, and are those of what is deployed.
"""

import ast
import functools
import pathlib
import re
import sys

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools/handler"
sys.path.append(str(TOOLS))

import embed  # noqa: E402


def parts_of(text):
    """The files that a template's code is made of, and what of it they are; nothing else may be in it."""
    stripped = {file: embed.stripped(source) for file, source in embed.sources().items()}
    files = {"\n".join(stripped[file] for file in files): files for files in embed.lines().values()}
    first, *others = re.findall(r"unpack\('([^']+)'", text)
    assert text == embed.FIRST % first + "".join(embed.OTHER % one for one in others), "the template has code that no part has"
    return {file: stripped[file] for source in embed.unpack(text) for file in files[source]}


@functools.cache
def compiled(text):
    if "unpack" not in text:  # a function of its own
        source = embed.LIMITS[0].read_text()
        assert text == embed.stripped(source), "the template has code that is in no file"
        return [_compiled("usage_limits.py", text, source)]
    sources = embed.sources()
    return [_compiled(file, source, sources[file]) for file, source in parts_of(text).items()]


def tree_of(file, text, source):
    tree = ast.parse(text)
    for node, origin in zip(ast.walk(tree), ast.walk(embed.parsed(source)), strict=True):
        assert type(node) is type(origin)
        ast.copy_location(node, origin)
    return tree


def _compiled(file, text, source):
    return compile(tree_of(file, text, source), str(TOOLS / file), "exec")
