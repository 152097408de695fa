#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the header that carries the handler and the state machine into templates; with --check, compares it.

  embed.py [--check]
  embed.py --show TEMPLATE   prints the source of the function in a template

The function is one module in parts: handler.py, which every stack has, and a part for what not every stack does. A template
carries the parts whose actions it uses, one behind the other; see expand_function in
include/strata/constructs/custom_resources/handler.hpp. manifest.toml lists the parts and their needs. The lines that register
a part's actions follow the part.

A template has little room: 51,200 bytes. So the parts are packed, without their comments and docstrings, into lines of text that
unpack themselves: those that are in all templates into the first, which is the dictionary of the others. All names stay, so that
a traceback in the function's log can be read beside the source.
"""

import ast
import base64
import io
import json
import pathlib
import re
import sys
import tokenize
import tomllib
import zlib

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/strata/constructs/custom_resources/handler_parts.hpp"
# A function of its own, and the header that carries it.
LIMITS = HERE / "usage_limits.py", HERE.parents[1] / "include/strata/constructs/redshift/operations/usage_limits_source.hpp"
MANIFEST = tomllib.loads((HERE / "manifest.toml").read_text())
FIRST_BIT = 8  # of the parts' marks; lower bits belong to constructs/options.hpp and to other domains
LITERAL = 12000  # compilers limit the length of one string literal
UNPACK = "import base64,zlib\nunpack=lambda text,*known:zlib.decompressobj(-15,*known).decompress(base64.b85decode(text))\n"
FIRST, OTHER = UNPACK + "core=unpack('%s')\nexec(core)\n", "exec(unpack('%s',core))\n"


def without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


def actions():
    """(part, name, action) of every action of the manifest."""
    return [(part, name, action) for part in MANIFEST["part"] for name, action in part.get("action", {}).items()]


def registered(part):
    """The lines that register a part's actions with the handler."""
    lines = []
    for name, action in part.get("action", {}).items():
        functions = action.get("make", name) or "nothing", action.get("delete", "nothing")
        if "mark" in part and functions[1] != "nothing":
            sys.exit(f"{part['file']} deletes objects, so a template needs it after the last resource of its kind has left: it cannot have a mark")
        lines.append(f'ACTIONS["{name}"] = ("{" ".join(action["identity"])}", {", ".join(functions)})\n')
    return "".join(lines)


def sources():
    """The text of each part, by its file's name in this folder."""
    return {part["file"]: (HERE / part["file"]).read_text() + registered(part) for part in MANIFEST["part"]}


def parsed(text):
    return without_docstrings(ast.parse(text))


def squeezed(text):
    """A source with spaces only where Python needs them."""
    lines, line, depth = [], "", 0
    for kind, token, *_ in tokenize.generate_tokens(io.StringIO(text).readline):
        if kind == tokenize.NEWLINE:
            lines, line = [*lines, line], ""
        elif kind in (tokenize.INDENT, tokenize.DEDENT):
            depth += 1 if kind == tokenize.INDENT else -1
        elif token.strip():
            words = line and re.match(r"\w|['\"]", token) and re.search(r"\w$", line)
            line += (" " if words else "") + token if line else " " * depth + token
    return "\n".join(lines)


def stripped(source):
    """A source without what only people read."""
    tree = parsed(source)
    text = squeezed(ast.unparse(tree))
    if ast.dump(ast.parse(text)) != ast.dump(tree):
        sys.exit("without its spaces the source is another one")
    return text


def lines():
    """The files of each line, by its name: those without a mark make one."""
    marked = {pathlib.Path(part["file"]).stem: [part["file"]] for part in MANIFEST["part"] if "mark" in part}
    return {"core": [part["file"] for part in MANIFEST["part"] if "mark" not in part], **marked}


def packed():
    """The text of each line as a template has it, by its name."""
    result, core, texts = {}, b"", {file: stripped(source) for file, source in sources().items()}
    for name, files in lines().items():
        text = "\n".join(texts[file] for file in files).encode()
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, *([core] if core else []))
        result[name] = (OTHER if core else FIRST) % base64.b85encode(packer.compress(text) + packer.flush()).decode()
        core = core or text
    return result


def unpack(text):
    """The sources in a template's code, or in the header: each line that was packed, as it was before."""
    sources = []
    for packed in re.findall(r"unpack\('([^']+)'", text):
        sources.append(zlib.decompressobj(-15, *sources[:1]).decompress(base64.b85decode(packed)))
    return [source.decode() for source in sources]


def definition(distributed):
    """The state machine, with or without the states that a part adds."""
    machine = json.loads((HERE / "state_machine.asl.json").read_text())
    for states in [part["states"] for part in MANIFEST["part"] if distributed and "states" in part]:
        machine["States"].update(json.loads((HERE / states["file"]).read_text()))
        machine["States"]["Done?"]["Choices"].insert(0, {"Variable": states["when"], "IsPresent": True, "Next": states["enters"]})
    return json.dumps(machine, separators=(",", ":"))


def literal(text, tag):
    """A literal with the suffix sv, which knows its size: to count thousands of characters in constant expressions takes time."""
    pieces = [text[i : i + LITERAL] for i in range(0, len(text), LITERAL)]
    return "\n    ".join(f'R"{tag}({piece}){tag}"' for piece in pieces) + "sv"


def quoted(texts):
    return ", ".join(f'"{text}"sv' for text in texts)


def marks():
    """A bit for each part that only some templates carry."""
    marked = [part for part in MANIFEST["part"] if "mark" in part]
    rows = [
        f"/// {part['file']}\ninline constexpr std::uint32_t {part['mark']} = {' | '.join(['uses_handler', *part.get('includes', []), f'1u << {bit}'])};"
        for bit, part in enumerate(marked, FIRST_BIT)
    ]
    every = " | ".join(part["mark"] for part in marked)
    return "\n".join([*rows, f"/// All bits of the handler.\ninline constexpr std::uint32_t handler_marks = uses_handler | {every};"])


def permissions(of):
    return [f"inline constexpr permission_set {name}{{{{{quoted(allowed)}}}}};" for name, allowed in of.get("permissions", {}).items()]


def described_actions():
    """A namespace for each action, with its name, its permissions and its properties."""
    blocks = []
    for part, name, action in actions():
        lines = [f'inline constexpr std::string_view name = "{name}"sv;', *permissions(action)]
        if "property" in action:
            lines += ["namespace properties {", *(f'inline constexpr std::string_view {key} = "{value}"sv;' for key, value in action["property"].items()),
                      "}  // namespace properties"]
        blocks.append("\n".join([f"namespace {name} {{  // {part['file']}", *lines, f"}}  // namespace {name}"]))
    return "\n\n".join(blocks)


def described_calls():
    return "\n".join(
        f"inline constexpr api_call {name}{{{quoted([call['service'], name, call.get('undo', '')])}, {{{{{quoted(call['permissions'])}}}}}, {{{{{quoted(call.get('undo_permissions', []))}}}}}}};"
        for _, _, action in actions()
        for name, call in action.get("call", {}).items()
    )


def header():
    texts = "\n".join(
        f"/// {', '.join(lines()[name])} of tools/handler\ninline constexpr std::string_view {name} =\n    {literal(text, 'py')};\n"
        for name, text in packed().items()
    )
    of_line = {pathlib.Path(part["file"]).stem: part["mark"] for part in MANIFEST["part"] if "mark" in part}
    parts = ",\n    ".join(f"{{strata::detail::{of_line.get(name, 'uses_handler')}, source::{name}}}" for name in lines())
    identities = ",\n    ".join(f"{{actions::{name}::name, {quoted([' '.join(action['identity'])])}}}" for _, name, action in actions())
    function = "\n".join(line for part in MANIFEST["part"] for line in permissions(part))
    return f"""// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Generated by tools/handler/embed.py from manifest.toml and the sources beside it; do not edit.
// clang-format off
#pragma once
#include <strata/constructs/custom_resources/manifest.hpp>
#include <strata/constructs/custom_resources/marks.hpp>

namespace strata::detail {{

// Marks of constructs that need a part of the handler which not every template carries.
{marks()}

}}  // namespace strata::detail

namespace strata::custom_resources {{
using namespace std::string_view_literals;

/// The actions of custom resources, each with the permissions that it needs.
namespace actions {{

{described_actions()}

}}  // namespace actions

/// The calls of the action `call`.
namespace calls {{

{described_calls()}

}}  // namespace calls

/// What the function may do itself, whatever the action.
namespace function_permissions {{

{function}

}}  // namespace function_permissions

/// For each action, the properties that say which object it is.
inline constexpr action_identity identities[] = {{
    {identities}}};

namespace source {{

{texts}
}}  // namespace source

/// The parts of the handler, in the order in which a template carries them.
inline constexpr handler_part parts[] = {{
    {parts}}};

/// tools/handler/state_machine.asl.json
inline constexpr std::string_view state_machine_definition =
    {literal(definition(False), "json")};

/// The same with the states that parts add.
inline constexpr std::string_view distributed_state_machine_definition =
    {literal(definition(True), "json")};

inline constexpr std::string_view runtime = "{MANIFEST['runtime']}"sv;

}}  // namespace strata::custom_resources
"""


def header_of_limits():
    return f"""// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Generated by tools/handler/embed.py from usage_limits.py; do not edit.
// clang-format off
#pragma once
#include <string_view>

namespace strata::detail {{
using namespace std::string_view_literals;

/// tools/handler/usage_limits.py
inline constexpr std::string_view usage_limits_source =
    {literal(stripped(LIMITS[0].read_text()), "py")};

}}  // namespace strata::detail
"""


def readable(header_text):
    """The header with its sources unpacked: what zlib makes of a text may differ from machine to machine."""
    return re.sub(r"unpack\('[^']+'", "", header_text), unpack(header_text)


def main():
    if sys.argv[1:2] == ["--show"]:
        resources = json.loads(pathlib.Path(sys.argv[2]).read_text())["Resources"]
        print("\n\n".join(ast.unparse(ast.parse(one)) for one in unpack(resources["StrataHandler"]["Properties"]["Code"]["ZipFile"])))
        return
    text = header()
    if LIMITS[1].exists() and LIMITS[1].read_text() == header_of_limits():
        pass
    elif "--check" in sys.argv[1:]:
        sys.exit(f"{LIMITS[1]} is not what tools/handler/embed.py writes")
    else:
        LIMITS[1].write_text(header_of_limits())
    if "--check" in sys.argv[1:]:
        if not HEADER.exists() or readable(HEADER.read_text()) != readable(text):
            sys.exit(f"{HEADER} is not what tools/handler/embed.py writes")
        return
    if not HEADER.exists() or readable(HEADER.read_text()) != readable(text):
        HEADER.write_text(text)
    for what, value in [*packed().items(), ("the state machine", definition(False)), ("a distributed one", definition(True))]:
        print(f"{len(json.dumps(value)) - 2:6} bytes in a template: {what}")


if __name__ == "__main__":
    main()
