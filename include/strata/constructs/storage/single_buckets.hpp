// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/storage/bucket.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

struct access_logs_bucket_options {
  std::string_view name = "accesslogs";  ///< 3 to 26 characters; account, region and a hash of the stack follow
  int expiration_days = 365;             ///< 1 or more
  removal_policy removal = removal_policy::retain;
};

/// A bucket for the server access logs of other buckets of this account. S3 manages its keys, because log delivery
/// needs that. Makes AWS::S3::Bucket, its policy, and a custom resource that empties it when its first deployment
/// fails. Errors: E0301, E0310, E0316.
class access_logs_bucket_base {
 public:
  using domain = custom_resources::domain;
  std::string_view id;
  core::source_line line;

  constexpr access_logs_bucket_base(std::string_view id_, access_logs_bucket_options const& options,
                                    core::source_line line_)
      : id{id_}, line{line_}, options_{options} {}

  [[nodiscard]] constexpr cfn::handle<aws::s3::Bucket> bucket() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::logical_id policy() const { return {id, "Policy"}; }

  constexpr void describe(core::describer& out) const {
    out.require(detail::is_bucket_base_name(options_.name), errors::E0310, options_.name);
    out.name(core::verb::creates).append("bucket/").show_from_here().append(options_.name);
    out.require(options_.expiration_days > 0, errors::E0316, {}, options_.expiration_days, 1);
    detail::describe_filled(out, {.own = bucket()});  // by S3
    out.mark(detail::uses_handler);
    if (options_.removal == removal_policy::destroy) out.mark(detail::destroys_data);
  }

  constexpr void expand(auto& out) const {
    bool const emptied = options_.removal == removal_policy::destroy;
    detail::add_emptying_policy(out, {id, "EmptyingPolicy"}, emptied ? std::string_view{} : options_.name);
    detail::add_bucket(out,
                       {.bucket = bucket(),
                        .policy = policy(),
                        .base_name = options_.name,
                        .expiration_days = options_.expiration_days,
                        .removal = options_.removal,
                        .emptying = {id, "Emptying"},
                        .emptying_policy = {id, "EmptyingPolicy"}},
                       {detail::allow_log_delivery(bucket(), {cfn::arn("s3", {}, {}, "*")})});
  }

 private:
  access_logs_bucket_options options_;
};

template <core::fixed_string Id = "">
struct access_logs_bucket : access_logs_bucket_base {
  constexpr access_logs_bucket(access_logs_bucket_options const& options = {}, core::source_line line_ = {})
      : access_logs_bucket_base{Id.view(), options, line_} {}
};

struct analytics_bucket_options {
  std::string_view name = "analytics";  ///< 3 to 26 characters; account, region and a hash of the stack follow
  cfn::handle<aws::kms::Key> key{};     ///< empty: the construct makes a key
  int infrequent_access_days = 0;       ///< to STANDARD_IA: 30 or more, 0 for never
  int archive_days = 0;                 ///< to GLACIER: 30 or more after infrequent access, 0 for never
  removal_policy removal = removal_policy::retain;
};

/// A bucket for data, encrypted with a customer managed key. Its access logs go to another bucket, because a bucket
/// with such a key cannot receive logs. Makes AWS::S3::Bucket, its policy and AWS::KMS::Key.
/// Errors: E0301, E0310 to E0312.
class analytics_bucket_base {
 public:
  using domain = custom_resources::domain;
  std::string_view id;
  core::source_line line;

  constexpr analytics_bucket_base(std::string_view id_, access_logs_bucket_base const& logs,
                                  analytics_bucket_options const& options, core::source_line line_)
      : id{id_}, line{line_}, logs_{&logs}, options_{options} {}

  [[nodiscard]] constexpr cfn::handle<aws::kms::Key> key() const {
    return own_key() ? cfn::handle<aws::kms::Key>{{id, "Key"}} : options_.key;
  }
  [[nodiscard]] constexpr s3_location objects() const { return {{{id, {}}}, key(), {}, {}, {}}; }
  friend constexpr s3_location operator/(analytics_bucket_base const& bucket, std::string_view prefix) {
    return bucket.objects() / prefix;
  }

  constexpr void describe(core::describer& out) const {
    out.require(detail::is_bucket_base_name(options_.name), errors::E0310, options_.name);
    out.name(core::verb::creates).append("bucket/").show_from_here().append(options_.name);
    detail::check_tiers(out, options_.infrequent_access_days, options_.archive_days);
    out.mark(detail::effects_are_known);
    out.needs(logs_->id);
    if (!own_key()) out.needs(options_.key.id.construct);
    if (options_.removal == removal_policy::destroy) out.mark(detail::destroys_data | detail::uses_handler);
  }

  constexpr void expand(auto& out) const {
    if (own_key())
      out.add(key().id, detail::kms_key("Encrypts the bucket"), {.removal = detail::on_removal(options_.removal)});
    bool const emptied = options_.removal == removal_policy::destroy;
    if (emptied) detail::add_emptying_policy(out, {id, "EmptyingPolicy"});
    detail::add_bucket(out, {.bucket = {{id, {}}},
                             .policy = {id, "Policy"},
                             .base_name = options_.name,
                             .key = key(),
                             .log_bucket = logs_->bucket(),
                             .log_bucket_policy = logs_->policy(),
                             .infrequent_access_days = options_.infrequent_access_days,
                             .archive_days = options_.archive_days,
                             .removal = options_.removal,
                             .emptying = emptied ? cfn::logical_id{id, "Emptying"} : cfn::logical_id{},
                             .emptying_policy = {id, "EmptyingPolicy"}});
  }

 private:
  [[nodiscard]] constexpr bool own_key() const { return options_.key.id.construct.empty(); }

  access_logs_bucket_base const* logs_;
  analytics_bucket_options options_;
};

template <core::fixed_string Id = "">
struct analytics_bucket : analytics_bucket_base {
  constexpr analytics_bucket(access_logs_bucket_base const& logs, analytics_bucket_options const& options = {},
                             core::source_line line_ = {})
      : analytics_bucket_base{Id.view(), logs, options, line_} {}
};

}  // namespace strata
