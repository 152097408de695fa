// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/write_members.hpp>

#include <vector>

/// Writes values as JSON, in constant expressions.
namespace strata_test {

class text_writer final : public strata::cfn::writer {
 public:
  constexpr void null() override { put("null"); }
  constexpr void boolean(bool value) override { put(value ? "true" : "false"); }
  constexpr void integer(std::int64_t value) override {
    separate();
    if (value < 0) chars_.push_back('-');
    digits(value < 0 ? -value : value);
  }
  constexpr void number(double value) override { integer(static_cast<std::int64_t>(value)); }
  constexpr void string(std::string_view value) override {
    separate();
    quoted(value);
  }
  constexpr void begin_array() override { open('['); }
  constexpr void end_array() override { close(']'); }
  constexpr void begin_object() override { open('{'); }
  constexpr void key(std::string_view name) override {
    separate();
    quoted(name);
    chars_.push_back(':');
    first_ = true;
  }
  constexpr void end_object() override { close('}'); }

  constexpr bool is(std::string_view expected) const {
    return std::string_view{chars_.data(), chars_.size()} == expected;
  }

 private:
  constexpr void separate() {
    if (!first_) chars_.push_back(',');
    first_ = false;
  }
  constexpr void put(std::string_view text) {
    separate();
    append(text);
  }
  constexpr void append(std::string_view text) {
    for (char c : text) chars_.push_back(c);
  }
  constexpr void quoted(std::string_view text) {
    chars_.push_back('"');
    append(text);
    chars_.push_back('"');
  }
  constexpr void digits(std::int64_t value) {
    if (value >= 10) digits(value / 10);
    chars_.push_back(static_cast<char>('0' + value % 10));
  }
  constexpr void open(char c) {
    separate();
    chars_.push_back(c);
    first_ = true;
  }
  constexpr void close(char c) {
    chars_.push_back(c);
    first_ = false;
  }

  std::vector<char> chars_{};
  bool first_ = true;
};

/// True when the value's JSON equals the text.
template <class T>
constexpr bool writes(T const& value, std::string_view expected) {
  strata::cfn::event events[200]{};
  strata::cfn::event_value values[200]{};
  strata::cfn::recorder out{{events, values, 200, 200}};
  write(out, value);
  text_writer json;
  strata::cfn::recording_reader{{events, values, out.room().event_count}}.value(json);
  return json.is(expected);
}

}  // namespace strata_test
