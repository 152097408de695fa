// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/facts.hpp>
#include <strata/synth/lineage.hpp>
#include <strata/synth/template.hpp>

#include <tuple>

/// What a program's warehouses hold after a deployment, in the words of Redshift's system views.
namespace strata::synth::drift {

/// A relation with its columns.
struct relation {
  std::string kind;  ///< "table", "view", "materialized view"; empty if nobody says
  std::vector<lineage::column> columns{};
  bool has_known_columns = false;
  bool has_known_types = false;   ///< of a table
  std::vector<std::string> make;  ///< the SQL that creates it
};

/// A privilege: (schema, relation or empty, privilege, kind of principal, principal).
using privilege_row = std::tuple<std::string, std::string, std::string, std::string, std::string>;

struct datashare {
  std::vector<std::string> make;
  std::map<std::string, std::string> objects;  ///< "schema" or "schema.relation", and the SQL that adds it
  std::set<std::string> whole_schemas;
};

/// The contents of a database that the program makes.
struct database {
  std::string workgroup, name;   ///< the literal name, or the logical id, of the workgroup; the database
  std::string connection;        ///< how a shell names the warehouse and the secret
  std::string admin;             ///< the namespace's admin; empty if nobody says
  bool is_made = false;          ///< the stack makes the namespace, so nothing else is in it
  bool has_other_texts = false;  ///< SQL that Strata does not read may create or grant anything
  std::map<std::string, std::string> schemas, roles;  ///< with the SQL that creates them
  std::map<std::pair<std::string, std::string>, relation> relations;
  std::set<privilege_row> privileges;  ///< each has to be there
  std::set<privilege_row> possible;    ///< each may be there; "*" stands for every relation
};

struct program_state {
  std::map<std::pair<std::string, std::string>, database> databases;  ///< by workgroup and name
  std::map<std::string, std::map<std::string, datashare>> shares;     ///< by workgroup and name
};

namespace detail {

/// A text of the template, if it is a literal.
inline std::string literal(json const& value) { return value.is_string() ? value.get<std::string>() : std::string{}; }
inline std::vector<std::string> statements(json const& script) {
  std::vector<std::string> result;
  for (json const& step : script) {
    if (step.is_string()) result.push_back(step.get<std::string>());
    if (step.is_array())
      for (json const& each : step) result.push_back(literal(each));
  }
  return result;
}
/// A name as Redshift stores it: without quotes, in lower case.
inline std::string stored(std::string_view text) {
  auto const tokens = sql::tokenize(text);
  sql::token_range const all = sql::all_of(tokens);
  std::string result;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].text == ".")
      result += '.';
    else
      strata::sql::append_folded(result, all[at].as_identifier());
  }
  return result;
}
inline std::string after(std::string_view text, std::string_view words) {
  if (!text.starts_with(words)) return {};
  return stored(text.substr(words.size()));
}

/// Reads the custom resources of a template, and the facts of its program.
class state_builder {
 public:
  state_builder(stack_program const& program, json const& document)
      : program_{program}, resources_(document["Resources"]) {}

  program_state run() {
    for (auto it = resources_.begin(); it != resources_.end(); ++it) add_resource(it.key(), it.value());
    add_relations();
    add_privileges();
    return std::move(result_);
  }

 private:
  static bool runs_sql(json const& resource) {
    json const& properties = resource["Properties"];
    auto const action = properties.find("Action");
    return resource["Type"].get_ref<std::string const&>().starts_with("Custom::") && action != properties.end() &&
           *action == "sql";
  }
  /// The database that a resource's SQL runs in; null for a resource that runs none in a deployment.
  database* database_of(std::string const& id) {
    auto const found = resources_.find(id);
    if (found == resources_.end() || !found->contains("Properties") || !runs_sql(*found)) return nullptr;
    json const& properties = (*found)["Properties"];
    json const& where = properties["Workgroup"];
    std::string const workgroup = where.is_object() ? where.value("Ref", std::string{}) : literal(where);
    database& result = result_.databases[{workgroup, literal(properties["Database"])}];
    if (result.name.empty()) describe(result, workgroup, properties);
    return &result;
  }
  void describe(database& to, std::string const& workgroup, json const& properties) {
    to.workgroup = workgroup;
    to.name = literal(properties["Database"]);
    std::string const cluster = "cluster:";
    if (workgroup.starts_with(cluster))
      to.connection = "--cluster-identifier " + workgroup.substr(cluster.size());
    else if (auto const made = resources_.find(workgroup); made != resources_.end())
      to.connection = "--workgroup-name " + literal((*made)["Properties"]["WorkgroupName"]);
    else
      to.connection = "--workgroup-name " + workgroup;
    json const& access = properties["Access"];
    if (access.is_string()) {
      std::string const text = access.get<std::string>();
      if (std::size_t const space = text.find(' '); space != std::string::npos)
        to.connection += " --secret-arn " + text.substr(space + 1);
      return;
    }
    auto const attribute = access.find("Fn::GetAtt");
    if (attribute == access.end()) return;
    std::string id = (*attribute)[0].get<std::string>();
    std::string const part = "AdminSecret";
    if (!id.ends_with(part)) return;
    id.resize(id.size() - part.size());
    auto const owner = resources_.find(id);
    if (owner == resources_.end()) return;
    to.is_made = true;
    to.admin = literal((*owner)["Properties"].value("AdminUsername", json{}));
    to.connection += " --secret-arn \"$(aws redshift-serverless get-namespace --namespace-name " +
                     literal((*owner)["Properties"]["NamespaceName"]) +
                     " --query namespace.adminPasswordSecretArn --output text)\"";
  }

  void add_resource(std::string const& id, json const& resource) {
    database* const to = resource.contains("Properties") ? database_of(id) : nullptr;
    if (to == nullptr) return;
    json const& properties = resource["Properties"];
    std::vector<std::string> const make = statements(properties["Create"]);
    if (make.empty()) return;
    auto const& type = resource["Type"].get_ref<std::string const&>();
    if (type == "Custom::RedshiftSchema") to->schemas.emplace(after(make[0], "CREATE SCHEMA IF NOT EXISTS "), make[0]);
    if (type == "Custom::RedshiftRole") to->roles.emplace(after(make[0], "CREATE ROLE "), make[0]);
    if (type == "Custom::RedshiftDatashare") add_share(*to, make, properties.value("Parts", json::array()));
  }
  void add_share(database const& of, std::vector<std::string> const& make, json const& parts) {
    std::string const name = after(make[0], "CREATE DATASHARE ");
    datashare& share = result_.shares[of.workgroup][name];
    share.make = make;
    for (json const& part : parts) {
      std::string const add = literal(part[0]);
      std::size_t const at = add.find(" ADD ");
      if (at == std::string::npos) continue;
      std::string_view const what = std::string_view{add}.substr(at + 5);
      for (std::string_view word : {"SCHEMA ", "TABLE "})
        if (std::string object = after(what, word); !object.empty()) share.objects.emplace(object, add);
      if (std::string schema = after(what, "ALL TABLES IN SCHEMA "); !schema.empty())
        share.whole_schemas.insert(schema);
    }
  }

  void add_relations() {
    for (lineage::relation const& r : lineage_of(program_).relations) {
      database* const to = database_of(r.id);
      if (to == nullptr || to->name != r.database) continue;
      auto const& type = resources_[r.id]["Type"].get_ref<std::string const&>();
      bool const is_construct = type == "Custom::RedshiftTable" || type == "Custom::RedshiftView" ||
                                type == "Custom::RedshiftMaterializedView";
      relation made{is_construct ? r.kind : std::string{}, r.columns, r.has_known_columns,
                    type == "Custom::RedshiftTable", statements(resources_[r.id]["Properties"]["Create"])};
      to->relations.emplace(std::pair{r.schema, r.name}, std::move(made));
    }
  }

  // ---- privileges

  static std::string kind_of(sql::grantee_kind kind) {
    return kind == sql::grantee_kind::role       ? "role"
           : kind == sql::grantee_kind::user     ? "user"
           : kind == sql::grantee_kind::group    ? "group"
           : kind == sql::grantee_kind::everyone ? "public"
                                                 : std::string{};
  }
  void add_privileges() {
    auto const* const facts = program_.facts<redshift_sql_facts>();
    if (facts == nullptr) return;
    for (std::size_t i = 0; i < facts->constructs->size; ++i) {
      redshift_custom_sql_base const* const script = facts->constructs->scripts[i];
      if (script == nullptr) continue;
      database* const to = database_of(std::string{program_.descriptions[i]->id});
      if (to != nullptr && script->source().is_opaque()) to->has_other_texts = true;
    }
    if (facts->access == nullptr) return;
    strata::flow::resolved_flow const resolved{*facts->constructs, facts->columns};
    strata::access::facts const known{*facts->access, resolved.flow().table()};
    for (strata::access::privilege_fact const& each : known.privileges) add_privilege(known, each);
    for (std::size_t i = 0; i < facts->constructs->size; ++i) {
      if (facts->constructs->relations[i] == nullptr) continue;
      database* const to = database_of(std::string{program_.descriptions[i]->id});
      if (to != nullptr && known.is_unread(facts->constructs->relations[i]->owner().id)) to->has_other_texts = true;
    }
  }
  void add_privilege(strata::access::facts const& known, strata::access::privilege_fact const& fact) {
    using extent = strata::access::privilege_fact::extent;
    if (fact.resource >= program_.count) return;
    database* const to = database_of(std::string{program_.descriptions[fact.resource]->id});
    strata::access::principal const& who = known.principals[fact.principal];
    std::string const kind = kind_of(who.kind);
    if (to == nullptr || kind.empty()) return;
    std::string const name = kind == "public" ? "public" : synth::detail::folded(who.name);
    std::string schema = synth::detail::folded(fact.schema), relation;
    if (fact.on == extent::relation || fact.on == extent::column) {
      if (fact.relation == strata::flow::nowhere) return;
      sql::object_name const object = known.table().name_of(fact.relation);
      schema = synth::detail::folded(object.schema);
      relation = synth::detail::folded(object.name);
    } else if (fact.on == extent::tables_in_schema) {
      relation = "*";
    } else if (fact.on != extent::schema) {
      schema = relation = "*";
    }
    bool const is_sure = fact.certain && (fact.on == extent::relation || fact.on == extent::schema);
    fact.privileges.each([&](sql::privilege which) {
      privilege_row const row{schema, relation, std::string{sql::name_of(which)}, kind, name};
      to->possible.insert(row);
      if (is_sure) to->privileges.insert(row);
    });
  }

  stack_program const& program_;
  json resources_;
  program_state result_{};
};

}  // namespace detail

/// What a program's warehouses hold.
inline program_state state_of(stack_program const& program) {
  return detail::state_builder{program, synthesize(program).document}.run();
}

}  // namespace strata::synth::drift
