# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The roles allow exactly the actions that they use."""

from case import Case
from platforms import TwoAccounts, Warehouses


class LeastPrivilege(Case):
    """The role's statements must allow every call; and the handler must use every action that they allow."""

    # Large objects, failures, updates and warehouses that share need these. The calls of Lambda and Step Functions themselves do not count.
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
