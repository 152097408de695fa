// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Recordings: what a recorder takes, a reader gives back.
#include "written.hpp"

#include <strata/aws/logs/log_group.hpp>

namespace strata_test {
namespace {

using namespace strata;
using cfn::event;

// ---- values

static_assert(writes(cfn::json{}, "null"));
static_assert(writes(cfn::json{true}, "true") && writes(cfn::json{false}, "false"));
static_assert(writes(cfn::json{0}, "0") && writes(cfn::json{-7}, "-7"));
static_assert(writes(cfn::json{9'223'372'036'854'775'807LL}, "9223372036854775807"));
static_assert(writes(cfn::json{2.0}, "2") && writes(cfn::json{-3.0}, "-3"));
static_assert(writes(cfn::json{""}, "\"\"") && writes(cfn::json{"text"}, "\"text\""));
static_assert(writes(cfn::array({}), "[]") && writes(cfn::object({}), "{}"));
// in functions: g++ 12 compares no address of a temporary in an assertion
constexpr bool writes_lists() {
  cfn::json const list = cfn::array({1, cfn::array({2, cfn::object({{"a", 3}})}), "x"});
  return writes(list, R"([1,[2,{"a":3}],"x"])");
}
static_assert(writes_lists());
constexpr bool writes_empty_keys() {
  cfn::json const object = cfn::object({{"", cfn::json{}}, {"b", cfn::object({{"c", cfn::array({})}})}});
  return writes(object, R"({"":null,"b":{"c":[]}})");
}
static_assert(writes_empty_keys());

// ---- several values, and texts in pieces

struct record {
  event events[40]{};
  cfn::event_value values[40]{};
  std::size_t event_count{}, value_count{};
  constexpr explicit record(auto fill, std::size_t max_events = 40, std::size_t max_values = 40) {
    cfn::recorder out{{events, values, max_events, max_values}};
    fill(out);
    event_count = out.room().event_count;
    value_count = out.room().value_count;
  }
  [[nodiscard]] constexpr cfn::recording_reader reader() const {
    return cfn::recording_reader{{events, values, event_count}};
  }
};

constexpr bool is(core::sequence<char> const& text, std::string_view expected) {
  return std::string_view{text.data(), text.size()} == expected;
}

constexpr auto fill_with_all = [](cfn::recorder& out) {
  out.put_number(event::integer, 17);
  write(out, cfn::text{"a"} + "b" + "c");
  out.put(event::yes);
  out.put(event::string, "literal");
  out.put(event::begin_text);
  out.put(event::end_text);
  write(out, cfn::array({1}));
  out.put(event::no);
};
constexpr bool reads_all(record const& from) {
  cfn::recording_reader in = from.reader();
  text_writer list;
  if (in.integer() != 17 || !is(in.text(), "abc") || !in.boolean()) return false;
  if (!is(in.text(), "literal") || !is(in.text(), "") || in.at_end()) return false;
  in.value(list);
  return list.is("[1]") && !in.boolean() && in.at_end();
}
static_assert(reads_all(record{fill_with_all}));

constexpr auto fill_with_key = [](cfn::recorder& out) {
  out.put(event::begin_object);
  out.put(event::begin_text);
  out.put(event::piece, "in ");
  out.put(event::piece, "pieces");
  out.put(event::end_key);
  out.put(event::begin_text);
  out.put(event::piece, "va");
  out.put(event::piece, "lue");
  out.put(event::end_text);
  out.put(event::end_object);
};
constexpr bool reads_key(record const& from) {
  text_writer json;
  cfn::recording_reader in = from.reader();
  in.value(json);
  return json.is(R"({"in pieces":"value"})") && in.at_end();
}
static_assert(reads_key(record{fill_with_key}));

// ---- what has no room is counted

static_assert(record{fill_with_all, 2, 1}.event_count == record{fill_with_all}.event_count);
static_assert(record{fill_with_all, 2, 1}.value_count == record{fill_with_all}.value_count);
static_assert(record{fill_with_all, 0, 0}.event_count == 14);

// ---- the effects of changes

struct effects final : cfn::writer {
  std::size_t keys = 0, replacing = 0, conditional = 0;
  constexpr void null() override {}
  constexpr void boolean(bool) override {}
  constexpr void integer(std::int64_t) override {}
  constexpr void number(double) override {}
  constexpr void string(std::string_view) override {}
  constexpr void begin_array() override {}
  constexpr void end_array() override {}
  constexpr void begin_object() override {}
  constexpr void key(std::string_view) override { ++keys; }
  constexpr void end_object() override {}
  constexpr void updates(std::string_view member, cfn::update how) override {
    if (member == "LogGroupName" && how == cfn::update::replaces) ++replacing;
    if (how == cfn::update::conditional) ++conditional;
  }
};
struct no_errors {
  constexpr void report(auto&&...) {}
};
constexpr bool records_effects() {
  record const made{[](cfn::recorder& out) {
    no_errors errors;
    out.put(event::begin_object);
    write_members(out, errors, aws::logs::LogGroup{.RetentionInDays = 7});
    out.put(event::end_object);
  }};
  effects seen;
  made.reader().value(seen);
  return seen.keys == 1 && seen.replacing == 1 && seen.conditional == 0;
}
static_assert(records_effects());

}  // namespace
}  // namespace strata_test
