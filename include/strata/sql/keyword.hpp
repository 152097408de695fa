// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/character.hpp>

#include <cstddef>
#include <string_view>

namespace strata::sql {
namespace detail {

/// The reserved words of Redshift ("Reserved words" in its SQL reference), then the other words of its grammar.
inline constexpr std::size_t reserved_word_count = 159;
// clang-format off
inline constexpr std::string_view words[] = {
    // reserved
    "aes128", "aes256", "all", "allowoverwrite", "analyse", "analyze", "and", "any", "array", "as", "asc",
    "authorization", "az64", "backup", "between", "binary", "blanksasnull", "both", "bytedict", "bzip2",
    "case", "cast", "check", "collate", "column", "connect", "constraint", "create", "credentials", "cross",
    "current_date", "current_time", "current_timestamp", "current_user", "current_user_id", "default",
    "deferrable", "deflate", "defrag", "delta", "delta32k", "desc", "disable", "distinct", "do", "else",
    "emptyasnull", "enable", "encode", "encrypt", "encryption", "end", "except", "explicit", "false", "for",
    "foreign", "freeze", "from", "full", "globaldict256", "globaldict64k", "grant", "group", "gzip", "having",
    "identity", "ignore", "ilike", "in", "initially", "inner", "intersect", "interval", "into", "is",
    "isnull", "join", "language", "leading", "left", "like", "limit", "localtime", "localtimestamp", "lun",
    "luns", "lzo", "lzop", "minus", "mostly16", "mostly32", "mostly8", "natural", "new", "not", "notnull",
    "null", "nulls", "off", "offline", "offset", "oid", "old", "on", "only", "open", "or", "order", "outer",
    "overlaps", "parallel", "partition", "percent", "permissions", "pivot", "placing", "primary", "raw",
    "readratio", "recover", "references", "rejectlog", "resort", "respect", "restore", "right", "select",
    "session_user", "similar", "snapshot", "some", "start", "sysdate", "system", "table", "tag", "tdes",
    "text255", "text32k", "then", "timestamp", "to", "top", "trailing", "true", "truncatecolumns", "union",
    "unique", "unnest", "unpivot", "user", "using", "verbose", "wallet", "when", "where", "with", "without",
    // not reserved: names of the user may be spelled so
    "abort", "access", "account", "add", "admin", "after", "aggregate", "alter", "always", "append", "apply",
    "array_agg", "assumerole", "at", "attach", "auto", "avro", "backward", "begin", "bernoulli", "bigint",
    "binding", "bool", "boolean", "boost", "bpchar", "by", "call", "cancel", "cascade", "catalog", "char",
    "character", "close", "cluster", "columns", "comment", "commit", "committed", "compact", "compound",
    "compression", "comprows", "compupdate", "concurrently", "connection", "copy", "cube", "current",
    "cursor", "cycle", "data", "database", "datashare", "date", "day", "deallocate", "dec", "decimal",
    "declare", "delete", "delimiter", "delimiters", "detach", "dictionary", "distkey", "diststyle", "double",
    "drop", "duplicates", "dynamic", "each", "escape", "even", "every", "exclude", "execute", "exists",
    "explain", "explicit_ids", "external", "extract", "fetch", "fields", "file", "fillrecord", "filter",
    "first", "fixedwidth", "float", "float4", "float8", "following", "force", "format", "function",
    "functions", "future", "generated", "geography", "geometry", "global", "grouping", "groups", "hllsketch",
    "hold", "hour", "iam_role", "iceberg", "identified", "if", "ignoreblanklines", "ignoreheader",
    "immutable", "include", "includenew", "index", "inherits", "input", "inputformat", "insensitive",
    "insert", "instead", "int", "int2", "int4", "int8", "integer", "interleaved", "invoker", "isolation",
    "job", "json", "key", "kms_key", "languages", "last", "lateral", "layout", "level", "library", "lines",
    "load", "local", "location", "lock", "logging", "manage", "manifest", "masking", "master", "match",
    "matched", "materialized", "max", "maxvalue", "merge", "microsecond", "millisecond", "minute", "minvalue",
    "mode", "model", "models", "modify", "month", "name", "names", "namespace", "national", "nchar", "next",
    "no", "none", "noshred", "nothing", "numeric", "nvarchar", "object", "objects", "of", "openid",
    "operator", "option", "options", "orc", "ordinality", "others", "out", "outputformat", "over", "overlay",
    "overwrite", "owned", "owner", "parameters", "parquet", "partitioned", "partitions", "password", "path",
    "policy", "position", "preceding", "precision", "predicate", "prepare", "preserve", "prior", "priority",
    "privileges", "procedure", "procedures", "properties", "protected", "provider", "public",
    "publicaccessible", "qualify", "quarter", "quota", "quote", "range", "read", "real", "recluster",
    "recursive", "redshift", "refresh", "region", "reindex", "release", "remove", "rename", "repeatable",
    "replace", "reset", "restrict", "returning", "returns", "revoke", "rls", "role", "roles", "rollback",
    "rollup", "row", "rows", "runlength", "savepoint", "schema", "schemas", "scroll", "second", "secret_arn",
    "security", "sequence", "serde", "serdeproperties", "serializable", "session", "set", "setof", "sets",
    "share", "show", "smallint", "sort", "sortkey", "source", "stable", "statement", "statistics",
    "statupdate", "stdin", "storage", "stored", "streaming", "strict", "substring", "super", "superuser",
    "system_user", "tables", "tablesample", "tablespace", "target", "task", "temp", "template", "temporary",
    "terminated", "text", "tid", "time", "timestamptz", "timetz", "transaction", "treat", "trigger", "trim",
    "truncate", "truncated", "trusted", "type", "types", "unbounded", "uncommitted", "unknown", "unlimited",
    "unload", "until", "update", "usage", "use", "users", "vacuum", "valid", "value", "values", "varbinary",
    "varbyte", "varchar", "varying", "via", "view", "views", "volatile", "week", "window", "within", "work",
    "write", "year", "yes", "zone", "zstd",
};
// clang-format on
inline constexpr std::size_t word_count = sizeof(words) / sizeof(words[0]);

/// Open addressing with linear probing; a quarter full, so that a user's name is mostly told in one probe.
struct word_table {
  struct slot {
    std::uint32_t hash{};
    std::uint16_t word{};  ///< position in `words` plus one, 0 when free
  };
  static constexpr std::size_t size = 2048;
  slot slots[size]{};

  constexpr word_table() {
    for (std::size_t i = 0; i < word_count; ++i) {
      std::uint64_t hash = fnv_offset;
      for (char c : words[i]) hash = fnv_step(hash, c);
      std::size_t at = hash % size;
      while (slots[at].word != 0) at = (at + 1) % size;
      slots[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint16_t>(i + 1)};
    }
  }

  /// The word of this text, by its hash over the folded characters.
  constexpr std::uint16_t find(char const* text, std::size_t length, std::uint64_t hash) const {
    for (std::size_t at = hash % size; slots[at].word != 0; at = (at + 1) % size)
      if (slots[at].hash == static_cast<std::uint32_t>(hash >> 32) && same(words[slots[at].word - 1u], text, length))
        return slots[at].word;
    return 0;
  }
  static constexpr bool same(std::string_view word, char const* text, std::size_t length) {
    if (word.size() != length) return false;
    char const* expected = word.data();
    for (std::size_t i = 0; i < length; ++i)
      if (expected[i] != characters.folded[static_cast<unsigned char>(text[i])]) return false;
    return true;
  }
};
inline constexpr word_table words_by_hash{};

void this_word_is_not_in_the_table();  // never defined: ends a constant evaluation

}  // namespace detail

/// A word of the grammar, as a number: compare it with `"select"_kw`. It has no enumerators, so that a switch over some
/// words is nothing to warn of.
enum class keyword : std::uint16_t {};

/// Every identifier that is not a word of the grammar.
inline constexpr keyword no_keyword{};

/// The keyword that an unquoted identifier spells, in any case; `no_keyword` if it spells none.
constexpr keyword find_keyword(std::string_view text) {
  if (text.size() > 20) return no_keyword;
  std::uint64_t hash = detail::fnv_offset;
  for (char c : text) hash = detail::fnv_step(hash, c);
  return keyword{detail::words_by_hash.find(text.data(), text.size(), hash)};
}

/// Whether a name spelled so has to be quoted: it is one of Redshift's 159 reserved words.
/// Source: "Reserved words" in the Redshift SQL reference. Words that only other tools reserve are free.
constexpr bool is_reserved(keyword word) {
  return word != no_keyword && static_cast<std::size_t>(word) <= detail::reserved_word_count;
}
constexpr bool is_reserved(std::string_view text) { return is_reserved(find_keyword(text)); }

inline namespace literals {

/// The keyword of this spelling; a word that is not in the table does not compile.
consteval keyword operator""_kw(char const* text, std::size_t size) {
  keyword const word = find_keyword({text, size});
  if (word == no_keyword) detail::this_word_is_not_in_the_table();
  return word;
}

}  // namespace literals
}  // namespace strata::sql
