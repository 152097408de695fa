// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/character.hpp>

#include <cstddef>
#include <string_view>

namespace strata::sql {

// Each word of the grammar once, for its enumerator and its text: the reserved words of Redshift ("Reserved words" in
// its SQL reference), the other words of its grammar, which users may take as names, and the words of options and of
// functions with special grammar.
// clang-format off
#define STRATA_SQL_RESERVED_WORDS(X) \
  X(aes128) X(aes256) X(all) X(allowoverwrite) X(analyse) X(analyze) X(and) X(any) X(array) X(as) X(asc) \
  X(authorization) X(az64) X(backup) X(between) X(binary) X(blanksasnull) X(both) X(bytedict) X(bzip2) X(case) \
  X(cast) X(check) X(collate) X(column) X(connect) X(constraint) X(create) X(credentials) X(cross) \
  X(current_date) X(current_time) X(current_timestamp) X(current_user) X(current_user_id) X(default) \
  X(deferrable) X(deflate) X(defrag) X(delta) X(delta32k) X(desc) X(disable) X(distinct) X(do) X(else) \
  X(emptyasnull) X(enable) X(encode) X(encrypt) X(encryption) X(end) X(except) X(explicit) X(false) X(for) \
  X(foreign) X(freeze) X(from) X(full) X(globaldict256) X(globaldict64k) X(grant) X(group) X(gzip) X(having) \
  X(identity) X(ignore) X(ilike) X(in) X(initially) X(inner) X(intersect) X(interval) X(into) X(is) X(isnull) \
  X(join) X(language) X(leading) X(left) X(like) X(limit) X(localtime) X(localtimestamp) X(lun) X(luns) X(lzo) \
  X(lzop) X(minus) X(mostly16) X(mostly32) X(mostly8) X(natural) X(new) X(not) X(notnull) X(null) X(nulls) \
  X(off) X(offline) X(offset) X(oid) X(old) X(on) X(only) X(open) X(or) X(order) X(outer) X(overlaps) \
  X(parallel) X(partition) X(percent) X(permissions) X(pivot) X(placing) X(primary) X(raw) X(readratio) \
  X(recover) X(references) X(rejectlog) X(resort) X(respect) X(restore) X(right) X(select) X(session_user) \
  X(similar) X(snapshot) X(some) X(start) X(sysdate) X(system) X(table) X(tag) X(tdes) X(text255) X(text32k) \
  X(then) X(timestamp) X(to) X(top) X(trailing) X(true) X(truncatecolumns) X(union) X(unique) X(unnest) \
  X(unpivot) X(user) X(using) X(verbose) X(wallet) X(when) X(where) X(with) X(without)
#define STRATA_SQL_GRAMMAR_WORDS(X) \
  X(abort) X(access) X(account) X(add) X(admin) X(after) X(aggregate) X(alter) X(always) X(append) X(apply) \
  X(array_agg) X(assumerole) X(at) X(attach) X(auto) X(avro) X(backward) X(begin) X(bernoulli) X(bigint) \
  X(binding) X(bool) X(boolean) X(boost) X(bpchar) X(by) X(call) X(cancel) X(cascade) X(catalog) X(char) \
  X(character) X(close) X(cluster) X(columns) X(comment) X(commit) X(committed) X(compact) X(compound) \
  X(compression) X(comprows) X(compupdate) X(concurrently) X(connection) X(copy) X(cube) X(current) X(cursor) \
  X(cycle) X(data) X(database) X(datashare) X(datashares) X(date) X(day) X(deallocate) X(dec) X(decimal) X(declare) X(delete) \
  X(delimiter) X(delimiters) X(detach) X(dictionary) X(distkey) X(diststyle) X(double) X(drop) X(duplicates) \
  X(dynamic) X(each) X(escape) X(even) X(every) X(exclude) X(execute) X(exists) X(explain) X(explicit_ids) \
  X(external) X(extract) X(fetch) X(fields) X(file) X(fillrecord) X(filter) X(first) X(fixedwidth) X(float) \
  X(float4) X(float8) X(following) X(force) X(format) X(function) X(functions) X(future) X(generated) \
  X(geography) X(geometry) X(global) X(grouping) X(groups) X(hllsketch) X(hold) X(hour) X(iam_role) X(iceberg) \
  X(identified) X(if) X(ignoreblanklines) X(ignoreheader) X(immutable) X(include) X(includenew) X(index) \
  X(inherits) X(input) X(inputformat) X(insensitive) X(insert) X(instead) X(int) X(int2) X(int4) X(int8) \
  X(integer) X(interleaved) X(invoker) X(isolation) X(job) X(jobs) X(json) X(keep) X(key) X(kms_key) X(languages) X(last) \
  X(lateral) X(layout) X(level) X(library) X(lines) X(load) X(local) X(location) X(lock) X(logging) X(manage) \
  X(manifest) X(masking) X(master) X(match) X(matched) X(materialized) X(max) X(maxvalue) X(merge) \
  X(microsecond) X(millisecond) X(minute) X(minvalue) X(mode) X(model) X(models) X(modify) X(month) X(name) \
  X(names) X(namespace) X(national) X(nchar) X(next) X(no) X(none) X(noshred) X(nothing) X(numeric) X(nvarchar) \
  X(object) X(object_transform) X(objects) X(of) X(openid) X(operator) X(option) X(options) X(orc) X(ordinality) X(others) X(out) \
  X(outputformat) X(over) X(overlay) X(overwrite) X(owned) X(owner) X(parameters) X(parquet) X(partitioned) \
  X(partitions) X(password) X(path) X(policy) X(position) X(preceding) X(precision) X(predicate) X(prepare) \
  X(preserve) X(prior) X(priority) X(privileges) X(procedure) X(procedures) X(properties) X(protected) \
  X(provider) X(public) X(publicaccessible) X(qualify) X(quarter) X(quota) X(quote) X(range) X(read) X(real) \
  X(recluster) X(recursive) X(redshift) X(refresh) X(region) X(reindex) X(release) X(remove) X(rename) \
  X(repeatable) X(replace) X(reset) X(restrict) X(returning) X(returns) X(revoke) X(rls) X(role) X(roles) \
  X(rollback) X(rollup) X(row) X(rows) X(runlength) X(savepoint) X(schema) X(schemas) X(scroll) X(second) \
  X(secret_arn) X(security) X(sequence) X(serde) X(serdeproperties) X(serializable) X(session) X(set) X(setof) \
  X(sets) X(share) X(show) X(smallint) X(sort) X(sortkey) X(source) X(stable) X(statement) X(statistics) \
  X(statupdate) X(stdin) X(storage) X(stored) X(streaming) X(strict) X(substring) X(super) X(superuser) \
  X(system_user) X(tables) X(tablesample) X(tablespace) X(target) X(task) X(temp) X(template) X(temporary) \
  X(terminated) X(text) X(tid) X(time) X(timestamptz) X(timetz) X(transaction) X(treat) X(trigger) X(trim) \
  X(truncate) X(truncated) X(trusted) X(type) X(types) X(unbounded) X(uncommitted) X(unknown) X(unlimited) \
  X(unload) X(until) X(update) X(usage) X(use) X(users) X(vacuum) X(valid) X(value) X(values) X(varbinary) \
  X(varbyte) X(varchar) X(varying) X(via) X(view) X(views) X(volatile) X(week) X(window) X(within) X(work) X(workgroup) \
  X(write) X(year) X(yes) X(zone) X(zstd)
#define STRATA_SQL_OPTION_WORDS(X) \
  X(acceptanydate) X(acceptinvchars) X(access_key_id) X(addquotes) X(api_key) X(application_arn) X(approximate) \
  X(audience) X(authentication) X(authority) X(case_insensitive) X(case_sensitive) X(cleanpath) X(client_id) \
  X(client_secret) X(convert) X(cosineonly) X(createdb) X(createuser) X(dateformat) X(datetime) X(dow) \
  X(encoding) X(extension) X(externalid) X(filltarget) X(header) X(hive) X(hyperparameters) X(iam) X(ignoreextra) \
  X(including) X(excluding) X(defaults) X(kafka) X(kinesis) X(lambda) X(map) X(master_symmetric_key) X(maxerror) \
  X(maxfilesize) X(max_batch_rows) X(max_batch_size) X(max_cells) X(max_runtime) X(metastore) X(model_type) \
  X(msk) X(mysql) X(mtls) X(nocreatedb) X(nocreateuser) X(noload) X(objective) X(parameter) X(plpgsql) \
  X(plpythonu) X(port) X(postgres) X(preprocessors) X(problem_type) X(removequotes) X(retry_timeout) X(roundec) \
  X(rowgroupsize) X(s3_bucket) X(s3_garbage_collect) X(secret_access_key) X(serializetojson) X(session_token) X(settings) \
  X(shapefile) X(simplify) X(sql) X(ssh) X(syslog) X(textfile) X(sequencefile) X(rcfile) X(ion) X(rewrite) \
  X(collection) X(items) X(keys) X(escaped) X(timeformat) X(timeout) X(token) X(trimblanks) X(try_cast) X(uri) \
  X(xgboost) X(zeroetl) X(integration) X(mlp) X(linear_learner) X(kmeans) X(instance_type) X(return) X(setting) \
  X(role_arn) X(refresh_interval) X(auto_create_roles) X(instance_access) X(numrows) X(abac) X(sagemaker) \
  X(inout) X(called) X(ties) X(csv) X(encrypted) X(mb) X(gb) X(preset) X(catalog_role) X(kms_key_id) \
  X(symmetric) X(variadic) X(invalidate) X(query_group) X(search_path) X(restrictive) X(permissive) X(definition) X(authentication_arn) \
  X(catalog_id) X(auto_remediation) X(list) X(run) X(ignoreallerrors)
#define STRATA_SQL_WORDS(X) STRATA_SQL_RESERVED_WORDS(X) STRATA_SQL_GRAMMAR_WORDS(X) STRATA_SQL_OPTION_WORDS(X)
// clang-format on

/// A word of the grammar, e.g. `kw_select`, or `no_keyword` for every other identifier. The reserved words come first.
enum class keyword : std::uint16_t {
  no_keyword,
#define STRATA_SQL_ENUMERATOR(word) kw_##word,
  STRATA_SQL_WORDS(STRATA_SQL_ENUMERATOR)
#undef STRATA_SQL_ENUMERATOR
};
using enum keyword;

namespace detail {

#define STRATA_SQL_COUNT(word) +1  // NOLINT(bugprone-macro-parentheses): a term of a sum
inline constexpr std::size_t reserved_word_count = 0 STRATA_SQL_RESERVED_WORDS(STRATA_SQL_COUNT);
#undef STRATA_SQL_COUNT
static_assert(reserved_word_count == 159);
/// The texts of the keywords, without `no_keyword`. They carry their sizes, because counting takes time in constant
/// expressions.
inline constexpr std::string_view words[] = {
#define STRATA_SQL_TEXT(word) {#word, sizeof(#word) - 1},
    STRATA_SQL_WORDS(STRATA_SQL_TEXT)
#undef STRATA_SQL_TEXT
};
#undef STRATA_SQL_RESERVED_WORDS
#undef STRATA_SQL_GRAMMAR_WORDS
#undef STRATA_SQL_OPTION_WORDS
#undef STRATA_SQL_WORDS
inline constexpr std::size_t word_count = sizeof(words) / sizeof(words[0]);

/// Open addressing with linear probing. The table is less than half full, so one probe usually decides that a word is a
/// user's name.
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
      for (char c : words[i]) hash = (hash ^ static_cast<unsigned char>(c)) * fnv_prime;  // nothing to fold
      std::size_t at = hash % size;
      while (slots[at].word != 0) at = (at + 1) % size;
      slots[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint16_t>(i + 1)};
    }
  }

  /// The word with this text; `hash` is the hash of its folded characters.
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

}  // namespace detail

/// The keyword that an unquoted identifier spells, in any case; `no_keyword` if it is none.
constexpr keyword find_keyword(std::string_view text) {
  if (text.size() > 20) return no_keyword;
  std::uint64_t hash = detail::fnv_offset;
  for (char c : text) hash = detail::fnv_step(hash, c);
  return keyword{detail::words_by_hash.find(text.data(), text.size(), hash)};
}

/// Whether a name with this spelling needs quotes: it is one of Redshift's 159 reserved words. Words that only other
/// tools reserve need none.
/// Source: "Reserved words" in the Redshift SQL reference.
constexpr bool is_reserved(keyword word) {
  return word != no_keyword && static_cast<std::size_t>(word) <= detail::reserved_word_count;
}
constexpr bool is_reserved(std::string_view text) { return is_reserved(find_keyword(text)); }

/// A set of keywords. A look-up takes one step, whatever the size of the set.
class keyword_set {
 public:
  template <std::size_t Count>
  consteval explicit keyword_set(keyword const (&words)[Count]) {
    for (keyword word : words) has_[static_cast<std::size_t>(word)] = true;
  }
  [[nodiscard]] constexpr bool has(keyword word) const { return has_[static_cast<std::size_t>(word)]; }

 private:
  bool has_[detail::word_count + 1]{};
};

namespace detail {

inline constexpr keyword_set structural_words{
    {kw_all,       kw_and,      kw_any,     kw_as,       kw_asc,        kw_between, kw_both,    kw_case,
     kw_cast,      kw_check,    kw_collate, kw_connect,  kw_constraint, kw_create,  kw_cross,   kw_default,
     kw_desc,      kw_distinct, kw_else,    kw_end,      kw_except,     kw_false,   kw_for,     kw_foreign,
     kw_from,      kw_full,     kw_grant,   kw_group,    kw_having,     kw_ilike,   kw_in,      kw_inner,
     kw_intersect, kw_into,     kw_is,      kw_isnull,   kw_join,       kw_left,    kw_like,    kw_limit,
     kw_minus,     kw_natural,  kw_not,     kw_notnull,  kw_null,       kw_offset,  kw_on,      kw_only,
     kw_or,        kw_order,    kw_outer,   kw_overlaps, kw_pivot,      kw_placing, kw_primary, kw_references,
     kw_right,     kw_select,   kw_similar, kw_some,     kw_start,      kw_table,   kw_then,    kw_to,
     kw_top,       kw_true,     kw_union,   kw_unique,   kw_unpivot,    kw_user,    kw_using,   kw_when,
     kw_where,     kw_with}};

}  // namespace detail

/// Whether a reserved word holds statements together, so that it is never a name without quotes. The other reserved
/// words cannot name a new object; as references to existing objects, Redshift's grammar accepts many of them.
constexpr bool is_structural(keyword word) { return detail::structural_words.has(word); }

}  // namespace strata::sql
