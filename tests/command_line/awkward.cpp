// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A stack of texts that JSON, YAML, HTML, a shell or a table could get wrong, with its own pack of rules.
#include <strata/policy.hpp>
#include <strata/synth.hpp>
#include <strata/synth/offer_pack.hpp>

namespace {

using namespace strata;

inline constexpr auto texts = raw_resource<"Texts">("AWS::SSM::Parameter", [] {
  return cfn::object({{"Lines", "SELECT 1\n  FROM t\n\n-- \"end\""},
                      {"EndsInALine", "one\ntwo\n"},
                      {"EndsInLines", "one\n\n\n"},
                      {"StartsWithALine", "\none"},
                      {"StartsWithASpace", " one\ntwo"},
                      {"SpaceBeforeALine", "one \ntwo"},
                      {"Indented", "one\n\ttwo"},
                      {"Returns", "one\r\ntwo"},
                      {"Empty", ""},
                      {"yes", "no"},
                      {"Null", "null"},
                      {"Tilde", "~"},
                      {"Number", "012"},
                      {"Date", "2010-09-09"},
                      {"Time", "12:30:45"},
                      {"Colon", "a: b"},
                      {"EndsInAColon", "a:"},
                      {"Hash", "a #b"},
                      {"Indicator", "*anchor"},
                      {"Percent", "%TAG"},
                      {"Dash", "- a"},
                      {"Markup", "</script><img src=x onerror=alert(1)><!--"},
                      {"Quote", "it's \"so\" \\ $HOME `x`"},
                      {"Beyond", "\xc3\xa9 \xe2\x80\xa8 \xef\xbb\xbf \xc2\x85 \xf0\x9f\x98\x80 \x7f"},
                      {"Control", "a\x01 b"},
                      {"Merge", "<<"},
                      {"Lists", cfn::array({cfn::array({1, 2}), cfn::array({}), cfn::object({}),
                                            cfn::object({{"a", cfn::array({cfn::object({{"b", 1}, {"c", true}})})}})})},
                      {"Numbers", cfn::array({-1, 2.5, 1e30})}});
});
inline constexpr auto wanted = parameter<"Wanted">({.description = "no default"});
inline constexpr auto named = raw_resource<"Named">("AWS::IAM::Role", [] {
  return cfn::object(
      {{"RoleName", wanted.ref()}, {"AssumeRolePolicyDocument", cfn::object({{"Statement", cfn::array({})}})}});
});

inline constexpr auto roles_are_described =
    policy::rule<"House-1">({.description = "A role says what it is for <in \"words\">"},
                            [](aws::iam::Role const& role) { return role.Description.has_value(); });
inline constexpr auto roles_have_names = policy::rule<"House-2">(
    {.description = "A role has a name"}, [](aws::iam::Role const& role) { return role.RoleName.has_value(); });
bool const known = synth::offer_pack("house", policy::pack<roles_are_described, roles_have_names>) &&
                   synth::offer_pack("names", policy::pack<roles_have_names>);

struct app : stack<app, "Awkward", texts, wanted, named> {};

}  // namespace

int main(int argc, char** argv) { return strata::run<app>(argc, argv); }
