# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""A small CloudFormation: deploys a template, updates it to another, rolls back, deletes.

Everything that the graph allows happens at once, and each thing takes a random time. What a template means is read here
and in intrinsics.py, and nowhere else: functions, DependsOn, deletion policies, the protocol of custom resources.

When one resource fails, the others that are being created or updated are cancelled: CloudFormation waits for them no longer,
while what they started runs on, and takes them back at once. A custom resource that has not answered by then has an id that
CloudFormation makes up: aws-cdk-lib/custom-resources, "Important cases to handle".
"""

import copy
import uuid

import native
from intrinsics import Values, dependencies
from support import ApiError


def strings(value):
    """The properties that a custom resource gets: scalars become texts."""
    if isinstance(value, dict):
        return {k: strings(v) for k, v in value.items()}
    if isinstance(value, list):
        return [strings(v) for v in value]
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


class Custom(native.Resource):
    """A custom resource; the stack hands it the answers."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.id, self.data = None, {}

    def attribute(self, name):
        return str(self.data[name])


class Stack:
    def __init__(self, account, name):
        self.account, self.name, self.world = account, name, account.world
        self.id = account.arn("cloudformation", f"stack/{name}/{uuid.UUID(int=account.world.random.getrandbits(128))}")
        self.template, self.resources, self.status, self.problems = {"Resources": {}}, {}, "", []
        self.values, self.outputs = None, {}
        self.waiting, self.duplicates, self.answers = {}, 1, {}
        self.asked = {}  # logical id: where the answer to the last event for it goes
        self.events = []  # (time, logical id, status, physical id)
        self.cancelled = []  # what was being created or updated when something else failed
        self.broken = None  # the resource of an AWS type whose creation or update fails
        self.missing = set()  # (resource, dependency): left out of the order
        self.world.stacks[self.id] = self

    def physical(self, identity):
        return next(r for r in self.resources.values() if r.id == identity)

    # ---- operations ------------------------------------------------------------------------------------------------------

    def read(self, template, parameters):
        """The template with the resources that it has for these parameters."""
        self.values = Values(self, template, parameters)
        return {**template, "Resources": self.values.resources()}

    def done(self, status):
        for name, output in self.template.get("Outputs", {}).items():
            self.outputs[name] = self.values.value(output["Value"])
            if "Export" in output:
                self.account.exports[self.values.value(output["Export"]["Name"])] = self.outputs[name]
        self.status = status

    def create(self, template, parameters={}):
        self.template = template = self.read(template, parameters)
        self.begins("CREATE_IN_PROGRESS")
        if self.forward(template):
            self.done("CREATE_COMPLETE")
        else:
            self.status = "ROLLBACK_IN_PROGRESS"
            self.remove(list(self.resources), template, ("Retain",))
            self.status = "ROLLBACK_FAILED" if self.resources else "ROLLBACK_COMPLETE"
        return self.status

    def update(self, template, fails=False, parameters={}):
        """With `fails`, the last operation fails, so that the stack rolls the update back."""
        before, old, old_values, self.old_objects = copy.copy(self.resources), self.template, self.values, []
        self.replaced = {}  # in this update: what is still there, until it is cleaned up
        template = self.read(template, parameters)
        self.begins("UPDATE_IN_PROGRESS")
        self.template = template
        if self.forward(template) and not fails:
            self.status = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS"
            gone = [i for i in before if i not in template["Resources"]]
            self.clean_up(lambda replaced: template["Resources"][replaced.logical_id].get("UpdateReplacePolicy") == "Retain")
            self.remove(gone, old, ("Retain", "RetainExceptOnCreate"))
            self.done("UPDATE_COMPLETE")
            return self.status
        self.status, self.template, self.values = "UPDATE_ROLLBACK_IN_PROGRESS", old, old_values
        failed_before = len(self.problems)
        self.old_objects = []
        for identity, resource in self.replaced.items():  # the old one takes its place again
            self.old_objects.append(self.resources[identity])
            self.resources[identity] = resource
        self.forward(old)
        if len(self.problems) > failed_before:
            self.status = "UPDATE_ROLLBACK_FAILED"
            return self.status
        self.clean_up()
        self.remove([i for i in self.resources if i not in old["Resources"]], template, ("Retain",))
        self.status = "UPDATE_ROLLBACK_COMPLETE"
        return self.status

    def begins(self, status):
        self.status = status
        self.events.append((self.world.clock.now, self.name, status, self.id))

    def delete(self, with_what_is_retained=False):
        self.begins("DELETE_IN_PROGRESS")
        self.remove(list(self.resources), self.template, () if with_what_is_retained else ("Retain", "RetainExceptOnCreate"))
        self.status = "DELETE_FAILED" if self.resources else "DELETE_COMPLETE"
        return self.status

    def depends(self, template):
        return {identity: {need for need in found if (identity, need) not in self.missing} for identity, found in dependencies(template).items()}

    def forward(self, template):
        """Creates and updates the resources that differ; True when all of them succeed."""
        waits = self.depends(template)
        left, running, failed = dict(waits), set(), []

        def finished(identity, problem):
            running.discard(identity)
            if problem:
                failed.append(identity)
                self.problems.append(f"{identity}: {problem}")
            else:
                done.add(identity)
            go_on()

        def begin(identity):
            if failed:
                running.discard(identity)
            else:
                self.one(identity, template["Resources"][identity], finished)

        def go_on():
            if failed:
                for identity in sorted(running & self.asked.keys()):
                    if self.waiting.pop(self.asked[identity], None):
                        del self.answers[self.asked[identity]]  # whether it is answered is of no interest
                        running.discard(identity)
                        self.cancelled.append(identity)
                return
            for identity in [i for i, needs in left.items() if needs <= done]:
                del left[identity]
                running.add(identity)
                seconds = self.world.some_time() + self.world.slow.get(identity, 0)
                self.world.after(seconds, begin, identity)

        done = set()
        go_on()
        self.world.run_until(lambda: not running)
        return not failed

    def one(self, identity, wanted, finished):
        try:
            properties = self.values.value(wanted.get("Properties", {}))
        except KeyError as unknown:
            return finished(identity, f"{unknown} is not there")
        have, type_name = self.resources.get(identity), wanted["Type"]
        if not have:
            self.events.append((self.world.clock.now, identity, "CREATE_IN_PROGRESS", ""))
        custom = type_name.startswith("Custom::")
        if have and have.type == type_name and have.properties == (strings(properties) if custom else properties):
            return finished(identity, None)
        kind = Custom if custom else native.TYPES.get(type_name, native.Resource)
        if custom:
            return self.send_change(identity, kind, type_name, strings(properties), have, finished)
        try:
            if identity == self.broken:
                raise native.Failed("broken by the rehearsal")
            if have and have.type == type_name and all(have.properties.get(p) == properties.get(p) for p in kind.replaces):
                have.update(properties)
            else:
                made = kind(self, identity, type_name, properties)
                made.create()
                if have:
                    self.old_objects.append(have)
                    self.replaced[identity] = have
                self.resources[identity] = made
                self.events.append((self.world.clock.now, identity, "CREATE_COMPLETE", made.id))
        except native.Failed as problem:
            return finished(identity, str(problem))
        return finished(identity, None)

    def clean_up(self, is_kept=lambda replaced: False):
        """Deletes replaced resources, all at once and in no order. It leaves those that it cannot delete, and ends the update.
        What `UpdateReplacePolicy` retains is left alone.

        It tries three times: https://repost.aws/knowledge-center/cloudformation-stack-cleanup-stuck.
        https://github.com/aws/aws-cdk/blob/main/docs/CLOUDFORMATION.md describes this phase, and the events of a custom
        resource in a rollback: after an update that failed, or that is rolled back, comes one with the old and new properties
        exchanged; after a change of the physical id, in either direction, comes the deletion of the previous one.
        """
        left = {number: resource for number, resource in enumerate(self.old_objects) if not is_kept(resource)}
        for last in (False, False, True):
            running = dict(left)

            def finished(number, problem):
                del running[number]
                if not problem:
                    del left[number]
                elif last:
                    self.problems.append(f"deletion of the old {self.old_objects[number].logical_id}: {problem}")

            for number, resource in running.items():
                self.world.after(self.world.some_time(), self.remove_one, resource, lambda problem, number=number: finished(number, problem))
            self.world.run_until(lambda: not running)

    def remove(self, identities, template, keeping):
        """Deletes resources, after the resources that depend on them; forgets those that are to be kept."""
        retained = {i for i in identities if template["Resources"].get(i, {}).get("DeletionPolicy") in keeping}
        needed_by = {i: set() for i in self.resources}
        for identity, needs in self.depends(template).items():
            for need in needs & needed_by.keys():
                needed_by[need].add(identity)
        left, running, failed = {i for i in identities if i in self.resources}, set(), set()

        def finished(identity, problem):
            running.discard(identity)
            if problem:
                failed.add(identity)
                self.problems.append(f"deletion of {identity}: {problem}")
            else:
                del self.resources[identity]
            go_on()

        def go_on():
            for identity in sorted(left):
                if not needed_by[identity] & (left | running | failed):
                    left.discard(identity)
                    running.add(identity)
                    if identity in retained:
                        self.world.after(0, finished, identity, None)
                    else:
                        seconds = self.world.some_time() + self.world.slow.get("-" + identity, 0)
                        self.world.after(seconds, self.remove_one, self.resources[identity], lambda problem, identity=identity: finished(identity, problem))

        go_on()
        self.world.run_until(lambda: not running)

    def remove_one(self, resource, finished):
        if isinstance(resource, Custom):
            if resource.id is None:
                resource.id = f"{self.name}-{resource.logical_id}-{self.world.random.getrandbits(60):X}"
            return self.send("Delete", resource, resource.properties, {}, lambda answer: finished(None if answer["Status"] == "SUCCESS" else answer["Reason"]))
        try:
            resource.delete()
        except native.Failed as problem:
            return finished(str(problem))
        return finished(None)

    # ---- custom resources ------------------------------------------------------------------------------------------------

    def send_change(self, identity, kind, type_name, properties, have, finished):
        resource = kind(self, identity, type_name, properties)
        if have:
            resource.id, resource.data = have.id, have.data
        self.resources[identity] = resource  # whatever becomes of it, what comes next comes from what was tried

        def answered(answer):
            old = have.id if have else None
            resource.id = answer["PhysicalResourceId"]
            if answer["Status"] != "SUCCESS":
                return finished(identity, answer["Reason"])
            resource.data = answer.get("Data", {})
            if old is not None and old != resource.id:
                self.old_objects.append(have)
            return finished(identity, None)

        more = {"OldResourceProperties": have.properties} if have else {}
        self.send("Update" if have else "Create", resource, properties, more, answered)

    def send(self, request, resource, properties, more, answered):
        number = str(uuid.UUID(int=self.world.random.getrandbits(128)))
        event = {"RequestType": request, "ResponseURL": "https://cloudformation/" + number, "StackId": self.id, "RequestId": number,
                 "LogicalResourceId": resource.logical_id, "ResourceType": resource.type, "ResourceProperties": properties, **more}
        if request != "Create":
            event["PhysicalResourceId"] = resource.id
        self.waiting[event["ResponseURL"]] = answered
        self.answers[event["ResponseURL"]] = 0
        self.asked[resource.logical_id] = event["ResponseURL"]
        self.world.after(self.world.random.random(), self.deliver, properties["ServiceToken"], event, 0)
        for _ in range(1, self.duplicates):
            self.world.after(self.world.some_time(), self.deliver, properties["ServiceToken"], event, 0)
        timeout = {"Status": "FAILED", "PhysicalResourceId": resource.id or "none", "Reason": "no answer came in time", "Data": {}}
        self.world.after(float(properties.get("ServiceTimeout", 3600)), self.waited, event["ResponseURL"], timeout)

    def deliver(self, function, event, attempt):
        """Lambda's own retries of an asynchronous event."""
        try:
            self.world.functions[function].invoke(event)
        except (KeyError, ApiError):
            if attempt < 2:
                self.world.after(60 * (attempt + 1), self.deliver, function, event, attempt + 1)

    def waited(self, url, timeout):
        if url in self.waiting:
            self.waiting.pop(url)(timeout)

    def answered(self, url, answer):
        if url not in self.answers:  # of what was cancelled
            return
        self.answers[url] += 1
        done = self.waiting.pop(url, None)  # only the first answer counts
        if done:
            assert 0 < len(answer["PhysicalResourceId"].encode()) <= 1024
            done(answer)
