# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the deployed handler, with code and state machine from a generated template, against fakes of AWS.

The fakes keep the limits of the services (statements in a batch, client tokens, page sizes) and record every call. Time is
virtual: waiting costs nothing.
"""

import datetime
import json
import pathlib
import random
import re
import sys
import types

import deployed

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "examples/expected"


def resources(template="redshift_data_warehouse"):
    return json.loads((TEMPLATES / (template + ".json")).read_text())["Resources"]


EVERYTHING = "everything"  # instead of a template's name: the code of a template that uses every part


def code(template="redshift_data_warehouse"):
    if template == EVERYTHING:
        return "".join(deployed.embed.packed().values())
    return resources(template)["StrataHandler"]["Properties"]["Code"]["ZipFile"]


def definition(template="redshift_data_warehouse"):
    if template == EVERYTHING:
        return json.loads(deployed.embed.definition(True).replace("${Partition}", "aws"))
    return json.loads(plain(resources(template)["StrataStateMachine"]["Properties"]["DefinitionString"]))


def plain(value):
    """A template's text with its partition filled in."""
    if isinstance(value, str):
        return value
    return value["Fn::Sub"].replace("${AWS::Partition}", "aws").replace("${!", "${")


class ApiError(Exception):
    """An error of boto3: the code is in `response`."""

    def __init__(self, code, message=""):
        super().__init__(f"An error occurred ({code}): {message or code}")
        self.response = {"Error": {"Code": code, "Message": message or code}}


class Clock:
    def __init__(self):
        self.now = 1_700_000_000.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


SERVICES = {}  # by name


class Api:
    """A fake service: it records calls, and fails when a test asks for it. A derived class is found by its `service`."""

    service = ""

    def __init_subclass__(cls):
        SERVICES[cls.service] = cls

    def __init__(self, cloud):
        self.cloud = cloud

    def __getattribute__(self, name):
        attribute = object.__getattribute__(self, name)
        if name.startswith("_") or name in ("cloud", "service") or not callable(attribute):
            return attribute

        def call(*positional, **arguments):
            cloud, service = object.__getattribute__(self, "cloud"), object.__getattribute__(self, "service")
            cloud.called(service, name, arguments)
            result = attribute(*positional, **arguments)
            cloud.answered(service, name)
            return result

        return call


class Pages:
    """What boto3 calls a paginator, over a method of a fake."""

    def __init__(self, api, name):
        self.paginate = getattr(api, "_pages_of_" + name)


class RedshiftData(Api):
    """Statements over a set of named objects. A statement takes `cloud.statement_seconds`."""

    service = "redshift-data"

    def execute_statement(self, Sql, **arguments):
        return self._start([Sql], arguments)

    def batch_execute_statement(self, Sqls, **arguments):
        if not 1 <= len(Sqls) <= 40:
            raise ApiError("ValidationException", "a batch has 1 to 40 statements")
        return self._start(Sqls, arguments)

    def _start(self, statements, arguments):
        assert set(arguments) - {"SecretArn", "DbUser"} in ({"WorkgroupName", "Database", "ClientToken"}, {"ClusterIdentifier", "Database", "ClientToken"}), arguments
        assert len(arguments["ClientToken"]) <= 64
        if any(len(s.encode()) > 100 * 1024 for s in statements):
            raise ApiError("ValidationException", "a statement has at most 100 KB")
        token = arguments["ClientToken"]
        if token in self.cloud.tokens:
            return {"Id": self.cloud.tokens[token]}
        identity = f"statement-{len(self.cloud.statements)}"
        self.cloud.tokens[token] = identity
        self.cloud.statements[identity] = {"sql": statements, "ends": self.cloud.clock.now + self.cloud.statement_seconds, "cancelled": False}
        return {"Id": identity}

    def _run(self, statements):
        before = set(self.cloud.objects)
        for statement in statements:
            if statement.startswith("SELECT"):
                continue
            self.cloud.ran.append(statement)
            error = self._apply(statement)
            if error:
                self.cloud.objects = before  # a batch is one transaction
                return error
        return None

    def _apply(self, sql):
        words = sql.split()
        if self.cloud.problems and (problem := self.cloud.problems.pop(0)):
            return problem
        if "FAIL" in words:
            return "ERROR: told to fail"
        sql, replaces = re.subn(r"(?i)^create or replace", "create", sql)
        made = re.match(r"(?i)create (table|view|materialized view|role|datashare|database|schema) (?:if not exists )?(\S+)", sql)
        dropped = re.match(r"(?i)drop (table|view|materialized view|role|datashare|database|schema) (if exists )?(\S+)", sql)
        granted = re.match(r"(?i)(grant|revoke) (.+?) (?:to|from) (.+)", sql)
        if made:
            thing = (made[1].lower(), made[2])
            if thing in self.cloud.objects and not replaces and "if not exists" not in sql.lower():
                return f"ERROR: {made[1].lower()} \"{made[2]}\" already exists"
            self.cloud.objects.add(thing)
        elif dropped:
            thing = (dropped[1].lower(), dropped[3])
            if thing not in self.cloud.objects and not dropped[2]:
                return f"ERROR: {dropped[1].lower()} \"{dropped[3]}\" does not exist"
            self.cloud.objects.discard(thing)
        elif granted:
            thing = ("grant", granted[2], granted[3])
            (self.cloud.objects.add if granted[1].lower() == "grant" else self.cloud.objects.discard)(thing)
        return None

    def describe_statement(self, Id):
        statement = self.cloud.statements[Id]
        if statement["cancelled"]:
            return {"Status": "ABORTED"}
        if self.cloud.clock.now < statement["ends"]:
            return {"Status": "STARTED"}
        if "error" not in statement:
            statement["error"] = self._run(statement["sql"])
        if statement["error"]:
            return {"Status": "FAILED", "Error": statement["error"]}
        return {"Status": "FINISHED"}

    def cancel_statement(self, Id):
        self.cloud.statements[Id]["cancelled"] = not self.cloud.deaf
        return {"Status": True}

    def get_paginator(self, name):
        return Pages(self, name)

    def _pages_of_get_statement_result(self, Id):
        """What `cloud.known` has for the relation that the statement asks for, by what it looks in. Two rows a page."""
        self.cloud.called(self.service, "get_statement_result", {"Id": Id})
        identity, number = Id.split(":")
        sql = self.cloud.statements[identity]["sql"][int(number) - 1]
        where = re.search(r"FROM (\w+)", sql)[1]
        found = self.cloud.known.get((where, re.search(r"='([^=]*)'$", sql)[1]), [])
        name = {str: "stringValue", bool: "booleanValue", int: "longValue"}
        for at in range(0, len(found) or 1, 2):
            yield {"Records": [[{name[type(value)]: value} for value in row] for row in found[at : at + 2]]}


class RedshiftServerless(Api):
    service = "redshift-serverless"

    def get_namespace(self, namespaceName):
        self.cloud.namespace_polls += 1
        ready = self.cloud.namespace_polls > 3
        found = {"namespaceName": namespaceName, "status": "AVAILABLE" if ready else "MODIFYING"}
        if ready:
            found["adminPasswordSecretArn"] = "arn:aws:secretsmanager:eu-west-1:1:secret:redshift!x"
        return {"namespace": found}


class NoSuchBucket(ApiError):
    def __init__(self):
        super().__init__("NoSuchBucket")


class S3(Api):
    service = "s3"
    def _bucket(self, name):
        if name not in self.cloud.buckets:
            raise NoSuchBucket
        return self.cloud.buckets[name]

    def list_objects_v2(self, Bucket, Prefix="", StartAfter=""):
        keys = sorted(k for k in self._bucket(Bucket) if k.startswith(Prefix) and k > StartAfter)
        page = [{"Key": k, "ETag": "etag of " + k, **self._bucket(Bucket)[k]} for k in keys[: self.cloud.page]]
        result = {"IsTruncated": len(keys) > self.cloud.page, "KeyCount": len(page)}
        return {**result, "Contents": page} if page else result

    def copy_object(self, Bucket, Key, CopySource):
        found = self._bucket(CopySource["Bucket"])[CopySource["Key"]]
        if found["Size"] > 5 << 30:
            raise ApiError("InvalidRequest", "too large for one copy")
        etag = f"etag-{self.cloud.clock.now}" if Bucket in self.cloud.under_key else found.get("ETag", "etag of " + CopySource["Key"])
        self._bucket(Bucket)[Key] = {**found, "LastModified": self.cloud.datetime(), "ETag": etag.split("-")[0]}
        self.cloud.copied.append(Key)
        self.cloud.clock.now += self.cloud.part_seconds

    def head_object(self, Bucket, Key):
        found = self._bucket(Bucket)[Key]
        return {"ContentLength": found["Size"], "ContentType": found.get("ContentType", "binary/octet-stream"), "Metadata": {}}

    def create_multipart_upload(self, Bucket, Key, **kept):
        identity = f"upload-{len(self.cloud.uploads)}"
        self.cloud.uploads[identity] = {"Bucket": Bucket, "Key": Key, "parts": {}, "kept": kept}
        return {"UploadId": identity}

    def upload_part_copy(self, Bucket, Key, CopySource, CopySourceIfMatch, CopySourceRange, PartNumber, UploadId):
        found = self._bucket(CopySource["Bucket"])[CopySource["Key"]]
        if CopySourceIfMatch != found.get("ETag", "etag of " + CopySource["Key"]):
            raise ApiError("PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
        first, last = map(int, CopySourceRange.removeprefix("bytes=").split("-"))
        assert last - first + 1 <= 5 << 30 and 1 <= PartNumber <= 10000
        self.cloud.uploads[UploadId]["parts"][PartNumber] = (first, last)
        self.cloud.clock.now += self.cloud.part_seconds

    def get_paginator(self, name):
        return Pages(self, name)

    def _pages_of_list_parts(self, UploadId, **_):
        parts = sorted(self.cloud.uploads[UploadId]["parts"])
        for at in range(0, len(parts), 1000):
            self.cloud.calls.append(("s3", "list_parts", {}))
            yield {"Parts": [{"PartNumber": n, "ETag": f"etag-{n}"} for n in parts[at : at + 1000]]}

    def complete_multipart_upload(self, Bucket, Key, UploadId, MultipartUpload):
        upload = self.cloud.uploads.pop(UploadId)
        numbers = [p["PartNumber"] for p in MultipartUpload["Parts"]]
        assert numbers == sorted(upload["parts"]) and numbers[0] == 1
        end = -1
        for number in numbers:
            first, last = upload["parts"][number]
            assert first == end + 1
            end = last
        self._bucket(Bucket)[Key] = {"Size": end + 1, "LastModified": self.cloud.datetime(), "ETag": f"parts-{len(numbers)}", **upload["kept"]}
        self.cloud.copied.append(Key)

    def get_bucket_tagging(self, Bucket):
        self._bucket(Bucket)
        if not self.cloud.bucket_tags.get(Bucket):
            raise ApiError("NoSuchTagSet", "The TagSet does not exist")
        return {"TagSet": [{"Key": k, "Value": v} for k, v in self.cloud.bucket_tags[Bucket].items()]}

    def list_object_versions(self, Bucket):
        keys = sorted(self._bucket(Bucket))[:1000]
        half = len(keys) // 2
        pages = {"Versions": keys[half:], "DeleteMarkers": keys[:half]}
        return {name: [{"Key": k, "VersionId": "v1"} for k in found] for name, found in pages.items() if found}

    def delete_objects(self, Bucket, Delete):
        assert 1 <= len(Delete["Objects"]) <= 1000
        self.cloud.clock.now += self.cloud.part_seconds
        refused = []
        for item in Delete["Objects"]:
            if item["Key"].startswith("locked"):
                refused.append({"Key": item["Key"], "Code": "AccessDenied"})
            else:
                del self._bucket(Bucket)[item["Key"]]
        return {"Errors": refused} if refused else {}

    def list_multipart_uploads(self, Bucket):
        self._bucket(Bucket)
        mine = [{"Key": u["Key"], "UploadId": i} for i, u in self.cloud.uploads.items() if u["Bucket"] == Bucket]
        return {"Uploads": mine} if mine else {}

    def abort_multipart_upload(self, Bucket, Key, UploadId):
        del self.cloud.uploads[UploadId]


class Glue(Api):
    service = "glue"

    def _found(self):
        if self.cloud.crawler is None:
            raise ApiError("EntityNotFoundException")
        return self.cloud.crawler

    def start_crawler(self, Name):
        if self._found() == "RUNNING":
            raise ApiError("CrawlerRunningException")
        self.cloud.crawler = "RUNNING"

    def get_crawler(self, Name):
        """A crawl ends at its second look, as `cloud.crawl` says."""
        state, self.cloud.crawler = self._found(), "READY"
        return {"Crawler": {"State": state, **({"LastCrawl": self.cloud.crawl} if state == "READY" and self.cloud.crawl else {})}}

    def stop_crawler(self, Name):
        state = self._found()
        self.cloud.crawler = {"RUNNING": "STOPPING"}.get(state, "READY")
        if state == "STOPPING":
            raise ApiError("CrawlerStoppingException")
        if state == "READY":
            raise ApiError("CrawlerNotRunningException")


class Iam(Api):
    service = "iam"

    def create_service_linked_role(self, AWSServiceName):
        if AWSServiceName in self.cloud.service_roles:
            raise ApiError("InvalidInput", "has been taken in this account")
        self.cloud.service_roles.add(AWSServiceName)

    def tag_role(self, RoleName, Tags):
        self.cloud.tags[RoleName] = Tags[0]["Value"]

    def untag_role(self, RoleName, TagKeys):
        if RoleName not in self.cloud.tags:
            raise ApiError("NoSuchEntity")
        del self.cloud.tags[RoleName]


class Redshift(Api):
    service = "redshift"

    def authorize_data_share(self, DataShareArn, ConsumerIdentifier, AllowWrites):
        self.cloud.authorized[(DataShareArn, ConsumerIdentifier)] = AllowWrites

    def _remove(self, share):
        if share not in self.cloud.authorized:
            raise ApiError("InvalidDataShareFault")
        del self.cloud.authorized[share]

    def deauthorize_data_share(self, DataShareArn, ConsumerIdentifier):
        self._remove((DataShareArn, ConsumerIdentifier))

    def associate_data_share_consumer(self, DataShareArn, ConsumerArn):
        self.cloud.authorized[(DataShareArn, ConsumerArn)] = None

    def disassociate_data_share_consumer(self, DataShareArn, ConsumerArn):
        self._remove((DataShareArn, ConsumerArn))


class CloudFormation(Api):
    service = "cloudformation"

    def describe_stacks(self, StackName):
        assert StackName == STACK
        return {"Stacks": [{"StackStatus": self.cloud.stack_status}]}

    def get_paginator(self, name):
        return Pages(self, name)

    def _pages_of_describe_stack_events(self, StackName):
        """The newest first."""
        self.cloud.called(self.service, "describe_stack_events", {"StackName": StackName})
        events = self._events(StackName)[::-1]
        for at in range(0, len(events) or 1, 2):
            yield {"StackEvents": events[at : at + 2]}

    def _events(self, stack):
        assert stack == STACK
        return [self._described(*one) for one in self.cloud.stack_events]

    @staticmethod
    def _described(when, logical_id, status, identity=""):
        return {"LogicalResourceId": logical_id, "ResourceStatus": status, "PhysicalResourceId": identity, "Timestamp": datetime.datetime.fromtimestamp(when)}

    def _pages_of_list_stack_resources(self, StackName):
        self.cloud.called(self.service, "list_stack_resources", {"StackName": StackName})
        found = [{"LogicalResourceId": i, **({"PhysicalResourceId": p} if p else {})} for i, p in self._resources(StackName).items()]
        for at in range(0, len(found) or 1, 2):
            yield {"StackResourceSummaries": found[at : at + 2]}

    def _resources(self, stack):
        assert stack == STACK
        return self.cloud.stack_resources


class Execution:
    """One execution, and what the service remembers of it.

    https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
    """

    def __init__(self, clock, name, arn, machine, text):
        self.clock, self.name, self.arn, self.status = clock, name, arn, "RUNNING"
        self.started, self.stopped, self.history = clock.now, None, []
        self.steps = machine.run(text, history=self.history)

    def go_on(self):
        """The seconds until its next step, or None: it has ended. What has been stopped takes no further step."""
        if self.status != "RUNNING":
            return None
        try:
            return next(self.steps)
        except StopIteration:
            self.end("SUCCEEDED")
        except TaskFailed:
            self.end("FAILED")
        return None

    def end(self, status):
        if self.status == "RUNNING":
            self.status, self.stopped = status, self.clock.now

    def described(self):
        date = datetime.datetime.fromtimestamp
        return {"executionArn": self.arn, "name": self.name, "status": self.status, "startDate": date(self.started), **({"stopDate": date(self.stopped)} if self.stopped else {})}


class StepFunctions(Api):
    """https://docs.aws.amazon.com/step-functions/latest/apireference/: ListExecutions gives the newest first."""

    service = "stepfunctions"

    def start_execution(self, stateMachineArn, name, input):
        machine = self._machine(stateMachineArn)
        if not re.fullmatch("[0-9A-Za-z_-]{1,80}", name):
            raise ApiError("InvalidName")
        if len(input) > 262144:
            raise ApiError("InvalidExecutionInput")
        if name in self.cloud.executions:
            raise ApiError("ExecutionAlreadyExists")
        self.cloud.executions[name] = execution = Execution(self.cloud.clock, name, stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name, machine, input)
        self._begin(execution)

    def _machine(self, arn):
        assert arn == "arn:state-machine"
        return self.cloud.machine

    def _begin(self, execution):
        self.cloud.pending.append(execution)

    def _execution(self, arn):
        found = [one for one in self.cloud.executions.values() if one.arn == arn]
        if not found:
            raise ApiError("ExecutionDoesNotExist")
        return found[0]

    def get_paginator(self, name):
        return Pages(self, name)

    def _pages_of_list_executions(self, stateMachineArn):
        self.cloud.called(self.service, "list_executions", {"stateMachineArn": stateMachineArn})
        found = [one.described() for one in reversed(self.cloud.executions.values())]
        for at in range(0, len(found) or 1, 100):
            yield {"executions": found[at : at + 100]}

    def _pages_of_get_execution_history(self, executionArn, reverseOrder):
        self.cloud.called(self.service, "get_execution_history", {"executionArn": executionArn, "reverseOrder": reverseOrder})
        execution = self._execution(executionArn)
        found = [{"type": f"Execution{execution.status.title()}"}] * (execution.status != "RUNNING") + execution.history[::-1]
        assert reverseOrder
        for at in range(0, len(found), 3):
            yield {"events": found[at : at + 3]}

    def stop_execution(self, executionArn):
        self._execution(executionArn).end("ABORTED")


class Sts(Api):
    service = "sts"

    def assume_role(self, RoleArn, RoleSessionName):
        assert RoleArn == "arn:role", RoleArn
        return {"Credentials": {"AccessKeyId": "key", "SecretAccessKey": "secret", "SessionToken": "token"}}


STACK = "arn:aws:cloudformation:eu-west-1:1:stack/S/guid"


class Cloud:
    """An account, and CloudFormation's side of a custom resource."""

    def __init__(self, template="redshift_data_warehouse"):
        self.clock = Clock()
        self.calls, self.answers, self.ran, self.copied, self.pending, self.log = [], [], [], [], [], []
        self.deaf = False  # True: cancelled statements go on
        self.known = {}  # rows of system views, by view and relation
        self.problems = []  # the errors of the next statements
        self.statements, self.tokens, self.executions, self.uploads, self.tags, self.authorized = {}, {}, {}, {}, {}, {}
        self.objects, self.service_roles = set(), set()
        self.bucket_tags = {}
        self.buckets, self.under_key = {}, set()  # of the buckets, those under a KMS key
        self.crawler, self.crawl = "READY", {"Status": "SUCCEEDED"}
        self.namespace_polls = 0
        self.stack_status = "UPDATE_IN_PROGRESS"
        self.stack_events = []  # (time, logical id, status, physical id)
        self.stack_resources = {}  # physical ids by logical ids
        self.statement_seconds, self.part_seconds, self.page = 5, 0, 1000
        self.failures = {}  # by call: a list of errors to raise, first come first served
        self.http_failures = 0
        self.requests = 0
        self.invocations = 0
        self.crashes = {}  # by number of invocation: before or after the code ran
        self.index = self.load(code(template))
        self.machine = StateMachine(definition(template), self.invoke)

    def client(self, name, region_name=None, aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None):
        keys = (aws_access_key_id, aws_secret_access_key, aws_session_token)
        # what concerns a namespace is done as the role of the namespace, and nothing else is
        # and objects are copied as the role of the copy, but buckets are emptied as the function's own
        assert keys in [("key", "secret", "token")] * (name != "stepfunctions") + [(None,) * 3] * (not name.startswith("redshift-")), name
        return SERVICES[name](self)

    def datetime(self):
        return datetime.datetime.fromtimestamp(self.clock.now)

    def called(self, service, call, arguments):
        self.calls.append((service, call, arguments))
        if self.failures.get(call):
            raise self.failures[call].pop(0)

    def answered(self, service, call):
        pass

    def load(self, text):
        boto3 = types.ModuleType("boto3")
        boto3.client = self.client
        module = types.ModuleType("index")
        sys.modules["boto3"] = boto3
        for part in deployed.compiled(text):
            exec(part, module.__dict__)
        module.os.environ["STATE_MACHINE_ARN"] = "arn:state-machine"
        module.time = types.SimpleNamespace(time=self.clock.time, sleep=self.clock.sleep)
        module.random = random.Random(1)
        module.urlopen = self.receive
        module.print = lambda *what: self.log.append(" ".join(map(str, what)))
        return module

    def receive(self, request, timeout):
        assert request.get_method() == "PUT" and request.full_url == "https://answer" and timeout > 0
        assert request.get_header("Content-type") == ""
        assert len(request.data) <= 4096
        self.requests += 1
        if self.http_failures:
            self.http_failures -= 1
            raise OSError("connection reset")
        self.answers.append(json.loads(request.data))
        return types.SimpleNamespace(close=lambda: None)

    def invoke(self, function, payload):
        assert function == "arn:function"
        self.invocations += 1
        crash = self.crashes.get(self.invocations)
        if crash == "before":
            raise ApiError("Lambda.Unknown", "crashed before")
        try:
            result = self.index.handler(json.loads(json.dumps(payload)), types.SimpleNamespace(invoked_function_arn="arn:function"))
        except KeyboardInterrupt:
            raise ApiError("Lambda.Unknown", "the process has ended") from None
        if crash == "after":
            raise ApiError("Lambda.Unknown", "crashed after")
        return json.loads(json.dumps(result))

    def deliver(self, event, times=1):
        """Delivers an event of CloudFormation, runs everything that follows from it, and returns the answers."""
        before = len(self.answers)
        for _ in range(times):
            self.begin(event)
        while self.pending:
            execution = self.pending.pop(0)
            while (seconds := execution.go_on()) is not None:
                self.clock.now += seconds
        return self.answers[before:]

    def begin(self, event, steps=0):
        """CloudFormation's event, and so many steps of what it starts, which then is still running. Gives that."""
        if event["RequestType"] == "Create":
            self.stack_events.append((self.clock.now, event["LogicalResourceId"], "CREATE_IN_PROGRESS"))
        self.index.handler(event, types.SimpleNamespace(invoked_function_arn="arn:function"))
        if not steps:
            return None
        execution = self.pending.pop()
        for _ in range(steps):
            self.clock.now += execution.go_on()
        return execution


class TaskFailed(Exception):
    """A task of the state machine has failed for good, and no Catch handles it."""


class StateMachine:
    """Runs the state machine of the template: the part of Amazon States Language that it uses, and nothing else.

    It stores states as texts, so that they share no objects and the service's limit on their size applies.
    """

    LIMIT = 262144

    def __init__(self, definition, invoke):
        self.definition, self.invoke = definition, invoke

    def run(self, text, machine=None, history=None):
        """A generator of the seconds to wait; its end is the end of the execution. The history gets an event for each state."""
        machine = machine or self.definition
        name = machine["StartAt"]
        for _ in range(100_000):
            state, data = machine["States"][name], json.loads(text)
            kind = state["Type"]
            if history is not None:
                history.append({"type": kind + "StateEntered", "stateEnteredEventDetails": {"name": name, "input": text}})
                history.append({"type": "LambdaFunctionScheduled"})
            if kind == "Succeed":
                return
            if kind == "Wait":
                seconds = get(data, state["SecondsPath"])
                assert isinstance(seconds, int) and seconds >= 0, seconds
                yield seconds
                name = state["Next"]
            elif kind == "Choice":
                chosen = [c["Next"] for c in state["Choices"] if is_present(data, c["Variable"]) is c["IsPresent"]]
                name = chosen[0] if chosen else state["Default"]
            elif kind == "Map":
                name, text = yield from self.map(state, data)
            else:
                assert kind == "Task" and state["Resource"] == "arn:aws:states:::lambda:invoke"
                name, text = yield from self.task(state, data)
            assert len(text) <= self.LIMIT, "a state is larger than the service allows"
        raise AssertionError("the state machine does not end")

    def map(self, state, data):
        """A distributed map: runs its executions one after the other, in random order; one that fails ends them all."""
        assert state["ItemProcessor"]["ProcessorConfig"] == {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"} and state["ResultPath"] is None
        items = get(data, state["ItemsPath"])
        for number in sorted(range(len(items)), key=lambda n: n % 3):
            text = json.dumps(fill(state["ItemSelector"], {**data, "$": {"Map": {"Item": {"Value": items[number]}}}}))
            assert len(text) <= self.LIMIT
            try:
                yield from self.run(text, state["ItemProcessor"])
            except TaskFailed as error:
                return self.caught(state, data, str(error))
        return state["Next"], json.dumps(data)

    def caught(self, state, data, cause):
        if "Catch" not in state:
            raise TaskFailed(cause)
        *where, name = state["Catch"][0]["ResultPath"].split(".")
        get(data, ".".join(where))[name] = {"Error": "Lambda.Unknown", "Cause": cause}
        return state["Catch"][0]["Next"], json.dumps(data)

    def task(self, state, data):
        """Returns the next state and its input."""
        parameters = fill(state["Parameters"], data)
        retry = {"IntervalSeconds": 1, "MaxAttempts": 3, "BackoffRate": 2.0, "MaxDelaySeconds": 10**9, **state["Retry"][0]}
        delay = retry["IntervalSeconds"]
        for attempt in range(retry["MaxAttempts"] + 1):
            try:
                result = {"Payload": self.invoke(parameters["FunctionName"], parameters["Payload"])}
                return state["Next"], json.dumps(get(result, state.get("OutputPath", "$")))
            except Exception as error:
                cause = str(error)
                if attempt == retry["MaxAttempts"]:
                    break
            yield delay  # with full jitter: at most this long
            delay = min(delay * retry["BackoffRate"], retry["MaxDelaySeconds"])
        return self.caught(state, data, cause)


def get(data, path):
    """The value at a path; "$$" is the context."""
    for step in path.replace("$$.", "$.$.").split(".")[1:]:
        data = data[step]
    return data


def is_present(data, path):
    try:
        get(data, path)
    except (KeyError, TypeError):
        return False
    return True


def fill(template, data):
    if not isinstance(template, dict):
        return template
    return {k.removesuffix(".$"): get(data, v) if k.endswith(".$") else fill(v, data) for k, v in template.items()}


def event(request, properties, old=None, identity=None, request_id="request-1", logical_id="Resource"):
    made = {
        "RequestType": request,
        "ResponseURL": "https://answer",
        "StackId": STACK,
        "RequestId": request_id,
        "LogicalResourceId": logical_id,
        "ResourceType": "Custom::Thing",
        "ResourceProperties": {"ServiceToken": "arn:function", "ServiceTimeout": "3600", **properties},
    }
    if old is not None:
        made["OldResourceProperties"] = {"ServiceToken": "arn:function", "ServiceTimeout": "3600", **old}
    if identity is not None:
        made["PhysicalResourceId"] = identity
    return made
