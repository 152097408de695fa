# SPDX-FileCopyrightText: The Strata authors
# SPDX-License-Identifier: Apache-2.0
"""What the reference takes from the doc comments of constructs."""
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import construct_reference  # noqa: E402

HEADER = """struct queue_options {
  std::string_view name = "jobs";  ///< 1 to 80 characters;
                                   ///< account and region follow
  cfn::handle<aws::kms::Key> key{};
  removal_policy removal = removal_policy::retain;
};

/// A queue of jobs. Makes AWS::SQS::Queue.
/// Errors: E0399.
class queue_base {};

template <core::fixed_string Id = "">
struct queue : queue_base {
  constexpr queue(s3_location from, queue_options const& options = {},
                  core::source_line line_ = {})
      : queue_base{} {}
};
"""


class Reference(unittest.TestCase):
    def test_a_construct(self):
        self.assertEqual(construct_reference.rendered("", [HEADER]), """`queue<"Id">(from, {…})`

A queue of jobs. Makes AWS::SQS::Queue. Errors: E0399.

| option | default | |
|---|---|---|
| `name` | `jobs` | 1 to 80 characters; account and region follow |
| `key` |  |  |
| `removal` | `retain` |  |
""")

    def test_what_the_page_explains_is_left_out(self):
        self.assertEqual(construct_reference.rendered('`queue<"Id">(from)` is a queue', [HEADER]), "")

    def test_a_construct_without_a_comment(self):
        with self.assertRaises(SystemExit) as refused:
            construct_reference.rendered("", [HEADER.replace("/// A queue of jobs. Makes AWS::SQS::Queue.\n/// Errors: E0399.\n", "")])
        self.assertIn("queue_base has no doc comment", str(refused.exception))


if __name__ == "__main__":
    unittest.main()
