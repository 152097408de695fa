// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>
#include <strata/synth/json_writer.hpp>

#include <algorithm>
#include <string>
#include <vector>

/// What the statements of a template grant, and what another template changes of it.
namespace strata::synth {

/// A privilege of a principal, or a policy that hides something from it.
struct held_privilege {
  std::string warehouse;  ///< the workgroup's id
  std::string who;        ///< ROLE analyst, PUBLIC
  std::string what;       ///< SELECT, ROLE support, MASKING POLICY hide
  std::string column;     ///< empty: on the whole object
  std::string on;         ///< ON sales.orders, FOR TABLES IN SCHEMA sales
  std::string by;         ///< the resource whose statement says so
  bool hides = false;     ///< a policy
  bool grants_on = false;

  /// SELECT (email) ON sales.orders
  [[nodiscard]] std::string text() const {
    std::string result = what;
    if (!column.empty() && !hides) result += " (" + column + ')';
    if (!on.empty()) result += ' ' + on;
    if (!column.empty() && hides) result += " (" + column + ')';
    return result + (grants_on ? " WITH GRANT OPTION" : "");
  }
};

struct privilege_changes {
  std::vector<held_privilege> gained{}, lost{};  ///< a policy that goes is gained access
  [[nodiscard]] bool empty() const { return gained.empty() && lost.empty(); }
};

namespace detail {

/// A text of a template; values that only the deployment knows as ${Name}.
inline std::string flat_text(json const& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object() || value.size() != 1) return "";
  std::string const function = value.begin().key();
  json const& of = value.begin().value();
  if (function == "Fn::Sub") return flat_text(of.is_array() && !of.empty() ? of[0] : of);
  if (function == "Ref" && of.is_string()) return "${" + of.get<std::string>() + '}';
  if (function == "Fn::GetAtt" && of.is_array() && of.size() == 2)
    return "${" + flat_text(of[0]) + '.' + flat_text(of[1]) + '}';
  std::string result;
  if (function == "Fn::Join" && of.is_array() && of.size() == 2 && of[1].is_array())
    for (json const& part : of[1]) result += (result.empty() ? "" : flat_text(of[0])) + flat_text(part);
  return result;
}

/// Reads GRANT, ALTER DEFAULT PRIVILEGES, ATTACH and ROW LEVEL SECURITY.
class privilege_reader {
 public:
  privilege_reader(std::string const& text, held_privilege base, std::vector<held_privilege>& into)
      : text_{text}, base_{std::move(base)}, into_{into} {
    sql::lexer next{text_};
    for (sql::token t = next.next();; t = next.next()) {
      if (t.is(sql::token_kind::end) || t.is(sql::token_kind::semicolon)) {
        statement();
        tokens_.clear();
        if (t.is(sql::token_kind::end)) return;
      } else {
        tokens_.push_back(t);
      }
    }
  }

 private:
  [[nodiscard]] bool is(std::size_t i, sql::keyword k) const { return i < tokens_.size() && tokens_[i].is(k); }
  /// The first of these words outside of parentheses, from a token on.
  [[nodiscard]] std::size_t find(std::size_t from, std::initializer_list<sql::keyword> words) const {
    int depth = 0;
    for (std::size_t i = from; i < tokens_.size(); ++i) {
      depth += tokens_[i].is(sql::token_kind::left_parenthesis) ? 1 : 0;
      depth -= tokens_[i].is(sql::token_kind::right_parenthesis) ? 1 : 0;
      for (sql::keyword word : words)
        if (depth == 0 && tokens_[i].is(word)) return i;
    }
    return tokens_.size();
  }
  /// The text of tokens, with single blanks.
  [[nodiscard]] std::string text(std::size_t from, std::size_t to) const {
    std::string result;
    for (std::size_t i = from; i < std::min(to, tokens_.size()); ++i) {
      if (i > from && tokens_[i].text.data() != tokens_[i - 1].text.data() + tokens_[i - 1].text.size()) result += ' ';
      result += tokens_[i].text;
    }
    return result;
  }
  /// Calls `use(first, last)` for the parts between commas.
  template <class Use>
  void each_part(std::size_t from, std::size_t to, Use use) const {
    int depth = 0;
    std::size_t first = from;
    for (std::size_t i = from; i < to; ++i) {
      depth += tokens_[i].is(sql::token_kind::left_parenthesis) ? 1 : 0;
      depth -= tokens_[i].is(sql::token_kind::right_parenthesis) ? 1 : 0;
      if (depth != 0 || !tokens_[i].is(sql::token_kind::comma)) continue;
      use(first, i);
      first = i + 1;
    }
    if (first < to) use(first, to);
  }
  /// The same for each column in parentheses behind `at`, or once without one.
  template <class Use>
  void each_column(std::size_t at, std::size_t to, Use use) const {
    std::size_t const open = at < to && tokens_[at].is(sql::token_kind::left_parenthesis) ? at : to;
    if (open == to) return use(std::string{});
    std::size_t close = open;
    while (close < to && !tokens_[close].is(sql::token_kind::right_parenthesis)) ++close;
    each_part(open + 1, close, [&](std::size_t first, std::size_t last) { use(text(first, last)); });
  }

  void statement() {
    std::size_t const grant = is(0, sql::kw_alter) && is(1, sql::kw_default) ? find(0, {sql::kw_grant}) : 0;
    if (is(grant, sql::kw_grant)) return granted(grant);
    if (is(0, sql::kw_attach)) return attached();
    std::size_t const security = find(0, {sql::kw_security});
    if (!is(0, sql::kw_alter) || !is(security + 1, sql::kw_on) || is(security + 2, sql::kw_for)) return;
    held_privilege made = base_;
    made.who = "everyone";
    made.what = "ROW LEVEL SECURITY";
    made.on = "ON " + text(is(1, sql::kw_materialized) ? 3 : 2, find(0, {sql::kw_row}));
    made.hides = true;
    into_.push_back(std::move(made));
  }
  void granted(std::size_t grant) {
    std::size_t const to = find(grant, {sql::kw_to}),
                      object = std::min(to, find(grant, {sql::kw_on, sql::kw_for, sql::kw_in}));
    std::size_t const option = find(to, {sql::kw_with}), end = std::min(option, find(to, {sql::kw_for}));
    std::string const defaults = grant == 0 ? "" : " (" + text(1, grant) + ')';
    std::string const uses = end < option && end < tokens_.size() ? ' ' + text(end, option) : "";
    each_part(grant + 1, object, [&](std::size_t first, std::size_t last) {
      std::size_t open = first;
      while (open < last && !tokens_[open].is(sql::token_kind::left_parenthesis)) ++open;
      each_column(open, last, [&](std::string const& column) {
        each_part(to + 1, end, [&](std::size_t who, std::size_t behind) {
          held_privilege made = base_;
          made.who = text(who, behind);
          made.what = text(first, open);
          made.column = column;
          made.on = text(object, to) + uses + defaults;
          made.grants_on = option < tokens_.size();
          into_.push_back(std::move(made));
        });
      });
    });
  }
  void attached() {
    std::size_t const on = find(0, {sql::kw_on}), to = find(on, {sql::kw_to});
    std::size_t const end = find(to, {sql::kw_priority});
    std::size_t open = on;
    while (open < to && !tokens_[open].is(sql::token_kind::left_parenthesis)) ++open;
    each_column(open, to, [&](std::string const& column) {
      each_part(to + 1, end, [&](std::size_t who, std::size_t behind) {
        held_privilege made = base_;
        made.who = text(who, behind);
        made.what = text(1, on);
        made.column = column;
        made.on = text(on, open);
        made.hides = true;
        into_.push_back(std::move(made));
      });
    });
  }

  std::string const& text_;
  held_privilege base_;
  std::vector<held_privilege>& into_;
  std::vector<sql::token> tokens_{};
};

/// Whether two texts are the same but for their case.
inline bool same_text(std::string const& a, std::string_view b) {
  auto const folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return folded(x) == folded(y); });
}
/// Whether what somebody has includes another privilege.
inline bool includes(held_privilege const& has, held_privilege const& other) {
  bool const all = !has.hides && (same_text(has.what, "ALL") || same_text(has.what, "ALL PRIVILEGES"));
  return has.hides == other.hides && has.warehouse == other.warehouse && same_text(has.on, other.on) &&
         same_text(has.who, other.who) && (all || same_text(has.what, other.what)) &&
         (has.column.empty() || same_text(has.column, other.column)) && (has.grants_on || !other.grants_on);
}
inline std::vector<held_privilege> those_missing(std::vector<held_privilege> const& of,
                                                 std::vector<held_privilege> const& in) {
  std::vector<held_privilege> result;
  for (held_privilege const& each : of)
    if (std::none_of(in.begin(), in.end(), [&each](held_privilege const& has) { return includes(has, each); }))
      result.push_back(each);
  return result;
}

}  // namespace detail

/// The privileges that the statements of a template grant, and the policies that they attach. REVOKE of custom SQL is
/// not counted.
inline std::vector<held_privilege> privileges_in(json const& document) {
  std::vector<held_privilege> result;
  auto const resources = document.find("Resources");
  if (resources == document.end() || !resources->is_object()) return result;
  for (auto const& [id, resource] : resources->items()) {
    json const properties = resource.is_object() ? resource.value("Properties", json::object()) : json{};
    if (!properties.is_object() || !resource.value("Type", json{}).is_string() ||
        resource["Type"].get<std::string>().rfind("Custom::Redshift", 0) != 0)
      continue;
    json const workgroup = properties.value("Workgroup", json{});
    held_privilege base;
    base.warehouse =
        detail::flat_text(workgroup.is_object() && workgroup.contains("Ref") ? workgroup["Ref"] : workgroup);
    base.by = id;
    for (json const& statement : properties.value("Create", json::array())) {
      std::string const text = detail::flat_text(statement);
      detail::privilege_reader{text, base, result};
    }
  }
  return result;
}

/// What a deployment of one template over another one gives and takes.
inline privilege_changes compare_privileges(json const& before, json const& after) {
  std::vector<held_privilege> const had = privileges_in(before), has = privileges_in(after);
  privilege_changes result;
  for (held_privilege& each : detail::those_missing(has, had))
    (each.hides ? result.lost : result.gained).push_back(std::move(each));
  for (held_privilege& each : detail::those_missing(had, has))
    (each.hides ? result.gained : result.lost).push_back(std::move(each));
  return result;
}

}  // namespace strata::synth
