#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Deploys generated templates on this machine: rehearse.py [--rounds N] [--every N] [unittest options]

CloudFormation is cloudformation.py, AWS is world.py and native.py, Redshift is PostgreSQL behind warehouse.py; the function
and the state machine are those of the template. Time is virtual. What is rehearsed is in platforms.py.

--rounds N  random schedules of each platform
--every N   inject each fault at every Nth call
Exit code 77: skipped, because there is no PostgreSQL.
"""

import argparse
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "handler")]

import postgresql  # noqa: E402
import warehouse  # noqa: E402
from edges import Edges  # noqa: E402, F401
from faults import Faults  # noqa: E402, F401
from platforms import OPTIONS  # noqa: E402
from privileges import LeastPrivilege  # noqa: E402, F401
from schedules import Schedules  # noqa: E402, F401
from updates import TwoAccountsUpdates, Updates  # noqa: E402, F401


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=OPTIONS.rounds)
    parser.add_argument("--every", type=int, default=OPTIONS.every)
    _, rest = parser.parse_known_args(namespace=OPTIONS)
    if not postgresql.find():
        print("*** SKIPPED: the rehearsal needs PostgreSQL (Debian: postgresql), which is not installed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    try:
        OPTIONS.database = server.connect()
        OPTIONS.database.run(warehouse.FUNCTIONS)
        return 0 if unittest.main(argv=[sys.argv[0], *rest], exit=False).result.wasSuccessful() else 1
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
