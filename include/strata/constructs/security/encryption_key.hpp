// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/kms/key.hpp>
#include <strata/constructs/security/existing_text.hpp>

namespace strata {

/// A key of AWS KMS that exists already, by its ARN. Its own policy has to agree.
struct existing_key {
  cfn::constant_text arn{};
};

/// A key of AWS KMS: one of the stack, by its handle, or an `existing_key`. Without either, a construct makes its own.
class encryption_key {
 public:
  constexpr encryption_key() = default;
  constexpr encryption_key(cfn::handle<aws::kms::Key> of_the_stack) : own_{of_the_stack} {}
  constexpr encryption_key(existing_key const& existing) : arn_{existing.arn} {}

  [[nodiscard]] constexpr bool empty() const { return own_.id.construct.empty() && arn_.empty(); }
  [[nodiscard]] constexpr bool exists() const { return !arn_.empty(); }
  [[nodiscard]] constexpr cfn::handle<aws::kms::Key> handle() const { return own_; }
  [[nodiscard]] constexpr cfn::text arn() const {
    if (exists()) return arn_.text();
    return cfn::get_att<"Arn">(own_);
  }
  [[nodiscard]] constexpr cfn::text key_id() const {
    if (!exists()) return cfn::ref(own_);
    std::string_view const known = arn_.known();
    if (!known.empty()) return known.substr(known.rfind('/') + 1);
    return cfn::fn::select(1, cfn::fn::split("/", arn_.text()));
  }
  /// Errors: E0103, E0215, E0223, E0317, E0336.
  constexpr void describe(core::describer& out, std::string_view option) const {
    if (!own_.id.construct.empty()) out.needs(own_.id.construct);
    detail::describe_existing(out, arn_, option);
    out.require(arn_.known().empty() || detail::is_key_arn(arn_.known()), errors::E0317, arn_.known());
  }

 private:
  cfn::handle<aws::kms::Key> own_{};
  cfn::constant_text arn_{};
};

}  // namespace strata
