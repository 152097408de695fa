// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/storage/bucket.hpp>
#include <strata/core/source_line.hpp>

#include <array>

namespace strata {

struct data_lake_storage_options {
  std::string_view bronze_name = "bronze";  ///< 3 to 26 characters; account, region and a hash of the stack follow
  std::string_view silver_name = "silver";
  std::string_view gold_name = "gold";
  std::string_view access_logs_name = "accesslogs";
  int bronze_infrequent_access_days = 90;  ///< to STANDARD_IA: 30 or more, 0 for never
  int bronze_archive_days = 180;           ///< to GLACIER: 30 or more after infrequent access, 0 for never
  int silver_infrequent_access_days = 180;
  int silver_archive_days = 0;
  int gold_infrequent_access_days = 180;
  int gold_archive_days = 0;
  int access_logs_expiration_days = 365;  ///< 1 or more
  removal_policy removal = removal_policy::retain;
  external_bucket bronze_bucket{};  ///< an existing bucket as this layer, which the construct then does not make
  external_bucket silver_bucket{};
  external_bucket gold_bucket{};
};

/// A medallion data lake: buckets for raw data (bronze), cleaned data (silver) and data for a purpose (gold), encrypted
/// with one key that it makes, and a bucket for their access logs. Makes AWS::KMS::Key, 4 AWS::S3::Bucket and their
/// policies, and a custom resource that empties the bucket for logs when its first deployment fails; with
/// `removal_policy::destroy` one for each bucket, which empties it on delete. A layer may be a bucket that exists; of
/// that it makes nothing. Errors: E0301, E0310, E0311, E0312, E0314, E0315, E0317.
class data_lake_storage_base {
 public:
  using domain = custom_resources::domain;
  std::string_view id;
  core::source_line line;

  constexpr data_lake_storage_base(std::string_view id_, data_lake_storage_options const& options,
                                   core::source_line line_)
      : id{id_}, line{line_}, options_{options} {}

  [[nodiscard]] constexpr s3_location bronze() const { return location("BronzeBucket", options_.bronze_bucket); }
  [[nodiscard]] constexpr s3_location silver() const { return location("SilverBucket", options_.silver_bucket); }
  [[nodiscard]] constexpr s3_location gold() const { return location("GoldBucket", options_.gold_bucket); }
  [[nodiscard]] constexpr cfn::handle<aws::s3::Bucket> access_logs() const { return {{id, "AccessLogsBucket"}}; }
  [[nodiscard]] constexpr cfn::handle<aws::kms::Key> key() const { return {{id, "Key"}}; }

  constexpr void describe(core::describer& out) const {
    for (layer_options const& each : layers())
      if (each.exists()) s3_location(*each.existing).describe(out);
    if (makes_nothing()) return out.mark(detail::effects_are_known);
    std::string_view const names[] = {options_.bronze_name, options_.silver_name, options_.gold_name,
                                      options_.access_logs_name};
    auto const is_made = [this](std::size_t i) { return i == 3 || !layers()[i].exists(); };
    for (std::size_t i = 0; i < 4; ++i) {
      if (!is_made(i)) continue;
      for (std::size_t k = 0; k < i; ++k) out.require(!is_made(k) || names[i] != names[k], errors::E0105, names[i]);
      out.require(detail::is_bucket_base_name(names[i]), errors::E0310, names[i]);
      out.name(core::verb::creates).append("bucket/").show_from_here().append(names[i]);
    }
    detail::check_tiers(out, options_.bronze_infrequent_access_days, options_.bronze_archive_days);
    detail::check_tiers(out, options_.silver_infrequent_access_days, options_.silver_archive_days);
    detail::check_tiers(out, options_.gold_infrequent_access_days, options_.gold_archive_days);
    out.require(options_.access_logs_expiration_days > 0, errors::E0316, {}, options_.access_logs_expiration_days, 1);
    detail::describe_filled(out, {.own = access_logs()});  // by S3
    out.mark(detail::uses_handler);
    if (options_.removal == removal_policy::destroy) out.mark(detail::destroys_data);
  }

  constexpr void expand(auto& out) const {
    using detail::bucket_name_arn;
    if (makes_nothing()) return;
    out.add(key().id, detail::kms_key("Data lake"), {.removal = detail::on_removal(options_.removal)});
    // The logs of a deployment that fails go with it in any case: they would keep their bucket from being deleted.
    bool const emptied = options_.removal == removal_policy::destroy;
    detail::add_emptying_policy(out, {id, "EmptyingPolicy"}, emptied ? std::string_view{} : options_.access_logs_name);
    detail::bucket_settings const logs{.bucket = access_logs(),
                                       .policy = {id, "AccessLogsPolicy"},
                                       .base_name = options_.access_logs_name,
                                       .expiration_days = options_.access_logs_expiration_days,
                                       .removal = options_.removal,
                                       .emptying = {id, "AccessLogsEmptying"},
                                       .emptying_policy = {id, "EmptyingPolicy"}};
    detail::add_bucket(out, logs, {detail::allow_log_delivery(logs.bucket, {bucket_name_arn("*", out.stack())})});
    for (layer_options const& each : layers())
      if (!each.exists()) detail::add_bucket(out, layer(each));
  }

 private:
  [[nodiscard]] constexpr s3_location location(std::string_view part, external_bucket const& existing) const {
    if (!existing.name.empty()) return existing;
    return {{{id, part}}, key(), {}, {}, {}};
  }

  struct layer_options {
    std::string_view bucket, policy, emptying, name;
    int infrequent_access_days, archive_days;
    external_bucket const* existing;
    [[nodiscard]] constexpr bool exists() const { return !existing->name.empty(); }
  };
  [[nodiscard]] constexpr std::array<layer_options, 3> layers() const {
    data_lake_storage_options const& o = options_;
    return {{{"BronzeBucket", "BronzePolicy", "BronzeEmptying", o.bronze_name, o.bronze_infrequent_access_days,
              o.bronze_archive_days, &o.bronze_bucket},
             {"SilverBucket", "SilverPolicy", "SilverEmptying", o.silver_name, o.silver_infrequent_access_days,
              o.silver_archive_days, &o.silver_bucket},
             {"GoldBucket", "GoldPolicy", "GoldEmptying", o.gold_name, o.gold_infrequent_access_days,
              o.gold_archive_days, &o.gold_bucket}}};
  }
  [[nodiscard]] constexpr bool makes_nothing() const {
    bool made = false;
    for (layer_options const& each : layers()) made = made || !each.exists();
    return !made;
  }
  [[nodiscard]] constexpr detail::bucket_settings layer(layer_options const& of) const {
    return {
        .bucket = {{id, of.bucket}},
        .policy = {id, of.policy},
        .base_name = of.name,
        .key = key(),
        .log_bucket = access_logs(),
        .log_bucket_policy = {id, "AccessLogsPolicy"},
        .infrequent_access_days = of.infrequent_access_days,
        .archive_days = of.archive_days,
        .removal = options_.removal,
        .emptying = options_.removal == removal_policy::destroy ? cfn::logical_id{id, of.emptying} : cfn::logical_id{},
        .emptying_policy = {id, "EmptyingPolicy"}};
  }

  data_lake_storage_options options_;
};

template <core::fixed_string Id = "">
struct data_lake_storage : data_lake_storage_base {
  constexpr data_lake_storage(data_lake_storage_options const& options = {}, core::source_line line_ = {})
      : data_lake_storage_base{Id.view(), options, line_} {}
};

}  // namespace strata
