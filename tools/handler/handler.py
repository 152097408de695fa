# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The function behind all custom resources of a stack: CloudFormation calls it, and it calls itself step by step.

CloudFormation's event starts an execution of the state machine. The state machine calls this function again, with the event and
the state that the last step returned, until a step returns no time to wait. So no function runs while a statement does. If a step
cannot run for minutes, the state machine repeats the step, and passes an "error" for the case that it never can. In every case
this function sends CloudFormation the answer.

Steps may be repeated, by a second delivery of an event or a retry of the state machine: every action either is
idempotent or carries a token that makes it so.

manifest.toml lists the calls that each action may make, and the properties that identify its object.

In the template this is much smaller, see embed.py. For that, it uses no f-strings and passes no parameters by name.
"""

import hashlib
import json
import os
import random
import re
import time
from urllib.request import Request, urlopen

from boto3 import client

# Ends the id of a resource whose creation failed: there is nothing to delete, except in a bucket, which others have filled.
NOT_CREATED = "/not-created"

# AWS's error messages when there is nothing to delete, and when there is nothing to create:
GONE = "(?i)does ?no?'?t exist|not ?found|not shared|NoSuch(Bucket|Entity)|NotRunning|Invalid(DataShare|Namespace)Fault"
THERE = "has been taken|CrawlerRunning"


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
                name=digest(event["RequestId"]),
                input=json.dumps(work) + " " * 4096,  # the service limits the input, and the state will grow
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
        if not is_delete(event):
            wait = ACTIONS[properties["Action"]][1](event, properties, state)
        elif properties["Action"] == "empty_bucket" or not event["PhysicalResourceId"].endswith(NOT_CREATED):
            wait = ACTIONS.get(properties["Action"], [nothing] * 3)[2](event, properties, state)
        state.pop("failing", 0)
    except Exception as error:
        known = not isinstance(error, Failure) and str(error)
        if known and re.search(GONE if is_delete(event) else THERE, known):
            wait = None
        else:
            wait = backoff(state) if known and is_passing(error, state) else undo(event, properties, state, error)
    if not isinstance(wait, int):
        answer(event, state)
        return {}
    return {**work, "wait": wait}


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


def answer(event, state):
    """Sends CloudFormation the result. Shortens the reason if the answer would be too long."""
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
    """The identity of the object. If it changes, CloudFormation deletes the old object after the update."""
    properties = event["ResourceProperties"]
    keys = ACTIONS.get(properties.get("Action"), [""])[0].split()
    if "OnChange" in properties:
        keys.remove("Delete")  # of SQL: without OnChange, Delete identifies the object
    identity = "/".join([*(str(properties.get(k, "")) for k in keys), event["LogicalResourceId"]])
    return identity if len(json.dumps(identity)) < 1000 else digest(identity)


def is_delete(event):
    return event["RequestType"] == "Delete"


def is_new(event):
    """True when this event makes an object: on Create, and when an Update replaces it."""
    return event["RequestType"] == "Create" or event["PhysicalResourceId"] != physical_id(event)


def digest(*parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def client_as(role, name):
    """A client with the permissions of a namespace's role."""
    keys = client("sts").assume_role(RoleArn=role, RoleSessionName="strata")["Credentials"]
    return client(
        name,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def nothing(event, properties, state):
    pass


def end_of_step(state):
    """The end of one step of a long action; the function itself may run for 900 seconds."""
    return min(time.time() + 480, state["deadline"])
