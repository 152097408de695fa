// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "expect.hpp"

namespace strata_test {

using namespace strata::sql;

constexpr identifier bare(std::string_view text) { return {text, false}; }
constexpr identifier quoted(std::string_view text) { return {text, true}; }

// equal and hash: case never counts, doubled quotes count once
constexpr bool same(identifier a, identifier b) {
  bool const result = equal(a, b);
  if (result != equal(b, a) || (result && hash(a) != hash(b))) throw "equal and hash do not agree";
  return result;
}
static_assert(same(bare("abc"), bare("ABC")) && same(bare("abc"), quoted("aBc")) && same(quoted("a b"), quoted("A B")));
static_assert(!same(bare("abc"), bare("abd")) && !same(bare("abc"), bare("abcd")) && !same(bare(""), bare("a")));
static_assert(same(bare(""), quoted("")));
static_assert(same(quoted("a\"\"b"), bare("a\"b")) && same(quoted("\"\""), bare("\"")));
static_assert(same(quoted("a\"\"\"\"b"), bare("a\"\"b")) && !same(quoted("a\"\"b"), bare("a\"\"b")));
static_assert(same(bare("caf\xc3\xa9"), bare("CAF\xc3\xa9")) && !same(bare("\xc3\xa9"), bare("\xc3\x89")));
static_assert(hash(bare("a")) != hash(bare("b")) && hash(bare("ab")) != hash(bare("ba")));
static_assert(hash(bare("")) == 14695981039346656037u && hash(bare("A")) == 0xaf63dc4c8601ec8cu);  // FNV-1a of "a"

// sizes
static_assert(bare("abc").byte_length() == 3 && quoted("a\"\"b").byte_length() == 3);
static_assert(quoted("\"\"\"\"").byte_length() == 2 && bare("\xc3\xa9").byte_length() == 2);
static_assert(bare("").empty() && !bare("a").empty());

constexpr char long_name[128 + 1] =
    "a23456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234"
    "567890"
    "12345678";
constexpr std::string_view of_127{long_name, 127}, of_128{long_name, 128};

// valid without quotes
static_assert(is_valid_identifier("a") && is_valid_identifier("_a") && is_valid_identifier("A1$_") &&
              is_valid_identifier("\xc3\xa9"));
static_assert(is_valid_identifier(of_127) && !is_valid_identifier(of_128));
static_assert(!is_valid_identifier("") && !is_valid_identifier("1a") && !is_valid_identifier("$a") &&
              !is_valid_identifier("a b"));
static_assert(!is_valid_identifier("a-b") && !is_valid_identifier("a\"b") && !is_valid_identifier("#a") &&
              !is_valid_identifier("a.b"));
static_assert(!is_valid_identifier("user") && !is_valid_identifier("USER") && is_valid_identifier("users"));
// valid at all
static_assert(is_valid_identifier(quoted("a b")) && is_valid_identifier(quoted("user")) &&
              is_valid_identifier(quoted("a\"\"b")));
static_assert(!is_valid_identifier(quoted("")) && !is_valid_identifier(quoted("a\"b")) &&
              !is_valid_identifier(quoted("a\"")));
static_assert(is_valid_identifier(quoted(of_127)) && !is_valid_identifier(quoted(of_128)));
static_assert(!is_valid_identifier(bare("a b")) && is_valid_identifier(bare("ab")));
static_assert(!is_valid_identifier(quoted({"a\0b", 3})));

// reserved words: 159, and no others
static_assert(detail::reserved_word_count == 159);
static_assert(is_reserved("select") && is_reserved("TAG") && is_reserved("Percent") && is_reserved("language") &&
              is_reserved("timestamp"));
static_assert(is_reserved("aes128") && is_reserved("without") && is_reserved("unnest") && is_reserved("mostly32") &&
              is_reserved("minus"));
static_assert(!is_reserved("date") && !is_reserved("name") && !is_reserved("status") && !is_reserved("value") &&
              !is_reserved("key"));
static_assert(!is_reserved("append") && !is_reserved("datetime") && !is_reserved("runlength") &&
              !is_reserved("within"));
static_assert(!is_reserved("") && !is_reserved("a_very_long_name_that_is_no_keyword") && !is_reserved("selectselect"));

static_assert(!needs_quotes("a1_$") && needs_quotes("A") && needs_quotes("a b") && needs_quotes("user") &&
              needs_quotes("1") && needs_quotes(""));

// names of several parts
constexpr object_name of(std::string_view d, std::string_view s, std::string_view n) {
  return {bare(d), bare(s), bare(n)};
}
static_assert(equal(of("", "s", "t"), of("", "S", "T")) && !equal(of("", "s", "t"), of("", "", "t")));
static_assert(hash(of("", "s", "t")) == hash(of("", "S", "T")) && hash(of("", "s", "t")) != hash(of("s", "", "t")));
static_assert(hash(of("", "a", "bc")) != hash(of("", "ab", "c")) && of("a", "b", "").empty());

// system relations
static_assert(is_system_relation(of("", "pg_catalog", "x")) &&
              is_system_relation(of("d", "INFORMATION_SCHEMA", "tables")));
static_assert(is_system_relation(of("", "", "stl_query")) && is_system_relation(of("", "", "SVV_TABLES")) &&
              is_system_relation(of("", "", "sys_query_history")));
static_assert(is_system_relation(of("", "", "pg_class")) && is_system_relation(of("", "", "stv_recents")) &&
              is_system_relation(of("", "", "svcs_query")));
static_assert(!is_system_relation(of("", "", "stl")) && !is_system_relation(of("", "", "systems")) &&
              !is_system_relation(of("", "s", "stl_query")));

// written
constexpr bool writes(auto const& name, std::string_view expected) {
  std::vector<char> out;
  quoted_identifier(out, name);
  return equals(out, expected);
}
static_assert(writes(std::string_view{"abc"}, "abc") && writes(std::string_view{"Abc"}, "\"Abc\"") &&
              writes(std::string_view{"user"}, "\"user\""));
static_assert(writes(std::string_view{"a b"}, "\"a b\"") && writes(std::string_view{"a\"b"}, "\"a\"\"b\"") &&
              writes(std::string_view{""}, "\"\""));
static_assert(writes(std::string_view{"a\"\"b"}, "\"a\"\"\"\"b\"") && writes(std::string_view{"\xc3\xa9"}, "\xc3\xa9"));
static_assert(writes(quoted("abc"), "abc") && writes(quoted("a\"\"b"), "\"a\"\"b\"") && writes(quoted("A"), "\"A\"") &&
              writes(bare("A"), "\"A\""));
static_assert(writes(of("", "s", "t"), "s.t") && writes(of("D", "s", "t"), "\"D\".s.t") &&
              writes(of("", "", "order"), "\"order\""));

constexpr bool writes_literal(std::string_view value, std::string_view expected) {
  std::vector<char> out;
  quoted_literal(out, value);
  auto const tokens = tokenize(std::string_view{out.data(), out.size()});
  return equals(out, expected) && tokens.size() == 1 && tokens[0].is(token_kind::string);
}
static_assert(writes_literal("", "''") && writes_literal("a", "'a'") && writes_literal("it's", "'it''s'") &&
              writes_literal("'", "''''"));
static_assert(writes_literal("a\\", "'a\\\\'") && writes_literal("\\'", "'\\\\'''") &&
              writes_literal("a;--b/*", "'a;--b/*'"));

}  // namespace strata_test
