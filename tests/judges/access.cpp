// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Reads platforms from its input, a construct in each line, and tells who sees which column. The lines have fields with
// tabs between them; `end` ends a platform. Prints for each platform a line of JSON: of each column in question, what
// each principal sees. tests/judges/access.py compares it with what sessions read in PostgreSQL.
#include "platform.hpp"

#include <strata/constructs/redshift/access/proof/questions.hpp>

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

namespace strata_test {
namespace {

using namespace strata;

class access_platform : public platform {
 public:
  /// role NAME; user NAME; member ROLE KIND NAME; grant PRIVILEGE SCOPE OBJECT COLUMNS KIND NAME; secured RELATION;
  /// filter POLICY RELATION KIND NAME; mask POLICY RELATION COLUMN PRIORITY KIND NAME; policy KIND SQL
  void add_line(std::vector<std::string> const& fields) {
    for (std::string const& f : fields) names_.push_back(f);
    auto const field = [&](std::size_t i) -> std::string const& { return names_[names_.size() - fields.size() + i]; };
    std::string const& kind = field(0);
    if (kind == "role") {
      put(&access::construct::role,
          std::make_shared<redshift_db_role_base>("Role", wg, field(1), db_role_options{}, 0u));
    } else if (kind == "user") {
      auto made = std::make_shared<redshift_db_user_base>("User", wg, field(1), db_user_options{}, 0u);
      users_[field(1)] = made.get();
      put(&access::construct::user, std::move(made));
    } else if (kind == "member") {
      put(&access::construct::role_grant,
          std::make_shared<redshift_role_grant_base>("Member", wg, role_named{field(1)}, who(field(2), field(3)),
                                                     role_grant_options{}, 0u));
    } else if (kind == "grant") {
      put(&access::construct::grant, std::make_shared<redshift_grant_base>(
                                         "Grant", wg, privilege_named(field(1)), object(field(2), field(3), field(4)),
                                         who(field(5), field(6)), privilege_options{}, 0u));
    } else if (kind == "secured") {
      put(&access::construct::row_security,
          std::make_shared<redshift_row_level_security_base>("Secured", wg, table_named{field(1)},
                                                             row_level_security_options{}, 0u));
    } else if (kind == "policy") {
      sql::object_kind const of = field(1) == "rls" ? sql::object_kind::rls_policy : sql::object_kind::masking_policy;
      auto made =
          std::make_shared<redshift_policy_base>("Policy", wg, of, sql_source{field(2)}, std::string_view{}, 0u);
      policies_[std::string{made->name().text}] = made.get();
      add({"script", field(2)});  // what the policy reads
      at(relations_.size() - 1).policy = keep(std::move(made));
    } else if (kind == "filter" || kind == "mask") {
      bool const masks = kind == "mask";
      granted_object const on =
          masks ? columns_in(table_named{field(2)}, field(3)) : granted_object{table_named{field(2)}};
      put(&access::construct::attachment,
          std::make_shared<redshift_policy_attachment_base>(
              "Attachment", wg, *policies_.at(field(1)), on, who(field(masks ? 5 : 3), field(masks ? 6 : 4)),
              masking_options{.priority = masks ? std::stoi(field(4)) : 0}, 0u));
    } else {
      add(fields);
    }
  }

  nlohmann::json answers(std::vector<std::string> const& asked) {
    flow::data_flow const& known = graph();
    made_.resize(relations_.size() + 1);
    access::construct_list const of{made_.data(), relations_.size()};
    access::facts const facts{of, known.table()};
    nlohmann::json result = nlohmann::json::object();
    for (std::uint32_t p = 0; p < facts.principals.size(); ++p) {
      access::reached const found{facts, known, p};
      std::string name{facts.principals[p].name.text};
      if (facts.principals[p].kind == sql::grantee_kind::everyone) name = "PUBLIC";
      for (std::string const& column : asked)
        result[column][name] = strata::name_of(access::widest(known, found, flow::places_of(known, column)).level());
    }
    return result;
  }

 private:
  /// Adds a construct.
  template <class T>
  void put(T const* access::construct::* kind, std::shared_ptr<T> made) {
    row();
    at(relations_.size() - 1).*kind = keep(std::move(made));
  }
  access::construct& at(std::size_t position) {
    if (made_.size() <= position) made_.resize(position + 1);
    return made_[position];
  }
  static grantee who(std::string const& kind, std::string const& name) {
    if (kind == "public") return public_group;
    if (kind == "role") return role_named{name};
    return user_named{name};
  }
  granted_object object(std::string const& scope, std::string const& name, std::string const& columns) const {
    if (scope.starts_with("new_tables_of ")) return new_tables(schema_named{name}, users_.at(scope.substr(14)));
    if (scope == "schema") return schema_named{name};
    if (scope == "tables_in") return tables_in(schema_named{name});
    if (scope == "tables_in_database") return tables_in(database_named{name});
    if (scope == "schemas_in") return schemas_in(database_named{name});
    if (scope == "columns") return columns_in(table_named{name}, columns);
    return table_named{name};
  }
  static privilege privilege_named(std::string const& name) {
    for (privilege each :
         {privilege::select, privilege::insert, privilege::usage, privilege::all, privilege::ignore_rls})
      if (sql::name_of(each) == name) return each;
    throw std::invalid_argument{"no privilege " + name};
  }

  std::deque<std::string> names_;
  std::vector<access::construct> made_;
  std::map<std::string, redshift_policy_base const*> policies_;
  std::map<std::string, redshift_db_user_base const*> users_;
};

}  // namespace
}  // namespace strata_test

int main() {
  using namespace strata_test;
  auto current = std::make_unique<access_platform>();
  std::vector<std::string> asked;
  for (std::string line; std::getline(std::cin, line);) {
    std::vector<std::string> const fields = fields_of(line);
    if (fields[0] == "end") {
      std::cout << current->answers(asked).dump() << std::endl;
      current = std::make_unique<access_platform>();
      asked.clear();
    } else if (fields[0] == "ask") {
      asked.push_back(fields[1]);
    } else {
      current->add_line(fields);
    }
  }
}
