// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/cfn/functions.hpp>

#include "written.hpp"

namespace strata_test {

// In lambdas: g++ 12 loses the lists in braces that stand directly in a static_assert.
using namespace strata::cfn;

struct Thing {
  static constexpr std::array<std::string_view, 2> attributes{"Arn", "Endpoint.Address"};
  static constexpr bool has_ref = true;
};
inline constexpr handle<Thing> thing{{"Con", "Part"}};

// Texts take the shortest form that has their value.
static_assert([] { return writes(text{}, R"("")"); }());
static_assert([] { return writes(text{"plain"}, R"("plain")"); }());
static_assert([] { return writes(concat("a", "b", "c"), R"("abc")"); }());
static_assert([] { return writes(text{ref(thing)}, R"({"Ref":"ConPart"})"); }());
static_assert([] { return writes(text{get_att<"Arn">(thing)}, R"({"Fn::GetAtt":["ConPart","Arn"]})"); }());
static_assert([] {
  return writes(text{get_att<"Endpoint.Address">(thing)}, R"({"Fn::GetAtt":["ConPart","Endpoint.Address"]})");
}());
static_assert([] { return writes(concat(get_att<"Arn">(thing), "/*"), R"({"Fn::Sub":"${ConPart.Arn}/*"})"); }());
static_assert([] {
  return writes(arn("s3", {}, {}, "bucket"), R"({"Fn::Sub":"arn:${AWS::Partition}:s3:::bucket"})");
}());
static_assert([] {
  return writes(arn("glue", "catalog"),
                R"({"Fn::Sub":"arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:catalog"})");
}());

// A literal keeps its meaning inside Fn::Sub, and stays unchanged outside of it.
static_assert([] { return writes(text{"${not a placeholder}"}, R"("${not a placeholder}")"); }());
static_assert([] { return writes(concat("${x} $ ", aws_region), R"({"Fn::Sub":"${!x} $ ${AWS::Region}"})"); }());

// Functions inside a text become variables of Fn::Sub.
static_assert([] {
  return writes(
      concat("z-", fn::select(0, fn::get_azs()), "-", fn::import_value("other")),
      R"({"Fn::Sub":["z-${a}-${b}",{"a":{"Fn::Select":[0,{"Fn::GetAZs":{"Ref":"AWS::Region"}}]},"b":{"Fn::ImportValue":"other"}}]})");
}());

static_assert([] {
  return writes(fn::join(",", {"a", aws_region}), R"({"Fn::Join":[",",["a",{"Ref":"AWS::Region"}]]})");
}());
static_assert([] {
  return writes(fn::join("", fn::split("/", aws_stack_id)),
                R"({"Fn::Join":["",{"Fn::Split":["/",{"Ref":"AWS::StackId"}]}]})");
}());
static_assert([] { return writes(fn::if_("IsProd", 3, "small"), R"({"Fn::If":["IsProd",3,"small"]})"); }());
static_assert([] {
  return writes(fn::find_in_map("Sizes", aws_region, "small"),
                R"({"Fn::FindInMap":["Sizes",{"Ref":"AWS::Region"},"small"]})");
}());
static_assert([] { return writes(fn::cidr("10.0.0.0/16", 6, 12), R"({"Fn::Cidr":["10.0.0.0/16",6,12]})"); }());
static_assert([] { return writes(fn::base64("text"), R"({"Fn::Base64":"text"})"); }());
static_assert([] {
  return writes(fn::and_({fn::equals("a", "b"), fn::not_(fn::condition("C"))}),
                R"({"Fn::And":[{"Fn::Equals":["a","b"]},{"Fn::Not":[{"Condition":"C"}]}]})");
}());
static_assert([] {
  return writes(fn::or_({fn::condition("A"), fn::condition("B")}),
                R"({"Fn::Or":[{"Condition":"A"},{"Condition":"B"}]})");
}());

// Fn::Sub with placeholders that are checked.
static_assert([] {
  return writes(fn::sub<"arn:${AWS::Partition}:x:${Name}/${Name}">(fn::bind<"Name">(ref(thing))),
                R"({"Fn::Sub":"arn:${AWS::Partition}:x:${ConPart}/${ConPart}"})");
}());
static_assert([] {
  return writes(fn::sub<"keep ${!Name} of ${AWS::Region}">(), R"({"Fn::Sub":"keep ${!Name} of ${AWS::Region}"})");
}());
static_assert([] { return writes(fn::sub<"nothing to do">(), R"("nothing to do")"); }());
static_assert([] { return writes(fn::sub<"${A}${B}">(fn::bind<"A">("a"), fn::bind<"B">("b")), R"("ab")"); }());
static_assert(fn::detail::first_unbound<"${A} ${B}", "A">() == "B");
static_assert(fn::detail::first_unbound<"${AWS::Regoin}">() == "AWS::Regoin");

static_assert([] { return writes(resolve_ssm("/path"), R"("{{resolve:ssm:/path}}")"); }());
static_assert([] {
  return writes(resolve_secret(ref(thing), "password"),
                R"({"Fn::Sub":"{{resolve:secretsmanager:${ConPart}:SecretString:password}}"})");
}());

// Numbers, truth values and lists take functions, too.
static_assert([] { return writes(integer{-5}, "-5") && writes(integer{ref(thing)}, R"({"Ref":"ConPart"})"); }());
static_assert([] {
  return writes(boolean{true}, "true") && writes(boolean{fn::if_("C", true, false)}, R"({"Fn::If":["C",true,false]})");
}());
static_assert([] { return writes(list<text>{"a", "b"}, R"(["a","b"])") && writes(list<text>{}, "[]"); }());
static_assert(!std::is_convertible_v<char const*, boolean>);

static_assert([] {
  return writes(object({{"a", 1}, {"b", array({true, "x", json{}})}}), R"({"a":1,"b":[true,"x",null]})");
}());

// Logical ids compare as wholes.
static_assert(logical_id{"Con", "Part"} == logical_id{"ConPart", ""} &&
              logical_id{"Con", "Part"}.hash() == logical_id{"C", "onPart"}.hash());
static_assert(!(logical_id{"Con", "Part"} == logical_id{"Con", "part"}));

}  // namespace strata_test
