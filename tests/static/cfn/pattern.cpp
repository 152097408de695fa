// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/cfn/pattern.hpp>

namespace strata_test {

using strata::cfn::matches;
using strata::cfn::supported;

// Anchors and search.
static_assert(matches("b", "abc") && !matches("^b", "abc") && !matches("b$", "abc") && matches("^abc$", "abc"));
static_assert(matches("", "anything") && matches("^$", "") && !matches("^$", "a"));
// Alternatives and groups.
static_assert(matches("^(a|b|c)$", "b") && !matches("^(a|b|c)$", "d") && matches("^a|b$", "ax") &&
              matches("^a|b$", "xb"));
static_assert(matches("^(a|bc|d)*e$", "abcdabce") && !matches("^(a|bc|d)*e$", "abcdx"));
static_assert(matches("^(?:ab)+$", "abab") && !matches("^(?:ab)+$", "aba") && matches("^(a(b|c))*$", "abacab"));
// Classes.
static_assert(matches("^[a-z0-9-]+$", "a-0") && !matches("^[a-z0-9-]+$", "A") && matches("^[^a]$", "b") &&
              !matches("^[^a]$", "a"));
static_assert(matches("^[\\w+=,.@-]+$", "a_B1+=,.@-") && !matches("^[\\w]+$", "a b") && matches("^\\d{3}$", "123") &&
              !matches("^\\D$", "1"));
static_assert(matches("^[\\u0020-\\u007E]*$", "a ~") && !matches("^[\\u0020-\\u007E]*$", "\t") &&
              matches("^[\\x41]$", "A"));
// Ranges at the edges of the two words that a set of characters is kept in.
static_assert(matches("^[>-A]+$", ">?@A") && !matches("^[>-A]$", "=") && !matches("^[>-A]$", "B"));
static_assert(matches("^[?-?]$", "?") && !matches("^[?-?]$", "@") && matches("^[@-@]$", "@") &&
              !matches("^[@-@]$", "?"));
static_assert(matches("^[\\x00-\\x7F]+$", "\x01?@\x7F") && matches("^[~-\\xFF]$", "\x7F") && !matches("^[b-a]$", "a"));
static_assert(matches("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", "Some key-1") && !matches("^[\\p{L}]+$", "1"));
// Quantifiers.
static_assert(matches("^a{2,3}$", "aa") && matches("^a{2,3}$", "aaa") && !matches("^a{2,3}$", "a") &&
              !matches("^a{2,3}$", "aaaa"));
static_assert(matches("^(ab){2,3}$", "ababab") && !matches("^(ab){2,3}$", "ab") && !matches("^(ab){2,3}$", "abababab"));
static_assert(matches("^a?b*c+$", "cc") && matches("^a?b*c+$", "abbc") && !matches("^a?b*c+$", "aab") &&
              matches("^a{2,}$", "aaaaa"));
static_assert(matches("^a.*?b$", "axxb") && matches("^x{0}y$", "y"));
// Look-ahead.
static_assert(matches("^(?=^[a-z0-9-]+$).{3,64}$", "producer") && !matches("^(?=^[a-z0-9-]+$).{3,64}$", "Producer"));
static_assert(!matches("^(?=^[a-z0-9-]+$).{3,64}$", "ab") && matches("^(?!aws:)[a-z:]+$", "abc:") &&
              !matches("^(?!aws:)[a-z:]+$", "aws:x"));
// Patterns of the schemas.
static_assert(matches("arn:(aws[a-zA-Z-]*)?:iam::(\\d{12}|aws):policy/[a-zA-Z_0-9+=,.@\\-_/]+",
                      "arn:aws-cn:iam::123456789012:policy/p"));
static_assert(!matches("arn:(aws[a-zA-Z-]*)?:iam::(\\d{12}|aws):policy/[a-zA-Z_0-9+=,.@\\-_/]+",
                       "arn:aws:iam::12345:policy/p"));
static_assert(matches("[a-z][a-z0-9]*(-[a-z0-9]+)*", "final-snapshot-1"));

// The matcher accepts values that it cannot decide: other characters than ASCII, patterns of another dialect, and
// matches that need too many steps.
static_assert(matches("^[a-z]+$", "\u00e9t\u00e9") && !supported("\\Z") && matches("^x\\Z", "y") &&
              !supported("(?<name>a)") && !supported("a)"));
static_assert(matches("^(a*)*(a*)*(a*)*b$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));

}  // namespace strata_test
