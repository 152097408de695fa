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
status=0
for template in "$@"; do
  if cfn-lint --non-zero-exit-code warning --format parseable -- "$template"; then
    echo "$(basename "$template"): no error, no warning"
  else
    echo "$(basename "$template"): cfn-lint found something"
    status=1
  fi
done
exit $status
