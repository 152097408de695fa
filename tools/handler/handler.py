# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The function behind all custom resources of a stack: CloudFormation calls it, and it calls itself step by step.

CloudFormation's event starts an execution of the state machine. The state machine calls this function again, with the event and
the state that the last step returned, until a step returns no time to wait. So no function runs while a statement does. If a step
cannot run for minutes, the state machine repeats the step, and passes an "error" for the case that it never can. In every case
this function sends CloudFormation the answer.

Steps may be repeated, by a second delivery of an event or a retry of the state machine: every action either is
idempotent or carries a token that makes it so.

CloudFormation does not wait for what it started. When a sibling fails it cancels a creation or an update, whose execution
goes on, and sends the next event for the object: so that first ends what an earlier event began. The id in a deletion is one
that CloudFormation made up when the creation had not answered; the creation's execution then tells what it had made.

What each action may call, and what identifies its object, is in manifest.toml.
"""

import hashlib
import json
import os
import random
import re
import time
from urllib.request import Request, urlopen

from boto3 import client

# Ends the id of a resource whose creation failed, or found the object there: there is nothing to delete, but in a bucket,
# which others have filled. And the id of one that took over an object: the undoing of its creation leaves the object alone.
NOT_CREATED, ADOPTED = "/not-created", "/adopted"

LONGEST_STEP = 90  # seconds that one step takes at most
LARGEST_STATE = 256000  # Step Functions carries 262,144 bytes; what is larger ends an execution without a word

# What errors of AWS say when there is nothing to delete, and when there is nothing to create:
GONE = "(?i)does ?no?'?t exist|not ?found|not shared|NoSuch(Bucket|Entity)|NotRunning|Invalid(DataShare|Namespace)Fault"
THERE = "has been taken"


# Each action: the properties that identify its object, the function that makes or updates it, and the function that deletes it.
# Both return the seconds until their next call, or anything else when they are done. embed.py adds them, from manifest.toml.
ACTIONS = {}


class Failure(Exception):
    """Ends the action, with a reason for the person who deploys."""

    pass


def handler(event, context):
    """Takes a step of the state machine, or an event of CloudFormation. If an event comes twice, its execution exists already."""
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
                name=execution_name(event),
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
    """Runs one step. Returns the state for the next one, and the seconds to wait for it."""
    event, state = work["event"], work["state"]
    properties, wait = event["ResourceProperties"], None
    try:
        if time.time() > state["deadline"]:
            raise Failure("out of time; what was still running is cancelled " + " ".join(work.get("error", {}).values()))
        wait = settle(event, state)
        if wait:
            pass
        elif not is_delete(event):
            wait = ACTIONS[properties["Action"]][1](event, properties, state)
        elif properties["Action"] == "empty_bucket" or state["there"]:
            wait = ACTIONS.get(properties["Action"], [nothing] * 3)[2](event, properties, state)
        state.pop("failing", 0)
        if isinstance(wait, int) and len(json.dumps(work)) > LARGEST_STATE:
            state.pop("known", 0), state.pop("ranges", 0)
            raise Failure("what is known of the object takes more than the 256 KB that Step Functions carries")
    except Exception as error:
        known = not isinstance(error, Failure) and str(error)
        if known and re.search(GONE if is_delete(event) else THERE, known):
            wait = None
        else:
            wait = backoff(state) if known and is_passing(error, state) else undo(event, properties, state, error)
    if isinstance(wait, int):
        return {**work, "wait": wait}
    if "reason" not in state:
        state["made"] = "found" not in state
    answer(event, state)
    made = state.get("made") and "adopted" not in state
    return {"event": event, "state": {"made": made, "ran": state.get("ran")}}  # for the deletion, if nobody heard the answer


def execution_name(event):
    """Of its object, and of the request: what is started for an object can be found by its beginning."""
    return digest(event["StackId"], event["LogicalResourceId"])[:32] + digest(event["RequestId"])[:32]


def earlier_executions(event):
    """The executions of this day for other events of the object, the newest first."""
    mine = execution_name(event)
    pages = client("stepfunctions").get_paginator("list_executions").paginate(stateMachineArn=os.environ["STATE_MACHINE_ARN"])
    today = (one for page in pages for one in page["executions"] if time.time() - one["startDate"].timestamp() < 86400)
    return [one for one in today if one["name"][:32] == mine[:32] and one["name"] != mine]


def last_work(execution):
    """The state in which an execution is or was, and what it had left to know."""
    pages = client("stepfunctions").get_paginator("get_execution_history").paginate(executionArn=execution, reverseOrder=True)
    entered = (one["stateEnteredEventDetails"] for page in pages for one in page["events"] if "stateEnteredEventDetails" in one)
    return next((one["name"], json.loads(one["input"])) for one in entered)


def creation_began(event):
    """When CloudFormation began to create the resource, the last time: an object of an earlier time may have been retained."""
    pages = client("cloudformation").get_paginator("describe_stack_events").paginate(StackName=event["StackId"])
    began = event["LogicalResourceId"], "CREATE_IN_PROGRESS"
    return next(one["Timestamp"] for page in pages for one in page["StackEvents"] if (one["LogicalResourceId"], one["ResourceStatus"]) == began)


def settle(event, state):
    """Ends what earlier events for the object began, takes back what they left, and learns whether there is something to delete.

    The step that an execution is in goes on when the execution is stopped: so long is waited.
    """
    if event["RequestType"] == "Create":
        return None
    old, identity = event.get("OldResourceProperties"), event["PhysicalResourceId"]
    if "there" not in state:
        found = earlier_executions(event)
        for one in found:
            if one["status"] == "RUNNING":
                client("stepfunctions").stop_execution(executionArn=one["executionArn"])
                return LONGEST_STEP
            since = time.time() - one.get("stopDate", one["startDate"]).timestamp()
            if one["status"] == "ABORTED" and since < LONGEST_STEP:
                return int(LONGEST_STEP - since) + 1
        there = not identity.endswith(NOT_CREATED) if "/" in identity else None
        if identity.endswith(ADOPTED) and is_delete(event):
            there = not is_rolled_back(event)
        for one in found:
            name, work = last_work(one["executionArn"])
            before, left = work["event"], work["state"]
            try:
                if one["status"] == "ABORTED":
                    withdraw(before, left, name == "Run" and is_new(before))
            except Exception as ended:
                if not re.search(GONE + "|NoSuchUpload", str(ended)):
                    raise
            if there is None and before["RequestType"] == "Create":
                there = left.get("made", False) and one["startDate"] >= creation_began(event)
            if is_delete(event) and (is_new(before) or is_delete(before)) and physical_id(before) == physical_id(event):
                state["ran"] = left.get("ran")
            if left.get("made") and before["ResourceProperties"] == old and not is_new(event) and physical_id(event) != physical_id(before):
                state["owed"] = {"undoing": True, "ran": left.get("ran")}  # CloudFormation never heard of what the update to these had made
            if there is not None:
                break
        state["there"] = there
    if "owed" in state:
        wait = ACTIONS[old["Action"]][2]({**event, "RequestType": "Delete", "ResourceProperties": old}, old, state["owed"])
        if wait:
            return wait
        del state["owed"]
    return None


def withdraw(event, state, is_open):
    """Ends what the steps of an event began; "made" says whether it has had its effect. When it is open, the last step may have done more."""
    properties = event["ResourceProperties"]
    if "id" in state and stopped(data_api(properties), state.pop("id")) == "FINISHED":
        counted(script(event, properties, state)[state["at"]][0], state)
        state["at"] += 1
    if is_open and "reason" not in state:
        state["made"] = run_out(event, properties, state) if properties["Action"] == "sql" else True
    if "upload" in state:
        client_as(properties["Role"], "s3").abort_multipart_upload(**state.pop("upload"))


def is_passing(error, state):
    """True when the same call may succeed later.

    The handler waits for a busy service until the deadline, and repeats other calls for two minutes: IAM takes that long to
    distribute a policy that was just attached.
    """
    since = state.setdefault("failing", time.time())
    busy = "Throttl|TooMany|RequestLimit|StatementsExceeded|SlowDown|CrawlerStopping"
    passing = "Access ?Denied|not authorized|Internal|Unavailable|NoSuchUpload|(?i:concurrent|connect|time-?d? ?out)"
    return re.search(busy, str(error)) or (time.time() < since + 120 and re.search(passing, str(error)))


def backoff(state):
    """A random number of seconds, larger each time, so that resources that wait for the same thing do not all return at once."""
    state["polls"] = state.get("polls", 0) + 1
    return random.randint(1, min(state["polls"], 20))


def undo(event, properties, state, error):
    """The resource has failed. Keeps the first reason, and deletes, as a last action, the objects that a script had made."""
    state.setdefault("reason", str(error) or repr(error))
    try:
        withdraw(event, state, False)
    except Exception as ended:
        print(ended)
    if state.get("made") and "adopted" not in state and is_new(event) and "undoing" not in state:
        state.update(at=0, tries=0, undoing=True, deadline=time.time() + 60)
        return 1
    return None


def answer(event, state):
    """Sends CloudFormation the result. Shortens the reason if the answer would be too long."""
    secret = r"(?i)((password|secret|token|credential|_key)\w*\W+)'([^']|'')*'?"
    failed = "reason" in state
    reason = re.sub(secret, r"\1'***'", state.get("reason", ""))[:4096]
    identity = event.get("PhysicalResourceId")
    if event["RequestType"] == "Create" or ((is_new(event) or "ends" in state) and not failed and not is_delete(event)):
        not_made = state.get("ends", "") + NOT_CREATED
        identity = physical_id(event) + (not_made if not state.get("made") else ADOPTED if "adopted" in state else "")
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
    """The identity of the object. If it changes, CloudFormation deletes the old object after the update."""
    properties = event["ResourceProperties"]
    keys = ACTIONS.get(properties.get("Action"), [""])[0].split()
    if "OnChange" in properties:
        keys.remove("Delete")  # of SQL: without OnChange, Delete identifies the object
    identity = "/".join([*(str(properties.get(k, "")) for k in keys), event["LogicalResourceId"]])
    return identity if len(json.dumps(identity)) < 1000 else digest(identity) + "/" + event["LogicalResourceId"]


def is_delete(event):
    return event["RequestType"] == "Delete"


def is_new(event):
    """True when this event makes an object: on Create, and when an Update replaces it."""
    before = event.get("PhysicalResourceId", "").removesuffix(NOT_CREATED).removesuffix(ADOPTED)
    return event["RequestType"] == "Create" or before != physical_id(event)


def digest(*parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def client_as(role, name, region=None):
    """A client with the permissions of a role: one namespace's, or one copy's."""
    keys = client("sts").assume_role(RoleArn=role, RoleSessionName="strata")["Credentials"]
    return client(
        name,
        region_name=region,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def nothing(event, properties, state):
    pass


def end_of_step(state):
    """How long one step of a long action begins something; the function itself may run for 900 seconds."""
    return min(time.time() + LONGEST_STEP / 2, state["deadline"])
