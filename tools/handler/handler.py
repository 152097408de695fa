# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The function behind all custom resources of a stack: CloudFormation calls it, and it calls itself step by step.

CloudFormation's event starts an execution of the state machine; the state machine calls this function again with
{"step": "run", ...} until the work is done, waiting in between, so that no function runs while a statement does. When a
step cannot even be run, it calls {"step": "fail", ...}. Whatever happens, CloudFormation gets its answer from here.

Steps may be repeated, by a second delivery of an event or a retry of the state machine: every action either is
idempotent or carries a token that makes it so.

What each action calls, which is what the templates allow it:

  sql                  as the role of the namespace:
                       redshift-data: ExecuteStatement, BatchExecuteStatement, DescribeStatement, CancelStatement
                       (and, through the Data API: secretsmanager:GetSecretValue, kms:Decrypt)
  admin_secret         as the role of the namespace: redshift-serverless: GetNamespace
  service_linked_role  iam: CreateServiceLinkedRole
  s3_copy              s3: ListBucket, GetObject, GetObjectTagging, PutObject, PutObjectTagging, AbortMultipartUpload,
                       ListMultipartUploadParts; kms: Decrypt, GenerateDataKey
  empty_bucket         s3: ListBucketVersions, DeleteObject, DeleteObjectVersion, ListBucketMultipartUploads,
                       AbortMultipartUpload
  start_crawler        glue: GetCrawler, StartCrawler, StopCrawler
  authorize_datashare  redshift: AuthorizeDataShare, DeauthorizeDataShare
  associate_datashare  redshift: AssociateDataShareConsumer, DisassociateDataShareConsumer
  tag_role             iam: TagRole, UntagRole
  all of them          states: StartExecution; a role that is assumed trusts the function's own (sts: AssumeRole)
"""

import hashlib
import json
import os
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import boto3

STEP_SECONDS = 480  # how long one step of a long action works; the function itself may run for 900
MARGIN = 300  # seconds kept of the time that CloudFormation gives, to undo what was begun and to answer
ANSWER_BYTES = 4096  # CloudFormation's limit
NOT_CREATED = "/not-created"  # ends the id of a resource whose creation failed: there is nothing to delete
LARGE = 5 << 30  # larger objects are copied in parts
PART = 1 << 29


class Failure(Exception):
    """Ends the action with a reason for whoever deploys."""


class Again(Exception):
    """Ends the step: try again in a while."""


def client(name, **options):
    return boto3.client(name, **options)


def client_as(role, name):
    """A client with the permissions of a role: one namespace's."""
    keys = client("sts").assume_role(RoleArn=role, RoleSessionName="strata")["Credentials"]
    return client(name, aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"], aws_session_token=keys["SessionToken"])


def code_of(error):
    return getattr(error, "response", {}).get("Error", {}).get("Code", "")


def digest(*parts):
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def handler(event, context):
    if "step" not in event:
        return accept(event, context)
    if event["step"] == "run":
        return run(event["event"], event["state"])
    return give_up(event["event"], event["state"], event["error"].get("Cause") or event["error"].get("Error", "unknown error"))


def accept(event, context):
    """Takes CloudFormation's event. An event that comes twice finds its execution there already."""
    start = {"function": context.invoked_function_arn, "event": event, "last": {"state": {}}}
    try:
        client("stepfunctions").start_execution(
            stateMachineArn=os.environ["STATE_MACHINE_ARN"], name=digest(event["RequestId"]), input=json.dumps(start)
        )
    except Exception as error:
        if code_of(error) != "ExecutionAlreadyExists":
            give_up(event, {}, str(error))


def run(event, state):
    """One step: {"done": True}, or the seconds to wait for the next one and what it has to know."""
    now = time.time()
    properties = event["ResourceProperties"]
    state.setdefault("began", now)
    state.setdefault("deadline", now + int(properties.get("ServiceTimeout", 3600)) - MARGIN)
    try:
        wait = ACTIONS[properties["Action"]][0](event, properties, state)
    except Exception as error:
        wait = wait_after(error, event, state)
    if wait is not None and time.time() + wait > state["deadline"]:
        cancel(event, state)
        wait = undo(event, state, "not done in the time that CloudFormation gives; what was still running is cancelled")
    if wait is None:
        answer(event, state)
        return {"done": True, "wait": 0, "state": {}}
    return {"done": False, "wait": int(wait), "state": state}


def wait_after(error, event, state):
    """The seconds until the next try, or None when the action has failed for good."""
    code = code_of(error)
    if isinstance(error, Again) or "Throttl" in code or code in BUSY:
        return backoff(state)
    # IAM takes a while until a policy that was just attached is known everywhere.
    if "AccessDenied" in code and time.time() < state["began"] + 120:
        return backoff(state)
    return undo(event, state, str(error))


def undo(event, state, reason):
    """The resource has failed. What a script had done of a creation is deleted; the first reason stands."""
    state.pop("id", None)
    state["reason"] = state.get("reason") or reason or "failed without a word"
    if "plan" not in state or state.get("undoing"):
        return None
    if is_new(event) and (state["at"] or len(state["plan"]) < state["parts"]):
        state.update(plan=[["ResourceProperties", "Delete", True]], at=0, undoing=True, deadline=state["deadline"] + MARGIN // 2)
        return 1
    return None


BUSY = ("ActiveStatementsExceededException", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown", "ServiceUnavailable")


def backoff(state):
    """2 seconds at first, 20 in the end."""
    state["polls"] = state.get("polls", 0) + 1
    return min(1 + 1.3 ** state["polls"], 20)


def cancel(event, state):
    if "id" in state:
        try:
            data_api(event["ResourceProperties"]).cancel_statement(Id=state["id"])
        except Exception as error:  # it may have ended by itself
            print("not cancelled:", code_of(error))


def give_up(event, state, reason):
    """Answers that the resource failed, when the steps themselves cannot be run."""
    cancel(event, state)
    state["reason"] = state.get("reason") or reason or "failed without a word"
    answer(event, state)
    return {"done": True, "wait": 0, "state": {}}


def physical_id(event):
    """The identity of the object: a change of it means another object, which CloudFormation then replaces."""
    properties = event["ResourceProperties"]
    keys = ACTIONS.get(properties.get("Action"), (None, ()))[1]
    return "/".join([properties.get(key, "") for key in keys] + [event["LogicalResourceId"]])[:1000]


def is_new(event):
    """True when this event makes an object: on Create, and when an Update replaces it."""
    return event["RequestType"] == "Create" or (event["RequestType"] == "Update" and event["PhysicalResourceId"] != physical_id(event))


def is_gone(event):
    return event["RequestType"] == "Delete"


def is_changed(event):
    """True when there is something to do again: on Create, and on an Update of any property."""
    return not is_gone(event) and event["ResourceProperties"] != event.get("OldResourceProperties")


def answer(event, state):
    """Tells CloudFormation how it went. The reason gives way when the answer would be too long."""
    reason = state.get("reason", "")
    if event["RequestType"] == "Create":
        identity = physical_id(event) + (NOT_CREATED if reason else "")
    else:
        identity = event["PhysicalResourceId"] if reason or is_gone(event) else physical_id(event)
    body = {
        "Status": "FAILED" if reason else "SUCCESS",
        "Reason": reason,
        "PhysicalResourceId": identity,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": state.get("data", {}),
    }
    content = json.dumps(body).encode()
    while len(content) > ANSWER_BYTES:
        body["Reason"] = body["Reason"][: len(body["Reason"]) * 3 // 4]
        content = json.dumps(body).encode()
    for attempt in range(5):
        request = urllib.request.Request(event["ResponseURL"], data=content, method="PUT", headers={"Content-Type": ""})
        try:
            with urllib.request.urlopen(request, timeout=30):
                return
        except OSError:
            if attempt == 4:
                raise
            time.sleep(2**attempt)


# SQL --------------------------------------------------------------------------------------------------------------------


def sql(event, properties, state):
    """Runs scripts: lists of steps, a step being one statement or a list of them in one transaction.

    The plan is a list of scripts: where it stands in the event, and whether it is lenient, which means that each statement
    runs alone and one whose object does not exist has nothing to do.
    """
    if "plan" not in state:
        state.update(plan=plan(event, properties), at=0)
        state["parts"] = len(state["plan"])
    while state["plan"]:
        source, key, lenient = state["plan"][0]
        steps = event[source].get(key) or []
        if lenient:
            steps = [one for step in steps for one in (step if isinstance(step, list) else [step])]
        if state["at"] >= len(steps):
            state["plan"].pop(0)
            state["at"] = 0
            continue
        if "id" not in state:
            state["id"] = start(event, event[source], steps[state["at"]], [key, state["at"], state.get("undoing")])
        status = data_api(event[source]).describe_statement(Id=state["id"])
        if status["Status"] in ("SUBMITTED", "PICKED", "STARTED"):
            return backoff(state)
        if status["Status"] != "FINISHED" and not (lenient and is_absent(status.get("Error", ""))):
            raise Failure(status.get("Error") or "the statement was " + status["Status"].lower())
        del state["id"]
        state["at"] += 1
        state["polls"] = 0
    return None


def plan(event, properties):
    old = event.get("OldResourceProperties", {})
    if is_gone(event):
        never_made = event["PhysicalResourceId"].endswith(NOT_CREATED)
        return [] if never_made else [["ResourceProperties", "Delete", True]]
    create = ["ResourceProperties", "Create", False]
    if is_new(event):
        return [create]
    if properties["Create"] == old.get("Create"):
        return []
    if properties.get("Update"):
        return [["ResourceProperties", "Update", False]]
    change = properties.get("OnChange", "recreate")
    if change == "refuse":
        raise Failure("this resource cannot be changed in place: give it another id and name, or give SQL for the update")
    return {"ignore": [], "rerun": [create], "recreate": [["OldResourceProperties", "Delete", True], create]}[change]


def data_api(properties):
    return client_as(properties["Access"].split()[0], "redshift-data")


def start(event, properties, step, position):
    target = {
        "WorkgroupName": properties["Workgroup"],
        "Database": properties["Database"],
        "SecretArn": properties["Access"].split()[1],
        "ClientToken": digest(event["StackId"], event["LogicalResourceId"], event["RequestId"], position),
    }
    api = data_api(properties)
    if isinstance(step, list):
        return api.batch_execute_statement(Sqls=step, **target)["Id"]
    return api.execute_statement(Sql=step, **target)["Id"]


def is_absent(error):
    return any(words in error for words in ("does not exist", "doesn't exist", "not found", "is not shared"))


# The other actions: each returns None when it is done, or the seconds until it is to be called again ----------------------


def admin_secret(event, properties, state):
    if is_gone(event):
        return None
    role = properties["Role"]
    namespace = client_as(role, "redshift-serverless").get_namespace(namespaceName=properties["NamespaceName"])["namespace"]
    secret = namespace.get("adminPasswordSecretArn")
    if namespace["status"] != "AVAILABLE" or not secret:
        return backoff(state)
    state["data"] = {"SecretArn": secret, "Access": role + " " + secret}


def service_linked_role(event, properties, state):
    if is_new(event):
        ignoring(("InvalidInput",), client("iam").create_service_linked_role, AWSServiceName=properties["ServiceName"])


def start_crawler(event, properties, state):
    glue, name = client("glue"), {"Name": properties["Crawler"]}
    if not is_gone(event):
        return ignoring(("CrawlerRunningException",), glue.start_crawler, **name)
    try:
        if glue.get_crawler(**name)["Crawler"]["State"] == "READY":
            return None
        ignoring(("CrawlerNotRunningException", "CrawlerStoppingException"), glue.stop_crawler, **name)
    except glue.exceptions.EntityNotFoundException:
        return None
    return backoff(state)


def authorize_datashare(event, properties, state):
    share = {"DataShareArn": properties["DataShare"], "ConsumerIdentifier": properties["ConsumerIdentifier"]}
    if is_gone(event):
        return revoke(event, client("redshift").deauthorize_data_share, **share)
    client("redshift").authorize_data_share(AllowWrites=properties.get("AllowWrites") == "true", **share)


def associate_datashare(event, properties, state):
    share = {"DataShareArn": properties["DataShare"], "ConsumerArn": properties["ConsumerArn"]}
    if is_gone(event):
        return revoke(event, client("redshift").disassociate_data_share_consumer, **share)
    if is_new(event):
        client("redshift").associate_data_share_consumer(**share)


def tag_role(event, properties, state):
    iam, role, key = client("iam"), properties["RoleName"], properties["Key"]
    if is_gone(event):
        return revoke(event, iam.untag_role, RoleName=role, TagKeys=[key])
    iam.tag_role(RoleName=role, Tags=[{"Key": key, "Value": properties["Value"]}])


def revoke(event, call, **arguments):
    """Undoes what an earlier event did, if it is still there."""
    if not event["PhysicalResourceId"].endswith(NOT_CREATED):
        ignoring(("InvalidDataShareFault", "InvalidNamespaceFault", "NoSuchEntity", "ResourceNotFoundFault"), call, **arguments)


def ignoring(codes, call, **arguments):
    """Calls; an error of these codes says that there is nothing to do."""
    try:
        call(**arguments)
    except Exception as error:
        if code_of(error) not in codes:
            raise


def empty_bucket(event, properties, state):
    """All versions, delete markers and unfinished uploads."""
    if not is_gone(event):
        return None
    s3, bucket = client("s3"), {"Bucket": properties["Bucket"]}
    until = time.time() + STEP_SECONDS
    try:
        while time.time() < until:
            page = s3.list_object_versions(**bucket)
            found = [{"Key": v["Key"], "VersionId": v["VersionId"]} for v in page.get("Versions", []) + page.get("DeleteMarkers", [])]
            if found:
                refused = s3.delete_objects(Delete={"Objects": found, "Quiet": True}, **bucket).get("Errors")
                if refused:
                    raise Failure(refused[0]["Key"] + " cannot be deleted: " + refused[0].get("Message", refused[0].get("Code")))
                continue
            uploads = s3.list_multipart_uploads(**bucket).get("Uploads", [])
            if not uploads:
                return None
            for upload in uploads:
                s3.abort_multipart_upload(Key=upload["Key"], UploadId=upload["UploadId"], **bucket)
    except s3.exceptions.NoSuchBucket:
        return None
    return 1


def s3_copy(event, properties, state):
    """Page by page; an object whose copy has its size and is younger is there already."""
    if not is_changed(event):
        return None
    source, target = client("s3", region_name=properties["SourceRegion"]), client("s3")
    from_prefix, to_prefix = properties["SourcePrefix"], properties["TargetPrefix"]
    count = state.setdefault("data", {"Objects": 0, "Bytes": 0})

    def key_of_copy(key):
        return to_prefix + key[len(from_prefix) :]

    def copy(item):
        place = {"Bucket": properties["TargetBucket"], "Key": key_of_copy(item["Key"])}
        origin = {"Bucket": properties["SourceBucket"], "Key": item["Key"]}
        if item["Size"] <= LARGE:
            target.copy_object(CopySource=origin, **place)
        else:
            copy_parts(target, origin, place, item["Size"], state, until)

    until = time.time() + STEP_SECONDS
    while time.time() < until:
        after = state.get("after", "")
        page = source.list_objects_v2(Bucket=properties["SourceBucket"], Prefix=from_prefix, StartAfter=after)
        items = [item for item in page.get("Contents", []) if item["Size"] or not item["Key"].endswith("/")]
        there = copies(target, properties["TargetBucket"], to_prefix, after and key_of_copy(after), key_of_copy(items[-1]["Key"])) if items else {}
        todo = [item for item in items if not is_copied(item, there.get(key_of_copy(item["Key"])))]
        small = [item for item in todo if item["Size"] <= LARGE]
        with ThreadPoolExecutor(32) as pool:
            list(pool.map(copy, small))
        for item in todo:
            if item["Size"] > LARGE:
                copy(item)
        count["Objects"] += len(items)
        count["Bytes"] += sum(item["Size"] for item in items)
        print("copied up to", count)
        if page.get("Contents"):
            state["after"] = page["Contents"][-1]["Key"]
        if not page.get("IsTruncated"):
            if not count["Objects"]:
                raise Failure("there is nothing to copy below " + from_prefix)
            return None
    return 1


def copies(s3, bucket, prefix, after, last):
    """What is in the target already, from the key behind `after` to `last`."""
    found = {}
    while True:
        page = s3.list_objects_v2(Bucket=bucket, Prefix=prefix, StartAfter=after)
        for item in page.get("Contents", []):
            found[item["Key"]] = item
            after = item["Key"]
        if not page.get("IsTruncated") or after >= last:
            return found


def is_copied(item, copy):
    return copy is not None and copy["Size"] == item["Size"] and copy["LastModified"] >= item["LastModified"]


def copy_parts(s3, origin, place, size, state, until):
    """One large object, as many parts as a step has time for; the next step goes on where this one ended."""
    step = max(PART, -(-size // 10000))
    if state.get("upload", {}).get("key") != place["Key"]:
        state["upload"] = {"key": place["Key"], "id": s3.create_multipart_upload(**place)["UploadId"], "part": 0}
    upload = state["upload"]
    parts = -(-size // step)

    def copy_part(number):
        first = (number - 1) * step
        last = min(first + step, size) - 1
        s3.upload_part_copy(
            CopySource=origin,
            CopySourceRange=f"bytes={first}-{last}",
            PartNumber=number,
            UploadId=upload["id"],
            **place,
        )

    while upload["part"] < parts:
        if time.time() > until:
            raise Again
        batch = range(upload["part"] + 1, min(upload["part"] + 16, parts) + 1)
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(copy_part, batch))
        upload["part"] = batch[-1]
    etags = [
        {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
        for page in s3.get_paginator("list_parts").paginate(UploadId=upload["id"], **place)
        for part in page["Parts"]
    ]
    s3.complete_multipart_upload(UploadId=upload["id"], MultipartUpload={"Parts": etags}, **place)
    del state["upload"]


# Each action, and the properties that identify the object it acts on.
ACTIONS = {
    "sql": (sql, ("Workgroup", "Database")),
    "admin_secret": (admin_secret, ("NamespaceName",)),
    "service_linked_role": (service_linked_role, ("ServiceName",)),
    "s3_copy": (s3_copy, ("TargetBucket",)),
    "empty_bucket": (empty_bucket, ("Bucket",)),
    "start_crawler": (start_crawler, ("Crawler",)),
    "authorize_datashare": (authorize_datashare, ("DataShare", "ConsumerIdentifier")),
    "associate_datashare": (associate_datashare, ("DataShare", "ConsumerArn")),
    "tag_role": (tag_role, ("RoleName", "Key")),
}
