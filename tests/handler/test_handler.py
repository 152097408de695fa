# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
import datetime
import json
import re
import subprocess
import sys
import types
import unittest
import unittest.mock

import deployed
import embed
from support import EVERYTHING, ROOT, SERVICES, STACK, ApiError, Cloud, code, definition, event, resources

WAREHOUSE = {"Action": "sql", "Workgroup": "wg", "Database": "dev", "Access": "arn:role arn:secret"}
OLD = datetime.datetime(2020, 1, 1)


def sql(create, delete=(), **more):
    return {**WAREHOUSE, "Create": create, "Delete": list(delete), **more}


class Case(unittest.TestCase):
    TEMPLATE = "redshift_data_warehouse"  # whose code runs

    def setUp(self):
        self.cloud = Cloud(self.TEMPLATE)

    def send(self, request, properties, **more):
        """Delivers an event, and returns the one answer to it."""
        answers = self.cloud.deliver(event(request, properties, **more))
        self.assertEqual(len(answers), 1, answers)
        self.assertEqual(set(answers[0]), {"Status", "Reason", "PhysicalResourceId", "StackId", "RequestId", "LogicalResourceId", "Data"})
        return answers[0]

    def succeeds(self, request, properties, **more):
        answer = self.send(request, properties, **more)
        self.assertEqual(answer["Status"], "SUCCESS", answer["Reason"])
        return answer

    def fails(self, request, properties, **more):
        answer = self.send(request, properties, **more)
        self.assertEqual(answer["Status"], "FAILED")
        self.assertTrue(answer["Reason"])
        return answer


class Contract(Case):
    TABLE = sql(["CREATE TABLE t (id int)"], ["DROP TABLE IF EXISTS t"])

    def test_identity_is_stable_and_changes_with_the_object(self):
        made = self.succeeds("Create", self.TABLE)["PhysicalResourceId"]
        self.assertEqual(made, "wg/dev/['DROP TABLE IF EXISTS t']/Resource")
        other = {**self.TABLE, "Access": "arn:role arn:other"}
        self.assertEqual(self.succeeds("Update", other, old=self.TABLE, identity=made, request_id="2")["PhysicalResourceId"], made)
        moved = {**self.TABLE, "Database": "other", "Create": ["CREATE TABLE t2 (id int)"]}
        self.assertNotEqual(self.succeeds("Update", moved, old=self.TABLE, identity=made, request_id="3")["PhysicalResourceId"], made)

    def test_another_deletion_of_the_users_own_runs_nothing(self):
        for change in ("refuse", "recreate", "ignore", "rerun"):
            mine = {**self.TABLE, "OnChange": change}
            changed = {**mine, "Delete": ["DROP TABLE IF EXISTS t CASCADE"]}
            answer = self.succeeds("Update", changed, old=mine, identity="wg/dev/Resource", request_id=change)
            self.assertEqual(answer["PhysicalResourceId"], "wg/dev/Resource")
        self.assertEqual(self.cloud.ran, [])

    def test_an_event_delivered_twice_runs_once(self):
        answers = self.cloud.deliver(event("Create", self.TABLE), times=3)
        self.assertEqual([a["Status"] for a in answers], ["SUCCESS"])
        self.assertEqual(self.cloud.ran, ["CREATE TABLE t (id int)"])

    def test_a_step_that_crashes_at_any_point_is_repeated_without_effect(self):
        script = sql([["CREATE TABLE a (x int)", "CREATE TABLE b (x int)"], "CREATE TABLE c (x int)"])
        for when in ("before", "after"):
            for number in range(1, 12):
                self.cloud = Cloud()
                self.cloud.crashes = {number: when}
                answers = self.cloud.deliver(event("Create", script))
                with self.subTest(when=when, invocation=number):
                    self.assertGreaterEqual(len(answers), 1)
                    self.assertEqual({a["Status"] for a in answers}, {"SUCCESS"})
                    self.assertEqual(len(self.cloud.ran), 3)

    def test_a_function_that_does_not_run_for_minutes_goes_on_where_it_was(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b (x int)"], ["DROP TABLE b", "DROP TABLE a"])
        for when in ("before", "after"):
            for first in range(1, 9):
                self.cloud = Cloud()
                self.cloud.crashes = {n: when for n in range(first, first + 15)}
                answers = self.cloud.deliver(event("Create", script))
                with self.subTest(when=when, first=first):
                    self.assertEqual({a["Status"] for a in answers}, {"SUCCESS"})
                    self.assertEqual(self.cloud.ran, script["Create"])

    def test_a_function_that_breaks_each_time_still_answers(self):
        def breaks(*_):
            raise KeyboardInterrupt

        self.cloud.index.ACTIONS["sql"] = ("Workgroup Database Delete", breaks, breaks)
        answer = self.fails("Create", self.TABLE)
        self.assertIn("out of time", answer["Reason"])
        self.assertIn("the process has ended", answer["Reason"])
        self.assertLess(self.cloud.clock.now - 1_700_000_000, 3600)

    def test_reasons_and_logs_carry_no_secrets(self):
        for text, secret in (
            ("syntax error in CREATE USER u PASSWORD 'Abc123xyz'", "Abc123xyz"),
            ("CREDENTIALS 'aws_access_key_id=AKIA;aws_secret_access_key=S3CR3T'", "S3CR3T"),
            ("ACCESS_KEY_ID 'AKIA' SECRET_ACCESS_KEY 'it''s S3CR3T'", "S3CR3T"),
            ("SESSION_TOKEN 'S3CR3T", "S3CR3T"),
        ):
            self.cloud = Cloud()
            self.cloud.problems = ["ERROR: " + text]
            answer = self.fails("Create", self.TABLE)
            with self.subTest(text=text):
                self.assertNotIn(secret, answer["Reason"])
                self.assertIn("***", answer["Reason"])
                self.assertNotIn(secret, "".join(self.cloud.log))

    def test_when_the_state_machine_cannot_be_started_the_answer_says_so(self):
        self.cloud.failures["start_execution"] = [ApiError("StateMachineDoesNotExist", "no such machine")]
        self.assertIn("no such machine", self.fails("Create", self.TABLE)["Reason"])

    def test_a_state_machine_that_is_busy_is_waited_for(self):
        self.cloud.failures["start_execution"] = [ApiError("ThrottlingException")] * 3
        self.succeeds("Create", self.TABLE)

    def test_a_statement_that_cannot_be_cancelled(self):
        for call, errors in (("cancel_statement", [ApiError("ValidationException", "it has ended")]), ("describe_statement", [])):
            self.cloud = Cloud()
            self.cloud.statement_seconds = 100_000
            self.cloud.deaf = not errors
            self.cloud.failures[call] = errors
            self.assertIn("time", self.fails("Create", {**self.TABLE, "ServiceTimeout": "600"})["Reason"])
            self.assertLess(self.cloud.clock.now - 1_700_000_000, 600)

    def test_an_identity_is_never_longer_than_cloudformation_takes(self):
        for character in ("x", "\u00e9", '"', "\U0001f600"):
            table = sql(["CREATE TABLE t (id int)"], [f'DROP TABLE IF EXISTS "{character * 127}"."{character * 127}"', character * 1500])
            answer = self.succeeds("Create", table, request_id=character)
            self.assertLessEqual(len(answer["PhysicalResourceId"].encode()), 1024)
            other = {**table, "Delete": [*table["Delete"], "x"]}
            self.cloud.objects.clear()
            moved = self.succeeds("Update", other, old=table, identity=answer["PhysicalResourceId"], request_id=character + "2")
            self.assertNotEqual(moved["PhysicalResourceId"], answer["PhysicalResourceId"], "the end counts too")
            self.cloud.objects.clear()

    def test_a_long_reason_is_cut_between_characters(self):
        for filler in ("x", "\u00e9", "\U0001f600", '"', "\n"):
            self.cloud = Cloud()
            self.cloud.failures["execute_statement"] = [ApiError("ValidationException", filler * 9000)]
            self.assertIn(filler, self.fails("Create", self.TABLE)["Reason"])

    def test_the_answer_is_sent_again_when_the_network_fails(self):
        self.cloud.http_failures = 3
        self.succeeds("Create", self.TABLE)
        self.assertEqual(self.cloud.requests, 4)

    def test_the_answer_survives_a_network_that_fails_for_long(self):
        self.cloud.http_failures = 12
        self.succeeds("Create", self.TABLE)

    def test_an_unknown_action_fails(self):
        self.fails("Create", {"Action": "nonsense"})

    def test_delete_of_what_was_never_created_does_nothing(self):
        self.cloud.objects.add(("table", "t"))
        failed = self.fails("Create", self.TABLE)
        self.assertIn("already exists", failed["Reason"])
        self.succeeds("Delete", self.TABLE, identity=failed["PhysicalResourceId"], request_id="2")
        self.assertIn(("table", "t"), self.cloud.objects, "somebody else's table is gone")

    def test_at_the_deadline_the_statement_is_cancelled(self):
        self.cloud.statement_seconds = 100_000
        answer = self.fails("Create", {**self.TABLE, "ServiceTimeout": "600"})
        self.assertIn("time", answer["Reason"])
        self.assertTrue(all(s["cancelled"] for s in self.cloud.statements.values()))
        self.assertLess(self.cloud.clock.now - 1_700_000_000, 600)

    def test_a_statement_may_run_for_most_of_an_hour(self):
        self.cloud.statement_seconds = 3200
        self.succeeds("Create", self.TABLE)

    def test_throttling_is_waited_out(self):
        for call in ("execute_statement", "describe_statement"):
            for code in ("ThrottlingException", "ActiveStatementsExceededException", "TooManyRequestsException"):
                self.cloud = Cloud()
                self.cloud.failures[call] = [ApiError(code)] * 30
                self.succeeds("Create", self.TABLE)
                self.assertEqual(self.cloud.ran, ["CREATE TABLE t (id int)"])

    def test_a_policy_that_is_not_known_yet_is_waited_for_but_not_for_ever(self):
        self.cloud.failures["execute_statement"] = [ApiError("AccessDeniedException", "not authorized to perform")] * 5
        self.succeeds("Create", self.TABLE)
        self.cloud = Cloud()
        self.cloud.failures["execute_statement"] = [ApiError("AccessDeniedException", "not authorized to perform")] * 500
        self.assertIn("not authorized", self.fails("Create", self.TABLE)["Reason"])
        self.assertLess(self.cloud.clock.now - 1_700_000_000, 200)


class Sql(Case):
    def test_create_and_delete(self):
        table = sql(["CREATE TABLE t (id int)"], ["DROP TABLE t"])
        made = self.succeeds("Create", table)
        self.assertEqual(self.cloud.objects, {("table", "t")})
        self.succeeds("Delete", table, identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.objects, set())
        # once more: the object is gone, and the deletion succeeds
        self.succeeds("Delete", table, identity=made["PhysicalResourceId"], request_id="3")

    def test_where_a_statement_runs_and_how_it_signs_in(self):
        ways = {
            "secret": ({}, {"WorkgroupName": "wg", "SecretArn": "arn:secret"}),
            "workgroup": ({"Access": "arn:role"}, {"WorkgroupName": "wg"}),
            "user": ({"Workgroup": "cluster:old", "Connect": {"ClusterIdentifier": "old", "DbUser": "me"}, "Access": "arn:role"}, {"ClusterIdentifier": "old", "DbUser": "me"}),
            "cluster": ({"Workgroup": "cluster:old", "Connect": {"ClusterIdentifier": "old"}}, {"ClusterIdentifier": "old", "SecretArn": "arn:secret"}),
        }
        for way, (given, wanted) in ways.items():
            made = self.succeeds("Create", {**sql([f"CREATE TABLE {way} (x int)"]), **given}, request_id=way)
            arguments = next(a for _, call, a in reversed(self.cloud.calls) if call == "execute_statement")
            self.assertEqual({k: v for k, v in arguments.items() if k not in ("Sql", "ClientToken", "Database")}, wanted)
            self.assertEqual(made["PhysicalResourceId"].split("/")[0], given.get("Workgroup", "wg"))

    def test_a_deletion_goes_on_behind_what_is_gone(self):
        both = sql(["CREATE TABLE a (x int)"], [["DROP TABLE gone", "DROP ROLE gone"], "DROP TABLE a"])
        made = self.succeeds("Create", both)
        self.succeeds("Delete", both, identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.objects, set())

    def test_a_deletion_that_really_fails_says_so(self):
        table = sql(["CREATE TABLE t (id int)"], ["DROP TABLE t FAIL"])
        made = self.succeeds("Create", table)
        failed = self.fails("Delete", table, identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(failed["PhysicalResourceId"], made["PhysicalResourceId"])

    def test_a_half_done_creation_is_undone(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b FAIL"], ["DROP TABLE b", "DROP TABLE a"])
        self.assertIn("told to fail", self.fails("Create", script)["Reason"])
        self.assertEqual(self.cloud.objects, set())

    def test_what_cannot_be_undone_is_left_to_the_deletion(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b FAIL"], ["DROP TABLE b", "DROP TABLE a FAIL"])
        failed = self.fails("Create", script)
        self.assertIn("told to fail", failed["Reason"])
        self.assertEqual(self.cloud.objects, {("table", "a")})
        self.succeeds("Delete", {**script, "Delete": ["DROP TABLE a"]}, identity=failed["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.objects, set())

    def test_a_creation_that_runs_out_of_time_is_undone(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b (x int)"], ["DROP TABLE b", "DROP TABLE a"])
        self.cloud.statement_seconds = 15
        self.assertIn("time", self.fails("Create", {**script, "ServiceTimeout": "50"})["Reason"])
        self.assertEqual(self.cloud.ran[0], "CREATE TABLE a (x int)")
        self.assertEqual(self.cloud.objects, set())

    def test_what_ends_when_the_time_is_over_is_undone_too(self):
        self.cloud.statement_seconds = 25.01
        self.assertIn("time", self.fails("Create", {**sql(["CREATE TABLE a (x int)"], ["DROP TABLE a"]), "ServiceTimeout": "50"})["Reason"])
        self.assertEqual(self.cloud.ran[:2], ["CREATE TABLE a (x int)", "DROP TABLE a"])
        self.assertEqual(self.cloud.objects, set())

    def test_what_cannot_be_undone_in_time_is_left_to_the_deletion(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b (x int)"], ["DROP TABLE b", "DROP TABLE a"])
        self.cloud.statement_seconds = 150
        failed = self.fails("Create", {**script, "ServiceTimeout": "350"})
        self.assertEqual(self.cloud.objects, {("table", "a")})
        self.succeeds("Delete", script, identity=failed["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.objects, set())

    def test_the_undoing_of_half_a_creation_drops_what_that_half_made(self):
        """What a statement that did not run, or failed, would have made may have been there before."""
        script = sql(["CREATE TABLE a (x int)", ["CREATE TABLE IF NOT EXISTS old (x int)", "CREATE TABLE \"Ab\" (x int)"], "INSERT INTO old VALUES (1)", "CREATE TABLE there (x int)", "CREATE TABLE b (x int)"],
                     ["DROP TABLE IF EXISTS a, b", "DROP TABLE there", "DROP TABLE b", "DROP TABLE old", "DROP TABLE a", "REVOKE x FROM y", "drop table if exists \"Ab\" cascade"])
        self.cloud.objects = {("table", name) for name in ("there", "b", "old")}
        why = self.fails("Create", script)
        self.assertEqual(self.cloud.ran[-2:], ["DROP TABLE a", "drop table if exists \"Ab\" cascade"])
        self.assertTrue({("table", name) for name in ("there", "b", "old")} <= self.cloud.objects)
        self.assertIn('table "there" already exists (not taken back, because it may have been there before: CREATE TABLE IF NOT EXISTS old (x int); INSERT INTO old', why["Reason"])
        self.assertTrue(why["PhysicalResourceId"].endswith("/not-created"))

    def test_half_a_creation_that_cannot_be_undone_at_once_is_undone_by_the_deletion(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE FAIL (x int)"], ["DROP TABLE FAIL", "DROP TABLE a"])
        self.cloud.objects = {("table", "FAIL")}
        self.cloud.problems = [None, "ERROR: no", "ERROR: locked by another"]
        why = self.fails("Create", script)
        self.assertFalse(why["PhysicalResourceId"].endswith("/not-created"))
        self.cloud.problems = ["ERROR: locked by another"]
        self.fails("Delete", script, identity=why["PhysicalResourceId"], request_id="2")
        self.cloud.clock.now += 100
        self.succeeds("Delete", script, identity=why["PhysicalResourceId"], request_id="3")
        self.assertEqual(self.cloud.objects, {("table", "FAIL")})

    def test_a_state_that_step_functions_cannot_carry_is_an_error_and_no_silence(self):
        self.cloud.known["svv_relation_privileges", "public.v"] = [["role", "r" * 100, "SELECT", "", False]] * 3000
        self.assertIn("more than the 256 KB that Step Functions carries", self.replace(self.QUERY)["Reason"])
        self.assertEqual(self.cloud.ran, [])

    def test_a_failed_batch_leaves_nothing(self):
        self.fails("Create", sql([["CREATE DATASHARE s", "ALTER DATASHARE s FAIL"]], ["DROP DATASHARE s"]))
        self.assertEqual(self.cloud.objects, set())

    def test_updates(self):
        old = sql(["CREATE VIEW v AS SELECT 1"], ["DROP VIEW IF EXISTS v"])
        new = sql(["CREATE VIEW v AS SELECT 2"], ["DROP VIEW IF EXISTS v"])
        expected = {
            "": ["DROP VIEW IF EXISTS v", "CREATE VIEW v AS SELECT 2"],
            "recreate": ["DROP VIEW IF EXISTS v", "CREATE VIEW v AS SELECT 2"],
            "ignore": [],
            "rerun": ["CREATE VIEW v AS SELECT 2"],
        }
        for change, ran in expected.items():
            self.cloud = Cloud()
            properties = {**new, "OnChange": change} if change else new
            old = {**old, "OnChange": change} if change else old
            identity = "wg/dev/Resource" if change else "wg/dev/['DROP VIEW IF EXISTS v']/Resource"
            self.succeeds("Update", properties, old=old, identity=identity)
            self.assertEqual(self.cloud.ran, ran)
        self.cloud = Cloud()
        refused = self.fails("Update", {**new, "OnChange": "refuse"}, old=old, identity="wg/dev/Resource")
        self.assertEqual(self.cloud.ran, [])
        self.assertEqual(refused["PhysicalResourceId"], "wg/dev/Resource")
        self.succeeds("Update", {**new, "OnChange": "refuse", "Update": ["ALTER VIEW v"]}, old=old, identity="wg/dev/Resource", request_id="3")
        self.assertEqual(self.cloud.ran, ["ALTER VIEW v"])

    def test_what_is_made_anew_is_never_gone(self):
        """Between REVOKE and GRANT, or DETACH and ATTACH, nobody sees more or less than before and after."""
        old = sql([["GRANT SELECT ON t TO a"], "GRANT SELECT ON u TO a"], ["REVOKE SELECT ON t FROM a", "REVOKE SELECT ON u FROM a"], OnChange="recreate")
        new = sql(["GRANT SELECT ON t TO b"], ["REVOKE SELECT ON t FROM b"], OnChange="recreate")
        both = ["REVOKE SELECT ON t FROM a", "REVOKE SELECT ON u FROM a", "GRANT SELECT ON t TO b"]
        self.succeeds("Update", new, old=old, identity="wg/dev/Resource")
        self.assertEqual([one["sql"] for one in self.cloud.statements.values()], [both])
        self.cloud = Cloud()
        self.cloud.problems = ["ERROR: cannot run inside a transaction block"]  # then one after the other
        self.succeeds("Update", new, old=old, identity="wg/dev/Resource", request_id="2")
        self.assertEqual([one["sql"] for one in self.cloud.statements.values()], [both, *([one] for one in both)])
        self.cloud = Cloud()
        many = sql([[f"GRANT SELECT ON t{n} TO a" for n in range(40)]], ["REVOKE ALL ON t FROM a"], OnChange="recreate")
        self.succeeds("Update", many, old=old, identity="wg/dev/Resource", request_id="3")  # more than a batch takes
        self.assertEqual([len(one["sql"]) for one in self.cloud.statements.values()], [1, 1, 40])

    VIEW = sql(["CREATE VIEW v AS SELECT 1"], ["DROP VIEW IF EXISTS v"], Relation=["'public.v'", "public.v"])
    QUERY = sql([" create\n materialized view v AS SELECT 1"], ["DROP MATERIALIZED VIEW IF EXISTS v"], Relation=["'public.v'", "public.v"])

    def replace(self, view, **more):
        identity = f"wg/dev/{view['Delete']}/Resource"
        return self.send("Update", {**view, "Create": [view["Create"][0].replace("1", "2")]}, old=view, identity=identity, **more)

    def test_a_view_whose_columns_stay_is_replaced_with_all_that_was_made_of_it(self):
        self.cloud.known["pg_depend", "public.v"] = [["w"]]
        self.assertEqual(self.replace(self.VIEW)["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, ["CREATE OR REPLACE VIEW v AS SELECT 2"])

    def test_a_relation_that_is_dropped_keeps_privileges_and_shares(self):
        self.cloud.known = {
            ("svv_relation_privileges", "public.v"): [
                ["user", "ann", "SELECT", "", True],
                ["role", '"The Role"', "SELECT", "", False],
                ["group", "g", "SELECT", "", False],
                ["public", "public", "REFERENCES", "", False],
            ],
            ("svv_column_privileges", "public.v"): [["user", "bob", "SELECT", "a", False], ["user", "bob", "SELECT", '"B"', False]],
            ("svv_datashare_objects", "public.v"): [["s"], ['"T"']],
            ("svv_relation_privileges", "public.v2"): [["user", "eve", "SELECT", "", False]],
        }
        for view in (self.VIEW, self.QUERY):
            self.cloud.ran.clear()
            self.cloud.problems = ["ERROR: cannot change name of view column"] if view is self.VIEW else []
            answer = self.replace(view, request_id=view["Create"][0])
            self.assertEqual(answer["Status"], "SUCCESS", answer["Reason"])
            self.assertEqual(answer["PhysicalResourceId"], f"wg/dev/{view['Delete']}/Resource")
            transaction = [
                "ALTER DATASHARE s REMOVE TABLE public.v",
                'ALTER DATASHARE "T" REMOVE TABLE public.v',
                view["Delete"][0],
                view["Create"][0].replace("1", "2"),
                'GRANT SELECT ON public.v TO ann WITH GRANT OPTION,role "The Role",group g',
                "GRANT REFERENCES ON public.v TO PUBLIC",
                'GRANT SELECT(a,"B") ON public.v TO bob',
                "ALTER DATASHARE s ADD TABLE public.v",
                'ALTER DATASHARE "T" ADD TABLE public.v',
            ]
            self.assertEqual(self.cloud.ran, ["CREATE OR REPLACE VIEW v AS SELECT 2"] * (view is self.VIEW) + transaction)
            self.assertEqual([s["sql"] for s in self.cloud.statements.values()][-1], transaction, "not in one transaction")

    def test_the_rollback_of_a_refusal_does_nothing(self):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.cloud.known["pg_depend", "public.v"] = [["w"]]
        self.assertEqual(self.replace(self.QUERY)["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, [])

    def test_grants_of_all_pages_are_restored(self):
        self.cloud.known["svv_relation_privileges", "public.v"] = [["user", f"u{i}", "SELECT", "", False] for i in range(7)]
        self.assertEqual(self.replace(self.QUERY)["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran[-1], "GRANT SELECT ON public.v TO " + ",".join(f"u{i}" for i in range(7)))

    SCHEMA = sql(["CREATE SCHEMA IF NOT EXISTS stage"], ["DROP SCHEMA IF EXISTS stage RESTRICT"], There="SELECT 1 FROM pg_namespace WHERE nspname='stage'")

    def test_a_schema_that_was_there_is_never_dropped(self):
        self.cloud.known["pg_namespace", "stage"] = [[1]]
        self.cloud.objects = {("schema", "stage")}
        made = self.succeeds("Create", self.SCHEMA)["PhysicalResourceId"]
        other = {**self.SCHEMA, "Access": "arn:role arn:other"}
        made = self.succeeds("Update", other, old=self.SCHEMA, identity=made, request_id="2")["PhysicalResourceId"]
        self.succeeds("Delete", other, identity=made, request_id="3")
        self.assertEqual((self.cloud.ran, self.cloud.objects), ([], {("schema", "stage")}))

    def test_a_schema_that_was_not_there_is_dropped_again(self):
        made = self.succeeds("Create", self.SCHEMA)["PhysicalResourceId"]
        self.assertEqual(made, "wg/dev/['DROP SCHEMA IF EXISTS stage RESTRICT']/Resource")
        self.succeeds("Delete", self.SCHEMA, identity=made, request_id="2")
        self.assertEqual(self.cloud.ran, [self.SCHEMA["Create"][0], self.SCHEMA["Delete"][0]])

    def test_the_cancelled_creation_of_a_schema_drops_what_it_made_and_nothing_else(self):
        for there in (False, True):
            self.cloud = Cloud()
            self.cloud.known["pg_namespace", "stage"] = [[1]] * there
            self.cloud.deliver(event("Create", self.SCHEMA))
            self.succeeds("Delete", self.SCHEMA, identity="S-Resource-1ABC", request_id="2")
            self.assertEqual(self.cloud.ran, [] if there else [self.SCHEMA["Create"][0], self.SCHEMA["Delete"][0]])

    def test_a_relation_that_others_are_made_of_is_not_dropped(self):
        self.cloud.known["pg_depend", "public.v"] = [["w"], ["x"]]
        answer = self.replace(self.QUERY)
        self.assertEqual(answer["Status"], "FAILED")
        self.assertIn("public.v is not replaced, others are made of it: w, x", answer["Reason"])
        self.assertEqual(self.cloud.ran, [])

    def test_the_rollback_of_a_view_is_a_replacement_too(self):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.cloud.known["svv_relation_privileges", "public.v"] = [["user", "ann", "SELECT", "", False]]
        self.assertEqual(self.replace(self.QUERY)["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran[-1], "GRANT SELECT ON public.v TO ann")

    def test_a_replacement_whose_questions_are_not_answered_changes_nothing(self):
        self.cloud.failures["get_statement_result"] = [ApiError("ThrottlingException")] * 3
        self.assertEqual(self.replace(self.QUERY)["Status"], "SUCCESS")
        self.cloud.ran.clear()
        self.cloud.failures["get_statement_result"] = [ApiError("ResourceNotFoundException", "the query result was not found")]
        self.assertEqual(self.replace(self.QUERY, request_id="2")["Status"], "FAILED")
        self.assertEqual(self.cloud.ran, [])

    def test_the_rollback_of_a_change_runs_nothing_twice(self):
        """In a rollback CloudFormation sends an update with the old properties, to resources that failed and to others."""
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        for change in ("refuse", "rerun", "ignore"):
            new = sql(["COPY t FROM 'new'"], OnChange=change)
            self.succeeds("Update", sql(["COPY t FROM 'old'"], OnChange=change), old=new, identity="wg/dev/Resource", request_id=change)
        self.assertEqual(self.cloud.ran, [])

    def test_the_rollback_of_what_was_refused_finds_it_as_it_was(self):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        view = lambda text: sql(["CREATE VIEW v AS " + text], ["DROP VIEW v"])
        self.cloud.problems = ["ERROR: cannot drop view v because other objects depend on it", 'ERROR: relation "v" already exists']
        self.succeeds("Update", view("SELECT 1"), old=view("SELECT 2"), identity="wg/dev/['DROP VIEW v']/Resource", request_id="view")
        table = lambda columns: sql([f"CREATE TABLE t ({columns})"], ["DROP TABLE IF EXISTS t"], Evolve="refuse")
        self.cloud.problems = ['ERROR: cannot alter column "a" of relation "t", target column size should be different']
        self.cloud.ran.clear()
        self.succeeds("Update", table("a varchar(5)"), old=table("a varchar(9), b int"), identity="wg/dev/['DROP TABLE IF EXISTS t']/Resource")
        self.assertEqual(self.cloud.ran, ["ALTER TABLE t ALTER COLUMN a TYPE varchar(5)", "ALTER TABLE t DROP COLUMN b CASCADE"])

    def test_the_rollback_of_a_replacement_finds_the_old_object(self):
        self.cloud.objects = {("table", "t")}
        old, new = sql(["CREATE TABLE t (x int)"], ["DROP TABLE t"]), sql(["CREATE TABLE t (x int)"], ["DROP TABLE t"], Database="other")
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        answer = self.succeeds("Update", old, old=new, identity="wg/other/['DROP TABLE t']/Resource")
        self.assertEqual(answer["PhysicalResourceId"], "wg/dev/['DROP TABLE t']/Resource")
        self.assertEqual(self.cloud.ran, [])

    def test_a_stack_whose_state_cannot_be_read_at_once(self):
        self.cloud.failures["describe_stacks"] = [ApiError("Throttling", "Rate exceeded")] * 3
        self.succeeds("Update", sql(["COPY t FROM 'new'"], OnChange="rerun"), old=sql(["COPY t FROM 'old'"]), identity="wg/dev/Resource")
        self.assertEqual(self.cloud.ran, ["COPY t FROM 'new'"])

    def test_a_statement_that_met_another_one_runs_again(self):
        for problem in ("ERROR: 1023 DETAIL: Serializable isolation violation on table", "ERROR: Concurrent DDL", "S3ServiceException: Access Denied"):
            self.cloud = Cloud()
            self.cloud.problems = [problem, problem]
            self.succeeds("Create", sql(["CREATE TABLE t (x int)"]))
            self.assertEqual(self.cloud.ran, ["CREATE TABLE t (x int)"] * 3)
        self.cloud = Cloud()
        self.cloud.problems = [problem] * 100
        self.assertIn("Access Denied", self.fails("Create", sql(["CREATE TABLE t (x int)"]))["Reason"])
        self.assertEqual(len(self.cloud.ran), 10)

    def test_an_unrelated_change_runs_nothing(self):
        old = sql(["COPY t"], ["DROP TABLE t"], OnChange="rerun")
        self.succeeds("Update", {**old, "Delete": [], "Access": "arn:role arn:other"}, old=old, identity="wg/dev/Resource")
        self.assertEqual(self.cloud.ran, [])

    def test_failure_of_each_call_in_turn(self):
        script = sql(["CREATE TABLE a (x int)", ["CREATE TABLE b (x int)"]], ["DROP TABLE b", "DROP TABLE a"])
        for call in ("execute_statement", "batch_execute_statement", "describe_statement"):
            self.cloud = Cloud()
            self.cloud.failures[call] = [ApiError("ValidationException", "broken")]
            failed = self.fails("Create", script)
            self.assertIn("broken", failed["Reason"])
            self.succeeds("Delete", script, identity=failed["PhysicalResourceId"], request_id="2")

    def test_the_scripts_of_the_example_run(self):
        """The handler reads every property that the constructs write."""
        statements = {i: r for i, r in resources().items() if r["Properties"].get("Action") == "sql"}
        self.assertGreaterEqual(len(statements), 6)
        for logical_id, resource in statements.items():
            properties = {k: v if isinstance(v, (str, list)) else json.dumps(v) for k, v in resource["Properties"].items()}
            properties["Access"] = "arn:role arn:secret"
            for key in ("Create", "Delete"):
                properties[key] = json.loads(json.dumps(properties.get(key, [])), object_hook=lambda o: o.get("Fn::Sub", str(o)))
            self.succeeds("Create", properties, logical_id=logical_id, request_id=logical_id)


class Tables(Case):
    TABLE = "CREATE TABLE s.t (a varchar(10) ENCODE lzo, -- a comment (\n \"B\" int, /* , */ c decimal(8, 2)) DISTSTYLE AUTO"

    def table(self, create, **more):
        return sql([create], ["DROP TABLE IF EXISTS s.t"], **{"Evolve": "refuse", **more})

    def change(self, *changes, **more):
        create = self.TABLE
        for old, new in zip(changes[::2], changes[1::2]):
            assert old in create
            create = create.replace(old, new)
        identity = "wg/dev/['DROP TABLE IF EXISTS s.t']/Resource"
        return self.send("Update", self.table(create, **more), old=self.table(self.TABLE), identity=identity)

    def test_another_spelling_is_nothing(self):
        self.assertEqual(self.change("varchar", "VARCHAR", "-- a comment (", "--", ", /* , */ c", "  ,c")["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, [])

    def test_columns_come_and_grow(self):
        self.assertEqual(self.change("varchar(10) ENCODE lzo", "varchar(max) ENCODE zstd", "decimal(8, 2))", "decimal(8,2), d date default 'x')")["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, ["ALTER TABLE s.t ALTER COLUMN a TYPE varchar(65535)", "ALTER TABLE s.t ALTER COLUMN a ENCODE zstd",
                                          "ALTER TABLE s.t ADD COLUMN d date default 'x'"])

    def test_an_encoding_comes(self):
        self.assertEqual(self.change('"B" int', '"B" int ENCODE az64')["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, ['ALTER TABLE s.t ALTER COLUMN "B" ENCODE az64'])

    def test_what_would_lose_data_is_refused_and_taken_back(self):
        for changes in (("varchar(10)", "varchar(9)"), ('"B" int', '"B" bigint'), ("varchar(10)", "char(10)"), ("varchar(10)", "varchar(20) NOT NULL"), ('"B" int, ', ""),
                        ("AUTO", "ALL"), ("(8, 2))", "(8, 2), UNIQUE (c))"), ("(a varchar(10) ENCODE lzo,", '(z int, a varchar(10) ENCODE lzo,')):
            self.cloud = Cloud()
            answer = self.change(*changes)
            with self.subTest(changes=changes):
                self.assertEqual(answer["Status"], "FAILED")
                self.assertIn("this would lose data", answer["Reason"])
                self.assertEqual(self.cloud.ran, [])

    def test_synonyms_of_types_are_equal(self):
        for old, new in (("int", "integer"), ("int4", "INT"), ("int8", "bigint"), ("int2", "smallint"), ("numeric(8,2)", "decimal(8, 2)"), ("decimal", "numeric(18)"), ("bool", "boolean"),
                         ("float", "double precision"), ("float8", "float"), ("real", "float4"), ("varchar(10)", "character varying(10)"), ("varchar", "text"), ("nvarchar(7)", "varchar(7)"),
                         ("varchar(max)", "varchar(65535)"), ("char", "character(1)"), ("nchar(3)", "char(3)"), ("timestamp", "timestamp without time zone"),
                         ("timestamptz", "timestamp with time zone"), ("varbyte", "binary varying(64000)"), ("int not null default 1", "integer NOT NULL DEFAULT 1")):
            self.cloud = Cloud()
            table = lambda kind: self.table(f"CREATE TABLE s.t (a {kind}, b int)")
            with self.subTest(old=old, new=new):
                self.succeeds("Update", table(new), old=table(old), identity="wg/dev/['DROP TABLE IF EXISTS s.t']/Resource")
                self.assertEqual(self.cloud.ran, [])

    def test_a_column_that_redshift_does_not_add_is_refused_before_anything_runs(self):
        """https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html, ADD [ COLUMN ]"""
        for more in ("x int NOT NULL", "x int NOT NULL DEFAULT NULL", "x bigint IDENTITY(1,1)", "x bigint GENERATED BY DEFAULT AS IDENTITY(0,1)", "x int UNIQUE", "x int PRIMARY KEY",
                     "x int REFERENCES s.o (id)", "x int SORTKEY", "x int DISTKEY"):
            self.cloud = Cloud()
            answer = self.change("varchar(10)", "varchar(20)", "(8, 2))", f"(8, 2), {more})")
            with self.subTest(more=more):
                self.assertEqual(answer["Status"], "FAILED")
                self.assertIn("adds no column", answer["Reason"])
                self.assertEqual(self.cloud.ran, [])
        for more in ("x int", "x int NOT NULL DEFAULT 0", "x int DEFAULT 0 NOT NULL", "x varchar(9) DEFAULT 'a' ENCODE zstd", "x int NULL"):
            self.cloud = Cloud()
            self.assertEqual(self.change("(8, 2))", f"(8, 2), {more})")["Status"], "SUCCESS", more)
            self.assertEqual(len(self.cloud.ran), 1)

    def test_a_size_that_redshift_does_not_change_is_refused_before_anything_runs(self):
        """https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html, ALTER COLUMN column_name TYPE"""
        for column, more in (("a varchar(10) UNIQUE", ""), ("a varchar(10) PRIMARY KEY", ""), ("a varchar(10) REFERENCES o (a)", ""), ("a varchar(10) DEFAULT 'x'", ""), ("a varchar(10) ENCODE bytedict", ""),
                             ("a varchar(10) ENCODE text255", ""), ("a varchar(10) ENCODE RUNLENGTH", ""), ("a varchar(10)", ", UNIQUE (a)"), ("a varchar(10)", ", CONSTRAINT k PRIMARY KEY (b, a)")):
            old = self.table(f"CREATE TABLE s.t ({column}, b int{more})")
            new = self.table(f"CREATE TABLE s.t ({column.replace('10', '20')}, b int{more}, added date)")
            for status, ends in (("UPDATE_IN_PROGRESS", "FAILED"), ("UPDATE_ROLLBACK_IN_PROGRESS", "SUCCESS")):
                self.cloud = Cloud()
                self.cloud.stack_status = status
                answer = self.send("Update", *((new,) if ends == "FAILED" else (old,)), old=old if ends == "FAILED" else new, identity="wg/dev/['DROP TABLE IF EXISTS s.t']/Resource")
                with self.subTest(column=column, more=more, status=status):
                    self.assertEqual(answer["Status"], ends, answer["Reason"])
                    self.assertIn("changes no size" if ends == "FAILED" else "", answer["Reason"])
                    self.assertEqual(self.cloud.ran, [])

    def test_one_of_several_constraints_of_a_kind_is_another(self):
        self.TABLE = self.TABLE.replace("(8, 2))", "(8, 2), UNIQUE (a), UNIQUE (c))")
        self.assertIn("this would lose data", self.change("UNIQUE (a)", 'UNIQUE ("B")')["Reason"])

    def test_the_rollback_of_a_refusal_does_nothing(self):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.assertEqual(self.change('"B" int', '"B" bigint')["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, [])

    def test_a_rollback_takes_back_what_came(self):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.cloud.problems = ['ERROR: cannot alter column "a" of relation "t", target column size should be different', "ERROR: column does not exist"]
        self.assertEqual(self.change("varchar(10)", "varchar(5)", '"B" int, ', "")["Status"], "SUCCESS")
        self.assertEqual(self.cloud.ran, ["ALTER TABLE s.t ALTER COLUMN a TYPE varchar(5)", 'ALTER TABLE s.t DROP COLUMN "B" CASCADE'])

    def test_a_destructive_change_that_is_asked_for(self):
        self.assertEqual(self.change('"B" int', '"B" bigint', Evolve="replace", Relation=["'s.t'", "s.t"])["Status"], "SUCCESS")
        self.assertEqual([one.split()[0] for one in self.cloud.ran], ["DROP", "CREATE"])

    def test_a_load_runs_again_only_for_another_source(self):
        for change, source, ran in (("rerun", "s3://b/2", 1), ("rerun", "s3://b/1", 0), ("ignore", "s3://b/2", 0)):
            self.cloud = Cloud()
            old = sql(["COPY t FROM 's3://b/1'"], OnChange=change, Source="s3://b/1")
            self.succeeds("Update", {**old, "Create": ["COPY t FROM 's3://b/1' STATUPDATE ON"], "Source": source}, old=old, identity="wg/dev/Resource")
            self.assertEqual(len(self.cloud.ran), ran)


class Adoption(Case):
    """What is there already is taken over if it is as declared; nothing that is there is changed, or dropped by a rollback."""

    TEMPLATE = EVERYTHING
    FOUND = "SELECT attname FROM pg_attribute WHERE nspname||'.'||relname='public.t'"
    TABLE = sql(["CREATE TABLE t (id int, \"Name\" varchar(20) NOT NULL, d decimal(10,2), PRIMARY KEY (id)) DISTKEY (id) SORTKEY (\"Name\", id)"], ["DROP TABLE IF EXISTS t"],
                Adopt=[FOUND], Evolve="refuse", OnChange="refuse")
    ROWS = [["id", "integer", True, True, 2], ["name", "character varying(20)", True, False, 1], ["d", "numeric(10,2)", False, False, 0]]
    ROLE = sql(["CREATE ROLE r"], ["DROP ROLE r"], Adopt=["SELECT role_name FROM svv_roles WHERE role_name='r'", ["r"]])

    def there(self, rows, view="pg_attribute", name="public.t", kind="table"):
        self.cloud.known[view, name] = rows
        self.cloud.objects = {(kind, name.removeprefix("public."))}

    def test_what_is_as_declared_is_taken_over_and_goes_like_what_was_made(self):
        for thing, rows, kind in ((self.TABLE, self.ROWS, "table"), (self.ROLE, [["r"]], "role")):
            self.cloud = Cloud(self.TEMPLATE)
            self.there(rows, *(() if kind == "table" else ("svv_roles", "r", "role")))
            made = self.succeeds("Create", thing)["PhysicalResourceId"]
            self.assertEqual((self.cloud.ran, made.split("/")[-1]), ([], "adopted"))
            changed = {**thing, "Access": "arn:role arn:other"}
            self.assertEqual(self.succeeds("Update", changed, old=thing, identity=made, request_id="2")["PhysicalResourceId"], made)
            self.assertEqual(self.cloud.ran, [])
            self.cloud.stack_status = "DELETE_IN_PROGRESS"
            self.succeeds("Delete", thing, identity=made, request_id="3")
            self.assertEqual((self.cloud.ran, self.cloud.objects), (thing["Delete"], set()))

    def test_the_rollback_of_an_adoption_drops_nothing(self):
        for identity in (None, "S-Resource-1ABC"):  # CloudFormation has heard of it, or it has not
            for steps in (None, 1, 2):
                for status in ("ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"):
                    self.cloud = Cloud(self.TEMPLATE)
                    self.there(self.ROWS)
                    if steps and not identity:
                        continue
                    if steps:
                        self.cloud.begin(event("Create", self.TABLE), steps)
                    else:
                        made = self.succeeds("Create", self.TABLE)["PhysicalResourceId"]
                    self.cloud.stack_status = status
                    self.succeeds("Delete", self.TABLE, identity=identity or made, request_id="2")
                    self.assertEqual((self.cloud.ran, len(self.cloud.objects)), ([], 1), (identity, steps))

    def test_what_is_not_there_is_made(self):
        made = self.succeeds("Create", self.TABLE)["PhysicalResourceId"]
        self.assertEqual((self.cloud.ran, made), (self.TABLE["Create"], "wg/dev/Resource"))
        self.cloud.stack_status = "ROLLBACK_IN_PROGRESS"
        self.succeeds("Delete", self.TABLE, identity=made, request_id="2")
        self.assertEqual(self.cloud.objects, set())

    def test_what_differs_is_said(self):
        for create, rows, why in (
            (None, [self.ROWS[0], ["name", "character varying(10)", True, False, 1], self.ROWS[2]], "name is varchar(10)"),
            (None, [self.ROWS[0], ["name", "character varying(20)", False, False, 1], self.ROWS[2]], "name is NULL"),
            (None, [["id", "bigint", True, False, 2], *self.ROWS[1:]], "id is bigint, DISTKEY is none"),
            (None, [self.ROWS[0]], "d is not there, name is not there, SORTKEY is id"),
            (None, [*self.ROWS, ["more", "super", False, False, 0]], "more is there too"),
            ("CREATE TABLE t (id int SORTKEY, name varchar(20), d decimal(10, 2))", self.ROWS, "id is NOT NULL, name is NOT NULL, SORTKEY is name,id"),
            ("CREATE TABLE t (id int PRIMARY KEY, name character varying (20) NOT NULL, d numeric(10,2) DEFAULT 0)", self.ROWS, ""),
            ("CREATE TABLE t (id int4 NOT NULL, name nvarchar(20) DISTKEY NOT NULL, d decimal(10,2))", self.ROWS, "DISTKEY is id"),
            ("CREATE TABLE t AS SELECT 1 AS id", self.ROWS, ""),
            ("CREATE TABLE t DISTKEY (id) AS SELECT 1 AS id", self.ROWS, ""),
            ("CREATE TABLE t (LIKE other)", self.ROWS, ""),
        ):
            self.cloud = Cloud(self.TEMPLATE)
            self.there(rows)
            thing = {**self.TABLE, **({"Create": [create]} if create else {})}
            with self.subTest(why=why):
                answer = self.send("Create", thing)
                if not why:
                    self.assertEqual(answer["Status"], "SUCCESS", answer["Reason"])
                else:
                    self.assertEqual(", ".join(sorted(answer["Reason"].removeprefix("is there already, and not as it is declared: ").split(", "))), ", ".join(sorted(why.split(", "))))
                    self.succeeds("Delete", thing, identity=answer["PhysicalResourceId"], request_id="2")
                self.assertEqual((self.cloud.ran, len(self.cloud.objects)), ([], 1))

    def test_rows_that_were_expected_and_rows_that_were_not_are_said(self):
        share = sql(["CREATE DATASHARE s"], ["DROP DATASHARE s"], Adopt=["SELECT object_name FROM svv_datashares WHERE share_name='s'", ["dev"], ["public"], ["public.t"]],
                    Parts=[["ALTER DATASHARE s ADD TABLE t", "ALTER DATASHARE s REMOVE TABLE t"]])
        self.there([["dev"], ["public"], ["public.t"]], "svv_datashares", "s", "datashare")
        self.succeeds("Create", share)
        self.assertEqual(self.cloud.ran, [])
        self.there([["dev"], ["public"], ["public.secret"]], "svv_datashares", "s", "datashare")
        why = self.fails("Create", share, request_id="2")["Reason"]
        self.assertEqual(why, 'is there already, and not as it is declared: ["public.secret"], ["public.t"]')

    def test_the_rollback_of_another_name_leaves_what_was_there_before(self):
        schema = {**Sql.SCHEMA}
        other = sql(["CREATE SCHEMA IF NOT EXISTS other"], ["DROP SCHEMA IF EXISTS other RESTRICT"], There="SELECT 1 FROM pg_namespace WHERE nspname='other'")
        self.cloud.known["pg_namespace", "stage"] = [[1]]
        self.cloud.objects = {("schema", "stage")}
        old = self.succeeds("Create", schema)["PhysicalResourceId"]
        new = self.succeeds("Update", other, old=schema, identity=old, request_id="2")["PhysicalResourceId"]
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        again = self.succeeds("Update", schema, old=other, identity=new, request_id="3")["PhysicalResourceId"]
        self.succeeds("Delete", other, identity=new, request_id="4")
        self.assertEqual(again, old)
        self.cloud.stack_status = "DELETE_IN_PROGRESS"
        self.succeeds("Delete", schema, identity=again, request_id="5")
        self.assertEqual(self.cloud.objects, {("schema", "stage")})


class LoadsOfWhatMayBeMissing(Case):
    TEMPLATE = EVERYTHING
    LOAD = sql(["COPY t FROM 's3://b/in/'"], OnChange="rerun", Source="b/in/", Files=["b", "in/", "us-east-1"])
    X = "wg/dev/Resource"

    def update(self, new, identity, *keys, old=LOAD, stack_status="UPDATE_IN_PROGRESS"):
        """Updates a load while the bucket has some keys; returns its id, and how often it ran."""
        self.cloud = Cloud(self.TEMPLATE)
        self.cloud.stack_status = stack_status
        self.cloud.buckets = {"b": {k: {"Size": 0 if k.endswith("/") else 1, "LastModified": OLD} for k in keys}}
        answer = self.succeeds("Update" if identity else "Create", new, **({"old": old, "identity": identity} if identity else {}))
        return answer["PhysicalResourceId"], len(self.cloud.ran)

    def test_it_loads_as_soon_as_an_event_finds_files(self):
        waits = self.X + "/no-files/not-created"
        self.assertEqual(self.update(self.LOAD, None, "in/", "other/a"), (waits, 0))
        self.assertEqual(self.update({**self.LOAD, "Create": ["COPY t FROM 's3://b/in/' CSV"]}, waits), (waits, 0))
        self.assertEqual(self.update({**self.LOAD, "Create": ["COPY t FROM 's3://b/in/' CSV"]}, waits, "in/a"), (self.X, 1))
        demanding = {k: v for k, v in self.LOAD.items() if k != "Files"}
        self.assertEqual(self.update(demanding, waits, "in/a"), (self.X, 1))
        self.assertEqual(self.update(self.LOAD, None, "in/a"), (self.X, 1))

    def test_another_source_may_be_empty_as_well(self):
        other = {**self.LOAD, "Source": "b/new/", "Files": ["b", "new/", "us-east-1"], "Create": ["COPY t FROM 's3://b/new/'"]}
        waits = self.X + "/no-more-files/not-created"
        self.assertEqual(self.update(other, self.X, "in/a"), (waits, 0))
        self.assertEqual(self.update(other, self.X, "new/a"), (self.X, 1))
        self.assertEqual(self.update({**other, "Create": ["COPY t FROM 's3://b/new/' CSV"]}, waits, "new/a", old=other), (self.X, 1))
        # the same source is not loaded again, whether or not its files are still there
        self.assertEqual(self.update({**self.LOAD, "Create": ["COPY t FROM 's3://b/in/' CSV"]}, self.X), (self.X, 0))

    def test_a_rollback_finds_it_as_it_was(self):
        other = {**self.LOAD, "Source": "b/new/"}
        for identity, before in ((self.X, self.X), (self.X + "/no-files/not-created",) * 2, (self.X + "/no-more-files/not-created", self.X)):
            self.assertEqual(self.update(self.LOAD, identity, "in/a", old=other, stack_status="UPDATE_ROLLBACK_IN_PROGRESS"), (before, 0))

    def test_its_deletion_does_nothing(self):
        self.update(self.LOAD, None)
        self.succeeds("Delete", self.LOAD, identity=self.X + "/no-files/not-created", request_id="2")
        self.assertEqual(self.cloud.ran, [])


class OtherActions(Case):
    def test_admin_secret(self):
        secret = {"Action": "admin_secret", "NamespaceName": "ns", "Role": "arn:role"}
        made = self.succeeds("Create", secret)
        found = "arn:aws:secretsmanager:eu-west-1:1:secret:redshift!x"
        self.assertEqual(made["Data"], {"SecretArn": found, "Access": "arn:role " + found})
        self.assertEqual(self.succeeds("Update", secret, old=secret, identity=made["PhysicalResourceId"], request_id="2")["Data"], made["Data"])
        self.succeeds("Delete", secret, identity=made["PhysicalResourceId"], request_id="3")

    def test_what_a_namespace_keeps_from_its_creation_is_not_changed(self):
        secret = {"Action": "admin_secret", "NamespaceName": "ns", "Role": "arn:role", "Database": "dev"}
        made = self.succeeds("Create", secret)["PhysicalResourceId"]
        other = {**secret, "Database": "other"}
        why = self.fails("Update", other, old=secret, identity=made, request_id="2")["Reason"]
        self.assertEqual(why, "Redshift Serverless cannot change the db_name of a namespace: take the change back, or give the namespace another name")
        self.succeeds("Update", {**other, "NamespaceName": "new"}, old=secret, identity=made, request_id="3")
        self.succeeds("Update", {**secret, "Role": "arn:role"}, old={k: v for k, v in secret.items() if k != "Database"}, identity=made, request_id="4")
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.succeeds("Update", secret, old=other, identity=made, request_id="5")

    def test_service_linked_role(self):
        role = {"Action": "call", "Service": "iam", "Create": {"create_service_linked_role": {"AWSServiceName": "redshift.amazonaws.com"}}}
        made = self.succeeds("Create", role)
        self.assertEqual(self.cloud.service_roles, {"redshift.amazonaws.com"})
        self.succeeds("Create", role, request_id="2")  # it is there already
        self.succeeds("Delete", role, identity=made["PhysicalResourceId"], request_id="3")
        self.assertEqual(self.cloud.service_roles, {"redshift.amazonaws.com"})

    def test_a_role_that_cannot_be_created_fails(self):
        self.cloud.failures["create_service_linked_role"] = [ApiError("LimitExceeded", "too many roles")]
        self.assertIn("too many roles", self.fails("Create", {"Action": "call", "Service": "iam", "Create": {"create_service_linked_role": {"AWSServiceName": "x"}}})["Reason"])

    def test_crawler(self):
        crawler = {"Action": "crawl", "Crawler": "c"}
        made = self.succeeds("Create", crawler)
        self.assertEqual([call for service, call, _ in self.cloud.calls if service == "glue"], ["start_crawler", "get_crawler", "get_crawler"])
        self.cloud.crawler = "RUNNING"
        self.succeeds("Update", crawler, old=crawler, identity=made["PhysicalResourceId"], request_id="2")  # runs already
        self.cloud.crawler = "RUNNING"
        self.succeeds("Delete", crawler, identity=made["PhysicalResourceId"], request_id="3")
        self.assertEqual(self.cloud.crawler, "READY")
        self.succeeds("Delete", crawler, identity=made["PhysicalResourceId"], request_id="4")
        self.cloud.crawler = None
        self.succeeds("Delete", crawler, identity=made["PhysicalResourceId"], request_id="5")

    def test_a_crawl_that_fails_is_an_error(self):
        crawler = {"Action": "crawl", "Crawler": "c"}
        self.cloud.crawl = {"Status": "FAILED", "ErrorMessage": "no way to S3"}
        self.assertEqual(self.fails("Create", crawler)["Reason"], "the crawl has failed: no way to S3")
        self.cloud.crawl = {"Status": "FAILED"}
        self.assertEqual(self.fails("Create", crawler, request_id="2")["Reason"], "the crawl has failed: ")
        self.cloud.crawl = None  # nothing is known of it
        self.succeeds("Create", crawler, request_id="3")
        self.cloud.failures["start_crawler"] = [ApiError("EntityNotFoundException", "no crawler")]
        self.assertIn("no crawler", self.fails("Create", crawler, request_id="4")["Reason"])

    def test_a_crawl_of_hours_goes_on_without_the_deployment(self):
        looks = []

        def still(api, Name):
            looks.append(self.cloud.clock.now)
            return {"Crawler": {"State": "RUNNING"}}

        with unittest.mock.patch.object(SERVICES["glue"], "get_crawler", still):
            self.succeeds("Create", {"Action": "crawl", "Crawler": "c"})
        self.assertGreater(len(looks), 100)
        self.assertLess(looks[-1] - looks[0], 3600)

    def consumer(self, verb, undo, key, consumer, **more):
        share = {"DataShareArn": "arn:share", key: consumer}
        return {"Action": "call", "Service": "redshift", "Create": {verb: {**share, **more}}, "Delete": {undo: share}}

    def test_authorization_and_association(self):
        for verb, undo, key, more in (
            ("authorize_data_share", "deauthorize_data_share", "ConsumerIdentifier", {"AllowWrites": "false"}),
            ("associate_data_share_consumer", "disassociate_data_share_consumer", "ConsumerArn", {}),
        ):
            self.cloud = Cloud()
            share, other = (self.consumer(verb, undo, key, who, **more) for who in ("one", "other"))
            made = self.succeeds("Create", share)
            self.assertEqual(list(self.cloud.authorized), [("arn:share", "one")])
            replaced = self.succeeds("Update", other, old=share, identity=made["PhysicalResourceId"], request_id="2")
            self.assertNotEqual(replaced["PhysicalResourceId"], made["PhysicalResourceId"])
            # CloudFormation deletes what was replaced: the old consumer loses access
            self.succeeds("Delete", share, identity=made["PhysicalResourceId"], request_id="3")
            self.assertEqual(list(self.cloud.authorized), [("arn:share", "other")])
            self.succeeds("Delete", share, identity=made["PhysicalResourceId"], request_id="4")

    def test_writes_are_authorized_only_when_asked_for(self):
        share = lambda writes: self.consumer("authorize_data_share", "deauthorize_data_share", "ConsumerIdentifier", "1", AllowWrites=writes)
        made = self.succeeds("Create", share("false"))
        self.assertEqual(self.cloud.authorized, {("arn:share", "1"): False})
        again = self.succeeds("Update", share("true"), old=share("false"), identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(again["PhysicalResourceId"], made["PhysicalResourceId"])
        self.assertEqual(self.cloud.authorized, {("arn:share", "1"): True})

    def test_role_tag(self):
        tag = lambda value: {"Action": "call", "Service": "iam", "Create": {"tag_role": {"RoleName": "r", "Tags": [{"Key": "RedshiftDbRoles", "Value": value}]}},
                             "Delete": {"untag_role": {"RoleName": "r", "TagKeys": ["RedshiftDbRoles"]}}}
        made = self.succeeds("Create", tag("a:b"))
        self.assertEqual(self.cloud.tags, {"r": "a:b"})
        self.succeeds("Update", tag("a"), old=tag("a:b"), identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.tags, {"r": "a"})
        self.succeeds("Delete", tag("a"), identity=made["PhysicalResourceId"], request_id="3")
        self.succeeds("Delete", tag("a"), identity=made["PhysicalResourceId"], request_id="4")
        self.assertEqual(self.cloud.tags, {})

    def test_what_an_older_template_called_otherwise_is_let_go(self):
        self.succeeds("Delete", {"Action": "an action of another version"}, identity="x")


class Copies(Case):
    COPY = {"Action": "s3_copy", "Role": "arn:role", "SourceBucket": "from", "SourcePrefix": "in/", "SourceRegion": "us-west-2", "TargetBucket": "to", "TargetPrefix": "out/"}

    def fill(self, keys, size=10):
        self.cloud.buckets = {"from": {k: {"Size": size, "LastModified": OLD} for k in keys}, "to": {}}

    def test_keys_are_kept_below_the_prefix(self):
        keys = ["in/a b+c.csv", "in/\u00e9/\u4e2d.csv", "in/year=2020/part-0.parquet", "in/year=2021/part-0.parquet", "in/%41?&=.csv"]
        self.fill([*keys, "elsewhere/x", "in/folder/"])
        self.cloud.buckets["from"]["in/folder/"]["Size"] = 0
        made = self.succeeds("Create", self.COPY)
        self.assertEqual(set(self.cloud.buckets["to"]), {k.replace("in/", "out/", 1) for k in keys})
        self.assertEqual(made["Data"], {"Objects": 5, "Bytes": 50})

    def test_many_pages(self):
        self.fill([f"in/{i:05}" for i in range(4321)])
        self.assertEqual(self.succeeds("Create", self.COPY)["Data"], {"Objects": 4321, "Bytes": 43210})
        self.assertEqual(len(self.cloud.buckets["to"]), 4321)

    def test_an_empty_prefix_of_either_side(self):
        self.fill(["a", "b/c"])
        self.succeeds("Create", {**self.COPY, "SourcePrefix": "", "TargetPrefix": ""})
        self.assertEqual(set(self.cloud.buckets["to"]), {"a", "b/c"})

    def test_nothing_to_copy_is_a_mistake(self):
        self.fill(["elsewhere/x"])
        self.assertIn("in/", self.fails("Create", self.COPY)["Reason"])

    def test_nothing_to_copy_is_none_where_it_may_be(self):
        self.fill(["elsewhere/x"])
        self.assertEqual(self.succeeds("Create", {**self.COPY, "MayBeEmpty": "true"})["Data"], {"Objects": 0, "Bytes": 0})

    def test_what_is_there_already_is_not_copied_again(self):
        self.fill([f"in/{i:04}" for i in range(2500)])
        self.succeeds("Create", self.COPY)
        self.cloud.copied.clear()
        self.cloud.buckets["from"]["in/0007"]["Size"] = 11
        self.cloud.buckets["from"]["in/0008"].update(ETag="another", LastModified=datetime.datetime(2100, 1, 1))
        self.cloud.buckets["from"]["in/0009"].update(LastModified=datetime.datetime(2100, 1, 1))  # the same was written again
        del self.cloud.buckets["to"]["out/2000"]
        self.succeeds("Create", self.COPY, request_id="2")
        self.assertEqual(sorted(self.cloud.copied), ["out/0007", "out/0008", "out/2000"])

    def test_a_fault_in_the_middle_is_resumed(self):
        self.fill([f"in/{i:04}" for i in range(2500)])
        self.cloud.failures["copy_object"] = [ApiError("SlowDown")] * 3
        self.succeeds("Create", self.COPY)
        self.assertEqual(len(self.cloud.buckets["to"]), 2500)

    def test_a_large_object_goes_in_parts_and_in_steps(self):
        self.fill(["in/small"])
        self.cloud.buckets["from"]["in/large"] = {"Size": (60 << 30) + 7, "LastModified": OLD}
        self.cloud.part_seconds = 20
        self.succeeds("Create", self.COPY)
        self.assertEqual(self.cloud.buckets["to"]["out/large"]["Size"], (60 << 30) + 7)
        self.assertEqual(self.cloud.uploads, {})
        self.assertGreater(self.cloud.invocations, 3, "all of it in one step")

    def test_a_large_object_that_cannot_be_copied_leaves_no_parts(self):
        self.fill(["in/large"], size=6 << 30)
        self.cloud.failures["upload_part_copy"] = [ApiError("PreconditionFailed", "the object has changed")] * 1000
        self.assertIn("has changed", self.fails("Create", self.COPY)["Reason"])
        self.assertEqual(self.cloud.uploads, {})

    def test_a_copy_that_fails_says_why_also_when_its_parts_are_gone(self):
        self.fill(["in/large"], size=6 << 30)
        self.cloud.failures["upload_part_copy"] = [ApiError("PreconditionFailed", "the object has changed")] * 1000
        self.cloud.failures["abort_multipart_upload"] = [ApiError("NoSuchUpload", "the upload is gone")]
        self.assertIn("has changed", self.fails("Create", self.COPY)["Reason"])

    def test_many_objects_go_in_steps(self):
        for page, seconds, count in ((1000, 1, 1500), (10, 50, 40)):
            self.cloud = Cloud(self.TEMPLATE)
            self.fill([f"in/{i:04}" for i in range(count)])
            self.cloud.page, self.cloud.part_seconds = page, seconds
            self.assertEqual(self.succeeds("Create", self.COPY)["Data"]["Objects"], count)
            self.assertEqual(len(self.cloud.buckets["to"]), count)
            self.assertEqual(len(self.cloud.copied), count, "something was copied twice")
            self.assertGreater(self.cloud.invocations, 3)

    def test_a_target_that_holds_much_else(self):
        keys = [f"in/{i:02}" for i in range(25)]
        self.fill(keys)
        self.cloud.page = 10
        self.succeeds("Create", self.COPY)
        self.cloud.buckets["to"].update({f"out/{i:02}-{j}": {"Size": 1, "LastModified": OLD} for i in range(25) for j in range(3)})
        self.cloud.copied.clear()
        self.succeeds("Create", self.COPY, request_id="2")
        self.assertEqual(self.cloud.copied, [])

    def test_under_a_key_and_in_parts_the_time_counts(self):
        keys = ["in/a", "in/large", "in/of-parts"]
        for properties, key in ((self.COPY, False), ({**self.COPY, "Compare": "time"}, True)):
            self.cloud = Cloud(self.TEMPLATE)
            self.fill(keys)
            self.cloud.under_key = {"to"} if key else set()
            self.cloud.buckets["from"]["in/of-parts"]["ETag"] = "of parts-2"
            self.cloud.buckets["from"]["in/large"]["Size"] = 6 << 30
            self.succeeds("Create", properties)
            self.cloud.copied.clear()
            self.succeeds("Create", properties, request_id="2")
            self.assertEqual(self.cloud.copied, [])
            later = datetime.datetime(2100, 1, 1)
            self.cloud.buckets["from"]["in/of-parts"]["LastModified"] = later
            self.cloud.buckets["from"]["in/a"].update({"LastModified": later} if key else {"ETag": "another"})
            self.succeeds("Create", properties, request_id="3")
            self.assertEqual(sorted(self.cloud.copied), ["out/a", "out/of-parts"])

    def test_the_largest_object_has_no_more_than_10000_parts(self):
        self.fill(["in/x"], size=50 << 40)
        self.cloud.buckets["from"]["in/x"]["Size"] = 5 << 40
        self.succeeds("Create", self.COPY)
        self.assertEqual(self.cloud.buckets["to"]["out/x"]["Size"], 5 << 40)

    def test_updates_copy_when_a_property_changed(self):
        self.fill(["in/a", "in2/b"])
        made = self.succeeds("Create", self.COPY)
        self.cloud.copied.clear()
        self.succeeds("Update", self.COPY, old=self.COPY, identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.copied, [])
        self.succeeds("Update", {**self.COPY, "SourcePrefix": "in2/"}, old=self.COPY, identity=made["PhysicalResourceId"], request_id="3")
        self.assertEqual(set(self.cloud.buckets["to"]), {"out/a", "out/b"})
        self.succeeds("Delete", self.COPY, identity=made["PhysicalResourceId"], request_id="4")
        self.assertEqual(set(self.cloud.buckets["to"]), {"out/a", "out/b"})


class DistributedCopies(Copies):
    """The same, in ranges: each page is a separate execution."""

    TEMPLATE = "twenty_warehouses"
    COPY = {**Copies.COPY, "Action": "s3_ranges"}

    def test_each_page_is_copied_by_itself(self):
        self.fill([f"in/{i:04}" for i in range(2500)] + ["in/z/"])
        self.cloud.buckets["from"]["in/z/"]["Size"] = 0
        self.assertEqual(self.succeeds("Create", self.COPY)["Data"], {"Objects": 2500, "Bytes": 25000})
        self.assertEqual(self.cloud.invocations, 1 + 3 + 1)

    def test_more_ranges_than_a_state_holds_come_in_turns(self):
        self.fill([f"in/{'x' * 900}{i:04}" for i in range(3000)])
        self.cloud.page = 20
        self.assertEqual(self.succeeds("Create", self.COPY)["Data"]["Objects"], 3000)
        self.assertEqual(len(self.cloud.buckets["to"]), 3000)

    def test_a_range_that_fails_for_good_fails_the_copy(self):
        self.fill([f"in/{i:04}" for i in range(2500)])
        self.cloud.failures["copy_object"] = [ApiError("InvalidRequest", "broken")] * 100_000
        self.assertIn("broken", self.fails("Create", self.COPY)["Reason"])

    def test_an_object_that_comes_meanwhile_is_left_for_another_time(self):
        self.fill([f"in/{i:04}" for i in range(30)])
        self.cloud.page = 10
        listed = self.cloud.index.ACTIONS["s3_ranges"][1]
        def and_another(event, properties, state):
            result = listed(event, properties, state)
            self.cloud.buckets["from"]["in/0005-x"] = {"Size": 1, "LastModified": OLD}
            return result
        self.cloud.index.ACTIONS["s3_ranges"] = ("TargetBucket", and_another, None)
        self.succeeds("Create", self.COPY)
        self.assertEqual(len([k for k in self.cloud.buckets["to"] if k != "out/0005-x"]), 30)


class Emptying(Case):
    BUCKET = {"Action": "empty_bucket", "Bucket": "b"}

    def setUp(self):
        super().setUp()
        self.cloud.bucket_tags = {"b": {"strata:emptied": "yes", "of": "others"}}
        self.cloud.stack_resources = {"Other": "o", "Pending": None, "Bucket": "b", "Resource": "b/Resource"}

    def test_a_bucket_whose_consent_is_taken_back_is_not_emptied(self):
        """From destroy to retain: what empties it leaves the stack, and it stays."""
        self.cloud.buckets["b"] = {"data": {}}
        for tags in ({"of": "others"}, {}):
            self.cloud.bucket_tags["b"] = tags
            self.succeeds("Delete", self.BUCKET, identity="b/Resource", request_id=str(tags))
            self.assertEqual(self.cloud.buckets["b"], {"data": {}})

    def test_a_bucket_that_another_replaces_goes_if_the_other_would(self):
        """The consent is taken back, or not, in the update that renames the bucket: the old one still has its tag."""
        for successor, tags, kept in (("new/Resource", {"strata:emptied": "yes"}, False), ("new/Resource", {}, True), ("new/Resource/not-created", {"of": "others"}, True),
                                      ("b/Resource", {"strata:emptied": "yes"}, True), (None, {"strata:emptied": "yes"}, True)):
            self.cloud.buckets = {"b": {"data": {}}, "new": {"data": {}}}
            self.cloud.bucket_tags["new"] = tags
            self.cloud.stack_resources = {"Bucket": "new", "Other": "o", "Resource": successor}
            self.succeeds("Delete", self.BUCKET, identity="b/Resource", request_id=str((successor, tags)))
            self.assertEqual((bool(self.cloud.buckets["b"]), len(self.cloud.buckets["new"])), (kept, 1), (successor, tags))

    def test_a_bucket_of_a_deployment_that_is_taken_back_goes_without_consent(self):
        made, began = (2, "Bucket", "CREATE_COMPLETE", "b"), lambda what: (1, "S", what + "_IN_PROGRESS", STACK)
        self.cloud.bucket_tags["b"] = {}
        for status, events, kept in (
            ("ROLLBACK_IN_PROGRESS", [began("CREATE"), (1, "Bucket", "CREATE_IN_PROGRESS", "b"), made, (3, "S", "ROLLBACK_IN_PROGRESS", STACK)], False),
            ("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", [began("CREATE"), began("UPDATE"), made, (3, "S", "UPDATE_ROLLBACK_IN_PROGRESS", STACK)], False),
            ("UPDATE_ROLLBACK_IN_PROGRESS", [began("CREATE"), made, (2, "S", "CREATE_COMPLETE", STACK), began("UPDATE"), (3, "Bucket", "UPDATE_COMPLETE", "b")], True),
            ("DELETE_IN_PROGRESS", [began("CREATE"), made, began("DELETE")], True),
            ("UPDATE_ROLLBACK_IN_PROGRESS", [], True),
        ):
            self.cloud.buckets["b"], self.cloud.stack_status, self.cloud.stack_events = {"data": {}}, status, events
            self.succeeds("Delete", self.BUCKET, identity="b/Resource", request_id=status + str(len(events)))
            self.assertEqual(bool(self.cloud.buckets["b"]), kept, (status, events))

    def test_a_bucket_is_emptied_on_delete_only(self):
        self.cloud.buckets["b"] = {f"{i:05}": {} for i in range(3210)}
        self.cloud.uploads["u"] = {"Bucket": "b", "Key": "k", "parts": {}}
        made = self.succeeds("Create", self.BUCKET)
        self.assertEqual(len(self.cloud.buckets["b"]), 3210)
        self.succeeds("Delete", self.BUCKET, identity=made["PhysicalResourceId"], request_id="2")
        self.assertEqual(self.cloud.buckets["b"], {})
        self.assertEqual(self.cloud.uploads, {})

    def test_a_bucket_is_emptied_even_when_the_creation_of_its_emptying_failed(self):
        self.cloud.buckets["b"] = {"copied by another resource": {}}
        self.succeeds("Delete", self.BUCKET, identity="b/Resource/not-created")
        self.assertEqual(self.cloud.buckets["b"], {})

    def test_a_bucket_is_emptied_in_steps(self):
        self.cloud.buckets["b"] = {f"{i:05}": {} for i in range(2500)}
        self.cloud.part_seconds = 400
        self.succeeds("Delete", self.BUCKET, identity="b/Resource")
        self.assertEqual(self.cloud.buckets["b"], {})
        self.assertGreater(self.cloud.invocations, 1)

    def test_a_bucket_that_is_gone(self):
        self.succeeds("Delete", self.BUCKET, identity="b/Resource")

    def test_an_object_that_cannot_be_deleted(self):
        self.cloud.buckets["b"] = {"locked": {}}
        self.assertIn("locked", self.fails("Delete", self.BUCKET, identity="b/Resource")["Reason"])


def listed():
    """The IAM actions of the manifest, by the action of the handler that needs them; "" for the function itself."""
    found = {"": {one for part in embed.MANIFEST["part"] for some in part.get("permissions", {}).values() for one in some}}
    for _, name, action in embed.actions():
        found[name] = {one for some in action.get("permissions", {}).values() for one in some}
        found[name] |= {one for call in action.get("call", {}).values() for one in call["permissions"] + call.get("undo_permissions", [])}
    return found


class Permissions(unittest.TestCase):
    """The handler calls nothing that the manifest does not list, and templates allow the actions that it lists."""

    # Actions with different names in boto3 and IAM; https://docs.aws.amazon.com/AmazonS3/latest/API/, "Permissions" of each page.
    NAMES = {"list_objects_v2": "ListBucket", "head_object": "GetObject", "copy_object": "PutObject", "upload_part_copy": "PutObject", "create_multipart_upload": "PutObject",
             "complete_multipart_upload": "PutObject", "list_parts": "ListMultipartUploadParts", "list_object_versions": "ListBucketVersions",
             "delete_objects": "DeleteObjectVersion", "list_multipart_uploads": "ListBucketMultipartUploads"}
    SERVICES = {"stepfunctions": "states"}

    def iam(self, service, call):
        words = "".join(word.capitalize() for word in call.split("_"))
        return self.SERVICES.get(service, service) + ":" + self.NAMES.get(call, words)

    def test_calls_are_listed(self):
        everything = set().union(*listed().values())
        source = "".join(embed.sources().values())
        clients = {"s3": ["s3", "source", "target", 'client("s3")'], "redshift-data": ["data_api(properties)", "api"], "redshift-serverless": ['client_as(role, "redshift-serverless")'],
                   "sts": ['client("sts")'], "stepfunctions": ['client("stepfunctions")'], "cloudformation": ['client("cloudformation")']}
        checked = 0
        for service, prefixes in clients.items():
            for prefix in prefixes:
                for call in re.findall(r"(?<![\w.\"])" + re.escape(prefix) + r"\.([a-z_0-9]+)\b", source):
                    if call not in ("exceptions", "get_paginator", "get"):
                        with self.subTest(service=service, call=call):
                            self.assertIn(self.iam(service, call), everything)
                        checked += 1
        self.assertGreater(checked, 20)

    def test_the_calls_of_custom_resources_are_listed_with_what_takes_them_back(self):
        for _, _, action in embed.actions():
            for name, call in action.get("call", {}).items():
                wanted = {self.iam(call["service"], one) for one in (name, call.get("undo")) if one}
                self.assertEqual(set(call["permissions"] + call.get("undo_permissions", [])), wanted)

    def test_what_is_listed_is_allowed_by_the_templates_and_nothing_else_is(self):
        """An example that has a permission of an action has all of them; and the handler's roles allow nothing that is not listed."""
        used, allowed = {""}, set()
        for template in Embedding.TEMPLATES:
            found = resources(template)
            used |= {r["Properties"]["Action"] for r in found.values() if "Action" in r.get("Properties", {})}
            of_the_handler = {i for i, r in found.items() if r["Type"] == "AWS::IAM::Role" and (i == "StrataHandlerRole" or "StrataHandlerRole" in str(r["Properties"]["AssumeRolePolicyDocument"]))}
            for identity, resource in found.items():
                documents = [p["PolicyDocument"] for p in resource["Properties"].get("Policies", [])] if identity in of_the_handler else []
                role = resource["Properties"]["Roles"][0] if resource["Type"] == "AWS::IAM::Policy" else {}
                # Of the roles that exist, only those of the state machine are not the handler's.
                if (not identity.startswith("StrataStateMachine")) if isinstance(role, str) else role.get("Ref") in of_the_handler:
                    documents = [resource["Properties"]["PolicyDocument"]]
                for statement in (s for d in documents for s in d["Statement"]):
                    allowed.update([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])
        # The trust policy of a namespace's role allows to assume it; who signs in as a user of a cluster needs no credentials of another kind.
        others = {"sts:AssumeRole", "redshift:GetClusterCredentialsWithIAM", "redshift-serverless:GetCredentials"}
        self.assertEqual(allowed, set().union(*(listed()[action] for action in used)) - others)
        self.assertGreater(len(used), 6)

    def test_the_consent_of_a_bucket_is_the_tag_that_the_handler_looks_for(self):
        of = lambda kind: [r["Properties"] for r in resources().values() if r["Type"] == kind]
        self.assertEqual([[tag["Key"] for tag in bucket["Tags"]] for bucket in of("AWS::S3::Bucket")], [[Cloud().index.CONSENT]] * len(of("Custom::EmptyBucket")))

    def test_statements_are_described_by_whoever_ran_them(self):
        """And each of the other permissions on everything has its reason in the template."""
        for template in Embedding.TEMPLATES:
            for identity, resource in resources(template).items():
                for statement in resource["Properties"].get("PolicyDocument", {}).get("Statement", []) if resource["Type"] == "AWS::IAM::Policy" else []:
                    if "redshift-data:DescribeStatement" in statement["Action"]:
                        self.assertEqual(statement["Condition"], {"StringEquals": {"redshift-data:statement-owner-iam-userid": "${aws:userid}"}}, identity)

    def test_a_role_is_tagged_by_its_name(self):
        found = [s for r in resources("cross_account_producer").values() if r["Type"] == "AWS::IAM::Policy" for s in r["Properties"]["PolicyDocument"]["Statement"]]
        of = lambda action: [s["Resource"] for s in found if s["Action"] == action]
        self.assertTrue(of("iam:TagRole"))
        self.assertTrue(all("Fn::GetAtt" in resource for resource in of("iam:TagRole")))
        self.assertEqual(len(of("iam:UntagRole")), len(of("iam:TagRole")))

    def test_the_log_group_of_the_state_machine_is_not_in_the_resource_policy_of_the_account(self):
        for template in Embedding.TEMPLATES:
            group = resources(template)["StrataStateMachineLogs"]["Properties"]["LogGroupName"]
            self.assertEqual(group, {"Fn::Sub": "/aws/vendedlogs/states/${AWS::StackName}"})

    def test_a_distributed_map_may_start_what_it_runs_and_nothing_else(self):
        for template, wanted in (("twenty_warehouses", {"lambda:InvokeFunction", "states:StartExecution", "states:DescribeExecution"}), ("redshift_data_warehouse", {"lambda:InvokeFunction"})):
            found = resources(template)["StrataStateMachinePolicy"]["Properties"]["PolicyDocument"]["Statement"]
            self.assertEqual({statement["Action"] for statement in found}, wanted)
            self.assertFalse([statement for statement in found if statement["Resource"] == "*"])
            self.assertEqual("Copy" in definition(template)["States"], "states:StartExecution" in wanted)


class Embedding(unittest.TestCase):
    TEMPLATES = sorted(path.stem for path in (ROOT / "examples/expected").glob("*.json") if "StrataHandler" in resources(path.stem))

    def test_the_header_is_what_the_source_says(self):
        subprocess.run([sys.executable, ROOT / "tools/handler/embed.py", "--check"], check=True)

    def test_the_code_of_a_template_unpacks_itself(self):
        module = {"__name__": "index"}
        sys.modules["boto3"] = types.SimpleNamespace(client=None)
        exec(code(), module)
        self.assertEqual(set(module["ACTIONS"]), {name for _, name, _ in embed.actions()} - {"s3_ranges"})
        self.assertTrue(callable(module["handler"]))

    def test_the_source_in_a_template_can_be_shown(self):
        path = ROOT / "examples/expected/redshift_data_warehouse.json"
        shown = subprocess.run([sys.executable, ROOT / "tools/handler/embed.py", "--show", path], capture_output=True, text=True, check=True).stdout
        self.assertIn("def settle(event, state):", shown)
        self.assertNotIn('"""', shown)

    def test_a_template_has_what_deletes_and_the_other_parts_that_it_uses(self):
        parts = {part["file"]: part for part in embed.MANIFEST["part"]}
        of_mark = {part["mark"]: file for file, part in parts.items() if "mark" in part}
        of_action = {name: part["file"] for part, name, _ in embed.actions()}
        for template in self.TEMPLATES:
            custom = [r["Properties"] for r in resources(template).values() if "Action" in r.get("Properties", {})]  # of the handler
            used = {file for file, part in parts.items() if "mark" not in part}
            for properties in custom:
                used.add(of_action[properties["Action"]])
                used |= {"parts/table.py"} if "Evolve" in properties else set()
                used |= {"parts/replacement.py"} if "Relation" in properties else set()
            used |= {of_mark[mark] for file in used for mark in parts[file].get("includes", []) if mark in of_mark}
            with self.subTest(template=template):
                self.assertEqual(set(deployed.parts_of(code(template))), used)

    def test_a_part_that_may_be_left_out_deletes_nothing(self):
        part = {"file": "parts/thing.py", "mark": "things", "action": {"thing": {"identity": ["Name"], "delete": "thing"}}}
        with self.assertRaises(SystemExit) as refused:
            embed.registered(part)
        self.assertIn("parts/thing.py deletes objects", str(refused.exception))
        del part["mark"]
        self.assertEqual(embed.registered(part), 'ACTIONS["thing"] = ("Name", thing, thing)\n')


if __name__ == "__main__":
    unittest.main()
