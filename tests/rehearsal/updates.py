# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Updates from one program of updates.cpp to another, and back."""

import copy
import json

from case import Case
from platforms import OPTIONS, Platform, rows
from postgresql import SqlError

HOME, ABROAD = "111111111111", "222222222222"
PRODUCER = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"


def program(name):
    return json.loads((OPTIONS.programs / f"{name}.json").read_text())


class Programs(Platform):
    """The stack of the first program of a group; for shares, also the stack of the consumer's account."""

    source = "exports"

    def __init__(self, group):
        self.accounts, self.group = [HOME, ABROAD], group
        self.templates = [program(f"{name}.before") for name in ([group, "consumers"] if group == "shares" else [group])]

    def before(self):
        self.world.account(HOME).namespace_ids["producer"] = PRODUCER
        self.world.buckets["exports"] = {"old/1": rows([1], [2]), "new/1": rows([3])}

    def everything(self):
        """Everything deployed that an update may change."""
        world = self.world
        return copy.deepcopy({
            "warehouses": {i: namespace.everything() for i, namespace in world.namespaces.items()},
            "authorized": world.authorized, "tags": {a.number: a.tags for a in world.accounts.values()}, "roles": world.roles, "keys": world.keys,
        })


class Updates(Case):
    """Updates forward; and, with a failure at the end, back to the old state."""

    def deploy(self, group, **more):
        self.platform = platform = Programs(group)
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(3, **more), platform.problems())
        self.stack = platform.stacks[0]
        self.producer = platform.namespace("producer")
        return platform

    def update(self, change, ends="UPDATE_COMPLETE", stack=None, **more):
        """Returns the statements that ran, a list for each transaction."""
        stack, before = stack or self.stack, len(self.platform.world.statements)
        stack.problems.clear()
        self.assertEqual(stack.update(program(change), **more), ends, stack.problems)
        return [s["sql"] for s in list(self.platform.world.statements.values())[before:]]

    def back_and_forward(self, change, stack=None):
        """Returns the statements that ran on the way forward."""
        before = self.platform.everything()
        self.update(change, "UPDATE_ROLLBACK_COMPLETE", stack, fails=True)
        self.assertEqual(self.platform.everything(), before)
        return self.update(change, stack=stack)

    def refused(self, change, reason):
        before = self.platform.everything()
        ran = self.update(change, "UPDATE_ROLLBACK_COMPLETE")
        self.assertRegex(str(self.stack.problems), reason)
        self.assertEqual(self.platform.everything(), before)
        return ran

    def gone(self):
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    def columns(self, name):
        return dict(self.producer.everything()["relations"]["sales.public", name][1])

    def starting_with(self, ran, *words):
        return [one for one in ran if one[0].startswith(words)]

    def read(self, text, namespace="producer", database="sales", **more):
        return self.platform.namespace(namespace).query(text, database, **more)

    def may_not_read(self, text, **more):
        with self.assertRaisesRegex(SqlError, "permission denied"):
            self.read(text, **more)


class TableUpdates(Updates):
    def setUp(self):
        self.deploy("tables")
        self.producer.execute(["INSERT INTO events VALUES (1, 'first')"], "sales")

    def test_nothing_has_changed(self):
        self.assertEqual(self.update("tables.before"), [])
        self.gone()

    def test_columns_come_and_grow_and_spelling_is_nothing(self):
        ran = self.back_and_forward("tables.changed")
        self.assertEqual(self.starting_with(ran, "ALTER"), [
            ["ALTER TABLE events ALTER COLUMN id ENCODE zstd"],
            ["ALTER TABLE events ALTER COLUMN name TYPE varchar(20)"],
            ["ALTER TABLE events ADD COLUMN at date default '2020-01-01'"],
        ])
        self.assertEqual(self.columns("events"), {"id": "integer", "name": "character varying(20)", "at": "date"})
        self.assertEqual(self.read("SELECT * FROM events"), [("1", "first", "2020-01-01")])
        self.gone()

    def test_what_would_lose_data_is_refused_before_anything_is_touched(self):
        ran = self.refused("tables.refused", "this would lose data: name")
        self.assertEqual([one for one in ran if one[0].split()[0] != "ALTER"], [], "the rollback may find all as it was")
        self.update("tables.changed")  # and stops no later update
        self.gone()

    def test_a_destructive_change_that_the_program_asks_for(self):
        ran = self.update("tables.changed")
        self.assertEqual(self.starting_with(ran, "DROP"), [["DROP TABLE IF EXISTS scratch", "CREATE TABLE scratch (id bigint)"]])
        self.assertEqual(self.columns("scratch"), {"id": "bigint"})
        self.gone()

    def test_a_destructive_change_that_is_taken_back(self):
        """The table has its old definition; the program has agreed to lose its rows."""
        self.producer.execute(["INSERT INTO scratch VALUES (1)"], "sales")
        self.update("tables.changed", "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.assertEqual((self.columns("scratch"), self.read("SELECT * FROM scratch")), ({"id": "integer"}, []))
        self.assertEqual(self.read("SELECT * FROM events"), [("1", "first")])
        self.gone()

    def test_another_deletion_runs_when_it_is_deleted_and_not_before(self):
        self.assertEqual([one for one in self.update("tables.changed") if "notes" in one[0]], [])
        self.producer.execute(["DROP TABLE notes"], "sales")
        self.gone()
        self.assertIn(["DROP TABLE IF EXISTS notes"], [s["sql"] for s in self.platform.world.statements.values()])


class ViewUpdates(Updates):
    def test_a_view_that_others_read_is_not_replaced(self):
        self.deploy("views")
        self.refused("views.refused", "public.counts is not replaced, others are made of it: largest")
        self.assertEqual(self.read("SELECT * FROM largest"), [("DE",)])
        self.gone()


    def test_a_relation_that_is_dropped_keeps_what_others_hold_on_it(self):
        self.deploy("views")
        self.producer.execute(["DROP VIEW largest", "CREATE ROLE reader", "GRANT USAGE ON SCHEMA public TO ROLE reader"], "sales")
        self.producer.execute(["GRANT SELECT ON counts TO PUBLIC", "GRANT SELECT (country, number) ON counts TO ROLE reader", "GRANT SELECT ON people TO ROLE reader"], "sales")
        self.producer.execute(["CREATE DATASHARE others", "ALTER DATASHARE others ADD SCHEMA public", "ALTER DATASHARE others ADD TABLE public.counts"], "sales")
        # which the datashare holds on it, and nobody can grant
        self.assertIn(("ds:others",), self.producer.sql(self.producer.asked("SELECT identity_name FROM svv_relation_privileges", "sales")))
        read = lambda: self.producer.query("SELECT * FROM counts ORDER BY 1", "sales", role="reader")
        self.assertEqual(read(), [("DE", "2"), ("GB", "1")])
        ran = self.starting_with(self.update("views.refused"), "ALTER DATASHARE")  # no other relation depends on it any more
        self.assertEqual([sql.split(" AS ")[0] for sql in ran[0]], [
            "ALTER DATASHARE others REMOVE TABLE public.counts",
            "DROP MATERIALIZED VIEW IF EXISTS counts",
            "CREATE MATERIALIZED VIEW counts",
            "GRANT SELECT ON public.counts TO PUBLIC",
            "GRANT SELECT(country,number) ON public.counts TO role reader",
            "ALTER DATASHARE others ADD TABLE public.counts",
        ])
        self.assertEqual(read(), [("DE", "2")])
        self.assertEqual(self.producer.shares["others"].relations, {("public", "counts")})
        self.producer.execute(["DROP DATASHARE others"], "sales")
        self.gone()


class ShareUpdates(Updates):
    def setUp(self):
        self.deploy("shares")
        self.abroad = self.platform.stacks[1]

    def held(self, share="sales_share"):
        return {".".join(name) for name in self.producer.shares[share].relations}

    def names(self, where="consumer", database="market"):
        return sorted(name for (name,) in self.read(f"SELECT name FROM {database}.public.locals", where, "dev"))

    def authorized(self):
        """The accounts that each share is authorized for."""
        return sorted((share.split("/")[1], who) for share, who in self.platform.world.authorized if who.isdigit())

    def gone(self):
        self.assertEqual(self.platform.stacks.pop().delete(), "DELETE_COMPLETE", self.abroad.problems)
        super().gone()

    def test_a_view_is_replaced_in_one_transaction_and_stays_shared(self):
        self.assertEqual(self.names(), ["Carl", "Emmy"])
        ran = self.back_and_forward("shares.changed")
        self.assertIn(["CREATE OR REPLACE VIEW locals AS SELECT name FROM people WHERE country = 'GB'"], ran)
        self.assertEqual(self.names(), ["Ada"])
        self.assertEqual(self.read("SELECT * FROM late"), [("Ada",)])
        self.gone()

    def test_a_view_is_replaced_where_the_share_remembers_its_name(self):
        self.platform.world.what_is_dropped_leaves_shares = False
        self.test_a_view_is_replaced_in_one_transaction_and_stays_shared()

    def test_sixty_tables_come_and_go_and_nothing_else_does(self):
        ran = self.starting_with(self.back_and_forward("shares.changed"), "ALTER DATASHARE sales_share ADD")
        self.assertTrue(all(len(one) <= 40 for one in ran))
        self.assertEqual(sum(map(len, ran)), 60 + 2, "and a schema, and its table")
        self.assertEqual(len(self.held()), 63)
        self.read("SELECT * FROM market.public.t59", "consumer", "dev")
        before = self.platform.everything()
        self.update("shares.before", "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.assertEqual(self.platform.everything(), before)
        self.update("shares.before")
        self.assertEqual(self.held(), {"public.people", "public.locals"})
        self.gone()

    def test_a_schema_is_shared_before_its_first_table(self):
        ran = [sql for one in self.back_and_forward("shares.changed") for sql in one]
        schema, table = (f"ALTER DATASHARE sales_share ADD {what}" for what in ("SCHEMA staging", "TABLE staging.items"))
        self.assertLess(ran.index(schema), ran.index(table))
        self.read("SELECT * FROM market.staging.items", "consumer", "dev")
        self.update("shares.before")
        self.assertEqual(self.producer.shares["sales_share"].schemas, {"public"})
        self.gone()

    def test_a_share_is_renamed(self):
        """The new one exists, and is in use, before the old one is deleted."""
        ran = [sql for one in self.back_and_forward("shares.renamed") for sql in one]
        self.assertLess(ran.index("CREATE DATASHARE sales_2020"), ran.index("DROP DATASHARE sales_share"))
        self.assertEqual(set(self.producer.shares), {"sales_2020", "salesxshare"})
        self.assertEqual(self.names(), ["Carl", "Emmy"])
        self.assertEqual(self.producer.shares["sales_2020"].consumers, {self.platform.namespace("consumer").id, ABROAD})
        self.assertEqual(self.authorized(), [("sales_2020", ABROAD), ("salesxshare", ABROAD)])

    def test_another_account_is_authorized_and_the_old_one_sees_nothing(self):
        """The old account still has its database; a query of it is refused."""
        self.assertEqual(self.names("abroad", "imported"), ["Carl", "Emmy"])
        self.back_and_forward("shares.changed")
        self.may_not_read("SELECT * FROM imported.public.people", namespace="abroad", database="dev")
        self.assertEqual(self.authorized(), [("sales_share", "333333333333"), ("salesxshare", ABROAD)])
        self.assertEqual(self.producer.shares["sales_share"].consumers, {self.platform.namespace("consumer").id, "333333333333"})
        self.gone()

    def test_grants_that_leave_are_revoked(self):
        self.back_and_forward("shares.reduced")
        self.may_not_read("SELECT * FROM imported.public.people", namespace="abroad", database="dev")
        self.assertEqual([share.consumers for share in self.producer.shares.values()], [set(), set()])
        self.assertEqual((self.authorized(), self.platform.namespace("consumer").databases), ([], {}))
        self.gone()

    def test_another_share_is_associated(self):
        self.assertEqual(self.names("abroad", "imported"), ["Carl", "Emmy"])
        self.back_and_forward("consumers.changed", self.abroad)
        self.assertEqual(len(self.read("SELECT * FROM imported.public.people", "abroad", "dev")), 3)
        with self.assertRaisesRegex(SqlError, "does not exist in the datashare"):
            self.names("abroad", "imported")
        self.assertEqual([share.split("/")[1] for share, who in self.platform.world.authorized if not who.isdigit()], ["salesxshare"])
        self.gone()


class LoadUpdates(Updates):
    def setUp(self):
        self.deploy("loads")

    def rows(self):
        return {table: ",".join(sorted(x for (x,) in self.read(f"SELECT x FROM {table}"))) for table in ("appended", "emptied", "once", "same")}

    def test_other_files_are_loaded_as_the_mode_says(self):
        self.assertEqual(set(self.rows().values()), {"1,2"})
        ran = self.update("loads.changed")
        self.assertEqual(self.rows(), {"appended": "1,2,3", "emptied": "3", "once": "1,2", "same": "1,2"})
        self.assertEqual(sorted(one[0].split(" FROM")[0] for one in ran), ["COPY appended", "COPY emptied", "TRUNCATE emptied"])
        self.gone()

    def test_what_was_loaded_is_taken_back_as_far_as_that_can_be(self):
        ran = self.update("loads.changed", "UPDATE_ROLLBACK_COMPLETE", fails=True)
        self.assertEqual(self.rows(), {"appended": "1,2,3", "emptied": "1,2", "once": "1,2", "same": "1,2"})
        self.assertEqual(len(self.starting_with(ran, "COPY appended")), 1, "the rollback appends nothing")
        self.gone()


class RoleUpdates(Updates):
    def setUp(self):
        self.deploy("roles")

    def as_role(self, role):
        return self.read("SELECT count(*) FROM people", role=role)

    def tags(self):
        return list(self.platform.world.account(HOME).tags.values())

    def test_a_privilege_that_leaves_is_revoked(self):
        """Runs the query as the role itself."""
        self.assertEqual((self.as_role("analyst"), self.tags()), ([("3",)], ["analyst:planner"]))
        ran = self.back_and_forward("roles.reduced")
        self.assertEqual(ran, [["REVOKE SELECT FOR TABLES IN SCHEMA public FROM ROLE analyst"]])
        self.may_not_read("SELECT count(*) FROM people", role="analyst")
        self.assertEqual(self.tags(), [], self.stack.problems)
        self.gone()

    def test_a_role_is_another_and_so_is_what_is_assigned(self):
        self.back_and_forward("roles.changed")
        self.assertEqual(self.producer.roles - {"planner"}, {"auditor", 'r"; drop table people; --'})
        self.assertEqual(self.as_role("auditor"), [("3",)])
        self.assertEqual(self.tags(), ["planner"])
        self.gone()

    def test_a_name_is_a_name_whatever_it_contains(self):
        self.assertIn('r"; drop table people; --', self.producer.roles)
        self.assertIn("s'; drop table people; --", self.producer.shares)
        self.assertEqual(self.as_role("analyst"), [("3",)])
        self.gone()
