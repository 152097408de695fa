// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/writer.hpp>
#include <strata/core/sequence.hpp>
#include <strata/core/text.hpp>

#include <type_traits>

namespace strata::cfn {

namespace detail {

// Not constexpr: in a constant expression the compiler's error is their name. A program that runs into them ends.
[[noreturn]] inline void the_document_has_no_such_member() { __builtin_abort(); }
[[noreturn]] inline void the_value_is_of_another_kind() { __builtin_abort(); }

}  // namespace detail

/// A value of a template: null, a boolean, a number, a text, an array or an object. For static tests, so all of it
/// works in constant expressions:
///
///     static_assert(template_of<app>.resource("LakeGoldBucket")["UpdateReplacePolicy"] == "Retain");
///
/// A member that is not there does not compile; ask `contains` first if it may be missing.
class document {
 public:
  enum class kind : std::uint8_t { null, boolean, integer, number, text, array, object };

  /// What the value is; the members of an object keep their order.
  [[nodiscard]] constexpr kind what() const { return nodes_[0].what; }
  /// The number of items or members; 0 for any other value.
  [[nodiscard]] constexpr std::size_t size() const { return nodes_[0].count; }
  [[nodiscard]] constexpr bool contains(std::string_view member) const { return find(member) != 0; }
  /// A member of an object.
  constexpr document operator[](std::string_view member) const {
    std::size_t const at = find(member);
    if (at == 0) detail::the_document_has_no_such_member();
    return part(at);
  }
  constexpr document operator[](char const* member) const { return (*this)[std::string_view{member}]; }
  /// An item of an array, or a member in the order of the template.
  constexpr document operator[](std::size_t position) const { return part(child(position)); }
  constexpr document operator[](int position) const { return (*this)[static_cast<std::size_t>(position)]; }
  /// The name of a member. It lives as long as this value.
  [[nodiscard]] constexpr std::string_view key(std::size_t position) const {
    return text_of(nodes_[child(position)].key);
  }

  /// The text. It lives as long as this value.
  [[nodiscard]] constexpr std::string_view text() const { return text_of(expect(kind::text).value); }
  [[nodiscard]] constexpr bool boolean() const { return expect(kind::boolean).bits != 0; }
  [[nodiscard]] constexpr std::int64_t integer() const { return static_cast<std::int64_t>(expect(kind::integer).bits); }
  [[nodiscard]] constexpr double number() const {
    return what() == kind::integer ? static_cast<double>(integer())
                                   : __builtin_bit_cast(double, expect(kind::number).bits);
  }

  friend constexpr bool operator==(document const& a, std::string_view text) {
    return a.what() == kind::text && a.text() == text;
  }
  friend constexpr bool operator==(document const& a, char const* text) { return a == std::string_view{text}; }
  /// A value of another kind is not equal; 1 equals 1.0.
  template <class Number>
    requires(std::is_arithmetic_v<Number>)
  friend constexpr bool operator==(document const& a, Number value) {
    if constexpr (__is_same(Number, bool))
      return a.what() == kind::boolean && a.boolean() == value;
    else if (a.what() == kind::integer && !std::is_floating_point_v<Number>)
      return a.integer() == static_cast<std::int64_t>(value);
    else
      return (a.what() == kind::integer || a.what() == kind::number) && !(a.number() < static_cast<double>(value)) &&
             !(static_cast<double>(value) < a.number());
  }
  /// Equal values. The order of members does not matter.
  friend constexpr bool operator==(document const& a, document const& b) { return equal(a, 0, b, 0); }

 private:
  friend class document_writer;  // NOLINT(cppcoreguidelines-virtual-class-destructor): that class is final

  struct range {
    std::size_t first = 0, last = 0;
  };
  struct node {
    kind what = kind::null;
    std::size_t end = 1;    ///< the node behind this one and all in it
    std::size_t count = 0;  ///< of items or members
    range key{}, value{};   ///< of characters
    std::uint64_t bits = 0;
  };

  [[nodiscard]] constexpr std::string_view text_of(range r) const {
    return {chars_.data() + r.first, r.last - r.first};
  }
  [[nodiscard]] constexpr node const& expect(kind wanted) const {
    if (nodes_[0].what != wanted) detail::the_value_is_of_another_kind();
    return nodes_[0];
  }
  /// The node of a member of a node; 0 if there is none.
  [[nodiscard]] constexpr std::size_t find(std::string_view member, std::size_t of = 0) const {
    if (nodes_[of].what != kind::object) return 0;
    for (std::size_t i = of + 1; i < nodes_[of].end; i = nodes_[i].end)
      if (text_of(nodes_[i].key) == member) return i;
    return 0;
  }
  [[nodiscard]] constexpr std::size_t child(std::size_t position) const {
    if (position >= nodes_[0].count) detail::the_document_has_no_such_member();
    std::size_t at = 1;
    for (; position > 0; --position) at = nodes_[at].end;
    return at;
  }
  [[nodiscard]] constexpr document part(std::size_t at) const {
    document result;
    std::size_t const first_char = nodes_[at].key.first;
    std::size_t const last_char = nodes_[at].end < nodes_.size() ? nodes_[nodes_[at].end].key.first : chars_.size();
    result.chars_ = {chars_.data() + first_char, chars_.data() + last_char};
    result.nodes_ = {nodes_.data() + at, nodes_.data() + nodes_[at].end};
    for (node& each : result.nodes_) {
      each.end -= at;
      each.key.first -= first_char, each.key.last -= first_char;
      each.value.first -= first_char, each.value.last -= first_char;
    }
    return result;
  }
  static constexpr bool equal(document const& a, std::size_t i, document const& b, std::size_t j) {
    node const& left = a.nodes_[i];
    node const& right = b.nodes_[j];
    if (left.what != right.what || left.count != right.count || left.bits != right.bits) return false;
    if (left.what == kind::text) return a.text_of(left.value) == b.text_of(right.value);
    std::size_t other = j + 1;
    for (std::size_t at = i + 1; at < left.end; at = a.nodes_[at].end) {
      if (left.what == kind::object) other = b.find(a.text_of(a.nodes_[at].key), j);
      if (other == 0 || !equal(a, at, b, other)) return false;
      if (left.what == kind::array) other = b.nodes_[other].end;
    }
    return true;
  }

  core::sequence<node> nodes_{};
  core::sequence<char> chars_{};
};

/// Builds a document.
class document_writer final : public writer {
 public:
  constexpr void null() override { add(document::kind::null); }
  constexpr void boolean(bool value) override { add(document::kind::boolean, value ? 1 : 0); }
  constexpr void integer(std::int64_t value) override {
    add(document::kind::integer, static_cast<std::uint64_t>(value));
  }
  constexpr void number(double value) override {
    add(document::kind::number, __builtin_bit_cast(std::uint64_t, value));
  }
  constexpr void string(std::string_view value) override {
    document::node& at = add(document::kind::text);
    at.value.first = made_.chars_.size();
    core::append_text(made_.chars_, value);
    at.value.last = made_.chars_.size();
  }
  constexpr void begin_array() override { open(document::kind::array); }
  constexpr void end_array() override { close(); }
  constexpr void begin_object() override { open(document::kind::object); }
  constexpr void end_object() override { close(); }
  constexpr void key(std::string_view name) override {
    key_.first = made_.chars_.size();
    core::append_text(made_.chars_, name);
    key_.last = made_.chars_.size();
  }

  /// The document, once all of it is written.
  [[nodiscard]] constexpr document take() { return static_cast<document&&>(made_); }

 private:
  constexpr document::node& add(document::kind what, std::uint64_t bits = 0) {
    if (!open_.empty()) ++made_.nodes_[open_.back()].count;
    bool const named = !open_.empty() && made_.nodes_[open_.back()].what == document::kind::object;
    document::range const key = named ? key_ : document::range{made_.chars_.size(), made_.chars_.size()};
    made_.nodes_.push_back({what, made_.nodes_.size() + 1, 0, key, {}, bits});
    return made_.nodes_.back();
  }
  constexpr void open(document::kind what) {
    add(what);
    open_.push_back(made_.nodes_.size() - 1);
  }
  constexpr void close() {
    made_.nodes_[open_.back()].end = made_.nodes_.size();
    open_.pop_back();
  }

  document made_{};
  core::sequence<std::size_t> open_{};
  document::range key_{};
};

}  // namespace strata::cfn
