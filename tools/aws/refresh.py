#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""refresh.py [--check]

Writes types.json.gz: all resource types of CloudFormation with their facts, for services.py. Needs Node, the npm packages of this folder
and the Python package cfn-lint. With --check it writes nothing, and an old file is an error.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import extract_facts

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / "types.json.gz"


def data():
    with tempfile.NamedTemporaryFile("w", suffix=".json") as facts:
        json.dump(extract_facts.facts_of_all_types(), facts)
        facts.flush()
        return subprocess.run(["node", HERE / "export.mjs", facts.name], capture_output=True, check=True).stdout


def main():
    fresh = data()
    if "--check" in sys.argv[1:]:
        if gzip.decompress(DATA.read_bytes()) != fresh:
            sys.exit("types.json.gz is not what refresh.py writes")
        return
    DATA.write_bytes(gzip.compress(fresh, 9, mtime=0))
    print(f"{len(json.loads(fresh)['types'])} types, {len(fresh)} bytes, {DATA.stat().st_size} compressed")


if __name__ == "__main__":
    main()
