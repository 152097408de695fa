// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

/// Words that begin an option of COPY and UNLOAD.
inline constexpr keyword_set option_words{{kw_acceptanydate,
                                           kw_acceptinvchars,
                                           kw_access_key_id,
                                           kw_addquotes,
                                           kw_allowoverwrite,
                                           kw_avro,
                                           kw_blanksasnull,
                                           kw_bzip2,
                                           kw_cleanpath,
                                           kw_comprows,
                                           kw_compupdate,
                                           kw_credentials,
                                           kw_csv,
                                           kw_dateformat,
                                           kw_delimiter,
                                           kw_delimiters,
                                           kw_emptyasnull,
                                           kw_encoding,
                                           kw_encrypted,
                                           kw_escape,
                                           kw_explicit_ids,
                                           kw_extension,
                                           kw_fillrecord,
                                           kw_fixedwidth,
                                           kw_format,
                                           kw_gzip,
                                           kw_header,
                                           kw_iam_role,
                                           kw_ignoreallerrors,
                                           kw_ignoreblanklines,
                                           kw_ignoreheader,
                                           kw_include,
                                           kw_job,
                                           kw_json,
                                           kw_kms_key_id,
                                           kw_lzop,
                                           kw_manifest,
                                           kw_master_symmetric_key,
                                           kw_maxerror,
                                           kw_maxfilesize,
                                           kw_noload,
                                           kw_null,
                                           kw_orc,
                                           kw_overwrite,
                                           kw_parallel,
                                           kw_parquet,
                                           kw_partition,
                                           kw_quote,
                                           kw_readratio,
                                           kw_region,
                                           kw_removequotes,
                                           kw_roundec,
                                           kw_rowgroupsize,
                                           kw_secret_access_key,
                                           kw_serializetojson,
                                           kw_session_token,
                                           kw_shapefile,
                                           kw_simplify,
                                           kw_ssh,
                                           kw_statupdate,
                                           kw_timeformat,
                                           kw_token,
                                           kw_trimblanks,
                                           kw_truncatecolumns,
                                           kw_with,
                                           kw_zstd,
                                           kw_binary,
                                           kw_text}};
/// Words that are values of options.
inline constexpr keyword_set option_values{{kw_on, kw_off, kw_true, kw_false, kw_default, kw_auto, kw_as, kw_mb, kw_gb,
                                            kw_preset, kw_max, kw_start, kw_create, kw_catalog_role, kw_verbose}};

/// The values behind the word of an option.
constexpr void option_value(parser& p, children& c, keyword option) {
  for (;;) {
    switch (p.now->kind) {
      case token_kind::string:
      case token_kind::number:
        p.add(c, p.take(node_kind::literal));
        break;
      case token_kind::left_parenthesis:
        p.add(c, opaque_parentheses(p));
        break;
      case token_kind::identifier: {
        // the name of an encoding, or of a job
        bool const named = p.now->word == no_keyword && (option == kw_encoding || option == kw_job);
        if (!named && !option_values.has(p.now->word)) return;
        p.advance();
        break;
      }
      default:
        return;
    }
  }
}

/// Options: a word, then its value. Their order does not matter, and AS and WITH between them have no meaning.
constexpr void options(parser& p, children& c) {
  while (!p.done()) {
    std::uint32_t const from = p.at;
    keyword const option = p.now->word;
    if (p.accept(kw_using, kw_template)) {
      children name;
      p.add(name, object(p, usage::refers, object_kind::template_for_copy));
      p.add(c, p.make(node_kind::option, from, name));
      continue;
    }
    if (!option_words.has(option)) {
      p.unexpected();
      return;
    }
    children value;
    p.advance();
    p.accept(kw_by);
    p.accept(kw_as);
    if (option == kw_format && p.now->is_name()) p.advance();  // FORMAT [AS] CSV
    p.accept(kw_as);
    option_value(p, value, option);
    p.add(c, p.make(node_kind::option, from, value));
  }
}

constexpr void copy(parser& p, children& c) {
  p.advance();
  if (p.is(kw_job) && p.peek(1).is_name() && !p.peek(1).is(kw_from)) {
    p.advance();
    return words(p, c);
  }
  p.add(c, object(p, usage::writes, object_kind::table));
  if (p.is(token_kind::left_parenthesis)) p.add(c, column_list(p));
  p.expect(kw_from);
  if (!p.is(token_kind::string) && !p.is(token_kind::parameter)) {
    p.unexpected();
    return;
  }
  p.add(c, p.take(node_kind::literal));
  options(p, c);
}

/// UNLOAD takes its query as a string: see `query_of_unload`.
constexpr void unload(parser& p, children& c) {
  p.advance();
  p.expect(token_kind::left_parenthesis);
  if (p.is(token_kind::string))
    p.add(c, p.take(node_kind::opaque));
  else
    p.add(c, query(p));
  p.expect(token_kind::right_parenthesis);
  p.expect(kw_to);
  if (!p.is(token_kind::string) && !p.is(token_kind::parameter)) {
    p.unexpected();
    return;
  }
  p.add(c, p.take(node_kind::literal));
  options(p, c);
}

inline constexpr word_pair standalone_jobs[] = {{kw_job, kw_create}, {kw_job, kw_drop}, {}};

inline constexpr statement_row file_statements[] = {
    {{statement_kind::copy, {kw_copy}, transaction_class::batchable, standalone_jobs}, copy},
    {{statement_kind::unload, {kw_unload}}, unload},
};

}  // namespace strata::sql::grammar
