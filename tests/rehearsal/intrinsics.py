# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Evaluates the functions of a template: values, conditions, and references between resources.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

import base64
import ipaddress
import re

import world as aws

RESOLVED = re.compile(r"\{\{resolve:ssm:([^:}]+)\}\}")
PLACEHOLDER = re.compile(r"\$\{(!?)([^}]*)\}")


def references(node):
    """The names that a value refers to: resources and others."""
    if isinstance(node, list):
        for item in node:
            yield from references(item)
    elif isinstance(node, dict):
        for name, of in node.items():
            if name == "Ref":
                yield of
            elif name == "Fn::GetAtt":
                yield of[0]
            elif name == "Fn::Sub":
                text, bound = (of, {}) if isinstance(of, str) else of
                yield from (found.split(".")[0] for literal, found in PLACEHOLDER.findall(text) if not literal and found not in bound)
                yield from references(bound)
            else:
                yield from references(of)


def depends_on(resource):
    found = resource.get("DependsOn", [])
    return [found] if isinstance(found, str) else found


def dependencies(template):
    """For each resource of a template, the resources that it waits for: those in its DependsOn, and those that its values refer to."""
    resources = template["Resources"]
    return {i: {*depends_on(r), *references(r.get("Properties", {}))} & resources.keys() for i, r in resources.items()}


class Values:
    """The values of a template, evaluated for a stack."""

    def __init__(self, stack, template, parameters):
        self.stack, self.template = stack, template
        self.parameters = {name: self.parameter(name, told, parameters) for name, told in template.get("Parameters", {}).items()}

    @staticmethod
    def parameter(name, told, given):
        value = str(given.get(name, told.get("Default")))
        return value.split(",") if "List" in told["Type"] else value

    def resources(self):
        """The resources whose condition holds."""
        return {i: r for i, r in self.template["Resources"].items() if "Condition" not in r or self.condition(r["Condition"])}

    def condition(self, name):
        return self.value(self.template["Conditions"][name])

    def value(self, node):
        """With what the Parameter Store has in the place of dynamic references."""
        found = self.evaluated(node)
        return RESOLVED.sub(lambda match: self.stack.account.parameters[match[1]], found) if isinstance(found, str) else found

    def evaluated(self, node):
        """Leaves out members whose value is AWS::NoValue."""
        if isinstance(node, list):
            return [v for v in map(self.value, node) if v is not None]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            (name, of), = node.items()
            if name in FUNCTIONS:
                return FUNCTIONS[name](self, of)
            assert not name.startswith("Fn::"), name
        return {k: v for k, v in ((k, self.value(v)) for k, v in node.items()) if v is not None}

    def reference(self, name):
        stack = self.stack
        pseudo = {"AWS::AccountId": stack.account.number, "AWS::Region": aws.REGION, "AWS::Partition": "aws", "AWS::StackId": stack.id,
                  "AWS::StackName": stack.name, "AWS::URLSuffix": "amazonaws.com", "AWS::NoValue": None, **self.parameters}
        if name in pseudo:
            return pseudo[name]
        if stack.resources[name].id is None:  # a custom resource that has not answered yet
            raise KeyError(name)
        return stack.resources[name].id

    def attribute(self, name, attribute):
        return self.stack.resources[name].attribute(attribute)

    def substituted(self, of):
        text, bound = (of, {}) if isinstance(of, str) else (of[0], self.value(of[1]))

        def one(match):
            name, _, attribute = match[2].partition(".")
            if match[1]:
                return "${" + match[2] + "}"
            return str(bound[match[2]] if match[2] in bound else self.attribute(name, attribute) if attribute else self.reference(name))

        return PLACEHOLDER.sub(one, text)

    def blocks(self, block, count, bits=8):
        blocks = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
        return [str(next(blocks)) for _ in range(int(count))]


FUNCTIONS = {
    "Ref": Values.reference,
    "Condition": Values.condition,
    "Fn::GetAtt": lambda v, of: v.attribute(of[0], v.value(of[1])),
    "Fn::Sub": Values.substituted,
    "Fn::Join": lambda v, of: of[0].join(map(str, v.value(of[1]))),
    "Fn::Split": lambda v, of: v.value(of[1]).split(of[0]),
    "Fn::Select": lambda v, of: v.value(of[1])[int(v.value(of[0]))],
    "Fn::GetAZs": lambda v, of: [aws.REGION + letter for letter in "abc"],
    "Fn::Cidr": lambda v, of: v.blocks(*v.value(of)),
    "Fn::Base64": lambda v, of: base64.b64encode(v.value(of).encode()).decode(),
    "Fn::ImportValue": lambda v, of: v.stack.account.exports[v.value(of)],
    "Fn::FindInMap": lambda v, of: v.template["Mappings"][v.value(of[0])][v.value(of[1])][v.value(of[2])],
    "Fn::If": lambda v, of: v.value(of[1] if v.condition(of[0]) else of[2]),
    "Fn::Equals": lambda v, of: str(v.value(of[0])) == str(v.value(of[1])),
    "Fn::And": lambda v, of: all(v.value(of)),
    "Fn::Or": lambda v, of: any(v.value(of)),
    "Fn::Not": lambda v, of: not v.value(of[0]),
}
