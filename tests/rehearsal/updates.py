# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""From one template to another, and back."""

import copy
import json

from case import Case
from platforms import CONSUMER, OPTIONS, TwoAccounts, Warehouses, review, rows, template
from postgresql import SqlError


class Updates(Case):
    """From one template to another, and, where a last resource is made to fail, back again."""

    def setUp(self):
        self.platform = Warehouses()
        self.old = template("redshift_data_warehouse")
        self.new = copy.deepcopy(self.old)
        self.addCleanup(self.platform.clean)

    def properties(self, identity, key="new"):
        return getattr(self, key)["Resources"][identity]["Properties"]

    def replaced(self, old, new, *identities):
        """Another text in the new template, wherever a resource has it."""
        for identity in identities:
            text = json.dumps(self.properties(identity), ensure_ascii=False)
            self.assertIn(old, text)
            self.new["Resources"][identity]["Properties"] = json.loads(text.replace(old, new))

    def deploy(self, seed=3):
        self.assertTrue(self.platform.deploy(seed, templates=[self.old]), self.platform.problems())
        self.stack = self.platform.stacks[0]
        self.consumer, self.producer = self.platform.namespace("consumer"), self.platform.namespace("producer")
        return len(self.platform.world.statements)

    def update(self, to=None):
        """Forward; gives the statements that it ran."""
        before = len(self.platform.world.statements)
        self.assertEqual(self.stack.update(to or self.new), "UPDATE_COMPLETE", self.stack.problems)
        return self.ran(before)

    def ran(self, before):
        return [sql for s in list(self.platform.world.statements.values())[before:] for sql in s["sql"]]

    def roll_back(self):
        """The same update with a resource at its end that fails: everything is as it was."""
        failing = copy.deepcopy(self.new)
        failing["Resources"]["Last"] = {"Type": "AWS::IAM::Policy", "DependsOn": [i for i in self.new["Resources"]],
                                        "Properties": {"Roles": ["nobody"], "PolicyName": "p", "PolicyDocument": {"Statement": []}}}
        self.assertEqual(self.stack.update(failing), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
        self.stack.problems.clear()

    def columns(self):
        rows = OPTIONS.database.run("SELECT attname, atttypmod - 4 FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace "
                            f"WHERE nspname = '{self.producer.id}.defaultdb.public' AND relname = 'amazon_reviews' AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
        return dict(rows)

    def ends_well_after(self):
        self.deployed(self.platform)
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)

    TABLE = "year integer ENCODE az64)"

    def test_nothing_has_changed(self):
        before = self.deploy()
        self.assertEqual(self.stack.update(self.new), "UPDATE_COMPLETE")
        self.assertEqual(self.ran(before), [])
        self.ends_well_after()

    def test_a_column_is_added_and_another_encoded(self):
        self.replaced(self.TABLE, "year integer ENCODE zstd, source varchar(10) DEFAULT 'web')", "AmazonReviews")
        self.deploy()
        self.roll_back()
        self.assertNotIn("source", self.columns())
        self.assertEqual(self.update(), ["ALTER TABLE amazon_reviews ALTER COLUMN year ENCODE zstd", "ALTER TABLE amazon_reviews ADD COLUMN source varchar ( 10 ) default 'web'"])
        self.assertIn("source", self.columns())
        self.ends_well_after()

    def test_a_varchar_is_widened_where_nothing_reads_it(self):
        self.replaced("vine varchar(16383)", "vine varchar(20000)", "AmazonReviews")
        self.deploy()
        self.roll_back()
        self.assertEqual(self.columns()["vine"], "16383")
        self.update()
        self.assertEqual(self.columns()["vine"], "20000")
        self.ends_well_after()

    def test_spelling_and_comments_of_a_table_run_nothing(self):
        self.replaced("CREATE TABLE amazon_reviews (", "create table  amazon_reviews ( -- all of them, (really)\\n /* so, it seems */", "AmazonReviews")
        self.deploy()
        self.assertEqual(self.update(), [])
        self.ends_well_after()

    def test_what_would_lose_data_is_refused_before_anything_is_touched(self):
        for old, new in (
            (",\\n      year integer ENCODE az64)", ")"),  # a column goes
            ("vine varchar(16383)", "vine varchar(5)"),
            ("star_rating integer", "star_rating bigint"),
            ("DISTSTYLE AUTO", "DISTSTYLE ALL"),
            ("marketplace varchar(16383) ENCODE lzo,\\n", "region varchar(5), marketplace varchar(16383) ENCODE lzo,\\n"),
            (self.TABLE, "year integer ENCODE az64, PRIMARY KEY (review_id))"),
        ):
            with self.subTest(change=new):
                self.setUp()
                self.replaced(old, new, "AmazonReviews")
                before = self.deploy()
                self.assertEqual(self.stack.update(self.new), "UPDATE_ROLLBACK_COMPLETE", self.stack.problems)
                self.assertIn("lose data", str(self.stack.problems))
                self.stack.problems.clear()
                self.assertFalse([sql for sql in self.ran(before) if not sql.startswith("ALTER TABLE")], "the rollback may look, and find all as it was")
                self.ends_well_after()
            self.platform.clean()

    def test_a_destructive_change_that_is_asked_for(self):
        self.old["Resources"] = {i: r for i, r in self.old["Resources"].items() if not i.startswith(("Mv", "DataSharing", "Grant", "Marketing", "DefaultDB", "LoadAmazon"))}
        self.new = copy.deepcopy(self.old)
        self.replaced("star_rating integer", "star_rating bigint", "AmazonReviews")
        self.properties("AmazonReviews")["Evolve"] = self.properties("AmazonReviews", "old")["Evolve"] = "replace"
        self.deploy()
        self.assertEqual([sql.split("(")[0].strip() for sql in self.update()], ["DROP TABLE IF EXISTS amazon_reviews", "CREATE TABLE amazon_reviews"])

    def test_a_view_is_replaced_in_one_transaction(self):
        self.deploy()
        self.consumer.execute(["CREATE VIEW mine AS SELECT 1"], "defaultdb")
        for identity in ("MvProductAnalysis",):
            self.replaced("marketplace = 'US'", "marketplace = 'DE'", identity)
        self.properties("DataSharing")["Parts"][-1][2] = "beef"  # what the generator derives from the view's SQL
        self.roll_back()
        self.deployed(self.platform)
        before = len(self.platform.world.statements)
        self.update()
        both = [s["sql"] for s in list(self.platform.world.statements.values())[before:]]
        self.assertEqual([sql.split()[0] for sql in both[0]], ["DROP", "CREATE"])
        self.assertEqual(self.platform.state()["rows"], [("a book", "1", "4")], "the share has the new view")

    def test_a_view_that_others_read_is_not_replaced(self):
        self.replaced("marketplace = 'US'", "marketplace = 'DE'", "MvProductAnalysis")
        self.deploy()
        self.producer.execute(["CREATE VIEW reader AS SELECT * FROM mv_product_analysis"], "defaultdb")
        self.assertEqual(self.stack.update(self.new), "UPDATE_ROLLBACK_FAILED" if "FAILED" in self.stack.status else self.stack.status)
        self.assertIn("reader", str(self.stack.problems))
        self.deployed(self.platform)

    def test_a_load_runs_again_only_for_another_source(self):
        self.old["Resources"]["LoadAmazonReviews"]["Properties"]["OnChange"] = "rerun"
        self.properties("LoadAmazonReviews")["OnChange"] = "rerun"
        self.replaced("FORMAT PARQUET", "FORMAT PARQUET STATUPDATE ON", "LoadAmazonReviews")
        self.deploy()
        self.assertEqual(self.update(), [])
        bucket = next(b for b in self.platform.world.buckets if b.startswith("silver"))
        self.platform.world.buckets[bucket]["silver/more/1"] = rows(review("a lamp", 1))
        self.old, self.new = self.new, copy.deepcopy(self.new)
        self.replaced("silver/amazon-reviews/", "silver/more/", "LoadAmazonReviews")
        self.roll_back()
        self.assertEqual(self.platform.world.loads[1:], [(bucket, "silver/more/")], "what a rollback cannot take back it does not do again")
        self.assertEqual(len(self.update()), 1)

    def test_a_load_that_is_to_replace(self):
        self.properties("LoadAmazonReviews")["OnChange"] = "ignore"
        self.replaced("silver/amazon-reviews/", "silver/more/", "LoadAmazonReviews")
        create = self.properties("LoadAmazonReviews")["Create"][0]
        self.properties("LoadAmazonReviews")["Update"] = ["TRUNCATE amazon_reviews", create]
        self.deploy()
        bucket = next(b for b in self.platform.world.buckets if b.startswith("silver"))
        self.platform.world.buckets[bucket]["silver/more/1"] = rows(review("a lamp", 1))
        self.update()
        self.assertEqual(self.producer.query("SELECT product_title FROM amazon_reviews", "defaultdb"), [("a lamp",)])

    def test_a_share_of_sixty_tables_and_fewer(self):
        share = self.properties("DataSharing")["Parts"]
        for number in range(60):
            table = copy.deepcopy(self.old["Resources"]["AmazonReviews"])
            table["Properties"]["Create"] = [f"CREATE TABLE t{number} (x int)"]
            table["Properties"]["Delete"] = [f"DROP TABLE IF EXISTS t{number}"]
            table["DependsOn"] = "ProducerDataAccessPolicy"
            for each in (self.old, self.new):
                each["Resources"][f"T{number}"] = copy.deepcopy(table)
                each["Resources"]["DataSharing"]["DependsOn"] = ["MvProductAnalysis", *(f"T{n}" for n in range(number + 1))]
            share.append([f"ALTER DATASHARE defaultdbshare ADD TABLE public.t{number}", f"ALTER DATASHARE defaultdbshare REMOVE TABLE public.t{number}"])
        self.deploy()
        held = lambda: self.producer.shares["defaultdbshare"].relations
        self.assertEqual(len(held()), 1)
        self.roll_back()
        self.assertEqual(len(held()), 1)
        self.update()
        self.assertEqual(len(held()), 61)
        self.old, self.new = self.new, self.old
        self.roll_back()
        self.assertEqual(len(held()), 61)
        self.assertEqual(len(self.update()), 60, "one by one, and nothing else")
        self.assertEqual(len(held()), 1)
        self.update(self.old)
        self.assertTrue(self.platform.delete(), self.platform.problems())
        self.deleted(self.platform)
        self.assertTrue(self.platform.deploy(4, templates=[self.old]), "more than a transaction holds, at once")

    def test_a_schema_comes_with_its_first_table(self):
        share = self.properties("DataSharing")["Parts"]
        share += [["ALTER DATASHARE defaultdbshare ADD SCHEMA mart", "ALTER DATASHARE defaultdbshare REMOVE SCHEMA mart"],
                  ["ALTER DATASHARE defaultdbshare ADD TABLE mart.t", "ALTER DATASHARE defaultdbshare REMOVE TABLE mart.t"]]
        self.deploy()
        self.producer.execute(["CREATE SCHEMA mart"], "defaultdb")
        self.producer.execute(["CREATE TABLE mart.t (x int)"], "defaultdb")
        self.roll_back()
        self.update()
        self.assertEqual(self.producer.shares["defaultdbshare"].schemas, {"public", "mart"})
        self.update(self.old)
        self.assertEqual(self.producer.shares["defaultdbshare"].schemas, {"public"})

    def test_a_share_is_renamed(self):
        self.replaced("defaultdbshare", "reviews", "DataSharing", "GrantToConsumer", "Marketing")
        self.deploy()
        self.roll_back()
        self.deployed(self.platform)
        self.update()
        self.assertEqual(set(self.producer.shares), {"reviews"})
        self.ends_well_after()

    def test_a_role_and_its_privileges(self):
        """A privilege that is no longer granted is really gone: asked as the role."""
        role = lambda name: {"Type": "Custom::RedshiftRole", "DependsOn": "ProducerDataAccessPolicy", "Properties": {
            **{k: v for k, v in self.properties("MvProductAnalysis", "old").items() if k not in ("Create", "Delete")}, "Create": [f"CREATE ROLE {name}"], "Delete": [f"DROP ROLE {name}"]}}
        privilege = lambda name, what: {"Type": "Custom::RedshiftGrant", "DependsOn": ["Role", "MvProductAnalysis"], "Properties": {
            **role(name)["Properties"], "OnChange": "recreate", "Create": [f"GRANT {what} TO ROLE {name}"], "Delete": [f"REVOKE {what} FROM ROLE {name}"]}}
        for each in (self.old, self.new):
            each["Resources"] |= {"Role": role("analyst"), "Usage": privilege("analyst", "USAGE ON SCHEMA public"), "Read": privilege("analyst", "SELECT ON ALL TABLES IN SCHEMA public")}
        self.new["Resources"]["Read"] = privilege("analyst", "SELECT ON amazon_reviews")
        self.deploy()
        def sees(name):
            try:
                return bool(self.producer.query(f"SELECT count(*) FROM {name}", "defaultdb", role="analyst"))
            except SqlError:
                OPTIONS.database.run("ROLLBACK")
                return False
        self.assertTrue(sees("mv_product_analysis"))
        self.roll_back()
        self.assertTrue(sees("mv_product_analysis") and sees("amazon_reviews"))
        self.update()
        self.assertFalse(sees("mv_product_analysis"))
        self.assertTrue(sees("amazon_reviews"), "what both grants have in common stays")
        del self.new["Resources"]["Read"]
        self.update()
        self.assertFalse(sees("amazon_reviews"))
        self.ends_well_after()

    def test_the_consumer_of_a_share_is_another(self):
        for identity in ("GrantToConsumer",):
            self.replaced("TO NAMESPACE '${ConsumerNamespace.Namespace.NamespaceId}'", "TO ACCOUNT '210987654321'", identity)
            self.replaced("FROM NAMESPACE '${ConsumerNamespace.Namespace.NamespaceId}'", "FROM ACCOUNT '210987654321'", identity)
        for each in (self.old, self.new):
            del each["Resources"]["Marketing"]
        self.deploy()
        self.roll_back()
        self.assertEqual(self.producer.shares["defaultdbshare"].consumers, {self.consumer.id})
        self.update()
        self.assertEqual(self.producer.shares["defaultdbshare"].consumers, {"210987654321"})

    def test_a_consumer_whose_grant_leaves_sees_nothing(self):
        del self.new["Resources"]["GrantToConsumer"]
        self.new["Resources"]["Marketing"]["DependsOn"] = "ConsumerDataAccessPolicy"
        self.deploy()
        self.update()
        with self.assertRaisesRegex(SqlError, "permission denied"):
            self.platform.state()


class TwoAccountsUpdates(Case):
    def test_the_account_that_is_authorized_is_another(self):
        platform = TwoAccounts()
        self.addCleanup(platform.clean)
        self.assertTrue(platform.deploy(5, templates=platform.templates[:1]))
        other = json.loads(json.dumps(platform.templates[0]).replace(CONSUMER, "333333333333"))
        self.assertEqual(platform.stacks[0].update(other), "UPDATE_COMPLETE", platform.problems())
        self.assertEqual([consumer for _, consumer in platform.world.authorized], ["333333333333"])
        self.assertTrue(platform.delete())
        self.deleted(platform)
