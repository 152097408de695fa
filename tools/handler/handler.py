# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The function behind all custom resources of a stack: CloudFormation calls it, and it calls itself step by step.

CloudFormation's event starts an execution of the state machine. That calls this function again, with the event and what
the last step left to know, until the work is done, and waits in between: no function runs while a statement does. When
the steps themselves cannot be run, it calls once more with an "error". Whatever happens, CloudFormation gets its answer
from here.

Steps may be repeated, by a second delivery of an event or a retry of the state machine: every action either is
idempotent or carries a token that makes it so.

What each action calls, which is what the templates allow it:

  sql                  as the role of the namespace:
                       redshift-data: ExecuteStatement, BatchExecuteStatement, DescribeStatement, CancelStatement
                       (and, through the Data API: secretsmanager:GetSecretValue, kms:Decrypt)
                       as its own: cloudformation: DescribeStacks
  admin_secret         as the role of the namespace: redshift-serverless: GetNamespace
  service_linked_role  iam: CreateServiceLinkedRole
  s3_copy              s3: ListBucket, GetObject, GetObjectTagging, PutObject, PutObjectTagging, AbortMultipartUpload,
                       ListMultipartUploadParts; kms: Decrypt, GenerateDataKey
  empty_bucket         s3: ListBucketVersions, DeleteObject, DeleteObjectVersion, ListBucketMultipartUploads,
                       AbortMultipartUpload
  start_crawler        glue: StartCrawler, StopCrawler
  authorize_datashare  redshift: AuthorizeDataShare, DeauthorizeDataShare
  associate_datashare  redshift: AssociateDataShareConsumer, DisassociateDataShareConsumer
  tag_role             iam: TagRole, UntagRole
  all of them          states: StartExecution; a role that is assumed trusts the function's own (sts: AssumeRole)

In the template this is much smaller, see embed.py: there are no f-strings, and parameters are not passed by name.
"""

import hashlib
import json
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

from boto3 import client

STEP_SECONDS = 480  # how long one step of a long action works; the function itself may run for 900
# Ends the id of a resource whose creation failed: there is nothing to delete, but in a bucket, which others have filled.
NOT_CREATED = "/not-created"
LARGE = 5 << 30  # larger objects are copied in parts
PART = 1 << 29

# What errors of AWS say. Wait until it is over:
BUSY = "Throttl|TooMany|RequestLimit|StatementsExceeded|SlowDown|CrawlerStopping"
# Wait, for two minutes; it takes IAM that long until a policy that was just attached is known everywhere:
PASSING = "Access ?Denied|not authorized|Internal|Unavailable|NoSuchUpload|(?i:concurrent|connect|time-?d? ?out)"
# Of a statement that changed nothing and can be repeated, a few times:
CONFLICT = "(?i)serializable|concurrent|conflict|access ?denied|not authorized"
RUNNING = "SUBMITTED", "PICKED", "STARTED"  # of a statement
# There is nothing to delete; there is nothing to create:
GONE = "(?i)does ?no?'?t exist|not ?found|not shared|NoSuch(Bucket|Entity)|NotRunning|Invalid(DataShare|Namespace)Fault"
THERE = "has been taken|CrawlerRunning"


class Failure(Exception):
    """Ends the action with a reason for whoever deploys."""


def handler(event, context):
    """Takes a step of the state machine, or CloudFormation's event: when that comes twice, its execution is there already."""
    if "event" in event:
        return run(event)
    now = time.time()
    seconds = int(event["ResourceProperties"].get("ServiceTimeout", 3600))
    state = {"deadline": now + max(seconds - 120, seconds / 2)}
    work = {"function": context.invoked_function_arn, "event": event, "state": state}
    while True:
        try:
            client("stepfunctions").start_execution(
                stateMachineArn=os.environ["STATE_MACHINE_ARN"],
                name=digest(event["RequestId"]),
                input=json.dumps(work) + " " * 4096,  # the state will need some of what the service allows
            )
        except Exception as error:
            if "ExecutionAlreadyExists" not in str(error):
                if is_passing(error, state) and time.time() < now + 300:
                    time.sleep(5)
                    continue
                state["reason"] = str(error)
                answer(event, state)
        return None


def run(work):
    """One step. Gives what the next one has to know, and the seconds to wait for it."""
    event, state, broken = work["event"], work["state"], work.get("error")
    properties, wait = event["ResourceProperties"], None
    try:
        if broken:
            raise Failure(" ".join(broken.values()))
        if time.time() > state["deadline"]:
            raise Failure("not done in the time that CloudFormation gives; what was still running is cancelled")
        if not is_delete(event):
            wait = ACTIONS[properties["Action"]][1](event, properties, state)
        elif properties["Action"] == "empty_bucket" or not event["PhysicalResourceId"].endswith(NOT_CREATED):
            wait = ACTIONS[properties["Action"]][2](event, properties, state)
        state.pop("failing", 0)
    except Exception as error:
        known = not isinstance(error, Failure) and str(error)
        if known and re.search(GONE if is_delete(event) else THERE, known):
            wait = None
        else:
            wait = backoff(state) if known and is_passing(error, state) else undo(event, properties, state, error)
    if broken or not isinstance(wait, int):
        answer(event, state)
        return {"done": True}
    return {**work, "done": False, "wait": wait}


def is_passing(error, state):
    """True when the same call may succeed later."""
    since = state.setdefault("failing", time.time())
    return re.search(BUSY, str(error)) or (time.time() < since + 120 and re.search(PASSING, str(error)))


def backoff(state):
    state["polls"] = state.get("polls", 0) + 1
    return min(state["polls"], 20)


def undo(event, properties, state, error):
    """The resource has failed; the first reason stands. What a script had made is deleted, as a last action."""
    state.setdefault("reason", str(error) or repr(error))
    try:
        if "id" in state and stopped(data_api(properties), state.pop("id")) == "FINISHED":
            state["made"] = True
        if "upload" in state:
            client("s3").abort_multipart_upload(**state.pop("upload"))
    except Exception as ended:
        print(ended)
    if state.get("made") and is_new(event) and "undoing" not in state:
        state.update(at=0, tries=0, undoing=True, deadline=time.time() + 60)
        return 1
    return None


def stopped(api, identity):
    """Cancels a statement; how it has ended."""
    for _ in range(30):
        status = api.describe_statement(Id=identity)["Status"]
        if status not in RUNNING:
            break
        api.cancel_statement(Id=identity)
        time.sleep(1)
    return status


def answer(event, state):
    """Tells CloudFormation how it went. The reason gives way when the answer would be too long."""
    secret = r"(?i)((password|secret|token|credential|_key)\w*\W+)'([^']|'')*'?"
    failed = "reason" in state
    reason = re.sub(secret, r"\1'***'", state.get("reason", ""))[:4096]
    identity = physical_id(event)
    if event["RequestType"] == "Create":
        identity += NOT_CREATED if failed and not state.get("made") else ""
    elif failed or is_delete(event):
        identity = event["PhysicalResourceId"]
    body = {k: event[k] for k in ("StackId", "RequestId", "LogicalResourceId")}
    body.update(Status="FAILED" if failed else "SUCCESS", PhysicalResourceId=identity, Data=state.get("data", {}))
    while len(content := json.dumps({**body, "Reason": reason}).encode()) > 4096:
        reason = reason[:-20]
    print(content)
    for pause in (1, 2, 4, 8, 0):
        try:
            return urlopen(Request(event["ResponseURL"], content, {"Content-Type": ""}, method="PUT"), timeout=30).close()
        except Exception:
            if not pause:
                raise
            time.sleep(pause)


def physical_id(event):
    """The identity of the object: a change of it means another object, which CloudFormation then replaces."""
    properties = event["ResourceProperties"]
    keys = ACTIONS.get(properties.get("Action"), [""])[0].split()
    if "OnChange" not in properties and "Delete" in properties:
        keys.append("Delete")  # it names the object
    return "/".join([*(str(properties.get(k, "")) for k in keys), event["LogicalResourceId"]])[:1000]


def is_delete(event):
    return event["RequestType"] == "Delete"


def is_new(event):
    """True when this event makes an object: on Create, and when an Update replaces it."""
    return event["RequestType"] == "Create" or event["PhysicalResourceId"] != physical_id(event)


def digest(*parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def client_as(role, name):
    """A client with the permissions of a role: one namespace's."""
    keys = client("sts").assume_role(RoleArn=role, RoleSessionName="strata")["Credentials"]
    return client(
        name,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def data_api(properties):
    return client_as(properties["Access"].split()[0], "redshift-data")


# The actions. Each gives the seconds until it is to be called again, or anything else when it is done ---------------------


def sql(event, properties, state):
    """Runs steps: each is one statement, or a list of them in one transaction.

    What a step was to undo may be gone, and when CloudFormation rolls an update back, what it was to make may be there.
    """
    if "back" not in state:
        state.update(back=event["RequestType"] == "Update" and is_rolled_back(event), at=0, tries=0)
    steps = script(event, properties, state)
    api = data_api(properties)
    while state["at"] < len(steps):
        at, back = state["at"], state["back"]
        undoes, step = steps[at]
        if "id" not in state:
            many = isinstance(step, list)
            state["id"] = (api.batch_execute_statement if many else api.execute_statement)(
                **{"Sqls" if many else "Sql": step},
                WorkgroupName=properties["Workgroup"],
                Database=properties["Database"],
                SecretArn=properties["Access"].split()[1],
                ClientToken=digest(event["StackId"], event["LogicalResourceId"], event["RequestId"], "undoing" in state, at, state["tries"]),
            )["Id"]
        result = api.describe_statement(Id=state["id"])
        status = result["Status"]
        if status in RUNNING:
            return backoff(state)
        del state["id"]
        problem = result.get("Error", status)
        if status != "FINISHED" and not ((undoes or back) and re.search(GONE, problem)) and not (back and "already exists" in problem):
            if state["tries"] < 9 and re.search(CONFLICT, problem):
                state["tries"] += 1
                return backoff(state)
            if "undoing" not in state:
                raise Failure(" ".join(("statement", str(at + 1) + ":", problem)))
            state["left"] = True
        state.update(at=at + 1, tries=0, polls=0, made=not undoes or state.get("made"))
    if "undoing" in state:
        state["made"] = state.get("left")


def is_rolled_back(event):
    """True when CloudFormation returns to what was there before an update that failed."""
    return "ROLLBACK" in client("cloudformation").describe_stacks(StackName=event["StackId"])["Stacks"][0]["StackStatus"]


def script(event, new, state):
    """The steps for an event, each with whether it undoes something."""
    old, back = event.get("OldResourceProperties", {}), state["back"]
    if is_delete(event) or "undoing" in state:
        return undone(new)
    create = [[False, step] for step in new["Create"]]
    parts, before = new.get("Parts", []), old.get("Parts", [])
    if is_new(event):
        return [] if back else create + making(parts, back)  # what was to be replaced is there until the end
    steps = [[True, unmake] for part in before[::-1] if part not in parts for unmake in part[1:2]]
    steps += making([part for part in parts if part not in before], back)
    key = "Source" if "Source" in new else "Create"
    change = new.get("OnChange")
    if new[key] == old.get(key) or (change == "ignore" and "Update" not in new):
        return steps
    if "Update" in new:
        return steps + [[False, step] for step in new["Update"]]
    if change == "rerun":
        return [] if back else create
    if "Evolve" in new:
        try:
            return evolved(new["Delete"][0].split(" ", 4)[4], *map(columns, old["Create"] + new["Create"]), back)
        except Failure:
            if new["Evolve"] == "refuse":
                if back:
                    return []  # it was refused before
                raise
    elif change == "refuse":
        if back:
            return []
        raise Failure("cannot be changed in place: give it another id and name, or SQL for the update")
    elif not change and not back:
        return [[False, old.get("Delete", []) + new["Create"]]]
    return undone(old) + create


def undone(properties):
    """Each statement alone: what is gone stops nothing."""
    return [[True, one] for step in properties.get("Delete", []) for one in ([step] if isinstance(step, str) else step)]


def making(parts, back):
    """What makes parts of an object, in transactions as large as they can be; alone where one may be there already."""
    size = 1 if back else 40
    return [[False, [part[0] for part in parts[at : at + size]]] for at in range(0, len(parts), size)]


def columns(text):
    """A CREATE TABLE as lists of tokens: what is in front of the columns, each of them, and what follows."""
    parts, depth, closed = [[]], 0, False
    for token in re.findall(r"""--.*|/\*(?s:.*?)\*/|'(?:[^']|'')*'|"(?:[^"]|"")*"|::|[\w$]+|\S""", text):
        depth += (token == "(") - (token == ")")
        if closed or depth > 1 or token not in "(,)" or (token == ")" and depth):
            if token[:2] not in ("--", "/*"):
                parts[-1].append(token if token[0] in "\"'" else token.lower())
        else:
            parts.append([])
            closed = token == ")"
    return parts


def evolved(table, old, new, back):
    """The steps from one definition of a table to another, if no data are lost on the way."""
    before, after = ({part[0]: part[1:] for part in parts[1:-1]} for parts in (old, new))
    kept = [name for name in after if name in before]
    fixed = {name for name in {**before, **after} if name in ("primary", "unique", "foreign", "constraint", "like", "check")}
    lost = [name for name in before if name not in after]
    same = old[0] == new[0] and old[-1] == new[-1] and not any(before.get(name) != after.get(name) for name in fixed)
    if not same or (not back and (lost or list(after)[: len(kept)] != list(before))):
        raise Failure("this would lose data: " + " ".join(lost or ["keys, order or attributes"]))
    alter, steps = "ALTER TABLE " + table + " ", []
    for name in after:
        if name not in before:
            steps.append([False, alter + "ADD COLUMN " + " ".join([name, *after[name]])])
            continue
        (one, encoding), (other, wanted) = encoded(before[name]), encoded(after[name])
        if one != other:
            sizes = [int(size) for size in (varchar(one), varchar(other)) if size]
            if len(sizes) < 2 or one[4:] != other[4:] or (sizes[1] < sizes[0] and not back):
                raise Failure("this would lose data: " + name)
            steps.append([False, alter + "ALTER COLUMN " + name + " TYPE varchar(" + str(sizes[1]) + ")"])
        if wanted and encoding != wanted:
            steps.append([False, alter + "ALTER COLUMN " + name + " ENCODE " + wanted])
    return steps + [[True, alter + "DROP COLUMN " + name] for name in lost]


def encoded(tokens):
    """A column without its encoding, and that."""
    if "encode" not in tokens:
        return tokens, ""
    at = tokens.index("encode")
    return tokens[:at] + tokens[at + 2 :], tokens[at + 1]


def varchar(tokens):
    if tokens[0] == "varchar" and tokens[1:2] == ["("]:
        return tokens[2].replace("max", "65535")


def admin_secret(event, properties, state):
    role = properties["Role"]
    namespace = client_as(role, "redshift-serverless").get_namespace(namespaceName=properties["NamespaceName"])["namespace"]
    secret = namespace.get("adminPasswordSecretArn")
    if namespace["status"] != "AVAILABLE" or not secret:
        return backoff(state)
    state["data"] = {"SecretArn": secret, "Access": role + " " + secret}


def service_linked_role(event, properties, state):
    client("iam").create_service_linked_role(AWSServiceName=properties["ServiceName"])


def start_crawler(event, properties, state):
    client("glue").start_crawler(Name=properties["Crawler"])


def stop_crawler(event, properties, state):
    """Asks until it is told that the crawler does not run."""
    client("glue").stop_crawler(Name=properties["Crawler"])
    return backoff(state)


def share(properties, consumer):
    return {k: properties[v] for k, v in (("DataShareArn", "DataShare"), (consumer, consumer))}


def authorize(event, properties, state):
    client("redshift").authorize_data_share(
        AllowWrites=properties.get("AllowWrites") == "true", **share(properties, "ConsumerIdentifier")
    )


def deauthorize(event, properties, state):
    client("redshift").deauthorize_data_share(**share(properties, "ConsumerIdentifier"))


def associate(event, properties, state):
    client("redshift").associate_data_share_consumer(**share(properties, "ConsumerArn"))


def disassociate(event, properties, state):
    client("redshift").disassociate_data_share_consumer(**share(properties, "ConsumerArn"))


def tag_role(event, properties, state):
    tags = [{k: properties[k] for k in ("Key", "Value")}]
    client("iam").tag_role(RoleName=properties["RoleName"], Tags=tags)


def untag_role(event, properties, state):
    client("iam").untag_role(RoleName=properties["RoleName"], TagKeys=[properties["Key"]])


def nothing(event, properties, state):
    pass


def empty_bucket(event, properties, state):
    """All versions, delete markers and unfinished uploads."""
    s3, bucket, until = client("s3"), {"Bucket": properties["Bucket"]}, end_of_step(state)
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


def end_of_step(state):
    return min(time.time() + STEP_SECONDS, state["deadline"])


def s3_copy(event, properties, state):
    """Page by page; an object whose copy has its size and is younger is there already."""
    source, target, until = client("s3", region_name=properties["SourceRegion"]), client("s3"), end_of_step(state)
    origin, prefix = {"Bucket": properties["SourceBucket"]}, properties["SourcePrefix"]
    place, to_prefix = {"Bucket": properties["TargetBucket"]}, properties["TargetPrefix"]

    def moved(key):
        return to_prefix + key[len(prefix) :]

    def copy(item):
        """False when the step has no time left for it."""
        if time.time() > until:
            return False
        here, there = {**origin, "Key": item["Key"]}, {**place, "Key": moved(item["Key"])}
        if item["Size"] > LARGE:
            return copy_parts(item, here, there)
        target.copy_object(CopySource=here, **there)
        return True

    def copy_parts(item, here, there):
        """One large object; the next step goes on where this one ended."""
        size = item["Size"]
        length = max(PART, -(-size // 10000))
        if state.get("upload", {}).get("Key") != there["Key"]:
            head = source.head_object(**here)
            kept = "CacheControl ContentDisposition ContentEncoding ContentLanguage ContentType Metadata".split()
            made = target.create_multipart_upload(**there, **{k: head[k] for k in kept if k in head})
            state.update(upload={**there, "UploadId": made["UploadId"]}, sent=0)
        upload = state["upload"]

        def copy_part(first):
            last = min(first + length, size) - 1
            target.upload_part_copy(
                CopySource=here,
                CopySourceIfMatch=item["ETag"],
                CopySourceRange="bytes=%d-%d" % (first, last),
                PartNumber=first // length + 1,
                **upload,
            )

        while state["sent"] < size:
            if time.time() > until:
                return False
            end = state["sent"] + 16 * length
            in_parallel(copy_part, range(state["sent"], min(end, size), length))
            state["sent"] = end
        pages = target.get_paginator("list_parts").paginate(**upload)
        parts = [{k: part[k] for k in ("PartNumber", "ETag")} for page in pages for part in page["Parts"]]
        target.complete_multipart_upload(MultipartUpload={"Parts": parts}, **upload)
        del state["upload"]
        return True

    count = state.setdefault("data", {"Objects": 0, "Bytes": 0})
    while time.time() < until:
        after = state.get("after", "")
        page = source.list_objects_v2(Prefix=prefix, StartAfter=after, **origin)
        keys = page.get("Contents", [])
        items = [item for item in keys if item["Size"] or item["Key"][-1] != "/"]
        found, after = {}, after and moved(after)
        while items:
            there = target.list_objects_v2(Prefix=to_prefix, StartAfter=after, **place)
            found.update({item["Key"]: item for item in there.get("Contents", [])})
            after = max(found, default="")
            if not there["IsTruncated"] or after >= moved(items[-1]["Key"]):
                break
        todo = []
        for item in items:
            copied = found.get(moved(item["Key"]))
            if not copied or copied["Size"] != item["Size"] or copied["LastModified"] < item["LastModified"]:
                todo.append(item)
        large = [item for item in todo if item["Size"] > LARGE]
        if not all(in_parallel(copy, [item for item in todo if item not in large])) or not all(map(copy, large)):
            break
        count["Objects"] += len(items)
        count["Bytes"] += sum(item["Size"] for item in items)
        print("copied", count)
        if keys:
            state["after"] = keys[-1]["Key"]
        if not page["IsTruncated"]:
            if not count["Objects"]:
                raise Failure("there is nothing to copy below " + prefix + " in " + properties["SourceBucket"])
            return None
    return 1


def in_parallel(function, items):
    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(function, items))


# Each action: the properties that identify the object it acts on, what makes or updates it, what deletes it.
ACTIONS = {
    "sql": ("Workgroup Database", sql, sql),
    "admin_secret": ("NamespaceName", admin_secret, nothing),
    "service_linked_role": ("ServiceName", service_linked_role, nothing),
    "s3_copy": ("TargetBucket", s3_copy, nothing),
    "empty_bucket": ("Bucket", nothing, empty_bucket),
    "start_crawler": ("Crawler", start_crawler, stop_crawler),
    "authorize_datashare": ("DataShare ConsumerIdentifier", authorize, deauthorize),
    "associate_datashare": ("DataShare ConsumerArn", associate, disassociate),
    "tag_role": ("RoleName Key", tag_role, untag_role),
}
