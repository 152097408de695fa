#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_layers.py [--mermaid] [INCLUDE_FOLDER]

Reads the headers of include/strata and fails on

    an #include that goes up, or in a circle: between headers, or between the folders of `constructs`. A header of declarations may
    include their definitions behind its namespace: those lines close no circle
    a header of another library in a layer that must not include it
    a name from another layer's `detail` namespace, and a header from another layer's folder `detail`

With --mermaid it prints the graph of the layers instead.
"""
import argparse
import pathlib
import re
import sys

# A layer may include itself and the layers named here, nothing else.
BELOW = {
    "core": [],
    "cfn": ["core"],
    "aws": ["core", "cfn"],
    "sql": ["core"],
    "constructs": ["core", "cfn", "aws", "sql"],
    "policy": ["core", "cfn", "aws", "sql", "constructs"],
    "strata": ["core", "cfn", "aws", "sql", "constructs", "policy"],
    "synth": ["core", "cfn", "aws", "sql", "constructs", "policy", "strata"],
    "testing": ["core", "cfn", "aws", "sql", "constructs", "policy", "strata", "synth"],
}
FREE = {"version", "fwd"}  # every layer may include these, and they include none

# The headers of other libraries, and who may include them: layers, or headers with this name, which are the target of that name.
# No header may include anything else outside of Strata and the standard library.
OTHERS = {
    "nlohmann/": {"synth", "testing"},
    "CLI/": {"synth"},
    "yaml-cpp/": {"synth"},
    "unistd.h": {"synth"},  # is standard output a terminal?
    "io.h": {"synth"},
    "catch2/": {"testing"},
    "boost/hana/": {"hana.hpp"},
    "bits/": {"sequence.hpp"},  # libstdc++'s parts of <memory>
}
# Layers whose folders must not form a circle. A header above the folders, such as constructs/options.hpp, counts as a folder.
WITH_FOLDERS = {"constructs"}
# The layer that each `detail` namespace belongs to. Constructs are in namespace strata, because users name them most.
OWNERS = {f"strata::{layer}": layer for layer in BELOW} | {"strata": "constructs"}
# Headers that are too heavy for a layer: every user would pay for them in each compilation.
TOO_HEAVY = {
    "core": {"algorithm", "functional", "iostream", "map", "ranges", "regex", "sstream", "string"},
    "cfn": {"functional", "iostream", "ranges", "regex", "sstream"},
    "aws": {"functional", "iostream", "ranges", "regex", "sstream"},
    "sql": {"functional", "iostream", "map", "ranges", "regex", "sstream"},
    "constructs": {"functional", "iostream", "ranges", "regex", "sstream"},
    "policy": {"iostream", "ranges", "regex"},
    "strata": {"iostream", "ranges", "regex"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
# Text without names: comments, raw and other strings, characters, preprocessor lines with their continuations.
# An apostrophe between digits is a separator.
SILENT = re.compile(r'''//[^\n]*|/\*.*?\*/|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"'''
                    r'''|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'|^[ \t]*#(?:\\\n|[^\n])*''', re.S | re.M)
SCOPE = re.compile(r"\bnamespace\s+(?P<opened>[\w:]+)\s*\{|(?P<brace>[{}])|(?P<used>(?:::)?\b(?:\w+::)*detail)(?=::)")


def layer_of(name):
    """The layer of a header, from its path below include/: strata/cfn/ref.hpp and strata/cfn.hpp are cfn's."""
    return name.split("/")[1].removesuffix(".hpp")


def folder_of(name):
    """In a layer with folders, the folder that a header is in, or the header itself."""
    return "/".join(name.split("/")[:3])


def owner_of(namespace):
    """The layer that a namespace belongs to: the longest prefix decides."""
    parts = namespace.split("::")
    return next(OWNERS[start] for size in range(len(parts), 0, -1) if (start := "::".join(parts[:size])) in OWNERS)


def included(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1], found[2]


def scopes(path):
    """Yields (line, namespace around it, "opens" or "uses", name) for each namespace opened and each `...detail::`."""
    text = SILENT.sub(lambda found: "\n" * found[0].count("\n"), path.read_text(encoding="utf-8"))
    around = []
    for found in SCOPE.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        within = [part for scope in around for part in scope]
        if found["brace"] == "}":
            around.pop()
        elif found["brace"]:
            around.append([])
        elif found["opened"]:
            around.append(found["opened"].split("::"))
            yield number, within, "opens", "::".join(within + around[-1])
        else:
            yield number, within, "uses", found["used"]


def resolve(used, within, known):
    """The namespace that a qualified name means: C++ looks it up from the inside to the outside. None if it is not ours."""
    if used.startswith("::"):
        return used[2:] if used[2:] in known else None
    names = ("::".join(within[:size] + [used]) for size in range(len(within), -1, -1))
    return next((name for name in names if name in known), None)


def check_details(root):
    """Names of `detail` namespaces stay in their layer."""
    found = [(path.relative_to(root).as_posix(), *scope) for path in sorted(root.rglob("*.hpp")) for scope in scopes(path)]
    known = {name for _, _, _, what, name in found if what == "opens" and name.split("::")[-1] == "detail"}
    wrong = []
    for header, number, within, what, name in found:
        layer = layer_of(header)
        namespace = resolve(name, within, known) if what == "uses" else name if name in known else None
        if namespace is None or layer in FREE or (owner := owner_of(namespace)) == layer:
            continue
        wrong.append(f"{header}:{number}: {layer} {what} {namespace}, which belongs to {owner}")
    return wrong


def end_of_namespace(path):
    """The line that closes the namespace of a header; infinity if none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return max((number for number, line in enumerate(lines, 1) if line.startswith("}  // namespace")), default=float("inf"))


def check(root):
    wrong, graph, before, arrows = [], {}, {}, set()
    for path in sorted(root.rglob("*.hpp")):
        name = path.relative_to(root).as_posix()
        layer = layer_of(name)
        graph[name], before[name] = [], []
        if layer not in BELOW and layer not in FREE:
            wrong.append(f"{name}: {layer!r} is no layer; the layers are {', '.join(BELOW)}")
            continue
        end = end_of_namespace(path)
        for number, quote, target in included(path):
            where = f"{name}:{number}"
            if quote == '"':
                wrong.append(f'{where}: "{target}" is written with quotes; write <strata/...>')
            elif target.startswith("strata/"):
                graph[name].append(target)
                if number < end:
                    before[name].append(target)
                other = layer_of(target)
                arrows.add((layer, other))
                if not (root / target).exists():
                    wrong.append(f"{where}: {target} does not exist")
                elif layer in FREE:
                    wrong.append(f"{where}: {layer}.hpp includes nothing of ours")
                elif other != layer and other not in BELOW[layer] and other not in FREE:
                    wrong.append(f"{where}: {layer} must not know {other} ({target})")
                elif other != layer and "/detail/" in target:
                    wrong.append(f"{where}: {layer} includes {target}, which belongs to {other}")
            elif "/" in target or target.endswith((".h", ".hpp")):
                allowed = next((layers for start, layers in OTHERS.items() if target.startswith(start)), set())
                if layer not in allowed and path.name not in allowed:
                    wrong.append(f"{where}: {layer} must not include <{target}>")
            elif target in TOO_HEAVY.get(layer, ()):
                wrong.append(f"{where}: <{target}> is too heavy for {layer}, every user would compile it")
    wrong += cycles(before, "headers")
    for layer in sorted(WITH_FOLDERS):
        wrong += cycles(between_folders(graph, layer), "folders")
    return wrong + check_details(root), arrows


def between_folders(graph, layer):
    result = {}
    for name, targets in graph.items():
        if layer_of(name) == layer and "/" in name.removeprefix("strata/"):
            folders = result.setdefault(folder_of(name), [])
            folders += (f for t in targets if layer_of(t) == layer and (f := folder_of(t)) not in (folder_of(name), *folders))
    return result


def cycles(graph, what):
    wrong, state = [], {}

    def visit(name, path):
        state[name] = "open"
        for target in graph.get(name, ()):
            if state.get(target) == "open":
                wrong.append(f"{what} include each other: " + " -> ".join(path[path.index(target):] + [target]))
            elif target not in state:
                visit(target, path + [target])
        state[name] = "done"

    for name in graph:
        if name not in state:
            visit(name, [name])
    return wrong


def mermaid(arrows):
    lines = ["graph BT"]
    lines += [f"  {layer} --> {other}" for layer, other in sorted(arrows) if layer != other and other not in FREE]
    return "\n".join(lines)


def main():
    here = pathlib.Path(__file__).resolve().parent.parent / "include"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mermaid", action="store_true")
    parser.add_argument("root", nargs="?", type=pathlib.Path, default=here)
    arguments = parser.parse_args()
    wrong, arrows = check(arguments.root)
    if arguments.mermaid:
        print(mermaid(arrows))
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
