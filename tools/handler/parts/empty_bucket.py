# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Empties a bucket before it is deleted."""

CONSENT = "strata:emptied"  # the tag of a bucket that goes with its data


def empty_bucket(event, properties, state):
    """All versions, delete markers and unfinished uploads, if that is agreed."""
    s3, bucket, until = client("s3"), {"Bucket": properties["Bucket"]}, end_of_step(state)
    if "agreed" not in state:
        state["agreed"] = is_agreed(s3, event, properties)
    if not state["agreed"]:
        return None
    while time.time() < until:
        page = s3.list_object_versions(**bucket)
        found = [{k: v[k] for k in ("Key", "VersionId")} for v in page.get("Versions", []) + page.get("DeleteMarkers", [])]
        if found:
            for refused in s3.delete_objects(**bucket, Delete={"Objects": found, "Quiet": True}).get("Errors", []):
                raise Exception("cannot be deleted: " + json.dumps(refused))
        else:
            uploads = s3.list_multipart_uploads(**bucket).get("Uploads")
            if not uploads:
                return None
            for upload in uploads:
                s3.abort_multipart_upload(**bucket, Key=upload["Key"], UploadId=upload["UploadId"])
    return 1


def is_agreed(s3, event, properties):
    """Whether a bucket goes with its data. An event does not tell why a resource is deleted, and whether its bucket is too.

    The consent is a tag of the bucket, which CloudFormation takes off before it deletes anything. A bucket that another one has
    replaced still has its tag: then the other has to have it too. A bucket that the deployment made which is taken back holds
    nothing that was there before.
    """
    bucket = properties["Bucket"]
    if is_rolled_back(event) and is_of_this_deployment(event, bucket):
        return True
    pages = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=event["StackId"])
    now = {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for page in pages for one in page["StackResourceSummaries"]}
    successor = now.get(event["LogicalResourceId"], "").split("/")[0]
    return has_consent(s3, bucket) and (bucket in now.values() or (successor != bucket and has_consent(s3, successor)))


def has_consent(s3, bucket):
    """A bucket without tags is an error that says that they do not exist, and so there is nothing to be done."""
    return CONSENT in [tag["Key"] for tag in s3.get_bucket_tagging(Bucket=bucket)["TagSet"]]


def is_of_this_deployment(event, bucket):
    """True when the stack's last creation or update has made the bucket: its events, the newest first, begin with that one's."""
    pages = client("cloudformation").get_paginator("describe_stack_events").paginate(StackName=event["StackId"])
    for one in (one for page in pages for one in page["StackEvents"]):
        if one["PhysicalResourceId"] == bucket and one["ResourceStatus"] == "CREATE_COMPLETE":
            return True
        if one["PhysicalResourceId"] == event["StackId"] and one["ResourceStatus"] in ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"):
            return False
