# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that a deployment meets, in one process and in virtual time: accounts with their services, and IAM.

The services are the doubles of tests/handler/support.py where these are enough. Here a role calls them, and the role's permissions
at that moment have to allow every call.
"""

import datetime
import functools
import heapq
import itertools
import json
import random
import re
import sys
import types
import unittest.mock

import deployed
import support
from support import ApiError, Clock, plain
from warehouse import Namespace

REGION = "eu-west-1"

sys.path.append("/usr/lib/python3/dist-packages")  # of Debian's Python, when another one runs this
try:
    import botocore.session
    import botocore.validate
except ImportError:
    botocore = None
    print("*** SKIPPED: botocore is not here, so nothing says whether it would take the calls that are rehearsed", file=sys.stderr)


@functools.cache
def operations(service):
    """Clients, by boto3's names of the services."""
    model = botocore.session.get_session().get_service_model(service)
    return {botocore.xform_name(name): model.operation_model(name) for name in model.operation_names}


def mistakes(service, call, arguments):
    """The error that boto3 itself would raise for a call, from the service's description."""
    if not botocore or service == "answer" or call == "get_paginator":
        return ""
    if isinstance(arguments.get("CopySource"), dict):  # boto3 encodes it
        arguments = {**arguments, "CopySource": "encoded"}
    return botocore.validate.ParamValidator().validate(arguments, operations(service)[call].input_shape).generate_report()


class Crash(BaseException):
    """The end of a function, in the middle of its work."""


class World:
    def __init__(self, database, seed=0):
        self.database, self.random = database, random.Random(seed)
        self.clock, self.queue, self.order, self.serial = Clock(), [], itertools.count(), itertools.count(1)
        self.buckets, self.bucket_keys, self.bucket_policies, self.bucket_tags, self.uploads = {}, {}, {}, {}, {}
        self.namespaces, self.authorized, self.accounts = {}, {}, {}
        self.inline, self.trusted = {}, {}  # by role: the sizes of its inline policies, and whom it has trusted
        self.roles, self.keys, self.functions, self.machines, self.schedules = {}, set(), {}, {}, {}
        self.topics, self.topic_policies, self.rules = {}, {}, {}  # what a topic has published, by its ARN
        self.calls, self.allowed, self.used, self.loads, self.log = [], set(), set(), [], []
        self.statements, self.stacks, self.again = {}, {}, None
        self.fault = None  # (number of the call, what happens to it): see Session.called and Session.answered
        self.dead_until = 0  # no step runs before
        self.s3 = None  # where S3 is a server: see served_s3.py
        self.slow = {}  # logical id: extra seconds for its creation
        self.most_seconds = 60
        self.what_is_dropped_leaves_shares = True
        self.namespace_seconds = 0  # until a namespace is available; 0: a random time
        self.statement_seconds = {}  # by its first word: how long a statement runs; by default a random time

    @property
    def under_key(self):
        return {bucket for bucket, key in self.bucket_keys.items() if key}

    def account(self, number):
        return self.accounts.setdefault(number, Account(self, number))

    # ---- time --------------------------------------------------------------------------------------------------------

    def after(self, seconds, function, *arguments):
        heapq.heappush(self.queue, (self.clock.now + seconds, next(self.order), function, arguments))

    def some_time(self):
        """A random delay: nearly none, or long."""
        return self.random.choice((0.01, 1, self.most_seconds)) * self.random.random()

    def sleep(self, seconds):
        """Runs everything that is due while one function sleeps."""
        end = self.clock.now + seconds
        while self.queue and self.queue[0][0] <= end:
            self.step()
        self.clock.now = max(self.clock.now, end)

    def step(self):
        when, _, function, arguments = heapq.heappop(self.queue)
        self.clock.now = max(self.clock.now, when)
        function(*arguments)

    def run_until(self, done):
        while not done():
            if not self.queue:
                raise AssertionError("nothing happens any more")
            self.step()

    def happened(self, source, kind, **detail):
        """An event, for the rules of EventBridge."""
        for rule in list(self.rules.values()):
            rule.take({"source": source, "detail-type": kind, "detail": detail})

    # ---- IAM ---------------------------------------------------------------------------------------------------------

    def authorize(self, role, action, resource, context=None):
        for statement in self.roles.get(role, {"statements": {}})["statements"].values():
            for one in statement:
                if action in one["actions"] and any(matches(p, resource) for p in one["resources"]) and holds(one["conditions"], context or {}):
                    self.used.add((role, action))
                    return
        raise ApiError("AccessDeniedException", f"{role} is not authorized to perform: {action} on resource: {resource}")

    def may_use(self, producer, share, consumer):
        """True when a namespace may use a datashare now: granted to it, or to its account, authorized and associated."""
        owner = self.namespaces[producer]
        granted = owner.shares[share].consumers
        if owner.account is consumer.account:
            return consumer.id in granted
        arn = owner.share_arn(share)
        consumer_arn = consumer.account.namespace_arn(consumer.id)
        return consumer.account.number in granted and (arn, consumer.account.number) in self.authorized and (arn, consumer_arn) in self.authorized


def matches(pattern, text):
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), text) is not None


def holds(conditions, context):
    for operator, keys in conditions.items():
        for key, values in keys.items():
            values = [values] if isinstance(values, str) else values
            given = context.get(key)
            if given is None or not any(matches(v, given) if operator == "StringLike" else v == given for v in values):
                return False
    return True


def statements_of(document):
    as_list = lambda value: [value] if isinstance(value, str) else list(value or [])
    return [
        {"actions": as_list(s["Action"]), "resources": as_list(s.get("Resource")), "conditions": s.get("Condition", {})}
        for s in document["Statement"]
        if s["Effect"] == "Allow"
    ]


def keep_inline_quota(world, role, documents):
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: white space does not count."""
    sizes = world.inline.setdefault(role, {})
    sizes.update({name: len(re.sub(r"\s", "", json.dumps(document))) for name, document in documents.items()})
    if sum(sizes.values()) > 10240:
        raise native_failed("Maximum policy size of 10240 bytes exceeded for role " + role)


def native_failed(reason):
    import native

    return native.Failed(reason)


class Account:
    def __init__(self, world, number):
        self.world, self.number = world, number
        self.service_roles, self.tags, self.tokens, self.executions = set(), {}, {}, {}
        self.workgroups, self.crawlers, self.catalog, self.secrets, self.usage_limits, self.snapshots = {}, {}, {}, {}, {}, {}
        self.exports = {}  # of its stacks
        # What no stack of a rehearsal makes: by identifier; in the Parameter Store; the zones of subnets.
        self.clusters, self.parameters, self.subnets = {}, {}, {}
        self.namespace_ids = {}  # by name, where a template of another account names it

    def arn(self, service, rest, region=REGION):
        return f"arn:aws:{service}:{region}:{self.number}:{rest}"

    def namespace_arn(self, identity):
        return self.arn("redshift-serverless", "namespace/" + identity)


class Session:
    """Stands in for boto3 in a function that runs as a role. Has every member of a cloud that the doubles use."""

    page, part_seconds = 1000, 0

    def __init__(self, account, role):
        self.account, self.role, self.world, self.copied = account, role, account.world, []

    def __getattr__(self, name):  # the doubles keep their state in the account, or for all accounts
        return getattr(self.account, name) if hasattr(self.account, name) else getattr(self.world, name)

    def client(self, name, region_name=None, aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None):
        role = self.role
        if aws_access_key_id:
            assert aws_secret_access_key and aws_session_token
            role = aws_access_key_id
        session = Session(self.account, role)
        return self.world.s3.client(session) if name == "s3" and self.world.s3 else SERVICES[name](session)

    def datetime(self):
        return datetime.datetime.fromtimestamp(self.clock.now)

    def called(self, service, call, arguments):
        world = self.world
        assert not (wrong := mistakes(service, call, arguments)), f"{service}.{call}: {wrong}"
        number = len(world.calls)
        world.calls.append((service, call, arguments))
        kind = world.fault[1] if world.fault and world.fault[0] == number else None
        if kind == "outage":
            world.dead_until = world.clock.now + 400
        if kind in ("crash", "outage"):
            raise Crash
        if kind == "throttle":
            raise ApiError("ThrottlingException", "Rate exceeded")
        if kind == "refuse":
            raise ApiError("ValidationException", "refused by the rehearsal")
        if kind == "again":
            world.again()
        for action, resource, context in needed(self, service, call, arguments):
            world.authorize(self.role, action, resource, context)

    def answered(self, service, call):
        kind = self.world.fault[1] if self.world.fault and self.world.fault[0] == len(self.world.calls) - 1 else None
        if kind == "crash after":
            raise Crash
        if kind == "timeout":
            raise ApiError("ReadTimeoutError", "Read timeout on endpoint URL")


def needed(session, service, call, arguments):
    """The (action, resource, condition context) that a policy must allow for a call."""
    account, world = session.account, session.world
    bucket = "arn:aws:s3:::" + arguments.get("Bucket", "")
    target = bucket + "/" + arguments.get("Key", "")
    key = world.bucket_keys.get(arguments.get("Bucket"))
    source = arguments.get("CopySource", {})
    if service == "s3":
        decrypt = [("kms:Decrypt", world.bucket_keys[source["Bucket"]], None)] if world.bucket_keys.get(source.get("Bucket")) else []
        encrypt = [("kms:GenerateDataKey", key, None)] if key else []
        both = encrypt + ([("kms:Decrypt", key, None)] if key else [])
        origin = f"arn:aws:s3:::{source.get('Bucket')}/{source.get('Key')}"
        return {
            "list_objects_v2": [("s3:ListBucket", bucket, {"s3:prefix": arguments.get("Prefix", "")})],
            "head_object": [("s3:GetObject", target, None)],
            "copy_object": [("s3:GetObject", origin, None), ("s3:GetObjectTagging", origin, None), ("s3:PutObject", target, None), ("s3:PutObjectTagging", target, None), *decrypt, *encrypt],
            "create_multipart_upload": [("s3:PutObject", target, None), *encrypt],
            "upload_part_copy": [("s3:GetObject", origin, None), ("s3:PutObject", target, None), *decrypt, *both],
            "complete_multipart_upload": [("s3:PutObject", target, None), *both],
            "get_bucket_tagging": [("s3:GetBucketTagging", bucket, None)],
            "list_object_versions": [("s3:ListBucketVersions", bucket, None)],
            "delete_objects": [(a, f"{bucket}/{o['Key']}", None) for o in arguments.get("Delete", {}).get("Objects", []) for a in ("s3:DeleteObject", "s3:DeleteObjectVersion")],
            "list_multipart_uploads": [("s3:ListBucketMultipartUploads", bucket, None)],
            "abort_multipart_upload": [("s3:AbortMultipartUpload", target, None)],
        }[call]
    if service == "redshift-data":
        action = "redshift-data:" + "".join(map(str.capitalize, call.split("_")))
        if "Id" in arguments or not arguments:
            owner = world.statements[arguments["Id"].split(":")[0]]["owner"] if arguments else None
            return [(action, "*", {"redshift-data:statement-owner-iam-userid": "${aws:userid}" if owner == session.role else owner})] * len(arguments)
        warehouse = reached(account, arguments)
        return [(action, warehouse["arn"], None), *sign_in(account, arguments, warehouse)]
    if service == "redshift-serverless" and call.endswith(("usage_limit", "usage_limits")):
        return [("redshift-serverless:" + "".join(map(str.capitalize, call.split("_"))), "*", None)]
    if service == "redshift-serverless" and call == "create_snapshot":
        found = [n for n in account.secrets.values() if n["name"] == arguments["namespaceName"]]
        return [("redshift-serverless:CreateSnapshot", where, None) for where in (account.namespace_arn(found[0]["id"]), account.arn("redshift-serverless", "snapshot/1"))]
    if service == "redshift-serverless" and call == "get_paginator":
        return []
    if service == "redshift-serverless":
        found = [n for n in account.secrets.values() if n["name"] == arguments["namespaceName"]]
        return [("redshift-serverless:GetNamespace", account.namespace_arn(found[0]["id"]) if found else "none", None)]
    if service == "iam" and call == "create_service_linked_role":
        role = f"arn:aws:iam::{account.number}:role/aws-service-role/redshift.amazonaws.com/AWSServiceRoleForRedshift"
        return [("iam:CreateServiceLinkedRole", role, {"iam:AWSServiceName": arguments["AWSServiceName"]})]
    if service == "iam":
        context = {"aws:TagKeys": (arguments.get("TagKeys") or [tag["Key"] for tag in arguments["Tags"]])[0]}
        return [("iam:" + call.title().replace("_", ""), f"arn:aws:iam::{account.number}:role/{arguments['RoleName']}", context)]
    if service == "redshift":
        return [("redshift:" + call.title().replace("_", ""), arguments["DataShareArn"], None)]
    if service == "glue":
        return [("glue:" + call.title().replace("_", ""), account.arn("glue", "crawler/" + arguments["Name"]), None)]
    if service == "stepfunctions":
        action = "states:" + "".join(map(str.capitalize, call.split("_")))
        return [(action, arguments.get("stateMachineArn") or arguments["executionArn"], None)] if arguments else []
    if service == "cloudformation":
        return [("cloudformation:" + "".join(map(str.capitalize, call.split("_"))), arguments["StackName"], None)] if arguments else []
    assert service in ("sts", "answer"), service
    return []  # the trust policy of the assumed role decides; anybody with the URL may answer


def reached(account, arguments):
    """The workgroup, or the cluster, that a statement is for."""
    found = account.clusters.get(arguments["ClusterIdentifier"]) if "ClusterIdentifier" in arguments else account.workgroups.get(arguments["WorkgroupName"])
    if not found:
        raise ApiError("ResourceNotFoundException", "the workgroup or the cluster was not found")
    return found


def sign_in(account, arguments, warehouse):
    """What else a role needs to run a statement: https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-iam.html"""
    if "SecretArn" in arguments:
        secret = account.secrets.get(arguments["SecretArn"])
        if not secret or account.world.clock.now <= secret["ready"]:
            raise ApiError("ResourceNotFoundException", "the secret was not found")
        decrypt = [("kms:Decrypt", secret["key"], None)] if secret["key"] else []  # the service's own key asks nobody
        return [("secretsmanager:GetSecretValue", arguments["SecretArn"], None), *decrypt]
    if "ClusterIdentifier" not in arguments:
        return [("redshift-serverless:GetCredentials", warehouse["arn"], None)]
    name, user = arguments["ClusterIdentifier"], arguments.get("DbUser")
    database = account.arn("redshift", f"dbname:{name}/{arguments['Database']}")
    if not user:
        return [("redshift:GetClusterCredentialsWithIAM", database, None)]
    if user not in warehouse["users"]:
        raise ApiError("ValidationException", f"FATAL: user {user} does not exist")
    return [("redshift:GetClusterCredentials", where, None) for where in (account.arn("redshift", f"dbuser:{name}/{user}"), database)]


class RedshiftData(support.RedshiftData):
    """A statement takes some time, and has its effect at the end. One that is cancelled before has none."""

    def _start(self, sql, arguments):
        cloud = self.cloud
        token = arguments["ClientToken"]
        assert 1 <= len(token) <= 64
        if any(not s or len(s.encode()) > 100 * 1024 for s in sql):
            raise ApiError("ValidationException", "a statement has 1 byte to 100 KB")
        known = cloud.tokens.get(token)
        if known and cloud.clock.now < known[1] + 8 * 3600:
            return {"Id": known[0]}
        if sum(s["status"] == "STARTED" for s in cloud.world.statements.values()) >= 200:
            raise ApiError("ActiveStatementsExceededException")
        identity = f"statement-{len(cloud.world.statements)}"
        cloud.tokens[token] = identity, cloud.clock.now
        cloud.world.statements[identity] = statement = {"status": "STARTED", "sql": sql, "owner": cloud.role}
        workgroup = reached(cloud.account, arguments)
        seconds = cloud.world.statement_seconds.get(sql[0].split()[0]) or cloud.world.some_time()
        cloud.world.after(seconds, self._end, statement, workgroup, arguments)
        return {"Id": identity}

    def _end(self, statement, workgroup, arguments):
        if statement["status"] == "STARTED":
            namespace = self.cloud.world.namespaces.get(workgroup["namespace"])
            error = namespace.execute(statement["sql"], arguments["Database"]) if namespace else "ERROR: the namespace is not found"
            statement["rows"] = namespace and namespace.rows
            statement.update(status="FAILED", error=error) if error else statement.update(status="FINISHED")
            if arguments.get("WithEvent"):
                self.cloud.world.happened("aws.redshift-data", "Redshift Data Statement Status Change", statementName=arguments["StatementName"], state=statement["status"])

    def describe_statement(self, Id):
        statement = self.cloud.world.statements[Id]
        return {"Id": Id, "Status": statement["status"], **({"Error": statement["error"]} if "error" in statement else {})}

    def _pages_of_get_statement_result(self, Id):
        self.cloud.called(self.service, "get_statement_result", {"Id": Id})
        identity, number = Id.split(":")
        found = self.cloud.world.statements[identity]["rows"][int(number) - 1]
        for at in range(0, len(found) or 1, 2):
            yield {"Records": [[{"t": {"booleanValue": True}, "f": {"booleanValue": False}}.get(v, {"stringValue": v}) for v in row] for row in found[at : at + 2]]}

    def cancel_statement(self, Id):
        statement = self.cloud.world.statements[Id]
        if statement["status"] != "STARTED":
            raise ApiError("ValidationException", "Could not cancel a query that is already in " + statement["status"] + " state")
        statement["status"] = "ABORTED"
        return {"Status": True}


class RedshiftServerless(support.Api):
    service = "redshift-serverless"

    def get_namespace(self, namespaceName):
        for arn, found in self.cloud.secrets.items():
            if found["name"] == namespaceName:
                ready = self.cloud.clock.now > found["ready"]
                return {"namespace": {"status": "AVAILABLE" if ready else "MODIFYING", **({"adminPasswordSecretArn": arn} if ready else {})}}
        raise ApiError("ResourceNotFoundException", "the namespace was not found")

    def create_snapshot(self, namespaceName, snapshotName, retentionPeriod):
        if not any(found["name"] == namespaceName for found in self.cloud.secrets.values()):
            raise ApiError("ResourceNotFoundException", "the namespace was not found")
        if snapshotName in self.cloud.snapshots:
            raise ApiError("ConflictException", "the snapshot exists")
        self.cloud.snapshots[snapshotName] = retentionPeriod

    # A workgroup has one limit of a type and a period.

    def get_paginator(self, name):
        return support.Pages(self, name)

    def _pages_of_list_usage_limits(self, resourceArn, usageType):
        self.cloud.called(self.service, "list_usage_limits", {"resourceArn": resourceArn, "usageType": usageType})
        if resourceArn not in [w["arn"] for w in self.cloud.workgroups.values()]:
            raise ApiError("ResourceNotFoundException", "the workgroup was not found")
        found = [one for one in self.cloud.usage_limits.values() if (one["resourceArn"], one["usageType"]) == (resourceArn, usageType)]
        yield from ({"usageLimits": [one]} for one in found)

    def create_usage_limit(self, **arguments):
        alike = [one for one in self.cloud.usage_limits.values() if all(one[k] == arguments[k] for k in ("resourceArn", "usageType", "period"))]
        if alike:
            raise ApiError("ValidationException", "the workgroup has such a limit")
        identity = f"limit-{next(self.cloud.world.serial)}"
        self.cloud.usage_limits[identity] = {"usageLimitId": identity, **arguments}
        return {"usageLimit": self.cloud.usage_limits[identity]}

    def update_usage_limit(self, usageLimitId, **arguments):
        self._limit(usageLimitId).update(arguments)

    def delete_usage_limit(self, usageLimitId):
        self._limit(usageLimitId)
        del self.cloud.usage_limits[usageLimitId]

    def _limit(self, identity):
        if identity not in self.cloud.usage_limits:
            raise ApiError("ResourceNotFoundException", "the usage limit was not found")
        return self.cloud.usage_limits[identity]


class Glue(support.Api):
    """A crawl finds the relations that exist when it ends."""

    service = "glue"

    def _crawler(self, name):
        if name not in self.cloud.crawlers:
            raise ApiError("EntityNotFoundException")
        return self.cloud.crawlers[name]

    def start_crawler(self, Name):
        crawler = self._crawler(Name)
        if crawler["state"] != "READY":
            raise ApiError("CrawlerRunningException")
        crawler.update(state="RUNNING", last=None)
        self.cloud.world.after(self.cloud.world.some_time(), self._end, crawler)

    def _end(self, crawler):
        if crawler["state"] == "RUNNING":
            missing = crawler["reach"]()
            crawler["found"] = set() if missing else crawler["look"]()
            crawler["last"] = {"Status": "FAILED", "ErrorMessage": missing} if missing else {"Status": "SUCCEEDED"}
        crawler["state"] = "READY"

    def get_crawler(self, Name):
        crawler = self._crawler(Name)
        return {"Crawler": {"State": crawler["state"], **({"LastCrawl": crawler["last"]} if crawler["last"] else {})}}

    def stop_crawler(self, Name):
        crawler = self._crawler(Name)
        if crawler["state"] != "RUNNING":
            raise ApiError("CrawlerNotRunningException" if crawler["state"] == "READY" else "CrawlerStoppingException")
        crawler["state"] = "STOPPING"


class Redshift(support.Redshift):
    """A share can be authorized for an account that has a grant, and associated by an account that is authorized."""

    def authorize_data_share(self, DataShareArn, ConsumerIdentifier, AllowWrites):
        namespace, share = DataShareArn.split(":")[-1].split("/")
        found = self.cloud.world.namespaces.get(namespace)
        if not found or ConsumerIdentifier not in getattr(found.shares.get(share), "consumers", ()):
            raise ApiError("InvalidDataShareFault", "the share is not granted to this account")
        self.cloud.authorized[(DataShareArn, ConsumerIdentifier)] = AllowWrites

    def associate_data_share_consumer(self, DataShareArn, ConsumerArn):
        if (DataShareArn, self.cloud.account.number) not in self.cloud.authorized:
            raise ApiError("InvalidDataShareFault", "the share is not authorized for this account")
        self.cloud.authorized[(DataShareArn, ConsumerArn)] = None


class StepFunctions(support.StepFunctions):
    """Executions run beside each other. One that is stopped takes no further step; the step that it is in goes on."""

    def _machine(self, arn):
        machine = self.cloud.machines.get(arn)
        if not machine:
            raise ApiError("StateMachineDoesNotExist")
        return support.StateMachine(machine["definition"], machine["invoke"])

    def _begin(self, execution):
        self.cloud.world.after(self.cloud.world.random.random(), self._go_on, execution)

    def _go_on(self, execution):
        seconds = execution.go_on()
        if seconds is not None:
            self.cloud.world.after(seconds, self._go_on, execution)


class Sts(support.Api):
    service = "sts"

    def assume_role(self, RoleArn, RoleSessionName):
        role = self.cloud.world.roles.get(RoleArn)
        if not role or self.cloud.role not in role["trusts"]:
            raise ApiError("AccessDenied", f"{self.cloud.role} is not authorized to perform: sts:AssumeRole on resource: {RoleArn}")
        return {"Credentials": {"AccessKeyId": RoleArn, "SecretAccessKey": "secret", "SessionToken": "token"}}


class CloudFormation(support.CloudFormation):
    def _events(self, stack):
        return [self._described(*one) for one in self.cloud.world.stacks[stack].events]

    def _resources(self, stack):
        return {i: r.id for i, r in self.cloud.world.stacks[stack].resources.items()}

    def describe_stacks(self, StackName):
        return {"Stacks": [{"StackStatus": self.cloud.world.stacks[StackName].status}]}


SERVICES = {**support.SERVICES, **{api.service: api for api in (Redshift, RedshiftData, RedshiftServerless, Glue, StepFunctions, Sts, CloudFormation)}}


class InTurn:
    """A ThreadPoolExecutor that does its work in the order of submission."""

    def __init__(self, _):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    map = staticmethod(map)


class Function:
    """A Lambda function: runs the template's code as the function's role."""

    def __init__(self, account, arn, properties):
        self.world, self.arn = account.world, arn
        self.session = Session(account, properties["Role"])
        self.properties = properties
        boto3 = types.ModuleType("boto3")
        boto3.client = self.session.client
        self.index = types.ModuleType("index")
        with unittest.mock.patch.dict(sys.modules, boto3=boto3):
            for part in deployed.compiled(properties["Code"]["ZipFile"]):
                exec(part, self.index.__dict__)
        self.index.time = types.SimpleNamespace(time=self.world.clock.time, sleep=self.world.sleep)
        self.index.random = self.world.random
        self.index.os = types.SimpleNamespace(environ=properties.get("Environment", {"Variables": {}})["Variables"])
        self.index.urlopen = self.world_answer
        self.index.ThreadPoolExecutor = InTurn
        self.index.print = lambda *what: self.world.log.append(" ".join(map(str, what)))

    def world_answer(self, request, timeout):
        assert request.get_method() == "PUT" and len(request.data) <= 4096
        self.session.called("answer", "put", {})
        self.world.stacks[json.loads(request.data)["StackId"]].answered(request.full_url, json.loads(request.data))
        self.session.answered("answer", "put")
        return types.SimpleNamespace(close=lambda: None)

    def invoke(self, payload):
        if self.world.clock.now < self.world.dead_until and "event" in payload:
            raise ApiError("Lambda.Unknown", "the function cannot be run")
        self.world.again = lambda: self.world.after(0, self.invoke, payload.get("event", payload))
        try:
            return json.loads(json.dumps(self.index.handler(json.loads(json.dumps(payload)), types.SimpleNamespace(invoked_function_arn=self.arn))))
        except Crash:
            raise ApiError("Lambda.Unknown", "the function has crashed") from None


def make_namespace(account, name, identity, database):
    account.world.namespaces[identity] = Namespace(account.world, account, identity, database)


def definition_of(text):
    return json.loads(plain(text))
