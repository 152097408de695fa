// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/domain.hpp>
#include <strata/constructs/files.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

struct s3_copy_options {
  bool distributed = false;  ///< eight parallel workers with a thousand objects each, for millions of objects
  strata::when_no_files when_no_files = strata::when_no_files::unset;  ///< skip: an empty source is no failure
};

/// Copies the objects under one prefix to another prefix, when the stack is created and when the source changes. It
/// copies any number and size of objects, also from another region. It keeps the keys below the prefix and skips
/// objects that the target already has. Makes a custom resource and the role for its work. Errors: E0313, E0314, E0315,
/// E0317, E0319, E0374.
class s3_data_copy_base {
 public:
  using domain = custom_resources::domain;
  std::string_view id;
  core::source_line line;

  constexpr s3_data_copy_base(std::string_view id_, s3_location from, s3_location to, s3_copy_options const& options,
                              core::source_line line_)
      : id{id_}, line{line_}, from_{from}, to_{to}, options_{options} {}

  [[nodiscard]] constexpr s3_location const& source() const { return from_; }
  [[nodiscard]] constexpr s3_location const& target() const { return to_; }

  constexpr void describe(core::describer& out) const {
    from_.describe(out);
    to_.describe(out);
    out.require(!s3_location{from_.own, {}, from_.external_name, {}, from_.prefix}.contains(
                    {to_.own, {}, to_.external_name, {}, to_.prefix}),
                errors::E0319, to_.prefix);
    detail::describe_read(out, from_, options_.when_no_files,
                          [this](auto& name) { detail::append_location(name, to_, to_.prefix); });
    detail::describe_filled(out, to_);
    out.mark(detail::effects_are_known);
    out.mark(options_.distributed ? detail::copies_ranges : detail::copies_objects);
  }

  constexpr void expand(auto& out) const {
    namespace copying = custom_resources::actions::s3_copy;
    cfn::policy_document policy{detail::list_statement(from_, copying::list),
                                detail::list_statement(to_, copying::list),
                                {.actions = copying::read, .resources = {detail::objects_arn(from_)}},
                                {.actions = copying::write, .resources = {detail::objects_arn(to_)}}};
    if (from_.has_key()) policy.statements.push_back({.actions = copying::decrypt, .resources = {from_.key_arn()}});
    if (to_.has_key()) policy.statements.push_back({.actions = copying::encrypt, .resources = {to_.key_arn()}});
    // A role of its own, which the handler assumes: IAM limits what is written into one role to 10,240 characters.
    cfn::handle<aws::iam::Role> const role{{id, "Role"}};
    out.add(role.id, custom_resources::assumed_by_handler(out.stack(), policy, "Copy"),
            {.metadata = detail::wildcard_reason("The keys are not known before.")});
    cfn::untyped_resource made = custom_resources::resource(
        "Custom::S3DataCopy", options_.distributed ? custom_resources::actions::s3_ranges::name : copying::name,
        {{"Role", cfn::get_att<"Arn">(role)},
         {"SourceBucket", from_.bucket_name()},
         {"SourcePrefix", from_.prefix},
         {"SourceRegion", from_.region()},
         {"TargetBucket", to_.bucket_name()},
         {"TargetPrefix", to_.prefix}});
    if (options_.when_no_files == when_no_files::skip) cfn::set(made.properties, "MayBeEmpty", true);
    // The ETag of an object under a KMS key says nothing about its content
    // (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html).
    if (to_.has_key()) cfn::set(made.properties, "Compare", "time");
    cfn::attributes attributes = custom_resources::after_handler(out.stack());
    attributes.ordered = true;
    out.add({id, {}}, made, attributes);
  }

 private:
  s3_location from_, to_;
  s3_copy_options options_;
};

template <core::fixed_string Id = "">
struct s3_data_copy : s3_data_copy_base {
  constexpr s3_data_copy(s3_location from, s3_location to, s3_copy_options const& options = {},
                         core::source_line line_ = {})
      : s3_data_copy_base{Id.view(), from, to, options, line_} {}
};

}  // namespace strata
