#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""commit_subject.py MESSAGE_FILE

Fails on a commit message whose first line is not `type(scope): what` with at most 72 characters, or whose second is not empty. The scope may
be left out. git's own subjects (Merge, Revert, fixup!) pass.
"""
import pathlib
import re
import sys

TYPES = ["feat", "fix", "perf", "refactor", "test", "docs", "build", "ci", "style", "chore"]
LENGTH = 72
SUBJECT = re.compile(rf"(?:{'|'.join(TYPES)})(?:\([\w./, -]+\))?!?: \S.*[^.\s]")
GIT = re.compile(r"Merge |Revert |(?:fixup|squash|amend)! ")


def problem(message):
    lines = [line for line in message.splitlines() if not line.startswith("#")] or [""]
    if GIT.match(lines[0]):
        return None
    if not SUBJECT.fullmatch(lines[0]):
        return f"write `type(scope): what` without a full stop; the types are {', '.join(TYPES)}"
    if len(lines[0]) > LENGTH:
        return f"the subject has {len(lines[0])} characters, {LENGTH} are allowed; the body says why"
    if len(lines) > 1 and lines[1]:
        return "leave the second line empty"
    return None


if __name__ == "__main__":
    sys.exit(problem(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
