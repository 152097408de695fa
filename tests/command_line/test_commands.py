# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Every command but `diff`, on a real platform and on a stack of awkward texts."""
import json
import os
import pathlib
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as xml

from support import ROOT, Programs, module, program

yaml, jsonschema, junitparser = module("yaml"), module("jsonschema"), module("junitparser")
SARIF_SCHEMA = ROOT / "tests/judges/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


class Commands(Programs):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.template = cls().json(cls.warehouse, "-q")
        cls.resources = cls.template["Resources"]

    def test_synth_is_the_default(self):
        self.assertEqual(self.text(self.warehouse), self.text(self.warehouse, "synth"))
        self.assertEqual(self.text(self.warehouse, "-i3"), self.text(self.warehouse, "synth", "--indent=3"))
        self.assertEqual(self.run_program(self.warehouse, "synth", "-q").stderr, "")

    def test_an_unchanged_file_is_not_touched(self):
        path = pathlib.Path(self.file("t.json", "old"))
        self.run_program(self.warehouse, "-o", str(path))
        os.utime(path, (1, 1))
        self.run_program(self.warehouse, "-o", str(path))
        self.assertEqual(path.stat().st_mtime, 1)
        path.write_text(path.read_text().replace("a", "b"))
        self.run_program(self.warehouse, "-o", str(path))
        self.assertEqual(json.loads(path.read_text()), self.template)

    def test_yaml_says_the_same(self):
        if yaml is None:
            print("*** SKIPPED: python3-yaml is not here, YAML was read by NOBODY", file=sys.stderr)
            self.skipTest("no yaml")
        for which in (self.warehouse, self.awkward):
            text = self.text(which, "--format", "yaml")
            self.assertEqual(yaml.safe_load(text), self.json(which, "-q"))
        self.assertIn("Create:\n        - |-\n          CREATE TABLE amazon_reviews (\n", self.text(self.warehouse, "-f", "yaml"))

    def test_list(self):
        lines = self.text(self.warehouse, "list").splitlines()
        self.assertEqual(len(lines), len(self.resources) + 1)
        self.assertRegex(lines[0], r"^RESOURCE +TYPE +DECLARED AS$")
        self.assertTrue(any(re.match(r"LakeRole +AWS::IAM::Role +LakeRole, line \d+$", line) for line in lines))
        listed = self.json(self.warehouse, "list", "--json")
        self.assertEqual([r["id"] for r in listed], list(self.resources))
        source = (ROOT / "examples/redshift_data_warehouse.cpp").read_text().splitlines()
        role = next(r for r in listed if r["id"] == "LakeRole")
        self.assertIn("lake_role", source[role["line"] - 1])
        handler = next(r for r in listed if r["id"] == "StrataHandler")
        self.assertIn("DataLake", handler["sharedBy"])

    def test_explain(self):
        role = self.json(self.warehouse, "explain", "LakeRole", "--json")
        self.assertEqual(role["needs"], ["DataLakeKey", "DataLakeSilverBucket"])
        self.assertEqual(role["neededBy"], ["ProducerNamespace"])
        self.assertIn("s3:GetObject", [s["Action"] for s in role["statements"]])
        lake = self.json(self.warehouse, "explain", "DataLake", "--json")
        self.assertIn("DataLakeSilverBucket", lake["makes"])
        self.assertEqual(self.json(self.warehouse, "explain", "AmazonReviews", "--json")["type"], "Custom::RedshiftTable")
        self.assertIn("declared as   LakeRole, line", self.text(self.warehouse, "explain", "LakeRole"))
        wrong = self.run_program(self.warehouse, "explain", "Nobody", code=2)
        self.assertIn("there is no resource or declaration Nobody", wrong.stderr)

    def edges(self, level):
        drawn = self.json(self.warehouse, "graph", "-f", "json", "--of", level)
        return {n["id"] for n in drawn["nodes"]}, {(e["from"], e["to"]) for e in drawn["edges"]}

    def test_the_graph_is_the_templates(self):
        nodes, edges = self.edges("resources")
        self.assertEqual(nodes, set(self.resources))

        def reachable(start, arrows):
            seen, todo = set(), [start]
            while todo:
                here = todo.pop()
                for a, b in arrows:
                    if a == here and b not in seen:
                        seen.add(b)
                        todo.append(b)
            return seen
        listed = {r["id"]: r["needs"] for r in self.json(self.warehouse, "list", "--json")}
        for r in listed:
            for n in listed[r]:
                self.assertIn(r, reachable(n, edges), f"{n} before {r}")
        for a, b in edges:  # the graph leaves out arrows that another path implies
            self.assertNotIn(b, reachable(a, edges - {(a, b)}))
        nodes, edges = self.edges("declarations")
        self.assertIn(("AmazonReviews", "LoadAmazonReviews"), edges)
        self.assertIn(("LoadAmazonReviews", "MvProductAnalysis"), edges)

    def test_pictures(self):
        _, edges = self.edges("declarations")
        mermaid = self.text(self.warehouse, "graph")
        self.assertTrue(mermaid.startswith("flowchart LR\n"))
        self.assertEqual(mermaid.count(" --> "), len(edges))
        dot = self.text(self.warehouse, "graph", "-f", "dot")
        self.assertEqual(dot.count(" -> "), len(edges))
        for level in ("declarations", "resources"):
            drawn = xml.fromstring(self.text(self.warehouse, "graph", "-f", "svg", "--of", level))
            nodes, edges = self.edges(level)
            boxes = {g.get("data-id"): g for g in drawn.iter("{http://www.w3.org/2000/svg}g") if g.get("class") == "node"}
            self.assertEqual(set(boxes), nodes)
            places = {}
            for name, g in boxes.items():
                box = g.find("{http://www.w3.org/2000/svg}rect")
                places[name] = [float(box.get(a)) for a in ("x", "y", "width", "height")]
            for a, b in edges:
                self.assertLess(places[a][0] + places[a][2], places[b][0], f"{a} stands left of {b}")
            for a in places:
                for b in places:
                    (x1, y1, w1, h1), (x2, y2, w2, h2) = places[a], places[b]
                    overlap = x1 < x2 + w2 and x2 < x1 + w1 and y1 < y2 + h2 and y2 < y1 + h1
                    self.assertFalse(a != b and overlap, f"{a} covers {b}")
            width, height = (float(n) for n in drawn.get("viewBox").split()[2:])
            self.assertTrue(all(x >= 0 and y >= 0 and x + w <= width and y + h <= height for x, y, w, h in places.values()))

    def test_graphviz_draws_the_dot(self):
        if not shutil.which("dot"):
            print("*** SKIPPED: graphviz is not here, DOT was read by NOBODY", file=sys.stderr)
            self.skipTest("no graphviz")
        for which in (self.warehouse, self.awkward):
            drawn = subprocess.run(["dot", "-Tsvg"], input=self.text(which, "graph", "-f", "dot", "--of", "resources"),
                                   capture_output=True, text=True)
            self.assertEqual((drawn.returncode, drawn.stderr), (0, ""))

    def test_the_page_needs_no_network_and_no_text_breaks_out(self):
        for which in (self.warehouse, self.awkward):
            page = self.text(which, "graph", "-f", "html")
            self.assertIn("default-src 'none'", page)
            self.assertEqual(page.count("</script>"), 2)
            self.assertNotRegex(page.replace("http://www.w3.org/2000/svg", ""), r"https?://[^\s\"]*\.(js|css|woff)")
            asks_for_no_icon = '<link rel="icon" href="data:,">'
            self.assertNotRegex(page.replace(asks_for_no_icon, ""), r"<(link|iframe)|<script[^>]+src|@import|url\(")
            data = json.loads(re.search(r'id="data">(.*?)</script>', page, re.S)[1])
            self.assertEqual({r["id"]: r["body"] for r in data["resources"]}, self.json(which, "-q")["Resources"])

    def test_check(self):
        rows = self.json(self.warehouse, "check", "--json")
        self.assertEqual(rows["Resources"], {"have": len(self.resources), "most": 500})
        self.assertEqual(rows["Bytes"]["have"], len(self.text(self.warehouse).encode()))
        self.assertIn("51,200", self.text(self.warehouse, "check"))

    def test_lineage(self):
        table = self.text(self.warehouse, "lineage")
        self.assertRegex(table, r"public\.mv_product_analysis\.rating +bigint +public\.amazon_reviews\.star_rating \(transformed\) +DataSharing\n")
        self.assertRegex(table, r"public\.amazon_reviews\.vine +varchar\(16383\) +LoadAmazonReviews *\n")
        one = self.text(self.warehouse, "lineage", "Amazon_Reviews.STAR_RATING").splitlines()
        self.assertEqual([line.split()[0] for line in one], ["COLUMN", "public.amazon_reviews.star_rating", "public.mv_product_analysis.rating"])
        self.assertIn("no table or view of the stack has a column reviews.stars", self.run_program(self.warehouse, "lineage", "reviews.stars", code=2).stderr)
        told = self.json(self.warehouse, "lineage", "--json")
        table, view = told["relations"]
        self.assertEqual((table["kind"], table["filledBy"], view["kind"], view["database"]), ("table", ["LoadAmazonReviews"], "materialized view", "defaultdb"))
        self.assertEqual(view["columns"][3]["from"], [{"id": table["id"], "column": "star_rating", "how": "transformed"}])
        self.assertIn({"id": table["id"], "column": "marketplace"}, view["conditions"])
        shown = [c["column"] for c in told["datashares"][0]["shows"] if c["id"] == table["id"]]
        self.assertEqual(shown, ["product_title", "star_rating", "review_date"])
        for form, mark in (("mermaid", "flowchart LR\n"), ("dot", "digraph "), ("svg", "<svg ")):
            self.assertTrue(self.text(self.warehouse, "lineage", "-f", form).startswith(mark))
        self.assertEqual(self.json(self.awkward, "lineage", "--json"), {"stack": "Awkward", "relations": [], "datashares": []})

    def test_access(self):
        tenants = program("STRATA_TENANTS_PROGRAM")
        table = self.text(tenants, "access")
        self.assertRegex(table, r"role support +sales\.orders\.email +masked +SupportReads +sales\.contacts\.address *\n")
        self.assertRegex(table, r"role partners +sales\.monthly\.revenue +full +PartnersRead *\n")
        self.assertNotRegex(table, r"role support +sales\.tenants|own_rows")
        rows = self.json(tenants, "access", "*.email", "--json")["access"]
        self.assertEqual([(r["principal"].split()[-1], r["access"]) for r in rows], [("tenant", "some rows"), ("support", "masked"), ("manager", "some rows"), ("acme", "some rows")])
        self.assertEqual(rows[1]["path"], ["sales.contacts.address", "sales.orders.email"])
        self.assertEqual(self.text(tenants, "access", "acme", "-f", "csv").splitlines()[1], "ShopNamespace/user acme,sales.orders.id,some rows,TenantReads,")
        self.assertIn("| ShopNamespace/user acme | sales.orders.id | some rows | TenantReads |  |", self.text(tenants, "access", "acme", "-f", "markdown"))
        self.assertEqual(self.json(tenants, "access", "tenants.db_user", "--json")["access"][0]["principal"], "ShopNamespace/role manager")
        self.assertIn("did you mean orders.email?", self.run_program(tenants, "access", "orders.emial", code=2).stderr)
        self.assertIn("did you mean support?", self.run_program(tenants, "access", "suport", code=2).stderr)
        self.assertEqual(self.json(self.awkward, "access", "--json"), {"stack": "Awkward", "access": []})

    def test_access_since_another_program(self):
        tenants = program("STRATA_TENANTS_PROGRAM")
        now = self.json(tenants, "access", "--json")
        same = self.file("same.json", now)
        self.assertEqual(self.text(tenants, "access", "--before", same, "--fail-on-gained"), "no difference\n")
        rows = now["access"]
        masked = next(r for r in rows if r["principal"].endswith("support") and r["column"] == "sales.orders.email")
        older = {**now, "access": [{**r, "access": "full"} if r is masked else r for r in rows if not r["principal"].endswith("acme")]}
        before = self.file("older.json", older)
        gained = "ShopNamespace/user acme gains sales.orders.email: none -> some rows, by TenantReads"
        lost = "ShopNamespace/role support loses sales.orders.email: full -> masked, by SupportReads"
        lines = self.text(tenants, "access", "--before", before).splitlines()
        self.assertIn(gained, lines)
        self.assertEqual(lines[-1], lost)
        self.assertEqual(self.text(tenants, "access", "*.email", "--before", before, "--fail-on-gained", code=10).splitlines(), [gained, lost])
        found = self.json(tenants, "access", "*.email", "--before", before, "--json")
        self.assertEqual([(r["principal"], r["before"], r["after"]) for r in found["gained"]], [("ShopNamespace/user acme", "none", "some rows")])
        self.assertEqual([(r["principal"], r["before"], r["after"]) for r in found["lost"]], [("ShopNamespace/role support", "full", "masked")])
        self.assertIn("gained,ShopNamespace/user acme,sales.orders.email,none,some rows,TenantReads", self.text(tenants, "access", "--before", before, "-f", "csv"))
        self.assertIn("| lost | ShopNamespace/role support | sales.orders.email | full | masked | SupportReads |", self.text(tenants, "access", "--before", before, "-f", "markdown"))
        unknown = self.file("unknown.json", {**now, "access": [{**r, "access": "unknown"} if r is masked else r for r in rows]})
        self.assertEqual(self.text(tenants, "access", "--before", unknown, "--fail-on-gained"), lost.replace("full ->", "unknown ->") + "\n")
        gone = self.file("gone.json", {**now, "access": rows + [{**masked, "principal": "role nobody"}]})
        self.assertIn("role nobody loses sales.orders.email: masked -> none", self.text(tenants, "access", "--before", gone))
        for wrong in ({"access": 1}, {"access": [{}]}, []):
            self.assertIn("is no answer of `access --json`", self.run_program(tenants, "access", "--before", self.file("wrong.json", wrong), code=2).stderr)
        self.assertIn("--fail-on-gained needs --before", self.run_program(tenants, "access", "--fail-on-gained", code=2).stderr)

    def test_drift(self):
        shop = program("STRATA_EVERY_DAY_PROGRAM")
        script = self.text(shop, "drift", "--region", "eu-west-1")
        self.assertIn('look shop --workgroup-name shop --secret-arn "$(aws redshift-serverless get-namespace --namespace-name shop ', script)
        answers = [{"workgroup": "Shop", "database": "shop"}] + [{"Records": []}] * 7
        told = self.run_program(shop, "drift", self.file("answers.json", "\n".join(map(json.dumps, answers))), code=5).stdout
        self.assertIn("-- table public.orders is not there\nCREATE TABLE orders ", told)
        self.assertIn("no complete results of the database shop in Shop", self.run_program(shop, "drift", self.file("one.json", json.dumps(answers[0])), code=2).stderr)
        self.assertEqual(self.text(self.awkward, "drift", self.file("none.json", "")), "")  # no SQL, nothing to compare

    def test_run_now(self):
        shop = program("STRATA_EVERY_DAY_PROGRAM")
        physical = 'aws cloudformation describe-stack-resource --stack-name %s --logical-resource-id %s --query StackResourceDetail.PhysicalResourceId --output text'
        load = self.text(shop, "run-now", "Nightly", "--stack-name", "Mine", "--region", "eu-west-1")
        self.assertTrue(load.startswith("aws redshift-data batch-execute-statement --client-token "), load)
        self.assertIn(physical % ("Mine", "Nightly") + " --region eu-west-1)", load)
        self.assertEqual(self.text(shop, "run-now", "Morning"), f'aws stepfunctions start-execution --state-machine-arn "$({physical % ("EveryDay", "MorningSteps")})"\n')
        self.assertEqual([line for line in self.text(shop, "run-now").splitlines() if line.startswith("#")], ["# Nightly", "# Morning"])
        self.assertIn("did you mean Nightly?", self.run_program(shop, "run-now", "Nightli", code=2).stderr)
        self.assertEqual(self.text(self.warehouse, "run-now"), "")
        # what the command starts is what the schedule has
        done = subprocess.run(["sh", "-ec", 'aws() { [ "$1" = redshift-data ] && printf "%s|" "$@" || echo "$1-answer"; };' + load], capture_output=True, text=True, check=True)
        self.assertRegex(done.stdout, r"^redshift-data\|batch-execute-statement\|--client-token\|now-\d+\|--cli-input-json\|scheduler-answer\|--region\|eu-west-1\|$")

    def test_lineage_for_catalogs(self):
        os.environ["SOURCE_DATE_EPOCH"] = "86400"
        self.addCleanup(os.environ.pop, "SOURCE_DATE_EPOCH")
        [event] = self.json(self.warehouse, "lineage", "-f", "openlineage")
        self.assertEqual((event["eventTime"], event["job"]), ("1970-01-02T00:00:00Z", {"namespace": "RedshiftDataWarehouse", "name": "MvProductAnalysis"}))
        [read], [made] = event["inputs"], event["outputs"]
        self.assertEqual((read["namespace"], read["name"]), ("redshift://producer", "defaultdb.public.amazon_reviews"))
        facet = made["facets"]["columnLineage"]
        self.assertEqual(facet["fields"]["rating"]["inputFields"],
                         [{"namespace": read["namespace"], "name": read["name"], "field": "star_rating",
                           "transformations": [{"type": "DIRECT", "subtype": "TRANSFORMATION"}]}])
        self.assertEqual({tuple(t.values()) for i in facet["dataset"] for t in i["transformations"]}, {("INDIRECT",)})
        self.assertEqual([f["name"] for f in made["facets"]["schema"]["fields"]], list(facet["fields"]))
        for each in (event["schemaURL"], event["producer"], facet["_schemaURL"], facet["_producer"], made["facets"]["schema"]["_schemaURL"]):
            self.assertRegex(each, r"^(https://|urn:)")

    def test_lineage_of_what_policies_hide(self):
        events = self.json(program("STRATA_TENANTS_PROGRAM"), "lineage", "-f", "openlineage")
        facet = next(e for e in events if e["job"]["name"] == "Contacts")["outputs"][0]["facets"]["columnLineage"]
        masks = {name: field["inputFields"][0]["transformations"] for name, field in facet["fields"].items()}
        self.assertEqual(masks["address"], [{"type": "DIRECT", "subtype": "IDENTITY", "masking": True}])
        self.assertEqual(masks["id"], [{"type": "DIRECT", "subtype": "IDENTITY"}])
        self.assertEqual([(i["field"], i["transformations"]) for i in facet["dataset"]],
                         [("tenant_id", [{"type": "INDIRECT", "subtype": "FILTER", "description": "row-level security"}])])

    def test_check_of_policies(self):
        table = self.text(self.awkward, "check", "--policy", "house", code=8)
        self.assertIn('error    Named  House-1  A role says what it is for <in "words">', table)
        self.assertIn("house: 2 rules, 2 resources, 2 evaluations, 1 violations, 0 waived", table)
        self.assertIn("names: 1 rules", self.text(self.awkward, "check", "--policy", "names"))
        reports = self.json(self.awkward, "check", "-p", "names", "-p", "house", "--json", code=8)
        self.assertEqual([(r["pack"], r["complies"]) for r in reports], [("names", True), ("house", False)])
        self.assertEqual(reports[1]["findings"][0]["resource"], "Named")
        sarif = self.json(self.awkward, "check", "-p", "names", "-p", "house", "--report", "sarif", code=8)
        self.assertEqual([len(run["results"]) for run in sarif["runs"]], [0, 1])
        suites = xml.fromstring(self.text(self.awkward, "check", "-p", "names", "-p", "house", "--report", "junit", code=8))
        self.assertEqual([(s.get("name"), s.get("failures")) for s in suites], [("names", "0"), ("house", "1")])

    @unittest.skipUnless(jsonschema and SARIF_SCHEMA.exists(), "*** SKIPPED: python3-jsonschema or the npm packages of tests/judges are not here")
    def test_sarif_keeps_its_schema(self):
        schema = jsonschema.Draft7Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
        report = self.json(self.awkward, "check", "-p", "names", "-p", "house", "--report", "sarif", code=8)
        self.assertEqual([e.message for e in schema.iter_errors(report)], [])
        report["runs"][1]["results"][0]["level"] = "fatal"
        self.assertEqual([e.message for e in schema.iter_errors(report)], ["'fatal' is not one of ['none', 'note', 'warning', 'error']"])

    @unittest.skipUnless(junitparser, "*** SKIPPED: python3-junitparser is not here")
    def test_junit_is_read_as_others_read_it(self):
        text = self.text(self.awkward, "check", "-p", "names", "-p", "house", "--report", "junit", code=8)
        read = junitparser.JUnitXml.fromstring(text.encode())
        self.assertEqual([(s.name, s.tests, s.failures, len(list(s))) for s in read], [("names", 1, 0, 1), ("house", 1, 1, 1)])
        failed = next(iter(list(read)[1]))
        self.assertEqual((failed.classname, failed.name, failed.result[0].message),
                         ("house.House-1", "Named", 'A role says what it is for <in "words">'))

    def test_policies_that_a_program_does_not_have(self):
        wrong = self.run_program(self.awkward, "check", "--policy", "hose", code=2).stderr
        self.assertIn("there is no policy hose in this program, which has house, names", wrong)
        wrong = self.run_program(self.warehouse, "check", "--policy", "aws_solutions", code=2).stderr
        self.assertIn("include <strata/synth/standard_packs.hpp>", wrong)

    def test_a_program_tells_what_is_wrong(self):
        mistaken = program("STRATA_MISTAKEN_PROGRAM")
        said = self.text(mistaken, "--explain", code=9)
        self.assertEqual(said.splitlines(), [
            "strata[E0404]: Turnover (mistaken.cpp:19) uses prise, which does not exist there",
            "  2 | SELECT sum(prise) AS turnover FROM orders",
            "                 ^^^^^ no table of the FROM has this column; did you mean price?",
            "  correct the name; see docs/errors/E0404.md"])
        self.assertEqual(self.run_program(mistaken, "list", code=9).stderr, said)
        self.assertEqual(self.text(mistaken, "valid"), "Nothing is wrong with this stack.\n")
        self.assertEqual(self.text(mistaken, "policy"), "Lone (mistaken.cpp:23) breaks House-1: A role says what it is for\n")

    def test_deploy_command(self):
        file = self.file("my 'own' file", "{}")
        words = shlex.split(self.text(self.awkward, "deploy-command", file, "--region", "eu-west-1", "--stack-name", "S"))
        self.assertEqual(words, ["aws", "cloudformation", "deploy", "--template-file", file, "--stack-name", "S",
                                 "--capabilities", "CAPABILITY_NAMED_IAM", "--region", "eu-west-1", "--parameter-overrides",
                                 "Wanted=VALUE"])
        self.assertIn("--capabilities CAPABILITY_IAM", self.text(self.warehouse, "deploy-command", file))
        self.assertNotIn("&&", self.text(self.warehouse, "deploy-command", file))

    def test_deploy_command_protects_what_the_options_say(self):
        company = program("STRATA_COMPANY_PROGRAM")
        file, kept = self.file("t.json", "{}"), json.loads(self.text(company))["Resources"]
        told = self.text(company, "deploy-command", file, "--region", "eu-west-1", "--stack-name", "S")
        deploy, protect, policy = (shlex.split(command) for command in told.split(" && "))
        self.assertIn("CAPABILITY_NAMED_IAM", deploy)
        self.assertEqual(protect, ["aws", "cloudformation", "update-termination-protection", "--enable-termination-protection", "--stack-name", "S", "--region", "eu-west-1"])
        self.assertEqual(policy[:-1], ["aws", "cloudformation", "set-stack-policy", "--stack-name", "S", "--region", "eu-west-1", "--stack-policy-body"])
        allowed, denied = json.loads(policy[-1])["Statement"]
        self.assertEqual((allowed["Effect"], allowed["Resource"], denied["Effect"], denied["Action"]), ("Allow", "*", "Deny", ["Update:Replace", "Update:Delete"]))
        self.assertEqual(denied["Resource"], ["LogicalResourceId/" + i for i, r in kept.items() if r.get("DeletionPolicy", "").startswith("Retain")])

    def on_a_terminal(self, *arguments, **environment):
        primary, secondary = pty.openpty()
        done = subprocess.Popen([self.warehouse, *arguments], stdout=secondary, env={"TERM": "xterm", **environment})
        os.close(secondary)
        text = b""
        while True:
            try:
                more = os.read(primary, 65536)
            except OSError:
                break
            if not more:
                break
            text += more
        os.close(primary)
        self.assertEqual(done.wait(), 0)
        return text

    def test_colours_only_on_a_terminal(self):
        self.assertIn(b"\033[1m", self.on_a_terminal("list"))
        self.assertNotIn(b"\033", self.on_a_terminal("list", NO_COLOR="1"))
        self.assertNotIn(b"\033", self.on_a_terminal("list", TERM="dumb"))
        self.assertNotIn("\033", self.text(self.warehouse, "list"))

    def test_bash_completes(self):
        folder, name = os.path.split(self.warehouse)
        script = self.file("completion", self.text(self.warehouse, "completion", "bash"))

        def completed(line):
            words = shlex.split(line) + ([""] if line.endswith(" ") else [])
            run = f'source "$1"; COMP_WORDS=({" ".join(shlex.quote(w) for w in words)}); COMP_CWORD={len(words) - 1}; _strata_{name}; printf "%s\\n" "${{COMPREPLY[@]}}"'
            done = subprocess.run(["bash", "-c", run, "bash", script], capture_output=True, text=True, cwd=self.folder.name)
            self.assertEqual(done.stderr, "")
            return done.stdout.split()
        self.assertEqual(completed(f"{name} exp"), ["explain"])
        self.assertEqual(completed(f"{name} graph --form"), ["--format"])
        self.assertEqual(completed(f"{name} graph --format s"), ["svg"])
        self.assertEqual(completed(f"{name} --format y"), ["yaml"])
        self.assertEqual(completed(f"{name} diff --fail-on da"), ["data-loss"])
        self.assertEqual(completed(f"{name} completion f"), ["fish"])
        self.assertIn("completion", completed(f"{name} diff "))  # a file of the folder

    def test_the_other_shells_can_read_theirs(self):
        for shell in ("zsh", "fish"):
            script = self.file("completion." + shell, self.text(self.warehouse, "completion", shell))
            self.assertIn("explain", pathlib.Path(script).read_text())
            if shutil.which(shell):
                self.assertEqual(subprocess.run([shell, "-n", script], capture_output=True, text=True).stderr, "")
        self.run_program(self.warehouse, "completion", "tcsh", code=2)

    def test_the_manual_page_names_all(self):
        page = self.text(self.warehouse, "man-page")
        for word in ("explain", "deploy\\-command", "\\-\\-fail\\-on", "NO_COLOR", "EXIT STATUS"):
            self.assertIn(word, page)
        if shutil.which("groff"):
            shown = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=page, capture_output=True, text=True)
            self.assertEqual((shown.returncode, shown.stderr), (0, ""))

    def test_help_of_every_command(self):
        top = self.text(self.warehouse, "--help")
        headers = (ROOT / "include/strata/synth/commands").glob("*.hpp")
        commands = [name.replace("_", "-") for header in headers for name in re.findall(r"class (\w+)_command final : public command\b", header.read_text())]
        self.assertGreater(len(commands), 9)
        for command in commands:
            self.assertRegex(top, rf"(?m)^  {command} ")
            self.assertIn("Exit codes", self.text(self.warehouse, command, "--help"))

    def test_wrong_arguments(self):
        for wrong in (["nothing"], ["list", "--of", "x"], ["graph", "-f", "gif"], ["explain"], ["diff"], ["list", "graph"], ["explain", "a", "b"], ["synth", "list"]):
            done = self.run_program(self.warehouse, *wrong, code=2)
            self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1), done.stderr)

    def test_the_closest_names_of_all_that_is_looked_up(self):
        for arguments, words in ((["lineage", "amazon_reviews.star_ratng"], "did you mean amazon_reviews.star_rating?"),
                                 (["lineage", "public.amazon_reviews.yaer"], "did you mean public.amazon_reviews.year"),
                                 (["graph", "-f", "htm"], "htm is not mermaid, dot, svg, html or json; did you mean html?"),
                                 (["diff", "--fail-on", "data-los", "x"], "did you mean data-loss?"),
                                 (["completion", "bsh"], "did you mean bash?"),
                                 (["explain", "LakeRol"], "did you mean LakeRole?"),
                                 (["list", "Producr"], "did you mean Producer"),
                                 (["explian"], "did you mean explain?"),
                                 (["list", "--jsn"], "did you mean --json?")):
            said = self.run_program(self.warehouse, *arguments, code=2).stderr
            self.assertIn(words, said)
            self.assertEqual(said.count("\n"), 1)
        self.assertIn("did you mean house?", self.run_program(self.awkward, "check", "--policy", "hose", code=2).stderr)

    def test_a_pattern_of_columns(self):
        shown = self.text(self.warehouse, "lineage", "mv_product_analysis.review_*")
        self.assertIn("public.mv_product_analysis.review_total", shown)
        self.assertIn("public.amazon_reviews.review_date", shown)  # a source of one that matches
        self.assertNotIn("rating", shown)
        self.run_program(self.warehouse, "lineage", "nothing.*", code=2)

    def test_a_command_without_what_it_needs_says_what_to_do(self):
        name = os.path.basename(self.warehouse)
        said = self.run_program(self.warehouse, "explain", code=2).stderr
        self.assertRegex(said, rf"explain needs ID: the id of a resource .*; try {name} explain '\*'")
        self.assertRegex(self.run_program(self.warehouse, "diff", code=2).stderr, rf"diff needs FILE: .*; try {name} diff deployed\.json")
        said = self.run_program(self.warehouse).stderr
        self.assertIn(f"{name} --help lists what else it can do", said)
        self.assertNotIn("--help", self.run_program(self.warehouse, "-o", self.file("template", "")).stderr)

    def test_progress_at_a_terminal(self):
        def waits(stderr, seconds):
            done = subprocess.Popen([self.warehouse, "diff", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=stderr)
            time.sleep(seconds)
            done.communicate(b"{}")
        primary, secondary = pty.openpty()
        waits(secondary, 2.6)
        os.close(secondary)
        self.assertIn(b"diff is still at work after 2 seconds", os.read(primary, 65536))
        os.close(primary)
        with tempfile.TemporaryFile() as log:
            waits(log, 2.6)
            log.seek(0)
            self.assertNotIn(b"still at work", log.read())

    def test_output_that_cannot_be_written(self):
        for command in (["list"], ["graph"], ["lineage"], ["explain", "LakeRole"], ["check"]):
            self.run_program(self.warehouse, *command, "-o", "/no/such/folder/file", code=3)
