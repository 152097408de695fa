#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""check_layers.py [--mermaid] [INCLUDE_FOLDER]

Reads the #include lines of include/strata and fails on an arrow that goes up, on a cycle of headers, and on a header of
another library where it does not belong. With --mermaid it prints the layers as they are instead.
"""
import argparse
import pathlib
import re
import sys

# A layer may include itself and what is named here, nothing else.
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
FREE = {"version", "fwd"}  # may be included by every layer, include none

# Who may include the headers of another library. Everything else than these and the standard library is refused.
OTHERS = {
    "nlohmann/": {"synth", "testing"},
    "CLI/": {"synth"},
    "yaml-cpp/": {"synth"},
    "unistd.h": {"synth"},  # is standard output a terminal?
    "io.h": {"synth"},
    "catch2/": {"testing"},
    "boost/hana/": {"core", "cfn", "constructs", "policy", "strata", "synth", "testing"},
}
# What a layer leaves out because every user would pay for it at each compilation.
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


def layer_of(name):
    """The layer of a header, from its path below include/: strata/cfn/ref.hpp and strata/cfn.hpp are cfn's."""
    return name.split("/")[1].removesuffix(".hpp")


def included(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found[1], found[2]


def check(root):
    wrong, graph, arrows = [], {}, set()
    for path in sorted(root.rglob("*.hpp")):
        name = path.relative_to(root).as_posix()
        layer = layer_of(name)
        graph[name] = []
        if layer not in BELOW and layer not in FREE:
            wrong.append(f"{name}: {layer!r} is no layer; the layers are {', '.join(BELOW)}")
            continue
        for number, quote, target in included(path):
            where = f"{name}:{number}"
            if quote == '"':
                wrong.append(f'{where}: "{target}" is written with quotes; write <strata/...>')
            elif target.startswith("strata/"):
                graph[name].append(target)
                other = layer_of(target)
                arrows.add((layer, other))
                if not (root / target).exists():
                    wrong.append(f"{where}: {target} does not exist")
                elif layer in FREE:
                    wrong.append(f"{where}: {layer}.hpp includes nothing of ours")
                elif other != layer and other not in BELOW[layer] and other not in FREE:
                    wrong.append(f"{where}: {layer} must not know {other} ({target})")
            elif "/" in target or target.endswith((".h", ".hpp")):
                allowed = next((layers for start, layers in OTHERS.items() if target.startswith(start)), set())
                if layer not in allowed:
                    wrong.append(f"{where}: {layer} must not include <{target}>")
            elif target in TOO_HEAVY.get(layer, ()):
                wrong.append(f"{where}: <{target}> is too heavy for {layer}, every user would compile it")
    wrong += cycles(graph)
    return wrong, arrows


def cycles(graph):
    wrong, state = [], {}

    def visit(name, path):
        state[name] = "open"
        for target in graph.get(name, ()):
            if state.get(target) == "open":
                wrong.append("headers include each other: " + " -> ".join(path[path.index(target):] + [target]))
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
