// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "expect.hpp"

namespace strata_test {

/// Tokens as one line of text: each with its kind, so a case is two strings. Keywords are marked with `*`.
struct token_case {
  std::string_view sql, expected;
};

constexpr std::string_view text_of(strata::sql::token_kind kind) {
  constexpr std::string_view texts[] = {"end",    "bad-string", "bad-name", "bad-comment", "name",   "quoted", "string",
                                        "number", "parameter",  "(",        ")",           "[",      "]",      "{",
                                        "}",      ",",          ";",        ".",           ":",      "::",     "+",
                                        "-",      "*",          "/",        "%",           "=",      "<>",     "<",
                                        "<=",     ">",          ">=",       "||",          "~",      "~*",     "!~",
                                        "!~*",    ":=",         "=>",       "op",          "unknown"};
  return texts[static_cast<std::size_t>(kind)];
}

constexpr bool holds(token_case const& c) {
  std::vector<char> out;
  std::size_t end = 0;
  for (strata::sql::token const& t : strata::sql::tokenize(c.sql)) {
    if (t.offset < end || c.sql.substr(t.offset, t.text.size()) != t.text) return false;  // in order, and views of it
    end = t.offset + t.text.size();
    if (!out.empty()) out.push_back(' ');
    std::string_view const kind = text_of(t.kind);
    append(out, kind);
    if (t.word != strata::sql::no_keyword) out.push_back('*');
    if (kind == t.text) continue;
    out.push_back('|');
    append(out, t.text);
    out.push_back('|');
  }
  return equals(out, c.expected);
}

inline constexpr token_case token_cases[] = {
    {"", ""},
    {" \t\r\n\f\v", ""},
    {"a", "name|a|"},
    {"_a1$ a$b", "name|_a1$| name|a$b|"},
    {"ABC aBc", "name|ABC| name|aBc|"},
    {"Select SELECT select", "name*|Select| name*|SELECT| name*|select|"},
    {"selects sel", "name|selects| name|sel|"},
    {"\"select\" \"a \"\" b\" \"\"", "quoted|\"select\"| quoted|\"a \"\" b\"| quoted|\"\"|"},
    {"\xc3\xa9t\xc3\xa9 caf\xc3\xa9", "name|\xc3\xa9t\xc3\xa9| name|caf\xc3\xa9|"},
    {"#t s.#u a#b a # b", "name|#t| name|s| . name|#u| name|a| op|#| name|b| name|a| op|#| name|b|"},
    // strings
    {"'a' '' 'a''b'", "string|'a'| string|''| string|'a''b'|"},
    {R"('a\'b' 'a\\' '\\''' x)", R"(string|'a\'b'| string|'a\\'| string|'\\'''| name|x|)"},
    {"e'a' E'b' n'c' N'd' b'1' x'F'", "string|e'a'| string|E'b'| string|n'c'| string|N'd'| string|b'1'| string|x'F'|"},
    {"f'a' be'a'", "name|f| string|'a'| name|be| string|'a'|"},
    {"'-- /* ; $$'", "string|'-- /* ; $$'|"},
    {"'a\nb'", "string|'a\nb'|"},
    {"$$a'b$$ $t$a$$b$t$ $_1$$_1$", "string|$$a'b$$| string|$t$a$$b$t$| string|$_1$$_1$|"},
    {"$a$ $b$ $a$", "string|$a$ $b$ $a$|"},
    {"$$a$$$$b$$", "string|$$a$$| string|$$b$$|"},
    // parameters
    {"$1 $23 :a :b_c1", "parameter|$1| parameter|$23| parameter|:a| parameter|:b_c1|"},
    {"a::b a : b a:1 a[1:2]",
     "name|a| :: name|b| name|a| : name|b| name|a| : number|1| name|a| [ number|1| : number|2| ]"},
    {"$ $a", "unknown|$| unknown|$| name|a|"},
    // numbers
    {"1 12 1.5 .5 1. 0.0", "number|1| number|12| number|1.5| number|.5| number|1.| number|0.0|"},
    {"1e5 1E-5 1.5e+10 .5e1 1e", "number|1e5| number|1E-5| number|1.5e+10| number|.5e1| number|1| name|e|"},
    {"1e+ 1.e5", "number|1| name|e| + number|1.e5|"},
    {"1..2 1.a", "number|1| . number|.2| number|1.| name|a|"},
    {"1a a.1 t.5x", "number|1| name|a| name|a| . number|1| name|t| . number|5| name|x|"},
    {"a[0].b", "name|a| [ number|0| ] . name|b|"},
    {"-1 +1 1-1", "- number|1| + number|1| number|1| - number|1|"},
    // operators
    {"a+b-c*d/e%f", "name|a| + name|b| - name|c| * name|d| / name|e| % name|f|"},
    {"a=b a<>b a!=b a<b a<=b a>b a>=b",
     "name|a| = name|b| name|a| <> name|b| name|a| <>|!=| name|b| name|a| < name|b| name|a| "
     "<= name|b| name|a| > name|b| name|a| >= name|b|"},
    {"a||b a ~ b a~*b a!~b a!~*b",
     "name|a| || name|b| name|a| ~ name|b| name|a| ~* name|b| name|a| !~ name|b| name|a| !~* name|b|"},
    {"a=-1 a<-1 a>=-1 a*-1 a||-1",
     "name|a| = - number|1| name|a| < - number|1| name|a| >= - number|1| name|a| * - "
     "number|1| name|a| || - number|1|"},
    {"a^b |/4 ||/8 @-5 a&b a|b a<<1 a>>1",
     "name|a| op|^| name|b| op||/| number|4| op|||/| number|8| op|@| - number|5| "
     "name|a| op|&| name|b| name|a| op||| name|b| name|a| op|<<| number|1| name|a| "
     "op|>>| number|1|"},
    {"a~~b a~~*b a!~~b a!~~*b",
     "name|a| op|~~| name|b| name|a| op|~~*| name|b| name|a| op|!~~| name|b| name|a| op|!~~*| name|b|"},
    {"a:=b a=>b ! ?", "name|a| := name|b| name|a| => name|b| op|!| op|?|"},
    {"(a,b);[c].{d}", "( name|a| , name|b| ) ; [ name|c| ] . { name|d| }"},
    {"count(*)", "name|count| ( * )"},
    {"` \\", "unknown|`| unknown|\\|"},
    // comments
    {"a -- b\nc", "name|a| name|c|"},
    {"a --", "name|a|"},
    {"a--b", "name|a|"},
    {"a - -b", "name|a| - - name|b|"},
    {"a/*b*/c", "name|a| name|c|"},
    {"a /* b /* c */ d */ e", "name|a| name|e|"},
    {"/**/a/***/b/*/**/*/c", "name|a| name|b| name|c|"},
    {"a /* -- */ b -- /*\nc", "name|a| name|b| name|c|"},
    {"a*/b", "name|a| * / name|b|"},
    {"/* ' */ a /* \" */", "name|a|"},
    // without an end
    {"a 'b", "name|a| bad-string|'b|"},
    {"a 'b''", "name|a| bad-string|'b''|"},
    {R"(a 'b\')", R"(name|a| bad-string|'b\'|)"},
    {R"('\)", R"(bad-string|'\|)"},
    {"a \"b", "name|a| bad-name|\"b|"},
    {"a \"b\"\"", "name|a| bad-name|\"b\"\"|"},
    {"a /* b", "name|a| bad-comment|/* b|"},
    {"a /* b /* c */ d", "name|a| bad-comment|/* b /* c */ d|"},
    {"/*/", "bad-comment|/*/|"},
    {"$$a$", "bad-string|$$a$|"},
    {"$t$a$$", "bad-string|$t$a$$|"},
    {"e'", "bad-string|e'|"},
    {"'", "bad-string|'|"},
};

}  // namespace strata_test
