# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""The rehearsals of the examples: their stacks, the initial state, and the expected state at the end."""

import argparse
import datetime
import json
import pathlib
import re

from cloudformation import Stack
from world import World, make_namespace

ROOT = pathlib.Path(__file__).resolve().parents[2]
OPTIONS = argparse.Namespace(rounds=20, every=37, lives=40, database=None, programs=None)
PRODUCER, CONSUMER = "123456789012", "210987654321"
SALES = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"


def template(name):
    return json.loads((ROOT / f"examples/expected/{name}.json").read_text())


def rows(*lines):
    return {"Size": 10, "LastModified": datetime.datetime(2020, 1, 1), "Body": "\n".join(map(json.dumps, lines))}


def review(title, stars, marketplace="US"):
    return [marketplace, "c", "r", "p", "pp", title, stars, 0, 0, "N", "N", "head", "body", "2020-01-01", 2020]


class Platform:
    """The stacks of one example, and the expected state after their deployment."""

    world = None

    def __init__(self):
        self.templates = [template(name) for name in self.names]

    def deploy(self, seed, prepare=lambda world, stack: None, templates=None):
        """Deploys all stacks; True when all succeed. `prepare` may change the world, or the stack, before each of them."""
        self.world = world = World(OPTIONS.database, seed)
        self.stacks, self.statuses = [], []
        templates = templates or self.templates
        for account, each in zip(self.accounts, templates):
            stack = Stack(self.account(account), f"Rehearsal{len(self.stacks) or ''}")
            if not self.stacks:
                self.before()
            prepare(world, stack)
            stack.duplicates = getattr(self, "duplicates", 1)
            self.stacks.append(stack)
            self.statuses.append(stack.create(each, self.parameters(each)))
            if self.statuses[-1] != "CREATE_COMPLETE":
                break
            self.between()
        world.run_until(lambda: not any(c["state"] != "READY" for a in world.accounts.values() for c in a.crawlers.values()))
        return self.statuses == ["CREATE_COMPLETE"] * len(templates)

    def account(self, number):
        return self.world.account(number)

    def parameters(self, template):
        return {}

    def before(self):
        pass

    def between(self):
        pass

    def delete(self):
        """Deletes everything, retained resources included; True when all of it is gone."""
        self.statuses = [stack.delete(with_what_is_retained=True) for stack in reversed(self.stacks)]
        return self.statuses == ["DELETE_COMPLETE"] * len(self.stacks)

    def problems(self):
        return [p for stack in self.stacks for p in stack.problems]

    def namespace(self, name):
        found = [n["id"] for a in self.world.accounts.values() for n in a.secrets.values() if n["name"] == name]
        return self.world.namespaces[found[0]]

    def clean(self):
        """Deletes the objects in the database, whether or not the deployment succeeded."""
        for namespace in list(self.world.namespaces.values()) if self.world else []:
            namespace.drop()
        self.world = None

    def left(self):
        """The resources and objects that a deletion, or a rollback, has left behind."""
        world, accounts = self.world, self.world.accounts.values()
        found = {
            "namespaces": sorted(world.namespaces), "authorized": dict(world.authorized), "keys": sorted(world.keys), "roles": sorted(world.roles),
            "functions": sorted(world.functions), "buckets": sorted(set(world.buckets) - {self.source}), "uploads": dict(world.uploads),
            "running": [s["sql"] for s in world.statements.values() if s["status"] == "STARTED"],
            "crawlers": [c for a in accounts for c in a.crawlers], "tags": [tag for a in accounts for tag in a.tags],
            "schemas": OPTIONS.database.run("SELECT nspname FROM pg_namespace WHERE nspname LIKE '%.%'"),
        }
        return {what: those for what, those in found.items() if those}

    source = "redshift-immersionday-labs"


class Warehouses(Platform):
    names, accounts = ["redshift_data_warehouse"], ["111111111111"]

    def before(self):
        self.world.buckets[self.source] = {
            "data/amazon-reviews/part 1+\u00e9.parquet": rows(review("a book", 5), review("a pen", 2), review("a book", 4, "DE")),
            "data/amazon-reviews/year=2020/part-0000.parquet": rows(review("a book", 3)),
            "data/amazon-reviews/year=2021/part-0000.parquet": rows(review("a pen", 1)),
            "data/others/part-0000.parquet": rows(review("a cat", 1)),
        }

    def state(self):
        """Checks the rows that a consumer sees, the tables in the Data Catalog, and that no operation ran twice."""
        consumer, producer = self.namespace("consumer"), self.namespace("producer")
        crawlers = [c["found"] for a in self.world.accounts.values() for c in a.crawlers.values()]
        return {
            "rows": consumer.query("SELECT product_title, review_total, rating FROM marketing.public.mv_product_analysis ORDER BY 1", "defaultdb"),
            "loaded": producer.query("SELECT count(*) FROM amazon_reviews", "defaultdb"),
            "loads": len(self.world.loads),
            "catalog": crawlers,
            "copied": sorted(k for b, keys in self.world.buckets.items() if b.startswith("silver") for k in keys),
        }

    expected = {
        "rows": [("a book", "2", "8"), ("a pen", "2", "3")],
        "loaded": [("5",)],
        "loads": 1,
        "catalog": [{("public", "amazon_reviews"), ("public", "mv_product_analysis")}],
        "copied": ["silver/amazon-reviews/part 1+\u00e9.parquet", "silver/amazon-reviews/year=2020/part-0000.parquet", "silver/amazon-reviews/year=2021/part-0000.parquet"],
    }


class FirstProgram(Platform):
    """The program of the README: nobody has put files into its lake yet."""

    names, accounts, source = ["first_program"], ["111111111111"], None

    def state(self):
        house = self.namespace("warehouse")
        return {"rows": house.query("SELECT product, rating FROM ratings ORDER BY 1", "dev"), "loads": len(self.world.loads)}

    expected = {"rows": [], "loads": 0}


class TwentyWarehouses(Platform):
    """The distributed copy brings its files from the archive in another Region."""

    names, accounts, source = ["twenty_warehouses"], ["111111111111"], "events-of-many-years"

    def before(self):
        self.world.buckets[self.source] = {"events/1": rows([1, "a", "2020-01-01"]), "events/2": rows([2, "a", "2020-01-01"])}

    def state(self):
        return {"rows": [n.query("SELECT * FROM hub.public.kinds", "spoke") for n in self.world.namespaces.values() if n.databases]}

    expected = {"rows": [[("a", "2")]] * 19}


class TwoAccounts(Platform):
    names, accounts = ["cross_account_producer", "cross_account_consumer"], [PRODUCER, CONSUMER]

    def before(self):
        self.world.account(PRODUCER).namespace_ids["sales"] = SALES

    def between(self):
        if len(self.stacks) == 1:
            sales = self.world.namespaces[SALES]
            sales.execute(["INSERT INTO mart.orders VALUES (1, 1, '2020-01-01 10:00', 10001), (2, 1, '2020-01-01 11:00', 2), (3, 1, '2020-01-02', 5)"], "sales")
            sales.execute(["REFRESH MATERIALIZED VIEW mart.daily_revenue"], "sales")

    def state(self):
        sales = self.world.namespaces[SALES]
        consumer = next(n for n in self.world.namespaces.values() if n.account.number == CONSUMER)
        return {
            "rows": consumer.query("SELECT * FROM best_days", "marketing"),
            "analyst": sales.query("SELECT count(*) FROM mart.daily_revenue", "sales", role="analyst"),
            "authorized": sorted(re.sub("arn:.*:namespace/.*", "a namespace", who) for _, who in self.world.authorized),
        }

    expected = {"rows": [("2020-01-01", "10003.00")], "analyst": [("2",)], "authorized": [CONSUMER, "a namespace"]}


class StarSchema(Platform):
    """Stages, merges and joins rows, and grants the partners' account a share."""

    names, accounts, source = ["star_schema"], [PRODUCER], "exports-of-the-shop"

    def before(self):
        self.world.buckets[self.source] = {
            "customers/1.csv": rows([1, "a@example.com", "DE", "new"], [2, "b@example.com", "FR", "old"]),
            "products/1.parquet": rows([7, "a book", "books"]),
            "sales/1.parquet": rows(["2020-01-01", 1, 7, 2, 10], ["2020-01-01", 2, 7, 1, 12]),
        }

    def state(self):
        shop = self.namespace("shop")
        return {
            "customers": shop.query("SELECT count(*) FROM mart.customers", "shop"),
            "revenue": shop.query("SELECT country, revenue, customers FROM partners.revenue ORDER BY 1", "shop"),
            "shared": sorted(shop.shares["partners_share"].relations),
        }

    expected = {"customers": [("2",)], "revenue": [("DE", "20.00", "1"), ("FR", "12.00", "1")], "shared": [("partners", "prices")]}


class CatalogAndAccess(Platform):
    """Analysts read a masked column: the policy is attached before they get the privilege."""

    names, accounts, source = ["catalog_and_access"], [PRODUCER], "clicks-of-the-web-site"

    def before(self):
        self.world.buckets[self.source] = {"sessions/1.json.gz": rows([1, "v", "/", "2020-01-01 10:00", 5], [2, "w", "/", "2020-01-01 11:00", 7])}

    def state(self):
        web = self.namespace("web")
        return {
            "rows": web.query("SELECT page, sessions, seconds FROM web.daily_sessions", "web", role="analyst"),
            "masks": web.masks,
            "catalog": [c["found"] for a in self.world.accounts.values() for c in a.crawlers.values()],
        }

    expected = {
        "rows": [("/", "2", "12")],
        "masks": {"hide_visitors": {("web.sessions", "visitor", "analyst")}},
        "catalog": [{("web", "sessions"), ("web", "daily_sessions")}],
    }


class MultiTenant(Platform):
    """Rows and columns are protected before anybody may read them; a partner reads totals."""

    names, accounts = ["multi_tenant"], [PRODUCER]

    def state(self):
        shop = self.namespace("shop")
        return {
            "masks": {name: sorted(places) for name, places in shop.masks.items()},
            "manager": shop.query("SELECT count(*) FROM sales.contacts", "shop", role="manager"),
            "shared": sorted(shop.shares["totals"].relations),
        }

    expected = {
        "masks": {
            "own_rows": [("sales.orders", "", "tenant")],
            "all_rows": [("sales.orders", "", "support")],
            "hide_address": [("sales.orders", "email", "support")],
            "show_address": [("sales.orders", "email", "manager")],
        },
        "manager": [("0",)],
        "shared": [("sales", "monthly")],
    }


class ExistingWarehouse(Platform):
    """A mart in a workgroup that was there, and a database of its share in a cluster that was there."""

    names, accounts, source = ["existing_warehouse"], ["111122223333"], "campaigns-of-marketing"
    guids = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8", "5a1e0000-0000-4000-8000-00000000000c"

    def before(self):
        account, world = self.account(self.accounts[0]), self.world
        key = account.arn("kms", "key/0a1b2c3d-0000-4000-8000-00000000000a")
        sales, reports = self.guids
        make_namespace(account, "sales", sales, "sales")
        make_namespace(account, "reports", reports, "reports")
        secret = account.arn("secretsmanager", "secret:sales-deployer-AbCdEf")
        account.secrets[secret] = {"name": "sales", "id": sales, "key": key, "ready": -1}
        account.workgroups["sales-prod"] = {"arn": account.arn("redshift-serverless", "workgroup/00000000-0000-4000-8000-000000000001"), "namespace": sales}
        account.clusters["reports"] = {"arn": account.arn("redshift", "cluster:reports"), "namespace": reports, "users": {"deployer"}}
        account.parameters["/platform/sales/secret"] = secret
        account.exports.update({"sales-workgroup-name": "sales-prod", "sales-namespace-id": sales, "sales-secret-key-arn": key})
        world.keys.add(key)
        world.buckets[self.source] = {"campaigns/1.json": rows([1, "a book"], [2, "a pen"])}
        world.bucket_keys[self.source] = key
        read = [{"actions": ["s3:ListBucket", "s3:GetObject", "kms:Decrypt"], "resources": [f"arn:aws:s3:::{self.source}*", key], "conditions": {}}]
        world.roles["arn:aws:iam::111122223333:role/marketing-loads"] = {"trusts": [], "statements": {"Read": read}}
        there = "CREATE SCHEMA core", "CREATE TABLE core.orders (order_id bigint, campaign_id int, amount decimal(12, 2))", "CREATE ROLE analysts"
        for statement in (*there, "INSERT INTO core.orders VALUES (1, 1, 2000), (2, 1, 3), (3, 2, 5)"):
            assert not world.namespaces[sales].execute([statement], "sales")
        self.there = self.found()

    def found(self):
        return {**super().left(), "contents": [self.world.namespaces[guid].everything() for guid in self.guids]}

    def left(self):
        """What the stack has added to what was there, or taken from it."""
        found = self.found()
        return {what: those for what, those in found.items() if those != self.there.get(what)}

    def state(self):
        sales, reports = (self.world.namespaces[guid] for guid in self.guids)
        return {
            "rows": reports.query("SELECT * FROM best_campaigns", "reports"),
            "analysts": sales.query("SELECT count(*) FROM marketing.revenue", "sales", role="analysts"),
            "loads": self.world.loads,
        }

    expected = {"rows": [("a book", "2003.00")], "analysts": [("2",)], "loads": [("campaigns-of-marketing", "campaigns/")]}


class CompanyRules(Platform):
    """All roles but one, and all keys, were there; the stack attaches its policies to the roles and takes them off again."""

    names, accounts, source = ["company_rules"], ["111122223333"], "exports-of-logistics"

    def before(self):
        account, world = self.account(self.accounts[0]), self.world
        key = account.arn("kms", "key/0a1b2c3d-0000-4000-8000-00000000000a")
        account.exports.update({"company-key-arn": key, "company-boundary-arn": "arn:aws:iam::111122223333:policy/Boundary",
                                "steps-role-arn": self.role("strata-steps"), "load-role-arn": self.role("logistics-loads")})
        account.subnets.update({f"subnet-0123456789abcdef{i}": f"eu-west-1{zone}" for i, zone in ((1, "a"), (2, "b"), (3, "c"))})
        world.keys.add(key)
        world.buckets[self.source] = {"parcels/1.json": rows([1, "DE", "2020-01-01"], [2, "DE", "2020-01-02"], [3, "FR", "2020-01-02"])}
        read = [{"actions": ["s3:ListBucket", "s3:GetObject"], "resources": [f"arn:aws:s3:::{self.source}*"], "conditions": {}}]
        for name, trusts, statements in (("strata-deployer", ["lambda.amazonaws.com"], {}), ("strata-steps", ["states.amazonaws.com"], {}),
                                         ("strata-sql", [self.role("strata-deployer")], {}), ("logistics-loads", ["redshift.amazonaws.com"], {"Read": read})):
            world.roles[self.role(name)] = {"trusts": trusts, "statements": statements}
        self.there = self.found()

    def role(self, name):
        return f"arn:aws:iam::{self.accounts[0]}:role/{name}"

    def found(self):
        policies = {role: sorted(found["statements"]) for role, found in self.world.roles.items()}
        return {**super().left(), "policies": policies}

    def left(self):
        found = self.found()
        return {what: those for what, those in found.items() if those != self.there.get(what)}

    def state(self):
        logistics = self.namespace("acme-logistics")
        return {"rows": logistics.query("SELECT country, parcels FROM by_country ORDER BY 1", "logistics"),
                "tagged": {role: tags for role, tags in self.account(self.accounts[0]).tags.items() if tags}}

    expected = {"rows": [("DE", "2"), ("FR", "1")]}


class PlatformOfThreeStacks(Platform):
    """One program; a value goes to another account as a parameter, as its `deploy-command` does."""

    names = [f"two_accounts/{name}" for name in ("SalesWarehouse", "SalesReports", "Marketing")]
    accounts, source = [PRODUCER, PRODUCER, CONSUMER], None

    def parameters(self, template):
        return {name: self.stacks[0].outputs[name] for name in template.get("Parameters", {})}

    def between(self):
        if len(self.stacks) == 1:
            sales = self.namespace("sales")
            sales.execute(["INSERT INTO orders VALUES (1, '2020-01-01 10:00', 10001), (2, '2020-01-01 11:00', 2), (3, '2020-01-02', 5)"], "sales")
            sales.execute(["REFRESH MATERIALIZED VIEW daily_revenue"], "sales")

    def state(self):
        consumer = next(n for n in self.world.namespaces.values() if n.account.number == CONSUMER)
        return {
            "rows": consumer.query("SELECT * FROM best_days", "marketing"),
            "reports": self.namespace("sales").query("SELECT order_id FROM reports.best_orders", "sales"),
        }

    expected = {"rows": [("2020-01-01", "10003.00")], "reports": [("1",)]}
