#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Changes one word in generated queries, and asks a PostgreSQL server and Strata whether they are still right.

  changed_queries.py PROGRAM [--rounds N] [--seed N] [--verbose]

PROGRAM is built from tests/judges/view_columns.cpp, and the queries are those of view_columns.py. A word is left out, or replaced by another one,
or two change places. What PostgreSQL refuses, Strata has to refuse, but for ALLOWED; what PostgreSQL takes, Strata has to take, but for a
word that only Redshift reserves. Exits with 77 if there is no server.
"""
import argparse
import collections
import json
import random
import re
import subprocess
import sys

from view_columns import TABLES, Views, postgresql

WORDS = """t u v id name day at ok price code big label 'x' '5' 1 1.5 NULL TRUE CURRENT_DATE , ( ) AS FROM WHERE AND OR NOT IN IS CASE WHEN THEN ELSE END + - * /
|| = < LIKE BETWEEN COUNT SUM MAX ABS UPPER LENGTH COALESCE NULLIF int varchar(5) date boolean DISTINCT GROUP BY ORDER LIMIT UNION JOIN ON USING OVER PARTITION
DATE_TRUNC EXTRACT CAST :: ROUND SUBSTRING""".split()
TOKEN = re.compile(r"'[^']*'|\d+\.\d+|\w+|::|\|\||<>|<=|>=|\s+|.")
LONGEST = 900

# What PostgreSQL refuses and Strata takes: a pattern of its message, and the reason.
ALLOWED = [
    (r"(relation|schema|function|type) .* does not exist", "a stack checks names, and this program has none"),
    (r"must be type boolean, not type (small|big)?int", "Redshift takes whole numbers for conditions (Type compatibility and conversion)"),
    (r"operator does not exist|operator is not unique|could not determine|cannot cast type boolean|to boolean", "PostgreSQL 8 and Redshift cast more of themselves"),
    (r"types .*(boolean|record|name|text|unknown|\bu\b|\bt\b).* cannot be matched", "booleans with numbers, whole rows, and text whose length is not known"),
    (r"column \"c\d\" does not exist|table \"c\d\"|reference .* is ambiguous|missing FROM-clause entry", "Redshift knows names that the list of a SELECT gives (lateral aliases)"),
    (r"column [tu]\.\w+ does not exist|subquery in FROM must have an alias", "CURRENT_DATE in FROM, and queries in FROM without a name, are taken for relations"),
    (r"must appear in the GROUP BY", "columns of one name in several tables are not told apart"),
    (r"trailing junk after numeric literal", "PostgreSQL 8 ends a number before a letter"),
    (r"invalid input syntax for type (date|timestamp)", "forms of dates that no page settles"),
    (r"pseudo-type|not a window function|is not unique", "rows and functions that no page mentions"),
    (r"syntax error", "the grammar takes f(a AS type), f(SELECT ...) and any word behind IS"),
]


# What Strata refuses and PostgreSQL takes: a pattern of our words, and the reason.
ONLY_OURS = [
    (r"not expected here|reserves", "a word that only Redshift reserves"),
    (r"wants a frame", "Redshift wants a frame beside ORDER BY"),
    (r"no part of a date", "PostgreSQL looks at the part when it runs"),
]


def changed(sql, draw):
    """The query with one word changed, behind the AS of its CREATE."""
    tokens = TOKEN.findall(sql)
    places = [i for i, token in enumerate(tokens) if not token.isspace()]
    begin = next(i for i in places if tokens[i] == "AS")
    places = [i for i in places if i > begin]
    at, other = draw.choice(places), draw.choice(places)
    how = draw.randrange(5)
    if how == 0:
        tokens[at] = ""
    elif how == 1:
        tokens[at] = draw.choice(WORDS)
    elif how == 2:
        tokens[at] += f" {draw.choice(WORDS)} "
    elif how == 3:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    else:
        tokens[at] = tokens[other]
    return "".join(tokens)


def refusal(connection, sql):
    """What PostgreSQL says of a statement, which leaves nothing behind; empty if it takes it."""
    try:
        connection.run("BEGIN")
        connection.run(sql)
        return ""
    except postgresql.SqlError as error:
        return str(error).splitlines()[0]
    finally:
        connection.run("ROLLBACK")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="print what is allowed, too")
    arguments = parser.parse_args()
    if not postgresql.find():
        print("*** SKIPPED: there is no PostgreSQL server on this machine, NOTHING was compared", file=sys.stderr)
        return 77
    server = postgresql.Server()
    connection = server.connect()
    for table in TABLES:
        connection.run(table)
    draw, views, asked = random.Random(arguments.seed), Views(arguments.seed), []
    for number in range(arguments.rounds):
        sql = views.statement(number)[1].replace("CREATE TABLE", "CREATE VIEW")
        if len(sql) < LONGEST:
            sql = changed(sql, draw)
            asked.append((sql, refusal(connection, sql)))
    answers = subprocess.run([arguments.program], input="".join(sql + "\0" for sql in TABLES + [sql for sql, _ in asked]), capture_output=True, text=True,
                             check=True).stdout.splitlines()[len(TABLES):]
    figures, wrong = collections.Counter(), 0
    for (sql, theirs), line in zip(asked, answers, strict=True):
        ours = json.loads(line)["error"]
        if bool(theirs) == bool(ours):
            figures["both refuse" if ours else "both take"] += 1
            continue
        reason = next((why for pattern, why in ALLOWED if re.search(pattern, theirs)), None) if theirs else None
        if ours:
            reason = next((why for pattern, why in ONLY_OURS if re.search(pattern, ours)), None)
        figures["allowed: " + reason if reason else "wrong"] += 1
        wrong += not reason
        if not reason or arguments.verbose:
            print(f"{sql}\n    PostgreSQL: {theirs or 'takes it'}\n    Strata: {ours or 'takes it'}")
    print(f"{len(asked)} changed queries; " + "; ".join(f"{count} {what}" for what, count in figures.most_common()))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
