// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/security/iam_role.hpp>
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
  cfn::handle<aws::kms::Key> data_key{};   ///< empty: the construct makes a key
  cfn::handle<aws::kms::Key> admin_secret_key{};
  removal_policy removal = removal_policy::retain;
};

/// A role that the namespace may assume, e.g. to read S3. One role may be the default of COPY and UNLOAD.
struct namespace_role {
  iam_role_base const* role = nullptr;
  bool is_default = false;
};
constexpr namespace_role default_role(iam_role_base const& role) { return {&role, true}; }
constexpr namespace_role associated_role(iam_role_base const& role) { return {&role, false}; }
/// One role, or several in braces.
using namespace_roles = fixed_list<namespace_role, 10>;

/// The database objects and users of a data warehouse, encrypted with a key of this construct, and an admin secret that
/// Redshift keeps and rotates in Secrets Manager. Makes AWS::RedshiftServerless::Namespace, two AWS::KMS::Key, and a
/// custom resource that finds the admin secret. The stack creates Redshift's service-linked role if the account has
/// none. Errors: E0301, E0340, E0341, E0342, E0348.
class redshift_serverless_namespace_base {
 public:
  using domain = redshift_domain;

  std::string_view id;
  core::source_line line;

  constexpr redshift_serverless_namespace_base(std::string_view id_,
                                               redshift_serverless_namespace_options const& options,
                                               namespace_roles const& roles, core::source_line line_)
      : id{id_}, line{line_}, options_{options}, roles_{roles} {}

  [[nodiscard]] constexpr redshift_serverless_namespace_options const& options() const { return options_; }
  [[nodiscard]] constexpr cfn::handle<aws::redshift_serverless::Namespace> handle() const { return {{id, {}}}; }
  /// The GUID that grants of datashares name.
  [[nodiscard]] constexpr cfn::attribute namespace_id() const {
    return cfn::get_att<"Namespace.NamespaceId">(handle());
  }
  [[nodiscard]] constexpr cfn::attribute namespace_arn() const {
    return cfn::get_att<"Namespace.NamespaceArn">(handle());
  }
  [[nodiscard]] constexpr cfn::attribute admin_secret_arn() const { return {{id, "AdminSecret"}, "SecretArn"}; }
  /// The handler's access to SQL: the role that it assumes, and the secret, with a space between them.
  [[nodiscard]] constexpr cfn::attribute access() const { return {{id, "AdminSecret"}, "Access"}; }
  /// The role with the handler's permissions for this namespace.
  [[nodiscard]] constexpr cfn::handle<aws::iam::Role> access_role() const { return {{id, "AccessRole"}}; }
  [[nodiscard]] constexpr cfn::handle<aws::kms::Key> data_key() const {
    return own(options_.data_key) ? cfn::handle<aws::kms::Key>{{id, "DataKey"}} : options_.data_key;
  }
  [[nodiscard]] constexpr cfn::handle<aws::kms::Key> admin_secret_key() const {
    return own(options_.admin_secret_key) ? cfn::handle<aws::kms::Key>{{id, "AdminSecretKey"}}
                                          : options_.admin_secret_key;
  }
  /// The default role of COPY and UNLOAD; null if there is none.
  [[nodiscard]] constexpr iam_role_base const* default_role() const {
    for (namespace_role const& r : roles_)
      if (r.is_default) return r.role;
    return nullptr;
  }
  constexpr bool has_role(iam_role_base const* role) const {
    for (namespace_role const& r : roles_)
      if (r.role == role) return true;
    return false;
  }

  constexpr void describe(core::describer& out) const {
    auto const name_character = [](char c) { return detail::is_lower(c) || detail::is_digit(c) || c == '-'; };
    out.require(
        options_.name.size() >= 3 && options_.name.size() <= 64 && detail::all_of(options_.name, name_character),
        errors::E0340, options_.name, static_cast<long long>(options_.name.size()), 64);
    out.require(!sql::is_reserved(options_.name), errors::E0341, options_.name);
    out.require(is_database_name(options_.db_name), errors::E0342, options_.db_name);
    out.require(is_database_name(options_.admin_username), errors::E0342, options_.admin_username);
    check_snapshot(out);
    detail::require_room(out, roles_, "roles");
    detail::require_room(out, options_.log_exports, "log_exports");
    out.name(core::verb::creates).append("namespace/").show_from_here().append(options_.name);
    for (namespace_role const& r : roles_) out.needs(r.role->id);
    if (!own(options_.data_key)) out.needs(options_.data_key.id.construct);
    if (!own(options_.admin_secret_key)) out.needs(options_.admin_secret_key.id.construct);
    out.mark(detail::uses_namespaces | detail::uses_service_linked_role | detail::effects_are_known);
    if (options_.removal == removal_policy::destroy) out.mark(detail::destroys_data);
  }

  constexpr void expand(auto& out) const {
    cfn::on_removal const removal = detail::on_removal(options_.removal);
    if (own(options_.data_key)) out.add(data_key().id, detail::kms_key("Redshift data"), {.removal = removal});
    if (own(options_.admin_secret_key))
      out.add(admin_secret_key().id, detail::kms_key("Redshift admin secret"), {.removal = removal});
    out.add(handle().id, made(), {.depends_on = {detail::service_linked_role}, .removal = removal});
    out.add(access_role().id, made_access_role());
    out.add(
        {id, "AdminSecret"},
        custom_resources::resource("Custom::RedshiftAdminSecret", custom_resources::actions::admin_secret::name,
                                   {{"NamespaceName", cfn::ref(handle())},
                                    {"Role", cfn::get_att<"Arn">(access_role())},
                                    {custom_resources::actions::admin_secret::properties::database, options_.db_name}}),
        custom_resources::after_handler());
  }

 private:
  static constexpr bool own(cfn::handle<aws::kms::Key> key) { return key.id.construct.empty(); }

  static constexpr bool is_database_name(std::string_view name) {
    return !name.empty() && name.size() <= 127 && detail::is_letter(name.front()) && detail::all_of(name, [](char c) {
      return detail::is_letter(c) || detail::is_digit(c) || std::string_view{"_+.@-"}.find(c) != std::string_view::npos;
    });
  }

  constexpr void check_snapshot(core::describer& out) const {
    int const days = options_.final_snapshot_retention_days;
    bool const named = !options_.final_snapshot_name.empty();
    out.require(named ? days == -1 || (days >= 1 && days <= 3653) : days == 0, errors::E0348,
                options_.final_snapshot_name, days, 3653);
  }

  [[nodiscard]] constexpr aws::iam::Role made_access_role() const {
    return custom_resources::assumed_by_handler(
        {{.actions = custom_resources::actions::admin_secret::look, .resources = {namespace_arn()}}}, "LookUp");
  }

  [[nodiscard]] constexpr aws::redshift_serverless::Namespace made() const {
    aws::redshift_serverless::Namespace result{.AdminPasswordSecretKmsKeyId = cfn::ref(admin_secret_key()),
                                               .AdminUsername = options_.admin_username,
                                               .DbName = options_.db_name,
                                               .KmsKeyId = cfn::get_att<"Arn">(data_key()),
                                               .ManageAdminPassword = true,
                                               .NamespaceName = options_.name};
    if (!options_.final_snapshot_name.empty()) {
      result.FinalSnapshotName = options_.final_snapshot_name;
      result.FinalSnapshotRetentionPeriod = options_.final_snapshot_retention_days;
    }
    cfn::list<cfn::text> roles, logs;
    for (namespace_role const& r : roles_) {
      cfn::text const arn = cfn::get_att<"Arn">(r.role->role());
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
  namespace_roles roles_;
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
