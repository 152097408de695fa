#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
#
# cfn_lint.sh TEMPLATE...      cfn-lint, where it is installed: no error, no warning.
set -u
if ! command -v cfn-lint >/dev/null 2>&1; then
  echo "*** SKIPPED: cfn-lint is not on this machine, so these templates were NOT judged by it: $*" >&2
  exit 77
fi
cfn-lint --version
# It takes seconds to start, so it is started once; each line that it prints begins with the template's path.
found=$(cfn-lint --non-zero-exit-code warning --format parseable -- "$@" 2>&1)
status=$?
[ -z "$found" ] || printf '%s\n' "$found"
for template in "$@"; do
  if printf '%s\n' "$found" | grep -qF -- "$template:"; then
    echo "$(basename "$template"): cfn-lint found something"
  elif [ $status -eq 0 ]; then
    echo "$(basename "$template"): no error, no warning"
  fi
done
exit $status
