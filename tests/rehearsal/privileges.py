# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What is allowed is what is used."""

from case import Case
from platforms import TwoAccounts, Warehouses


class LeastPrivilege(Case):
    """Every call is held against the role's statements; and every action that they allow the handler is one of a call."""

    # Large objects, failures, updates and warehouses that share need these; what Lambda and Step Functions do for themselves is no call here.
    ELSEWHERE = {"s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "redshift-data:CancelStatement", "redshift-data:GetStatementResult", "cloudformation:DescribeStacks",
                 "kms:Decrypt", "redshift-data:BatchExecuteStatement", "cloudformation:DescribeStackEvents", "states:StopExecution", "logs:CreateLogStream", "logs:PutLogEvents"}

    def test_what_is_allowed_is_used(self):
        for platform in (Warehouses(), TwoAccounts()):
            self.ends_well_with_privileges(platform)

    def ends_well_with_privileges(self, platform):
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(7) and platform.delete(), platform.problems())
        world = platform.world
        mine = {(role, action) for role, action in world.allowed if "stratahandlerrole" in role or "stratahandlerrole" in str(world.trusted.get(role))}
        self.assertGreater(len(mine), 10)
        self.assertEqual({action for _, action in mine - world.used} - self.ELSEWHERE, set())
