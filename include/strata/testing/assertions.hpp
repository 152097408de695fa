// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/template.hpp>

#include <functional>
#include <memory>
#include <regex>
#include <sstream>

/// Typed assertions about the resources in a stack's template. Names follow the CDK's assertions where these exist.
/// Each assertion returns an `outcome`; a test with Catch2 checks it by
///
///     CHECK(outcome_of(has_resource<aws::s3::Bucket>(t, object_like({{"BucketName", any()}}))));
///
/// or with the matchers of testing/catch.hpp.
namespace strata::testing {

using synth::json;

/// The result of an assertion: whether it holds, and if not, a text with the closest value.
struct outcome {
  bool holds = true;
  std::string text{};
  explicit operator bool() const { return holds; }
};

/// Compares a value with an expected one, and adds the differences: "Properties.Name: expected ..., found ...".
using differences = std::vector<std::string>;

/// A test's expectation of a value. A plain JSON value matches as a whole; `object_like` and `array_with` allow other
/// members and items. Patterns can be at any place in objects and lists.
class pattern {
 public:
  using matcher = std::function<void(std::string const& at, json const* found, differences& out)>;

  pattern(json exact) : match_{literal(std::move(exact))} {}
  pattern(char const* exact) : pattern{json(exact)} {}
  pattern(std::string exact) : pattern{json(std::move(exact))} {}
  template <class Number>
    requires std::is_arithmetic_v<Number>
  pattern(Number exact) : pattern{json(exact)} {}
  explicit pattern(matcher match) : match_{std::move(match)} {}

  /// `found` is null if there is no value.
  void compare(std::string const& at, json const* found, differences& out) const { match_(at, found, out); }

  static std::string shown(json const* value) { return value == nullptr ? "nothing" : value->dump(); }
  static std::string below(std::string const& at, std::string const& step) {
    return at.empty() ? step : at + "." + step;
  }

 private:
  static matcher literal(json exact) {
    return [exact = std::move(exact)](std::string const& at, json const* found, differences& out) {
      if (found != nullptr && nlohmann::json(*found) == nlohmann::json(exact))
        return;  // the order of keys does not matter
      if (found != nullptr && found->is_object() && exact.is_object()) {
        for (auto it = exact.begin(); it != exact.end(); ++it)
          literal(it.value())(below(at, it.key()), found->contains(it.key()) ? &(*found)[it.key()] : nullptr, out);
        for (auto it = found->begin(); it != found->end(); ++it)
          if (!exact.contains(it.key()))
            out.push_back(below(at, it.key()) + ": expected nothing, found " + it.value().dump());
        return;
      }
      out.push_back(at + ": expected " + exact.dump() + ", found " + shown(found));
    };
  }
  matcher match_;
};

using members = std::vector<std::pair<std::string, pattern>>;

/// An object that has at least these members.
inline pattern object_like(members expected) {
  return pattern{[expected = std::move(expected)](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || !found->is_object())
      return out.push_back(at + ": expected an object, found " + pattern::shown(found));
    for (auto const& [key, wanted] : expected)
      wanted.compare(pattern::below(at, key), found->contains(key) ? &(*found)[key] : nullptr, out);
  }};
}
/// An object that has these members and no others.
inline pattern object_equals(members expected) {
  return pattern{[expected = std::move(expected)](std::string const& at, json const* found, differences& out) {
    object_like(expected).compare(at, found, out);
    if (found == nullptr || !found->is_object()) return;
    for (auto it = found->begin(); it != found->end(); ++it)
      if (std::none_of(expected.begin(), expected.end(), [&it](auto const& e) { return e.first == it.key(); }))
        out.push_back(pattern::below(at, it.key()) + ": expected nothing, found " + it.value().dump());
  }};
}
/// A list that has items for these patterns, in this order, with any others between them.
inline pattern array_with(std::vector<pattern> expected) {
  return pattern{[expected = std::move(expected)](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || !found->is_array())
      return out.push_back(at + ": expected a list, found " + pattern::shown(found));
    std::size_t next = 0;
    for (std::size_t e = 0; e < expected.size(); ++e) {
      std::size_t i = next;
      for (; i < found->size(); ++i) {
        differences tried;
        expected[e].compare(at, &(*found)[i], tried);
        if (tried.empty()) break;
      }
      if (i == found->size())
        return out.push_back(at + ": no item for the expected item " + std::to_string(e) + " in " + found->dump());
      next = i + 1;
    }
  }};
}
/// A list of exactly these items.
inline pattern array_equals(std::vector<pattern> expected) {
  return pattern{[expected = std::move(expected)](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || !found->is_array() || found->size() != expected.size())
      return out.push_back(at + ": expected a list of " + std::to_string(expected.size()) + ", found " +
                           pattern::shown(found));
    for (std::size_t i = 0; i < expected.size(); ++i)
      expected[i].compare(pattern::below(at, std::to_string(i)), &(*found)[i], out);
  }};
}
/// Any value that exists.
inline pattern any() {
  return pattern{[](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || found->is_null()) out.push_back(at + ": expected any value, found nothing");
  }};
}
/// No value may exist.
inline pattern absent() {
  return pattern{[](std::string const& at, json const* found, differences& out) {
    if (found != nullptr) out.push_back(at + ": expected nothing, found " + found->dump());
  }};
}
/// Any value except this one.
inline pattern not_(pattern unwanted) {
  return pattern{[unwanted](std::string const& at, json const* found, differences& out) {
    differences tried;
    unwanted.compare(at, found, tried);
    if (tried.empty()) out.push_back(at + ": expected anything but " + pattern::shown(found));
  }};
}
/// A text that a regular expression (ECMAScript) matches somewhere.
inline pattern string_like(std::string const& expression) {
  return pattern{[expression](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || !found->is_string() ||
        !std::regex_search(found->get<std::string>(), std::regex{expression}))
      out.push_back(at + ": expected a text like /" + expression + "/, found " + pattern::shown(found));
  }};
}
/// A text that is itself a JSON document, such as the definition of a state machine.
inline pattern serialized_json(pattern expected) {
  return pattern{[expected](std::string const& at, json const* found, differences& out) {
    if (found == nullptr || !found->is_string())
      return out.push_back(at + ": expected JSON in a text, found " + pattern::shown(found));
    json const inside = json::parse(found->get<std::string>(), nullptr, false);
    if (inside.is_discarded()) return out.push_back(at + ": expected JSON in a text, found another text");
    expected.compare(at + " (JSON)", &inside, out);
  }};
}

/// Captures the values that it matches in the resources that match: `capture name; object_like({{"Name", name}})`.
class capture {
 public:
  operator pattern() const {
    return pattern{[values = values_](std::string const& at, json const* found, differences& out) {
      if (found == nullptr)
        out.push_back(at + ": expected a value to capture, found nothing");
      else
        values->push_back(*found);
    }};
  }
  [[nodiscard]] std::vector<json> const& values() const { return *values_; }
  /// @throws std::out_of_range if it captured nothing
  [[nodiscard]] json const& value() const { return values_->at(0); }

 private:
  std::shared_ptr<std::vector<json>> values_ = std::make_shared<std::vector<json>>();
};

/// A template under test, from a stack or any other document.
class template_under_test {
 public:
  explicit template_under_test(json document) : document_(std::move(document)) {}  // braces would make a list
  template <class Stack>
  static template_under_test of() {
    return template_under_test{synth::synthesize<Stack>().document};
  }
  [[nodiscard]] json const& document() const { return document_; }

  /// The resources of a type, as pairs of logical id and resource.
  [[nodiscard]] std::vector<std::pair<std::string, json const*>> resources(std::string_view type) const {
    std::vector<std::pair<std::string, json const*>> found;
    json const& all = document_.at("Resources");
    for (auto it = all.begin(); it != all.end(); ++it)
      if (it.value().at("Type").get<std::string>() == type) found.emplace_back(it.key(), &it.value());
    return found;
  }

  [[nodiscard]] outcome resource_count_is(std::string_view type, std::size_t expected) const {
    std::size_t const have = resources(type).size();
    return {have == expected, "expected " + std::to_string(expected) + " of " + std::string{type} +
                                  ", the template has " + std::to_string(have)};
  }
  /// Holds if a resource of the type matches; otherwise the text shows the closest one and its differences.
  [[nodiscard]] outcome has_resource(std::string_view type, pattern const& whole) const {
    return some(resources(type), whole, std::string{type});
  }
  [[nodiscard]] outcome has_resource_properties(std::string_view type, pattern const& properties) const {
    return has_resource(type, object_like({{"Properties", properties}}));
  }
  /// Holds if every resource of the type matches, and there is one.
  [[nodiscard]] outcome all_resources(std::string_view type, pattern const& whole) const {
    auto const found = resources(type);
    if (found.empty()) return {false, "the template has no " + std::string{type}};
    std::ostringstream text;
    bool holds = true;
    for (auto const& [id, resource] : found) {
      differences d;
      whole.compare("", resource, d);
      if (d.empty()) continue;
      holds = false;
      text << id << " differs:\n";
      for (std::string const& line : d) text << "  " << line << '\n';
    }
    return {holds, text.str()};
  }
  [[nodiscard]] outcome all_resources_properties(std::string_view type, pattern const& properties) const {
    return all_resources(type, object_like({{"Properties", properties}}));
  }
  [[nodiscard]] outcome has_output(std::string const& id, pattern const& whole) const {
    return has_entry("Outputs", id, whole);
  }
  [[nodiscard]] outcome has_parameter(std::string const& id, pattern const& whole) const {
    return has_entry("Parameters", id, whole);
  }
  [[nodiscard]] outcome has_mapping(std::string const& id, pattern const& whole) const {
    return has_entry("Mappings", id, whole);
  }
  [[nodiscard]] outcome has_condition(std::string const& id, pattern const& whole) const {
    return has_entry("Conditions", id, whole);
  }

  /// The same with the typed resource: `t.has_resource<aws::s3::Bucket>(...)`.
  template <class Resource>
  [[nodiscard]] outcome resource_count_is(std::size_t expected) const {
    return resource_count_is(Resource::type_name, expected);
  }
  template <class Resource>
  [[nodiscard]] outcome has_resource(pattern const& whole) const {
    return has_resource(Resource::type_name, whole);
  }
  template <class Resource>
  [[nodiscard]] outcome has_resource_properties(pattern const& properties) const {
    return has_resource_properties(Resource::type_name, properties);
  }
  template <class Resource>
  [[nodiscard]] outcome all_resources_properties(pattern const& properties) const {
    return all_resources_properties(Resource::type_name, properties);
  }

 private:
  [[nodiscard]] outcome has_entry(std::string const& section, std::string const& id, pattern const& whole) const {
    json const* found =
        document_.contains(section) && document_[section].contains(id) ? &document_[section][id] : nullptr;
    if (found == nullptr) return {false, "the template has no " + id + " in " + section};
    return some({{id, found}}, whole, section);
  }
  static outcome some(std::vector<std::pair<std::string, json const*>> const& among, pattern const& whole,
                      std::string const& what) {
    if (among.empty()) return {false, "the template has no " + what};
    std::string closest;
    differences least;
    for (auto const& [id, resource] : among) {
      differences d;
      whole.compare("", resource, d);
      if (d.empty()) return {};
      if (closest.empty() || d.size() < least.size()) closest = id, least = d;
    }
    std::ostringstream text;
    text << "none of " << among.size() << ' ' << what << " matches; the closest is " << closest << ":\n";
    for (std::string const& line : least) text << "  " << line << '\n';
    return {false, text.str()};
  }
  json document_;
};

/// The template of a stack: `auto const t = template_from<app>();`.
template <class Stack>
template_under_test template_from() {
  return template_under_test::of<Stack>();
}

namespace detail {

struct no_errors {
  constexpr void report(auto const&...) const {}
};

template <cfn::Visitable T>
json json_of(T const& value) {
  auto const record = [&value](cfn::recording_room const& room) {
    cfn::recorder out{room};
    no_errors errors;
    out.put(cfn::event::begin_object);
    write_members(out, errors, value);
    out.put(cfn::event::end_object);
    return out.room();
  };
  cfn::recording_room const needed = record({});
  std::vector<cfn::event> events(needed.event_count);
  std::vector<cfn::event_value> values(needed.value_count);
  record({events.data(), values.data(), events.size(), values.size()});
  synth::json_writer writer;
  cfn::recording_reader{{events.data(), values.data(), events.size()}}.value(writer);
  return writer.take();
}

}  // namespace detail

/// A typed property or resource as a pattern: the members that it sets must exist, in CloudFormation's spelling.
template <cfn::Visitable T>
pattern matching(T const& value) {
  json const written = detail::json_of(value);
  std::function<pattern(json const&)> const at_least = [&at_least](json const& from) -> pattern {
    if (!from.is_object()) return from;
    members result;
    for (auto it = from.begin(); it != from.end(); ++it) result.emplace_back(it.key(), at_least(it.value()));
    return object_like(std::move(result));
  };
  return at_least(written);
}

}  // namespace strata::testing
