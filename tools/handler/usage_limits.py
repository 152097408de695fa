# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The function behind usage limits of workgroups, which CloudFormation has no type for.

It is a function of its own, because it deletes what it made: a stack without limits does not carry it, and CloudFormation deletes
it after the limits, which refer to it. A limit's physical id is the one that Redshift Serverless gives. Its amount and its action
can change; another period is another limit, which replaces the first.

A workgroup has one limit of a kind and a period, so a creation that finds one fails. An update takes the one that it finds: it may
be the old one, to which CloudFormation rolls back.
"""

import json
import time
from urllib.request import Request, urlopen

from boto3 import client

NOT_MADE = "no-usage-limit"


def handler(event, context):
    """Answers CloudFormation, whatever happens. What cannot be answered is an error, after which Lambda runs this again."""
    made, reason, end = event.get("PhysicalResourceId", NOT_MADE), "", time.time() + 120
    while True:
        try:
            made, reason = limit(event), ""
        except Exception as error:
            reason = str(error) or repr(error)
        # IAM takes its time to distribute a policy
        if not any(word in reason for word in ("AccessDenied", "Throttl", "ConflictException", "Internal")) or time.time() > end:
            break
        time.sleep(5)
    body = {k: event[k] for k in ("StackId", "RequestId", "LogicalResourceId")}
    body.update(Status="FAILED" if reason else "SUCCESS", Reason=reason[:2000], PhysicalResourceId=made)
    print(json.dumps(body))
    urlopen(Request(event["ResponseURL"], json.dumps(body).encode(), {"Content-Type": ""}, method="PUT"), timeout=30).close()


def limit(event):
    """Makes, changes or deletes a limit, and returns its id."""
    api, want, mine = client("redshift-serverless"), event["ResourceProperties"], event.get("PhysicalResourceId")
    of = {name: want[name] for name in ("resourceArn", "usageType")}
    chosen = {"amount": int(want["amount"]), "breachAction": want["breachAction"]}
    pages = api.get_paginator("list_usage_limits").paginate(**of)
    try:
        found = [one for page in pages for one in page["usageLimits"]]
    except Exception as error:
        if event["RequestType"] != "Delete" or "ResourceNotFound" not in str(error):
            raise
        found = []  # the workgroup is gone, and its limits with it
    alike = [one["usageLimitId"] for one in found if one["period"] == want["period"]]
    if event["RequestType"] == "Delete":
        # CloudFormation makes up the id of a creation that it has cancelled
        invented = mine != NOT_MADE and "-".join(mine.split("-")[:-1]).endswith("-" + event["LogicalResourceId"])
        for identity in [mine] * (mine in [one["usageLimitId"] for one in found]) or alike * invented:
            api.delete_usage_limit(usageLimitId=identity)
        return mine
    if not alike:
        return api.create_usage_limit(**of, period=want["period"], **chosen)["usageLimit"]["usageLimitId"]
    if event["RequestType"] == "Create":
        raise ValueError("the workgroup has a " + want["period"] + " usage limit already: " + alike[0])
    api.update_usage_limit(usageLimitId=alike[0], **chosen)
    return alike[0]
