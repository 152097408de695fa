// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/any_warehouse.hpp>
#include <strata/constructs/redshift/sql_text.hpp>

namespace strata {

struct redshift_sql_domain;

/// The effect of a change in the SQL of a construct that has no SQL for updates.
enum class on_change : std::uint8_t { refuse, recreate, ignore, rerun };

/// What becomes of a deployment that creates an object where one of that name exists already, e.g. one that was
/// retained when it left a stack. `fail`: the deployment fails, and the object stays as it is. `adopt`: the stack takes
/// the object over if it is as declared, else the deployment fails and says what differs. An object that was taken over
/// is deleted like one that was made, but not when the deployment that takes it over is rolled back.
enum class if_exists : std::uint8_t { fail, adopt };

namespace detail {

/// The bit that constructs mark which say who may do what.
inline constexpr std::uint32_t says_access = 1u << 5;
/// The bit that materialized views mark.
inline constexpr std::uint32_t is_refreshed = 1u << 6;

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
  [[nodiscard]] constexpr bool empty() const { return steps_.items.empty(); }
  [[nodiscard]] constexpr cfn::json const& json() const { return steps_; }

 private:
  cfn::json steps_ = cfn::array({});
};

/// The SQL that the handler runs. After a change of `create`, the handler drops the object and makes it again, unless a
/// member below overrides this. It does so in one transaction, and keeps the privileges of others on the object if
/// `relation` names it. After a change of `delete_`, which then names the object, the handler makes the new object
/// before it drops the old one.
struct statement_scripts {
  sql_script create{};
  sql_script update{};
  sql_script delete_{};
  cfn::json parts = cfn::array({});  ///< the parts of the object: pairs of SQL, see `part`
  std::string_view changed{};        ///< the effect of a change of `create`; see `on_change`
  std::string_view evolve{};         ///< of a table: "refuse" or "replace" for a change that would lose data
  cfn::text source{};                ///< of a load: only a change of the source counts
  cfn::json files = cfn::array({});  ///< of a load that needs none: the bucket, prefix and region of its files
  cfn::text there{};                 ///< a query that has rows if the object exists: then it stays unchanged
  cfn::json adopt = cfn::array({});  ///< such a query, and the rows of an object that is as declared; see `if_exists`
  cfn::json relation = cfn::array({});  ///< of a replaced object: its name in system views, as a literal, and in SQL

  /// Adds a part of the object. An update runs `unmake` for parts that the new version lacks, and `make` for new parts.
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

/// The common base of constructs inside a warehouse: the workgroup that runs their SQL, and their database.
class redshift_statement {
 public:
  using domain = redshift_sql_domain;
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr any_warehouse const& workgroup() const { return *workgroup_; }
  [[nodiscard]] constexpr any_namespace const& owner() const { return workgroup_->owner(); }
  [[nodiscard]] constexpr std::string_view database() const {
    return database_.empty() ? owner().db_name() : database_;
  }
  /// Whether both are in one database of one namespace.
  [[nodiscard]] constexpr bool same_database(redshift_statement const& other) const {
    return owner().id == other.owner().id &&
           sql::equal(sql::identifier{database(), true}, sql::identifier{other.database(), true});
  }
  /// Whether two identifiers of its SQL name the same thing, in the case rule of its workgroup.
  [[nodiscard]] constexpr bool same_name(sql::identifier const& a, sql::identifier const& b) const {
    return sql::equal(a, b, has_case_sensitive_names());
  }
  [[nodiscard]] constexpr bool has_case_sensitive_names() const { return workgroup_->has_case_sensitive_names(); }
  /// The schema of names without one in its SQL.
  [[nodiscard]] constexpr sql::identifier search_schema() const { return names().default_schema(); }

 protected:
  constexpr redshift_statement(std::string_view id_, any_warehouse const& workgroup, std::string_view database,
                               core::source_line line_)
      : id{id_}, line{line_}, workgroup_{&workgroup}, database_{database} {}

  constexpr void describe_statement(core::describer& out) const {
    out.needs(workgroup_->id);
    out.needs(owner().id);
    out.mark(detail::uses_handler | detail::effects_are_known);
    if (!database_.empty())
      names().needs(out, sql::object_kind::database, {{}, {}, {database_, true}}, {.lasting = true});
  }
  /// The names that its SQL can use.
  [[nodiscard]] constexpr warehouse_names names() const { return workgroup_->names(database()); }

  /// Checks a name that goes into SQL. Error: E0367.
  static constexpr void require_name(core::describer& out, std::string_view name) {
    out.require(detail::is_utf8(name), errors::E0324, "name");
    out.require(detail::is_sql_name(name), errors::E0367, name, static_cast<long long>(name.size()),
                static_cast<long long>(sql::max_identifier_bytes));
  }

  /// A name as Redshift stores it.
  [[nodiscard]] constexpr cfn::text stored_name(std::string_view name) const {
    if (has_case_sensitive_names()) return name;
    return detail::folded_name(name);
  }

  /// The custom resource that runs the scripts.
  constexpr void expand_statement(auto& out, std::string_view type_name, detail::statement_scripts const& scripts,
                                  cfn::attributes attributes = {}) const {
    namespace properties = custom_resources::actions::sql::properties;
    cfn::untyped_resource made = custom_resources::resource(type_name, custom_resources::actions::sql::name, {});
    workgroup_->write_target(made.properties);
    cfn::set(made.properties, properties::database, database());
    cfn::set(made.properties, properties::access, owner().access());
    cfn::set(made.properties, properties::create, scripts.create.json());
    if (!scripts.update.empty()) cfn::set(made.properties, properties::update, scripts.update.json());
    if (!scripts.delete_.empty()) cfn::set(made.properties, properties::delete_, scripts.delete_.json());
    if (!scripts.parts.items.empty()) cfn::set(made.properties, properties::parts, scripts.parts);
    if (!scripts.changed.empty()) cfn::set(made.properties, properties::on_change, scripts.changed);
    if (!scripts.evolve.empty()) cfn::set(made.properties, properties::evolve, scripts.evolve);
    if (!scripts.relation.items.empty()) cfn::set(made.properties, properties::relation, scripts.relation);
    if (!scripts.source.empty()) cfn::set(made.properties, properties::source, scripts.source);
    if (!scripts.files.items.empty()) cfn::set(made.properties, properties::files, scripts.files);
    if (!scripts.there.empty()) cfn::set(made.properties, properties::there, scripts.there);
    if (!scripts.adopt.items.empty()) cfn::set(made.properties, properties::adopt, scripts.adopt);
    for (cfn::logical_id const& d : custom_resources::after_handler(out.stack()).depends_on)
      attributes.depends_on.push_back(d);
    if (owner().takes_policies()) attributes.depends_on.push_back(workgroup_->data_access_policy());
    attributes.ordered = true;
    out.add({id, {}}, made, attributes);
  }

 private:
  any_warehouse const* workgroup_;
  std::string_view database_;
};

}  // namespace strata
