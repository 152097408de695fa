// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Documents in constant expressions: their values, edits of them, and the names that they refer to.
#include <strata/cfn/document.hpp>
#include <strata/cfn/edit.hpp>
#include <strata/cfn/functions.hpp>
#include <strata/cfn/references.hpp>
#include <strata/cfn/write.hpp>

namespace strata_test {
namespace {

using namespace strata;
using cfn::document;

struct recorded {
  cfn::event events[64]{};
  cfn::event_value values[64]{};
  std::size_t count = 0;
  constexpr explicit recorded(cfn::json const& value) {
    cfn::recorder out{{events, values, 64, 64}};
    write(out, value);
    count = out.room().event_count;
  }
  [[nodiscard]] constexpr cfn::recording_view view() const { return {events, values, count}; }
};

constexpr document document_of(cfn::json const& value) {
  cfn::document_writer made;
  recorded const from{value};
  cfn::recording_reader{from.view()}.value(made);
  return made.take();
}

constexpr cfn::json sample() {
  return cfn::object({{"Text", "a"},
                      {"Pieces", cfn::concat("b", "c")},
                      {"Numbers", cfn::array({1, 1.5, -7})},
                      {"Flags", cfn::object({{"On", true}, {"Off", false}, {"Unset", cfn::json{}}})},
                      {"Empty", cfn::object({})}});
}

// Values
static_assert(document_of(sample())["Text"] == "a" && document_of(sample())["Text"] != "b");
static_assert(document_of(sample())["Pieces"] == "bc" && document_of(sample())["Pieces"].text().size() == 2);
static_assert(document_of(sample())["Numbers"].size() == 3 && document_of(sample())["Numbers"][0] == 1);
static_assert(document_of(sample())["Numbers"][1] == 1.5 && document_of(sample())["Numbers"][1] != 1);
static_assert(document_of(sample())["Numbers"][0] == 1.0 && document_of(sample())["Numbers"][2].integer() == -7);
static_assert(document_of(sample())["Flags"]["On"] == true && document_of(sample())["Flags"]["Off"] == false);
static_assert(document_of(sample())["Flags"]["On"] != 1 && document_of(sample())["Numbers"][0] != true);
static_assert(document_of(sample())["Flags"]["Unset"].what() == document::kind::null);
static_assert(document_of(sample())["Text"] != 1 && document_of(sample())["Numbers"][0] != "1");
// Members
static_assert(document_of(sample()).size() == 5 && document_of(sample()).key(3) == "Flags");
static_assert(document_of(sample()).contains("Empty") && !document_of(sample()).contains("On"));
static_assert(document_of(sample())["Empty"].size() == 0 && document_of(sample())["Text"].size() == 0);
static_assert(!document_of(sample())["Text"].contains("a"));
static_assert(document_of(sample())[1] == "bc");
// g++ 12 compares no address of a temporary in an assertion, so what follows stands in functions.

// Equality
constexpr bool equal(cfn::json const& a, cfn::json const& b) { return document_of(a) == document_of(b); }
static_assert([] { return equal(sample(), sample()); }());
static_assert([] { return equal(cfn::object({{"A", 1}, {"B", "x"}}), cfn::object({{"B", "x"}, {"A", 1}})); }());
static_assert([] { return !equal(cfn::object({{"A", 1}}), cfn::object({{"B", 1}})); }());
static_assert([] { return !equal(cfn::object({{"A", 1}}), cfn::object({{"A", 1}, {"B", 1}})); }());
static_assert([] {
  return !equal(cfn::array({1, 2}), cfn::array({2, 1})) && equal(cfn::array({1, 2}), cfn::array({1, 2}));
}());
static_assert([] { return !equal("1", 1) && !equal(cfn::array({}), cfn::object({})); }());

// Edits
struct case_of_edit {
  cfn::json before;
  cfn::edit change;
  cfn::json after;
};
constexpr bool gives(case_of_edit const& c) {
  cfn::document_writer made;
  recorded const from{c.before};
  write_edited(from.view(), &c.change, 1, made);
  return made.take() == document_of(c.after);
}
constexpr cfn::edit put(std::string_view path) { return {.path = path, .text = "new"}; }
constexpr cfn::edit append(std::string_view path) { return {.path = path, .append = true, .text = "new"}; }
static_assert([] { return gives({cfn::object({}), put("A"), cfn::object({{"A", "new"}})}); }());
static_assert([] {
  return gives({cfn::object({{"A", 1}, {"B", 2}}), put("A"), cfn::object({{"A", "new"}, {"B", 2}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", cfn::object({{"B", 1}})}}), put("A"), cfn::object({{"A", "new"}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", cfn::object({{"B", 1}, {"C", 2}})}}), put("A.C"),
                cfn::object({{"A", cfn::object({{"B", 1}, {"C", "new"}})}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", cfn::object({{"B", 1}})}}), put("A.C.D"),
                cfn::object({{"A", cfn::object({{"B", 1}, {"C", cfn::object({{"D", "new"}})}})}})});
}());
static_assert([] {
  return gives({cfn::object({{"B", cfn::object({{"A", 1}})}}), put("A"),
                cfn::object({{"B", cfn::object({{"A", 1}})}, {"A", "new"}})});
}());
static_assert([] {
  return gives(
      {cfn::object({{"A", cfn::array({1, 2, 3})}}), put("A.1"), cfn::object({{"A", cfn::array({1, "new", 3})}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", cfn::array({cfn::array({1, 2}), cfn::object({{"B", 1}})})}}), put("A.1.B"),
                cfn::object({{"A", cfn::array({cfn::array({1, 2}), cfn::object({{"B", "new"}})})}})});
}());
static_assert([] {
  return gives({cfn::object({}), append("A.B"), cfn::object({{"A", cfn::object({{"B", cfn::array({"new"})}})}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", cfn::array({1, cfn::array({})})}}), append("A"),
                cfn::object({{"A", cfn::array({1, cfn::array({}), "new"})}})});
}());
static_assert([] {
  return gives({cfn::object({{"A", 1}}),
                {.path = "A", .text = "rule", .reason = "why"},
                cfn::object({{"A", cfn::object({{"id", "rule"}, {"reason", "why"}})}})});
}());
// The edits apply one after the other.
constexpr bool edits_follow_each_other() {
  cfn::edit const edits[] = {put("A.B"), append("A.C"), append("A.C"), put("A.C.1"), {.path = "A.B", .text = "last"}};
  cfn::document_writer made;
  recorded const from{cfn::object({})};
  write_edited(from.view(), edits, 5, made);
  return made.take() ==
         document_of(cfn::object({{"A", cfn::object({{"B", "last"}, {"C", cfn::array({"new", "new"})}})}}));
}
static_assert(edits_follow_each_other());

// References
constexpr core::sequence<char> names_in(cfn::json const& value) {
  core::sequence<char> found;
  cfn::reference_finder finder{[&](std::string_view name) {
    core::append_text(found, name);
    found.push_back(' ');
  }};
  recorded const from{value};
  cfn::recording_reader{from.view()}.value(finder);
  return found;
}
constexpr bool refers_to(cfn::json const& value, std::string_view names) {
  core::sequence<char> const found = names_in(value);
  return std::string_view{found.data(), found.size()} == names;
}
constexpr cfn::json sub(cfn::json const& of) { return cfn::object({{"Fn::Sub", of}}); }
constexpr cfn::json ref(std::string_view name) { return cfn::object({{"Ref", name}}); }
static_assert([] { return refers_to("${A}", "") && refers_to(cfn::array({"Ref", "A"}), ""); }());
static_assert([] {
  return refers_to(ref("A"), "A ") && refers_to(cfn::object({{"X", cfn::array({1, ref("A"), ref("B")})}}), "A B ");
}());
static_assert([] { return refers_to(cfn::object({{"Ref", cfn::array({"A"})}}), ""); }());
static_assert([] { return refers_to(cfn::object({{"Fn::GetAtt", cfn::array({"A", "Arn"})}}), "A "); }());
static_assert([] { return refers_to(cfn::object({{"Fn::GetAtt", "A.Outputs.B"}}), "A "); }());
static_assert([] { return refers_to(sub("${A}-${B.Arn}-${!C}-${}-${D"), "A B "); }());
static_assert([] { return refers_to(sub(cfn::array({"${A}${B}", cfn::object({{"A", "x"}})})), "B "); }());
static_assert([] { return refers_to(sub(cfn::array({"${A}${B}", cfn::object({{"A", ref("C")}})})), "C B "); }());
static_assert([] {
  return refers_to(sub(cfn::array({"${A}${B}", cfn::object({{"B", sub(cfn::array({"${A}", cfn::object({})}))}})})),
                   "A A ");
}());
static_assert([] { return refers_to(sub(cfn::array({"${Ref}", cfn::object({{"Ref", "x"}})})), ""); }());

}  // namespace
}  // namespace strata_test
