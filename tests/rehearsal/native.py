# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The resource types of AWS whose behaviour the deployed templates depend on. Any other type has a name and no behaviour."""

import functools
import json

import world as aws
from steps import Execution, StateFailed, snake
from support import ApiError


class Failed(Exception):
    """CloudFormation's reason for a resource that failed."""


class Resource:
    """A resource of any type. The types with behaviour derive from it."""

    replaces = ()  # the properties whose change replaces the resource

    def __init__(self, stack, logical_id, type_name, properties):
        self.stack, self.logical_id, self.type, self.properties = stack, logical_id, type_name, properties
        self.account, self.world = stack.account, stack.account.world
        self.name = properties.get(self.naming) if self.naming else None
        self.id = self.name or f"{logical_id.lower()}-{next(self.world.serial)}"

    naming = None  # the property that names it

    def arn(self):
        return self.account.arn(self.type.split("::")[1].lower(), self.id)

    def attribute(self, name):
        return {"CidrBlock": self.properties.get("CidrBlock"), "AvailabilityZone": self.properties.get("AvailabilityZone")}.get(name) or (self.arn() if name.endswith("Arn") else f"{name}-of-{self.id}")

    def create(self):
        pass

    def update(self, properties):
        self.properties = properties

    def delete(self):
        pass


class Role(Resource):
    naming = "RoleName"

    def arn(self):
        return f"arn:aws:iam::{self.account.number}:role/{self.id}"

    def create(self):
        trusts = [p for s in self.properties["AssumeRolePolicyDocument"]["Statement"] for p in s["Principal"].values()]
        self.world.trusted[self.arn()] = trusts
        sizes = {p["PolicyName"]: p["PolicyDocument"] for p in self.properties.get("Policies", [])}
        aws.keep_inline_quota(self.world, self.arn(), sizes)
        kept = self.world.roles.get(self.arn(), {"statements": {}})["statements"]
        inline = {p["PolicyName"]: aws.statements_of(p["PolicyDocument"]) for p in self.properties.get("Policies", [])}
        self.world.roles[self.arn()] = {"trusts": trusts, "statements": {**kept, **inline}}
        self.world.allowed |= {(self.arn(), a) for s in inline.values() for one in s for a in one["actions"]}

    def update(self, properties):
        self.properties = properties
        self.create()

    def delete(self):
        self.world.roles.pop(self.arn(), None)


class Policy(Resource):
    def roles(self):
        return [f"arn:aws:iam::{self.account.number}:role/{name}" for name in self.properties["Roles"]]

    def create(self):
        for role in self.roles():
            if role not in self.world.roles:
                raise Failed(f"{role} cannot be found")
            aws.keep_inline_quota(self.world, role, {self.id: self.properties["PolicyDocument"]})
            statements = aws.statements_of(self.properties["PolicyDocument"])
            self.world.roles[role]["statements"][self.id] = statements
            self.world.allowed |= {(role, a) for one in statements for a in one["actions"]}

    def update(self, properties):
        self.delete()
        self.properties = properties
        self.create()

    def delete(self):
        for role in self.roles():
            self.world.roles.get(role, {"statements": {}})["statements"].pop(self.id, None)
            self.world.inline.get(role, {}).pop(self.id, None)


class Key(Resource):
    def arn(self):
        return self.account.arn("kms", "key/" + self.id)

    def create(self):
        self.world.keys.add(self.arn())

    def delete(self):
        self.world.keys.discard(self.arn())


class Bucket(Resource):
    naming, replaces = "BucketName", ("BucketName",)

    def arn(self):
        return "arn:aws:s3:::" + self.id

    def logs(self):
        return self.properties.get("LoggingConfiguration", {}).get("DestinationBucketName")

    def create(self):
        if self.id in self.world.buckets:
            raise Failed(f"{self.id} already exists")
        # The API's error (InvalidTargetBucketForLogging) is from the time of ACLs; today a bucket without such a policy silently
        # gets no logs. Here it is an error, so that tests see a policy that comes too late for the first log.
        if self.logs() and "logging.s3.amazonaws.com" not in str(self.world.bucket_policies.get(self.logs())):
            raise Failed(f"nothing may deliver logs into {self.logs()}")
        rules = self.properties.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [{}])
        self.world.bucket_keys[self.id] = rules[0].get("ServerSideEncryptionByDefault", {}).get("KMSMasterKeyID")
        self.world.buckets[self.id] = {}
        self.tag()
        self.deliver()

    def update(self, properties):
        self.properties = properties
        self.tag()

    def tag(self):
        """All of its tags: what the template no longer has is taken off."""
        tags = self.properties.get("Tags", [])
        self.world.bucket_tags[self.id] = {tag["Key"]: tag["Value"] for tag in tags}
        if self.world.s3 and tags:
            self.world.s3.buckets.s3.put_bucket_tagging(Bucket=self.id, Tagging={"TagSet": tags})

    def deliver(self):
        """Logs come late, while they are allowed: not into a bucket that a key of KMS encrypts.

        https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        """
        if self.logs() and self.id in self.world.buckets:
            allowed = "logging.s3.amazonaws.com" in str(self.world.bucket_policies.get(self.logs()))
            if allowed and self.logs() in self.world.buckets and not self.world.bucket_keys[self.logs()]:
                self.world.buckets[self.logs()][f"{self.id}/{next(self.world.serial)}"] = {"Size": 1, "LastModified": 0}
            self.world.after(5 + self.world.some_time(), self.deliver)

    def delete(self):
        if self.world.buckets.get(self.id):
            raise Failed(f"{self.id} is not empty")
        self.world.buckets.pop(self.id, None)
        self.world.bucket_keys.pop(self.id, None)


class BucketPolicy(Resource):
    def create(self):
        self.world.bucket_policies[self.properties["Bucket"]] = self.properties["PolicyDocument"]

    def update(self, properties):
        self.properties = properties
        self.create()

    def delete(self):
        self.world.bucket_policies.pop(self.properties["Bucket"], None)


class Function(Resource):
    def arn(self):
        return self.account.arn("lambda", "function:" + self.id)

    def create(self):
        self.world.functions[self.arn()] = aws.Function(self.account, self.arn(), self.properties)

    def update(self, properties):
        self.properties = properties
        self.create()

    def delete(self):
        self.world.functions.pop(self.arn(), None)


class StateMachine(Resource):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.id = self.arn()  # what Ref gives

    def arn(self):
        return self.account.arn("states", "stateMachine:" + self.id.split(":")[-1])

    def attribute(self, name):
        return self.id.split(":")[-1] if name == "Name" else super().attribute(name)

    def create(self):
        if "Definition" in self.properties:  # of a schedule, which calls services itself: see steps.py
            self.world.machines[self.id] = {"definition": self.properties["Definition"], "run": self.run}
        else:
            self.world.machines[self.id] = {"definition": aws.definition_of(self.properties["DefinitionString"]), "invoke": self.invoke}

    def run(self, data):
        if "states.amazonaws.com" not in self.world.roles[self.properties["RoleArn"]]["trusts"]:
            raise ApiError("AccessDeniedException", self.properties["RoleArn"])
        try:
            return Execution(self.account, self.id, self.properties["RoleArn"], self.properties["Definition"]).run(data)
        except StateFailed:
            self.world.happened("aws.states", "Step Functions Execution Status Change", stateMachineArn=self.id, status="FAILED")
            raise

    def update(self, properties):
        self.properties = properties
        self.create()

    def invoke(self, function, payload):
        self.world.authorize(self.properties["RoleArn"], "lambda:InvokeFunction", function)
        if function not in self.world.functions:
            raise ApiError("ResourceNotFoundException", function)
        return self.world.functions[function].invoke(payload)

    def delete(self):
        self.world.machines.pop(self.id, None)


class Schedule(Resource):
    """https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html; `run` is one of its invocations."""

    naming = "Name"

    def create(self):
        target = self.properties["Target"]
        if "scheduler.amazonaws.com" not in self.world.roles.get(target["RoleArn"], {"trusts": []})["trusts"]:
            raise Failed("The execution role you provide must allow AWS EventBridge Scheduler to assume the role.")
        if ":scheduler:::aws-sdk:" not in target["Arn"] and target["Arn"] not in self.world.machines:
            raise Failed("The target does not exist")
        json.loads(target["Input"])
        self.world.schedules[self.id] = self

    def update(self, properties):
        self.properties = properties
        self.create()

    def delete(self):
        self.world.schedules.pop(self.id, None)

    def run(self, execution=None):
        target, serial = self.properties["Target"], execution or next(self.world.serial)
        attributes = {"<aws.scheduler.execution-id>": f"{serial}", "<aws.scheduler.scheduled-time>": f"2027-01-31T02:{serial if isinstance(serial, int) else len(serial):02}:00Z"}
        data = json.loads(functools.reduce(lambda text, name: text.replace(name, attributes[name]), attributes, target["Input"]))
        if target["Arn"] in self.world.machines:
            self.world.authorize(target["RoleArn"], "states:StartExecution", target["Arn"])
            return self.world.machines[target["Arn"]]["run"](data)
        service, call = target["Arn"].split(":aws-sdk:")[1].split(":")
        service = {"redshiftdata": "redshift-data", "redshiftserverless": "redshift-serverless"}[service]
        if service == "redshift-serverless":  # whose parameters begin with a small letter, which Scheduler does not mind
            data = {name[0].lower() + name[1:]: value for name, value in data.items()}
        return getattr(aws.Session(self.account, target["RoleArn"]).client(service), snake(call))(**data)


class Topic(Resource):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.id = self.arn()  # what Ref gives

    def arn(self):
        return self.account.arn("sns", self.id.split(":")[-1])

    def create(self):
        self.world.topics[self.id] = []

    def delete(self):
        self.world.topics.pop(self.id)


class TopicPolicy(Resource):
    def create(self):
        for topic in self.properties["Topics"]:
            self.world.topic_policies[topic] = self.properties["PolicyDocument"]

    update = Policy.update

    def delete(self):
        for topic in self.properties["Topics"]:
            self.world.topic_policies.pop(topic)


class Rule(Resource):
    """A rule of EventBridge, which publishes what it matches where the policy of the topic lets it."""

    def create(self):
        self.world.rules[self.id] = self

    update = Policy.update

    def delete(self):
        self.world.rules.pop(self.id)

    def take(self, event):
        if not matches(self.properties["EventPattern"], event):
            return
        for target in self.properties["Targets"]:
            allowed = self.world.topic_policies.get(target["Arn"], {"Statement": []})["Statement"]
            if any(s["Effect"] == "Allow" and "events.amazonaws.com" in str(s["Principal"]) and "Condition" not in s for s in allowed):
                self.world.topics[target["Arn"]].append((self.logical_id, event["detail"]))


def matches(pattern, event):
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html: every field has one of its values."""
    return all(matches(values, event.get(name, {})) if isinstance(values, dict) else event.get(name) in values for name, values in pattern.items())


class Kept(Resource):
    """A resource whose update keeps what the template leaves out. `live` is what the service has."""

    fixed = ()  # properties that no update changes

    def create(self):
        self.live = dict(self.properties)

    def update(self, properties):
        self.live.update({name: value for name, value in properties.items() if name not in self.fixed})
        self.properties = properties


class Namespace(Kept):
    """https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-redshift-serverless: UpdateHandler and Translator."""

    naming, replaces, fixed = "NamespaceName", ("NamespaceName",), ("DbName",)

    def create(self):
        super().create()
        account = self.account
        if "redshift.amazonaws.com" not in account.service_roles:
            raise Failed("the service-linked role of Redshift does not exist")
        for arn in (self.properties["KmsKeyId"], account.arn("kms", "key/" + self.properties["AdminPasswordSecretKmsKeyId"])):
            if arn not in self.world.keys:
                raise Failed(f"{arn} does not exist")
        if any(n["name"] == self.name for n in account.secrets.values()):
            raise Failed(f"{self.name} already exists")
        serial = next(self.world.serial)
        self.guid = account.namespace_ids.get(self.name) or f"{serial:08x}-0000-4000-8000-{serial:012x}"
        aws.make_namespace(account, self.name, self.guid, self.properties["DbName"])
        self.world.namespaces[self.guid].role = self.properties.get("DefaultIamRoleArn")
        self.secret = account.arn("secretsmanager", f"secret:redshift!{self.name}-{serial}")
        key = account.arn("kms", "key/" + self.properties["AdminPasswordSecretKmsKeyId"])
        ready = self.world.clock.now + (self.world.namespace_seconds or self.world.some_time())
        account.secrets[self.secret] = {"name": self.name, "id": self.guid, "key": key, "ready": ready}

    def update(self, properties):
        if properties["AdminUsername"] != self.live["AdminUsername"]:
            raise Failed("the name of the admin changes only together with a password")
        super().update(properties)
        if self.live.get("DefaultIamRoleArn") not in self.live["IamRoles"]:
            self.live.pop("DefaultIamRoleArn", None)
        self.world.namespaces[self.guid].role = self.live.get("DefaultIamRoleArn")

    def attribute(self, name):
        return {"Namespace.NamespaceId": self.guid, "Namespace.NamespaceArn": self.account.namespace_arn(self.guid)}[name]

    def delete(self):
        if self.guid not in self.world.namespaces:
            return  # another caller has deleted it
        if any(w["namespace"] == self.guid for w in self.account.workgroups.values()):
            raise Failed("the namespace still has a workgroup")
        if self.properties["KmsKeyId"] not in self.world.keys:
            raise Failed("the key of the namespace is gone, and it is not")
        self.world.namespaces.pop(self.guid).drop()
        del self.account.secrets[self.secret]


class Workgroup(Kept):
    naming, replaces = "WorkgroupName", ("WorkgroupName", "NamespaceName")

    def arn(self):
        return self.account.arn("redshift-serverless", "workgroup/" + self.id)

    def create(self):
        super().create()
        found = [n["id"] for n in self.account.secrets.values() if n["name"] == self.properties["NamespaceName"]]
        if not found:
            raise Failed("the namespace does not exist")
        if self.id in self.account.workgroups:
            raise Failed(f"{self.id} already exists")
        zones = {self.account.subnets.get(s) or self.stack.physical(s).properties["AvailabilityZone"] for s in self.properties["SubnetIds"]}
        # https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html
        if len(zones) < (3 if self.properties.get("EnhancedVpcRouting") else 2):
            raise Failed("the subnets are in too few availability zones")
        self.account.workgroups[self.id] = {"arn": self.arn(), "namespace": found[0]}

    def attribute(self, name):
        return self.arn() if name == "Workgroup.WorkgroupArn" else f"{name}-of-{self.id}"

    def delete(self):
        self.account.workgroups.pop(self.id, None)
        for identity in [i for i, limit in self.account.usage_limits.items() if limit["resourceArn"] == self.arn()]:
            del self.account.usage_limits[identity]


class Gateway(Resource):
    """Resources that need the internet gateway to be attached: a route to it, an address, a NAT gateway."""

    def create(self):
        types = {"AWS::EC2::Route": "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::EIP": "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::NatGateway": "AWS::EC2::Route"}
        needed = [types[self.type]]
        if self.type == "AWS::EC2::Route" and "GatewayId" not in self.properties:
            return
        if self.type == "AWS::EC2::NatGateway":
            needed.append("AWS::EC2::SubnetRouteTableAssociation")
        for type_name in needed:
            found = [r for r in self.stack.resources.values() if r.type == type_name]
            if type_name.endswith("Association"):
                found = [r for r in found if r.properties["SubnetId"] == self.properties["SubnetId"]]
            if not found:
                raise Failed(f"{type_name} is not there yet")


class Endpoint(Resource):
    def private_name(self):
        return self.properties.get("PrivateDnsEnabled") and (self.properties["VpcId"], self.properties["ServiceName"])

    def create(self):
        if self.private_name() and any(isinstance(r, Endpoint) and r.private_name() == self.private_name() for r in self.stack.resources.values()):
            raise Failed("private-dns-enabled cannot be set because there is already a conflicting DNS domain")


class Crawler(Kept):
    """A schedule that is left out stays, an empty one is none: cloudformation-coverage-roadmap #2247."""

    naming = "Name"

    def create(self):
        super().create()
        self.account.crawlers[self.id] = {"state": "READY", "look": self.look, "reach": self.reach, "found": set(), "last": None}

    def reach(self):
        """Why a crawl fails, if it does: it needs the self-referencing rule, S3 and four services, by endpoints or by NAT.

        https://docs.aws.amazon.com/glue/latest/dg/connection-JDBC-VPC.html
        """
        connection = self.stack.physical(self.properties["Targets"]["JdbcTargets"][0]["ConnectionName"]).properties["ConnectionInput"]
        place, made = connection["PhysicalConnectionRequirements"], list(self.stack.resources.values())
        of = lambda kind: [r for r in made if r.type == "AWS::EC2::" + kind]
        if not any(r.properties["SourceSecurityGroupId"] in place["SecurityGroupIdList"] for r in of("SecurityGroupIngress")):
            return "At least one security group must open all ingress ports"
        if not any(r.id == place["SubnetId"] for r in of("Subnet")):
            return None  # somebody else's network
        tables = [r.properties["RouteTableId"] for r in of("SubnetRouteTableAssociation") if r.properties["SubnetId"] == place["SubnetId"]]
        if any("NatGatewayId" in r.properties and r.properties["RouteTableId"] in tables for r in of("Route")):
            return None
        if not any(set(r.properties.get("RouteTableIds", [])) & set(tables) for r in of("VPCEndpoint")):
            return "VPC S3 endpoint validation failed for SubnetId: " + place["SubnetId"]
        names = {r.properties["ServiceName"].split(".")[-1] for r in of("VPCEndpoint") if place["SubnetId"] in r.properties.get("SubnetIds", [])}
        missing = {"glue", "kms", "logs", "secretsmanager"} - names
        return "no connection to " + ", ".join(sorted(missing)) if missing else None

    def look(self):
        """The relations below the target's path, in the namespace that has that database."""
        target = self.properties["Targets"]["JdbcTargets"][0]
        connection = self.stack.physical(target["ConnectionName"])
        database, schema, name = target["Path"].split("/")
        url = connection.properties["ConnectionInput"]["ConnectionProperties"]["JDBC_CONNECTION_URL"]
        for workgroup, found in self.account.workgroups.items():
            if f"-of-{workgroup}:" in url and found["namespace"] in self.world.namespaces:
                return {r for r in self.world.namespaces[found["namespace"]].relations(database) if r[0] == schema and name in ("%", r[1])}
        return set()

    def delete(self):
        if self.account.crawlers[self.id]["state"] != "READY":
            raise Failed("the crawler is running")
        del self.account.crawlers[self.id]


TYPES = {
    "AWS::IAM::Role": Role,
    "AWS::IAM::Policy": Policy,
    "AWS::KMS::Key": Key,
    "AWS::S3::Bucket": Bucket,
    "AWS::S3::BucketPolicy": BucketPolicy,
    "AWS::Lambda::Function": Function,
    "AWS::StepFunctions::StateMachine": StateMachine,
    "AWS::RedshiftServerless::Namespace": Namespace,
    "AWS::RedshiftServerless::Workgroup": Workgroup,
    "AWS::Glue::Crawler": Crawler,
    "AWS::Scheduler::Schedule": Schedule,
    "AWS::SNS::Topic": Topic,
    "AWS::SNS::TopicPolicy": TopicPolicy,
    "AWS::Events::Rule": Rule,
    "AWS::EC2::VPCEndpoint": Endpoint,
    "AWS::EC2::Route": Gateway,
    "AWS::EC2::EIP": Gateway,
    "AWS::EC2::NatGateway": Gateway,
}
