#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Reads random platforms on PostgreSQL as each of their roles and users, and compares what arrives with what Strata proves.

  access.py PROGRAM [--rounds N] [--seed N]

PROGRAM is built from tests/judges/access.cpp. A platform has tables, views over views with joins of all kinds and UNION, late-binding views,
materialized views, statements that fill tables, roles in roles, users, grants of all extents on relations, columns and schemas, default
privileges, revokes in custom SQL, row-level security and masks. Each value of a table carries a mark of its column and row. A session of each
role, each user and one without any role reads all that it can; what it finds is "none", "masked", "some rows" or "full". Any other answer of
Strata than this one or "unknown" is wrong, and few may be unknown.

What PostgreSQL does otherwise is made as Redshift has it: views belong to a user who may read everything and to whom row-level security
applies, as it does to who reads the view; policies look at the user of the session. A relation with masks is a view over the one that has its
rows, which takes the mask of the highest priority for each reader. Scoped grants are grants on all that is there at the end. A late-binding
view is one that is bound. Exits with 77 if there is no server.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "rehearsal"))
import postgresql  # noqa: E402

MARK = re.compile(r"<(\w+)\.(\w+)\.(\w+)\.(\d)>")
MASK = re.compile(r"\[(\w+)\.(\w+)\.(\w+)\]")
SCHEMAS = ["public", "shop", "mart"]
ROWS = range(1, 5)
FILTERS = {"even": "id % 2 = 0", "high": "id > 2", "first": "id IN (1, 4)"}


class TooLarge(Exception):
    """Rows that joins and statements have multiplied."""


class Relation:
    def __init__(self, schema, name, columns, kind):
        self.schema, self.name, self.columns, self.kind = schema, name, columns, kind
        self.reads = set()
        self.rows = f"{schema}.{name}"  # where statements find and put them

    def __str__(self):
        return f"{self.schema}.{self.name}"


class Platform:
    """The lines for the program, and the statements for PostgreSQL, which stay in one transaction."""

    def __init__(self, seed, connection):
        self.random, self.connection = random.Random(seed), connection
        self.relations, self.lines, self.again, self.scoped = [], [], [], []
        self.roles, self.users, self.secured, self.names = [], [], set(), 0
        self.given = []

    def one(self, items):
        return self.random.choice(items)

    def chance(self, of):
        return self.random.randrange(of) == 0

    def some(self, items, most):
        return self.random.sample(items, self.random.randrange(1, min(most, len(items)) + 1))

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def sql(self, text):
        try:
            return self.connection.run(text)
        except postgresql.SqlError as error:
            if "statement timeout" in str(error) or "value too long" in str(error):
                raise TooLarge from error
            raise

    # ---- relations

    def table(self):
        made = Relation(self.one(SCHEMAS), self.name("t"), [f"a{i}" for i in range(self.random.randrange(2, 4))], "table")
        columns = ", ".join(f"{c} varchar(1000)" for c in made.columns)
        masked = self.chance(3)
        if masked:
            made.rows = f"{made}_rows"
        self.sql(f"CREATE TABLE {made.rows} (id int, {columns})")
        for row in ROWS:
            marks = ", ".join(f"'<{made.schema}.{made.name}.{c}.{row}>'" for c in made.columns)
            self.sql(f"INSERT INTO {made.rows} VALUES ({row}, {marks})")
        self.lines.append(["table", f"CREATE TABLE {made} (id int, {columns})"])
        self.relations.append(made)
        if masked:
            self.mask(made)
        return made

    def mask(self, relation):
        """Masks of some columns, in a view of the relation's name; who creates relations and moves rows reads through it."""
        shown = {c: c for c in relation.columns}
        for column in self.some(relation.columns, 2):
            cases = []
            for priority in sorted(self.random.sample(range(100), self.random.randrange(1, 4)), reverse=True):
                who, policy = self.principal(), self.one(["hide", "hide", "show"])
                inside = "true" if who[0] == "public" else f"pg_has_role(current_user, '{who[1]}', 'MEMBER')"
                seen = column if policy == "show" else f"regexp_replace({column}, '<(\\w+.\\w+.\\w+).\\d>', '[\\1]', 'g')"
                cases.append(f"WHEN {inside} THEN {seen}")
                self.lines.append(["mask", policy, str(relation), column, str(priority), *who])
            shown[column] = f"CASE WHEN current_user = 'admin' THEN {column} {' '.join(cases)} ELSE {column} END AS {column}"
        self.sql(f"CREATE VIEW {relation} AS SELECT id, {', '.join(shown.values())} FROM {relation.rows}")
        self.sql(f"ALTER VIEW {relation} OWNER TO of_views")
        self.sql(f"GRANT SELECT ON {relation.rows} TO of_views")

    def query(self, sources):
        """A query with an id, the names of its columns, and what it reads."""
        x = self.one(sources)
        if self.chance(2) and len(sources) > 1:
            y = self.one(sources)
            items = [f"x.{c}" for c in self.some(x.columns, 2)] + [f"y.{c}" for c in self.some(y.columns, 2)]
            how = self.one(["JOIN"] * 3 + ["LEFT JOIN"] * 2 + ["RIGHT JOIN", "FULL JOIN"])
            source, read = f"{x} AS x {how} {y} AS y ON x.id = y.id", [x, y]
            if self.chance(4):
                z = self.one(sources)
                items.append(f"z.{self.one(z.columns)}")
                source += f" {self.one(['JOIN', 'LEFT JOIN'])} {z} AS z ON z.id = {self.one('xy')}.id"
                read.append(z)
        else:
            items = [f"x.{c}" for c in self.some(x.columns, 3)]
            source, read = f"{x} AS x", [x]
        if self.chance(4):
            items.append(f"COALESCE({self.one(items)}, '') || ' ' || COALESCE({self.one(items)}, '')")
        names = [self.name("c") for _ in items]
        number = "x.id" if " RIGHT " not in source and " FULL " not in source else "COALESCE(x.id, y.id)"
        text = f"SELECT {number} AS id, {', '.join(f'{i} AS {n}' for i, n in zip(items, names))} FROM {source}"
        if self.chance(6):
            z = self.one(sources)
            text += f" UNION ALL SELECT id, {', '.join(self.one(z.columns) for _ in names)} FROM {z}"
            read.append(z)
        return text, names, read

    def protected(self, relation):
        return relation in self.secured or any(self.protected(r) for r in relation.reads)

    def view(self, kind="VIEW"):
        sources = [r for r in self.relations if kind == "VIEW" or (r.kind == "table" and r not in self.secured)]
        if not sources:
            return
        query, names, read = self.query(sources)
        made = Relation(self.one(SCHEMAS), self.name("v"), names, "view" if kind == "VIEW" else "stored")
        made.reads = set(read)
        self.sql(f"CREATE {kind} {made} AS {query}")
        if kind == "VIEW":
            self.sql(f"ALTER VIEW {made} OWNER TO of_views")
        else:
            self.again.append(f"REFRESH MATERIALIZED VIEW {made}")
        late = " WITH NO SCHEMA BINDING" if kind == "VIEW" and self.chance(5) else ""
        self.lines.append(["view" if kind == "VIEW" else "mview", f"CREATE {kind} {made} AS {query}{late}"])
        self.relations.append(made)

    def insert(self):
        tables = [r for r in self.relations if r.kind == "table"]
        t, s = self.one(tables), self.one(self.relations)
        put = f"(id, {self.one(t.columns)}) SELECT DISTINCT id, {self.one(s.columns)} FROM {s}"
        self.again.append(f"INSERT INTO {t.rows} {put}")
        self.lines.append(["script", f"INSERT INTO {t} {put}"])

    # ---- principals and grants

    def principal(self):
        return self.one([("role", r) for r in self.roles] * 2 + [("user", u) for u in self.users] + [("public", "")])

    @staticmethod
    def in_sql(principal):
        return "PUBLIC" if principal[0] == "public" else principal[1]

    def member(self):
        low, high = sorted(self.random.sample(range(len(self.roles)), 2))
        who = ("role", self.roles[high]) if not self.chance(3) else ("user", self.one(self.users))
        self.sql(f"GRANT {self.roles[low]} TO {who[1]}")
        self.lines.append(["member", self.roles[low], *who])

    def grant(self):
        who, r = self.principal(), self.one(self.relations)
        how = self.random.randrange(9)
        privilege, scope, name, columns = self.one(["SELECT", "SELECT", "ALL", "INSERT"]), "relation", str(r), ""
        if how < 2:
            statements = [f"GRANT {privilege} ON {r} TO"]
        elif how < 4:
            privilege, scope, listed = "SELECT", "columns", self.some(r.columns, 2)
            columns = ", ".join(listed)
            statements = [f"GRANT SELECT ({columns}) ON {r} TO"]
        elif how == 4:
            scope, name = "tables_in", self.one(SCHEMAS)
            self.scoped.append((f"GRANT {privilege} ON ALL TABLES IN SCHEMA {name} TO", who))
            statements = []
        elif how == 5 and self.chance(3):
            scope, name = "tables_in_database", "dev"
            self.scoped += [(f"GRANT {privilege} ON ALL TABLES IN SCHEMA {s} TO", who) for s in SCHEMAS]
            statements = []
        elif how == 6 and self.chance(2):
            privilege, scope, name = "USAGE", "schemas_in", "dev"
            statements = [f"GRANT USAGE ON SCHEMA {s} TO" for s in SCHEMAS]
        else:
            privilege, scope, name = "USAGE", "schema", self.one(SCHEMAS[1:])
            who = who if self.chance(2) else ("public", "")
            statements = [f"GRANT USAGE ON SCHEMA {name} TO"]
        for text in statements:
            self.sql(f"{text} {self.in_sql(who)}")
        if self.chance(4) and scope in ("relation", "columns", "schema"):  # as custom SQL
            given = f"{statements[0]} {self.in_redshift(who)}"
            if self.chance(3):  # and some of it is taken again
                taken = self.one([statements[0], self.one(statements).replace("ALL", "SELECT")]).replace("GRANT", "REVOKE")
                taken = taken.removesuffix(" TO") + " FROM"
                self.sql(f"{taken} {self.in_sql(who)}")
                given += f"; {taken} {self.in_redshift(who)}"
            self.lines.append(["script", given])
        else:
            self.lines.append(["grant", privilege, scope, name, columns, *who])
            self.given += [(text, who) for text in statements]

    @staticmethod
    def in_redshift(principal):
        return ("ROLE " if principal[0] == "role" else "") + Platform.in_sql(principal)

    def revoke(self):
        """Custom SQL takes what a grant may have given before or may give afterwards, or something else."""
        given, who = self.one(self.given) if self.given and not self.chance(4) else (f"GRANT SELECT ON {self.one(self.relations)} TO", self.principal())
        taken = given.replace("GRANT", "REVOKE").removesuffix(" TO") + " FROM"
        self.sql(f"{taken} {self.in_sql(who)}")
        if self.chance(2) and (given, who) in self.given:
            self.sql(f"{given} {self.in_sql(who)}")
        self.lines.append(["script", f"{taken} {self.in_redshift(who)}"])

    def default(self):
        """For what the deployment creates from now on, or a user who creates nothing."""
        who, schema = self.principal(), self.one(SCHEMAS)
        user = self.one([None, self.one(self.users)])
        self.sql(f"ALTER DEFAULT PRIVILEGES {f'FOR ROLE {user} ' if user else ''}IN SCHEMA {schema} GRANT SELECT ON TABLES TO {self.in_sql(who)}")
        if user and self.chance(2):
            self.lines.append(["grant", "SELECT", f"new_tables_of {user}", schema, "", *who])
        else:
            by = f"FOR USER {user} " if user else ""
            self.lines.append(["script", f"ALTER DEFAULT PRIVILEGES {by}IN SCHEMA {schema} GRANT SELECT ON TABLES TO {self.in_redshift(who)}"])

    def secure(self, table):
        self.secured.add(table)
        self.lines.append(["secured", str(table)])
        conditions, attached = [], []
        for policy in self.some(list(FILTERS), 2):
            if self.chance(5):
                continue
            who = self.principal()
            self.lines.append(["filter", policy, str(table), *who])
            inside = "true" if who[0] == "public" else f"pg_has_role(current_user, '{who[1]}', 'MEMBER')"
            attached.append(inside)
            conditions.append(f"(NOT {inside} OR {FILTERS[policy]})")
        visible = f"({' OR '.join(attached)}) AND {' AND '.join(conditions)}" if attached else "false"
        self.sql(f"ALTER TABLE {table.rows} ENABLE ROW LEVEL SECURITY")
        self.sql(f"CREATE POLICY filter ON {table.rows} USING (current_user = 'admin' OR ({visible}))")

    # ---- a platform

    def make(self):
        self.sql("CREATE ROLE of_views")
        for schema in SCHEMAS[1:]:
            self.sql(f"CREATE SCHEMA {schema}")
            self.sql(f"GRANT USAGE ON SCHEMA {schema} TO of_views")
        self.roles = [f"r{i}" for i in range(self.random.randrange(2, 6))]
        self.users = ["u0", "u1"]
        for kind, names in (("role", self.roles), ("user", self.users)):
            for name in names:
                self.sql(f"CREATE ROLE {name}")
                self.lines.append([kind, name])
        self.sql("CREATE ROLE nobody")
        for policy, text in FILTERS.items():
            self.lines.append(["policy", "rls", f"CREATE RLS POLICY {policy} WITH (id int) USING ({text})"])
        for policy, shown in (("hide", "'***'::varchar(1000)"), ("show", "v")):
            self.lines.append(["policy", "masking", f"CREATE MASKING POLICY {policy} WITH (v varchar(1000)) USING ({shown})"])
        if self.chance(4):
            self.default()
        for _ in range(self.random.randrange(2, 5)):
            made = self.table()
            if self.chance(3):
                self.secure(made)
        for _ in range(self.random.randrange(1, 6)):
            self.view() if not self.chance(5) else self.view("MATERIALIZED VIEW")
        for _ in range(self.random.randrange(0, 3)):
            self.insert()
        for _ in range(self.random.randrange(0, 5)):
            self.member()
        for _ in range(self.random.randrange(4, 20)):
            self.grant()
        for _ in range(self.one([0, 0, 1, 2])):
            self.revoke()
        if self.chance(4):
            self.default()
        for text, who in self.scoped:
            self.sql(f"{text} {self.in_sql(who)}")
        for rows in (r.rows for r in self.relations if r.rows != str(r)):
            self.sql(f"REVOKE ALL ON {rows} FROM PUBLIC, {', '.join(self.roles + self.users)}")
        for schema in SCHEMAS:
            self.sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO of_views")
        for _ in range(3):
            for text in self.again:
                self.sql(text)
        for text in self.again:
            if text.startswith("REFRESH"):
                self.sql(text)

    def asked(self):
        return [f"{r}.{c}" for r in self.relations if r.kind == "table" for c in r.columns]

    def tried(self, sql):
        """The rows, or None if it is not allowed."""
        self.sql("SAVEPOINT tried")
        try:
            return self.sql(sql)
        except postgresql.SqlError:
            self.sql("ROLLBACK TO tried")
            return None

    def marks_of(self, role):
        """The marks that a session of the role finds: rows of each column. And the columns of which it finds masks."""
        found, masked = collections.defaultdict(set), set()
        self.sql(f"SET LOCAL ROLE {role}")
        for r in self.relations:
            rows = self.tried(f"SELECT DISTINCT {', '.join(r.columns)} FROM {r}")
            if rows is None:
                rows = [row for c in r.columns for row in self.tried(f"SELECT DISTINCT {c} FROM {r}") or []]
            for row in rows:
                for value in row:
                    for schema, table, column, number in MARK.findall(value or ""):
                        found[f"{schema}.{table}.{column}"].add(number)
                    masked |= {".".join(names) for names in MASK.findall(value or "")}
        self.sql("RESET ROLE")
        return found, masked


def judge(platform, answer, figures):
    """The wrong answers."""
    wrong = []
    for name in platform.roles + platform.users + ["nobody"]:
        found, masked = platform.marks_of(name)
        who = "PUBLIC" if name == "nobody" else name
        for column in platform.asked():
            rows = len(found[column])
            real = "full" if rows == len(ROWS) else "some rows" if rows else "masked" if column in masked else "none"
            said = answer[column].get(who, "none")
            figures[f"{real}: {said}"] += 1
            if said not in (real, "unknown"):
                wrong.append(f"{who} sees {real} of {column}, and Strata says {said}")
    return wrong


def compared(platform, program, figures):
    """Makes a platform, asks the program, and reads as everybody."""
    platform.make()
    lines = ["\t".join(line) for line in platform.lines] + [f"ask\t{a}" for a in platform.asked()] + ["end"]
    program.stdin.write("\n".join(lines) + "\n")
    program.stdin.flush()
    line = program.stdout.readline()
    if not line:
        sys.exit("the program ended\n  " + "\n  ".join(lines))
    return judge(platform, json.loads(line), figures)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not postgresql.find():
        print("*** SKIPPED: there is no PostgreSQL server on this machine, NOTHING was executed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    connection = server.connect()
    connection.run("SET statement_timeout = 1000")
    program = subprocess.Popen([arguments.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    figures, wrong = collections.Counter(), 0
    for seed in range(arguments.seed, arguments.seed + arguments.rounds):
        connection.run("BEGIN")
        platform = Platform(seed, connection)
        try:
            faults = compared(platform, program, figures)
        except TooLarge:
            figures["platforms that are too large"] += 1
            faults = []
        connection.run("ROLLBACK")
        if faults:
            wrong += 1
            print(f"platform {seed}: {'; '.join(faults)}\n  " + "\n  ".join("  ".join(line) for line in platform.lines))
    program.stdin.close()
    server.stop()
    for name in sorted(figures):
        print(f"{figures[name]:8} {name}")
    print(f"{arguments.rounds} platforms, {wrong} with an answer that a session refutes")
    # A run in which nobody sees anything, or in which everything is unknown, would show nothing.
    large = figures.pop("platforms that are too large", 0)
    unknown = sum(count for name, count in figures.items() if name.endswith(": unknown"))
    seen = all(figures[f"{level}: {level}"] for level in ("full", "some rows", "masked", "none"))
    return 0 if wrong == 0 and seen and unknown * 10 < sum(figures.values()) and large * 20 <= arguments.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
