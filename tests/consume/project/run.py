#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""run.py WORK_FOLDER

Does what docs/how_to/new_project.md tells a newcomer, command by command, in an empty folder. The packages of the first command must be
installed; the second command copies this repository in place of a clone. Then it runs the project's own test.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/how_to/new_project.md"
MOST = 5


def repository(folder):
    """The files of the repository, committed or new."""
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("tests/", "docs/", "benchmarks/")):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def main():
    work = pathlib.Path(sys.argv[1])
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    commands = re.search(r"\n\n((?:    .*\n)+)", PAGE.read_text(encoding="utf-8"))[1].splitlines()
    commands = [command.strip() for command in commands]
    if "".join(f"    {command}\n" for command in commands) not in (ROOT / "README.md").read_text(encoding="utf-8"):
        sys.exit("README.md tells other commands")
    if len(commands) > MOST:
        sys.exit(f"{len(commands)} commands: a newcomer needs {MOST} at most")
    if not commands[0].startswith("apt-get install -y ") or not re.fullmatch(r"git clone \S+/strata\.git", commands[1]):
        sys.exit(f"the page begins with other commands: {commands[:2]}")
    for package in commands[0].split()[3:]:
        if shutil.which("dpkg-query") and subprocess.run(["dpkg-query", "-W", package], capture_output=True).returncode != 0:
            print(f"*** SKIPPED: {package} is not installed, NOBODY followed {PAGE.name}", file=sys.stderr)
            sys.exit(77)
    repository(work / "strata")
    for command in commands[2:]:
        subprocess.run(["sh", "-ec", command], cwd=work, check=True)
    template = json.loads((work / "build/shop.json").read_text(encoding="utf-8"))
    if template["Resources"]["Revenue"]["Type"] != "Custom::RedshiftView" or "<html" not in (work / "shop.html").read_text(encoding="utf-8"):
        sys.exit("the template or the page is another")
    subprocess.run(["ctest", "--test-dir", "build", "--output-on-failure", "--no-tests=error"], cwd=work, check=True)
    print(f"{len(commands)} commands lead to a template of {len(template['Resources'])} resources")


if __name__ == "__main__":
    main()
