# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Random histories of one stack: what it declares comes, changes, is renamed, leaves and comes again, while things go wrong.

histories.cpp declares each group of constructs in three variants. A version of the program has each group in one of them, or
not at all. Its template is composed of the compiler's three: `composed` does that, and a test shows that it gives, byte for byte,
what the compiler writes for some such mixtures.

After each version the stack is compared with a model, which knows neither templates nor the handler: what has to be there, with
which rows, and whether the version had to fail. At the end it is compared with a stack that never had another version.
"""

import copy
import functools
import itertools
import json
import random
import re

import deployed
from case import Case
from cloudformation import Stack
from faults import KINDS
from intrinsics import dependencies, depends_on
from platforms import OPTIONS
from postgresql import SqlError
from updates import HOME, Programs
from world import World

VARIANTS = "abc"
GROUPS = {
    "orders": ("Orders",), "notes": ("Notes",), "items": ("Items",), "names": ("Names",), "schema": ("Schema",), "role": ("Analyst", "Usage", "Reading"),
    "script": ("Script",), "share": ("Share", "Grant", "Market", "Abroad"), "files": ("Files",),
}
PART = "(?:Policy|Key|Emptying|EmptyingPolicy|Authorization|AuthorizationPolicy)?"
GROUP_OF = {construct: group for group, constructs in GROUPS.items() for construct in constructs}
IDS = {"producer": "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8", "consumer": "96b5169f-01dc-4a6f-9fbb-e2e24359e9a8"}


def group_of(identity):
    found = re.fullmatch(f"({'|'.join(GROUP_OF)}){PART}", identity)
    return GROUP_OF[found[1]] if found else None


packed = functools.cache(deployed.embed.packed)


# ---- templates ---------------------------------------------------------------------------------------------------------------


def waits(identity, needs):
    """Everything that a resource waits for, directly or not."""
    seen, left = set(), list(needs[identity])
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += needs[one]
    return seen


def composed(whole, selection):
    """The template of the program that has each group in the selected variant, or not at all (None)."""
    result = copy.deepcopy(whole["a"])
    result["Resources"] = resources = {}
    for identity in dict.fromkeys(i for template in whole.values() for i in template["Resources"]):
        variant = selection[group_of(identity)] if group_of(identity) else "a"
        if variant and identity in whole[variant]["Resources"]:
            resources[identity] = copy.deepcopy(whole[variant]["Resources"][identity])
    everything = {**dependencies(whole["c"]), **dependencies(whole["b"]), **dependencies(whole["a"])}
    for identity, resource in resources.items():
        # what has left hands on what it waited for
        needs, left = set(), depends_on(resource)
        while left:
            one = left.pop()
            if one in resources:
                needs.add(one)
            else:
                left += everything[one]
        resource["DependsOn"] = sorted(needs)
    needs = dependencies(result)
    for identity, resource in resources.items():
        written = [one for one in resource.pop("DependsOn") if not any(one in waits(other, needs) for other in needs[identity] - {one})]
        if written:
            resource["DependsOn"] = written if len(written) > 1 else written[0]
    lines = {"core", "redshift_namespace", *(["table"] if any("Evolve" in r["Properties"] for r in resources.values()) else []),
             *(["replacement"] if any("Relation" in r["Properties"] for r in resources.values()) else []),
             *(["adoption"] if any("Adopt" in r["Properties"] for r in resources.values()) else [])}
    resources["StrataHandler"]["Properties"]["Code"]["ZipFile"] = "".join(text for line, text in packed().items() if line in lines)
    return result


# ---- the model ---------------------------------------------------------------------------------------------------------------

TABLES = {
    "orders": {"a": ("orders", ["id integer", "name character varying(10)"]), "b": ("orders", ["id integer", "name character varying(20)", "at date"]),
               "c": ("new_orders", ["id integer"])},
    "notes": {"a": ("notes", ["id integer"]), "b": ("notes", ["id integer", "text character varying(50)"]), "c": ("new_notes", ["id integer"])},
    "items": {"a": ("items", ["id integer"]), "b": ("items", ["id integer", "price numeric(8,2)"]), "c": ("items", ["id bigint"])},
}
LOGS = {"a": ["log", "marks"], "b": ["log", "marks"], "c": ["other_log", "other_marks"]}
BUCKETS = {"a": "files", "b": "files", "c": "archive"}


class Model:
    """What is there: tables with their columns and rows, buckets with their objects. And what has to become of a change."""

    def __init__(self):
        self.selection = dict.fromkeys(GROUPS)
        self.tables, self.buckets, self.serial = {}, {}, itertools.count(1)

    def change(self, new):
        """The model after a change, or None if the change has to fail."""
        after = copy.copy(self)
        after.selection, after.tables, after.buckets = new, dict(self.tables), dict(self.buckets)
        for group in TABLES:
            if not after.change_table(group, self.selection[group], new[group]):
                return None
        return after if after.change_bucket(self.selection["files"], new["files"]) else None

    def change_table(self, group, old, new):
        name, columns = TABLES[group][new] if new else (None, None)
        old_name = TABLES[group][old][0] if old else None
        if group == "items":
            if new is None:
                self.tables.pop("items", None)
            elif new != old:
                grows = (old, new) == ("a", "b")
                self.tables["items"] = (columns, self.tables["items"][1] if grows else frozenset())
            return True
        if new is None or new == old:
            return True
        there = self.tables.get(name)
        if name == old_name:  # it grows, and does not shrink
            self.tables[name] = (columns, there[1])
            return (old, new) == ("a", "b")
        if there:  # it was retained
            return group == "orders" and there[0] == columns
        self.tables[name] = (columns, frozenset())
        return True

    def change_bucket(self, old, new):
        name, old_name = BUCKETS.get(new), BUCKETS.get(old)
        if name != old_name:
            if name in self.buckets:
                return False
            if name:
                self.buckets[name] = frozenset()
            # An old bucket goes with its data by the consent of both: its own, and that of what replaces it.
            if old_name and not (self.buckets[old_name] and (old == "b" or new == "b")) and not (old == "b" and new is None) and new != "b":
                del self.buckets[old_name]
        return True


# ---- the rehearsal -----------------------------------------------------------------------------------------------------------


def privileges(acl):
    """Of others than the owner, in no order."""
    return sorted(one for one in (acl or "{}")[1:-1].split(",") if one and not one.startswith("admin="))


def contents(seen):
    """Of a warehouse, in a form that does not depend on how it came about."""
    relations = {name: (privileges(of[0]), of[1], columns, rows) for name, (of, columns, rows) in seen["relations"].items()}
    return {**seen, "relations": relations, "schemas": [(name, privileges(acl)) for name, acl in seen["schemas"]]}


def comparable(platform):
    """Everything that a program declares, without what only one deployment has: rows, numbers in names."""
    world, result = platform.world, {}
    for namespace in world.namespaces.values():
        seen = contents(namespace.everything())
        seen["relations"] = {name: relation[:-1] for name, relation in seen["relations"].items()}
        result[namespace.id] = seen
    plain = lambda names: sorted(re.sub(r"-\d+", "", str(name)) for name in names)
    return {"warehouses": result, "authorized": dict(world.authorized), "roles": plain(world.roles), "keys": plain(world.keys), "buckets": plain(world.buckets),
            "tags": {re.sub(r"-\d+", "", bucket): tags for bucket, tags in world.bucket_tags.items() if bucket in world.buckets}}


class History(Programs):
    """One stack, and what is known of it."""

    def __init__(self, whole, seed):
        self.whole, self.accounts, self.group = whole, [HOME], "history"
        self.random, self.model, self.templates = random.Random(seed), Model(), []
        self.stacks, self.world, self.ended, self.again = [], None, False, False
        self.log = []

    def before(self):
        self.world.account(HOME).namespace_ids.update(IDS)

    def template(self, selection):
        return composed(self.whole, selection)

    def everything(self):
        found = super().everything()
        return {**found, "warehouses": {i: contents(seen) for i, seen in found["warehouses"].items()}}

    def begin(self, selection, seed):
        self.world = World(OPTIONS.database, seed)
        self.world.most_seconds = 20
        self.before()
        self.stacks = [Stack(self.world.account(HOME), "History")]
        return self.stacks[0].create(self.template(selection))

    def producer(self):
        return self.world.namespaces[IDS["producer"]]

    def next_selection(self):
        """Most groups stay as they are."""
        new = dict(self.model.selection)
        for group in self.random.sample(list(GROUPS), self.random.choice((1, 1, 2, 3, 5))):
            new[group] = self.random.choice([*VARIANTS, None])
        return new

    def fill(self):
        """Rows and objects of somebody who uses the platform."""
        for name, (columns, rows) in self.model.tables.items():
            one = next(self.model.serial)
            error = self.producer().execute([f"INSERT INTO {name} (id) VALUES ({one})"], "sales")
            assert not error, error
            self.model.tables[name] = (columns, rows | {one})
        for name, objects in self.model.buckets.items():
            one = f"object{next(self.model.serial)}"
            self.bucket(name)[one] = {"Size": 1, "LastModified": 0}
            self.model.buckets[name] = objects | {one}

    def bucket(self, name):
        return next((objects for bucket, objects in self.world.buckets.items() if bucket.startswith(name + "-")), None)

    def seen(self):
        """What the model knows, as it is."""
        relations = self.producer().everything()["relations"]
        names = {name for variants in TABLES.values() for name, _ in variants.values()}
        tables = {name: ([" ".join(column) for column in columns], frozenset(int(row.strip("()").split(",")[0]) for row in rows))
                  for (schema, name), (_, columns, rows) in relations.items() if name in names and schema == "sales.public"}
        buckets = {name: frozenset(self.bucket(name)) for name in BUCKETS.values() if self.bucket(name) is not None}
        return {"tables": tables, "buckets": buckets}


class Histories(Case):
    @classmethod
    def setUpClass(cls):
        cls.whole = {name: json.loads((OPTIONS.programs / f"history.{name}.json").read_text()) for name in VARIANTS}

    def test_the_composed_templates_are_those_of_the_compiler(self):
        none = dict.fromkeys(GROUPS)
        for name, selection in (
            ("a", dict.fromkeys(GROUPS, "a")), ("b", dict.fromkeys(GROUPS, "b")), ("c", dict.fromkeys(GROUPS, "c")), ("nothing", none),
            ("tables", {**none, "orders": "b", "items": "c", "role": "a"}), ("mixed", {**none, "notes": "c", "names": "b", "schema": "a", "share": "c", "files": "b"}),
            ("roles", {**none, "orders": "c", "notes": "b", "names": "a", "role": "b", "script": "c"}),
        ):
            written = json.loads((OPTIONS.programs / f"history.{name}.json").read_text())
            for resource in written["Resources"].values():
                if isinstance(resource.get("DependsOn"), list):
                    resource["DependsOn"].sort()
            with self.subTest(program=name):
                self.assertEqual(composed(self.whole, selection), written)

    def test_histories(self):
        for seed in range(OPTIONS.lives):
            with self.subTest(seed=seed):
                history = History(self.whole, seed)
                try:
                    self.live(history, seed)
                except Exception:
                    print(f"history {seed}:", *history.log, sep="\n  ")
                    raise
                finally:
                    history.clean()

    def live(self, history, seed, count=lambda world: None):
        self.assertEqual(history.begin(history.model.selection, seed), "CREATE_COMPLETE", history.problems())
        for version in range(history.random.randint(3, 8)):
            self.version(history, version)
            if history.ended:
                return
        count(history.world)
        self.check_answers(history)
        self.compare_with_a_fresh_one(history)

    def version(self, history, number):
        stack, world, draw = history.stacks[0], history.world, history.random
        selection = history.next_selection()
        template, wanted, before = history.template(selection), history.model.change(selection), history.everything()
        trouble = draw.choice(("none", "none", "fault", "fault", "sibling", "end"))
        kind = draw.choice(KINDS) if trouble == "fault" else ""
        world.fault = (len(world.calls) + draw.randint(0, 60), kind) if kind else None
        world.slow = {}
        if trouble == "sibling":  # which fails at some moment, so that the others are cancelled
            template["Resources"]["Sibling"] = {"Type": "AWS::SNS::Topic", "Properties": {"Number": number}}
            stack.broken, world.slow = "Sibling", {"Sibling": draw.choice((0, 1, 5, 20, 60, 200))}
        stack.problems.clear()
        stack.cancelled.clear()
        history.log.append(f"{selection} {trouble} {kind} {world.fault}")
        history.again |= kind in ("again", "crash", "crash after", "timeout")
        status = stack.update(template, fails=trouble == "end")
        world.fault, problems = None, "; ".join(stack.problems)
        history.log.append(f"  {status} {problems}")
        self.settle(world)
        cleaned = [one for one in stack.problems if "deletion of" in one]
        if kind in ("refuse", "outage") and (cleaned or status == "UPDATE_ROLLBACK_FAILED"):
            history.ended = True  # CloudFormation has given up, and somebody has to look
            return
        if trouble in ("none",) or (kind and kind not in ("refuse", "outage")):
            self.assertEqual(status, "UPDATE_COMPLETE" if wanted else "UPDATE_ROLLBACK_COMPLETE", problems)
        elif trouble in ("sibling", "end") or not wanted:
            self.assertEqual(status, "UPDATE_ROLLBACK_COMPLETE", problems)
        else:
            self.assertIn(status, ("UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"), problems)
        if status == "UPDATE_COMPLETE":
            history.model = wanted
        elif history.model.selection["items"] != selection["items"]:  # the program has agreed to lose these rows
            self.forget_items(history, before)
        self.assertEqual(history.seen(), {"tables": history.model.tables, "buckets": history.model.buckets})
        if status != "UPDATE_COMPLETE":
            after = history.everything()
            for state in (before, after):
                state["warehouses"][IDS["producer"]]["relations"].pop(("sales.public", "items"), None)
                state.pop("roles")
            self.assertEqual(after, before)
        history.fill()

    def settle(self, world):
        """Lets everything end that still runs: it must not change anything."""
        end = world.clock.now + 4000
        while world.queue and world.queue[0][0] < end:
            world.step()

    def forget_items(self, history, before):
        there = history.seen()["tables"].get("items")
        columns, rows = history.model.tables.get("items", (None, frozenset()))
        if there and there[0] == columns and there[1] in (rows, frozenset()):
            history.model.tables["items"] = there

    def check_answers(self, history):
        """One to each event; what runs again after a fault may answer again, and only the first answer counts."""
        answers = set(history.stacks[0].answers.values())
        self.assertNotIn(0, answers)
        if not history.again:
            self.assertEqual(answers, {1})

    def compare_with_a_fresh_one(self, history):
        """Apart from what was retained, the stack is as if it had never been another."""
        selection, model = history.model.selection, history.model
        declared = {TABLES[group][selection[group]][0] for group in TABLES if selection[group]}
        seen = comparable(history)
        for name in set(model.tables) - declared:
            del seen["warehouses"][IDS["producer"]]["relations"]["sales.public", name]
        retained = set(model.buckets) - {BUCKETS.get(selection["files"])}
        history.clean()
        fresh = History(self.whole, 0)
        try:
            self.assertEqual(fresh.begin(selection, 1), "CREATE_COMPLETE", fresh.problems())
            wanted = comparable(fresh)
            for state in (seen, wanted):
                state["buckets"] = [b for b in state["buckets"] if not b.startswith(tuple(retained) or "-")]
                state["tags"] = {b: t for b, t in state["tags"].items() if not b.startswith(tuple(retained) or "-")}
                if retained:
                    del state["keys"]
            self.assertEqual(seen, wanted)
        finally:
            fresh.clean()
