# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The tag of an IAM role that names its database roles."""


def tag_role(event, properties, state):
    tags = [{k: properties[k] for k in ("Key", "Value")}]
    client("iam").tag_role(RoleName=properties["RoleName"], Tags=tags)


def untag_role(event, properties, state):
    client("iam").untag_role(RoleName=properties["RoleName"], TagKeys=[properties["Key"]])


ACTIONS["tag_role"] = ("RoleName Key", tag_role, untag_role)
