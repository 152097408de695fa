# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""Mistyped arguments, and files that a program does not expect."""
import json
import os
import pathlib
import pty
import re
import shlex
import stat
import subprocess
import unittest

from support import Programs


class Suggestions(Programs):
    def said(self, which, *arguments):
        done = self.run_program(which, *arguments, code=2)
        self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1), done.stderr)
        return done.stderr

    def test_a_misspelt_command_gets_the_closest(self):
        self.assertIn("there is no command explian; did you mean explain?\n", self.said(self.awkward, "explian", "x"))
        self.assertIn("there is no command diffs; did you mean diff?\n", self.said(self.awkward, "diffs"))
        self.assertIn("there is no command frobnicate; see --help\n", self.said(self.awkward, "frobnicate"))

    def test_a_misspelt_option_gets_the_closest(self):
        self.assertIn("there is no option --fromat of graph; did you mean --format?\n", self.said(self.awkward, "graph", "--fromat=svg"))
        self.assertIn("there is no option --quite; did you mean --quiet?\n", self.said(self.awkward, "--quite"))
        self.assertIn("list takes no argument more;", self.said(self.awkward, "list", "Texts", "more"))

    def test_an_unknown_id_gets_the_closest(self):
        self.assertIn("there is no resource or declaration LakRole; did you mean LakeRole?\n", self.said(self.warehouse, "explain", "LakRole"))
        self.assertIn("; did you mean SharedVpc, ", self.said(self.warehouse, "explain", "Shared"))
        self.assertIn("; list shows them; see --help\n", self.said(self.warehouse, "explain", "Nobody"))


class Patterns(Programs):
    def test_list_takes_a_pattern(self):
        everything = self.json(self.warehouse, "list", "--json")
        for pattern, fits in (("AWS::S3::*", lambda r: r["type"].startswith("AWS::S3::")),
                              ("LakeRol?", lambda r: r["id"] == "LakeRole"),
                              ("DataLake", lambda r: r.get("declaredAs") == "DataLake" or r["id"] == "DataLake"),
                              ("*", lambda r: True)):
            listed = self.json(self.warehouse, "list", pattern, "--json")
            self.assertGreater(len(listed), 0, pattern)
            self.assertEqual(listed, [r for r in everything if fits(r)], pattern)
        self.assertEqual(len(self.text(self.warehouse, "list", "LakeRole").splitlines()), 2)
        self.assertIn("like Nobody*", self.run_program(self.warehouse, "list", "Nobody*", code=2).stderr)

    def test_explain_takes_a_pattern(self):
        one = self.json(self.warehouse, "explain", "LakeRole", "--json")
        self.assertEqual(self.json(self.warehouse, "explain", "LakeRol?", "--json"), [one])
        ids = [e["id"] for e in self.json(self.warehouse, "explain", "*Lake*", "--json")]
        self.assertIn("DataLake", ids)  # a declaration
        self.assertIn("DataLakeSilverBucket", ids)  # a resource
        self.assertEqual(len(ids), len(set(ids)))
        text = self.text(self.warehouse, "explain", "*Lake*")
        self.assertEqual(text.count("\n\n"), len(ids) - 1)
        self.run_program(self.warehouse, "explain", "Nobody*", code=2)


class Deploy(Programs):
    def words(self, *arguments):
        return shlex.split(self.text(self.awkward, "deploy-command", *arguments))

    def test_a_large_file_goes_through_a_bucket(self):
        big = self.file("big.json", " " * 220_000)
        done = self.run_program(self.awkward, "deploy-command", big)
        self.assertEqual(shlex.split(done.stdout)[-4:-2], ["--s3-bucket", "BUCKET"])
        self.assertIn("has 220,000 bytes; CloudFormation accepts more than 51,200 only from a bucket", done.stderr)
        done = self.run_program(self.awkward, "deploy-command", big, "--s3-bucket", "mine")
        self.assertIn("--s3-bucket mine ", done.stdout)
        self.assertEqual(done.stderr, "")
        for size, bucket in ((51_200, False), (51_201, True)):
            self.assertEqual("--s3-bucket" in self.words(self.file("edge.json", " " * size)), bucket, size)
        done = self.run_program(self.awkward, "deploy-command", self.file("huge.json", " " * 1_000_001), code=4)
        self.assertIn("1,000,001 bytes", done.stderr)

    def test_a_file_that_cannot_be_read(self):
        for missing in ("/no/such/file", self.folder.name):
            done = self.run_program(self.awkward, "deploy-command", missing, code=3)
            self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1))
            self.assertIn("cannot read " + missing, done.stderr)

    def test_tags_role_and_parameters(self):
        file = self.file("t.json", "{}")
        words = self.words(file, "--tag", "team=data & more", "--tag", "cost=1=2", "--role-arn", "arn:aws:iam::111122223333:role/deployer",
                           "--parameter", "Wanted=it's")
        at = words.index("--role-arn")
        self.assertEqual(words[at:], ["--role-arn", "arn:aws:iam::111122223333:role/deployer", "--tags", "team=data & more", "cost=1=2",
                                      "--parameter-overrides", "Wanted=it's"])
        self.assertEqual(self.words("--tag", "a=b", file)[-4:], ["--tags", "a=b", "--parameter-overrides", "Wanted=VALUE"])
        self.assertEqual(self.words(file)[-1], "Wanted=VALUE")
        for wrong in (["--tag", "team"], ["--tag", "=x"], ["--parameter", "Wanted"], ["--parameter", "Wented=x"]):
            done = self.run_program(self.awkward, "deploy-command", file, *wrong, code=2)
            self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1))
        self.assertIn("no parameter Wented; did you mean Wanted?", done.stderr)


class Yaml(Programs):
    def refused(self, text):
        done = subprocess.run([self.awkward, "diff", self.file("before.yaml", text)], capture_output=True, text=True, timeout=60)
        if "YAML needs a program" in done.stderr:
            self.skipTest("*** SKIPPED: yaml-cpp is not on this machine, YAML was not read")
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (3, "", 1), done.stderr)
        return done.stderr

    def test_a_template_that_contains_itself(self):
        self.assertIn("contains itself", self.refused("Resources: &a\n  b: *a\n"))
        self.assertIn("contains itself", self.refused("&a [*a]"))
        self.assertIn("contains itself", self.refused("Resources: " + "[" * 300 + "]" * 300))

    def test_aliases_that_stand_for_too_much(self):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
        self.assertIn("more than 500,000 values", self.refused("\n".join(lines)))

    def test_an_alias_that_is_fine(self):
        text = "Resources:\n  A: &a {Type: 'AWS::SNS::Topic'}\n  B: *a\n"
        done = subprocess.run([self.awkward, "diff", self.file("fine.yaml", text), "--json"], capture_output=True, text=True)
        if "YAML needs a program" in done.stderr:
            self.skipTest("*** SKIPPED: yaml-cpp is not on this machine, YAML was not read")
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertEqual({r["id"]: r["effect"] for r in json.loads(done.stdout)["resources"]}["B"], "removed")


class Files(Programs):
    def test_a_directory_cannot_be_read(self):
        done = self.run_program(self.awkward, "diff", self.folder.name, code=3)
        self.assertEqual(done.stderr, f"Awkward: cannot read {self.folder.name}, a directory\n")

    def test_a_template_that_is_nested_deep(self):
        deep = "[" * 200_000 + "]" * 200_000
        for text in ('{"Resources": {"A": %s}}', '{"Resources": {}, "Outputs": %s}', '{"TemplateBody": {"Resources": {"A": %s}}}'):
            self.run_program(self.awkward, "diff", "-", "--fail-on", "nothing", input=text % deep)

    def test_a_symbolic_link_stays(self):
        target = pathlib.Path(self.file("target.json", "old"))
        link, chain = target.with_name("link.json"), target.with_name("chain.json")
        link.symlink_to("target.json")
        chain.symlink_to(link)
        self.run_program(self.awkward, "-q", "-o", str(chain))
        self.assertTrue(link.is_symlink() and chain.is_symlink())
        self.assertEqual(target.read_text(), self.text(self.awkward, "-q"))
        self.assertFalse(target.is_symlink())
        fresh = target.with_name("fresh.json")
        fresh.symlink_to("made.json")  # leads to a file that does not exist yet
        self.run_program(self.awkward, "-q", "-o", str(fresh))
        self.assertTrue(fresh.is_symlink() and target.with_name("made.json").is_file())

    def test_a_link_to_a_pipe_is_written_to(self):
        self.assertEqual(self.text(self.awkward, "-q", "-o", "/dev/stdout"), self.text(self.awkward, "-q"))

    def test_links_in_a_circle(self):
        ring = pathlib.Path(self.folder.name, "ring.json")
        ring.symlink_to("ring.json")
        self.addCleanup(ring.unlink)
        self.run_program(self.awkward, "-q", "-o", str(ring), code=3)
        self.assertTrue(ring.is_symlink())

    def test_the_mode_of_a_file_stays(self):
        for mode in (0o600, 0o640, 0o444):
            path = pathlib.Path(self.file(f"mode{mode}.json", "old"))
            path.chmod(mode)
            self.run_program(self.awkward, "-q", "-o", str(path))
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)
            self.assertEqual(path.read_text(), self.text(self.awkward, "-q"))


class Terminal(Programs):
    def on_a_terminal(self, *arguments, code=0, stream="stdout"):
        primary, secondary = pty.openpty()
        streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: secondary}
        done = subprocess.Popen([self.awkward, *arguments], env={"TERM": "xterm"}, **streams)
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
        self.assertEqual(done.wait(), code)
        return text

    def test_control_characters_of_a_template_do_nothing(self):
        older = self.file("escapes.json", {"Resources": {"Evil\x1b[2J": {"Type": "AWS::SNS::Topic\x07\x7f\x9b\u202e"}}})
        text = self.on_a_terminal("diff", older, "--fail-on", "nothing")
        self.assertIn(rb"Evil\u001b[2J", text)
        self.assertIn(rb"AWS::SNS::Topic\u0007\u007f\u009b\u202e", text)
        self.assertIn(b"\033[31m", text)  # the program's own colours
        for control in (b"\x07", b"\x7f", b"\xc2\x9b", b"\033[2J"):
            self.assertNotIn(control, text)
        self.assertIn("Evil\x1b[2J", self.text(self.awkward, "diff", older, "--fail-on", "nothing"))  # a pipe gets the bytes unchanged

    def test_control_characters_of_an_error_do_nothing(self):
        text = self.on_a_terminal("explain", "a\x1b[31mb", code=2, stream="stderr")
        self.assertIn(rb"a\u001b[31mb", text)
        self.assertNotIn(b"\x1b", text)


class Help(Programs):
    def test_help_says_how_to_go_on(self):
        name = os.path.basename(self.awkward)
        top = self.text(self.awkward, "--help")
        page = self.text(self.awkward, "man-page")
        lines = [line for line in top.splitlines() if line.startswith(f"  {name} ")]
        self.assertGreater(len(lines), 3)
        for line in lines:
            command = re.split("  +", line)[1]
            self.assertIn(command.replace("-", "\\-"), page)
            words = shlex.split(command)[1:]
            if "deployed.json" in words:
                self.file("deployed.json", self.text(self.awkward, "-q"))
            self.run_program(self.awkward, *words, cwd=self.folder.name)
        self.assertIn("JSON or YAML", self.text(self.awkward, "diff", "--help"))


if __name__ == "__main__":
    unittest.main()
