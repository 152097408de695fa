#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the handler's tests, and fails when they leave a line or a branch of the handler out.

It measures the code in the templates, and counts it by the lines of tools/handler that it comes from: see deployed.py. Needs
Debian's python3-coverage, which only the system's Python may have. Exit code 77: the tests have passed, but without
python3-coverage nothing was measured.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SYSTEM = "/usr/bin/python3"

# By file, what no test reaches: the text of the line, or of the line that a branch leaves, and why.
LEFT_OUT = {
    "handler.py": {
        "for pause in (1, 2, 4, 8, 0):": "the last round returns or raises",
        'entered = (one["stateEnteredEventDetails"] for page in pages for one in page["events"] if "stateEnteredEventDetails" in one)': "an execution has entered a state",
        'return next((one["name"], json.loads(one["input"])) for one in entered)': "the same",
        'return next(one["Timestamp"] for page in pages for one in page["StackEvents"] if (one["LogicalResourceId"], one["ResourceStatus"]) == began)': "it has begun",
    }
}


def tests_pass():
    sys.path.insert(0, str(HERE))
    return unittest.TextTestRunner().run(unittest.TestLoader().discover(str(HERE), top_level_dir=str(HERE))).wasSuccessful()


def not_reached(report):
    """(file, line, kind) of all lines and branches that are neither covered nor excused; and the number of those not counted."""
    left, uncounted = [], 0
    for file, found in sorted(report["files"].items()):
        text = ["", *pathlib.Path(file).read_text().splitlines()]
        excused = LEFT_OUT.get(pathlib.Path(file).name, {})
        for line, what in [(n, "never runs") for n in found["missing_lines"]] + [(n, f"never goes to {to}") for n, to in found["missing_branches"]]:
            # the docstring of a part is not deployed
            if text[line].startswith('"""') or text[line].strip() in excused:
                uncounted += 1
            else:
                left.append(f"{os.path.relpath(file)}:{line}: {what}: {text[line].strip()}")
    return left, uncounted


def main():
    try:
        import coverage
    except ImportError:
        if sys.executable != SYSTEM and not subprocess.run([SYSTEM, "-c", "import coverage"], stderr=subprocess.DEVNULL).returncode:
            os.execv(SYSTEM, [SYSTEM, *sys.argv])
        passed = tests_pass()
        print("*** SKIPPED: python3-coverage is not on this machine, so how much of the handler the tests run was NOT measured", file=sys.stderr)
        return 77 if passed else 1
    measured = coverage.Coverage(data_file=None, config_file=False, branch=True, include=[str(HERE.parents[1] / "tools/handler" / name) for name in ("handler.py", "usage_limits.py", "parts/*.py")])
    measured.start()
    passed = tests_pass()
    measured.stop()
    with tempfile.TemporaryDirectory() as folder:
        measured.json_report(outfile=folder + "/report.json")
        report = json.loads(pathlib.Path(folder, "report.json").read_text())
    left, uncounted = not_reached(report)
    print(*left, sep="\n", end="\n" if left else "")
    count = report["totals"]["num_statements"] + report["totals"]["num_branches"] - uncounted
    print(f"{count - len(left)} of {count} lines and branches of the handler run, as deployed")
    return 0 if passed and not left and count > 500 else 1


if __name__ == "__main__":
    sys.exit(main())
