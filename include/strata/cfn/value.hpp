// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/indirect.hpp>
#include <strata/cfn/logical_id.hpp>
#include <strata/core/literal.hpp>
#include <strata/core/sequence.hpp>

#include <cstdint>
#include <initializer_list>

/// Values of properties. A value is known at compile time, or it is an intrinsic function that CloudFormation evaluates
/// at deployment
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html). Values
/// own memory, so they live within one evaluation; constants can hold `reference` and `attribute`. Code that makes
/// values chooses between them with `if`, because g++ 12 destroys the wrong operand of `?:` in constant expressions.
namespace strata::cfn {

struct json;

/// `Ref`: of a resource, a parameter or a pseudo parameter.
struct reference {
  logical_id id{};
};

/// `Fn::GetAtt`.
struct attribute {
  logical_id id{};
  std::string_view name{};
};

/// A part of a text: characters, a reference or a function.
struct segment {
  enum class kind : std::uint8_t { literal, ref, get_att, call };
  kind what = kind::literal;
  std::string_view chars{};  ///< the characters, the attribute's name, or the function's name
  logical_id id{};
  indirect<json> arguments{};  ///< of a call: an array, or the one argument

  // Defined where `json` is complete: clang needs that for the members of `text`.
  constexpr segment();
  constexpr segment(kind k, std::string_view c, logical_id i, indirect<json> a);
  constexpr segment(segment const&);
  constexpr segment(segment&&) noexcept;
  constexpr segment& operator=(segment const&);
  constexpr segment& operator=(segment&&) noexcept;
  constexpr ~segment();
};

/// The segments of a text that lives at least as long.
class segment_range {
 public:
  constexpr segment_range(segment const* first, std::size_t size) : first_{first}, size_{size} {}
  [[nodiscard]] constexpr segment const* begin() const { return first_; }
  [[nodiscard]] constexpr segment const* end() const { return first_ + size_; }
  [[nodiscard]] constexpr segment const& front() const { return *first_; }
  [[nodiscard]] constexpr segment const& back() const { return first_[size_ - 1]; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }

 private:
  segment const* first_;
  std::size_t size_;
};

/// A string: a sequence of literals, references and intrinsic functions. The template contains the shortest form: a
/// plain string, one function, or `Fn::Sub`. Most texts have one segment, which needs no allocation, because
/// memory costs compilers most.
class text {
 public:
  constexpr text() = default;
  constexpr text(char const* literal) : text{core::literal(literal)} {}
  constexpr text(std::string_view literal);
  constexpr text(reference to);
  constexpr text(attribute of);
  /// A call of an intrinsic function, e.g. "Fn::Join", with its arguments.
  static constexpr text call(std::string_view function, json arguments);

  constexpr text& operator+=(text const& more) { return *this += text{more}; }
  constexpr text& operator+=(text&& more) {
    if (!more.given_) return *this;
    if (!given_) return *this = static_cast<text&&>(more);
    if (all_.empty()) {
      all_.reserve(4);
      all_.push_back(static_cast<segment&&>(one_));
    }
    if (more.all_.empty()) all_.push_back(static_cast<segment&&>(more.one_));
    for (segment& p : more.all_) all_.push_back(static_cast<segment&&>(p));
    return *this;
  }
  friend constexpr text operator+(text left, text right) {
    left += static_cast<text&&>(right);
    return left;
  }

  [[nodiscard]] constexpr segment_range segments() const {
    if (all_.empty()) return {&one_, given_};
    return {all_.data(), all_.size()};
  }
  [[nodiscard]] constexpr bool has_one_segment() const { return given_ && all_.empty(); }
  /// Valid only if the text has one segment.
  [[nodiscard]] constexpr segment const& only_segment() const { return one_; }
  [[nodiscard]] constexpr bool empty() const { return !given_; }
  /// Whether all of the text is known at compile time.
  [[nodiscard]] constexpr bool is_literal() const {
    for (segment const& p : segments())
      if (p.what != segment::kind::literal) return false;
    return true;
  }
  /// Appends the literal segments to a sink with push_back(char).
  template <class Sink>
  constexpr void append_literal_to(Sink& out) const {
    for (segment const& p : segments())
      for (char c : p.chars) out.push_back(c);
  }

 private:
  constexpr explicit text(segment only) : one_{static_cast<segment&&>(only)}, given_{true} {}

  segment one_{};
  bool given_ = false;
  core::sequence<segment> all_{};  ///< if there are several
};

/// A whole number, or a function that gives one.
class integer {
 public:
  constexpr integer(int value) : value_{value} {}
  constexpr integer(long value) : value_{value} {}
  constexpr integer(long long value) : value_{value} {}
  constexpr integer(unsigned value) : value_{value} {}
  constexpr integer(reference to) : function_{text{to}} {}
  constexpr integer(attribute of) : function_{text{of}} {}
  constexpr integer(text function) : function_{static_cast<text&&>(function)} {}
  [[nodiscard]] constexpr bool is_literal() const { return !function_.has_value(); }
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  /// Valid only if the value is not a literal.
  [[nodiscard]] constexpr text const& function() const { return *function_; }

 private:
  std::int64_t value_{};
  indirect<text> function_{};
};

/// A number, or a function that gives one.
class number {
 public:
  constexpr number(double value) : value_{value} {}
  constexpr number(int value) : value_{static_cast<double>(value)} {}
  constexpr number(reference to) : function_{text{to}} {}
  constexpr number(text function) : function_{static_cast<text&&>(function)} {}
  [[nodiscard]] constexpr bool is_literal() const { return !function_.has_value(); }
  [[nodiscard]] constexpr double value() const { return value_; }
  /// Valid only if the value is not a literal.
  [[nodiscard]] constexpr text const& function() const { return *function_; }

 private:
  double value_{};
  indirect<text> function_{};
};

/// A boolean, or a function that gives one. Pointers do not convert to it, so a text is no boolean.
class boolean {
 public:
  template <class Bool>
    requires(__is_same(Bool, bool))
  constexpr boolean(Bool value) : value_{value} {}
  constexpr boolean(reference to) : function_{text{to}} {}
  constexpr boolean(text function) : function_{static_cast<text&&>(function)} {}
  [[nodiscard]] constexpr bool is_literal() const { return !function_.has_value(); }
  [[nodiscard]] constexpr bool value() const { return value_; }
  /// Valid only if the value is not a literal.
  [[nodiscard]] constexpr text const& function() const { return *function_; }

 private:
  bool value_{};
  indirect<text> function_{};
};

/// Any document, for properties that CloudFormation types as JSON, and for overrides.
struct json {
  enum class kind : std::uint8_t { null, boolean, integer, number, text, array, object };
  kind what = kind::null;
  bool truth{};
  std::int64_t whole{};
  double real{};
  cfn::text string{};
  core::sequence<std::string_view> keys{};  ///< of an object, one for each item
  core::sequence<json> items{};

  constexpr json() = default;
  template <class Bool>
    requires(__is_same(Bool, bool))
  constexpr json(Bool value) : what{kind::boolean}, truth{value} {}
  constexpr json(int value) : what{kind::integer}, whole{value} {}
  constexpr json(long value) : what{kind::integer}, whole{value} {}
  constexpr json(long long value) : what{kind::integer}, whole{value} {}
  constexpr json(unsigned value) : what{kind::integer}, whole{value} {}
  constexpr json(double value) : what{kind::number}, real{value} {}
  constexpr json(char const* value) : what{kind::text}, string{core::literal(value)} {}
  constexpr json(std::string_view value) : what{kind::text}, string{value} {}
  constexpr json(reference value) : what{kind::text}, string{value} {}
  constexpr json(attribute value) : what{kind::text}, string{value} {}
  constexpr json(cfn::text value) : what{kind::text}, string{static_cast<cfn::text&&>(value)} {}
};

constexpr segment::segment(kind k, std::string_view c, logical_id i, indirect<json> a)
    : what{k}, chars{c}, id{i}, arguments{static_cast<indirect<json>&&>(a)} {}
constexpr segment::segment() = default;
constexpr segment::segment(segment const&) = default;
constexpr segment::segment(segment&&) noexcept = default;
constexpr segment& segment::operator=(segment const&) = default;
constexpr segment& segment::operator=(segment&&) noexcept = default;
constexpr segment::~segment() = default;

constexpr text::text(std::string_view literal) : one_{segment::kind::literal, literal, {}, {}}, given_{true} {}
constexpr text::text(reference to) : one_{segment::kind::ref, {}, to.id, {}}, given_{true} {}
constexpr text::text(attribute of) : one_{segment::kind::get_att, of.name, of.id, {}}, given_{true} {}
constexpr text text::call(std::string_view function, json arguments) {
  return text{segment{segment::kind::call, function, {}, indirect<json>{static_cast<json&&>(arguments)}}};
}

/// A JSON array.
constexpr json array(std::initializer_list<json> items) {
  json result;
  result.what = json::kind::array;
  result.items.reserve(items.size());
  for (json const& item : items) result.items.push_back(item);
  return result;
}

struct member {
  std::string_view key;
  json value;
};

/// A JSON object; the members keep their order.
constexpr json object(std::initializer_list<member> members) {
  json result;
  result.what = json::kind::object;
  result.keys.reserve(members.size());
  result.items.reserve(members.size());
  for (member const& m : members) {
    result.keys.push_back(m.key);
    result.items.push_back(m.value);
  }
  return result;
}

/// Adds a member to a JSON object.
constexpr void set(json& object, std::string_view key, json value) {
  object.what = json::kind::object;
  object.keys.push_back(key);
  object.items.push_back(static_cast<json&&>(value));
}

}  // namespace strata::cfn
