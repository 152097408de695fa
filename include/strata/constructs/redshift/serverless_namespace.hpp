// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/redshift/any_namespace.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/storage/bucket.hpp>
#include <strata/core/source_line.hpp>
#include <strata/sql/identifier.hpp>

namespace strata {

enum class log_export : std::uint8_t { userlog, connectionlog, useractivitylog };

struct redshift_serverless_namespace_options {
  std::string_view name;                      ///< 3 to 64 of a-z, 0-9 and hyphens
  std::string_view db_name;                   ///< the first database; it cannot change later
  std::string_view admin_username = "admin";  ///< it cannot change later
  fixed_list<log_export, 3> log_exports{};
  std::string_view final_snapshot_name{};  ///< empty: no snapshot on deletion
  int final_snapshot_retention_days = 0;   ///< 1 to 3653, -1 for ever; 0 without a snapshot
  encryption_key data_key{};               ///< of the stack or existing; empty: the construct makes a key
  encryption_key admin_secret_key{};
  any_iam_role const* access_role = nullptr;  ///< the role that the handler assumes; null: the construct makes one
  removal_policy removal = removal_policy::retain;
};

/// The database objects and users of a data warehouse, encrypted with a key of this construct, and an admin secret that
/// Redshift keeps and rotates in Secrets Manager. Makes AWS::RedshiftServerless::Namespace, two AWS::KMS::Key, and a
/// custom resource that finds the admin secret. The stack creates Redshift's service-linked role if the account has
/// none. Errors: E0301, E0340, E0341, E0342, E0348.
class redshift_serverless_namespace_base : public any_namespace {
 public:
  using domain = redshift_domain;

  constexpr redshift_serverless_namespace_base(std::string_view id_,
                                               redshift_serverless_namespace_options const& options,
                                               namespace_roles const& roles, core::source_line line_)
      : any_namespace{id_,
                      options.db_name,
                      options.admin_username,
                      roles,
                      {.secret_key = key_or_own(options.admin_secret_key, {id_, "AdminSecretKey"}),
                       .access_role = options.access_role},
                      false,
                      line_},
        options_{options} {
    exports_user_activity_ = options_.log_exports.contains(log_export::useractivitylog);
  }

  [[nodiscard]] constexpr redshift_serverless_namespace_options const& options() const { return options_; }
  [[nodiscard]] constexpr cfn::handle<aws::redshift_serverless::Namespace> handle() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::attribute namespace_id() const {
    return cfn::get_att<"Namespace.NamespaceId">(handle());
  }
  [[nodiscard]] constexpr cfn::attribute namespace_arn() const {
    return cfn::get_att<"Namespace.NamespaceArn">(handle());
  }
  [[nodiscard]] constexpr cfn::attribute admin_secret_arn() const { return {{id, "AdminSecret"}, "SecretArn"}; }
  [[nodiscard]] constexpr encryption_key data_key() const { return key_or_own(options_.data_key, {id, "DataKey"}); }
  [[nodiscard]] constexpr encryption_key admin_secret_key() const { return facts_.secret_key; }

  constexpr void describe(core::describer& out) const {
    auto const name_character = [](char c) { return detail::is_lower(c) || detail::is_digit(c) || c == '-'; };
    out.require(
        options_.name.size() >= 3 && options_.name.size() <= 64 && detail::all_of(options_.name, name_character),
        errors::E0340, options_.name, static_cast<long long>(options_.name.size()), 64);
    out.require(!sql::is_reserved(options_.name), errors::E0341, options_.name);
    out.require(detail::is_database_name(options_.db_name), errors::E0342, options_.db_name);
    out.require(detail::is_database_name(options_.admin_username), errors::E0342, options_.admin_username);
    check_snapshot(out);
    detail::require_room(out, roles_, "roles");
    detail::require_room(out, options_.log_exports, "log_exports");
    out.name(core::verb::creates).append("namespace/").show_from_here().append(options_.name);
    for (namespace_role const& r : roles_) out.needs(r.role->id);
    if (options_.access_role) out.needs(options_.access_role->id);
    options_.data_key.describe(out, "data_key");
    options_.admin_secret_key.describe(out, "admin_secret_key");
    out.mark(detail::uses_namespaces | detail::uses_service_linked_role | detail::effects_are_known);
    if (options_.removal == removal_policy::destroy) out.mark(detail::destroys_data);
  }

  constexpr void expand(auto& out) const {
    cfn::on_removal const removal = detail::on_removal(options_.removal);
    if (options_.data_key.empty())
      out.add(data_key().handle().id, detail::kms_key("Redshift data"), {.removal = removal});
    if (options_.admin_secret_key.empty())
      out.add(admin_secret_key().handle().id, detail::kms_key("Redshift admin secret"), {.removal = removal});
    out.add(handle().id, made(), {.depends_on = {detail::service_linked_role}, .removal = removal});
    cfn::attributes after = custom_resources::after_handler(out.stack());
    cfn::policy_document const look{
        {.actions = custom_resources::actions::admin_secret::look, .resources = {namespace_arn()}}};
    if (!options_.access_role) {
      out.add({id, "AccessRole"}, custom_resources::assumed_by_handler(out.stack(), look, "LookUp"));
    } else if (takes_policies()) {
      add_policy(out, {id, "LookUpPolicy"}, look);
      after.depends_on.push_back({id, "LookUpPolicy"});
    }
    out.add(
        {id, "AdminSecret"},
        custom_resources::resource("Custom::RedshiftAdminSecret", custom_resources::actions::admin_secret::name,
                                   {{"NamespaceName", cfn::ref(handle())},
                                    {"Role", access_role_arn()},
                                    {custom_resources::actions::admin_secret::properties::database, options_.db_name}}),
        after);
  }

 private:
  static constexpr encryption_key key_or_own(encryption_key const& given, cfn::logical_id const& own) {
    if (!given.empty()) return given;
    return cfn::handle<aws::kms::Key>{own};
  }

  constexpr void check_snapshot(core::describer& out) const {
    int const days = options_.final_snapshot_retention_days;
    bool const named = !options_.final_snapshot_name.empty();
    out.require(named ? days == -1 || (days >= 1 && days <= 3653) : days == 0, errors::E0348,
                options_.final_snapshot_name, days, 3653);
  }

  [[nodiscard]] constexpr aws::redshift_serverless::Namespace made() const {
    aws::redshift_serverless::Namespace result{.AdminPasswordSecretKmsKeyId = admin_secret_key().key_id(),
                                               .AdminUsername = options_.admin_username,
                                               .DbName = options_.db_name,
                                               .KmsKeyId = data_key().arn(),
                                               .ManageAdminPassword = true,
                                               .NamespaceName = options_.name};
    if (!options_.final_snapshot_name.empty()) {
      result.FinalSnapshotName = options_.final_snapshot_name;
      result.FinalSnapshotRetentionPeriod = options_.final_snapshot_retention_days;
    }
    cfn::list<cfn::text> roles, logs;
    for (namespace_role const& r : roles_) {
      cfn::text const arn = r.role->arn();
      roles.push_back(arn);
      if (r.is_default) result.DefaultIamRoleArn = arn;
    }
    result.IamRoles = roles;  // CloudFormation's update keeps what is left out, and takes an empty list
    constexpr std::string_view names[] = {"userlog", "connectionlog", "useractivitylog"};
    for (log_export e : options_.log_exports) logs.push_back(names[static_cast<std::size_t>(e)]);
    result.LogExports = logs;
    return result;
  }

  redshift_serverless_namespace_options options_;
};

/// `redshift_serverless_namespace<"Producer">({.name = "producer", .db_name = "dev"}, default_role(lake_role))`;
/// several roles in braces.
template <core::fixed_string Id = "">
struct redshift_serverless_namespace : redshift_serverless_namespace_base {
  constexpr redshift_serverless_namespace(redshift_serverless_namespace_options const& options,
                                          namespace_roles const& roles = {}, core::source_line line_ = {})
      : redshift_serverless_namespace_base{Id.view(), options, roles, line_} {}
};

}  // namespace strata
