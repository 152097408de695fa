// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/files.hpp>
#include <strata/constructs/redshift/parsed_sql.hpp>

namespace strata::detail {

/// Says where a script may put files: below each S3 path in it, in a bucket that is not known. The call of a procedure
/// may put them anywhere, and so may SQL that Strata does not read.
constexpr void describe_unloads(core::describer& out, sql_source const& source, parsed_sql const& read) {
  if (source.is_opaque()) out.mark(may_write_anywhere);
  for (sql::token const& each : read.tree.tokens) {
    if (each.is(sql::kw_call)) out.mark(may_write_anywhere);
    if (!each.is(sql::token_kind::string)) continue;
    s3_path const path = s3_path_in(each.text);
    if (!path.bucket.empty()) out.name(core::verb::may_fill).append(files_unloaded).append(path.prefix);
  }
}

}  // namespace strata::detail
