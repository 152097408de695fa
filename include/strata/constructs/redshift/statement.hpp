// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/serverless_workgroup_base.hpp>
#include <strata/constructs/redshift/sql_text.hpp>

namespace strata {

struct redshift_sql_domain;

/// What an update does when the SQL of a resource has changed and no SQL for updates is given.
enum class on_change : std::uint8_t { refuse, recreate, ignore, rerun };

namespace detail {

/// SQL for the handler: statements that run alone, or several in one transaction.
class sql_script {
 public:
  constexpr sql_script& alone(cfn::text statement) {
    steps_.items.push_back(cfn::json{static_cast<cfn::text&&>(statement)});
    return *this;
  }
  /// Adds to the transaction at the end of the script, or starts one. A transaction has at most 40 statements.
  constexpr sql_script& together(cfn::text statement) {
    bool const open = !steps_.items.empty() && steps_.items.back().what == cfn::json::kind::array &&
                      steps_.items.back().items.size() < 40;
    if (!open) steps_.items.push_back(cfn::array({}));
    steps_.items.back().items.push_back(cfn::json{static_cast<cfn::text&&>(statement)});
    return *this;
  }
  constexpr bool empty() const { return steps_.items.empty(); }
  constexpr cfn::json const& json() const { return steps_; }

 private:
  cfn::json steps_ = cfn::array({});
};

/// What the handler runs. When `create` has changed and nothing below says otherwise, the object is dropped and made
/// anew, in one transaction and with what others hold on it where `relation` names it; when `delete_` has, which then
/// names the object, another one is made before the old one goes.
struct statement_scripts {
  sql_script create{};
  sql_script update{};
  sql_script delete_{};
  cfn::json parts = cfn::array({});     ///< what the object holds: pairs of SQL, see `part`
  std::string_view changed{};           ///< what a change of `create` does; see `on_change`
  std::string_view evolve{};            ///< of a table: "refuse" or "replace" where a change would lose data
  cfn::text source{};                   ///< of a load: only a change of it counts
  cfn::json relation = cfn::array({});  ///< of what is replaced: its name in system views, as a literal, and in SQL

  /// One thing that the object holds: an update runs `unmake` for those that went and `make` for those that came.
  constexpr void part(cfn::text make, cfn::text unmake) {
    parts.items.push_back(
        cfn::array({cfn::json{static_cast<cfn::text&&>(make)}, cfn::json{static_cast<cfn::text&&>(unmake)}}));
  }
};

constexpr std::string_view name_of(on_change changed) {
  constexpr std::string_view names[] = {"refuse", "recreate", "ignore", "rerun"};
  return names[static_cast<std::size_t>(changed)];
}

}  // namespace detail

/// What all resources inside a warehouse have: the workgroup that runs their SQL and the database they are in.
class redshift_statement {
 public:
  using domain = redshift_sql_domain;
  std::string_view id;
  unsigned line;

  constexpr redshift_serverless_workgroup_base const& workgroup() const { return *workgroup_; }
  constexpr redshift_serverless_namespace_base const& owner() const { return workgroup_->owner(); }
  constexpr std::string_view database() const { return database_.empty() ? owner().options().db_name : database_; }
  /// True when both are in one database of one namespace.
  constexpr bool same_database(redshift_statement const& other) const {
    return owner().id == other.owner().id &&
           sql::equal(sql::identifier{database(), true}, sql::identifier{other.database(), true});
  }
  /// The schema of names in its SQL that have none.
  constexpr sql::identifier search_schema() const { return default_schema(); }

 protected:
  constexpr redshift_statement(std::string_view id_, redshift_serverless_workgroup_base const& workgroup,
                               std::string_view database, unsigned line_)
      : id{id_}, line{line_}, workgroup_{&workgroup}, database_{database} {}

  constexpr void describe_statement(core::describer& out) const {
    out.needs(workgroup_->id);
    out.needs(owner().id);
    out.mark(detail::uses_handler);
  }

  /// Checks a name that goes into SQL: E0367.
  static constexpr void require_name(core::describer& out, std::string_view name) {
    out.require(detail::is_sql_name(name), errors::E0367, name, static_cast<long long>(name.size()),
                static_cast<long long>(sql::max_identifier_bytes));
  }

  /// Mentions something of this database to the graph, by kind and name.
  constexpr void mention(core::describer& out, core::verb how, std::string_view kind, sql::identifier const& schema,
                         sql::identifier const& name) const {
    mention_in(out, {database(), true}, how, kind, schema, name);
  }
  /// A part with a dot keeps its quotes: "a.b".c is not a."b.c".
  static constexpr void append_part(auto& writer, sql::identifier const& name) {
    bool const has_dot = name.text.find('.') != std::string_view::npos;
    if (has_dot) writer.append("\"");
    sql::append_folded(writer, name);
    if (has_dot) writer.append("\"");
  }
  constexpr void mention_in(core::describer& out, sql::identifier const& of_database, core::verb how,
                            std::string_view kind, sql::identifier const& schema, sql::identifier const& name) const {
    auto writer = out.name(how);
    writer.append(owner().id).append("/").append(kind).append("/");
    sql::append_folded(writer, of_database);
    writer.append("/").show_from_here();
    if (!schema.text.empty()) {
      append_part(writer, schema);
      writer.append(".");
    }
    append_part(writer, name);
  }
  constexpr void mention_relation(core::describer& out, core::verb how, sql::object_name const& name) const {
    sql::identifier const schema = name.schema.text.empty() ? default_schema() : name.schema;
    sql::identifier const in = name.database.text.empty() ? sql::identifier{database(), true} : name.database;
    mention_in(out, in, how, "relation", schema, name.name);
  }
  constexpr void mention_schema(core::describer& out, core::verb how, sql::identifier const& schema) const {
    mention(out, how, "schema", {}, schema);
  }
  /// What a schema holds, for those who want all of it: relations fill it.
  constexpr void mention_contents(core::describer& out, core::verb how, sql::identifier const& schema) const {
    mention(out, how, "contents", {}, schema);
  }
  constexpr void mention_all_contents(core::describer& out, core::verb how) const {
    mention(out, how, "contents", {}, {"*", true});
  }
  /// Something of the whole namespace: a role, a datashare, a database.
  constexpr void mention_in_namespace(core::describer& out, core::verb how, std::string_view kind,
                                      sql::identifier const& name) const {
    auto writer = out.name(how);
    writer.append(owner().id).append("/").append(kind).append("/").show_from_here();
    sql::append_folded(writer, name);
  }

  /// A relation of another database of the namespace; that may be one made from a datashare.
  constexpr void mention_elsewhere(core::describer& out, sql::object_name const& name) const {
    mention_in_namespace(out, core::verb::may_read, "database", name.database);
    mention_in(out, name.database, core::verb::may_read, "relation", name.schema, name.name);
  }

  /// The schema of names without one: the first of the search path that is not the user's own.
  constexpr sql::identifier default_schema() const {
    std::string_view path = workgroup_->options().config_parameters.search_path;
    while (!path.empty()) {
      std::size_t const comma = path.find(',');
      std::string_view part = path.substr(0, comma);
      path = comma == path.npos ? std::string_view{} : path.substr(comma + 1);
      while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
      while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
      if (!part.empty() && part != "$user" && part != "\"$user\"" && part != "'$user'") return {part, false};
    }
    return {"public", false};
  }

  /// The custom resource that runs the scripts.
  constexpr void expand_statement(auto& out, std::string_view type_name, detail::statement_scripts const& scripts,
                                  cfn::attributes attributes = {}) const {
    cfn::untyped_resource made = custom_resources::resource(type_name, custom_resources::actions::sql::name,
                                                            {{"Workgroup", cfn::ref(workgroup_->handle())},
                                                             {"Database", database()},
                                                             {"Access", owner().access()},
                                                             {"Create", scripts.create.json()}});
    if (!scripts.update.empty()) cfn::set(made.properties, "Update", scripts.update.json());
    if (!scripts.delete_.empty()) cfn::set(made.properties, "Delete", scripts.delete_.json());
    if (!scripts.parts.items.empty()) cfn::set(made.properties, "Parts", scripts.parts);
    if (!scripts.changed.empty()) cfn::set(made.properties, "OnChange", scripts.changed);
    if (!scripts.evolve.empty()) cfn::set(made.properties, "Evolve", scripts.evolve);
    if (!scripts.relation.items.empty()) cfn::set(made.properties, "Relation", scripts.relation);
    if (!scripts.source.empty()) cfn::set(made.properties, "Source", scripts.source);
    cfn::attributes const order = custom_resources::after_permissions(workgroup_->data_access_policy());
    for (cfn::logical_id const& d : order.depends_on) attributes.depends_on.push_back(d);
    attributes.ordered = true;
    out.add({id, {}}, made, attributes);
  }

 private:
  redshift_serverless_workgroup_base const* workgroup_;
  std::string_view database_;
};

}  // namespace strata
