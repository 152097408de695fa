// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/files.hpp>
#include <strata/constructs/redshift/parsed_sql.hpp>

namespace strata::detail {

/// Says where a script may put files: below each S3 path in it, in a bucket that is not known. A procedure may put them
/// anywhere, and so may SQL that Strata does not read.
constexpr void describe_unloads(core::describer& out, sql_source const& source, parsed_sql const& read) {
  if (source.is_opaque()) out.mark(may_write_anywhere);
  constexpr std::string_view head = "'s3://";
  for (sql::token const& each : read.tree.tokens) {
    if (each.is(sql::kw_procedure) || each.is(sql::kw_call)) out.mark(may_write_anywhere);
    if (!each.is(sql::token_kind::string) || !begins_with(each.text, head)) continue;
    std::string_view const path = each.text.substr(head.size(), each.text.size() - head.size() - 1);
    std::size_t const slash = path.find('/');
    std::string_view const prefix = slash == path.npos ? std::string_view{} : path.substr(slash + 1);
    out.name(core::verb::may_fill).append(files_unloaded).append(prefix);
  }
}

}  // namespace strata::detail
