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
    // words of options and of functions with a grammar of their own
    "acceptanydate", "acceptinvchars", "access_key_id", "addquotes", "api_key", "application_arn", "approximate",
    "audience", "authentication", "authority", "case_insensitive", "case_sensitive", "cleanpath", "client_id",
    "client_secret", "convert", "cosineonly", "createdb", "createuser", "dateformat", "datetime", "dow", "encoding",
    "extension", "externalid", "fillextra", "header", "hive", "hyperparameters", "iam", "ignoreextra", "including",
    "excluding", "defaults", "kafka", "kinesis", "lambda", "map", "master_symmetric_key", "maxerror", "maxfilesize",
    "max_batch_rows", "max_batch_size", "max_cells", "max_runtime", "metastore", "model_type", "msk", "mysql", "mtls",
    "nocreatedb", "nocreateuser", "noload", "objective", "parameter", "plpgsql", "plpythonu", "port", "postgres",
    "preprocessors", "problem_type", "removequotes", "retry_timeout", "roundec", "rowgroupsize", "s3_bucket",
    "s3_garbage_collect", "secret_access_key", "session_token", "settings", "shapefile", "simplify", "sql", "ssh",
    "syslog", "textfile", "sequencefile", "rcfile", "ion", "rewrite", "collection", "items", "keys", "escaped",
    "timeformat", "timeout", "token", "trimblanks", "try_cast", "uri", "xgboost", "zeroetl",
    "integration", "mlp", "linear_learner", "kmeans", "instance_type", "return", "setting", "role_arn",
    "refresh_interval", "auto_create_roles", "instance_access", "numrows", "abac", "sagemaker", "inout", "called",
    "ties", "csv", "encrypted", "mb", "gb", "preset", "catalog_role", "kms_key_id", "symmetric", "variadic", "invalidate", "query_group", "search_path", "restrictive", "permissive",
};
// clang-format on
inline constexpr std::size_t word_count = sizeof(words) / sizeof(words[0]);

/// Open addressing with linear probing; less than half full, so that a user's name is mostly told in one probe.
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

/// Whether a reserved word holds statements together, so that it is never a name without quotes. The other reserved
/// words are refused as names of what is created; where something is only referred to, Redshift's grammar takes many of
/// them.
constexpr bool is_structural(keyword word) {
  if (!is_reserved(word)) return false;
  switch (word) {
    case "all"_kw:
    case "and"_kw:
    case "any"_kw:
    case "as"_kw:
    case "asc"_kw:
    case "between"_kw:
    case "both"_kw:
    case "case"_kw:
    case "cast"_kw:
    case "check"_kw:
    case "collate"_kw:
    case "connect"_kw:
    case "constraint"_kw:
    case "create"_kw:
    case "cross"_kw:
    case "default"_kw:
    case "desc"_kw:
    case "distinct"_kw:
    case "else"_kw:
    case "end"_kw:
    case "except"_kw:
    case "false"_kw:
    case "for"_kw:
    case "foreign"_kw:
    case "from"_kw:
    case "full"_kw:
    case "grant"_kw:
    case "group"_kw:
    case "having"_kw:
    case "ilike"_kw:
    case "in"_kw:
    case "inner"_kw:
    case "intersect"_kw:
    case "into"_kw:
    case "is"_kw:
    case "isnull"_kw:
    case "join"_kw:
    case "left"_kw:
    case "like"_kw:
    case "limit"_kw:
    case "minus"_kw:
    case "natural"_kw:
    case "not"_kw:
    case "notnull"_kw:
    case "null"_kw:
    case "offset"_kw:
    case "on"_kw:
    case "only"_kw:
    case "or"_kw:
    case "order"_kw:
    case "outer"_kw:
    case "overlaps"_kw:
    case "pivot"_kw:
    case "placing"_kw:
    case "primary"_kw:
    case "references"_kw:
    case "right"_kw:
    case "select"_kw:
    case "similar"_kw:
    case "some"_kw:
    case "start"_kw:
    case "table"_kw:
    case "then"_kw:
    case "to"_kw:
    case "top"_kw:
    case "true"_kw:
    case "union"_kw:
    case "unique"_kw:
    case "unpivot"_kw:
    case "user"_kw:
    case "using"_kw:
    case "when"_kw:
    case "where"_kw:
    case "with"_kw:
      return true;
    default:
      return false;
  }
}
}  // namespace strata::sql
