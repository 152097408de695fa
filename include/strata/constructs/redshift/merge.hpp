// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/load.hpp>

namespace strata {

struct merge_options {
  std::string_view source_key = "id";  ///< the column of the source for the comparison
  std::string_view target_key = "id";  ///< the column of the target for the comparison
};

/// Merges the rows of one table into another: a row with an equal key replaces the target's row, any other row is
/// added. It waits for both tables and the loads into them. Errors: E0365, E0366, E0368, E0369.
class redshift_merge_base : public redshift_statement {
 public:
  constexpr redshift_merge_base(std::string_view id_, any_warehouse const& workgroup, redshift_relation const& source,
                                redshift_relation const& target, merge_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, target.database(), line_},
        source_{&source},
        target_{&target},
        options_{options} {}

  [[nodiscard]] constexpr redshift_relation const& source() const { return *source_; }
  [[nodiscard]] constexpr redshift_relation const& target() const { return *target_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.needs(source_->id);
    out.needs(target_->id);
    names().needs(out, sql::object_kind::table, source_->name());
    names().needs(out, sql::object_kind::table, target_->name());
    names().needs(out, sql::object_kind::table, target_->name(), {.fills = true});
    out.require(source_->same_database(*target_) && target_->same_database(*this) && source_->id != target_->id,
                errors::E0369, source_->id);
    auto const source = sql::table_definition_of(source_->sql_text());
    auto const target = sql::table_definition_of(target_->sql_text());
    out.require(sql::same_columns(source, target), errors::E0365, {}, static_cast<long long>(source.columns.size()),
                static_cast<long long>(target.columns.size()));
    detail::require_column(out, source, options_.source_key, errors::E0366);
    detail::require_column(out, target, options_.target_key, errors::E0366);
  }

  constexpr void expand(auto& out) const {
    cfn::text const source = detail::sql_name(source_->name()), target = detail::sql_name(target_->name());
    detail::statement_scripts scripts{.changed = detail::name_of(on_change::rerun)};
    scripts.create.alone(cfn::concat("MERGE INTO ", target, " USING ", source, " ON ", target, ".",
                                     detail::sql_name(options_.target_key), " = ", source, ".",
                                     detail::sql_name(options_.source_key), " REMOVE DUPLICATES"));
    expand_statement(out, "Custom::RedshiftMerge", scripts);
  }

 private:
  redshift_relation const* source_;
  redshift_relation const* target_;
  merge_options options_;
};

template <core::fixed_string Id>
struct redshift_merge : redshift_merge_base {
  constexpr redshift_merge(any_warehouse const& workgroup, redshift_relation const& source,
                           redshift_relation const& target, merge_options const& options, core::source_line line_)
      : redshift_merge_base{Id.view(), workgroup, source, target, options, line_} {}
};

}  // namespace strata
