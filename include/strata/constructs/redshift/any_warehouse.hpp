// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/network/vpc.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/redshift/warehouse_names.hpp>

namespace strata {

/// The compute that runs SQL: a `redshift_serverless_workgroup`, which the stack makes, an `existing_workgroup` or an
/// `existing_cluster`.
class any_warehouse {
 public:
  using domain = redshift_domain;
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr any_namespace const& owner() const { return *namespace_; }
  /// Its name, or its id where only the deployment knows the name.
  [[nodiscard]] constexpr std::string_view shown_name() const { return name_.known().empty() ? id : name_.known(); }
  /// The names in the SQL of a connection to a database.
  [[nodiscard]] constexpr warehouse_names names(std::string_view database) const {
    return {*namespace_, search_path_, case_sensitive_, database};
  }
  [[nodiscard]] constexpr bool has_case_sensitive_names() const { return case_sensitive_; }
  [[nodiscard]] constexpr bool in_shared_vpc() const { return network_ == nullptr && !exists(); }
  /// Null if nobody says what its network is.
  [[nodiscard]] constexpr vpc_base const* known_network() const { return in_shared_vpc() ? &shared_vpc : network_; }
  [[nodiscard]] constexpr bool is_cluster() const { return what_ == kind::cluster; }
  [[nodiscard]] constexpr bool exists() const { return what_ != kind::made; }
  /// The name of a Glue connection to it.
  [[nodiscard]] constexpr cfn::text glue_connection_name() const {
    if (exists()) return glue_connection_.text();
    return cfn::concat("glue-conn-", name_.text());
  }
  [[nodiscard]] constexpr cfn::text glue_connection_ref() const {
    if (exists()) return glue_connection_.text();
    return cfn::reference{{id, "GlueConnection"}};
  }
  [[nodiscard]] constexpr bool has_glue_connection() const { return !exists() || !glue_connection_.empty(); }
  [[nodiscard]] constexpr cfn::logical_id data_access_policy() const { return {id, "DataAccessPolicy"}; }
  [[nodiscard]] constexpr cfn::logical_id self_ingress() const { return {id, "SelfIngress"}; }
  /// https://docs.aws.amazon.com/redshift/latest/dg/datashare-overview.html
  [[nodiscard]] constexpr cfn::text namespace_arn() const {
    if (what_ == kind::made && !namespace_->exists())
      return cfn::attribute{{namespace_->id, {}}, "Namespace.NamespaceArn"};
    if (is_cluster()) return cfn::arn("redshift", cfn::concat("namespace:", namespace_->namespace_id()));
    return cfn::arn("redshift-serverless", cfn::concat("namespace/", namespace_->namespace_id()));
  }

  /// Says to the handler's action "sql" where SQL runs.
  constexpr void write_target(cfn::json& properties) const {
    namespace keys = custom_resources::actions::sql::properties;
    if (!is_cluster()) return cfn::set(properties, keys::workgroup, target());
    cfn::set(properties, keys::workgroup, cfn::concat("cluster:", name_.text()));  // no workgroup has such a name
    cfn::json connect = cfn::object({{"ClusterIdentifier", name_.text()}});
    if (!db_user_.empty()) cfn::set(connect, "DbUser", db_user_.text());
    cfn::set(properties, keys::connect, connect);
  }
  /// Writes the arguments of the Data API that say where a role of its own runs statements
  /// (https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html).
  constexpr void write_connection(cfn::json& arguments) const {
    if (is_cluster()) {
      cfn::set(arguments, "ClusterIdentifier", name_.text());
      if (!db_user_.empty()) cfn::set(arguments, "DbUser", db_user_.text());
    } else {
      cfn::set(arguments, "WorkgroupName", target());
    }
    if (namespace_->has_secret()) cfn::set(arguments, "SecretArn", namespace_->secret_arn());
  }
  /// What a role needs to run statements here, and nowhere else where the ARN is known.
  [[nodiscard]] constexpr cfn::policy_document statement_permissions(cfn::list<std::string_view> const& run) const {
    cfn::policy_document result{{.actions = run, .resources = {arn()}}};
    if (namespace_->has_secret()) {
      result.statements.push_back(
          {.actions = custom_resources::actions::sql::secret, .resources = {namespace_->secret_arn()}});
      namespace_->allow_secret_key(result);
    }
    allow_credentials(result, arn());
    return result;
  }
  /// Of a workgroup that exists, the ARN has an id that nobody says.
  [[nodiscard]] constexpr bool has_known_arn() const { return what_ != kind::workgroup; }
  [[nodiscard]] constexpr cfn::text arn() const {
    if (what_ == kind::made) return cfn::attribute{{id, {}}, "Workgroup.WorkgroupArn"};
    if (is_cluster()) return cfn::arn("redshift", cfn::concat("cluster:", name_.text()));
    return cfn::arn("redshift-serverless", "workgroup/*");
  }

 protected:
  enum class kind : std::uint8_t { made, workgroup, cluster };

  constexpr any_warehouse(std::string_view id_, any_namespace const& owner, kind what, cfn::constant_text const& name,
                          std::string_view search_path, bool case_sensitive, vpc_base const* network,
                          core::source_line line_)
      : id{id_},
        line{line_},
        namespace_{&owner},
        network_{network},
        what_{what},
        name_{name},
        search_path_{search_path},
        case_sensitive_{case_sensitive} {}

  [[nodiscard]] constexpr cfn::text target() const {
    if (exists()) return name_.text();
    return cfn::reference{{id, {}}};
  }

  /// The names that hold for every warehouse: one of this name, one of its namespace, and the first database.
  constexpr void describe_warehouse(core::describer& out) const {
    out.needs(namespace_->id);
    out.mark(exists() ? detail::effects_are_known | detail::names_what_exists : detail::effects_are_known);
    if (!name_.known().empty())
      out.name(core::verb::creates)
          .append(is_cluster() ? "cluster/" : "workgroup/")
          .show_from_here()
          .append(name_.known());
    out.name(core::verb::creates).show_from_here().append("workgroup of the namespace ").append(namespace_->id);
    names({}).makes_first_database(out);
  }

  /// The handler's right to run SQL here, for the role that it assumes.
  constexpr void expand_data_access(auto& out) const {
    if (!namespace_->takes_policies()) return;
    // CloudFormation updates a policy before it deletes what a new name has replaced, so this one names no workgroup.
    cfn::text where = cfn::arn("redshift-serverless", "workgroup/*");
    if (is_cluster()) where = cfn::arn("redshift", cfn::concat("cluster:", name_.text()));
    cfn::policy_document policy{
        {.actions = custom_resources::actions::sql::run, .resources = {where}},
        {.actions = custom_resources::actions::sql::follow,
         .resources = {"*"},
         .conditions = {{"StringEquals", "redshift-data:statement-owner-iam-userid", {"${aws:userid}"}}}}};
    namespace_->allow_secret(policy);
    allow_credentials(policy, cfn::arn("redshift-serverless", "workgroup/*"));
    namespace_->add_policy(out, data_access_policy(), policy, "Statements have no ARN; renamed warehouses go later.");
  }

  any_namespace const* namespace_;
  vpc_base const* network_;
  kind what_;
  cfn::constant_text name_, glue_connection_{}, db_user_{};
  std::string_view search_path_;
  bool case_sensitive_;

 private:
  /// Without a secret, the Data API signs in by temporary credentials
  /// (https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-iam.html).
  /// @param where the workgroup
  constexpr void allow_credentials(cfn::policy_document& policy, cfn::text const& where) const {
    if (namespace_->has_secret()) return;
    cfn::text const databases = cfn::arn("redshift", cfn::concat("dbname:", name_.text(), "/*"));
    if (!is_cluster()) {
      policy.statements.push_back({.actions = custom_resources::actions::sql::credentials, .resources = {where}});
    } else if (db_user_.empty()) {
      policy.statements.push_back(
          {.actions = custom_resources::actions::sql::iam_credentials, .resources = {databases}});
    } else {
      policy.statements.push_back(
          {.actions = custom_resources::actions::sql::user_credentials,
           .resources = {cfn::arn("redshift", cfn::concat("dbuser:", name_.text(), "/", db_user_.text())), databases}});
    }
  }
};

}  // namespace strata
