#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Deploys generated templates on this machine: rehearse.py [--rounds N] [--every N] [--lives N] [unittest options]

CloudFormation is cloudformation.py, AWS is world.py and native.py, Redshift is PostgreSQL behind warehouse.py; the function
and the state machine are those of the template. Time is virtual. platforms.py lists the rehearsed examples.

--rounds N  random schedules of each platform
--every N   inject each fault at every Nth call
--lives N   random histories of a stack
--updates PROGRAM, --histories PROGRAM, --operations PROGRAM  those built from updates.cpp, histories.cpp and operations.cpp
--examples FOLDER  the programs of the examples
Exit code 77: skipped, because there is no PostgreSQL.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "handler")]

import postgresql  # noqa: E402
import warehouse  # noqa: E402
from cancellations import CancelledDeployments, Cancellations  # noqa: E402, F401
from consents import Consents  # noqa: E402, F401
from drift import Drift, FreshExamples  # noqa: E402, F401
from edges import Edges  # noqa: E402, F401
from files import Files  # noqa: E402, F401
from histories import Histories  # noqa: E402, F401
from faults import Faults, UpdateFaults  # noqa: E402, F401
from operations import Operations  # noqa: E402, F401
from platforms import OPTIONS, ROOT  # noqa: E402
from privileges import LeastPrivilege  # noqa: E402, F401
from reference_defects import OfDeployments, OfUpdates  # noqa: E402, F401
from renames import Catalogs, Kept, Renames  # noqa: E402, F401
from schedules import Schedules  # noqa: E402, F401
from updates import LoadUpdates, RoleUpdates, ShareUpdates, TableUpdates, ViewUpdates  # noqa: E402, F401


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=OPTIONS.rounds)
    parser.add_argument("--every", type=int, default=OPTIONS.every)
    parser.add_argument("--lives", type=int, default=OPTIONS.lives)
    parser.add_argument("--updates", default=ROOT / "build/dev/tests/rehearsal/rehearsal_updates")
    parser.add_argument("--histories", default=ROOT / "build/dev/tests/rehearsal/rehearsal_histories")
    parser.add_argument("--operations", default=ROOT / "build/dev/tests/rehearsal/rehearsal_operations")
    parser.add_argument("--examples", default=ROOT / "build/dev/examples")
    _, rest = parser.parse_known_args(namespace=OPTIONS)
    if not postgresql.find():
        print("*** SKIPPED: the rehearsal needs PostgreSQL (Debian: postgresql), which is not installed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    programs = tempfile.TemporaryDirectory(prefix="strata-programs-")
    try:
        OPTIONS.programs = pathlib.Path(programs.name)
        for program in (OPTIONS.updates, OPTIONS.histories, OPTIONS.operations):
            subprocess.run([program, programs.name], check=True)
        OPTIONS.database = server.connect()
        OPTIONS.database.run(warehouse.FUNCTIONS)
        return 0 if unittest.main(argv=[sys.argv[0], *rest], exit=False).result.wasSuccessful() else 1
    finally:
        programs.cleanup()
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
