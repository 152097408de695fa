# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""State machines that call services themselves: the part of Amazon States Language that schedules use.

https://states-language.net/spec.html
"""

import hashlib
import json
import re

from support import ApiError


class StateFailed(Exception):
    pass


def snake(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Execution:
    """Runs in the virtual time of the world, to its end."""

    def __init__(self, account, arn, role, definition):
        self.world, self.arn, self.definition, self.events = account.world, arn, definition, 0
        import world

        self.session = world.Session(account, role)

    def run(self, data):
        return self.states(self.definition, data, {"Execution": {"Id": self.arn + ":run"}})

    def states(self, machine, data, context):
        name = machine["StartAt"]
        while True:
            state = machine["States"][name]
            self.events += 5 if state["Type"] == "Task" else 2
            assert self.events < 25000, "an execution has at most 25,000 events"
            if state["Type"] == "Fail":
                raise StateFailed(state["Error"], self.value(state["CausePath"], data, context))
            if state["Type"] == "Succeed":
                return data
            data, chosen = getattr(self, "do_" + state["Type"].lower())(state, data, context)
            if state.get("End"):
                return data
            name = chosen or state["Next"]

    def do_pass(self, state, data, context):
        return state["Result"], None

    def do_wait(self, state, data, context):
        self.world.sleep(state["Seconds"])
        return data, None

    def do_choice(self, state, data, context):
        for one in state["Choices"]:
            try:
                found = self.path(one["Variable"], data, context)
            except KeyError:
                continue
            if one.get("IsPresent") or found == one.get("StringEquals"):
                return data, one["Next"]
        return data, state["Default"]

    def do_map(self, state, data, context):
        assert state["MaxConcurrency"] == 1
        for index, item in enumerate(data):
            mine = {**context, "Map": {"Item": {"Index": index, "Value": item}}}
            self.states(state["ItemProcessor"], self.filled(state["ItemSelector"], data, mine), mine)
        return data, None

    def do_task(self, state, data, context):
        service, call = state["Resource"].split(":::aws-sdk:")[1].split(":")
        arguments = self.filled(state["Parameters"], data, context)
        retry = state.get("Retry", [{}])[0]
        for attempt in range(retry.get("MaxAttempts", 3) + 1):
            try:
                return json.loads(json.dumps(getattr(self.session.client({"redshiftdata": "redshift-data"}[service]), snake(call))(**arguments), default=str)), None
            except ApiError:
                if attempt == retry.get("MaxAttempts", 3):
                    raise
                self.world.sleep(retry.get("IntervalSeconds", 1) * retry.get("BackoffRate", 2) ** attempt)
        raise AssertionError

    def filled(self, template, data, context):
        return {key.removesuffix(".$"): self.value(value, data, context) if key.endswith(".$") else value for key, value in template.items()}

    def path(self, text, data, context):
        found = context if text.startswith("$$") else data
        for part in text.lstrip("$").lstrip(".").split("."):
            found = found[part] if part else found
        return found

    def value(self, text, data, context):
        """A path, a literal in quotes, or an intrinsic function."""
        text = text.strip()
        if text.startswith("'"):
            return text[1:-1]
        if text.startswith("$"):
            return self.path(text, data, context)
        name, inside = re.fullmatch(r"States\.(\w+)\((.*)\)", text).groups()
        parts, depth, quoted = [""], 0, False
        for character in inside:
            quoted ^= character == "'"
            depth += not quoted and {"(": 1, ")": -1}.get(character, 0)
            if character == "," and not quoted and not depth:
                parts.append("")
            else:
                parts[-1] += character
        values = [self.value(part, data, context) for part in parts]
        if name == "Format":
            return values[0].replace("{}", "%s") % tuple(values[1:])
        if name == "Hash":
            return hashlib.new(values[1].lower().replace("-", ""), values[0].encode()).hexdigest()
        assert name == "JsonToString", name
        return json.dumps(values[0], default=str)
