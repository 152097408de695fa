// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/privileges.hpp>
#include <strata/sql/tree.hpp>

/// What a GRANT or REVOKE gives or takes.
namespace strata::sql {

struct granted_rights {
  struct principal {
    grantee_kind kind{};
    identifier name{};
  };
  bool is_known = true;    ///< whether all that matters for reading and writing rows is below
  bool is_role = false;    ///< the objects are roles
  bool is_option = false;  ///< of REVOKE: only that the grantees grant it on
  grant_scope scope = grant_scope::warehouse;
  bool in_database = false;  ///< of `tables_in`: the objects are databases, not schemas
  privilege_set privileges{};
  core::sequence<identifier> columns{};  ///< of `columns`: those that SELECT is on
  core::sequence<object_name> objects{};
  core::sequence<principal> to{};
};

namespace detail {

class rights_reader {
 public:
  constexpr explicit rights_reader(token_range tokens) : tokens_{tokens} {}

  constexpr granted_rights read() && {
    ++at_;
    if ((word(kw_grant) || word(kw_admin)) && tokens_[at_ + 1].is(kw_option)) {
      result_.is_option = true;
      at_ += 3;
    }
    if (word(kw_role) && tokens_[at_ + 1].is_name()) {
      result_.is_role = true;
      do {
        accept(kw_role);
        result_.objects.push_back(name());
      } while (accept(token_kind::comma));
    } else {
      rights();
      object();
    }
    while (at_ < tokens_.size() && !word(kw_to) && !word(kw_from)) ++at_;
    ++at_;
    grantees();
    return static_cast<granted_rights&&>(result_);
  }

 private:
  [[nodiscard]] constexpr bool word(keyword k) const { return tokens_[at_].is(k); }
  constexpr bool accept(keyword k) { return word(k) ? (++at_, true) : false; }
  constexpr bool accept(token_kind k) { return tokens_[at_].is(k) ? (++at_, true) : false; }
  constexpr object_name name() {
    std::size_t const from = at_;
    at_ = end_of_name(tokens_, at_);
    if (at_ == from) return ++at_, result_.is_known = false, object_name{};
    object_name const result = name_of_tokens(tokens_, from, at_);
    if (tokens_[at_].is(token_kind::colon) || tokens_[at_].is(token_kind::parameter)) {  // sys:dba, aad:ann
      std::size_t const end = tokens_[at_].is(token_kind::colon) ? at_ + 2 : at_ + 1;
      char const* const first = tokens_[from].text.data();
      token const& last = tokens_[end - 1];
      at_ = end;
      return {.name = {{first, static_cast<std::size_t>(last.text.data() + last.text.size() - first)}}};
    }
    return result;
  }

  /// The words up to ON, FOR, IN or TO; columns in parentheses belong to the word in front of them.
  constexpr void rights() {
    privilege last = privilege::all;
    for (; at_ < tokens_.size() && !word(kw_on) && !word(kw_to) && !word(kw_from) && !word(kw_for) && !word(kw_in);
         ++at_) {
      if (tokens_[at_].is(token_kind::left_parenthesis)) {
        result_.scope = grant_scope::columns;
        for (++at_; at_ < tokens_.size() && !tokens_[at_].is(token_kind::right_parenthesis); ++at_)
          if (tokens_[at_].is_name() && (last == privilege::select || last == privilege::all))
            result_.columns.push_back(tokens_[at_].as_identifier());
        continue;
      }
      if (word(kw_ignore) && tokens_[at_ + 1].is(kw_rls)) result_.privileges.add(privilege::ignore_rls);
      if (!is_privilege(tokens_[at_].word, last)) continue;
      result_.privileges.add(last);
    }
  }
  static constexpr bool is_privilege(keyword k, privilege& which) {
    struct {
      keyword word;
      privilege meant;
    } constexpr known[] = {
        {kw_select, privilege::select},   {kw_insert, privilege::insert},         {kw_update, privilege::update},
        {kw_delete, privilege::delete_},  {kw_truncate, privilege::truncate},     {kw_drop, privilege::drop},
        {kw_alter, privilege::alter},     {kw_usage, privilege::usage},           {kw_create, privilege::create},
        {kw_execute, privilege::execute}, {kw_references, privilege::references}, {kw_all, privilege::all}};
    for (auto const& each : known)
      if (each.word == k) return which = each.meant, true;
    return false;
  }

  constexpr void object() {
    bool const columns = result_.scope == grant_scope::columns;
    if (accept(kw_for)) {
      if (!scoped()) return;
    } else if (!accept(kw_on)) {
      return;  // a system privilege
    } else if (accept(kw_all)) {
      if (!accept(kw_tables)) return;
      at_ += 2;  // IN SCHEMA
      result_.scope = grant_scope::tables_in;
    } else if (accept(kw_schema)) {
      result_.scope = grant_scope::schema;
    } else if (accept(kw_database)) {
      result_.scope = grant_scope::database;
    } else if (tokens_[at_].is(token_kind::string) || word(kw_default) || is_other_kind()) {
      result_.scope = grant_scope::function;  // of no interest to rows
      return;
    } else {
      accept(kw_table);
      result_.scope = columns ? grant_scope::columns : grant_scope::relation;
    }
    do {
      result_.objects.push_back(name());
    } while (accept(token_kind::comma));
  }
  /// TABLES IN SCHEMA s DATABASE d
  constexpr bool scoped() {
    bool const tables = accept(kw_tables), schemas = !tables && accept(kw_schemas);
    result_.scope = tables ? grant_scope::tables_in : schemas ? grant_scope::schemas_in : grant_scope::functions_in;
    while (at_ < tokens_.size() && !word(kw_in)) ++at_;
    ++at_;
    result_.in_database = accept(kw_database);
    if (!result_.in_database) ++at_;
    for (std::size_t t = at_; !result_.in_database && !tokens_[t].is(kw_to) && t < tokens_.size(); ++t)
      if (tokens_[t].is(kw_database)) result_.is_known = false;
    return true;
  }
  [[nodiscard]] constexpr bool is_other_kind() const {
    for (keyword each : {kw_function, kw_procedure, kw_language, kw_model, kw_datashare, kw_copy, kw_workgroup,
                         kw_external, kw_template})
      if (word(each) && tokens_[at_ + 1].is_name()) return true;
    return word(kw_workgroup);
  }

  constexpr void grantees() {
    do {
      granted_rights::principal one;
      if (accept(kw_public)) {
        one.kind = grantee_kind::everyone;
      } else if (tokens_[at_ + 1].is(token_kind::string) || (word(kw_rls) && tokens_[at_ + 1].is(kw_policy)) ||
                 (word(kw_masking) && tokens_[at_ + 1].is(kw_policy)) ||
                 (word(kw_datashare) && tokens_[at_ + 1].is_name())) {
        return;  // a consumer, an IAM role, a policy
      } else {
        one.kind = grantee_kind::user;
        if (word(kw_role) && tokens_[at_ + 1].is_name())
          one.kind = grantee_kind::role, ++at_;
        else if (word(kw_group) && tokens_[at_ + 1].is_name())
          one.kind = grantee_kind::group, ++at_;
        else if (word(kw_user) && tokens_[at_ + 1].is_name())
          ++at_;
        one.name = name().name;
      }
      result_.to.push_back(one);
      if (accept(kw_with)) at_ += 2;
    } while (accept(token_kind::comma));
  }

  token_range tokens_;
  std::size_t at_ = 0;
  granted_rights result_{};
};

}  // namespace detail

/// What a GRANT or REVOKE says, from its tokens.
constexpr granted_rights granted_rights_of(token_range statement) { return detail::rights_reader{statement}.read(); }

/// What ALTER DEFAULT PRIVILEGES says.
struct default_rights {
  bool gives = false;
  bool has_unknown_user = false;  ///< one whose name is not spelled as a name
  core::sequence<identifier> users{}, schemas{};
  granted_rights rights{};
};

constexpr default_rights default_rights_of(token_range statement) {
  default_rights result;
  std::size_t at = 3;  // ALTER DEFAULT PRIVILEGES
  auto const names = [&](core::sequence<identifier>& into) {
    do {
      result.has_unknown_user = result.has_unknown_user || !statement[at].is_name();
      into.push_back(statement[at].as_identifier());
      at += 2;
    } while (statement[at - 1].is(token_kind::comma));
    --at;
  };
  if (statement[at].is(kw_for) && statement[at + 1].is(kw_user)) {
    at += 2;
    names(result.users);
  }
  if (statement[at].is(kw_in) && statement[at + 1].is(kw_schema)) {
    at += 2;
    names(result.schemas);
  }
  result.gives = statement[at].is(kw_grant);
  result.rights = granted_rights_of(statement.subrange(at, statement.size()));
  bool const tables = result.rights.objects.size() == 1 && equal(result.rights.objects[0].name, name_of("tables"));
  if (!tables) result.rights.to.clear();  // FUNCTIONS, PROCEDURES
  return result;
}

}  // namespace strata::sql
