// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/kms/key.hpp>
#include <strata/aws/s3/bucket.hpp>
#include <strata/cfn/handle.hpp>
#include <strata/constructs/checks.hpp>

namespace strata {

/// Objects in S3: a prefix in a bucket of the stack, or in an external one.
struct s3_location {
  cfn::handle<aws::s3::Bucket> own{};  ///< empty for an external bucket
  cfn::handle<aws::kms::Key> key{};    ///< the key that encrypts the stack's bucket; empty if S3 manages the key
  std::string_view external_name{};
  std::string_view external_region{};
  std::string_view prefix{};        ///< empty, or without a leading and with a trailing slash
  std::string_view external_key{};  ///< the ARN of the key of AWS KMS that encrypts an external bucket, if one does

  [[nodiscard]] constexpr bool is_external() const { return own.id.construct.empty(); }
  [[nodiscard]] constexpr bool has_key() const { return !key.id.construct.empty() || !external_key.empty(); }
  [[nodiscard]] constexpr cfn::text key_arn() const {
    if (is_external()) return external_key;
    return cfn::get_att<"Arn">(key);
  }
  [[nodiscard]] constexpr cfn::text bucket_name() const {
    if (is_external()) return external_name;
    return cfn::ref(own);
  }
  [[nodiscard]] constexpr cfn::text bucket_arn() const {
    if (is_external()) return cfn::arn("s3", {}, {}, external_name);
    return cfn::get_att<"Arn">(own);
  }
  [[nodiscard]] constexpr cfn::text region() const {
    if (is_external()) return external_region;
    return cfn::aws_region;
  }
  /// `s3://bucket/prefix`.
  [[nodiscard]] constexpr cfn::text uri() const { return cfn::concat("s3://", bucket_name(), "/", prefix); }

  /// Whether this location has all objects of another one, and names the key that encrypts them.
  [[nodiscard]] constexpr bool contains(s3_location const& other) const {
    return own.id == other.own.id && external_name == other.external_name &&
           other.prefix.substr(0, prefix.size()) == prefix &&
           (!other.has_key() || (key.id == other.key.id && external_key == other.external_key));
  }

  /// The objects under a prefix of this location.
  friend constexpr s3_location operator/(s3_location location, std::string_view objects) {
    location.prefix = objects;
    return location;
  }

  /// Adds the construct that makes the bucket as a need. Errors: E0313, E0314, E0315, E0317.
  constexpr void describe(core::describer& out) const {
    out.require(detail::is_s3_prefix(prefix), errors::E0313, prefix);
    if (!is_external()) return out.needs(own.id.construct);
    out.require(detail::is_bucket_name(external_name), errors::E0315, external_name);
    out.require(detail::is_region(external_region), errors::E0314, external_region);
    out.require(external_key.empty() || detail::is_key_arn(external_key), errors::E0317, external_key);
  }
};

namespace detail {

/// Whether one of two prefixes contains the other.
constexpr bool prefixes_overlap(std::string_view a, std::string_view b) { return a.starts_with(b) || b.starts_with(a); }

/// The parts of a path in S3; both are empty for what is no path.
struct s3_path {
  std::string_view bucket{}, prefix{};
};
/// Of a literal of SQL, 's3://bucket/prefix'.
constexpr s3_path s3_path_in(std::string_view literal) {
  constexpr std::string_view head = "s3://";
  std::size_t const start = literal.find(head);
  if (start == literal.npos) return {};
  std::string_view path = literal.substr(start + head.size());
  while (!path.empty() && (path.back() == '\'' || path.back() == '$')) path.remove_suffix(1);
  std::size_t const slash = path.find('/');
  if (slash == path.npos) return {path, {}};
  return {path.substr(0, slash), path.substr(slash + 1)};
}

}  // namespace detail

/// An existing bucket, by its name and AWS Region; `external_bucket{...} / "prefix/"` gives its objects. Roles and
/// copies that read or write it may use the key that encrypts it, if it is named; the key's own policy has to agree.
struct external_bucket {
  std::string_view name;
  std::string_view region;
  std::string_view key{};  ///< the ARN of a key of AWS KMS; empty: S3 manages the key

  constexpr operator s3_location() const { return {{}, {}, name, region, {}, key}; }
  friend constexpr s3_location operator/(external_bucket bucket, std::string_view prefix) {
    return s3_location(bucket) / prefix;
  }
};

}  // namespace strata
