#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Asks both a PostgreSQL server and Strata for the names and types of the columns of generated views.

  view_columns.py PROGRAM [--rounds N] [--seed N]

PROGRAM is built from tests/judges/view_columns.cpp. The views use the grammar, functions and types that Redshift shares with
PostgreSQL, and read each other. Names have to be the same; a type that we know has to be PostgreSQL's, except for DIFFERENCES.
The test does not compare statements that PostgreSQL refuses. Exits with 77 if there is no server.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "rehearsal"))
import postgresql  # noqa: E402

TABLES = [
    "CREATE TABLE t (id int NOT NULL, small smallint, big bigint, price decimal(10, 2), weight real, ratio double precision, "
    "name varchar(20), code char(3), day date, at timestamp, zoned timestamptz, ok boolean)",
    "CREATE TABLE u (id int, t_id bigint, amount decimal(12, 4), score float8, label varchar(40), day date, at timestamp, ok boolean)",
]
COLUMNS = {
    "integer": ["t.id", "t.small", "t.big", "u.id", "u.t_id"],
    "number": ["t.price", "t.weight", "t.ratio", "u.amount", "u.score"],
    "text": ["t.name", "t.code", "u.label"],
    "date": ["t.day", "u.day"],
    "time": ["t.at", "u.at", "t.zoned"],
    "truth": ["t.ok", "u.ok"],
}
KINDS = list(COLUMNS)
# Types that differ in Redshift's documentation and in PostgreSQL: ours, PostgreSQL's, and the page. SUM of REAL and SQRT of
# NUMERIC are DOUBLE PRECISION in Redshift (SUM function, SQRT function), AVG of whole numbers BIGINT (AVG function), so the test
# leaves these out.
DIFFERENCES = {
    ("varchar", "text"): "there is no TEXT: it is VARCHAR (Character types)",
    ("char", "bpchar"): "the same: CHAR without a length",
}
# Our names of types and PostgreSQL's.
SAME = {"char": "character", "varchar": "character varying", "decimal": "numeric", "timestamp": "timestamp without time zone",
        "timestamptz": "timestamp with time zone"}


class Views:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.made = []  # (name, [(column, kind)])

    def one(self, items):
        return self.random.choice(items)

    def chance(self, of):
        return self.random.randrange(of) == 0

    def value(self, kind, depth):
        """An expression whose type is of this kind."""
        v = self.value
        if depth <= 0 or self.chance(4):
            return self.one(self.columns[kind])
        general = [lambda: f"COALESCE({v(kind, depth - 1)}, {v(kind, depth - 1)})", lambda: f"({v(kind, depth - 1)})",
                   lambda: f"CASE WHEN {v('truth', depth - 1)} THEN {v(kind, depth - 1)} ELSE {v(kind, depth - 1)} END",
                   lambda: f"CASE WHEN {v('truth', depth - 1)} THEN {v(kind, depth - 1)} END",
                   lambda: f"NULLIF({v(kind, depth - 1)}, {v(kind, depth - 1)})"]
        if kind != "truth":
            general += [lambda: f"LAG({v(kind, depth - 1)}) OVER (ORDER BY {v('integer', 0)})",
                        lambda: f"FIRST_VALUE({v(kind, depth - 1)}) OVER (PARTITION BY {v('text', 0)} ORDER BY {v('date', 0)})"]
        own = {
            "integer": [lambda: f"{v('integer', depth - 1)} {self.one('+-*')} {v('integer', depth - 1)}", lambda: f"ABS({v('integer', depth - 1)})",
                        lambda: f"LENGTH({v('text', depth - 1)})", lambda: f"CAST({v('number', depth - 1)} AS {self.one(['int', 'bigint', 'smallint'])})",
                        lambda: f"{v('text', 0)}::int", lambda: f"ROW_NUMBER() OVER (ORDER BY {v('date', 0)})", lambda: str(self.random.randrange(100)),
                        lambda: f"RANK() OVER (PARTITION BY {v('text', 0)} ORDER BY {v('time', 0)})", lambda: f"ASCII({v('text', 0)})"],
            "number": [lambda: f"{v('number', depth - 1)} {self.one('+-*/')} {v(self.one(['number', 'integer']), depth - 1)}", lambda: f"ABS({v('number', depth - 1)})",
                       lambda: f"{v('integer', depth - 1)}::{self.one(['decimal(8, 3)', 'float8', 'real', 'numeric(5)'])}", lambda: f"SQRT({v('number', depth - 1)}::float8)",
                       lambda: "1.5", lambda: f"ROUND({v('number', depth - 1)})"],
            "text": [lambda: f"UPPER({v('text', depth - 1)})", lambda: f"{v('text', depth - 1)} || {v('text', depth - 1)}", lambda: f"LEFT({v('text', depth - 1)}, 2)",
                     lambda: f"CAST({v(self.one(KINDS), depth - 1)} AS varchar(30))", lambda: f"TRIM({v('text', depth - 1)})", lambda: f"SUBSTRING({v('text', depth - 1)} FROM 1 FOR 2)",
                     lambda: f"REPLACE({v('text', 0)}, 'a', 'b')", lambda: f"{v('text', 0)}::char(5)", lambda: "'text'"],
            "date": [lambda: f"CAST({v('time', depth - 1)} AS date)", lambda: "CURRENT_DATE", lambda: f"{v('date', depth - 1)} + 1", lambda: "DATE '2020-02-29'"],
            "time": [lambda: f"{v('date', depth - 1)}::timestamp", lambda: f"DATE_TRUNC('month', {v('time', depth - 1)})", lambda: "TIMESTAMP '2020-02-29 12:00:00'"],
            "truth": [lambda: f"{v('integer', depth - 1)} {self.one(['=', '<', '>=', '<>'])} {v('number', depth - 1)}", lambda: f"{v('text', depth - 1)} LIKE 'a%'",
                      lambda: f"{v(self.one(KINDS), depth - 1)} IS NOT NULL", lambda: f"({v('truth', depth - 1)} AND NOT {v('truth', depth - 1)})",
                      lambda: f"{v('date', depth - 1)} BETWEEN {v('date', 0)} AND CURRENT_DATE", lambda: f"{v('integer', depth - 1)} IN (1, 2)", lambda: "TRUE",
                      lambda: f"EXISTS (SELECT 1 FROM u AS other WHERE other.id = {v('integer', 0)})"],
        }
        return self.one(general + 2 * own[kind])()

    def aggregate(self, depth):
        """An aggregate, and the kind of its type."""
        kind = self.one(["integer", "number"])
        return self.one([
            lambda: ("COUNT(*)", "integer"), lambda: (f"COUNT(DISTINCT {self.value('text', depth)})", "integer"), lambda: (f"SUM({self.value('integer', depth)})", "number"),
            lambda: (f"SUM({self.value('number', depth)}::{self.one(['float8', 'decimal(10, 3)'])})", "number"),
            lambda: (f"AVG({self.value('number', depth)}::{self.one(['float8', 'decimal(10, 3)'])})", "number"), lambda: (f"MAX({self.value(kind, depth)})", kind), lambda: (f"MIN({self.value('date', depth)})", "date"),
            lambda: (f"MAX({self.value('text', depth)})", "text"), lambda: (f"COALESCE(SUM({self.value('integer', depth)}), 0)", "number"),
            lambda: (f"(SELECT MAX(other.amount) FROM u AS other)", "number")])()

    def source(self):
        """A FROM clause. Sets the columns that it has."""
        self.columns = {kind: list(columns) for kind, columns in COLUMNS.items()}
        if self.made and self.chance(2):
            name, columns = self.one(self.made)
            known = {kind: [f"v.{c}" for c, k in columns if k == kind] for kind in KINDS}
            if all(known.values()):
                self.columns = known
                return f"{name} AS v"
        return self.one(["t JOIN u ON t.id = u.t_id", "t LEFT JOIN u ON t.id = u.id AND u.ok", "t CROSS JOIN u", "(SELECT * FROM t WHERE ok) AS t, u",
                         "t FULL JOIN (SELECT id, t_id, amount, score, label, day, at, ok FROM u) AS u ON t.big = u.t_id"])

    def select(self, kinds=None):
        """A SELECT with a list of its columns' kinds; a column has an alias, or the name that PostgreSQL gives it."""
        source = self.source()
        result, items = [], []
        grouped = kinds is None and self.chance(4)
        for number in range(len(kinds) if kinds else self.random.randrange(3, 9)):
            if grouped and number > 0:
                item, kind = self.aggregate(1)
            else:
                kind = kinds[number] if kinds else self.one(KINDS)
                item = self.value(kind, 0 if grouped else 3)
            # PostgreSQL 15 gives CURRENT_DATE this name, and Redshift "date".
            if not self.chance(4) or "CURRENT_DATE" in item:
                item += f" AS c{number}"
                result.append((f"c{number}", kind))
            items.append(item)
        return f"SELECT {', '.join(items)} FROM {source}" + (" GROUP BY 1" if grouped else ""), result

    def statement(self, number):
        name = f"v{number}"
        if self.chance(5):
            kinds = [self.one(KINDS) for _ in range(4)]
            first, columns = self.select(kinds)
            query = f"{first} {self.one(['UNION ALL', 'UNION', 'EXCEPT', 'INTERSECT'])} {self.select(kinds)[0]}"
        else:
            query, columns = self.select()
        if self.chance(5):
            query = f"WITH part AS ({query}) SELECT * FROM part"
        how = self.one(["VIEW", "VIEW", "TABLE"])
        return name, f"CREATE {how} {name} AS {query}", columns


def postgresql_types(connection, relation):
    return connection.run("SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
                          f"WHERE attrelid = '{relation}'::regclass AND attnum > 0 ORDER BY attnum")


def differs(ours, theirs):
    """True when our type differs from PostgreSQL's. Sizes count if both types have them."""
    if not ours["type"]:
        return False
    base, *size = re.fullmatch(r"([a-z ]+?)(?:\((\d+)(?:,(\d+))?\))?( with.*)?", theirs).groups()[:3]
    base = theirs if theirs.startswith("timestamp") else base
    if SAME.get(ours["type"], ours["type"]) != base:
        return (ours["type"], base) not in DIFFERENCES
    mine = (ours["precision"], ours["scale"]) if ours["type"] == "decimal" else (ours["length"], 0)
    return size[0] is not None and mine[0] != 0 and mine != (int(size[0]), int(size[1] or 0))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if not postgresql.find():
        print("*** SKIPPED: there is no PostgreSQL server on this machine, NOTHING was compared", file=sys.stderr)
        return 77
    server = postgresql.Server()
    connection = server.connect()
    for table in TABLES:
        connection.run(table)
    views, accepted, refused = Views(arguments.seed), [], 0
    for number in range(arguments.rounds):
        name, sql, columns = views.statement(number)
        try:
            connection.run(sql)
        except postgresql.SqlError:
            refused += 1
            continue
        accepted.append((name, sql))
        if len(columns) > 5:
            views.made.append((name, columns))
    answers = subprocess.run([arguments.program], input="".join(s + "\0" for s in TABLES + [sql for _, sql in accepted]), capture_output=True,
                             text=True, check=True).stdout.splitlines()[len(TABLES):]
    compared, known, wrong = 0, 0, 0
    for (name, sql), line in zip(accepted, answers, strict=True):
        ours, theirs = json.loads(line), postgresql_types(connection, name)
        faults = [ours["error"]] if ours["error"] else []
        if not faults and [c["name"].lower() or "?column?" for c in ours["columns"]] != [column for column, _ in theirs]:
            faults = [f"names {[c['name'] for c in ours['columns']]}, PostgreSQL's {[column for column, _ in theirs]}"]
        if not faults:
            compared += len(theirs)
            known += sum(bool(c["type"]) for c in ours["columns"])
            faults = [f"{c['name']} is {c}, PostgreSQL's {theirs_}" for c, (_, theirs_) in zip(ours["columns"], theirs) if differs(c, theirs_)]
        if faults:
            wrong += 1
            print(f"{sql}\n  {'; '.join(faults)}")
    print(f"{len(accepted)} relations, {refused} refused by PostgreSQL; {compared} columns of the same name, {known} of known type, {wrong} relations differ")
    server.stop()
    # A run in which most types are unknown, or most statements refused, would compare nothing.
    return 0 if wrong == 0 and len(accepted) * 2 > arguments.rounds and known * 2 > compared else 1


if __name__ == "__main__":
    sys.exit(main())
