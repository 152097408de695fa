// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/warehouse_functions.hpp>

/// Warehouses that exist already, so that a stack can declare what is inside them.
namespace strata {

struct existing_namespace_options {
  std::string_view db_name;           ///< the database that SQL runs in, unless a construct names another
  cfn::constant_text name{};          ///< of the namespace; a new workgroup of it needs it
  cfn::constant_text namespace_id{};  ///< the GUID; datashares need it
  cfn::constant_text secret{};        ///< the ARN of the secret that SQL signs in by; empty: temporary credentials
  encryption_key secret_key{};        ///< the customer managed key that encrypts the secret, if one does
  std::string_view admin_username{};  ///< a user that SQL may name
  any_iam_role const* access_role = nullptr;  ///< the role that the handler assumes; null: the construct makes one
};

/// The namespace of Redshift Serverless, or of a provisioned cluster, that exists already. The roles that it has may be
/// named like those of a new one; it may have others. Makes the role by which the handler reaches it, unless
/// `access_role` names one, which has to trust the handler's role. Errors: E0334, E0335, E0336, E0342, E0389.
class existing_namespace_base : public any_namespace {
 public:
  using domain = redshift_domain;

  constexpr existing_namespace_base(std::string_view id_, existing_namespace_options const& o,
                                    namespace_roles const& roles, core::source_line line_)
      : any_namespace{
            id_,  o.db_name, o.admin_username, roles, {o.name, o.namespace_id, o.secret, o.secret_key, o.access_role},
            true, line_} {}

  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known | detail::names_what_exists);
    out.require(detail::is_database_name(db_name_), errors::E0342, db_name_);
    out.require(admin_username_.empty() || detail::is_database_name(admin_username_), errors::E0342, admin_username_);
    detail::describe_existing(out, facts_.name, "name");
    detail::describe_existing(out, facts_.namespace_id, "namespace_id");
    detail::describe_existing(out, facts_.secret, "secret");
    std::string_view const guid = facts_.namespace_id.known(), secret = facts_.secret.known();
    out.require(guid.empty() || detail::is_guid(guid), errors::E0389, guid);
    out.require(secret.empty() || detail::is_arn_of(secret, ":secretsmanager:", ":secret:"), errors::E0334, secret);
    facts_.secret_key.describe(out, "secret_key");
    if (!facts_.name.known().empty())
      out.name(core::verb::creates).append("namespace/").show_from_here().append(facts_.name.known());
    if (facts_.access_role) out.needs(facts_.access_role->id);
    detail::require_room(out, roles_, "roles");
    for (namespace_role const& r : roles_) out.needs(r.role->id);
  }

  constexpr void expand(auto& out) const {
    if (!facts_.access_role) out.add({id, "AccessRole"}, custom_resources::assumed_by_handler(out.stack()));
  }
};

/// `existing_namespace<"Sales">({.db_name = "sales", .secret = "arn:…"}, default_role(lake_role))`; several roles in
/// braces.
template <core::fixed_string Id = "">
struct existing_namespace : existing_namespace_base {
  constexpr existing_namespace(existing_namespace_options const& options, namespace_roles const& roles = {},
                               core::source_line line_ = {})
      : existing_namespace_base{Id.view(), options, roles, line_} {}
};

struct existing_workgroup_options {
  cfn::constant_text name;  ///< of the workgroup
  std::string_view search_path = "$user, public";
  bool enable_case_sensitive_identifier = false;  ///< as the workgroup is configured
  vpc_base const* network = nullptr;              ///< where it is; null: nobody says
  cfn::constant_text glue_connection{};           ///< the name of a Glue connection to it; `catalog_tables` needs it
};

/// A workgroup of Redshift Serverless that exists already, of an `existing_namespace`. All that a new workgroup can
/// hold can be declared in it: see `warehouse_functions`. Makes the handler's permission to run SQL in it. Errors:
/// E0105 for a second workgroup of the namespace, E0335, E0336.
class existing_workgroup_base : public warehouse_functions {
 public:
  constexpr existing_workgroup_base(std::string_view id_, existing_namespace_base const& owner,
                                    existing_workgroup_options const& o, core::source_line line_)
      : warehouse_functions{
            id_, owner, kind::workgroup, o.name, o.search_path, o.enable_case_sensitive_identifier, o.network, line_} {
    glue_connection_ = o.glue_connection;
  }

  constexpr void describe(core::describer& out) const {
    detail::require_said(out, !name_.empty(), "name", id);
    detail::describe_existing(out, name_, "name");
    detail::describe_existing(out, glue_connection_, "glue_connection");
    if (network_) out.needs(network_->id);
    describe_warehouse(out);
  }
  constexpr void expand(auto& out) const { expand_data_access(out); }
};

template <core::fixed_string Id = "">
struct existing_workgroup : existing_workgroup_base {
  constexpr existing_workgroup(existing_namespace_base const& owner, existing_workgroup_options const& options,
                               core::source_line line_ = {})
      : existing_workgroup_base{Id.view(), owner, options, line_} {}
};

struct existing_cluster_options {
  cfn::constant_text identifier;  ///< of the cluster
  cfn::constant_text db_user{};   ///< the user that SQL runs as, if the namespace names no secret; empty: the user of
                                  ///< the handler's role, IAMR:…
  std::string_view search_path = "$user, public";
  bool enable_case_sensitive_identifier = false;  ///< as the cluster is configured
  vpc_base const* network = nullptr;              ///< where it is; null: nobody says
  cfn::constant_text glue_connection{};           ///< the name of a Glue connection to it; `catalog_tables` needs it
};

/// A provisioned cluster of Redshift that exists already; its `existing_namespace` says how SQL signs in. All that a
/// workgroup can hold can be declared in it: see `warehouse_functions`. Makes the handler's permission to run SQL in
/// it. https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html Errors: E0105, E0335,
/// E0336, E0337.
class existing_cluster_base : public warehouse_functions {
 public:
  constexpr existing_cluster_base(std::string_view id_, existing_namespace_base const& owner,
                                  existing_cluster_options const& o, core::source_line line_)
      : warehouse_functions{id_,          owner,         kind::cluster,
                            o.identifier, o.search_path, o.enable_case_sensitive_identifier,
                            o.network,    line_} {
    glue_connection_ = o.glue_connection;
    db_user_ = o.db_user;
  }

  constexpr void describe(core::describer& out) const {
    detail::require_said(out, !name_.empty(), "identifier", id);
    out.require(db_user_.empty() || !namespace_->has_secret(), errors::E0337, db_user_.known());
    detail::describe_existing(out, name_, "identifier");
    detail::describe_existing(out, db_user_, "db_user");
    detail::describe_existing(out, glue_connection_, "glue_connection");
    if (network_) out.needs(network_->id);
    describe_warehouse(out);
  }
  constexpr void expand(auto& out) const { expand_data_access(out); }
};

template <core::fixed_string Id = "">
struct existing_cluster : existing_cluster_base {
  constexpr existing_cluster(existing_namespace_base const& owner, existing_cluster_options const& options,
                             core::source_line line_ = {})
      : existing_cluster_base{Id.view(), owner, options, line_} {}
};

}  // namespace strata
