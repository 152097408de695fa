// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/iam/role.hpp>
#include <strata/cfn/constant_text.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/rejected.hpp>
#include <strata/constructs/s3_location.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

/// A principal that may assume a role: an AWS service, or an account by its id of 12 digits.
struct trusted_principal {
  std::string_view service{};
  std::string_view account{};
  constexpr bool operator==(trusted_principal const&) const = default;
};

namespace service_principal {
inline constexpr trusted_principal ec2{"ec2.amazonaws.com", {}};
inline constexpr trusted_principal glue{"glue.amazonaws.com", {}};
inline constexpr trusted_principal lambda{"lambda.amazonaws.com", {}};
inline constexpr trusted_principal redshift{"redshift.amazonaws.com", {}};
inline constexpr trusted_principal redshift_serverless{"redshift-serverless.amazonaws.com", {}};
inline constexpr trusted_principal states{"states.amazonaws.com", {}};
}  // namespace service_principal

/// Whether a service states the account that it acts for when it assumes a role. Without a condition on it, others
/// could use the role through the service (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).
/// Lambda and Redshift do not state it.
constexpr bool sends_source_account(std::string_view service) {
  for (std::string_view known :
       {"cloudtrail.amazonaws.com", "events.amazonaws.com", "firehose.amazonaws.com", "glue.amazonaws.com",
        "scheduler.amazonaws.com", "states.amazonaws.com", "vpc-flow-logs.amazonaws.com"})
    if (service == known) return true;
  return false;
}

/// Up to four principals that may assume a role.
struct trust {
  fixed_list<trusted_principal, 4> principals{};
  constexpr trust() = default;
  constexpr trust(trusted_principal only) : principals{only} {}
  constexpr trust(std::initializer_list<trusted_principal> all) : principals(all) {}
};

/// Access to the objects of a location, and the use of the key that encrypts them, if any.
struct s3_access {
  s3_location where{};
  bool write = false;
};

constexpr s3_access can_read(s3_location where) { return {where, false}; }
constexpr s3_access can_write(s3_location where) { return {where, true}; }

namespace detail {

/// Limits a listing to the prefix of a location.
constexpr cfn::statement list_statement(s3_location const& where,
                                        cfn::list<std::string_view> const& actions = {"s3:ListBucket"}) {
  cfn::statement list{.actions = actions, .resources = {where.bucket_arn()}};
  if (!where.prefix.empty())
    list.conditions = {{"StringLike", "s3:prefix", {where.prefix, cfn::concat(where.prefix, "*")}}};
  return list;
}

constexpr cfn::text objects_arn(s3_location const& where) {
  return cfn::concat(where.bucket_arn(), "/", where.prefix, "*");
}

constexpr void append_statements(cfn::policy_document& policy, s3_access const& access) {
  cfn::statement list = list_statement(access.where);
  if (access.where.prefix.empty())
    list.actions = {"s3:GetBucketLocation", "s3:ListBucket"};
  else
    policy.statements.push_back({.actions = {"s3:GetBucketLocation"}, .resources = {access.where.bucket_arn()}});
  policy.statements.push_back(list);
  cfn::statement objects{.actions = {"s3:GetObject"}, .resources = {objects_arn(access.where)}};
  if (access.write) objects.actions = {"s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"};
  policy.statements.push_back(objects);
  if (!access.where.has_key()) return;
  cfn::statement key{.actions = {"kms:Decrypt"}, .resources = {access.where.key_arn()}};
  if (access.write) key.actions = {"kms:Decrypt", "kms:GenerateDataKey"};
  policy.statements.push_back(key);
}

}  // namespace detail

/// A role that a program names: `iam_role`, which the stack makes, or `existing_iam_role`.
class any_iam_role {
 public:
  static constexpr std::size_t max_accesses = 8;
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr cfn::text arn() const {
    if (!exists_) return cfn::attribute{{id, {}}, "Arn"};
    if (!arn_.empty()) return arn_.text();
    return cfn::arn("iam", {}, cfn::aws_account_id, cfn::concat("role/", name_.text()));
  }
  [[nodiscard]] constexpr cfn::text name() const {
    if (!exists_) return cfn::reference{{id, {}}};
    if (!name_.empty()) return name_.text();
    std::string_view const known = arn_.known();
    if (!known.empty()) return known.substr(known.rfind('/') + 1);
    return cfn::fn::select(1, cfn::fn::split("/", arn_.text()));
  }
  /// Whether the stack may attach policies to it.
  [[nodiscard]] constexpr bool takes_policies() const { return takes_policies_; }

  /// Whether it may read the objects of a location, and decrypt them. What an existing role may do, nobody knows.
  [[nodiscard]] constexpr bool may_read(s3_location const& where) const {
    for (s3_access const& each : accesses_)
      if (each.where.contains(where)) return true;
    return exists_;
  }

 protected:
  constexpr any_iam_role(std::string_view id_, std::initializer_list<s3_access> accesses, core::source_line line_)
      : id{id_}, line{line_}, accesses_(accesses) {}
  constexpr any_iam_role(std::string_view id_, cfn::constant_text const& arn, cfn::constant_text const& name,
                         bool takes_policies, core::source_line line_)
      : id{id_}, line{line_}, arn_{arn}, name_{name}, exists_{true}, takes_policies_{takes_policies} {}

  fixed_list<s3_access, max_accesses> accesses_{};
  cfn::constant_text arn_{}, name_{};  ///< of an existing role
  bool exists_ = false, takes_policies_ = true;
};

/// An IAM role with access to objects. Makes AWS::IAM::Role. Errors: E0313, E0317, E0320, E0321, E0322.
class iam_role_base : public any_iam_role {
 public:
  constexpr iam_role_base(std::string_view id_, trust const& who, std::initializer_list<s3_access> accesses,
                          core::source_line line_)
      : any_iam_role{id_, accesses, line_}, trust_{who} {}

  [[nodiscard]] constexpr cfn::handle<aws::iam::Role> role() const { return {{id, {}}}; }

  constexpr void describe(core::describer& out) const {
    out.require(!trust_.principals.empty(), errors::E0320);
    for (trusted_principal const& p : trust_.principals) {
      out.require(!p.service.empty() || !p.account.empty(), errors::E0320);
      out.require(p.service.empty() || detail::is_service_principal(p.service), errors::E0321, p.service);
      out.require(p.account.empty() || detail::is_account_id(p.account), errors::E0322, p.account,
                  static_cast<long long>(p.account.size()), 12);
    }
    for (s3_access const& each : accesses_) each.where.describe(out);
    detail::require_room(out, accesses_, "accesses");
    detail::require_room(out, trust_.principals, "principals");
    if (!lets_others_write()) out.mark(detail::effects_are_known);
  }

  constexpr void expand(auto& out) const {
    cfn::statement assume{.actions = {"sts:AssumeRole"}}, assume_for_this_account{.actions = {"sts:AssumeRole"}};
    assume_for_this_account.conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}};
    for (trusted_principal const& p : trust_.principals) {
      if (!p.account.empty())
        assume.principals.push_back(cfn::principal::aws(cfn::arn("iam", {}, p.account, "root")));
      else if (sends_source_account(p.service))
        assume_for_this_account.principals.push_back(cfn::principal::service(p.service));
      else
        assume.principals.push_back(cfn::principal::service(p.service));
    }
    aws::iam::Role made{.AssumeRolePolicyDocument = cfn::policy_document{}};
    for (cfn::statement const* each : {&assume, &assume_for_this_account})
      if (each->principals.size() > 0) made.AssumeRolePolicyDocument->statements.push_back(*each);
    cfn::attributes attributes;
    if (!accesses_.empty()) {
      cfn::policy_document policy;
      for (s3_access const& each : accesses_) detail::append_statements(policy, each);
      made.Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = "DataAccess"}};
      attributes.metadata = detail::wildcard_reason("The keys are not known before.");
    }
    out.add({id, {}}, made, attributes);
  }

 private:
  /// Whether anybody but Redshift, whose writes are statements of the stack, may write objects.
  [[nodiscard]] constexpr bool lets_others_write() const {
    bool writes = false, others = false;
    for (s3_access const& each : accesses_) writes = writes || each.write;
    for (trusted_principal const& p : trust_.principals)
      others = others || (p != service_principal::redshift && p != service_principal::redshift_serverless);
    return writes && others;
  }

  trust trust_;
};

/// `iam_role<"LakeRole">(service_principal::redshift, {can_read(lake.silver())})`: up to eight accesses, with or
/// without the braces.
template <core::fixed_string Id = "">
struct iam_role : iam_role_base {
  constexpr iam_role(trust const& who, std::initializer_list<s3_access> accesses = {}, core::source_line line_ = {})
      : iam_role_base{Id.view(), who, accesses, line_} {}
  constexpr iam_role(trust const& who, s3_access only, core::source_line line_ = {})
      : iam_role_base{Id.view(), who, {only}, line_} {}
  constexpr iam_role(trust const& who, s3_access first, s3_access second, core::source_line line_ = {})
      : iam_role_base{Id.view(), who, {first, second}, line_} {}
  constexpr iam_role(trust const& who, s3_access first, s3_access second, s3_access third, core::source_line line_ = {})
      : iam_role_base{Id.view(), who, {first, second, third}, line_} {}
  /// Error: E0326.
  template <class Other, class... More>
    requires(!std::is_convertible_v<Other const&, trust> && !std::is_convertible_v<Other const&, s3_access> &&
             !std::is_base_of_v<iam_role_base, Other>)
  constexpr iam_role(Other const&, More const&...) noexcept(
      sizeof(detail::another_kind<Id, "a principal such as service_principal::redshift", Other>) > 0)
      : iam_role_base{Id.view(), service_principal::redshift, {}, core::source_line{}} {}
  template <class Other, class... More>
    requires(!std::is_convertible_v<Other const&, s3_access> && !std::is_convertible_v<Other const&, trust> &&
             !std::is_convertible_v<Other const&, core::source_line>)
  constexpr iam_role(trust const& who, Other const&, More const&...) noexcept(
      sizeof(detail::another_kind<Id, "an access such as can_read(...)", Other>) > 0)
      : iam_role_base{Id.view(), who, {}, core::source_line{}} {}
  /// Error: E0308.
  constexpr iam_role(s3_access only, trust const& who,
                     core::source_line line_ = {}) noexcept(sizeof(detail::in_another_order<Id>) > 0)
      : iam_role_base{Id.view(), who, {only}, line_} {}
};

}  // namespace strata
