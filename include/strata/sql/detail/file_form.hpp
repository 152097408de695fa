// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/copy_options.hpp>
#include <strata/sql/detail/table_form.hpp>
#include <strata/sql/relations.hpp>

namespace strata::sql::detail {

/// The text of a string literal, or of none.
struct string_content : unquoted {
  bool is_string = false;
  bool plain = false;  ///< without escapes, of which some stand for other characters

  constexpr explicit string_content(token const& literal)
      : unquoted{literal.is(token_kind::string) ? literal : token{.text = "''"}},
        is_string{literal.is(token_kind::string)},
        plain{is_string && literal.text.find('\\') == std::string_view::npos} {}
  /// A value that CloudFormation fills in may be anything.
  [[nodiscard]] constexpr bool is_certain() const {
    return plain && view().find("${") == std::string_view::npos && view().find("{{") == std::string_view::npos;
  }
  /// The place of a fault in the text.
  [[nodiscard]] constexpr token place_of(token const& literal, fault const& inner) const {
    token at = literal;
    if (inner.length == 0 || inner.offset + inner.length > from.size()) return at;
    std::size_t const first = from[inner.offset], last = from[inner.offset + inner.length - 1];
    at.text = literal.text.substr(first - literal.offset, last + 1 - first);
    at.offset = first;
    return at;
  }
};

/// What Redshift refuses in COPY and UNLOAD around the query. Sources: "COPY", "UNLOAD", "Authorization parameters",
/// "Data format parameters", "Data load operations" and "Data conversion parameters" in the Redshift SQL reference.
class file_form : protected table_form {
 protected:
  using table_form::table_form;

  constexpr void copy(std::uint32_t i) {
    options(i, why_not_loaded);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::option)) loads(c);
    location(i, {"s3://", "emr://", "dynamodb://", "ssh://"});
    reads_table(i);
    authorization(i);
  }
  constexpr void unload(std::uint32_t i) {
    unloaded(i);
    options(i, why_not_unloaded);
    location(i, {"s3://"});
    authorization(i);
  }

 private:
  /// The format and the compression are named once, like every option, and go with the other options.
  constexpr void options(std::uint32_t i, std::string_view (*why_not)(file_format, keyword)) {
    file_format format{};
    bool compressed = false, allows_overwrite = false, cleans = false;
    name_table<bool> known;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::option)) continue;
      token const& word = tree_.first_token(c);
      file_format const named = format_of_option(tree_.range(c));
      if (named != file_format::delimited && format != file_format::delimited) refuse(word, "one format only");
      if (named != file_format::delimited) format = named;
      if (is_compression(word.word) && compressed) refuse(word, "one compression only");
      compressed = compressed || is_compression(word.word);
      allows_overwrite = allows_overwrite || word.is(kw_allowoverwrite);
      cleans = cleans || word.is(kw_cleanpath);
      if (allows_overwrite && cleans) refuse(word, "ALLOWOVERWRITE or CLEANPATH");
      auto const key = static_cast<std::uint64_t>(word.word);
      if (known.find(key, [](bool) { return true; }) != nullptr && !word.is(kw_with)) refuse(word, "stated twice");
      known.add(key, true);
      value(c, word);
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::option))
        if (std::string_view const reason = why_not(format, tree_.first_token(c).word); !reason.empty())
          refuse(c, reason);
  }

  /// Values of a single character, and numbers within limits.
  constexpr void value(std::uint32_t option, token const& word) {
    std::uint32_t const literal = tree_.find(option, node_kind::literal);
    if (literal == 0) return;
    token const& given = tree_.first_token(literal);
    if (is_text_option(word.word) && given.is(token_kind::number)) refuse(given, "write it in quotes");
    if (word.is(kw_maxerror) && given.is(token_kind::number) && number_of(given, 0) > 100'000)
      faults_.report(fault_code::beyond_a_limit, given, {}, "at most 100000 errors");
    if (word.is(kw_maxfilesize) && given.is(token_kind::number)) file_size(option, given);
    string_content const content{given};
    if (!content.plain) return;
    if (word.is(kw_delimiter) && content.text.empty()) refuse(given, "name a character");
    if ((word.is(kw_quote) || word.is(kw_acceptinvchars)) && content.text.size() != 1)
      refuse(given, "give exactly one character");
    if (!content.is_certain()) return;
    if (word.is(kw_iam_role) && !content.view().starts_with("arn") && !content.view().starts_with("<"))
      refuse(given, "name the ARN of a role");
  }

  /// What only COPY has: other formats, encodings, and the mapping of JSON and AVRO to columns.
  constexpr void loads(std::uint32_t option) {
    token_range const written = tree_.range(option);
    std::size_t t = written[0].is(kw_format) ? 1 : 0;
    if (t < written.size() && written[t].is(kw_as)) ++t;
    if (written[0].is(kw_format) && t < written.size() && written[t].is_name() &&
        !is_one_of(written[t].as_identifier(),
                   {"csv", "delimiter", "fixedwidth", "shapefile", "avro", "json", "parquet", "orc", "text", "textfile",
                    "rcfile", "sequencefile", "binary", "iceberg"}))
      refuse(written[t], "no format of COPY");
    token const& last = written[written.size() - 1];
    if (written[0].is(kw_encoding) && last.is_name() &&
        !is_one_of(last.as_identifier(), {"encoding", "utf8", "utf16", "utf16le", "utf16be", "iso88591"}))
      refuse(last, "UTF8, UTF16, UTF16LE, UTF16BE or ISO88591");
    std::uint32_t const literal = tree_.find(option, node_kind::literal);
    bool const maps = t < written.size() && (written[t].is(kw_json) || written[t].is(kw_avro));
    if (!maps || literal == 0) return;
    string_content const content{tree_.first_token(literal)};
    bool const known = content.view().starts_with("s3://") ||
                       is_one_of(name_of(content.view()), {"auto", "auto ignorecase", "noshred"});
    if (content.is_certain() && !known) refuse(literal, "'auto', 'auto ignorecase', or a file in s3://");
  }
  /// COPY from a DynamoDB table wants READRATIO. Source: "COPY from Amazon DynamoDB".
  constexpr void reads_table(std::uint32_t i) {
    std::uint32_t const where = tree_.find(i, node_kind::literal);
    string_content const content{where == 0 ? token{} : tree_.first_token(where)};
    if (!content.is_certain() || !content.view().starts_with("dynamodb://")) return;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::option) && tree_.first_token(c).is(kw_readratio)) return;
    refuse(where, "add READRATIO");
  }

  /// MAXFILESIZE is 5 MB to 6.2 GB. Source: "UNLOAD".
  constexpr void file_size(std::uint32_t option, token const& given) {
    written_number const number{given.text};
    if (!number.plain || number.whole.size() > 9) return;
    unsigned long long size = 0, part = 1000;  // thousandths
    for (char c : number.whole) size = size * 10 + static_cast<unsigned>(c - '0');
    size *= 1000;
    for (char c : number.fraction) part /= 10, size += part * static_cast<unsigned>(c - '0');
    if (tree_.tokens[nodes_[option].last - 1].is(kw_gb)) size *= 1024;
    if (size < 5000 || size > 6'348'800) faults_.report(fault_code::beyond_a_limit, given, {}, "5 MB to 6.2 GB");
  }
  static constexpr bool is_text_option(keyword word) {
    return word == kw_dateformat || word == kw_timeformat || word == kw_delimiter || word == kw_region ||
           word == kw_iam_role || word == kw_credentials;
  }

  constexpr void location(std::uint32_t i, std::initializer_list<std::string_view> schemes) {
    std::uint32_t const where = tree_.find(i, node_kind::literal);
    if (where == 0) return;
    string_content const content{tree_.first_token(where)};
    if (!content.is_certain()) return;
    for (std::string_view scheme : schemes)
      if (content.view().starts_with(scheme) && content.view().size() > scheme.size()) return;
    refuse(where, "not a location such as s3://...");
  }

  /// One way of authorization, whose parts are all there.
  constexpr void authorization(std::uint32_t i) {
    std::uint32_t const source = tree_.find(i, node_kind::literal);
    std::uint32_t first = 0, key = 0, secret = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::option)) continue;
      token const& word = tree_.first_token(c);
      if (word.is(kw_with)) return;
      if (word.is(kw_access_key_id)) key = c;
      if (word.is(kw_secret_access_key)) secret = c;
      if (!word.is(kw_iam_role) && !word.is(kw_credentials) && !word.is(kw_access_key_id)) continue;
      if (first != 0) refuse(word, "one way of authorization");
      first = c;
    }
    if (key != 0 && secret == 0) refuse(key, "add SECRET_ACCESS_KEY");
    if (source == 0 || first != 0) return;
    for (token const& t : tree_.range(i))
      if (is_word(t, "template")) return;
    refuse(source, "add IAM_ROLE");
  }

  /// The query of an UNLOAD in its string.
  constexpr void unloaded(std::uint32_t i) {
    std::uint32_t const quoted = tree_.find(i, node_kind::opaque);
    if (quoted == 0) return;
    token const& whole = tree_.first_token(quoted);
    string_content const content{whole};
    if (!content.is_string) return;
    core::sequence<token> const tokens = tokenize(content.view());
    syntax_tree const read{all_of(tokens)};
    fault inner = sql::check(all_of(tokens));
    if (!inner) inner = read.error();
    if (!inner) return unloads(read.view(), whole);
    faults_.report(inner.code, content.place_of(whole, inner), {}, inner.reason);
  }

  /// One SELECT, without LIMIT around all of it.
  constexpr void unloads(tree_view const& read, token const& whole) {
    std::uint32_t const first = read.first_statement();
    if (first == 0) return;
    if (static_cast<statement_kind>(read[first].detail) != statement_kind::select)
      return refuse(whole, "UNLOAD takes a SELECT");
    if (read[first].next != 0) return refuse(whole, "UNLOAD takes one SELECT");
    std::uint32_t const query = read.find(first, node_kind::query);
    if (query != 0 && read.find(query, node_kind::limit) != 0) refuse(whole, "move LIMIT into a query in FROM");
  }

  static constexpr bool is_word(token const& t, std::string_view word) {
    return t.kind == token_kind::identifier && equal(t.as_identifier(), name_of(word));
  }
};

}  // namespace strata::sql::detail
