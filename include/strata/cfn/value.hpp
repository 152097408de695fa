// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/holder.hpp>
#include <strata/cfn/logical_id.hpp>
#include <strata/cfn/writer.hpp>
#include <strata/core/sequence.hpp>

#include <cstdint>
#include <initializer_list>

/// Values of properties. A value is known now, or it is an intrinsic function that CloudFormation evaluates when it
/// deploys (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
/// Values own memory, so they live within one evaluation; `reference` and `attribute` are what constants can hold.
/// Code that makes values chooses between them with `if`: g++ 12 destroys the wrong operand of `?:` in constant
/// expressions.
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

/// What a text is made of.
struct piece {
  enum class kind : std::uint8_t { literal, ref, get_att, call };
  kind what{};
  std::string_view chars{};  ///< the literal, the attribute's name, or the function's name
  logical_id id{};
  holder<json> arguments{};  ///< of a call: an array, or the one argument

  // Defined where `json` is complete: clang needs that for the members of `text`.
  constexpr piece(kind k, std::string_view c, logical_id i, holder<json> a);
  constexpr piece(piece const&);
  constexpr piece(piece&&) noexcept;
  constexpr piece& operator=(piece const&);
  constexpr piece& operator=(piece&&) noexcept;
  constexpr ~piece();
};

/// A string: literals, references and intrinsic functions in a row. Written as a plain string, as one function, or as
/// `Fn::Sub`, whichever says it shortest.
class text {
 public:
  constexpr text() = default;
  constexpr text(char const* literal) : text{std::string_view{literal}} {}
  constexpr text(std::string_view literal);
  constexpr text(reference to);
  constexpr text(attribute of);
  /// A call of an intrinsic function, e.g. "Fn::Join", with its arguments.
  static constexpr text call(std::string_view function, json arguments);

  constexpr text& operator+=(text const& more) {
    for (piece const& p : more.pieces_) pieces_.push_back(p);
    return *this;
  }
  friend constexpr text operator+(text left, text const& right) {
    left += right;
    return left;
  }

  constexpr core::sequence<piece> const& pieces() const { return pieces_; }
  constexpr bool empty() const { return pieces_.empty(); }
  /// True when all of it is known now.
  constexpr bool is_literal() const {
    for (piece const& p : pieces_)
      if (p.what != piece::kind::literal) return false;
    return true;
  }
  /// Hands the literal pieces to a sink with push_back(char).
  template <class Sink>
  constexpr void append_literal_to(Sink& out) const {
    for (piece const& p : pieces_)
      for (char c : p.chars) out.push_back(c);
  }

 private:
  core::sequence<piece> pieces_{};
};

/// A whole number, or a function that gives one.
class integer {
 public:
  constexpr integer(int value) : value_{value} {}
  constexpr integer(long value) : value_{value} {}
  constexpr integer(long long value) : value_{value} {}
  constexpr integer(unsigned value) : value_{value} {}
  constexpr integer(reference to) : function_{to} {}
  constexpr integer(attribute of) : function_{of} {}
  constexpr integer(text function) : function_{function} {}
  constexpr bool is_literal() const { return function_.empty(); }
  constexpr std::int64_t value() const { return value_; }
  constexpr text const& function() const { return function_; }

 private:
  std::int64_t value_{};
  text function_{};
};

/// A number, or a function that gives one.
class number {
 public:
  constexpr number(double value) : value_{value} {}
  constexpr number(int value) : value_{static_cast<double>(value)} {}
  constexpr number(reference to) : function_{to} {}
  constexpr number(text function) : function_{function} {}
  constexpr bool is_literal() const { return function_.empty(); }
  constexpr double value() const { return value_; }
  constexpr text const& function() const { return function_; }

 private:
  double value_{};
  text function_{};
};

/// A truth value, or a function that gives one. Not convertible from pointers: a text is no boolean.
class boolean {
 public:
  template <class Bool>
    requires(__is_same(Bool, bool))
  constexpr boolean(Bool value) : value_{value} {}
  constexpr boolean(reference to) : function_{to} {}
  constexpr boolean(text function) : function_{function} {}
  constexpr bool is_literal() const { return function_.empty(); }
  constexpr bool value() const { return value_; }
  constexpr text const& function() const { return function_; }

 private:
  bool value_{};
  text function_{};
};

/// Any document: for properties that CloudFormation types as JSON, and for overrides.
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
  constexpr json(char const* value) : what{kind::text}, string{value} {}
  constexpr json(std::string_view value) : what{kind::text}, string{value} {}
  constexpr json(reference value) : what{kind::text}, string{value} {}
  constexpr json(attribute value) : what{kind::text}, string{value} {}
  constexpr json(cfn::text value) : what{kind::text}, string{static_cast<cfn::text&&>(value)} {}
};

constexpr piece::piece(kind k, std::string_view c, logical_id i, holder<json> a)
    : what{k}, chars{c}, id{i}, arguments{static_cast<holder<json>&&>(a)} {}
constexpr piece::piece(piece const&) = default;
constexpr piece::piece(piece&&) noexcept = default;
constexpr piece& piece::operator=(piece const&) = default;
constexpr piece& piece::operator=(piece&&) noexcept = default;
constexpr piece::~piece() = default;

constexpr text::text(std::string_view literal) { pieces_.push_back({piece::kind::literal, literal, {}, {}}); }
constexpr text::text(reference to) { pieces_.push_back({piece::kind::ref, {}, to.id, {}}); }
constexpr text::text(attribute of) { pieces_.push_back({piece::kind::get_att, of.name, of.id, {}}); }
constexpr text text::call(std::string_view function, json arguments) {
  text result;
  result.pieces_.push_back({piece::kind::call, function, {}, holder<json>{static_cast<json&&>(arguments)}});
  return result;
}

/// A JSON array.
constexpr json array(std::initializer_list<json> items) {
  json result;
  result.what = json::kind::array;
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
