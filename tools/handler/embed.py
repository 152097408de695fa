#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the header that carries the handler and the state machine into templates; with --check, compares it.

The function is one module in parts: every stack has handler.py, and the other parts serve only some stacks. A template
carries the parts whose actions it uses, one behind the other; see expand_function in
include/strata/constructs/custom_resources/handler.hpp. manifest.toml lists the parts and their needs. The lines that register
a part's actions follow the part.

A template has little room, so the script makes the source small: it removes comments, docstrings and blank lines, puts blocks
of simple statements on one line, indents by one space, and gives variables short names. A variable of a function gets the same
new name everywhere in it, and the function can see nothing else of that name, so the meaning stays. The script parses the
result again and, with the old names, compares it with the syntax tree of the source.
"""

import ast
import builtins
import collections
import io
import itertools
import json
import keyword
import pathlib
import string
import sys
import tokenize
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
HEADER = HERE.parents[1] / "include/strata/constructs/custom_resources/handler_parts.hpp"
MANIFEST = tomllib.loads((HERE / "manifest.toml").read_text())
FIRST_BIT = 8  # of the parts' marks; lower bits belong to constructs/options.hpp and to other domains
LITERAL = 12000  # compilers limit the length of one string literal
DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
JOINING = (tokenize.NAME, tokenize.NUMBER, tokenize.STRING)


def without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, *DEFINITIONS)) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    return tree


class Renaming(ast.NodeTransformer):
    """Gives variables and parameters other names. Attributes, keywords of calls and strings keep theirs."""

    def __init__(self, names):
        self.names = names

    def visit_Name(self, node):
        node.id = self.names.get(node.id, node.id)
        return node

    def visit_arg(self, node):
        node.arg = self.names.get(node.arg, node.arg)
        return node

    def visit_ExceptHandler(self, node):
        node.name = self.names.get(node.name, node.name)
        return self.generic_visit(node)


def variables(tree):
    """For each function of the module: how often it names each variable and parameter, and the names that these must not get."""
    taken = set(dir(builtins)) | set(keyword.kwlist)
    functions = {node.name for node in ast.walk(tree) if isinstance(node, DEFINITIONS)}
    for node in ast.walk(tree):
        if isinstance(node, ast.alias):
            taken.update((node.asname or node.name).split("."))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions and node.keywords:
            sys.exit(f"{ast.unparse(node)}: a parameter is passed by name")
        elif isinstance(node, (ast.JoinedStr, ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom)) and node not in tree.body:
            sys.exit(f"{ast.unparse(node)}: {type(node).__name__} is not renamed")
    counted = {}
    for function in tree.body:
        inside = list(ast.walk(function))
        names = [node.id for node in inside if isinstance(node, ast.Name)]
        if isinstance(function, ast.FunctionDef):
            bound = [node.arg for node in inside if isinstance(node, ast.arg)]
            bound += [node.name for node in inside if isinstance(node, ast.ExceptHandler) and node.name]
            names += bound
            local = {*bound, *(node.id for node in inside if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))}
            counted[function.name] = collections.Counter(name for name in names if name in local - functions)
            names = set(names) - local
        taken.update(names)
    return counted, taken | functions


def short_names(tree):
    """For each function of the module: the other names of its variables."""
    counted, taken = variables(tree)
    names = {}
    for function, own in counted.items():
        letters = string.ascii_letters + "_"
        free = (name for name in itertools.chain(letters, map("".join, itertools.product(letters, repeat=2))) if name not in taken and name not in own)
        names[function] = {name: next(free) if len(name) > 1 else name for name, _ in own.most_common()}
        if len(set(names[function].values())) != len(own):
            sys.exit(f"{function}: two variables would have one name")
    return names


def renamed(tree, names):
    for function in tree.body:
        Renaming(names.get(getattr(function, "name", None), {})).visit(function)
    return tree


def spelled(token, names):
    """Writes variables with their short names, and strings in single quotes, which JSON does not escape."""
    if token.type == tokenize.NAME and names.get(token.start):
        return names[token.start]
    text = token.string
    if token.type == tokenize.STRING and text.endswith('"') and not set("'\\") & set(text[text.index('"') :]):
        text = text[: text.index('"')] + "'" + text[text.index('"') + 1 : -1] + "'"
    return text


def logical_lines(source, positions):
    """(depth, text) of each line, without comments. `positions` has the names that get another one."""
    depth, line, previous, alone = 0, "", None, True
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.INDENT:
            depth += 1
        elif token.type == tokenize.DEDENT:
            depth -= 1
        elif token.type in (tokenize.NEWLINE, tokenize.ENDMARKER):
            if line and not (alone and previous.type == tokenize.STRING):  # a docstring
                yield depth, line
            line, previous, alone = "", None, True
        elif token.type not in (tokenize.COMMENT, tokenize.NL):
            closing = token.string in (")", "]", "}")
            if closing and line.endswith(",") and not line.endswith("(,") and not is_tuple_of_one(line):
                line = line[:-1]
            word = previous and previous.type in JOINING and token.type in JOINING and not previous.type == tokenize.STRING
            text = (" " if word else "") + spelled(token, positions)
            pair = previous and previous.type == token.type == tokenize.STRING and text[0] == line[-1] != text[1:2]
            line = line[:-1] + text[1:] if pair else line + text  # strings that follow each other are one
            previous, alone = token, previous is None


def is_tuple_of_one(line):
    """True when the comma at the end of the line makes the parenthesis a tuple."""
    depth = commas = 0
    for character in reversed(line[:-1]):
        depth += (character in ")]}") - (character in "([{")
        if depth < 0:
            return character == "(" and not commas
        commas += depth == 0 and character == ","
    return False


COMPOUND = ("if", "elif", "else", "for", "while", "with", "try", "except", "finally", "def", "class")


def is_compound(line):
    return line.replace(":", " ").split()[0] in COMPOUND


def joined(lines):
    """Puts consecutive simple statements on one line, and also on the line that opens their block, if the block has no others."""
    merged = []
    for depth, line in lines:
        if merged and merged[-1][0] == depth and not is_compound(line) and not is_compound(merged[-1][1]):
            merged[-1][1] += ";" + line
        else:
            merged.append([depth, line])
    out = []
    for number, (depth, line) in enumerate(merged):
        last = number + 1 == len(merged) or merged[number + 1][0] < depth
        if out and out[-1][0] == depth - 1 and out[-1][1].endswith(":") and not is_compound(line) and last:
            out[-1][1] += line
        else:
            out.append([depth, line])
    return "\n".join(" " * depth + line for depth, line in out) + "\n"


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


def minified():
    """The text of each part without comments and docstrings, by the name of its file."""
    texts = sources()
    names = short_names(ast.Module([node for text in texts.values() for node in parsed(text).body], []))
    back = {function: {short: name for name, short in own.items()} for function, own in names.items()}
    result = {}
    for file, source in texts.items():
        result[file] = joined(logical_lines(source, positions(source, names)))
        if ast.dump(renamed(ast.parse(result[file]), back)) != ast.dump(parsed(source)):
            sys.exit(f"embed.py would change the meaning of {file}")
    return result


def positions(source, names):
    """The other name of the variable at a line and a column."""
    found, lines = {}, source.splitlines()
    for function in ast.parse(source).body:
        own = names.get(getattr(function, "name", None), {})
        for node in ast.walk(function):
            if isinstance(node, (ast.Name, ast.arg)):
                found[node.lineno, node.col_offset] = own.get(getattr(node, "id", None) or getattr(node, "arg", None))
            elif isinstance(node, ast.ExceptHandler) and node.name:
                found[node.lineno, lines[node.lineno - 1].rindex(node.name)] = own.get(node.name)
    return found


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
    """A namespace for each action, with the action's name and permissions."""
    blocks = []
    for part, name, action in actions():
        lines = [f'inline constexpr std::string_view name = "{name}"sv;', *permissions(action)]
        blocks.append("\n".join([f"namespace {name} {{  // {part['file']}", *lines, f"}}  // namespace {name}"]))
    return "\n\n".join(blocks)


def described_calls():
    return "\n".join(
        f"inline constexpr api_call {name}{{{quoted([call['service'], name, call.get('undo', '')])}, {{{{{quoted(call['permissions'])}}}}}}};"
        for _, _, action in actions()
        for name, call in action.get("call", {}).items()
    )


def header():
    texts = "\n".join(
        f"/// tools/handler/{file}\ninline constexpr std::string_view {pathlib.Path(file).stem} =\n    {literal(text, 'py')};\n"
        for file, text in minified().items()
    )
    parts = ",\n    ".join(
        f"{{strata::detail::{part.get('mark', 'uses_handler')}, source::{pathlib.Path(part['file']).stem}}}" for part in MANIFEST["part"]
    )
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


def main():
    text = header()
    if "--check" in sys.argv[1:]:
        if not HEADER.exists() or HEADER.read_text() != text:
            sys.exit(f"{HEADER} is stale: run tools/handler/embed.py")
        return
    HEADER.write_text(text)
    for what, value in [*minified().items(), ("the state machine", definition(False)), ("a distributed one", definition(True))]:
        print(f"{len(json.dumps(value)) - 2:6} bytes in a template: {what}")


if __name__ == "__main__":
    main()
