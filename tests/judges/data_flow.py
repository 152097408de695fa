#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Executes the data flow of random platforms on PostgreSQL with marked rows, and compares where the marks arrive with what Strata proves.

  data_flow.py PROGRAM [--rounds N] [--seed N]

PROGRAM is built from tests/judges/data_flow.cpp. A platform has tables, views, merges, loads, custom SQL with temporary tables, texts that
nobody reads, and datashares. Each value of a table carries a mark of its column. All statements run several times, as deployments and
schedules do. Where a mark arrives, Strata must not answer "no": neither for a datashare (`exposes`, `never_shared`) nor for a column
(`derives_from`). The other way round is counted, not judged: an answer may be "yes" where these rows show nothing. What Redshift has and
PostgreSQL has not (UNLOAD, COPY, APPEND, REMOVE DUPLICATES) runs as statements of the same effect. Exits with 77 if there is no server.
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

MARK = re.compile(r"<(\d+)>")


class Relation:
    def __init__(self, name, columns, schema="public", kind="table", known=True):
        self.name, self.columns, self.schema, self.kind, self.known = name, columns, schema, kind, known

    def __str__(self):
        return self.name if self.schema == "public" else f"{self.schema}.{self.name}"


class Platform:
    """The lines for the program, and the statements for PostgreSQL."""

    def __init__(self, seed, connection):
        self.random, self.connection = random.Random(seed), connection
        self.relations, self.lines, self.once, self.again, self.shares, self.files = [], [], [], [], [], []
        self.names = 0

    # ---- choices

    def one(self, items):
        return self.random.choice(items)

    def chance(self, of):
        return self.random.randrange(of) == 0

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def table(self):
        return self.one([r for r in self.relations if r.kind == "table"])

    def is_construct(self, relation):
        return any(line[0] == "table" and line[1].startswith(f"CREATE TABLE {relation} ") for line in self.lines)

    def run(self, *statements, again=True):
        """Runs statements as one; False if PostgreSQL refuses one of them."""
        self.connection.run("BEGIN")
        try:
            for sql in statements:
                self.connection.run(sql)
        except postgresql.SqlError:
            self.connection.run("ROLLBACK")
            return False
        self.connection.run("COMMIT")
        if again:
            self.again.append(statements)
        return True

    # ---- SQL

    def value(self, columns, depth=2):
        """An expression over columns, which are spelt as they have to be."""
        v = lambda: self.value(columns, depth - 1)
        if depth <= 0 or self.chance(2):
            return self.one(columns)
        return self.one([lambda: f"{v()} || {v()}", lambda: f"COALESCE({v()}, {v()})", lambda: f"({v()})", lambda: "'constant'",
                         lambda: f"CASE WHEN {v()} > {v()} THEN {v()} ELSE {v()} END", lambda: f"CAST({v()} AS varchar(900))",
                         lambda: f"NULLIF({v()}, {v()})", lambda: f"SUBSTRING({v()}, 1, 200)",
                         lambda: f"LAG({v()}) OVER (ORDER BY {self.one(columns)})",
                         lambda: f"MAX({v()}) OVER (PARTITION BY {self.one(columns)})", self.subquery])()

    def subquery(self):
        r = self.one(self.relations)
        return f"(SELECT MAX({self.one(r.columns)}) FROM {r})"

    def source(self):
        """A FROM clause, and the columns that it has, by their spelling."""
        a, b = self.one(self.relations), self.one(self.relations)
        both = [f"x.{c}" for c in a.columns] + [f"y.{c}" for c in b.columns]
        common = [c for c in a.columns if c in b.columns]
        how = self.random.randrange(8)
        if how < 3:
            return f"{a} x", [self.one([f"x.{c}", c]) for c in a.columns]
        if how == 3:
            return f"{a} x {self.one(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'])} {b} y ON x.{a.columns[0]} = y.{b.columns[0]}", both
        if how == 4 and common:
            return f"{a} x {self.one(['JOIN', 'LEFT JOIN', 'RIGHT JOIN', 'FULL JOIN'])} {b} y USING ({common[0]})", both + 3 * [common[0]]
        if how == 5 and common:
            return f"{a} x NATURAL {self.one(['JOIN', 'LEFT JOIN', 'RIGHT JOIN'])} {b} y", both + common
        if how == 6:
            query, columns = self.query()
            return f"({query}) x", [f"x.{c}" for c in columns]
        return f"{a} x, {b} y", both

    def query(self, width=None, names=None):
        """A query, and the names of its columns."""
        source, columns = self.source()
        if width is None and self.chance(4):
            r = self.one(self.relations)
            return f"SELECT * FROM {r}", list(r.columns)
        width = width or self.random.randrange(1, 4)
        names = names or [self.name("c") if self.chance(2) else f"a{self.random.randrange(4)}" for _ in range(width)]
        if len(set(names)) < len(names):
            names = [f"a{i}" for i in range(width)]
        items = ", ".join(f"{self.value(columns)} AS {n}" for n in names)
        how = self.random.randrange(7)
        if how == 0:
            group = self.one(columns)
            items = ", ".join(f"{self.one(['MAX', 'MIN'])}({self.one(columns)}) AS {n}" for n in names)
            return f"SELECT {items} FROM {source} GROUP BY {group}", names
        query = f"SELECT {self.one(['', 'DISTINCT ']) if '||' not in items else ''}{items} FROM {source}"
        if how == 1:
            query += f" WHERE {self.one(columns)} IS NOT NULL"
        if how == 2:
            return f"{query} {self.one(['UNION ALL', 'UNION', 'EXCEPT', 'INTERSECT'])} {self.query(width, names)[0]}", names
        if how == 3:
            part = self.name("q")
            return f"WITH {part} AS ({query}) SELECT {self.one(['*', ', '.join(names)])} FROM {part}", names
        if how == 4 and width == 2:
            part, (m, n) = self.name("q"), names
            return (f"WITH RECURSIVE {part} ({m}, {n}, depth) AS (SELECT z.*, 1 FROM ({query}) z UNION ALL SELECT {self.one([f'{n}, {m}', f'{m}, {n}'])}, depth + 1 "
                    f"FROM {part} WHERE depth < 3) SELECT {m}, {n} FROM {part}"), names
        return query, names

    # ---- constructs

    def create_table(self, schema="public"):
        made = Relation(self.name("t"), [f"a{i}" for i in range(self.random.randrange(2, 5))], schema)
        sql = f"CREATE TABLE {made} ({', '.join(f'{c} varchar(1000)' for c in made.columns)})"
        if self.run(sql, again=False):
            self.lines.append(["table", sql])
            self.relations.append(made)

    def create_as(self):
        query, columns = self.query()
        kind = self.one(["view", "view", "mview", "table"])
        made = Relation(self.name("v"), columns, self.one(["public", "mart"]), "table" if kind == "table" else "view")
        what = {"view": "VIEW", "mview": "MATERIALIZED VIEW", "table": "TABLE"}[kind]
        if self.run(f"CREATE {what} {made} AS {query}", again=False):
            self.lines.append([kind, f"CREATE {what} {made} AS {query}"])
            self.relations.append(made)
            if kind == "mview":
                self.again.append((f"REFRESH MATERIALIZED VIEW {made}",))

    def existing(self):
        """A relation that the program does not describe may be a view of anything."""
        r = self.one(self.relations)
        made = Relation(self.name("e"), list(r.columns), kind="view", known=False)
        if self.run(f"CREATE VIEW {made} AS SELECT * FROM {r}", again=False):
            self.lines.append(["existing", "public", made.name, ""])
            self.relations.append(made)

    def merge(self):
        tables = [r for r in self.relations if r.kind == "table" and r.schema == "public" and self.is_construct(r)]
        if len(tables) < 2:
            return
        a, b = self.random.sample(tables, 2)
        if len(a.columns) == len(b.columns) and self.run(
                f"DELETE FROM {b} USING {a} WHERE {b}.{b.columns[0]} = {a}.{a.columns[0]}", f"INSERT INTO {b} SELECT * FROM {a}"):
            self.lines.append(["merge", a.name, b.name])

    def script(self, *statements, as_postgresql=None):
        if self.run(*(as_postgresql or statements)):
            self.lines.append(["script", "; ".join(statements)])
            return True
        return False

    def insert(self):
        t = self.table()
        width = self.random.randrange(1, len(t.columns) + 1)
        query, _ = self.query(width)
        columns = self.random.sample(t.columns, width)
        if self.chance(3):
            self.script(f"INSERT INTO {t} {query}")
        else:
            self.script(f"INSERT INTO {t} ({', '.join(columns)}) {query}")

    def insert_values(self):
        t = self.table()
        self.script(f"INSERT INTO {t} ({t.columns[-1]}) VALUES ('x'), ({self.subquery()})")

    def update(self):
        t, (source, columns) = self.table(), self.source()
        target = self.one(t.columns)
        if self.chance(2):
            self.script(f"UPDATE {t} SET {target} = {self.value(t.columns)}")
        else:
            self.script(f"UPDATE {t} SET {target} = {self.one([c for c in columns if '.' in c] or columns)} FROM {source}")

    def delete(self):
        a, b = self.table(), self.one(self.relations)
        self.script(f"DELETE FROM {a} USING {b} WHERE {a}.{a.columns[0]} = {b}.{b.columns[-1]} || 'z'")

    def merge_into(self):
        t, s = self.table(), self.one(self.relations)
        if t is s:
            return
        a, b = self.one(t.columns), self.one(s.columns)
        self.script(f"MERGE INTO {t} USING {s} AS s ON {t}.{t.columns[0]} = s.{b} || 'no' WHEN MATCHED THEN UPDATE SET {a} = s.{b} "
                    f"WHEN NOT MATCHED THEN INSERT ({t.columns[-1]}, {t.columns[0]}) VALUES (s.{b}, {self.one(['NULL', 's.' + s.columns[0]])})")

    def temporary(self):
        """A script with tables of its own: one temporary, one that stays."""
        query, columns = self.query()
        stage, t = Relation(self.name("s"), columns), self.table()
        insert = f"INSERT INTO {t} ({t.columns[-1]}) SELECT {self.one(columns)} FROM {stage}"
        how = self.random.randrange(4)
        if how == 0 and len(columns) <= len(t.columns):
            insert = f"INSERT INTO {t} SELECT * FROM {stage}"
        create = self.one([f"CREATE TEMP TABLE {stage} AS {query}",
                           f"CREATE TEMP TABLE {stage} ({', '.join(c + ' varchar(1000)' for c in columns)}); INSERT INTO {stage} {query}"])
        self.script(*create.split("; "), insert, f"DROP TABLE {stage}")

    def table_of_script(self):
        query, columns = self.query()
        made = Relation(self.name("k"), columns, self.one(["public", "mart"]))
        sql = f"CREATE TABLE {made} AS {query}"
        if self.run(sql, again=False):
            self.lines.append(["script", sql])
            self.again.append((f"INSERT INTO {made} {query}",))
            self.relations.append(made)

    def append(self):
        """ALTER TABLE APPEND takes columns by name."""
        a, b = self.table(), self.table()
        common = [c for c in b.columns if c in a.columns]
        if a is not b and set(b.columns) <= set(a.columns):
            self.script(f"ALTER TABLE {a} APPEND FROM {b} FILLTARGET",
                        as_postgresql=[f"INSERT INTO {a} ({', '.join(common)}) SELECT {', '.join(common)} FROM {b}", f"DELETE FROM {b}"])

    def rename(self):
        a = self.table()
        if not self.is_construct(a):
            return
        if self.chance(2):
            name = self.name("r")
            if self.run(f"ALTER TABLE {a} RENAME TO {name}", again=False):
                self.lines.append(["script", f"ALTER TABLE {a} RENAME TO {name}"])
                self.relations.remove(a)
                self.relations.append(Relation(name, a.columns, a.schema))
        else:
            old, new = self.one(a.columns), self.name("n")
            if self.run(f"ALTER TABLE {a} RENAME COLUMN {old} TO {new}", again=False):
                self.lines.append(["script", f"ALTER TABLE {a} RENAME COLUMN {old} TO {new}"])
                self.relations.remove(a)
                self.relations.append(Relation(a.name, [new if c == old else c for c in a.columns], a.schema, known=False))

    def unload(self):
        query, columns = self.query()
        file, prefix = self.name("f"), f"out/{self.random.randrange(3)}/"
        quoted = query.replace("'", "''")
        if self.run(f"CREATE TABLE files.{file} AS {query}", again=False):
            self.again.append((f"INSERT INTO files.{file} {query}",))
            self.lines.append(["script", f"UNLOAD ('{quoted}') TO 's3://bucket/{prefix}{file}_' IAM_ROLE default"])
            self.files.append((prefix, f"files.{file}", len(columns)))

    def copy(self):
        source, target = f"out/{self.random.randrange(3)}/", f"copied/{self.random.randrange(3)}/"
        self.lines.append(["copy", source, target])
        self.files += [(target, file, width) for prefix, file, width in self.files if prefix == source]

    def load(self):
        t = self.one([r for r in self.relations if r.kind == "table"])
        prefix = self.one(["out/0/", "out/1/", "out/2/", "copied/0/", "copied/1/", "copied/2/"])
        construct = self.is_construct(t)
        for at, file, width in self.files:
            if at != prefix or width > len(t.columns):
                continue
            columns = self.random.sample(t.columns, width)
            if not self.run(f"INSERT INTO {t} ({', '.join(columns)}) SELECT * FROM {file}"):
                continue
            if construct and self.chance(2):
                self.lines.append(["load", t.name, prefix, ", ".join(columns)])
            else:
                self.lines.append(["script", f"COPY {t} ({', '.join(columns)}) FROM 's3://bucket/{prefix}' IAM_ROLE default"])
            return

    def call(self):
        """A procedure, which may do anything; or a text that says what it reads and fills."""
        t, r = self.table(), self.one(self.relations)
        sql = f"INSERT INTO {t} ({t.columns[0]}) SELECT {self.one(r.columns)} FROM {r}"
        if self.run(sql):
            self.lines.append(self.one([["script", "CALL fill()"], ["opaque", "CALL fill()", "", str(r), str(t)], ["opaque", "CALL fill()", "", "", str(t)]]))

    def share(self):
        held = self.random.sample(self.relations, min(len(self.relations), self.random.randrange(1, 3)))
        if self.chance(4):
            script = "CREATE DATASHARE s; " + "; ".join(f"ALTER DATASHARE s ADD TABLE {r.schema}.{r.name}" for r in held)
            self.lines.append(["script", script])
        elif self.chance(3):
            schema = self.one(["public", "mart"])
            held = [r for r in self.relations if r.schema == schema]
            self.lines.append(self.one([["share", "s", f"{schema}.*"], ["script", f"ALTER DATASHARE s ADD ALL TABLES IN SCHEMA {schema}"],
                                        ["script", f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO DATASHARE s"]]))
        else:
            self.lines.append(["share", "s"] + [f"{r.schema}.{r.name}" for r in held])
        self.shares.append(held)

    # ---- the whole

    def make(self):
        for schema in ("public", "mart", "files"):
            self.connection.run(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            self.connection.run(f"CREATE SCHEMA {schema}")
        for _ in range(self.random.randrange(2, 5)):
            self.create_table(self.one(["public", "public", "mart"]))
        if not any(r.schema == "public" for r in self.relations):
            self.create_table()
        self.bases = list(self.relations)
        self.marks = [f"{r.schema}.{r.name}.{c}" for r in self.bases for c in r.columns]
        self.add_marks()
        common = [self.insert, self.insert, self.create_as, self.create_as, self.update, self.merge, self.merge_into, self.temporary, self.table_of_script,
                  self.unload, self.load]
        rare = [self.insert_values, self.delete, self.append, self.copy, self.call, self.existing, self.rename]
        for _ in range(self.random.randrange(3, 14)):
            (self.one(rare) if self.chance(6) else self.one(common))()
        for _ in range(self.random.randrange(1, 3)):
            self.share()

    def asked(self):
        return sorted(set(self.marks) | {f"{r.schema}.{r.name}.{c}" for r in self.relations for c in r.columns})

    def add_marks(self):
        """Rows of marks for the tables that still have their names."""
        number = 0
        for r in self.bases:
            values = [f"'<{number + i}>'" for i in range(len(r.columns))]
            number += len(values)
            if r in self.relations:
                for _ in range(2):
                    self.connection.run(f"INSERT INTO {r} ({', '.join(r.columns)}) VALUES ({', '.join(values)})")

    def arrivals(self):
        """The columns whose marks each column contains, after all statements have run as often as a mark may need."""
        for _ in range(3):
            self.add_marks()
            for statements in self.again:
                self.run(*statements, again=False)
        found = collections.defaultdict(set)
        for r in self.relations:
            try:
                rows = self.connection.run(f"SELECT {', '.join(f'CAST({c} AS text)' for c in r.columns)} FROM {r} LIMIT 3000")
            except postgresql.SqlError:  # views over views over ... take too long
                continue
            for row in rows:
                for c, value in zip(r.columns, row):
                    found[f"{r.schema}.{r.name}.{c}"].update(self.marks[int(m)] for m in MARK.findall(value or ""))
        return found


def judge(platform, answer, figures):
    """The wrong answers."""
    found, wrong = platform.arrivals(), []
    shown = set()
    for held in platform.shares:
        for r in held:
            for c in r.columns:
                shown |= found[f"{r.schema}.{r.name}.{c}"]
    for column in platform.marks:
        said = answer["exposed"][column]
        figures[f"exposed, {'arrives' if column in shown else 'does not arrive'}, {said}"] += 1
        if column in shown and said == "no":
            wrong.append(f"{column} arrives in a datashare")
        for at in found:
            if at == column:
                continue
            said = answer["derives"].get(at, {}).get(column, "no")
            arrives = column in found[at]
            figures[f"derives, {'arrives' if arrives else 'does not arrive'}, {said}"] += 1
            if arrives and said == "no":
                wrong.append(f"{column} arrives in {at}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not postgresql.find():
        print("*** SKIPPED: there is no PostgreSQL server on this machine, NOTHING was executed", file=sys.stderr)
        return 77
    server = postgresql.Server()
    connection = server.connect()
    connection.run("SET statement_timeout = 500")
    program = subprocess.Popen([arguments.program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    figures, wrong = collections.Counter(), 0
    for seed in range(arguments.seed, arguments.seed + arguments.rounds):
        platform = Platform(seed, connection)
        platform.make()
        lines = ["\t".join(line) for line in platform.lines] + [f"ask\t{a}" for a in platform.asked()] + ["end"]
        program.stdin.write("\n".join(lines) + "\n")
        program.stdin.flush()
        line = program.stdout.readline()
        if not line:
            print(f"platform {seed}: the program ended\n  " + "\n  ".join(lines))
            return 1
        faults = judge(platform, json.loads(line), figures)
        if faults:
            wrong += 1
            print(f"platform {seed}: {'; '.join(faults)}\n  " + "\n  ".join("  ".join(line) for line in platform.lines))
    program.stdin.close()
    server.stop()
    for name in sorted(figures):
        print(f"{figures[name]:8} {name}")
    print(f"{arguments.rounds} platforms, {wrong} with an answer that the rows refute")
    # A run in which no mark arrives, or in which everything is unknown, would show nothing.
    proofs, arrivals = figures["exposed, does not arrive, no"], figures["exposed, arrives, yes"]
    return 0 if wrong == 0 and proofs * 20 > sum(v for k, v in figures.items() if k.startswith("exposed")) and arrivals else 1


if __name__ == "__main__":
    sys.exit(main())
