# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What CloudFormation no longer waits for: creations and updates that it cancels when a sibling fails.

The function and its execution run on. The next event for the object comes from another request, and a deletion comes with an id
that CloudFormation made up, `<stack>-<logical id>-<random>`: aws-cdk-lib/custom-resources, "Important cases to handle".
"""

import datetime

from support import ApiError, Cloud, event
from test_handler import Case, sql

MADE_UP = "S-Resource-1ABCDEFGHIJKL"
TABLE = sql(["CREATE TABLE t (id int)"], ["DROP TABLE IF EXISTS t"])
SCRIPT = sql(["CREATE TABLE a (x int)", ["CREATE TABLE b (x int)", "CREATE TABLE c (x int)"], "CREATE TABLE d (x int)"],
             ["DROP TABLE IF EXISTS d", "DROP TABLE IF EXISTS c", "DROP TABLE IF EXISTS b", "DROP TABLE IF EXISTS a"])


class Creations(Case):
    def start(self, properties, steps=1, **more):
        """A creation that has done so many steps when CloudFormation cancels it."""
        return self.cloud.begin(event("Create", properties, **more), steps)

    def goes(self, properties):
        """The deletion that follows. Whatever ends later has to leave things as they are then."""
        answer = self.succeeds("Delete", properties, identity=MADE_UP, request_id="deletion")
        self.assertEqual(answer["PhysicalResourceId"], MADE_UP)
        left = set(self.cloud.objects)
        self.cloud.clock.now += 10_000
        for statement in self.cloud.statements:
            self.cloud.client("redshift-data", None, "key", "secret", "token").describe_statement(Id=statement)
        self.assertEqual(self.cloud.objects, left, "something was still running")
        self.assertEqual({e.status for e in self.cloud.executions.values()} & {"RUNNING"}, set())

    def test_the_statement_of_a_cancelled_creation_is_stopped(self):
        self.cloud.statement_seconds = 3000
        self.start(TABLE)
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, set())
        self.assertTrue(next(iter(self.cloud.statements.values()))["cancelled"])

    def test_a_retained_table_survives_the_creation_that_found_it(self):
        for seconds in (1, 3000):  # the CREATE has failed by then, or has not
            self.cloud = Cloud()
            self.cloud.objects, self.cloud.statement_seconds = {("table", "t")}, seconds
            self.start(TABLE)
            self.goes(TABLE)
            self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_what_a_creation_made_when_nobody_listened_any_more_goes(self):
        self.cloud.deliver(event("Create", TABLE))
        self.assertEqual(self.cloud.objects, {("table", "t")})
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, set())

    def test_a_failure_that_nobody_heard_drops_nothing(self):
        self.cloud.objects = {("table", "t")}
        self.cloud.deliver(event("Create", TABLE))
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_a_creation_that_never_began_drops_nothing(self):
        self.cloud.objects = {("table", "t")}
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_another_resource_and_another_stack_are_others(self):
        self.cloud.deliver(event("Create", TABLE, logical_id="Other"))
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_a_creation_of_another_time_is_another(self):
        """The object was retained when it left the stack, and is declared again; its new creation was never delivered."""
        for seconds in (60, 100_000):
            self.cloud = Cloud()
            self.cloud.deliver(event("Create", TABLE))
            self.cloud.clock.now += seconds
            self.cloud.stack_events.append((self.cloud.clock.now, "Resource", "CREATE_IN_PROGRESS"))
            self.cloud.stack_events.append((self.cloud.clock.now, "Other", "CREATE_IN_PROGRESS"))
            self.cloud.clock.now += 1
            self.goes(TABLE)
            self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_wherever_a_script_is_cancelled_it_leaves_nothing(self):
        for seconds in (0, 5, 3000):
            for steps in range(1, 7):
                self.cloud = Cloud()
                self.cloud.statement_seconds = seconds
                self.cloud.begin(event("Create", SCRIPT))
                execution = self.cloud.pending.pop()
                for _ in range(steps):
                    self.cloud.clock.now += execution.go_on() or 0
                with self.subTest(seconds=seconds, steps=steps):
                    self.goes(SCRIPT)
                    self.assertEqual(self.cloud.objects, set())

    def test_a_step_whose_result_was_lost_is_found_again(self):
        """The execution is stopped while a step of it runs: what that did, and the next one, is not known to the execution."""
        for seconds in (0, 5, 3000):
            for number in range(1, 7):
                self.cloud = Cloud()
                self.cloud.statement_seconds = seconds
                self.cloud.crashes = {number: "after"}
                self.cloud.begin(event("Create", SCRIPT))
                execution = self.cloud.pending.pop()
                while execution.status == "RUNNING" and self.cloud.invocations < number:
                    self.cloud.clock.now += execution.go_on() or 0
                with self.subTest(seconds=seconds, invocation=number):
                    self.cloud.crashes = {}
                    self.goes(SCRIPT)
                    self.assertEqual(self.cloud.objects, set())

    def test_a_step_that_was_lost_does_not_drop_what_was_there(self):
        self.cloud.objects = {("table", "t")}
        self.cloud.crashes = {1: "after"}
        self.start(TABLE)
        self.goes(TABLE)
        self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_a_schema_that_the_creation_was_still_looking_for_is_not_made(self):
        found = sql(["CREATE SCHEMA IF NOT EXISTS stage"], ["DROP SCHEMA IF EXISTS stage RESTRICT"],
                    There="SELECT 1 FROM pg_namespace WHERE nspname='stage'")
        for before in (set(), {("schema", "stage")}):
            self.cloud = Cloud()
            self.cloud.objects, self.cloud.crashes = set(before), {1: "after"}
            self.start(found)
            self.goes(found)
            self.assertEqual(self.cloud.objects, before)

    def test_a_creation_that_was_undoing_itself_is_undone_to_the_end(self):
        script = sql(["CREATE TABLE a (x int)", "CREATE TABLE b FAIL"], ["DROP TABLE IF EXISTS b", "DROP TABLE IF EXISTS a"])
        for steps in range(1, 12):
            self.cloud = Cloud()
            self.cloud.begin(event("Create", script))
            execution = self.cloud.pending.pop()
            for _ in range(steps):
                self.cloud.clock.now += execution.go_on() or 0
            with self.subTest(steps=steps):
                self.goes(script)
                self.assertEqual(self.cloud.objects, set())

    def test_a_deletion_that_is_sent_again_finds_the_creation_too(self):
        self.cloud.statement_seconds = 5
        self.start(SCRIPT, 3)
        self.cloud.problems = [None, "ERROR: cannot drop"]
        self.fails("Delete", SCRIPT, identity=MADE_UP, request_id="first")
        self.goes(SCRIPT)
        self.assertEqual(self.cloud.objects, set())

    def test_the_deletion_waits_until_the_step_that_ran_is_over(self):
        self.start(TABLE)
        stopped = self.cloud.clock.now
        self.goes(TABLE)
        deletion = [arguments for _, call, arguments in self.cloud.calls if call == "execute_statement"]
        self.assertLessEqual(len(deletion), 2)
        self.assertGreaterEqual(self.cloud.answers and self.cloud.clock.now - stopped, 90)

    def test_the_end_of_an_execution_is_looked_up_again_when_the_step_that_ended_it_crashed(self):
        for when in ("before", "after"):
            self.cloud = Cloud()
            self.cloud.statement_seconds = 3000
            self.start(TABLE)
            number = self.cloud.invocations + 1
            self.cloud.crashes = {number: when}
            self.goes(TABLE)
            self.assertEqual(self.cloud.objects, set())
            self.assertTrue(self.cloud.statements["statement-0"]["cancelled"])

    def test_a_statement_that_ends_while_it_is_cancelled_has_had_its_effect(self):
        self.cloud.statement_seconds = 3000
        self.start(TABLE)
        cancel, cloud = self.cloud.called, self.cloud

        def ends_meanwhile(service, call, arguments):
            if call == "cancel_statement":
                cloud.statements[arguments["Id"]]["ends"] = 0
                raise ApiError("ValidationException", "Could not cancel a query that is already in FINISHED state")
            return cancel(service, call, arguments)

        self.cloud.called = ends_meanwhile
        self.goes(TABLE)
        self.assertEqual(self.cloud.ran, ["CREATE TABLE t (id int)", "DROP TABLE IF EXISTS t"])

    def test_a_cancelled_authorization_is_taken_back(self):
        share = {"DataShareArn": "arn:share", "ConsumerIdentifier": "1"}
        grant = {"Action": "call", "Service": "redshift", "Create": {"authorize_data_share": {**share, "AllowWrites": "false"}}, "Delete": {"deauthorize_data_share": share}}
        for crashes in ({}, {1: "after"}):  # nobody heard the answer, or the step is not over
            self.cloud = Cloud()
            self.cloud.crashes = crashes
            self.cloud.begin(event("Create", grant))
            self.cloud.pending.pop().go_on()
            self.assertEqual(len(self.cloud.authorized), 1)
            self.cloud.answers.clear()
            self.goes(grant)
            self.assertEqual(self.cloud.authorized, {})

    def test_a_refused_authorization_takes_back_nothing(self):
        share = {"DataShareArn": "arn:share", "ConsumerIdentifier": "1"}
        grant = {"Action": "call", "Service": "redshift", "Create": {"authorize_data_share": {**share, "AllowWrites": "false"}}, "Delete": {"deauthorize_data_share": share}}
        self.cloud.authorized = {("arn:share", "1"): False}
        self.cloud.failures["authorize_data_share"] = [ApiError("ValidationException", "no")]
        self.cloud.deliver(event("Create", grant))
        self.goes(grant)
        self.assertEqual(len(self.cloud.authorized), 1)

    def test_a_cancelled_copy_goes_no_further(self):
        copy = {"Action": "s3_copy", "Role": "arn:role", "SourceBucket": "from", "SourcePrefix": "in/", "SourceRegion": "us-west-2", "TargetBucket": "to", "TargetPrefix": "out/"}
        self.cloud.buckets = {"from": {f"in/{i:04}": {"Size": 60 << 30, "LastModified": datetime.datetime(2020, 1, 1)} for i in range(40)}, "to": {}}
        self.cloud.part_seconds = 20
        execution = self.start(copy, 2)
        self.assertEqual(len(self.cloud.uploads), 1)
        self.goes(copy)
        self.assertEqual((execution.status, self.cloud.uploads), ("ABORTED", {}))

    def test_what_cannot_be_ended_at_once_is_ended_later(self):
        self.cloud.statement_seconds = 5
        self.start(SCRIPT, 2)
        self.cloud.failures["assume_role"] = [ApiError("AccessDenied", "not yet")] * 3
        self.goes(SCRIPT)
        self.assertEqual(self.cloud.objects, set())

    def test_an_upload_that_is_gone_stops_no_deletion(self):
        copy = {"Action": "s3_copy", "Role": "arn:role", "SourceBucket": "from", "SourcePrefix": "in/", "SourceRegion": "us-west-2", "TargetBucket": "to", "TargetPrefix": "out/"}
        self.cloud.buckets = {"from": {"in/large": {"Size": 60 << 30, "LastModified": datetime.datetime(2020, 1, 1)}}, "to": {}}
        self.cloud.part_seconds = 20
        self.start(copy)
        self.cloud.failures["abort_multipart_upload"] = [ApiError("NoSuchUpload")]
        self.goes(copy)


class Updates(Case):
    IDENTITY = "wg/dev/['DROP TABLE IF EXISTS t']/Resource"

    def cancelled(self, new, old, steps=1, request_id="update"):
        return self.cloud.begin(event("Update", new, old=old, identity=self.IDENTITY, request_id=request_id), steps)

    def taken_back(self, new, old):
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        answer = self.succeeds("Update", old, old=new, identity=self.IDENTITY, request_id="rollback")
        self.assertEqual(answer["PhysicalResourceId"], self.IDENTITY)

    def test_the_rollback_of_a_cancelled_update_ends_it_first(self):
        self.cloud.objects, self.cloud.statement_seconds = {("table", "t")}, 3000
        old = {**TABLE, "Evolve": "refuse"}
        new = {**old, "Create": ["CREATE TABLE t (id int, more int)"]}
        execution = self.cancelled(new, old)
        self.cloud.statement_seconds = 5
        self.taken_back(new, old)
        self.assertEqual(execution.status, "ABORTED")
        self.assertEqual(self.cloud.ran, ["ALTER TABLE t DROP COLUMN more CASCADE"])
        self.assertTrue(self.cloud.statements["statement-0"]["cancelled"])

    def test_what_a_cancelled_replacement_made_goes_with_the_rollback(self):
        """CloudFormation never heard of the other object: nobody else deletes it."""
        self.cloud.objects = {("table", "t")}
        new = {**TABLE, "Create": ["CREATE TABLE t2 (id int)"], "Delete": ["DROP TABLE IF EXISTS t2"]}
        for seconds in (0, 5, 3000):
            for steps in (1, 2, 3):
                with self.subTest(seconds=seconds, steps=steps):
                    self.cloud.statement_seconds = seconds
                    request = f"{seconds} {steps}"
                    self.cloud.begin(event("Update", new, old=TABLE, identity=self.IDENTITY, request_id=request))
                    execution = self.cloud.pending.pop()
                    for _ in range(steps):
                        self.cloud.clock.now += execution.go_on() or 0
                    self.cloud.statement_seconds, self.cloud.stack_status = 5, "UPDATE_ROLLBACK_IN_PROGRESS"
                    self.succeeds("Update", TABLE, old=new, identity=self.IDENTITY, request_id="back " + request)
                    self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_a_cancelled_update_whose_answer_nobody_heard(self):
        self.cloud.objects = {("table", "t")}
        old = {**TABLE, "Evolve": "refuse"}
        new = {**old, "Create": ["CREATE TABLE t2 (id int)"], "Delete": ["DROP TABLE IF EXISTS t2"]}
        self.cloud.deliver(event("Update", new, old=old, identity=self.IDENTITY, request_id="update"))
        self.assertEqual(self.cloud.objects, {("table", "t"), ("table", "t2")})
        self.taken_back(new, old)
        self.assertEqual(self.cloud.objects, {("table", "t")})
        self.assertEqual(self.cloud.ran, ["CREATE TABLE t2 (id int)", "DROP TABLE IF EXISTS t2"])

    def test_an_update_that_was_heard_of_is_left_to_its_deletion(self):
        self.cloud.objects = {("table", "t")}
        new = {**TABLE, "Create": ["CREATE TABLE t2 (id int)"], "Delete": ["DROP TABLE IF EXISTS t2"]}
        made = self.succeeds("Update", new, old=TABLE, identity=self.IDENTITY, request_id="update")["PhysicalResourceId"]
        self.cloud.stack_status = "UPDATE_ROLLBACK_IN_PROGRESS"
        self.assertEqual(self.succeeds("Update", TABLE, old=new, identity=made, request_id="rollback")["PhysicalResourceId"], self.IDENTITY)
        self.assertEqual(self.cloud.objects, {("table", "t"), ("table", "t2")})
        self.succeeds("Delete", new, identity=made, request_id="clean-up")
        self.assertEqual(self.cloud.objects, {("table", "t")})

    def test_a_later_update_leaves_earlier_ones_alone(self):
        old = {**TABLE, "Evolve": "refuse"}
        steps = [old, *({**old, "Create": [f"CREATE TABLE t (id int, {', '.join(f'c{j} int' for j in range(i + 1))})"]} for i in range(3))]
        for number, (before, after) in enumerate(zip(steps, steps[1:])):
            self.succeeds("Update", after, old=before, identity=self.IDENTITY, request_id=str(number))
        self.assertEqual(self.cloud.ran, [f"ALTER TABLE t ADD COLUMN c{i} int" for i in range(3)])
