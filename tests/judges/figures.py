#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""figures.py [--platform seed] [--max-bytes N] TEMPLATE...

Measures a template and checks our promises: CloudFormation's limits, no asset, no literal partition, references that exist, no
cycle, no DependsOn that a reference implies. With --platform seed it also checks the figures of the two-warehouse platform and
its logical ids. A file NAME.figures beside a template has options for this template alone. Prints the figures, then the problems;
exit code 1 when there are any.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

SEED_IDS = ("DataLake SourceData LakeRole ProducerNamespace Producer AmazonReviews LoadAmazonReviews MvProductAnalysis "
            "DefaultDBCatalog DataSharing ConsumerNamespace Consumer GrantToConsumer Marketing").split()
SECTIONS = ("AWSTemplateFormatVersion Description Metadata Parameters Rules Mappings Conditions Transform Resources "
            "Outputs").split()
PSEUDO = ("AWS::AccountId AWS::NotificationARNs AWS::NoValue AWS::Partition AWS::Region AWS::StackId AWS::StackName "
          "AWS::URLSuffix").split()
SUB_VARIABLE = re.compile(r"\$\{([^!}][^}]*)\}")


def no_duplicate_keys(pairs):
    seen = collections.Counter(key for key, _ in pairs)
    twice = [key for key, count in seen.items() if count > 1]
    if twice:
        raise ValueError("the same key twice in one object: " + ", ".join(twice))
    return dict(pairs)


def minified(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def size(value):
    return len(minified(value).encode())


def walk(value, path=()):
    """Every (path, dictionary or scalar) below a value."""
    yield path, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from walk(below, path + (key,))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from walk(below, path + (str(index),))


def references(value):
    """The (kind, target, attribute) of every reference in a value: Ref, Fn::GetAtt and Fn::Sub."""
    for _, node in walk(value):
        if not isinstance(node, dict) or len(node) != 1:
            continue
        (function, argument), = node.items()
        if function == "Ref" and isinstance(argument, str):
            yield "Ref", argument, None
        elif function == "Fn::GetAtt":
            if isinstance(argument, str):
                argument = argument.split(".", 1)
            yield "Fn::GetAtt", argument[0], argument[1]
        elif function == "Fn::Sub":
            text, own = (argument, {}) if isinstance(argument, str) else argument
            for name in SUB_VARIABLE.findall(text):
                if name in own:
                    continue
                if "." in name and not name.startswith("AWS::"):
                    yield ("Fn::Sub",) + tuple(name.split(".", 1))
                else:
                    yield "Fn::Sub", name, None


def as_list(value):
    return value if isinstance(value, list) else [value]


class Judge:
    def __init__(self, template):
        self.template = template
        self.resources = template.get("Resources", {})
        self.wrong = []

    def check(self, condition, text):
        if not condition:
            self.wrong.append(text)

    def limits(self, max_bytes):
        template = self.template
        self.check(template.get("AWSTemplateFormatVersion") == "2010-09-09", "AWSTemplateFormatVersion is not 2010-09-09")
        for section in template:
            self.check(section in SECTIONS, f"unknown section {section}")
        self.check(self.resources, "no resources")
        for section, most in (("Resources", 500), ("Parameters", 200), ("Outputs", 200), ("Mappings", 200)):
            have = len(template.get(section, {}))
            self.check(have <= most, f"{have} {section}, CloudFormation allows {most}")
            for name in template.get(section, {}):
                self.check(re.fullmatch("[A-Za-z0-9]{1,255}", name), f"{section}: {name!r} is not a logical id")
        both = set(self.resources) & set(template.get("Parameters", {}))
        self.check(not both, f"a resource and a parameter share a name: {sorted(both)}")
        self.check(len(template.get("Description", "").encode()) <= 1024, "the description has more than 1,024 bytes")
        for name, output in template.get("Outputs", {}).items():
            self.check(len(output.get("Description", "").encode()) <= 1024, f"{name}: description over 1,024 bytes")
        self.check(size(template) <= max_bytes, f"{size(template)} bytes minified, at most {max_bytes}")

    def policies(self):
        """IAM's and other services' limits on the size of documents (characters without white space for IAM)."""
        def document(value):
            return len(re.sub(r"\s", "", minified(value)))
        for name, resource in self.resources.items():
            properties, kind = resource.get("Properties", {}), resource.get("Type")
            if kind == "AWS::IAM::Role":
                inline = sum(document(policy.get("PolicyDocument")) for policy in properties.get("Policies", []))
                inline += sum(document(other["Properties"]["PolicyDocument"]) for other in self.resources.values()
                              if other.get("Type") in ("AWS::IAM::Policy", "AWS::IAM::RolePolicy") and
                              {"Ref": name} in other["Properties"].get("Roles", [other["Properties"].get("RoleName")]))
                self.check(inline <= 10240, f"{name}: {inline} characters of inline policies, IAM allows 10,240")
                trust = document(properties.get("AssumeRolePolicyDocument", {}))
                self.check(trust <= 2048, f"{name}: {trust} characters of trust policy, IAM allows 2,048")
            elif kind == "AWS::IAM::ManagedPolicy":
                have = document(properties.get("PolicyDocument", {}))
                self.check(have <= 6144, f"{name}: {have} characters, IAM allows 6,144 in a managed policy")
            elif kind == "AWS::S3::BucketPolicy":
                have = document(properties.get("PolicyDocument", {}))
                self.check(have <= 20480, f"{name}: {have} bytes, S3 allows 20,480 in a bucket policy")
            elif kind == "AWS::KMS::Key":
                have = document(properties.get("KeyPolicy", {}))
                self.check(have <= 32768, f"{name}: {have} bytes, KMS allows 32,768 in a key policy")
            elif kind == "AWS::StepFunctions::StateMachine":
                have = size(properties.get("Definition", properties.get("DefinitionString", "")))
                self.check(have <= 1048576, f"{name}: {have} bytes, Step Functions allows 1,048,576 in a definition")
            elif kind == "AWS::Lambda::Function":
                variables = properties.get("Environment", {}).get("Variables", {})
                self.check(size(variables) <= 4096, f"{name}: environment of {size(variables)} bytes, Lambda allows 4,096")
            elif kind and (kind.startswith("Custom::") or kind == "AWS::CloudFormation::CustomResource"):
                self.check(re.fullmatch(r"AWS::CloudFormation::CustomResource|Custom::[A-Za-z0-9_@-]{1,60}", kind) and
                           len(kind) <= 60, f"{name}: {kind} is no name of a custom resource type")
                timeout = str(properties.get("ServiceTimeout", ""))
                self.check(re.fullmatch("[0-9]+", timeout) and 1 <= int(timeout) <= 3600,
                           f"{name}: a custom resource needs a ServiceTimeout of 1 to 3600 seconds, it has {timeout!r}")

    def assets(self):
        text = minified(self.template)
        for found in sorted(set(re.findall(r"arn:aws[a-z-]*:[^\"\s\\]{0,60}", text))):
            self.check(False, f"a literal partition: {found}")
        self.check(not re.search(r"cdk-[a-z0-9]+-assets|aws:asset|cdk-hnb659fds|/cdk-bootstrap/", text), "a CDK asset")
        for name, resource in self.resources.items():
            kind, properties = resource.get("Type"), resource.get("Properties", {})
            if kind == "AWS::Lambda::Function":
                self.check(set(properties.get("Code", {})) == {"ZipFile"}, f"{name}: its code is not inline")
            self.check(kind != "AWS::Lambda::LayerVersion", f"{name}: a layer is an asset")
            self.check(kind not in ("AWS::CloudFormation::Stack", "AWS::CDK::Metadata"), f"{name}: {kind}")

    def edges(self):
        """Checks every target, and returns {resource: targets} without and with DependsOn."""
        parameters = self.template.get("Parameters", {})
        implied = {}
        for name, resource in self.resources.items():
            targets = set()
            body = {key: value for key, value in resource.items() if key not in ("DependsOn", "Type")}
            for kind, target, attribute in references(body):
                if target in self.resources:
                    targets.add(target)
                elif attribute is None and (target in parameters or target in PSEUDO):
                    pass
                else:
                    self.check(False, f"{name}: {kind} of {target}, which is not in the template")
            self.check(name not in targets, f"{name} refers to itself")
            implied[name] = targets - {name}
        for section in ("Outputs", "Conditions", "Rules"):
            for kind, target, attribute in references(self.template.get(section, {})):
                known = target in self.resources or attribute is None and (target in parameters or target in PSEUDO)
                self.check(known, f"{section}: {kind} of {target}, which is not in the template")
        said = {}
        for name, resource in self.resources.items():
            said[name] = as_list(resource.get("DependsOn", []))
            for target in said[name]:
                self.check(target in self.resources, f"{name}: DependsOn {target}, which is not in the template")
            self.check(len(set(said[name])) == len(said[name]), f"{name}: DependsOn names a resource twice")
        conditions = set(self.template.get("Conditions", {}))
        for name, resource in self.resources.items():
            condition = resource.get("Condition")
            self.check(condition is None or condition in conditions, f"{name}: Condition {condition} does not exist")
        return implied, said

    def order(self):
        implied, said = self.edges()
        edges = {name: implied[name] | {target for target in said[name] if target in self.resources}
                 for name in self.resources}
        finished, reach = [], {}
        state = dict.fromkeys(edges, 0)
        for root in edges:
            stack = [(root, iter(sorted(edges[root])))] if state[root] == 0 else []
            state[root] = max(state[root], 1)
            while stack:
                name, rest = stack[-1]
                below = next(rest, None)
                if below is None:
                    state[name] = 2
                    finished.append(name)
                    stack.pop()
                elif state[below] == 1:
                    path = [at for at, _ in stack]
                    self.check(False, "a cycle: " + " -> ".join(path[path.index(below):] + [below]))
                    return implied, said
                elif state[below] == 0:
                    state[below] = 1
                    stack.append((below, iter(sorted(edges[below]))))
        for name in finished:
            reach[name] = set().union(*(reach[below] | {below} for below in edges[name]))
        for name, targets in said.items():
            for target in targets:
                if target in implied[name]:
                    self.check(False, f"{name}: DependsOn {target} is redundant, it refers to it anyway")
                else:
                    way = next((other for other in sorted(edges[name] - {target}) if target in reach[other]), None)
                    self.check(way is None, f"{name}: DependsOn {target} is redundant, {way} waits for it already")
        return implied, said

    def figures(self):
        kinds = collections.Counter(resource.get("Type") for resource in self.resources.values())
        implied, said = self.order()
        return collections.OrderedDict(
            resources=len(self.resources), functions=kinds["AWS::Lambda::Function"], roles=kinds["AWS::IAM::Role"],
            bytes=size(self.template), edges=sum(map(len, implied.values())), depends_on=sum(map(len, said.values())))

    def seed(self, figures):
        for what, most in (("resources", 89), ("functions", 3), ("roles", 12), ("bytes", 51199)):
            self.check(figures[what] <= most, f"{figures[what]} {what}, at most {most} promised")
        for wanted in SEED_IDS:
            longer = tuple(other for other in SEED_IDS if other != wanted and other.startswith(wanted))
            found = [name for name in self.resources if name.startswith(wanted) and not name.startswith(longer)]
            self.check(found, f"no resource has the id {wanted}, or one that begins with it")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platform", choices=["seed"])
    parser.add_argument("--max-bytes", type=int, default=51200)
    parser.add_argument("templates", nargs="+")
    templates = parser.parse_args().templates
    failed = False
    for path in templates:
        own = pathlib.Path(path).with_suffix(".figures")
        arguments = parser.parse_args([*sys.argv[1:], *(own.read_text(encoding="utf-8").split() if own.exists() else [])])
        with open(path, encoding="utf-8") as file:
            try:
                judge = Judge(json.load(file, object_pairs_hook=no_duplicate_keys))
            except ValueError as error:
                print(f"{path}: {error}")
                failed = True
                continue
        judge.limits(arguments.max_bytes)
        judge.policies()
        judge.assets()
        figures = judge.figures()
        if arguments.platform == "seed":
            judge.seed(figures)
        print(f"{path}: " + ", ".join(f"{value} {name.replace('_', ' ')}" for name, value in figures.items()))
        for text in judge.wrong:
            print(f"  WRONG  {text}")
        failed = failed or bool(judge.wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
