# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""`drift` finds what somebody has changed by hand, its SQL repairs it, and it finds nothing in a fresh stack."""

import json
import pathlib
import re
import subprocess

from case import Case
from operations import EveryDay, Shop
from platforms import OPTIONS, CatalogAndAccess, MultiTenant, StarSchema, Warehouses

# Changes by hand: the SQL, the finding, and whether the SQL of the finding repairs all of it.
DRIFTS = [
    (["DROP VIEW mart.names"], r"view mart\.names is not there", True),
    (["DROP MATERIALIZED VIEW mart.pages"], r"materialized view mart\.pages is not there", True),
    (["DROP TABLE history"], r"table public\.history is not there", True),
    (["ALTER TABLE history RENAME TO old_history"], r"table public\.history is not there[^$]*table public\.old_history is not in the program", False),
    (["CREATE TABLE mart.extra (id int)"], r"table mart\.extra is not in the program\n-- DROP TABLE mart\.extra", False),
    (["CREATE VIEW mart.more AS SELECT id FROM mart.customers"], r"view mart\.more is not in the program", False),
    (["ALTER TABLE mart.customers DROP COLUMN joined"], r"lacks the column joined\nALTER TABLE mart\.customers ADD COLUMN joined date", True),
    (['ALTER TABLE mart.customers DROP COLUMN "Odd name"'], r'lacks the column odd name\nALTER TABLE mart\.customers ADD COLUMN "odd name" char\(3\)', True),
    (["ALTER TABLE mart.customers ADD COLUMN phone varchar(20)"], r"has a column more, phone\n-- ALTER TABLE mart\.customers DROP COLUMN phone", False),
    (["ALTER TABLE history ALTER COLUMN kind TYPE varchar(10)"], r"has kind as varchar\(10\), not varchar\(20\)\nALTER TABLE public\.history ALTER COLUMN kind TYPE varchar\(20\)", True),
    (["ALTER TABLE mart.customers ALTER COLUMN credit TYPE decimal(14, 4)"], r"has credit as decimal\(14,4\), not decimal\(12,2\)", False),
    (["ALTER TABLE mart.visits ALTER COLUMN score TYPE real"], r"has score as real, not double precision", False),
    (["ALTER TABLE mart.customers ALTER COLUMN id DROP NOT NULL"], r"id may be null", False),
    (["DROP VIEW mart.names", "CREATE VIEW mart.names AS SELECT id FROM mart.customers"], r"view mart\.names has other columns\nDROP VIEW mart\.names;\nCREATE VIEW", True),
    (["DROP VIEW mart.names", "CREATE TABLE mart.names (id bigint, customer varchar(100))"], r"view mart\.names is a table\n-- DROP TABLE mart\.names", False),
    (["REVOKE SELECT ON mart.customers FROM ROLE analyst"], r"role analyst does not have SELECT\nGRANT SELECT ON mart\.customers TO ROLE analyst", True),
    (["REVOKE INSERT ON mart.visits FROM etl"], r"user etl does not have INSERT\nGRANT INSERT ON mart\.visits TO etl", True),
    (["GRANT DELETE ON mart.customers TO ROLE analyst"], r"role analyst has DELETE, which the program does not grant\nREVOKE DELETE ON mart\.customers FROM ROLE analyst", True),
    (["GRANT SELECT ON mart.customers TO PUBLIC"], r"PUBLIC has SELECT[^$]*REVOKE SELECT ON mart\.customers FROM PUBLIC", True),
    (["REVOKE USAGE ON SCHEMA mart FROM ROLE support"], r"schema mart role support does not have USAGE\nGRANT USAGE ON SCHEMA mart TO ROLE support", True),
    (["GRANT CREATE ON SCHEMA mart TO ROLE analyst"], r"schema mart role analyst has CREATE[^$]*REVOKE CREATE ON SCHEMA mart FROM ROLE analyst", True),
    (["ALTER DATASHARE partners REMOVE TABLE mart.visits"], r"datashare partners does not hold mart\.visits\nALTER DATASHARE partners ADD TABLE mart\.visits", True),
    (["ALTER DATASHARE partners ADD TABLE mart.customers"], r"datashare partners holds mart\.customers, which the program does not share\nALTER DATASHARE partners REMOVE TABLE mart\.customers", True),
    (["DROP DATASHARE partners"], r"datashare partners is not there, or holds nothing\nCREATE DATASHARE partners", True),
    (["CREATE ROLE others", "GRANT SELECT ON mart.visits TO ROLE others"], r"role others has SELECT", True),
]


def results(script, namespace_of):
    """Runs the queries of a script as the Data API would, and gives what the script prints."""
    queries = [one.replace("'\\''", "'") for one in re.findall(r"\\\n    '((?:[^']|'\\'')*)'", script)]
    assert len(queries) == 7 and all(one.startswith("SELECT ") for one in queries), "it only reads"
    answers = []
    for head in map(json.loads, re.findall(r"^echo '(.*)'$", script, re.MULTILINE)):
        answers.append(head)
        namespace = namespace_of(head["workgroup"])
        for query in queries:
            assert not (error := namespace.execute([query], head["database"])), error
            records = [[{"isNull": True} if v is None else {"longValue": int(v)} if v.isdigit() else {"stringValue": v} for v in row] for row in namespace.rows[0]]
            answers.append({"Records": records, "TotalNumRows": len(records)})
    return "\n".join(json.dumps(one, indent=4) for one in answers)


class FreshExamples(Case):
    def test_they_have_none(self):
        for platform in (EveryDay(), StarSchema(), CatalogAndAccess(), MultiTenant(), Warehouses()):
            with self.subTest(platform.names):
                self.addCleanup(platform.clean)
                self.assertTrue(platform.deploy(3), platform.problems())
                program, resources = pathlib.Path(OPTIONS.examples) / platform.names[0], platform.templates[0]["Resources"]

                def namespace_of(workgroup):
                    owner = resources[workgroup]["Properties"]["NamespaceName"]["Ref"]
                    return platform.namespace(resources[owner]["Properties"]["NamespaceName"])

                script = subprocess.run([program, "drift"], capture_output=True, text=True, check=True).stdout
                done = subprocess.run([program, "drift", "-"], input=results(script, namespace_of), capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
                platform.clean()


class Drift(Case):
    def setUp(self):
        self.platform = Shop("governed")
        self.addCleanup(self.platform.clean)
        self.assertTrue(self.platform.deploy(5), self.platform.problems())
        self.shop = self.platform.namespace("shop")

    def command(self, *arguments, code=0, **more):
        done = subprocess.run([OPTIONS.operations, "drift", *arguments], capture_output=True, text=True, **more)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def look(self):
        return results(self.command("--region", "eu-west-1"), lambda _: self.shop)

    def found(self, code=5):
        return self.command("-", "--region", "eu-west-1", input=self.look(), code=code)

    def test_a_fresh_stack_has_none(self):
        self.assertEqual(self.found(code=0), "")

    def test_each_change_is_found_and_repaired(self):
        self.assertGreaterEqual(len(DRIFTS), 20)
        for change, finding, repairs in DRIFTS:
            with self.subTest(change=change):
                for statement in change:
                    self.assertIsNone(self.shop.execute([statement], "sales"), statement)
                told = self.found()
                self.assertRegex(told, finding)
                if repairs:
                    statements = re.sub(r"^--.*\n?", "", told, flags=re.MULTILINE).split(";\n")
                    for statement in filter(str.strip, statements):
                        self.assertIsNone(self.shop.execute([statement.strip()], "sales"), statement)
                    self.assertEqual(self.found(code=0), "")
                self.platform.clean()
                self.setUp()

    def test_what_is_there_without_a_finding(self):
        """Rows, comments, the tables of materialized views, and relations in schemas of others."""
        for statement in ("INSERT INTO history VALUES ('a', 1)", "CREATE TABLE mart.mv_tbl__pages__0 (x int)", "CREATE SCHEMA scratch", "CREATE TABLE scratch.x (x int)",
                          "GRANT SELECT ON scratch.x TO ROLE analyst"):
            self.assertIsNone(self.shop.execute([statement], "sales"), statement)
        self.assertEqual(self.found(code=0), "")

    def test_as_json(self):
        self.shop.execute(["REVOKE SELECT ON mart.customers FROM ROLE analyst"], "sales")
        [one] = json.loads(self.command("-", "--json", input=self.look(), code=5))
        self.assertEqual(one, {"workgroup": "Shop", "database": "sales", "object": "mart.customers", "difference": "role analyst does not have SELECT",
                               "repair": ["GRANT SELECT ON mart.customers TO ROLE analyst"]})

    def test_results_that_are_not_complete_are_no_answer(self):
        for text in ("", "{", '{"workgroup": "Shop", "database": "sales"}', '{"Records": []}', self.look().rsplit('{\n    "Records"', 1)[0]):
            self.command("-", "--json", input=text, code=2)

    def test_the_script_reads_by_the_aws_command_line(self):
        aws = ('aws() { case "$*" in *batch-execute*) echo "$*" >&2; echo one;; *Status*) echo FINISHED;; *get-namespace*) echo arn:secret;; '
               '*get-statement-result*) echo "{\\"Records\\": []}";; esac; };')
        done = subprocess.run(["sh", "-ec", aws + self.command("--region", "eu-west-1")], capture_output=True, text=True, check=True)
        self.assertIn("--workgroup-name shop --secret-arn arn:secret --database sales", done.stderr)
        self.assertEqual(done.stdout.count('"Records"'), 7)
        told = self.command("-", "--json", input=done.stdout, code=5)
        self.assertIn("is not there", told)
