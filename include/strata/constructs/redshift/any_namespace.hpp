// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/custom_resource.hpp>
#include <strata/constructs/security/encryption_key.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>

namespace strata {

/// A role that the namespace may assume, e.g. to read S3. One role may be the default of COPY and UNLOAD.
struct namespace_role {
  any_iam_role const* role = nullptr;
  bool is_default = false;
};
constexpr namespace_role default_role(any_iam_role const& role) { return {&role, true}; }
constexpr namespace_role associated_role(any_iam_role const& role) { return {&role, false}; }
/// One role, or several in braces.
using namespace_roles = fixed_list<namespace_role, 10>;

namespace detail {

/// What a program says of a namespace that exists already.
struct namespace_facts {
  cfn::constant_text name{}, namespace_id{}, secret{};
  encryption_key secret_key{};
  any_iam_role const* access_role = nullptr;
};

}  // namespace detail

/// The data of a warehouse, with its users: a `redshift_serverless_namespace`, which the stack makes, or an
/// `existing_namespace`.
class any_namespace {
 public:
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr bool exists() const { return exists_; }
  [[nodiscard]] constexpr std::string_view db_name() const { return db_name_; }
  /// Empty if nobody says.
  [[nodiscard]] constexpr std::string_view admin_username() const { return admin_username_; }
  [[nodiscard]] constexpr cfn::text namespace_name() const {
    if (exists_) return facts_.name.text();
    return cfn::reference{{id, {}}};
  }
  /// The GUID that grants of datashares name.
  [[nodiscard]] constexpr cfn::text namespace_id() const {
    if (exists_) return facts_.namespace_id.text();
    return cfn::attribute{{id, {}}, "Namespace.NamespaceId"};
  }
  /// The handler's access to SQL: the role that it assumes, and the secret, if there is one, with a space between them.
  [[nodiscard]] constexpr cfn::text access() const {
    if (!exists_) return cfn::attribute{{id, "AdminSecret"}, "Access"};
    cfn::text result = access_role_arn();
    if (has_secret()) result += cfn::concat(" ", facts_.secret.text());
    return result;
  }
  [[nodiscard]] constexpr cfn::text access_role_arn() const {
    if (facts_.access_role) return facts_.access_role->arn();
    return cfn::attribute{{id, "AccessRole"}, "Arn"};
  }
  /// Adds permissions to the role by which the handler reaches it.
  constexpr void add_policy(auto& out, cfn::logical_id const& policy, cfn::policy_document const& statements,
                            std::string_view wildcards = {}) const {
    cfn::attributes about;
    if (!wildcards.empty()) about.metadata = detail::wildcard_reason(wildcards);
    if (facts_.access_role)
      out.add(policy,
              custom_resources::shared_policy(facts_.access_role->name(), statements, policy.construct, out.stack()),
              about);
    else
      out.add(policy, custom_resources::permissions(policy, statements, cfn::reference{{id, "AccessRole"}}), about);
  }
  [[nodiscard]] constexpr bool takes_policies() const {
    return !facts_.access_role || facts_.access_role->takes_policies();
  }
  [[nodiscard]] constexpr bool has_secret() const { return !exists_ || !facts_.secret.empty(); }
  [[nodiscard]] constexpr cfn::text secret_arn() const {
    if (exists_) return facts_.secret.text();
    return cfn::attribute{{id, "AdminSecret"}, "SecretArn"};
  }
  [[nodiscard]] constexpr bool exports_user_activity() const { return exports_user_activity_; }
  /// Adds the right to read the secret that SQL signs in by. Which of Redshift's secrets can be read is a matter of the
  /// key, because a policy that names one is updated before what a new name has replaced goes.
  constexpr void allow_secret(cfn::policy_document& policy) const {
    if (!has_secret()) return;
    cfn::text secret = facts_.secret.text();
    if (!exists_) secret = cfn::arn("secretsmanager", "secret:redshift!*");
    policy.statements.push_back({.actions = custom_resources::actions::sql::secret, .resources = {secret}});
    allow_secret_key(policy);
  }
  constexpr void allow_secret_key(cfn::policy_document& policy) const {
    if (facts_.secret_key.empty()) return;  // the service's own key
    policy.statements.push_back(
        {.actions = custom_resources::actions::sql::secret_key, .resources = {facts_.secret_key.arn()}});
  }

  /// The default role of COPY and UNLOAD; null if there is none, or if nobody says.
  [[nodiscard]] constexpr any_iam_role const* default_role() const {
    for (namespace_role const& r : roles_)
      if (r.is_default) return r.role;
    return nullptr;
  }
  /// Whether it can have a default role, or this one: an existing namespace may have others than the program says.
  [[nodiscard]] constexpr bool may_have_default_role() const { return exists_ || default_role() != nullptr; }
  [[nodiscard]] constexpr bool may_have_role(any_iam_role const* role) const { return exists_ || has_role(role); }
  constexpr bool has_role(any_iam_role const* role) const {
    for (namespace_role const& r : roles_)
      if (r.role == role) return true;
    return false;
  }
  /// What a use needs to know of an existing namespace. Error: E0335.
  constexpr void require_namespace_id(core::describer& out) const {
    detail::require_said(out, !exists_ || !facts_.namespace_id.empty(), "namespace_id", id);
  }
  constexpr void require_secret(core::describer& out) const { detail::require_said(out, has_secret(), "secret", id); }
  constexpr void require_name(core::describer& out) const {
    detail::require_said(out, !exists_ || !facts_.name.empty(), "name", id);
  }

 protected:
  constexpr any_namespace(std::string_view id_, std::string_view db_name, std::string_view admin_username,
                          namespace_roles const& roles, detail::namespace_facts const& facts, bool exists,
                          core::source_line line_)
      : id{id_},
        line{line_},
        db_name_{db_name},
        admin_username_{admin_username},
        exists_{exists},
        facts_{facts},
        roles_{roles} {}

  std::string_view db_name_, admin_username_;
  bool exists_, exports_user_activity_ = false;
  detail::namespace_facts facts_;
  namespace_roles roles_;
};

}  // namespace strata
